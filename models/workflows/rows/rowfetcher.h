// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/tables/windowedmodel.h"

#include <QSet>

#include <functional>

namespace Tally {

/// Brings a model the rows it wants, those in sight first. Two requests are on their way at once: the one the store works on, and the
/// next, so that it never waits for us. What is wanted is asked anew for each, so that rows one has scrolled past are not fetched.
class RowFetcher final : public QObject
{
    Q_OBJECT
public:
    using Rows = std::vector<WindowedModel::Row>;
    using Take = std::function<void(Result<Rows>)>;
    /// Asks the store for these rows in words. It calls `take` with them, or with why not, once, in a later turn of the event loop.
    using Ask = std::function<void(const std::vector<qint64> &keys, Take take)>;

    RowFetcher(WindowedModel &model, Ask ask, QObject *parent);

    /// Nothing is fetched while held: rows that come now would belong to another order.
    void setHeld(bool held) { m_held = held; }
    /// Fetches what the model wants, as it does by itself whenever the model wants more.
    void fetch();
    /// After a failure nothing is fetched, or the same would fail again and again, until somebody asks for the list anew.
    void forgetFailure() { m_failed = false; }

    /// Copies at most so many rows at once: more would fill the memory of whatever they are pasted into.
    static constexpr qint64 mostCopied = 50'000;
    /// Fetches these rows, in sight or not; copied() or failed() answers. A later call takes the place of an earlier one.
    void fetchForCopy(const std::vector<qint64> &keys);

signals:
    void copied(const Tally::RowFetcher::Rows &rows);
    void failed(const Tally::Error &error);

private:
    void take(const std::vector<qint64> &keys, Result<Rows> rows, quint64 asOf);

    WindowedModel &m_model;
    Ask m_ask;
    QSet<qint64> m_fetching;         ///< rows on their way
    int m_fetches = 0;
    quint64 m_copyGeneration = 0;
    bool m_failed = false;
    bool m_held = false;
};

} // namespace Tally
