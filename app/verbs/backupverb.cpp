// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/progress.h"
#include "app/verbs/verb.h"
#include "models/stores/sql/sqliterestore.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

Exit backup(VerbCall &call)
{
    const QString file = call.arguments.positionalArguments().value(0);
    if (file.isEmpty())
        return call.misuse(u"Say into which file to copy the database."_s);
    Exit exit = Exit::Done;
    const auto store = call.openStore(Use::Read, exit);
    if (!store)
        return exit;
    Result<> done;
    {
        Progress progress(call.err, u"Copying"_s);
        done = await(store->backup(file), progress);
    }
    if (!done)
        return call.refuse(done.error());
    call.out << u"The backup is %1.\n"_s.arg(QDir::toNativeSeparators(QFileInfo(file).absoluteFilePath()));
    return Exit::Done;
}

Exit restore(VerbCall &call)
{
    const QString file = call.arguments.positionalArguments().value(0);
    if (file.isEmpty())
        return call.misuse(u"Say which backup to restore."_s);
    if (call.arguments.isSet(u"demo"_s))
        return call.misuse(u"The demo council is not restored; delete its file to have it made anew."_s);
    Exit exit = Exit::Done;
    const auto database = call.databaseFile(exit);
    if (!database)
        return exit;
    if (database->contains("://"_L1))
        return call.misuse(u"Only a file is restored here; on a server its administrator does it with pg_restore."_s);
    Result<QString> kept;
    {
        Progress progress(call.err, u"Restoring"_s);
        kept = restoreSqlite(file, *database, QDateTime::currentDateTimeUtc(), [&progress](int percent) { progress.showPercent(percent); });
    }
    if (!kept)
        return call.refuse(kept.error());
    call.out << u"%1 is now as it was in the backup.\n"_s.arg(QDir::toNativeSeparators(*database));
    if (!kept->isEmpty())
        call.out << u"The file as it was before is kept as %1.\n"_s.arg(QDir::toNativeSeparators(*kept));
    return Exit::Done;
}

} // namespace

Verb backupVerb()
{
    return {.name = u"backup"_s,
            .summary = u"Copies the database into a new file while others go on working."_s,
            .positional = 1,
            .declare = [](QCommandLineParser &parser) {
                parser.addPositionalArgument(u"file"_s, u"The file to make; it must not exist."_s, u"FILE"_s);
                declareDatabase(parser, false);
            },
            .run = backup};
}

Verb restoreVerb()
{
    return {.name = u"restore"_s,
            .summary = u"Puts a backup in the place of the database, and keeps the file that was there."_s,
            .positional = 1,
            .declare = [](QCommandLineParser &parser) {
                parser.addPositionalArgument(u"backup"_s, u"The backup."_s, u"BACKUP"_s);
                declareDatabase(parser, false);
            },
            .run = restore};
}

} // namespace Tally
