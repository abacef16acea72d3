// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/batchlist.h"

#include "tests/stores/storetest.h"

#include <numeric>

using namespace Qt::StringLiterals;

namespace Tally::Test {

BatchList::BatchList(std::vector<BulkAccount> accounts, std::function<void(BatchList &, std::size_t)> before)
    : m_accounts{std::move(accounts)}, m_before{std::move(before)}
{
}

std::optional<BulkAccount> BatchList::next()
{
    if (m_before)
        m_before(*this, m_next);
    if (m_next == m_accounts.size())
        return std::nullopt;
    return m_accounts[m_next++];
}

qint64 BatchList::total() const
{
    return std::accumulate(m_accounts.begin(), m_accounts.end(), qint64(0),
                           [](qint64 sum, const BulkAccount &account) { return sum + account.rows(); });
}

BulkAccount bulkAccount(const QString &key, qint64 row, std::vector<BulkEntry> entries)
{
    return {.key = key, .fingerprint = u"1"_s, .draft = draftOf(key, u"Holder of "_s + key), .row = row, .entries = std::move(entries)};
}

BulkEntry debitRow(qint64 row, const QString &key, const QString &amount)
{
    return {.row = row, .commands = {{.key = key, .command = debitOf(amount, u"2025-01-01"_s)}}};
}

BulkEntry paymentRow(qint64 row, const QString &key, const QString &amount, const QString &paysKey)
{
    return {.row = row, .commands = {{.key = key, .command = paymentOf(amount, u"2025-01-02"_s), .paysKey = paysKey}}};
}

} // namespace Tally::Test
