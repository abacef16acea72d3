// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/serverprogram.h"

#include "models/stores/sql/sqlerror.h"

#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr int lookEvery = 100;                     // milliseconds
constexpr int patience = 10'000;                   // milliseconds, for a version
constexpr qint64 inHand = 4 * 1024 * 1024;         // bytes of input that wait in memory
constexpr qsizetype wordsKept = 20;

/// The major version a program says it is; 0 if it does not run.
int versionOf(const QString &name)
{
    static const QRegularExpression version(u"\\(PostgreSQL\\) (\\d+)"_s);
    QProcess process;
    process.start(name, {u"--version"_s});
    if (!process.waitForFinished(patience) || process.exitCode() != 0)
        return 0;
    return version.match(QString::fromUtf8(process.readAllStandardOutput())).captured(1).toInt();
}

[[noreturn]] void refuse(const QString &why)
{
    throw SqlFailure{{.kind = ErrorKind::Invalid, .detail = why}};
}

QProcessEnvironment environmentFor(const DatabaseAddress &address, const QString &password)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // Debian's programs choose their version by these; where they go says their --dbname.
    environment.insert(u"PGHOST"_s, address.host());
    environment.insert(u"PGPORT"_s, QString::number(address.port()));
    environment.insert(u"PGCONNECT_TIMEOUT"_s, u"10"_s);
    environment.insert(u"PGAPPNAME"_s, u"tallystick-copy"_s);
    environment.insert(u"PGCLIENTENCODING"_s, u"UTF8"_s);
    environment.insert(u"LC_ALL"_s, u"C"_s);                     // failure() reads what they say
    environment.remove(u"PGOPTIONS"_s);
    if (!password.isEmpty())
        environment.insert(u"PGPASSWORD"_s, password);
    return environment;
}

} // namespace

void ServerProgram::require(const QStringList &names, int oldest)
{
    for (const QString &name : names) {
        const int version = QStandardPaths::findExecutable(name).isEmpty() ? 0 : versionOf(name);
        if (version == 0)
            refuse(u"the program %1 is not installed on this computer; the package postgresql-client has it"_s.arg(name));
        if (version < oldest)
            refuse(u"the program %1 is of PostgreSQL %2 and the server of PostgreSQL %3; install the package postgresql-client-%3"_s
                       .arg(name).arg(version).arg(oldest));
    }
}

ServerProgram::ServerProgram(const QString &name, const QStringList &arguments, const DatabaseAddress &address, const QString &password)
    : m_name{name}
{
    m_process.setProcessEnvironment(environmentFor(address, password));
    m_process.start(name, arguments);
    if (!m_process.waitForStarted())
        throw SqlFailure{{.kind = ErrorKind::Internal, .detail = u"%1: %2"_s.arg(name, m_process.errorString())}};
}

ServerProgram::~ServerProgram()
{
    if (!isRunning())
        return;
    m_process.kill();
    m_process.waitForFinished();
}

void ServerProgram::wait(const std::function<void(const QString &)> &look)
{
    while (isRunning()) {
        m_process.waitForFinished(lookEvery);
        listen(look);
        look({});
    }
    listen(look);
}

QByteArray ServerProgram::readSome()
{
    if (m_process.bytesAvailable() == 0)
        m_process.waitForReadyRead(lookEvery);
    return m_process.readAllStandardOutput();
}

void ServerProgram::write(const QByteArray &bytes)
{
    m_process.write(bytes);
    while (isRunning() && m_process.bytesToWrite() > inHand)
        m_process.waitForBytesWritten(lookEvery);
}

bool ServerProgram::endedWell() const
{
    return !isRunning() && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

void ServerProgram::listen(const std::function<void(const QString &)> &look)
{
    m_unread += m_process.readAllStandardError();
    for (qsizetype end = m_unread.indexOf('\n'); end >= 0; end = m_unread.indexOf('\n')) {
        const QString line = QString::fromUtf8(m_unread.first(end));
        m_unread.remove(0, end + 1);
        m_said.append(line);
        if (m_said.size() > wordsKept)
            m_said.removeFirst();
        look(line);
    }
}

Error ServerProgram::failure(ErrorKind otherwise, const QString &value) const
{
    const QString said = m_said.join(u'\n') + QString::fromUtf8(m_unread);
    struct Reason
    {
        QLatin1StringView words;
        ErrorKind kind;
    };
    static constexpr Reason reasons[] = {
        {"No space left on device"_L1, ErrorKind::DiskFull},
        {"could not extend file"_L1, ErrorKind::DiskFull},
        {"password"_L1, ErrorKind::SignInRequired},
        {"authentication failed"_L1, ErrorKind::SignInRequired},
        {"connection to server"_L1, ErrorKind::Offline},
        {"server closed the connection"_L1, ErrorKind::Offline},
        {"terminating connection"_L1, ErrorKind::Offline},
        {"could not open output file"_L1, ErrorKind::CannotOpen},
        {"lock timeout"_L1, ErrorKind::Busy},
        {"permission denied"_L1, ErrorKind::NotAllowed},
        {"must be owner"_L1, ErrorKind::NotAllowed},
    };
    for (const Reason &reason : reasons) {
        if (said.contains(reason.words))
            return {.kind = reason.kind, .detail = m_name + u": "_s + said.simplified(), .value = value};
    }
    return {.kind = otherwise, .detail = m_name + u": "_s + said.simplified(), .value = value};
}

} // namespace Tally
