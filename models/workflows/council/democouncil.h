// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"

#include <QDate>
#include <QFutureWatcher>

#include <memory>

namespace Tally {

/// Fills an empty database with the demo council, once: a database that has accounts is left as it is.
class DemoCouncil final : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 accounts = 10'000;
    static constexpr quint64 seed = 1;

    /// The demo council for runBatch(), the same wherever it is made.
    [[nodiscard]] static std::shared_ptr<BulkSource> source(QDate today);
    [[nodiscard]] static BulkOptions options();

    DemoCouncil(AccountStore &store, QDate today, QObject *parent = nullptr);
    ~DemoCouncil() override;

    /// Looks whether there is anything to do, and does it.
    void start();
    /// Stops; nothing is kept then, and failed() says Cancelled.
    void cancel();

signals:
    void progressChanged(qint64 done, qint64 total);
    void ready();
    void failed(const Tally::Error &error);

private:
    void generate();

    AccountStore &m_store;
    QDate m_today;
    std::shared_ptr<BulkSource> m_source;
    QFutureWatcher<Result<BulkReport>> m_watcher;
};

} // namespace Tally
