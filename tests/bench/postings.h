// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountquery.h"
#include "models/stores/bulk.h"
#include "tests/bench/benchcouncil.h"

namespace Tally::Bench {

/// Payments the bench's imports keep at once, as many as those of the program do (ImportRun::Chunks).
constexpr qint64 paymentsInChunk = 1'000;

/// A payment of a few pounds, decided by its number, into one of `accounts` accounts.
[[nodiscard]] Posting paymentOf(const QString &series, quint64 number, qint64 accounts);

/// An import of payments: one for each of `count` accounts from `first` on, in the order of the accounts, as a sorted file has them.
class PaymentSource final : public BulkSource
{
public:
    /// @param series  begins every key, so that another run posts again.
    PaymentSource(CouncilSize size, QString series, qint64 first, qint64 count);

    std::optional<BulkAccount> next() override;
    [[nodiscard]] qint64 total() const override { return m_count; }

private:
    BenchCouncil m_council;
    QString m_series;
    qint64 m_first;
    qint64 m_count;
    qint64 m_given = 0;
};

} // namespace Tally::Bench
