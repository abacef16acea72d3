// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/unsupportedstore.h"

#include <QHash>
#include <QPromise>
#include <QtConcurrent>

#include <atomic>
#include <memory>
#include <vector>

namespace Tally::Test {

/// A store in memory for tests of workflows that run batches. Batches go through decide(), so that balances are real ones;
/// everything else of the port answers Internal.
class FakeStore final : public UnsupportedStore
{
    Q_OBJECT
public:
    struct Kept
    {
        BulkAccount source;
        LedgerState state;
    };

    using UnsupportedStore::UnsupportedStore;
    using UnsupportedStore::account;
    using UnsupportedStore::accounts;

    /// Where the store says it lies.
    void lieAt(const QString &location) { m_location = location; }
    /// The next batch answers this instead of working.
    void failWith(const Error &error) { m_failure = error; }
    /// Batches wait before their first account until resume() is called.
    void pause() { m_paused = true; }
    void resume() { m_paused = false; }
    /// Batches wait behind so many accounts until they are cancelled. Of one in chunks each account is a chunk here.
    void pauseBehind(std::size_t accounts) { m_pauseBehind = accounts; }

    [[nodiscard]] int batches() const { return m_batches; }
    [[nodiscard]] const std::vector<Kept> &accounts() const { return m_kept.accounts; }
    [[nodiscard]] const Kept *account(const QString &holder) const;
    [[nodiscard]] qint64 lines() const;

    [[nodiscard]] StoreInfo info() const override { return {.name = QStringLiteral("fake"), .kind = QStringLiteral("Fake"), .location = m_location}; }
    Reply<BulkReport> runBatch(std::shared_ptr<BulkSource> source, BulkOptions options) override;

private:
    struct Contents
    {
        std::vector<Kept> accounts;
        QHash<QString, std::size_t> byKey;
        QHash<QString, LineId> lineKeys;
        qint64 nextLine = 1;
    };

    static void runAccount(Contents &contents, BulkAccount bulk, BulkReport &report);
    [[nodiscard]] static std::optional<Error> runEntry(Contents &contents, LedgerState &state, const BulkEntry &entry, BulkReport &report);

    Contents m_kept;
    QString m_location;
    std::optional<Error> m_failure;
    std::atomic_bool m_paused = false;
    std::optional<std::size_t> m_pauseBehind;
    int m_batches = 0;
};

} // namespace Tally::Test
