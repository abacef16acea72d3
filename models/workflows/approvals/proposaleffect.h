// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/writeoff.h"
#include "models/stores/wholeledger.h"

namespace Tally {

/// A charge a proposal names, as it stands in the ledger now.
struct ProposalCharge
{
    AccountLine debit;
    std::optional<Money> writeOff = {};  ///< what the write-off takes or took from it; unset where nothing is to be written off

    friend bool operator==(const ProposalCharge &, const ProposalCharge &) = default;
};

/// What a proposal means in the ledger as it is now.
struct ProposalEffect
{
    std::vector<ProposalCharge> charges; ///< in the order of the proposal
    std::optional<Error> refusal = {};   ///< why a waiting one could not be posted now, whoever approved it
    bool voided = false;                 ///< it was posted and taken back since
};

/// What posting a waiting proposal would do, what a posted one did, or only how its charges stand. `ledger` is of its account.
[[nodiscard]] ProposalEffect effectOf(const WriteOffProposal &proposal, const WholeLedger &ledger, const LedgerRules &rules);

} // namespace Tally
