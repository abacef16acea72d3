// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/holderledger/holderledger.h"

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tally {
namespace {

/// Puts rows of a list in that order into words, on a worker.
auto wording(const std::shared_ptr<const LedgerOrder> &order, const TypeCatalogue &types, QDate today)
{
    return [order, types, today](const std::vector<LedgerRow> &rows) { return LedgerModel::inWords(rows, *order, types, today); };
}

} // namespace

HolderLedger::HolderLedger(AccountStore &store, AccountId account, QDate today, QObject *parent)
    : HolderLedger(store, account, [today] { return today; }, parent)
{
}

HolderLedger::HolderLedger(AccountStore &store, AccountId account, std::function<QDate()> today, QObject *parent)
    : QObject(parent)
    , m_store{store}
    , m_account{account}
    , m_today{std::move(today)}
    , m_rows(m_model,
             [this](const std::vector<qint64> &keys, RowFetcher::Take take) {
                 whenPrepared(m_store.ledgerRows(m_account, keys), this, wording(m_order, m_head->types, m_today()), std::move(take));
             },
             this)
    , m_trail(store, account)
{
    m_rows.setHeld(true);
    m_refreshSoon.setSingleShot(true);
    m_refreshSoon.setInterval(20ms);
    connect(&m_refreshSoon, &QTimer::timeout, this, [this] {
        // Others who post all the time must not take back, again and again, what somebody waits for here.
        if (m_busy || m_reading)
            m_refreshWhenFree = true;
        else
            refresh();
    });
    connect(&store, &AccountStore::accountsChanged, this, &HolderLedger::refreshSoon);
    connect(&store, &AccountStore::accountChanged, this, [this](AccountId changed) {
        const auto isShown = [changed](const AccountRow &row) { return row.id == changed; };
        // The holder's other accounts stand on the page too.
        if (changed == m_account || (m_head && std::any_of(m_head->accountsOfHolder.begin(), m_head->accountsOfHolder.end(), isShown)))
            refreshSoon();
    });
    connect(&m_rows, &RowFetcher::failed, this, &HolderLedger::failed);
    connect(&m_rows, &RowFetcher::copied, this, [this](const RowFetcher::Rows &rows) {
        const auto list = std::make_shared<LedgerModel>();
        list->setCurrency(m_head->account.currency());
        list->remember(rows);
        emit rowsFetched(list);
    });
}

void HolderLedger::refreshSoon()
{
    // Begun anew by each of them it would never come to its end while they come faster than it.
    if (!m_refreshSoon.isActive())
        m_refreshSoon.start();
}

void HolderLedger::becameFree()
{
    if (!m_busy && !m_reading && std::exchange(m_refreshWhenFree, false))
        refreshSoon();
}

void HolderLedger::refresh()
{
    m_refreshSoon.stop();
    m_refreshWhenFree = false;
    m_trail.refresh();
    m_stop.stop();
    ++m_orderGeneration;
    m_rows.forgetFailure();
    m_asking = true;
    setOrdering(true);
    m_reading = true;
    m_read = false;
    setBusy(true);
    struct Shown
    {
        LedgerHead head;
        Words words;
    };
    const auto prepare = [today = m_today()](LedgerHead head) {
        Words words = LedgerModel::inWords(head.rows, head.order, head.types, today);
        return Shown{.head = std::move(head), .words = std::move(words)};
    };
    whenPrepared(m_store.ledgerHead(m_account, LedgerModel::pageRows), this, prepare, [this, generation = ++m_generation](Result<Shown> shown) {
        if (generation != m_generation)
            return;
        m_asking = false;
        if (shown) {
            takeHead(std::move(shown->head), std::move(shown->words));
            return;
        }
        setOrdering(false);
        m_reading = false;
        setBusy(false);
        emit failed(shown.error());
    });
}

void HolderLedger::takeHead(LedgerHead head, Words words)
{
    m_model.setCurrency(head.account.currency());
    // Until all were counted again there are as many charges as before.
    if (!head.facts.charges && m_head)
        head.facts.charges = m_head->facts.charges;
    m_few.clear();
    for (const LedgerRow &row : head.rows) {
        if (head.complete && row.line.isOpen())
            m_few.push_back(row.line.id.value);
    }
    head.rows.clear();
    const bool first = !m_order;
    m_head = std::move(head);
    if (m_head->complete) {
        m_order = std::make_shared<const LedgerOrder>(m_head->order);
        m_model.putRows(std::move(words), m_model.expiries());
        setOrdering(false);
        setBusy(false);
        emit headLoaded();
        showFew();
    } else {
        if (first && !m_filter.openOnly)
            m_model.showHead(words, false);
        m_newest = std::move(words);
        emit headLoaded();
        askOrder();
    }
    readWhole();
}

void HolderLedger::showFew()
{
    m_model.setOrder(std::make_shared<const std::vector<qint64>>(m_filter.openOnly ? m_few : m_order->ids));
    emit orderLoaded();
}

void HolderLedger::askOrder()
{
    m_stop.stop();
    m_stop = QueryStop();
    m_rows.forgetFailure();
    setOrdering(true);
    setBusy(true);
    whenAnswered(m_store.ledgerOrder(m_account, m_filter, m_stop), this, [this, generation = ++m_orderGeneration](Result<LedgerOrder> order) {
        if (generation != m_orderGeneration)
            return;
        if (order)
            takeOrder(*std::move(order));
        else
            emit failed(order.error());
        setOrdering(false);
        setBusy(false);
        m_rows.fetch();
    });
}

void HolderLedger::takeOrder(LedgerOrder order)
{
    m_head->facts.charges = order.charges;
    m_order = std::make_shared<const LedgerOrder>(std::move(order));
    // A line dated before others changes the balance after each of those.
    m_model.expire();
    m_model.putRows(std::exchange(m_newest, {}), m_model.expiries());
    m_model.setOrder({m_order, &m_order->ids});
    emit orderLoaded();
}

void HolderLedger::setFilter(LedgerFilter filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    if (m_head && m_head->complete)
        showFew();
    else if (m_head && !m_asking)
        askOrder();
}

void HolderLedger::readWhole()
{
    // Only now: an order that was asked for is read first.
    whenPrepared(m_store.ledger(m_account), this, &WholeLedger::share, [this, generation = m_generation](Result<SharedLedger> ledger) {
        if (generation != m_generation)
            return;
        m_reading = false;
        becameFree();
        if (!ledger) {
            emit failed(ledger.error());
            return;
        }
        m_ledger = *std::move(ledger);
        m_read = true;
        emit loaded();
    });
}

void HolderLedger::setOrdering(bool ordering)
{
    m_ordering = ordering;
    m_rows.setHeld(m_ordering || !m_order);
}

void HolderLedger::fetchForCopy(const std::vector<qint64> &lines)
{
    if (m_order)
        m_rows.fetchForCopy(lines);
    else
        emit failed({.kind = ErrorKind::Invalid, .detail = tr("the lines are still being read; copy them in a moment"), .field = u"copy"_s});
}

void HolderLedger::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    becameFree();
    emit busyChanged(busy);
}

} // namespace Tally
