// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/holderledger/holderledger.h"

#include <QLocale>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace Tally {
namespace {

/// Requests for rows on their way at once: one the store works on, and the next. What is wanted is asked anew for each, so that rows
/// one has scrolled past are not fetched.
constexpr int mostFetches = 2;

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
    : QObject(parent), m_store{store}, m_account{account}, m_today{std::move(today)}, m_trail(store, account)
{
    m_refreshSoon.setSingleShot(true);
    m_refreshSoon.setInterval(20ms);
    connect(&m_refreshSoon, &QTimer::timeout, this, &HolderLedger::refresh);
    connect(&store, &AccountStore::accountsChanged, &m_refreshSoon, qOverload<>(&QTimer::start));
    connect(&store, &AccountStore::accountChanged, this, [this](AccountId changed) {
        const auto isShown = [changed](const AccountRow &row) { return row.id == changed; };
        // The holder's other accounts stand on the page too.
        if (changed == m_account || (m_head && std::any_of(m_head->accountsOfHolder.begin(), m_head->accountsOfHolder.end(), isShown)))
            m_refreshSoon.start();
    });
    connect(&m_model, &LedgerModel::rowsWanted, this, &HolderLedger::fetchRows);
}

void HolderLedger::refresh()
{
    m_refreshSoon.stop();
    m_trail.refresh();
    m_stop.stop();
    ++m_orderGeneration;
    m_rowsFailed = false;
    m_asking = true;
    m_ordering = true;
    m_reading = true;
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
        m_ordering = false;
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
        m_ordering = false;
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
    m_rowsFailed = false;
    m_ordering = true;
    setBusy(true);
    whenAnswered(m_store.ledgerOrder(m_account, m_filter, m_stop), this, [this, generation = ++m_orderGeneration](Result<LedgerOrder> order) {
        if (generation != m_orderGeneration)
            return;
        if (order)
            takeOrder(*std::move(order));
        else
            emit failed(order.error());
        m_ordering = false;
        setBusy(false);
        fetchRows();
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
        if (!ledger) {
            emit failed(ledger.error());
            return;
        }
        m_ledger = *std::move(ledger);
        emit loaded();
    });
}

void HolderLedger::fetchRows()
{
    if (m_ordering || m_rowsFailed || !m_order || m_fetches >= mostFetches)
        return;
    std::vector<qint64> keys = m_model.wanted();
    std::erase_if(keys, [this](qint64 key) { return m_fetching.contains(key); });
    if (keys.empty())
        return;
    ++m_fetches;
    m_fetching.unite(QSet<qint64>(keys.begin(), keys.end()));
    whenPrepared(m_store.ledgerRows(m_account, keys), this, wording(m_order, m_head->types, m_today()),
                 [this, keys, asOf = m_model.expiries()](Result<Words> rows) { takeRows(keys, std::move(rows), asOf); });
}

void HolderLedger::takeRows(const std::vector<qint64> &keys, Result<Words> rows, quint64 asOf)
{
    --m_fetches;
    for (const qint64 key : keys)
        m_fetching.remove(key);
    if (!rows) {
        m_rowsFailed = true;
        emit failed(rows.error());
        return;
    }
    m_model.putRows(*std::move(rows), asOf);
    fetchRows();
}

void HolderLedger::fetchForCopy(const std::vector<qint64> &lines)
{
    if (!m_order || qint64(lines.size()) > mostCopied) {
        emit failed({.kind = ErrorKind::Invalid,
                     .detail = tr("%1 rows are too many to copy at once; choose at most %2").arg(QLocale().toString(qint64(lines.size())),
                                                                                                QLocale().toString(mostCopied))});
        return;
    }
    whenPrepared(m_store.ledgerRows(m_account, lines), this, wording(m_order, m_head->types, m_today()), [this, generation = ++m_copyGeneration](Result<Words> rows) {
        if (generation != m_copyGeneration)
            return;
        if (!rows) {
            emit failed(rows.error());
            return;
        }
        const auto list = std::make_shared<LedgerModel>();
        list->setCurrency(m_head->account.currency());
        list->remember(*std::move(rows));
        emit rowsFetched(list);
    });
}

void HolderLedger::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    emit busyChanged(busy);
}

} // namespace Tally
