// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/approvals/proposaleffect.h"

#include <algorithm>

namespace Tally {
namespace {

void add(ProposalEffect &effect, LineId debit, Money amount)
{
    const auto charge = std::find_if(effect.charges.begin(), effect.charges.end(),
                                     [debit](const ProposalCharge &each) { return each.debit.id == debit; });
    if (charge != effect.charges.end())
        charge->writeOff = charge->writeOff.value_or(Money::fromMinor(0, amount.currency())) + amount.abs();
}

void addForeseen(ProposalEffect &effect, const WriteOffProposal &proposal, const LedgerState &state, const LedgerRules &rules)
{
    WriteOff command = commandOf(proposal);
    // Approvals are what is being waited for: they do not stand in the way here.
    command.approvals = std::max(command.approvals, rules.approvalsNeeded(proposal.amount));
    const auto change = decide(state, command, rules);
    if (!change) {
        effect.refusal = change.error();
        return;
    }
    for (const Offset &offset : change->offsets) {
        if (offset.type == OffsetType::Apply && offset.debit)
            add(effect, *offset.debit, offset.amount);
    }
}

void addPosted(ProposalEffect &effect, LineId line, const LedgerState &state)
{
    for (const Offset &offset : state.offsets) {
        if (offset.type == OffsetType::Apply && offset.credit == line && offset.debit)
            add(effect, *offset.debit, offset.amount);
    }
    const AccountLine *credit = state.line(line);
    effect.voided = credit != nullptr && credit->status == LineStatus::Void;
}

} // namespace

ProposalEffect effectOf(const WriteOffProposal &proposal, const WholeLedger &ledger, const LedgerRules &rules)
{
    const LedgerState state = ledger.stateFor(proposal.line.value_or(LineId{}), proposal.debits);
    ProposalEffect effect;
    for (const LineId id : proposal.debits) {
        if (const AccountLine *debit = ledger.line(id))
            effect.charges.push_back({.debit = *debit});
    }
    if (proposal.status == ProposalStatus::Waiting)
        addForeseen(effect, proposal, state, rules);
    else if (proposal.line)
        addPosted(effect, *proposal.line, state);
    return effect;
}

} // namespace Tally
