// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/bulk.h"

#include <QDate>

#include <deque>

namespace Tally {

namespace Council {
struct Plan;
class Random;
}

/// The demo council: invented but plausible accounts with two years of charges and payments, about a third of them in arrears.
/// The same number, seed and day make the same accounts on every platform. Payment references are left to the store.
class CouncilSource final : public BulkSource
{
public:
    /// @param accounts how many, at least 0
    /// @param today    the last day on which anything happens; must be valid
    CouncilSource(qint64 accounts, quint64 seed, QDate today);
    ~CouncilSource() override;

    std::optional<BulkAccount> next() override;
    [[nodiscard]] qint64 total() const override { return m_accounts; }

private:
    [[nodiscard]] BulkAccount accountOf(Council::Plan &plan, Council::Random &random) const;

    qint64 m_accounts;
    quint64 m_seed;
    QDate m_today;
    qint64 m_given = 0;
    quint64 m_household = 0;
    std::deque<BulkAccount> m_waiting;   ///< the rest of the household being handed out
};

} // namespace Tally
