// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/sqlitebackup.h"

#include "models/stores/sql/copyfile.h"
#include "models/stores/sql/sqlerror.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr int pagesAtOnce = 2000;   // 8 MB: a fraction of a second between two looks at the progress

struct CloseSqlite
{
    void operator()(sqlite3 *connection) const { sqlite3_close(connection); }
};
using Connection = std::unique_ptr<sqlite3, CloseSqlite>;

[[noreturn]] void fail(sqlite3 *connection, int code, const QString &target)
{
    throw SqlFailure{{.kind = kindOfSqliteCode(code), .detail = QString::fromUtf8(sqlite3_errmsg(connection)), .value = target}};
}

Connection openTarget(const QString &target)
{
    sqlite3 *raw = nullptr;
    const int code = sqlite3_open_v2(QFile::encodeName(target).constData(), &raw, SQLITE_OPEN_READWRITE, nullptr);
    Connection connection(raw);
    if (code != SQLITE_OK)
        fail(raw, code, target);
    return connection;
}

void copyPages(sqlite3 *source, sqlite3 *target, const QString &name, const std::function<void(int)> &progress)
{
    sqlite3_backup *backup = sqlite3_backup_init(target, "main", source, "main");
    if (backup == nullptr)
        fail(target, sqlite3_errcode(target), name);
    const std::unique_ptr<sqlite3_backup, int (*)(sqlite3_backup *)> ended(backup, sqlite3_backup_finish);
    int code = SQLITE_OK;
    while (code == SQLITE_OK) {
        code = sqlite3_backup_step(backup, pagesAtOnce);
        const int pages = sqlite3_backup_pagecount(backup);
        progress(pages > 0 ? 90 * (pages - sqlite3_backup_remaining(backup)) / pages : 0);
    }
    if (code != SQLITE_DONE)
        throw SqlFailure{{.kind = kindOfSqliteCode(code), .detail = QString::fromUtf8(sqlite3_errstr(code)), .value = name}};
}

/// A copy nobody can read is none.
void check(sqlite3 *target, const QString &name)
{
    QString said;
    const auto take = [](void *into, int, char **values, char **) {
        *static_cast<QString *>(into) += QString::fromUtf8(values[0]);
        return 0;
    };
    const int code = sqlite3_exec(target, "PRAGMA quick_check(1)", take, &said, nullptr);
    if (code != SQLITE_OK)
        fail(target, code, name);
    if (said != "ok"_L1)
        throw SqlFailure{{.kind = ErrorKind::Corrupt, .detail = said, .value = name}};
}

} // namespace

void copySqlite(sqlite3 *source, const QString &target, const std::function<void(int)> &progress)
{
    const Connection copy = openTarget(target);
    copyPages(source, copy.get(), target, progress);
    check(copy.get(), target);
}

void backupSqlite(Database &source, const QString &target, const std::function<void(int)> &progress)
{
    if (QFileInfo::exists(target))
        throw SqlFailure{{.kind = ErrorKind::Invalid, .detail = u"a file of that name is there already"_s, .field = u"file"_s, .value = target}};
    const QString unfinished = target + u".part"_s;
    QFile::remove(unfinished);
    makeFileForCopy(unfinished, QFile::decodeName(sqlite3_db_filename(source.handle(), "main")));
    try {
        // One moment: without it a posting by somebody else would make the copy begin again.
        const Snapshot snapshot(source);
        (void)source.value(u"SELECT count(*) FROM sqlite_schema"_s);
        copySqlite(source.handle(), unfinished, progress);
    } catch (const SqlFailure &) {
        QFile::remove(unfinished);
        throw;
    }
    if (!QFile::rename(unfinished, target)) {
        QFile::remove(unfinished);
        throw SqlFailure{{.kind = ErrorKind::CannotOpen, .detail = u"the finished copy could not be given its name"_s, .value = target}};
    }
    progress(100);
}

} // namespace Tally
