// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"
#include "models/tables/accountmodel.h"

#include <QTimer>

namespace Tally {

/// The state of a list of accounts: what is filtered, how it is sorted, what was found. One serves the arrears worklist,
/// one the list of all accounts.
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
    /// Reads the list again; rows that are still there keep their place in the view.
    void refresh();

signals:
    void filterChanged();
    void busyChanged(bool busy);
    /// An answer arrived: rows, count and sums are those of the filter.
    void loaded();
    void failed(const Tally::Error &error);

private:
    [[nodiscard]] AccountFilter scopeFilter() const { return {.owingOnly = m_scope == Scope::Arrears}; }
    void setBusy(bool busy);

    AccountStore &m_store;
    Scope m_scope;
    AccountModel m_model;
    AccountQuery m_query;
    QTimer m_refreshSoon;            ///< gathers a burst of changes into one query
    quint64 m_generation = 0;
    qint64 m_count = 0;
    std::vector<Money> m_owed;
    bool m_busy = false;
    bool m_loaded = false;
};

} // namespace Tally
