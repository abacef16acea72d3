// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/verb.h"

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

Exit run(VerbCall &call)
{
    Exit exit = Exit::Done;
    const auto store = call.openStore(Use::Create, exit);
    if (!store)
        return exit;
    const auto list = await(store->accounts({.limit = 1}));
    if (!list)
        return call.refuse(list.error());
    if (list->count == 0)
        call.out << u"%1 is ready for its first account.\n"_s.arg(store->info().location);
    else
        call.out << u"%1 was made before: accounts %2. Nothing was changed.\n"_s.arg(store->info().location).arg(list->count);
    return Exit::Done;
}

} // namespace

Verb createVerb()
{
    return {.name = u"create"_s,
            .summary = u"make an empty database: a new file, or the tables in an empty database of a server"_s,
            .declare = [](QCommandLineParser &parser) { declareDatabase(parser, false); },
            .run = run};
}

} // namespace Tally
