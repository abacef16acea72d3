// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"
#include "models/tables/accountmodel.h"
#include "models/workflows/rows/rowfetcher.h"

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>

namespace Tally {

/// The state of a list of accounts: what is filtered, how it is sorted, what was found. One serves the arrears worklist,
/// one the list of all accounts. The first screen is asked for together with the order of all; rows beyond follow the window.
class AccountWorklist final : public QObject
{
    Q_OBJECT
public:
    enum class Scope { Arrears, AllAccounts };

    AccountWorklist(AccountStore &store, Scope scope, QObject *parent = nullptr);

    [[nodiscard]] AccountModel &model() { return m_model; }
    [[nodiscard]] Scope scope() const { return m_scope; }
    [[nodiscard]] const AccountFilter &filter() const { return m_query.filter; }
    [[nodiscard]] AccountColumn sortColumn() const { return m_query.sort; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_query.order; }
    /// Rows behind the filter and the sums they owe, one per currency. Of the last answer.
    [[nodiscard]] qint64 count() const { return m_count; }
    [[nodiscard]] const std::vector<Money> &owed() const { return m_owed; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool hasLoaded() const { return m_loaded; }
    /// Whether the person has set any condition beyond what the list is about.
    [[nodiscard]] bool isFiltered() const { return m_query.filter != scopeFilter(); }

    void setFilter(AccountFilter filter);
    void clearFilter() { setFilter(scopeFilter()); }
    void setSort(AccountColumn column, Qt::SortOrder order);
    /// Whether only the first rows of the list are there, because somebody stopped the rest. refresh() reads all of it.
    [[nodiscard]] bool isPartial() const { return m_partial; }
    /// Reads the list again; what is shown stays until the answer is there.
    void refresh();
    /// Nobody waits any more: the list is again what its rows are an answer to, and isPartial() if only the first of them came.
    /// stopped() says so.
    void stop();

    /// Fetches these accounts in words, whether or not they are in sight; rowsFetched() or failed() answers. Invalid if they are more
    /// than RowFetcher::mostCopied. A later call takes the place of an earlier one.
    void fetchForCopy(const std::vector<qint64> &ids) { m_rows.fetchForCopy(ids); }

signals:
    /// @param rows  what fetchForCopy() asked for, as a list of its own.
    void rowsFetched(const std::shared_ptr<Tally::AccountModel> &rows);
    void filterChanged();
    /// Another column or direction than the list was asked for last: what the list's header is to show.
    void sortChanged(Tally::AccountColumn column, Qt::SortOrder order);
    void busyChanged(bool busy);
    /// The first rows are there, the order of all may still come.
    void headLoaded();
    /// The order of all is there: count and sums are those of the filter.
    void loaded();
    void stopped();
    void failed(const Tally::Error &error);

private:
    [[nodiscard]] AccountFilter scopeFilter() const { return {.owingOnly = m_scope == Scope::Arrears}; }
    void setBusy(bool busy);
    void refreshSoon();
    void ask(bool anew);
    void takeOrder(AccountOrder order);
    /// What was asked for is shown from now on.
    void takeQuery();
    void takeStop();

    AccountStore &m_store;
    Scope m_scope;
    AccountModel m_model;
    RowFetcher m_rows;
    AccountQuery m_query;
    AccountQuery m_shown;            ///< what the rows in the model are an answer to
    QTimer m_refreshSoon;            ///< gathers a burst of changes into one query
    QElapsedTimer m_asked;
    std::chrono::milliseconds m_took{0};   ///< the last refresh of a list that was there
    bool m_refreshWhenFree = false;  ///< something changed while the list was on its way
    quint64 m_generation = 0;
    QueryStop m_stop;                ///< of the order that is on its way
    qint64 m_count = 0;
    std::vector<Money> m_owed;
    bool m_busy = false;
    bool m_loaded = false;
    bool m_shownWhole = false;       ///< and not only the first of them
    bool m_partial = false;
};

} // namespace Tally
