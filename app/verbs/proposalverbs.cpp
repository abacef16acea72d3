// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/proposaljson.h"
#include "app/verbs/verb.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

Exit list(VerbCall &call)
{
    Exit exit = Exit::Done;
    const auto store = call.openStore(Use::Read, exit);
    if (!store)
        return exit;
    ProposalFilter filter{.waitingOnly = !call.arguments.isSet(u"all"_s)};
    if (call.arguments.isSet(u"account"_s)) {
        const auto account = await(store->resolve(call.arguments.value(u"account"_s)));
        if (!account)
            return call.refuse(account.error());
        filter.account = *account;
    }
    const auto rules = await(store->rules());
    if (!rules)
        return call.refuse(rules.error());
    const auto proposals = await(store->proposals(filter));
    if (!proposals)
        return call.refuse(proposals.error());
    proposalOutput(*proposals, rules->types).print(call.out, call.format);
    return Exit::Done;
}

Exit answer(VerbCall &call, ProposalAnswer given)
{
    bool isNumber = false;
    const ProposalId id{call.arguments.value(u"proposal"_s).toLongLong(&isNumber)};
    if (!isNumber || !id.isValid())
        return call.misuse(u"Say which proposal with --proposal NUMBER; tallystick proposals lists them."_s);
    Exit exit = Exit::Done;
    const auto store = call.openStore(Use::Write, exit);
    if (!store)
        return exit;
    const QString key = call.arguments.isSet(u"key"_s) ? call.arguments.value(u"key"_s) : QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto proposal = await(store->answer(id, given, call.arguments.value(u"note"_s), key));
    if (!proposal)
        return call.refuse(proposal.error());
    const auto rules = await(store->rules());
    if (!rules)
        return call.refuse(rules.error());
    call.out << proposalJson(*proposal, rules->types) << '\n';
    return Exit::Done;
}

Verb answerVerb(const QString &name, const QString &summary, ProposalAnswer given)
{
    return {.name = name,
            .summary = summary,
            .declare = [](QCommandLineParser &parser) {
                declareDatabase(parser, false);
                parser.addOptions({
                    {u"proposal"_s, u"Which proposal, by its number."_s, u"NUMBER"_s},
                    {u"note"_s, u"Why; kept with the answer."_s, u"TEXT"_s},
                    {u"key"_s, u"Idempotency key: the same key answers once, however often it is sent."_s, u"KEY"_s},
                });
            },
            .run = [given](VerbCall &call) { return answer(call, given); }};
}

} // namespace

Verb proposalsVerb()
{
    return {.name = u"proposals"_s,
            .summary = u"Prints the write-offs that wait for somebody's approval."_s,
            .declare = [](QCommandLineParser &parser) {
                declareDatabase(parser, true);
                declareAccount(parser);
                parser.addOption({u"all"_s, u"Also those that were posted, declined or withdrawn."_s});
            },
            .run = list};
}

Verb approveVerb()
{
    return answerVerb(u"approve"_s, u"Approves somebody else's write-off; the last approval it needs posts it."_s, ProposalAnswer::Approve);
}

Verb declineVerb()
{
    return answerVerb(u"decline"_s, u"Declines somebody else's write-off; the proposal is kept with the note."_s, ProposalAnswer::Decline);
}

Verb withdrawVerb()
{
    return answerVerb(u"withdraw"_s, u"Takes one's own proposal of a write-off back."_s, ProposalAnswer::Withdraw);
}

} // namespace Tally
