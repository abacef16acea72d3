// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/lists/accountworklist.h"

#include <chrono>

using namespace std::chrono_literals;

namespace Tally {

AccountWorklist::AccountWorklist(AccountStore &store, Scope scope, QObject *parent)
    : QObject(parent), m_store{store}, m_scope{scope}
{
    m_query.filter = scopeFilter();
    m_refreshSoon.setSingleShot(true);
    m_refreshSoon.setInterval(100ms);
    connect(&m_refreshSoon, &QTimer::timeout, this, &AccountWorklist::refresh);
    connect(&store, &AccountStore::accountChanged, &m_refreshSoon, qOverload<>(&QTimer::start));
    connect(&store, &AccountStore::accountsChanged, &m_refreshSoon, qOverload<>(&QTimer::start));
    connect(&m_model, &AccountModel::sortRequested, this, &AccountWorklist::setSort);
}

void AccountWorklist::setFilter(AccountFilter filter)
{
    filter.owingOnly = m_scope == Scope::Arrears;
    if (filter == m_query.filter && m_loaded)
        return;
    m_query.filter = std::move(filter);
    emit filterChanged();
    refresh();
}

void AccountWorklist::setSort(AccountColumn column, Qt::SortOrder order)
{
    if (column == m_query.sort && order == m_query.order && m_loaded)
        return;
    m_query.sort = column;
    m_query.order = order;
    refresh();
}

void AccountWorklist::refresh()
{
    m_refreshSoon.stop();
    setBusy(true);
    whenAnswered(m_store.accounts(m_query), this, [this, generation = ++m_generation](Result<AccountList> list) {
        if (generation != m_generation)
            return;                                  // a newer query is on its way
        setBusy(false);
        if (!list) {
            emit failed(list.error());
            return;
        }
        m_loaded = true;
        m_count = list->count;
        m_owed = std::move(list->owed);
        m_model.setRows(std::move(list->rows));
        emit loaded();
    });
}

void AccountWorklist::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    emit busyChanged(busy);
}

} // namespace Tally
