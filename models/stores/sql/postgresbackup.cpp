// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/postgresbackup.h"

#include "models/stores/sql/serverprogram.h"
#include "models/stores/sql/sqlerror.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QProcess>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr int untilChecked = 90;                   // per cent

/// How large each table is, for the progress.
QHash<QString, qint64> tableSizes(Database &database)
{
    QHash<QString, qint64> sizes;
    QSqlQuery query = database.run(u"SELECT relname, pg_table_size(oid) FROM pg_class WHERE relnamespace = 'tallystick'::regnamespace AND relkind = 'r'"_s);
    while (nextRow(query))
        sizes.insert(query.value(0).toString(), query.value(1).toLongLong());
    return sizes;
}

/// Reckons from what pg_dump says it begins with how much it has done.
class DumpProgress
{
public:
    explicit DumpProgress(QHash<QString, qint64> sizes) : m_sizes{std::move(sizes)}
    {
        for (const qint64 size : std::as_const(m_sizes))
            m_all += size;
    }
    void hear(const QString &line)
    {
        // pg_dump: dumping contents of table "tallystick.account_line"
        if (!line.contains("dumping contents of table"_L1))
            return;
        m_done += m_sizes.value(m_table);
        m_table = line.section(u'.', -1).remove(u'"');
    }
    [[nodiscard]] int percent() const { return int(untilChecked * m_done / std::max<qint64>(1, m_all)); }

private:
    QHash<QString, qint64> m_sizes;
    QString m_table;
    qint64 m_done = 0, m_all = 0;
};

void requireOwner(Database &database)
{
    if (!isOwner(database))
        throw SqlFailure{{.kind = ErrorKind::Invalid,
                          .detail = u"only %1, who made this database on its server, can copy it"_s.arg(ownerOf(database))}};
}

void dump(const DatabaseAddress &address, const QString &password, const QString &file, DumpProgress reckoned, const std::function<void(int)> &progress)
{
    ServerProgram program(u"pg_dump"_s, {u"--format=custom"_s, u"--schema=tallystick"_s, u"--no-owner"_s, u"--no-privileges"_s, u"--no-password"_s,
                                         u"--lock-wait-timeout=5000"_s, u"--verbose"_s, u"--file="_s + file, u"--dbname="_s + address.libpqText()},
                          address, password);
    program.wait([&](const QString &line) {
        reckoned.hear(line);
        progress(reckoned.percent());
    });
    if (!program.endedWell())
        throw SqlFailure{program.failure(ErrorKind::Internal, file)};
}

/// A copy nobody can read is none.
void check(const DatabaseAddress &address, const QString &file, const std::function<void(int)> &progress)
{
    ServerProgram program(u"pg_restore"_s, {u"--file="_s + QProcess::nullDevice(), file}, address, {});
    program.wait([&](const QString &) { progress(untilChecked); });
    if (!program.endedWell())
        throw SqlFailure{program.failure(ErrorKind::Corrupt, file)};
}

} // namespace

QString ownerOf(Database &database)
{
    return database.value(u"SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'tallystick'"_s).toString();
}

bool isOwner(Database &database)
{
    return database.value(u"SELECT pg_has_role(session_user, nspowner, 'USAGE') FROM pg_namespace WHERE nspname = 'tallystick'"_s).toBool();
}

void backupPostgres(Database &source, const DatabaseAddress &address, const QString &password, const QString &target,
                    const std::function<void(int)> &progress)
{
    if (QFileInfo::exists(target))
        throw SqlFailure{{.kind = ErrorKind::Invalid, .detail = u"a file of that name is there already"_s, .field = u"file"_s, .value = target}};
    requireOwner(source);
    const int version = source.value(u"SELECT current_setting('server_version_num')::int / 10000"_s).toInt();
    ServerProgram::require({u"pg_dump"_s, u"pg_restore"_s}, version);
    const QString unfinished = target + u".part"_s;
    QFile::remove(unfinished);
    try {
        dump(address, password, unfinished, DumpProgress(tableSizes(source)), progress);
        check(address, unfinished, progress);
        if (!QFile::rename(unfinished, target))
            throw SqlFailure{{.kind = ErrorKind::CannotOpen, .detail = u"the finished copy could not be given its name"_s, .value = target}};
    } catch (const SqlFailure &) {
        QFile::remove(unfinished);
        throw;
    }
    progress(100);
}

} // namespace Tally
