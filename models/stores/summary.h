// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/account.h"

#include <QDate>

#include <numeric>
#include <vector>

namespace Tally {

/// How old debt is to be told apart.
struct AgedDebtQuery
{
    QDate asAt;                          ///< the day ages are counted on; what falls due on it is not late yet
    std::vector<int> edges{30, 60, 90};  ///< the last day of each band, in whole days past due: positive and ascending
};

struct AgedBand
{
    Money amount;
    qint64 lines = 0;

    AgedBand &operator+=(const AgedBand &other)
    {
        amount += other.amount;
        lines += other.lines;
        return *this;
    }
};

/// What is open on all accounts of one type and currency. A debit without a due date is due on its date.
struct AgedDebtRow
{
    AccountType accountType = AccountType::Master;
    std::vector<AgedBand> bands;         ///< not yet due, one up to each edge, and beyond the last edge: edges.size() + 2
    AgedBand unusedCredit;               ///< credit that waits on the accounts, negative

    /// What the accounts owe together: their balances add up to it.
    [[nodiscard]] Money balance() const
    {
        return std::accumulate(bands.begin(), bands.end(), unusedCredit.amount, [](Money sum, const AgedBand &band) { return sum + band.amount; });
    }
};

/// Which months of a trend are wanted, both included; an invalid date: without that end.
struct TrendQuery
{
    QDate from = {};
    QDate until = {};
};

/// What was posted in one month on accounts of one type, as lines of one type. Over all months the amounts add up to the balances.
struct MonthFlow
{
    AccountType accountType = AccountType::Master;
    QDate month;                         ///< its first day
    QString lineType;
    Money amount;                        ///< positive: charged, negative: credited
    qint64 lines = 0;
};

} // namespace Tally
