// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/sqliterestore.h"

#include "models/stores/sql/copyfile.h"
#include "models/stores/sql/database.h"
#include "models/stores/sql/migrator.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqlitebackup.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr auto patience = std::chrono::seconds(2);

struct CloseSqlite
{
    void operator()(sqlite3 *connection) const { sqlite3_close(connection); }
};
using Connection = std::unique_ptr<sqlite3, CloseSqlite>;

[[noreturn]] void fail(ErrorKind kind, const QString &detail, const QString &file)
{
    throw SqlFailure{{.kind = kind, .detail = detail, .value = file}};
}

Connection connect(const QByteArray &name, int flags, const QString &file)
{
    sqlite3 *raw = nullptr;
    const int code = sqlite3_open_v2(name.constData(), &raw, flags, nullptr);
    Connection connection(raw);
    if (code != SQLITE_OK)
        fail(kindOfSqliteCode(code), QString::fromUtf8(sqlite3_errmsg(raw)), file);
    return connection;
}

/// A backup lies still, so that it is read without a trace beside it, from a read-only disk too. A database with a log of its own is
/// read as one that is in use.
Connection openBackup(const QString &backup)
{
    if (!QFileInfo(backup).isFile())
        fail(ErrorKind::CannotOpen, u"there is no such file"_s, backup);
    if (QFileInfo(backup + u"-wal"_s).size() > 0)
        return connect(QFile::encodeName(backup), SQLITE_OPEN_READONLY, backup);
    const QByteArray url = QUrl::fromLocalFile(QFileInfo(backup).absoluteFilePath()).toEncoded() + "?immutable=1";
    return connect(url, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, backup);
}

void removeDatabase(const QString &file)
{
    for (const QString &part : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s})
        QFile::remove(file + part);
}

/// The copy that takes the database's place; it goes unless it did.
class Replacement
{
public:
    Replacement(const QString &target, const QString &backup) : m_file{target + u".restoring"_s}, m_target{target}, m_backup{backup}
    {
        removeDatabase(m_file);
    }
    ~Replacement() { removeDatabase(m_file); }
    Q_DISABLE_COPY_MOVE(Replacement)

    void copy(const std::function<void(int)> &progress)
    {
        const Connection from = openBackup(m_backup);
        if (QFileInfo::exists(m_target))
            makeFileInPlaceOf(m_file, m_target);
        else
            makeFileForCopy(m_file, m_backup);
        copySqlite(from.get(), m_file, [&](int percent) { progress(percent * 7 / 10); });
    }

    /// Whether it is what it should be, asked of the copy: that is what will be used.
    void check()
    {
        try {
            Database database(m_file, Database::Access::Writer, false, patience);
            const int schema = schemaOf(database);
            if (schema == 0)
                fail(ErrorKind::NotADatabase, u"it holds no schema of Tallystick"_s, m_backup);
            if (schema > newestSchema())
                fail(ErrorKind::NewerDatabase, u"schema %1, this program knows %2"_s.arg(schema).arg(newestSchema()), m_backup);
            if (const QString said = database.value(u"PRAGMA quick_check(1)"_s).toString(); said != "ok"_L1)
                fail(ErrorKind::Corrupt, said, m_backup);
        } catch (SqlFailure &failure) {
            failure.error.value = m_backup;
            throw;
        }
    }

    [[nodiscard]] const QString &file() const { return m_file; }

private:
    QString m_file;
    QString m_target;
    QString m_backup;
};

/// Runs one statement on a bare connection.
int run(sqlite3 *connection, const char *sql)
{
    return sqlite3_exec(connection, sql, nullptr, nullptr, nullptr);
}

/// Nobody else uses the database while this lives, and what its log still held is in the file. A file SQLite cannot read, the
/// reason to restore as often as not, is nobody's.
class SoleUse
{
public:
    explicit SoleUse(const QString &file)
    {
        m_connection = connect(QFile::encodeName(file), SQLITE_OPEN_READWRITE, file);
        sqlite3_busy_timeout(m_connection.get(), int(std::chrono::milliseconds(patience).count()));
        // In this mode SQLite asks for the whole file before it touches its log: every other connection stands in the way.
        int code = run(m_connection.get(), "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT");
        if (code == SQLITE_OK)
            code = run(m_connection.get(), "PRAGMA journal_mode=DELETE; BEGIN EXCLUSIVE; COMMIT");
        const ErrorKind kind = code == SQLITE_OK ? ErrorKind::NotADatabase : kindOfSqliteCode(code);
        if (kind == ErrorKind::NotADatabase || kind == ErrorKind::Corrupt)
            return;
        fail(kind, QString::fromUtf8(sqlite3_errmsg(m_connection.get())), file);
    }

private:
    Connection m_connection;
};

std::filesystem::path pathOf(const QString &file) { return std::filesystem::path(file.toStdU16String()); }

/// What the old file is called from now on. It ends as databases do, so that whoever looks for one to open sees it.
QString nameAside(const QString &target, const QDateTime &now)
{
    const QFileInfo old(target);
    const QString suffix = old.suffix().isEmpty() ? u"db"_s : old.suffix();
    const QString stem = old.completeBaseName() + u".before-restore-"_s + now.toUTC().toString(u"yyyyMMdd-HHmmss"_s);
    QString name = stem;
    for (int number = 2; QFileInfo::exists(old.dir().filePath(name + u'.' + suffix)); ++number)
        name = stem + u'-' + QString::number(number);
    return old.dir().filePath(name + u'.' + suffix);
}

void moveOrFail(const QString &from, const QString &to)
{
    std::error_code error;
    std::filesystem::rename(pathOf(from), pathOf(to), error);
    if (error)
        fail(ErrorKind::CannotOpen, QString::fromStdString(error.message()), to);
}

/// Gives the old file a second name. Where the disk knows no second names it is moved, and moved back if the new one cannot come.
class KeptAside
{
public:
    KeptAside(const QString &target, const QString &kept) : m_target{target}, m_kept{kept}
    {
        for (const QString &log : {u"-wal"_s, u"-shm"_s}) {
            // Only beside a file SQLite could not read: it must not be taken for the log of the new one.
            if (QFileInfo::exists(target + log))
                moveOrFail(target + log, kept + log);
        }
        std::error_code error;
        std::filesystem::create_hard_link(pathOf(target), pathOf(kept), error);
        m_linked = !error;
        if (!m_linked)
            moveOrFail(target, kept);
    }
    ~KeptAside()
    {
        if (m_done)
            return;
        if (m_linked)
            QFile::remove(m_kept);
        else
            QFile::rename(m_kept, m_target);
        for (const QString &log : {u"-wal"_s, u"-shm"_s})
            QFile::rename(m_kept + log, m_target + log);
    }
    Q_DISABLE_COPY_MOVE(KeptAside)
    void done() { m_done = true; }

private:
    QString m_target;
    QString m_kept;
    bool m_linked = false;
    bool m_done = false;
};

QString exchange(const QString &replacement, const QString &target, const QDateTime &now)
{
    if (!QFileInfo::exists(target)) {
        moveOrFail(replacement, target);
        return {};
    }
    const QString kept = nameAside(target, now);
    std::optional<SoleUse> alone(target);
#ifdef Q_OS_WIN
    alone.reset();                       // an open file cannot be moved there
#endif
    KeptAside old(target, kept);
    moveOrFail(replacement, target);
    old.done();
    return kept;
}

} // namespace

Result<QString> restoreSqlite(const QString &backup, const QString &target, const QDateTime &now, const std::function<void(int)> &progress)
{
    try {
        const QFileInfo place(target);
        if (place.isDir() || !place.absoluteDir().exists())
            fail(ErrorKind::CannotOpen, u"this is not a file in an existing folder"_s, target);
        if (place.exists() && QFileInfo(backup).canonicalFilePath() == place.canonicalFilePath())
            throw SqlFailure{{.kind = ErrorKind::Invalid, .detail = u"the backup is the database itself"_s, .field = u"file"_s, .value = backup}};
        const QString file = place.exists() ? place.canonicalFilePath() : place.absoluteFilePath();
        if (place.exists())
            (void)SoleUse(file);         // refused at once rather than after a long copy
        Replacement replacement(file, backup);
        replacement.copy(progress);
        replacement.check();
        const QString kept = exchange(replacement.file(), file, now);
        progress(100);
        return kept;
    } catch (const SqlFailure &failure) {
        return failure.error;
    }
}

} // namespace Tally
