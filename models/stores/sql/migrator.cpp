// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/migrator.h"

#include "models/stores/sql/auditchain.h"
#include "models/stores/sql/sqlerror.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// "TALY", written into the file's header so that a database of another program is recognised.
constexpr int applicationId = 0x54414C59;

QStringList files()
{
    return QDir(u":/migrations"_s).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
}

QStringList statementsOf(const QString &name)
{
    QFile file(u":/migrations/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        throw SqlFailure{{.kind = ErrorKind::Internal, .detail = u"migration %1 cannot be read"_s.arg(name)}};
    QStringList statements;
    const QStringList parts = QString::fromUtf8(file.readAll()).split(u"\n--;"_s);
    for (const QString &part : parts) {
        if (!part.trimmed().isEmpty() && !part.contains(u"\n--@postgresql"_s))
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
}

/// What a file says it is.
struct Identity
{
    int applicationId = 0;
    int version = 0;
    bool empty = true;
};

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

void migrate(Database &database)
{
    const Identity found = identityOf(database);
    int version = found.version;
    if (!found.empty && found.applicationId != applicationId)
        throw SqlFailure{{.kind = ErrorKind::NotADatabase, .detail = u"an SQLite file of another program"_s}};
    if (version > newestSchema())
        throw SqlFailure{{.kind = ErrorKind::NewerDatabase,
                          .detail = u"schema %1, this program knows %2"_s.arg(version).arg(newestSchema())}};
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
