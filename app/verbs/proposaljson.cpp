// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/proposaljson.h"

#include "models/tables/words.h"

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

QString code(ProposalStatus status)
{
    static constexpr QStringView codes[] = {u"waiting", u"posted", u"declined", u"withdrawn"};
    return codes[std::size_t(status)].toString();
}

QString code(ProposalAnswer answer)
{
    static constexpr QStringView codes[] = {u"approve", u"decline", u"withdraw"};
    return codes[std::size_t(answer)].toString();
}

QString statusWords(const WriteOffProposal &proposal)
{
    return proposal.status == ProposalStatus::Waiting
        ? u"waiting, %1 of %2 approved"_s.arg(proposal.approvals()).arg(proposal.approvalsNeeded) : code(proposal.status);
}

QString instant(const QDateTime &at) { return at.toUTC().toString(Qt::ISODateWithMs); }

QString linesJson(const WriteOffProposal &proposal)
{
    QStringList lines;
    for (const LineId line : proposal.debits)
        lines.append(QString::number(line.value));
    return u'[' + lines.join(u", "_s) + u']';
}

QString decisionsJson(const WriteOffProposal &proposal)
{
    QStringList all;
    for (const ProposalDecision &decision : proposal.decisions)
        all.append(u"{\"answer\": %1, \"by\": %2, \"at\": %3, \"note\": %4}"_s.arg(
            jsonString(code(decision.answer)), jsonString(decision.by), jsonString(instant(decision.at)), jsonString(decision.note)));
    return u'[' + all.join(u", "_s) + u']';
}

} // namespace

Output proposalOutput(const std::vector<WriteOffProposal> &proposals, const TypeCatalogue &types)
{
    Output output({{u"proposal_id"_s, u"Proposal"_s}, {u"paymentReference"_s, u"Account"_s}, {u"name"_s, u"Holder"_s},
                   {u"amount"_s, u"Amount"_s}, {u"type"_s, u"What"_s}, {u"lines"_s, {}, true}, {u"date"_s, {}},
                   {u"reason"_s, u"Reason"_s}, {u"evidence"_s, {}}, {u"proposed_by"_s, u"Proposed by"_s}, {u"proposed_at"_s, {}},
                   {u"approvals_needed"_s, {}}, {u"approvals"_s, {}}, {u"status"_s, u"Status"_s}, {u"account_line_id"_s, u"Line"_s},
                   {u"decisions"_s, {}, true}});
    for (const WriteOffProposal &each : proposals)
        output.add({OutputCell::count(each.id.value), OutputCell::text(each.paymentReference), OutputCell::text(each.holderName),
                    OutputCell::money(each.amount), OutputCell::coded(Words::lineType(each.type, LineKind::Credit, types), each.type),
                    OutputCell::onlyJson(linesJson(each)), OutputCell::date(each.date), OutputCell::text(each.reason),
                    OutputCell::text(each.evidence), OutputCell::text(each.proposedBy), OutputCell::coded({}, instant(each.proposedAt)),
                    OutputCell::count(each.approvalsNeeded), OutputCell::count(each.approvals()),
                    OutputCell::coded(statusWords(each), code(each.status)),
                    each.line ? OutputCell::count(each.line->value) : OutputCell::coded({}, {}), OutputCell::onlyJson(decisionsJson(each))});
    return output;
}

QString proposalJson(const WriteOffProposal &proposal, const TypeCatalogue &types)
{
    return proposalOutput({proposal}, types).jsonObject(0);
}

} // namespace Tally
