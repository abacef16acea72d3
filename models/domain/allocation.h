// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"

#include <optional>
#include <span>
#include <vector>

namespace Tally {

/// How much of one credit pays one debit now: the net of all offsets between the two.
struct Allocation
{
    LineId credit;
    LineId debit;
    Money amount;   ///< positive

    friend bool operator==(const Allocation &, const Allocation &) = default;
};

/// Which payment pays which charge, in the order in which each pair first met. Pairs whose offsets cancel out (a voided
/// payment) are left out, and so is the VOID debit that only mirrors its credit.
[[nodiscard]] std::vector<Allocation> allocations(std::span<const AccountLine> lines, std::span<const Offset> offsets);

/// What people ask about a ledger first.
struct LedgerFacts
{
    Money balance;
    std::optional<int> charges = {}; ///< debits that ask for money: all but VOID and PAYOUT; nothing while nobody counted them
    int openCharges = 0;     ///< of these, with something outstanding
    Money unusedCredit;      ///< positive: paid, but not used on any charge
    QDate lastPaymentDate;   ///< of payments that were not voided; invalid if there is none
    Money lastPaymentAmount; ///< positive

    friend bool operator==(const LedgerFacts &, const LedgerFacts &) = default;
};
/// All of them, counted.
[[nodiscard]] LedgerFacts factsOf(std::span<const AccountLine> lines, Currency currency);

/// The balance after each line, in the order of `lines`, which must be oldest first.
[[nodiscard]] std::vector<Money> runningBalances(std::span<const AccountLine> lines, Currency currency);

} // namespace Tally
