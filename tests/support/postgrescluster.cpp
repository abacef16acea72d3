// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgrescluster.h"

#include <QDir>
#include <QTcpServer>

#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <unistd.h>

#include <thread>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

constexpr auto patience = std::chrono::seconds(60);

/// The server's programs of the newest version that is here.
QString programs()
{
    const QDir versions(u"/usr/lib/postgresql"_s);
    const QStringList names = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    if (names.isEmpty())
        qFatal("no PostgreSQL server is installed: see packaging/debian-packages.txt");
    return versions.filePath(names.first() + u"/bin/"_s);
}

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// PostgreSQL refuses to run as root, so root runs it as its own user.
const passwd *otherUser()
{
    if (geteuid() != 0)
        return nullptr;
    const passwd *user = getpwnam("postgres");
    return user != nullptr ? user : getpwnam("nobody");
}

void prepare(QProcess &process, const QString &program, const QStringList &arguments)
{
    // It ends with the test, also if that ends by an error.
    QStringList all{u"--pdeathsig"_s, u"INT"_s};
    if (const passwd *user = otherUser())
        all += QStringList{u"--reuid=%1"_s.arg(user->pw_uid), u"--regid=%1"_s.arg(user->pw_gid), u"--clear-groups"_s};
    process.setProgram(u"setpriv"_s);
    process.setArguments(all + QStringList{program} + arguments);
}

} // namespace

PostgresCluster::PostgresCluster() : m_programs{programs()}, m_port{freePort()}
{
    if (const passwd *user = otherUser(); user != nullptr && chown(m_folder.path().toLocal8Bit().constData(), user->pw_uid, user->pw_gid) != 0)
        qFatal("the server's folder cannot be handed over");
    QProcess initdb;
    prepare(initdb, m_programs + u"initdb"_s, {u"-D"_s, folder(), u"-U"_s, u"postgres"_s, u"-A"_s, u"trust"_s, u"-E"_s, u"UTF8"_s, u"--locale=C.UTF-8"_s, u"-N"_s});
    initdb.setWorkingDirectory(m_folder.path());
    initdb.start();
    if (!initdb.waitForFinished() || initdb.exitCode() != 0)
        qFatal("initdb: %s", initdb.readAllStandardError().constData());
    start();
    run(u"postgres"_s, u"CREATE ROLE tester LOGIN CREATEROLE"_s);
}

PostgresCluster::~PostgresCluster()
{
    stop();
}

QString PostgresCluster::folder() const
{
    return m_folder.filePath(u"data"_s);
}

void PostgresCluster::start()
{
    prepare(m_server, m_programs + u"postgres"_s,
            {u"-D"_s, folder(), u"-p"_s, QString::number(m_port), u"-k"_s, m_folder.path(), u"-c"_s, u"listen_addresses=127.0.0.1"_s,
             u"-c"_s, u"fsync=off"_s, u"-c"_s, u"max_connections=60"_s});
    m_server.setWorkingDirectory(m_folder.path());
    m_server.setStandardOutputFile(QProcess::nullDevice());
    m_server.setStandardErrorFile(m_folder.filePath(u"log"_s), QIODevice::Append);
    m_server.start();
    const QByteArray server = u"host=127.0.0.1 user=postgres dbname=postgres port=%1"_s.arg(m_port).toLatin1();
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (PQping(server.constData()) != PQPING_OK) {
        if (std::chrono::steady_clock::now() > deadline)
            qFatal("the PostgreSQL server did not start");
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

void PostgresCluster::stop()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    kill(pid_t(m_server.processId()), SIGINT);       // "fast": connections are closed
    if (!m_server.waitForFinished(std::chrono::milliseconds(patience).count()))
        m_server.kill();
}

void PostgresCluster::makeDatabase(const QString &name, const QString &from)
{
    const QString said = run(u"postgres"_s, u"CREATE DATABASE %1 OWNER tester TEMPLATE %2"_s.arg(name, from));
    if (said != "CREATE DATABASE"_L1)
        qFatal("%s", qPrintable(said));
}

QString PostgresCluster::address(const QString &database, const QString &user) const
{
    return u"postgresql://%1@127.0.0.1:%2/%3?sslmode=disable"_s.arg(user).arg(m_port).arg(database);
}

QString PostgresCluster::psql(const QString &database, const QString &user, const QString &sql) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"psql"_s, {u"-X"_s, u"-A"_s, u"-t"_s, u"-v"_s, u"VERBOSITY=terse"_s, u"-h"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(m_port),
                             u"-U"_s, user, u"-d"_s, database, u"-c"_s, sql});
    if (!process.waitForFinished())
        return u"psql did not end"_s;
    return QString::fromUtf8(process.readAll()).trimmed();
}

} // namespace Tally::Test
