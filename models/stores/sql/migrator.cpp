// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/migrator.h"

#include "models/stores/sql/auditchain.h"
#include "models/stores/sql/dialect.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/summaries.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// "TALY", written into the file's header so that a database of another program is recognised.
constexpr int applicationId = 0x54414C59;

QStringList files(const QString &folder = {})
{
    return QDir(u":/migrations/"_s + folder).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
}

QStringList statementsOf(const QString &name, Backend backend = Backend::Sqlite)
{
    const QString others = backend == Backend::Sqlite ? u"\n--@postgresql"_s : u"\n--@sqlite"_s;
    QFile file(u":/migrations/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        throw SqlFailure{{.kind = ErrorKind::Internal, .detail = u"migration %1 cannot be read"_s.arg(name)}};
    QStringList statements;
    const QStringList parts = QString::fromUtf8(file.readAll()).split(u"\n--;"_s);
    for (const QString &part : parts) {
        if (!part.trimmed().isEmpty() && !part.contains(others))
            statements.append(part);
    }
    return statements;
}

/// What a migration does besides its statements, behind them.
void finish(Database &database, int number)
{
    constexpr int bringsChains = 2;
    if (number == bringsChains)
        chainOldEntries(database);
    constexpr int bringsSummaries = 4;
    if (number == bringsSummaries)
        rebuildSummaries(database);
}

/// What a file says it is.
struct Identity
{
    int applicationId = 0;
    int version = 0;
    bool empty = true;
};

/// The schema of a server's database; 0 if it has none of ours.
int postgresSchema(Database &database)
{
    if (database.value(u"SELECT to_regclass('tallystick.schema_version')"_s).isNull())
        return 0;
    return database.value(u"SELECT version FROM schema_version"_s).toInt();
}

void requireKnown(int version)
{
    if (version > newestSchema())
        throw SqlFailure{{.kind = ErrorKind::NewerDatabase,
                          .detail = u"schema %1, this program knows %2"_s.arg(version).arg(newestSchema())}};
}

void migratePostgres(Database &database)
{
    int version = postgresSchema(database);
    requireKnown(version);
    if (version == newestSchema())
        return;
    Transaction transaction(database);
    database.run(u"SELECT pg_advisory_xact_lock(hashtext('tallystick schema'))"_s);
    version = postgresSchema(database);      // somebody else may have migrated while this one waited
    if (version == 0) {
        database.run(u"CREATE SCHEMA IF NOT EXISTS tallystick"_s);
        database.run(u"CREATE TABLE schema_version (version bigint NOT NULL)"_s);
        database.run(u"INSERT INTO schema_version (version) VALUES (0)"_s);
    }
    if (version < newestSchema())
        renewPostgresSchema(database);
    transaction.commit();
}

Identity identityOf(Database &database)
{
    const Snapshot snapshot(database);   // another program may be making its schema right now
    return {.applicationId = database.value(u"PRAGMA application_id"_s).toInt(),
            .version = database.value(u"PRAGMA user_version"_s).toInt(),
            .empty = database.value(u"SELECT count(*) FROM sqlite_schema"_s).toInt() == 0};
}

} // namespace

int newestSchema()
{
    const QStringList names = files();
    return names.isEmpty() ? 0 : names.last().left(4).toInt();
}

int schemaOf(Database &database)
{
    if (database.backend() == Backend::Postgres)
        return postgresSchema(database);
    const Identity found = identityOf(database);
    return found.applicationId == applicationId ? found.version : 0;
}

QHash<QString, QString> migratedTriggers()
{
    static const QRegularExpression create(u"CREATE TRIGGER (\\w+)"_s);
    QHash<QString, QString> triggers;
    for (const QString &name : files()) {
        for (const QString &statement : statementsOf(name)) {
            const auto match = create.match(statement);
            // SQLite keeps a statement from its first word on; a comment before it is ours.
            if (match.hasMatch())
                triggers.insert(match.captured(1), statement.sliced(match.capturedStart()).simplified());
        }
    }
    return triggers;
}

QStringList postgresTriggers()
{
    static const QRegularExpression create(u"CREATE (?:OR REPLACE|CONSTRAINT) TRIGGER (\\w+) [^;]*? ON (\\w+)"_s);
    QStringList triggers;
    for (const QString &name : files(u"postgresql"_s)) {
        for (const QString &statement : statementsOf(u"postgresql/"_s + name, Backend::Postgres)) {
            if (const auto match = create.match(statement); match.hasMatch())
                triggers.append(match.captured(2) + u'.' + match.captured(1));
        }
    }
    triggers.sort();
    return triggers;
}

void renewPostgresSchema(Database &database)
{
    const int version = postgresSchema(database);
    requireKnown(version);
    for (const QString &name : files()) {
        if (name.left(4).toInt() <= version)
            continue;
        for (const QString &statement : statementsOf(name, Backend::Postgres))
            database.run(Dialect::postgresOf(statement));
        finish(database, name.left(4).toInt());
    }
    for (const QString &name : files(u"postgresql"_s)) {
        for (const QString &statement : statementsOf(u"postgresql/"_s + name, Backend::Postgres))
            database.run(statement);
    }
    database.run(u"UPDATE schema_version SET version = %1"_s.arg(newestSchema()));
}

void migrate(Database &database)
{
    if (database.backend() == Backend::Postgres) {
        migratePostgres(database);
        return;
    }
    const Identity found = identityOf(database);
    int version = found.version;
    if (!found.empty && found.applicationId != applicationId)
        throw SqlFailure{{.kind = ErrorKind::NotADatabase, .detail = u"an SQLite file of another program"_s}};
    requireKnown(version);
    database.useWriteAheadLog();
    if (version == newestSchema())
        return;
    Transaction transaction(database);
    // Somebody else may have migrated while this one waited for the lock.
    version = database.value(u"PRAGMA user_version"_s).toInt();
    for (const QString &name : files()) {
        const int number = name.left(4).toInt();
        if (number <= version)
            continue;
        for (const QString &statement : statementsOf(name))
            database.run(statement);
        finish(database, number);
        database.run(u"PRAGMA user_version=%1"_s.arg(number));
    }
    database.run(u"PRAGMA application_id=%1"_s.arg(applicationId));
    transaction.commit();
}

} // namespace Tally
