// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/opening.h"

#include "models/stores/sql/database.h"
#include "models/stores/sql/migrator.h"
#include "models/stores/sql/rowwriter.h"
#include "models/stores/sql/rulesrows.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqlitebackup.h"
#include "models/stores/sql/sqlrows.h"

#include <QLoggingCategory>

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

/// Before the schema of a file in use changes, a copy of it is put beside it. A server's administrators have backups of their own.
void backupBeforeMigration(Database &database, const QString &path, const QDateTime &now)
{
    const int version = schemaOf(database);
    if (version == 0 || version >= newestSchema())
        return;
    const QString stamp = now.toUTC().toString(u"yyyyMMdd-HHmmss"_s);
    backupSqlite(database, u"%1.schema-%2-%3.backup"_s.arg(path).arg(version).arg(stamp), [](int) {});
}

/// On a server others write meanwhile, and not everybody may: whoever opens it next makes up for it.
void checkpointWhereAllowed(Database &database, const Stamp &stamp)
{
    try {
        checkpointDaily(database, stamp);
    } catch (const SqlFailure &failure) {
        if (failure.error.kind != ErrorKind::Busy && failure.error.kind != ErrorKind::NotAllowed)
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
            throw SqlFailure{{.kind = ErrorKind::CannotOpen, .detail = u"this database has no tables of Tallystick yet"_s}};
        migrate(*database);
        welcomeFirstPerson(*database, stamp);
        if (database->backend() == Backend::Sqlite)
            checkpointDaily(*database, stamp);
        else
            checkpointWhereAllowed(*database, stamp);
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
