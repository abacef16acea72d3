// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/postgresrestore.h"

#include "models/stores/sql/migrator.h"
#include "models/stores/sql/postgresbackup.h"
#include "models/stores/sql/postgresverifier.h"
#include "models/stores/sql/serverprogram.h"
#include "models/stores/sql/sqlerror.h"

#include <QFileInfo>
#include <QLoggingCategory>
#include <QTemporaryFile>

#include <algorithm>
#include <chrono>
#include <memory>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

Q_LOGGING_CATEGORY(log, "tally.sql")

constexpr auto patience = std::chrono::seconds(5);
constexpr int untilLoaded = 70;                    // per cent
constexpr int untilVerified = 99;

[[noreturn]] void fail(ErrorKind kind, const QString &detail, const QString &value = {})
{
    throw SqlFailure{{.kind = kind, .detail = detail, .value = value}};
}

bool hasSchema(Database &database, const QString &name)
{
    return !database.value(u"SELECT to_regnamespace('%1')"_s.arg(name)).isNull();
}

bool mayMakeRoles(Database &database)
{
    return database.value(u"SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user"_s).toBool();
}

/// What is restored belongs to the owner of what was there, or else to whoever restores; and the roles are made if the server has not
/// got them yet. @return that owner, as SQL spells the name.
QString requireRights(Database &database)
{
    const bool isThere = hasSchema(database, u"tallystick"_s);
    if (isThere && !isOwner(database))
        fail(ErrorKind::Invalid, u"only %1, who made this database on its server, can put a backup in its place"_s.arg(ownerOf(database)));
    const QString owner = database.value(isThere ? u"SELECT quote_ident(pg_get_userbyid(nspowner)) FROM pg_namespace WHERE nspname = 'tallystick'"_s
                                                 : u"SELECT quote_ident(session_user)"_s).toString();
    database.run(u"SET ROLE "_s + owner);
    if (!database.value(u"SELECT has_database_privilege(current_database(), 'CREATE')"_s).toBool())
        fail(ErrorKind::Invalid, u"a backup is restored by the owner of the database on the server, or by somebody who may create schemas in it"_s);
    const bool ready = database.value(u"SELECT count(*) = 3 FROM pg_roles WHERE rolname IN ('tallystick_caseworker', 'tallystick_finance', "
                                      "'tallystick_administrator')"_s).toBool();
    if (!ready && !mayMakeRoles(database))
        fail(ErrorKind::Invalid, u"this server has not got the roles of Tallystick yet; whoever restores the first backup must be allowed to create roles"_s);
    return owner;
}

void requireUnused(Database &database)
{
    // The server needs a moment to notice that a program has left.
    for (int looks = 0; looks < 30; ++looks) {
        const QString others = database.value(u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
                                              "AND application_name = 'tallystick'"_s).toString();
        if (others == "0"_L1)
            return;
        if (looks == 29)
            fail(ErrorKind::Busy, u"%1 connections of Tallystick to this database are open"_s.arg(others));
        database.run(u"SELECT pg_stat_clear_snapshot(), pg_sleep(0.1)"_s);
    }
}

void requireReplaceable(Database &database, bool replace)
{
    if (replace || database.value(u"SELECT to_regclass('tallystick.account')"_s).isNull())
        return;
    if (database.value(u"SELECT EXISTS (SELECT FROM tallystick.account)"_s).toBool())
        throw SqlFailure{{.kind = ErrorKind::Conflict, .detail = u"the database holds accounts"_s, .field = u"database"_s}};
}

/// Whether the file is a dump of ours, by its table of contents. @return that table.
QByteArray contentsOf(const DatabaseAddress &address, const QString &backup)
{
    ServerProgram program(u"pg_restore"_s, {u"--list"_s, backup}, address, {});
    QByteArray contents;
    while (program.isRunning())
        contents += program.readSome();
    contents += program.readSome();
    program.listen([](const QString &) {});
    if (!program.endedWell())
        throw SqlFailure{program.failure(ErrorKind::NotADatabase, backup)};
    if (!contents.contains(" TABLE tallystick schema_version "))
        fail(ErrorKind::NotADatabase, u"it holds no schema of Tallystick"_s, backup);
    return contents;
}

/// What of a dump is taken: not the index of letters, which needs an extension that this server may not have. It is made anew behind it.
std::unique_ptr<QTemporaryFile> chosenFrom(const QByteArray &contents)
{
    auto file = std::make_unique<QTemporaryFile>();
    if (!file->open())
        fail(ErrorKind::Internal, file->errorString());
    for (const QByteArray &line : contents.split('\n')) {
        if (!line.contains(" INDEX tallystick account_search "))
            file->write(line + '\n');
    }
    if (!file->flush())
        fail(ErrorKind::DiskFull, file->errorString());
    return file;
}

/// Fills the schema tallystick_restoring from the dump, in one transaction of psql: all of it or nothing. A dump names the schema it
/// came from, so the one in use goes by another name meanwhile, which nobody outside the transaction sees.
class Loading
{
public:
    Loading(const DatabaseAddress &address, const RestoreWish &wish, const QString &owner, bool beside, const std::function<void(int)> &progress)
        : m_wish{wish}, m_progress{progress}, m_contents{contentsOf(address, wish.backup)}, m_chosen{chosenFrom(m_contents)}
        , m_tables{std::max<qsizetype>(1, m_contents.count(" TABLE DATA tallystick "))}
        , m_writer(u"psql"_s, {u"--no-psqlrc"_s, u"--quiet"_s, u"--no-password"_s, u"--single-transaction"_s, u"--set=ON_ERROR_STOP=1"_s,
                               u"--output="_s + QProcess::nullDevice(), u"--dbname="_s + address.libpqText(),
                               u"--command=SET ROLE "_s + owner + u"; "_s + (beside ? u"ALTER SCHEMA tallystick RENAME TO tallystick_in_use; "_s : QString()) + u"CREATE SCHEMA tallystick"_s,
                               u"--file=-"_s,
                               u"--command=ALTER SCHEMA tallystick RENAME TO tallystick_restoring"_s
                                   + (beside ? u"; ALTER SCHEMA tallystick_in_use RENAME TO tallystick"_s : QString())},
                   address, wish.password)
        , m_reader(u"pg_restore"_s, {u"--schema=tallystick"_s, u"--no-owner"_s, u"--no-privileges"_s, u"--verbose"_s, u"--file=-"_s,
                                   u"--use-list="_s + m_chosen->fileName(), wish.backup},
                   address, {})
    {
    }

    void run()
    {
        while (m_reader.isRunning())
            pass();
        pass();
        // Only a dump that was read to its end is committed: psql takes the end of its input for the end of the work, so that it is
        // ended otherwise when something is missing.
        if (!m_reader.endedWell())
            throw SqlFailure{m_reader.failure(ErrorKind::Corrupt, m_wish.backup)};
        m_writer.closeInput();
        m_writer.wait([this](const QString &) { m_progress(untilLoaded); });
        requireWriting(true);
    }

private:
    void pass()
    {
        m_writer.write(m_reader.readSome());
        m_reader.listen([this](const QString &line) { m_done += line.contains("processing data for table"_L1) ? 1 : 0; });
        m_writer.listen([](const QString &) {});
        requireWriting(false);
        m_progress(int(untilLoaded * std::clamp<qsizetype>(m_done - 1, 0, m_tables) / m_tables));
    }
    void requireWriting(bool ended)
    {
        if (ended ? m_writer.endedWell() : m_writer.isRunning())
            return;
        m_writer.wait([](const QString &) {});
        throw SqlFailure{m_writer.failure(ErrorKind::Corrupt, m_wish.backup)};
    }

    const RestoreWish &m_wish;
    const std::function<void(int)> &m_progress;
    QByteArray m_contents;
    std::unique_ptr<QTemporaryFile> m_chosen;
    qsizetype m_tables;
    qsizetype m_done = 0;
    ServerProgram m_writer;
    ServerProgram m_reader;
};

/// Gives the server's roles to the logins of the people in the database. @return those who cannot work with it yet.
QStringList admit(Database &database)
{
    const bool mayGrant = mayMakeRoles(database);
    QSqlQuery missing = database.run(u"SELECT p.name, l.rolname IS NOT NULL, format('GRANT %I TO %I', 'tallystick_' || r.role, p.name) "
                                     "FROM person p JOIN person_role r ON r.name = p.name LEFT JOIN pg_roles l ON l.rolname = p.name::name "
                                     "WHERE p.active = 1 AND r.role IN ('caseworker', 'finance', 'administrator') AND NOT coalesce(l.rolsuper, false) "
                                     "AND (l.rolname IS NULL OR NOT pg_has_role(l.rolname, 'tallystick_' || r.role, 'MEMBER')) ORDER BY p.name"_s);
    QStringList strangers;
    while (nextRow(missing)) {
        if (missing.value(1).toBool() && mayGrant)
            database.run(missing.value(2).toString());
        else
            strangers.append(missing.value(0).toString());
    }
    strangers.removeDuplicates();
    return strangers;
}

/// Puts the schema in use aside: nobody writes to it any more, or reads in it, but its owner.
void putAside(Database &database, const QString &kept)
{
    QStringList tables;
    QSqlQuery query = database.run(u"SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                                   "WHERE n.nspname = 'tallystick' AND c.relkind = 'r' ORDER BY 1"_s);
    while (nextRow(query))
        tables.append(query.value(0).toString());
    if (!tables.isEmpty())
        database.run(u"LOCK TABLE %1 IN ACCESS EXCLUSIVE MODE"_s.arg(tables.join(u", "_s)));
    requireUnused(database);
    database.run(u"ALTER SCHEMA tallystick RENAME TO %1"_s.arg(kept));
    // Its functions name the schema "tallystick", which is another one from now on.
    for (const QString &role : {u"tallystick_caseworker"_s, u"tallystick_finance"_s, u"tallystick_administrator"_s}) {
        if (!database.value(u"SELECT to_regrole('%1')"_s.arg(role)).isNull())
            database.run(u"REVOKE ALL ON SCHEMA %1 FROM %2"_s.arg(kept, role));
    }
}

QString freeName(Database &database, const QDateTime &now)
{
    const QString wanted = u"tallystick_before_restore_"_s + now.toUTC().toString(u"yyyyMMdd_HHmmss"_s);
    QString name = wanted;
    for (int number = 2; hasSchema(database, name); ++number)
        name = u"%1_%2"_s.arg(wanted).arg(number);
    return name;
}

void requireSound(const VerifyReport &report, const QString &backup)
{
    if (report.faultCount == 0)
        return;
    const VerifyFault &first = report.faults.front();
    fail(ErrorKind::Corrupt, u"%1 faults, the first: %2 %3 %4"_s.arg(report.faultCount).arg(first.check, first.table).arg(first.row), backup);
}

Restored exchange(Database &database, const RestoreWish &wish, const std::function<void(int)> &progress)
{
    Restored restored;
    Transaction transaction(database);
    if (hasSchema(database, u"tallystick"_s)) {
        restored.kept = freeName(database, wish.now);
        putAside(database, restored.kept);
    }
    database.run(u"ALTER SCHEMA tallystick_restoring RENAME TO tallystick"_s);
    renewPostgresSchema(database);
    requireSound(verifyPostgresInside(database, [&](int percent) {
        progress(untilLoaded + (untilVerified - untilLoaded) * percent / 100);
    }), wish.backup);
    restored.strangers = admit(database);
    transaction.commit();
    return restored;
}

/// What an earlier restoring left that was ended from outside, or this one if it failed.
void dropRest(Database &database)
{
    database.run(u"DROP SCHEMA IF EXISTS tallystick_restoring CASCADE"_s);
}

} // namespace

Restored restorePostgres(const DatabaseAddress &address, const RestoreWish &wish, const std::function<void(int)> &progress)
{
    if (!QFileInfo(wish.backup).isFile())
        fail(ErrorKind::CannotOpen, u"there is no such file"_s, wish.backup);
    Database database(address, Database::Access::Writer, wish.password, patience);
    const QString owner = requireRights(database);
    requireReplaceable(database, wish.replace);
    requireUnused(database);
    ServerProgram::require({u"pg_restore"_s, u"psql"_s}, 0);
    dropRest(database);
    try {
        Loading(address, wish, owner, hasSchema(database, u"tallystick"_s), progress).run();
        Restored restored = exchange(database, wish, progress);
        progress(100);
        return restored;
    } catch (const SqlFailure &) {
        try {
            if (!database.isLost())
                dropRest(database);
        } catch (const SqlFailure &second) {
            qCWarning(log) << "after a restore that failed:" << second.error.detail;
        }
        throw;
    }
}

} // namespace Tally
