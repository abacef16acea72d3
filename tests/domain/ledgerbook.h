// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"

#include <QString>

namespace Tally::Test {

/// A ledger kept in memory that is driven and read as text, so that a test is a small table.
///
/// Commands, one between semicolons:
///     2025-01-06 debit RENT 100.00          2025-01-15 pay CASH 150.00 2 1      (naming lines 2 and 1)
///     2025-01-15 credit CREDIT 5.00 1       2025-01-16 apply 3 1 2              2025-01-17 void 3
///     2025-01-15 writeoff 5.00 1 2          2025-01-15 forgive 5.00 1           - reconcile
///     2025-01-15 cancel 1                   2025-01-15 discount 1 5.00          2025-01-15 refund 1 5.00
///     2025-01-15 refundout 1 5.00 CASH      2025-01-15 payout 5.00 CASH 3       (from credit 3; without it from all)
///     2025-01-15 adjust 1 6.00              2025-01-15 final 1 6.00             (the last adjustment)
///     - describe 1 words                    - note 1 words
/// A date or payment type "-" is left out; "5.00EUR" is an amount in euros; "CASH@TILL" moves through the register TILL.
class LedgerBook
{
public:
    LedgerState state;
    LedgerRules rules = {};

    /// Runs one command and keeps what it did.
    Result<LedgerChange> run(const QString &command);
    /// Runs all but the last command, which must be accepted, and returns what the last one says.
    Result<LedgerChange> runAll(const QString &script);

    /// What the last command of a script does, as one text: "lines() | offsets of that command", or the refusal as "Kind field value".
    /// Checks on the way that a refusal changes nothing, that balances are as foretold and that every invariant holds after each step;
    /// "broken: …" if not.
    [[nodiscard]] QString outcomeOf(const QString &script);

    /// "1 RENT 100.00 50.00; 2 PAYMENT -50.00 0.00 void": number, type, amount, outstanding, status unless normal, "accruing" if so.
    [[nodiscard]] QString lines() const;
    /// "CREATE 100.00 d1; APPLY -50.00 c2 d1": the offsets from number `first` on.
    [[nodiscard]] QString offsets(qsizetype first = 0) const;

private:
    qint64 m_nextLine = 1;
    qint64 m_nextOffset = 1;
};

[[nodiscard]] LedgerCommand commandFrom(const QString &text);
[[nodiscard]] QString textOf(const std::vector<AccountLine> &lines);

} // namespace Tally::Test
