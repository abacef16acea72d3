// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/progress.h"
#include "app/verbs/verb.h"
#include "models/stores/sql/restore.h"

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

Exit refuseRestore(VerbCall &call, const Error &error)
{
    if (error.kind != ErrorKind::Conflict)
        return call.refuse(error);
    call.err << errorName(error.kind) << u": This database already has accounts. Nothing was changed; to put the backup in their place, "
                                         "say --replace. They are kept on the server, in a schema of their own.\n"_s;
    return Exit::Refused;
}

void sayRestored(VerbCall &call, const QString &database, const QString &kept)
{
    call.out << u"%1 is now as it was in the backup.\n"_s.arg(QDir::toNativeSeparators(database));
    if (!kept.isEmpty())
        call.out << u"The file as it was before is kept as %1.\n"_s.arg(QDir::toNativeSeparators(kept));
}

void sayRestoredOnServer(VerbCall &call, const Restored &restored)
{
    call.out << u"The database is now as it was in the backup.\n"_s;
    if (!restored.kept.isEmpty())
        call.out << u"What it held before is kept in the schema %1; DROP SCHEMA removes it.\n"_s.arg(restored.kept);
    if (!restored.strangers.isEmpty())
        call.out << u"These people have no login on this server yet, or not the role that goes with it: %1.\n"_s.arg(restored.strangers.join(u", "_s));
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
    Result<Restored> restored;
    {
        Progress progress(call.err, u"Restoring"_s);
        restored = restoreDatabase({.backup = file, .database = *database, .replace = call.arguments.isSet(u"replace"_s)},
                                   [&progress](int percent) { progress.showPercent(percent); return true; });
    }
    if (!restored)
        return refuseRestore(call, restored.error());
    if (database->contains("://"_L1))
        sayRestoredOnServer(call, *restored);
    else
        sayRestored(call, *database, restored->kept);
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
            .summary = u"Puts a backup in the place of the database, and keeps what was there."_s,
            .positional = 1,
            .declare = [](QCommandLineParser &parser) {
                parser.addPositionalArgument(u"backup"_s, u"The backup."_s, u"BACKUP"_s);
                parser.addOption({u"replace"_s, u"On a server: also if the database holds accounts. A file is always replaced, and kept."_s});
                declareDatabase(parser, false);
            },
            .run = restore};
}

} // namespace Tally
