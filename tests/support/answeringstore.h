// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/unsupportedstore.h"

#include <QPromise>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace Tally::Test {

/// A store whose questions the test answers, when and in the order it likes; every call but those for accounts, ledgers
/// and trail() answers Internal.
class AnsweringStore final : public UnsupportedStore
{
    Q_OBJECT
public:
    using UnsupportedStore::UnsupportedStore;
    using UnsupportedStore::answer;

    /// Every question for a list or its order asked so far, in order, and what it was. What a list was answered with, accountRows()
    /// answers at once from then on; accountHead() is answered by answerHead() only. Who stops a question is told nothing by itself.
    [[nodiscard]] const std::vector<AccountQuery> &queries() const { return m_queries; }
    /// Every ledgerHead() so far.
    [[nodiscard]] const std::vector<AccountId> &ledgersAsked() const { return m_ledgersAsked; }
    /// Every ledgerOrder() and every ledgerRows() so far.
    [[nodiscard]] const std::vector<LedgerFilter> &ledgerOrdersAsked() const { return m_ledgerOrdersAsked; }
    [[nodiscard]] const std::vector<std::vector<qint64>> &ledgerRowsAsked() const { return m_ledgerRowsAsked; }
    [[nodiscard]] const std::vector<TrailQuery> &trailsAsked() const { return m_trailsAsked; }

    /// Answers the n-th question, beginning with 0; each once.
    void answer(std::size_t question, Result<AccountList> list);
    /// Answers the n-th question for the first rows of a list, beginning with 0; each once.
    void answerHead(std::size_t question, std::vector<AccountRow> rows);
    /// Whether somebody stopped the n-th question for a list or an order.
    [[nodiscard]] bool isStopped(std::size_t question) const { return m_stops.at(question).isStopped(); }
    /// With the head of that ledger, which is kept from then on.
    void answerLedger(std::size_t question, const Result<Ledger> &ledger);
    /// From now on whole ledgers, and the orders and rows of ledgers, are answered once told to, in the order they were asked for.
    void hold(bool held) { m_held = held; }
    void release();
    /// The next of them answers this.
    void failNext(const Error &error) { m_failure = error; }
    void answerTrail(std::size_t question, Result<std::vector<TrailEntry>> trail);
    /// From now on every list is answered at once with this, and every account with a ledger kept here with that.
    void answerAlways(const AccountList &list) { m_list = list; }
    void keep(const Ledger &ledger) { m_ledgers[ledger.account.id.value] = ledger; }

    [[nodiscard]] StoreInfo info() const override { return {.name = QStringLiteral("answers"), .kind = QStringLiteral("Test"), .location = {}}; }
    Reply<AccountList> accounts(AccountQuery query, QueryStop stop) override;
    Reply<std::vector<AccountRow>> accountHead(AccountQuery query, QueryStop stop) override;
    Reply<AccountOrder> accountOrder(AccountQuery query, QueryStop stop) override;
    Reply<std::vector<AccountRow>> accountRows(std::vector<qint64> ids) override;
    Reply<Ledger> ledger(AccountId id) override;
    Reply<LedgerHead> ledgerHead(AccountId id, int rows) override;
    Reply<LedgerOrder> ledgerOrder(AccountId id, LedgerFilter filter, QueryStop stop) override;
    Reply<std::vector<LedgerRow>> ledgerRows(AccountId id, std::vector<qint64> lines) override;
    Reply<std::vector<TrailEntry>> trail(TrailQuery query) override;

private:
    AccountOrder orderOf(const AccountList &list);
    /// Answers with what `answer` makes of the kept ledger, now or once released.
    template <class T, class F>
    Reply<T> ofLedger(AccountId id, F answer);

    std::vector<AccountQuery> m_queries;
    std::vector<AccountId> m_ledgersAsked;
    std::map<std::size_t, QPromise<Result<AccountList>>> m_lists;
    std::map<std::size_t, QPromise<Result<AccountOrder>>> m_orders;
    std::vector<QPromise<Result<std::vector<AccountRow>>>> m_heads;
    std::map<std::size_t, QueryStop> m_stops;
    std::map<qint64, AccountRow> m_rows;
    std::vector<int> m_headRows;
    std::map<std::size_t, QPromise<Result<LedgerHead>>> m_open;
    std::vector<LedgerFilter> m_ledgerOrdersAsked;
    std::vector<std::vector<qint64>> m_ledgerRowsAsked;
    std::vector<std::function<void()>> m_late;
    std::optional<Error> m_failure;
    bool m_held = false;
    std::vector<TrailQuery> m_trailsAsked;
    std::map<std::size_t, QPromise<Result<std::vector<TrailEntry>>>> m_trails;
    std::optional<AccountList> m_list;
    std::map<qint64, Ledger> m_ledgers;
    std::map<qint64, Ledger> m_answered;          ///< with what heads were answered last, by the account asked for
};

} // namespace Tally::Test
