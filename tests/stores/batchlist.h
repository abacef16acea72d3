// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/bulk.h"

#include <functional>

namespace Tally::Test {

/// A batch that is a list. `before` is called on the store's thread before each account is handed out.
class BatchList final : public BulkSource
{
public:
    explicit BatchList(std::vector<BulkAccount> accounts, std::function<void(BatchList &, std::size_t)> before = {});

    std::optional<BulkAccount> next() override;
    [[nodiscard]] qint64 total() const override;

private:
    std::vector<BulkAccount> m_accounts;
    std::function<void(BatchList &, std::size_t)> m_before;
    std::size_t m_next = 0;
};

/// An account "key" of the holder `key`, fingerprint "1", with a row of the file for each entry.
[[nodiscard]] BulkAccount bulkAccount(const QString &key, qint64 row, std::vector<BulkEntry> entries);
/// One row that posts a debit under `key`, and one that pays it (or nothing named, without `paysKey`).
[[nodiscard]] BulkEntry debitRow(qint64 row, const QString &key, const QString &amount);
[[nodiscard]] BulkEntry paymentRow(qint64 row, const QString &key, const QString &amount, const QString &paysKey = {});

} // namespace Tally::Test
