// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/answeringstore.h"

#include "tests/support/ledgerrows.h"

#include <memory>
#include <utility>

namespace Tally::Test {
namespace {

template <class T>
Reply<T> ask(std::map<std::size_t, QPromise<Result<T>>> &open, std::size_t question)
{
    QPromise<Result<T>> promise;
    promise.start();
    const Reply<T> reply = promise.future();
    open.emplace(question, std::move(promise));
    return reply;
}

template <class T>
void give(std::map<std::size_t, QPromise<Result<T>>> &open, std::size_t question, Result<T> answer)
{
    // Out of the map first: what hears the answer may ask the next question.
    auto node = open.extract(question);
    Q_ASSERT(!node.empty());
    node.mapped().addResult(std::move(answer));
    node.mapped().finish();
}

} // namespace

Reply<AccountList> AnsweringStore::accounts(AccountQuery query, QueryStop stop)
{
    m_stops[m_queries.size()] = stop;
    m_queries.push_back(std::move(query));
    if (m_list)
        return QtFuture::makeReadyFuture(Result<AccountList>(*m_list));
    return ask(m_lists, m_queries.size() - 1);
}

Reply<std::vector<AccountRow>> AnsweringStore::accountHead(AccountQuery, QueryStop)
{
    m_heads.emplace_back().start();
    return m_heads.back().future();
}

void AnsweringStore::answerHead(std::size_t question, std::vector<AccountRow> rows)
{
    for (const AccountRow &row : rows)
        m_rows.insert_or_assign(row.id.value, row);
    m_heads.at(question).addResult(Result<std::vector<AccountRow>>(std::move(rows)));
    m_heads.at(question).finish();
}

Reply<AccountOrder> AnsweringStore::accountOrder(AccountQuery query, QueryStop stop)
{
    m_stops[m_queries.size()] = stop;
    m_queries.push_back(std::move(query));
    if (m_list)
        return QtFuture::makeReadyFuture(Result<AccountOrder>(orderOf(*m_list)));
    return ask(m_orders, m_queries.size() - 1);
}

Reply<std::vector<AccountRow>> AnsweringStore::accountRows(std::vector<qint64> ids)
{
    std::vector<AccountRow> rows;
    for (const qint64 id : ids) {
        if (const auto row = m_rows.find(id); row != m_rows.end())
            rows.push_back(row->second);
    }
    return QtFuture::makeReadyFuture(Result<std::vector<AccountRow>>(std::move(rows)));
}

AccountOrder AnsweringStore::orderOf(const AccountList &list)
{
    AccountOrder order{.ids = {}, .count = list.count, .owed = list.owed};
    for (const AccountRow &row : list.rows) {
        order.ids.push_back(row.id.value);
        m_rows.insert_or_assign(row.id.value, row);
    }
    return order;
}

template <class T, class F>
Reply<T> AnsweringStore::ofLedger(AccountId id, F answer)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const Reply<T> reply = promise->future();
    const auto finish = [this, promise, id, answer] {
        const auto always = m_ledgers.find(id.value);
        const auto kept = always != m_ledgers.end() ? always : m_answered.find(id.value);
        if (m_failure)
            promise->addResult(*std::exchange(m_failure, std::nullopt));
        else if (kept == m_answered.end())
            promise->addResult(Error{.kind = ErrorKind::NotFound});
        else
            promise->addResult(answer(kept->second));
        promise->finish();
    };
    if (m_held)
        m_late.push_back(finish);
    else
        finish();
    return reply;
}

void AnsweringStore::release()
{
    for (const auto &finish : std::exchange(m_late, {}))
        finish();
}

Reply<Ledger> AnsweringStore::ledger(AccountId id)
{
    return ofLedger<Ledger>(id, [](const Ledger &ledger) { return ledger; });
}

Reply<LedgerHead> AnsweringStore::ledgerHead(AccountId id, int rows)
{
    m_ledgersAsked.push_back(id);
    m_headRows.push_back(rows);
    const auto kept = m_ledgers.find(id.value);
    if (kept != m_ledgers.end())
        return QtFuture::makeReadyFuture(Result<LedgerHead>(headOf(kept->second, rows)));
    return ask(m_open, m_ledgersAsked.size() - 1);
}

Reply<LedgerOrder> AnsweringStore::ledgerOrder(AccountId id, LedgerFilter filter, QueryStop)
{
    m_ledgerOrdersAsked.push_back(filter);
    return ofLedger<LedgerOrder>(id, [filter](const Ledger &ledger) { return Test::orderOf(ledger, filter); });
}

Reply<std::vector<LedgerRow>> AnsweringStore::ledgerRows(AccountId id, std::vector<qint64> lines)
{
    m_ledgerRowsAsked.push_back(lines);
    return ofLedger<std::vector<LedgerRow>>(id, [lines](const Ledger &ledger) { return rowsOf(ledger, lines); });
}

Reply<std::vector<TrailEntry>> AnsweringStore::trail(TrailQuery query)
{
    m_trailsAsked.push_back(query);
    return ask(m_trails, m_trailsAsked.size() - 1);
}

void AnsweringStore::answer(std::size_t question, Result<AccountList> list)
{
    if (m_orders.contains(question))
        give(m_orders, question, list ? Result<AccountOrder>(orderOf(*list)) : Result<AccountOrder>(list.error()));
    else
        give(m_lists, question, std::move(list));
}

void AnsweringStore::answerLedger(std::size_t question, const Result<Ledger> &ledger)
{
    if (!ledger)
        return give(m_open, question, Result<LedgerHead>(ledger.error()));
    const AccountId asked = m_ledgersAsked[question];
    m_answered.insert_or_assign(asked.value, *ledger);
    give(m_open, question, Result<LedgerHead>(headOf(*ledger, m_headRows[question])));
}

void AnsweringStore::answerTrail(std::size_t question, Result<std::vector<TrailEntry>> trail)
{
    give(m_trails, question, std::move(trail));
}

} // namespace Tally::Test
