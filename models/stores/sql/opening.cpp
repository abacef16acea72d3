// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/opening.h"

#include "models/stores/sql/database.h"
#include "models/stores/sql/migrator.h"
#include "models/stores/sql/postgresbackup.h"
#include "models/stores/sql/rowwriter.h"
#include "models/stores/sql/rulesrows.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqlitebackup.h"
#include "models/stores/sql/sqlrows.h"

#include <QDir>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

Q_LOGGING_CATEGORY(log, "tally.sql")

std::unique_ptr<Database> connectTo(const Result<DatabaseAddress> &address, Database::Access access, bool create, const SqlSession &session)
{
    if (!address)
        throw SqlFailure{address.error()};
    if (address->backend() == Backend::Sqlite)
        return std::make_unique<Database>(address->file(), access, create, session.busyTimeout);
    return std::make_unique<Database>(*address, access, session.password ? session.password() : QString(), session.busyTimeout);
}

/// Once a day the first who writes puts down what the whole trail is: history rewritten later does not fit it any more.
void checkpointDaily(Database &database, const Stamp &stamp)
{
    const QDateTime last = SqlRows::instant(database.value(u"SELECT at FROM audit_checkpoint ORDER BY id DESC LIMIT 1"_s));
    if (last.isValid() && last.secsTo(stamp.at) < 24 * 60 * 60)
        return;
    Transaction transaction(database);
    const auto rows = makeRowWriter(database, stamp);
    rows->checkpoint();
    rows->flush();
    transaction.commit();
}

/// Before the schema of a file in use changes, a copy of it is put beside it.
void backupBeforeMigration(Database &database, const QString &path, const QDateTime &now)
{
    const int version = schemaOf(database);
    if (version == 0 || version >= newestSchema())
        return;
    const QString stamp = now.toUTC().toString(u"yyyyMMdd-HHmmss"_s);
    backupSqlite(database, u"%1.schema-%2-%3.backup"_s.arg(path).arg(version).arg(stamp), [](int) {});
}

/// The same for a server's database that holds accounts, in a folder of this computer. Whoever may not migrate need not copy.
void backupBeforeMigration(Database &database, const DatabaseAddress &address, const SqlSession &session)
{
    const int version = schemaOf(database);
    if (version == 0 || version >= newestSchema() || !isOwner(database) || !database.value(u"SELECT EXISTS (SELECT FROM account)"_s).toBool())
        return;
    static const QRegularExpression unsafe(u"[^A-Za-z0-9_.-]"_s);
    const QString folder = session.backupFolder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/backups"_s
                                                          : session.backupFolder;
    const QString name = u"%1-%2.schema-%3-%4.backup"_s.arg(address.host(), address.name()).arg(version)
                             .arg(session.now().toUTC().toString(u"yyyyMMdd-HHmmss"_s)).replace(unsafe, u"_"_s);
    if (!QDir().mkpath(folder))
        throw SqlFailure{{.kind = ErrorKind::CannotOpen, .detail = u"the folder for a copy before the schema changes cannot be made"_s, .value = folder}};
    try {
        backupPostgres(database, address, session.password ? session.password() : QString(), folder + u'/' + name, [](int) {});
    } catch (SqlFailure &failure) {
        if (failure.error.kind == ErrorKind::Invalid)
            failure.error.detail = u"the tables must change for this program, and a copy is made before that, but "_s + failure.error.detail;
        throw;
    }
    qCInfo(log) << "copied before the schema changed:" << folder + u'/' + name;
}

/// Others write meanwhile, the disk is full, or on a server this person may not: whoever opens it next makes up for it.
void checkpointWherePossible(Database &database, const Stamp &stamp)
{
    try {
        checkpointDaily(database, stamp);
    } catch (const SqlFailure &failure) {
        const ErrorKind kind = failure.error.kind;
        if (kind != ErrorKind::Busy && kind != ErrorKind::NotAllowed && kind != ErrorKind::DiskFull)
            throw;
        qCInfo(log) << "no checkpoint today:" << failure.error.detail;
    }
}

} // namespace

std::unique_ptr<Database> openToWrite(const Result<DatabaseAddress> &address, bool create, const SqlSession &session)
{
    auto database = connectTo(address, Database::Access::Writer, create, session);
    try {
        const Stamp stamp{.at = session.now(), .by = session.user};
        if (database->backend() == Backend::Sqlite)
            backupBeforeMigration(*database, address->file(), stamp.at);
        else if (!create && schemaOf(*database) == 0)
            throw SqlFailure{{.kind = ErrorKind::CannotOpen, .detail = u"this database has no tables of Tallystick yet"_s, .field = u"schema"_s}};
        else
            backupBeforeMigration(*database, *address, session);
        migrate(*database);
        welcomeFirstPerson(*database, stamp);
        checkpointWherePossible(*database, stamp);
    } catch (SqlFailure &failure) {
        failure.error.value = address->text();
        throw;
    }
    return database;
}

std::unique_ptr<Database> openToRead(const Result<DatabaseAddress> &address, const SqlSession &session)
{
    return connectTo(address, Database::Access::Reader, false, session);
}

} // namespace Tally
