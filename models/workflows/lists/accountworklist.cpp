// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/lists/accountworklist.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace Tally {
namespace {

constexpr std::chrono::milliseconds gatheringTime = 100ms;
constexpr std::chrono::milliseconds longestPause = 5s;

std::vector<AccountModel::Row> inWords(const std::vector<AccountRow> &rows) { return AccountModel::inWords(rows); }

} // namespace

AccountWorklist::AccountWorklist(AccountStore &store, Scope scope, QObject *parent)
    : QObject(parent)
    , m_store{store}
    , m_scope{scope}
    , m_rows(m_model, [this](const std::vector<qint64> &keys, RowFetcher::Take take) { whenPrepared(m_store.accountRows(keys), this, inWords, std::move(take)); },
             this)
{
    m_query.filter = scopeFilter();
    m_shown = m_query;
    m_refreshSoon.setSingleShot(true);
    connect(&m_refreshSoon, &QTimer::timeout, this, [this] {
        // Others who post all the time must not take back, again and again, what somebody waits for here.
        if (m_busy)
            m_refreshWhenFree = true;
        else if (!m_partial)
            refresh();
    });
    connect(&store, &AccountStore::accountChanged, this, [this](AccountId id) {
        m_model.expire(id.value);
        refreshSoon();
    });
    connect(&store, &AccountStore::accountsChanged, this, [this] {
        m_model.expire();
        refreshSoon();
    });
    connect(&m_rows, &RowFetcher::failed, this, &AccountWorklist::failed);
    connect(&m_rows, &RowFetcher::copied, this, [this](const RowFetcher::Rows &rows) {
        const auto list = std::make_shared<AccountModel>();
        list->setCurrency(m_owed.size() == 1 ? std::optional(m_owed.front().currency()) : std::nullopt);
        list->remember(rows);
        emit rowsFetched(list);
    });
    connect(&m_model, &AccountModel::sortRequested, this, &AccountWorklist::setSort);
}

void AccountWorklist::refreshSoon()
{
    // What somebody stopped because it took too long is not begun again by another's posting. A timer begun anew by each of them would
    // never come to its end while they come faster than it.
    if ((m_partial && !m_busy) || m_refreshSoon.isActive())
        return;
    // A server that takes a second for the list is to have another for something else before everybody who has it open asks again.
    m_refreshSoon.start(std::clamp(m_took, gatheringTime, longestPause));
}

void AccountWorklist::setFilter(AccountFilter filter)
{
    filter.owingOnly = m_scope == Scope::Arrears;
    if (filter == m_query.filter && m_loaded && !m_partial)
        return;
    m_query.filter = std::move(filter);
    emit filterChanged();
    ask(true);
}

void AccountWorklist::setSort(AccountColumn column, Qt::SortOrder order)
{
    if (column == m_query.sort && order == m_query.order && m_loaded && !m_partial)
        return;
    m_query.sort = column;
    m_query.order = order;
    ask(true);
}

void AccountWorklist::refresh()
{
    m_model.expire();
    ask(!m_loaded || m_partial);
}

void AccountWorklist::ask(bool anew)
{
    m_refreshSoon.stop();
    m_refreshWhenFree = false;
    m_stop.stop();
    m_stop = QueryStop();
    m_rows.forgetFailure();
    setBusy(true);
    m_asked.start();
    const quint64 generation = ++m_generation;
    if (anew) {
        AccountQuery head = m_query;
        head.limit = AccountModel::pageRows;
        whenPrepared(m_store.accountHead(head, m_stop), this, inWords, [this, generation](Result<std::vector<AccountModel::Row>> rows) {
            // If it fails, so does the order, which says why.
            if (generation != m_generation || !m_busy || !rows)
                return;
            const bool complete = rows->size() < std::size_t(AccountModel::pageRows);
            takeQuery();
            m_shownWhole = complete;
            m_partial = false;
            m_model.showHead(*std::move(rows), complete);
            emit headLoaded();
        });
    }
    whenAnswered(m_store.accountOrder(m_query, m_stop), this, [this, generation, anew](Result<AccountOrder> order) {
        if (generation != m_generation)
            return;                                  // a newer query is on its way
        if (order && !anew)                          // the first list of a day reads what later ones find in memory
            m_took = std::chrono::milliseconds(m_asked.elapsed());
        if (order)
            takeOrder(*std::move(order));
        else if (order.error().kind == ErrorKind::Cancelled)
            takeStop();
        else
            emit failed(order.error());
        if (generation == m_generation)              // nobody who heard of it asked something else
            setBusy(false);
    });
}

void AccountWorklist::stop() { m_stop.stop(); }

void AccountWorklist::takeStop()
{
    m_partial = !m_shownWhole;
    if (!m_model.isOrderKnown()) {
        m_model.becomeAnother();             // what is cut off begins at its top: no row stands in for one that is not there
        m_model.keepHead();
    }
    if (m_query != m_shown) {
        m_query = m_shown;
        emit filterChanged();
        emit sortChanged(m_query.sort, m_query.order);
    }
    emit stopped();
}

void AccountWorklist::takeQuery()
{
    // A new order is followed to the row one looked at, a new filter shows its first hits.
    if (m_query.filter != m_shown.filter)
        m_model.becomeAnother();
    m_shown = m_query;
}

void AccountWorklist::takeOrder(AccountOrder order)
{
    m_loaded = true;
    takeQuery();
    m_shownWhole = true;
    m_partial = false;
    m_count = order.count;
    m_owed = std::move(order.owed);
    // A list without accounts has no currency: its header stays as it is.
    if (!m_owed.empty())
        m_model.setCurrency(m_owed.size() == 1 ? std::optional(m_owed.front().currency()) : std::nullopt);
    m_model.setOrder(std::make_shared<const std::vector<qint64>>(std::move(order.ids)));
    emit loaded();
}

void AccountWorklist::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    if (!busy && std::exchange(m_refreshWhenFree, false))
        refreshSoon();
    emit busyChanged(busy);
}

} // namespace Tally
