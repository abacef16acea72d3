// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/allocation.h"
#include "models/stores/accountquery.h"

#include <vector>

/// A ledger as a list reads it: its newest lines first, then the order of all, then the rows in sight. However long it is, what is on
/// the screen costs the same.
namespace Tally {

/// Which lines of a ledger a list shows.
struct LedgerFilter
{
    bool openOnly = false;        ///< those with something outstanding

    friend bool operator==(const LedgerFilter &, const LedgerFilter &) = default;
};

/// The other end of a payment: how much went there or came from there, and what that line is called.
struct LedgerLink
{
    LineId line;
    Money amount;                 ///< positive, the net of all that went between the two
    LineKind kind = LineKind::Debit;
    QString type;
    QString description;
    QDate date;

    friend bool operator==(const LedgerLink &, const LedgerLink &) = default;
};

/// One line, and what pays it or what it pays, in the order in which they first met. See allocations().
struct LedgerRow
{
    AccountLine line;
    std::vector<LedgerLink> links = {};

    friend bool operator==(const LedgerRow &, const LedgerRow &) = default;
};

/// Lines of one account, newest first, and the account's balance after each: two lists of one length.
struct LedgerOrder
{
    std::vector<qint64> ids;      ///< LineId values
    std::vector<qint64> balances; ///< in minor units of the account's currency; of all lines, also of those left out
    int charges = 0;              ///< LedgerFacts::charges of the lines looked at, also of those left out

    friend bool operator==(const LedgerOrder &, const LedgerOrder &) = default;
};

/// What stands above a ledger, and its newest lines.
struct LedgerHead
{
    Account account;
    LedgerFacts facts;            ///< without the number of charges, unless the head is the whole ledger
    std::vector<AccountRow> accountsOfHolder; ///< this one and the holder's others, by payment reference
    TypeCatalogue types = TypeCatalogue::builtIn(); ///< with the labels this database gives the types
    std::vector<LedgerRow> rows;  ///< newest first
    LedgerOrder order;            ///< of these rows
    bool complete = false;        ///< there are no other lines
};

} // namespace Tally
