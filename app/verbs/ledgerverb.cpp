// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/linejson.h"
#include "app/verbs/verb.h"
#include "models/domain/allocation.h"
#include "models/tables/ledgerwords.h"

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

Exit run(VerbCall &call)
{
    const QString reference = call.arguments.value(u"account"_s);
    if (reference.isEmpty())
        return call.misuse(u"Say which account with --account REFERENCE."_s);
    Exit exit = Exit::Done;
    const auto store = call.openStore(Use::Read, exit);
    if (!store)
        return exit;
    const auto id = await(store->resolve(reference));
    if (!id)
        return call.refuse(id.error());
    const auto ledger = await(store->ledger(*id));
    if (!ledger)
        return call.refuse(ledger.error());
    const auto rules = await(store->rules());
    if (!rules)
        return call.refuse(rules.error());

    LineOutput lines(ledger->account.uuid, ledger->account.holder.reference, rules->types);
    const std::vector<Money> balances = runningBalances(ledger->lines, ledger->account.currency());
    for (std::size_t i = ledger->lines.size(); i-- > 0;)
        lines.add(ledger->lines[i], ledger->offsets, balances[i]);
    if (call.format == OutputFormat::Table)
        call.out << ledger->account.holder.name << " · " << ledger->account.paymentReference << '\n'
                 << Words::facts(factsOf(ledger->lines, ledger->account.currency())) << "\n\n";
    lines.output().print(call.out, call.format);
    return Exit::Done;
}

} // namespace

Verb ledgerVerb()
{
    return {.name = u"ledger"_s,
            .summary = u"Prints the lines of one account, newest first."_s,
            .declare = [](QCommandLineParser &parser) {
                declareDatabase(parser, true);
                declareAccount(parser);
            },
            .run = run};
}

} // namespace Tally
