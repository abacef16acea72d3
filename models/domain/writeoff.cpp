// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/writeoff.h"

#include "models/domain/rights.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {

int WriteOffProposal::approvals() const
{
    return int(std::count_if(decisions.begin(), decisions.end(),
                             [](const ProposalDecision &decision) { return decision.answer == ProposalAnswer::Approve; }));
}

std::optional<Error> faultOf(const WriteOffWish &wish)
{
    if (wish.reason.trimmed().isEmpty())
        return Error{.kind = ErrorKind::Invalid, .detail = u"a write-off needs a reason"_s, .field = u"reason"_s};
    return std::nullopt;
}

WriteOff commandOf(const WriteOffProposal &proposal)
{
    return {.amount = proposal.amount,
            .debits = proposal.debits,
            .text = {.date = proposal.date, .description = proposal.reason, .internalNote = proposal.evidence},
            .type = proposal.type,
            .approvals = proposal.approvals(),
            .proposal = proposal.id};
}

std::optional<Error> refusalFor(const Person &person, const WriteOffProposal &proposal, ProposalAnswer answer)
{
    const bool decided = std::any_of(proposal.decisions.begin(), proposal.decisions.end(),
                                     [&](const ProposalDecision &decision) { return decision.by == person.name; });
    if (proposal.status != ProposalStatus::Waiting || decided)
        return Error{.kind = ErrorKind::AlreadyDecided, .field = u"proposal_id"_s, .value = QString::number(proposal.id.value)};
    const bool own = proposal.proposedBy == person.name;
    if (answer == ProposalAnswer::Withdraw) {
        if (own)
            return std::nullopt;
        return Error{.kind = ErrorKind::NotAllowed, .detail = u"only the proposer withdraws a proposal"_s, .field = u"proposal_id"_s};
    }
    if (own)
        return Error{.kind = ErrorKind::OwnProposal, .field = u"proposal_id"_s, .value = QString::number(proposal.id.value)};
    if (!mayDo(person, Operation::DecideWriteOff))
        return Error{.kind = ErrorKind::NotAllowed, .field = u"decide-write-off"_s, .value = person.name};
    return std::nullopt;
}

} // namespace Tally
