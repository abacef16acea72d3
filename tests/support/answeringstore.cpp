// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/answeringstore.h"

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

Reply<AccountList> AnsweringStore::accounts(AccountQuery query)
{
    m_queries.push_back(std::move(query));
    if (m_list)
        return QtFuture::makeReadyFuture(Result<AccountList>(*m_list));
    return ask(m_lists, m_queries.size() - 1);
}

Reply<std::vector<AccountRow>> AnsweringStore::accountHead(AccountQuery)
{
    m_heads.emplace_back().start();
    return m_heads.back().future();
}

Reply<AccountOrder> AnsweringStore::accountOrder(AccountQuery query, QueryStop)
{
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

Reply<Ledger> AnsweringStore::ledger(AccountId id)
{
    m_ledgersAsked.push_back(id);
    const auto kept = m_ledgers.find(id.value);
    if (kept != m_ledgers.end())
        return QtFuture::makeReadyFuture(Result<Ledger>(kept->second));
    return ask(m_open, m_ledgersAsked.size() - 1);
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

void AnsweringStore::answerLedger(std::size_t question, Result<Ledger> ledger)
{
    give(m_open, question, std::move(ledger));
}

void AnsweringStore::answerTrail(std::size_t question, Result<std::vector<TrailEntry>> trail)
{
    give(m_trails, question, std::move(trail));
}

} // namespace Tally::Test
