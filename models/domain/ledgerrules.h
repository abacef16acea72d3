// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/linetypes.h"
#include "models/domain/money.h"

#include <optional>
#include <vector>

namespace Tally {

/// Above this amount a write-off waits for so many people other than its proposer.
struct ApprovalStep
{
    qint64 aboveMinor = 0;       ///< in minor units; a write-off of exactly this amount is still below the step
    int approvers = 1;           ///< 1 or 2

    friend bool operator==(const ApprovalStep &, const ApprovalStep &) = default;
};

enum class ReceiptNumbers { Off, Running, PerYear };

/// What an administrator sets for the whole ledger. Amounts are in minor units of the account's own currency.
struct LedgerSettings
{
    ReceiptNumbers receiptNumbers = ReceiptNumbers::Off;
    bool cashRegisters = false;                     ///< cash must say through which register it moves
    std::optional<qint64> warnAboveMinor = {};      ///< a form asks again above this
    std::optional<qint64> refuseAboveMinor = {};    ///< nobody may post more than this in one operation
    std::vector<ApprovalStep> approvalLadder = {};  ///< by rising amount; empty: no write-off waits
    qint64 version = 0;                             ///< counts changes

    friend bool operator==(const LedgerSettings &, const LedgerSettings &) = default;
};

/// Everything a decision depends on besides the ledger itself.
struct LedgerRules
{
    TypeCatalogue types = TypeCatalogue::builtIn();
    LedgerSettings settings = {};

    /// The types of LEDGER.md, no limits, nothing waits for approval.
    [[nodiscard]] static const LedgerRules &builtIn();

    /// How many people must approve a write-off of that amount by the ladder: 0 to 2.
    [[nodiscard]] int approvalsNeeded(Money amount) const;
};

} // namespace Tally
