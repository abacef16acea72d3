// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/snapshot/accountsnapshot.h"
#include "models/stores/snapshot/ownpages.h"
#include "models/stores/sql/database.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace Tally {

class RawStatement;

/// The accounts in the order of their payment references, of their holders' names or of their addresses, as a file had them.
struct ListOrder
{
    AccountColumn column = AccountColumn::PaymentReference;
    PagesVector<qint64> ids;         ///< in the order of the references; otherwise in any
    PagesVector<quint32> ranks;      ///< of each, equal for equal texts; none for references
    qint64 asOf = 0;                 ///< the newest event there was
};

/// The accounts of one SQLite file in memory, so that a list of a million rows is sorted, filtered and searched without reading the
/// file. It is loaded a slice at a time, so that no reading lasts long enough to hold up a checkpoint, and brought up to date from the
/// events before each answer. All calls come from one thread at a time, that of the connection.
class ListSnapshot final
{
public:
    /// @param budget  bytes it may take; a larger one is given up, and lists are answered by the database as without it.
    explicit ListSnapshot(qint64 budget = usualBudget());
    ~ListSnapshot();
    Q_DISABLE_COPY_MOVE(ListSnapshot)

    /// Loads some more accounts. @return whether there are others.
    [[nodiscard]] bool loadMore(Database &database);
    /// Reads an order from the file, inside a Snapshot. Needs nothing of what is in memory.
    /// @param isStopped  asked between two readings; an order that was stopped says nothing of most accounts
    [[nodiscard]] static ListOrder readOrder(Database &database, AccountColumn column, const std::function<bool()> &isStopped = {});
    /// Takes over an order that was read elsewhere, unless texts changed since or it is there already; inside a Snapshot.
    void putOrder(Database &database, const ListOrder &order);
    /// A sixteenth of the machine's memory, but between 200 MB and 1 GB: an account takes about 120 bytes.
    [[nodiscard]] static qint64 usualBudget();

    /// Whether answer() can answer at all.
    [[nodiscard]] bool isReady() const { return m_state == State::Ready; }
    /// Whether it is ready, or given up for good: nothing is left to load.
    [[nodiscard]] bool isSettled() const { return m_state == State::Ready || m_state == State::GivenUp; }
    /// The accounts the query asks for, as the database has them now; inside a Snapshot. Nothing if it is not ready, was stopped or
    /// cannot tell: ask the database then.
    [[nodiscard]] std::optional<AccountOrder> answer(Database &database, const AccountQuery &query, const std::atomic_bool &stop);
    /// The numbers of the first accounts of that list, at most query.limit, which must be set.
    [[nodiscard]] std::optional<std::vector<qint64>> head(Database &database, const AccountQuery &query, const std::atomic_bool &stop);
    /// Reads every account again, inside a Snapshot, and compares. A snapshot that differs is dropped, to be loaded anew.
    /// @return the accounts that stand otherwise, or not at all, on one side; 0 among them if the order by payment reference differs.
    ///         Empty too while it is not ready.
    [[nodiscard]] std::vector<qint64> differences(Database &database);
    /// Gives back what only an answer needs; the next one takes it again.
    void rest();
    [[nodiscard]] qint64 bytes() const { return m_accounts ? m_accounts->bytes() : 0; }

private:
    enum class State { Empty, Loading, Ready, GivenUp };

    void begin(Database &database);
    void put(const RawStatement &row);
    void catchUp(Database &database);
    void useOrder(const ListOrder &order);
    void noteTextChanges();
    void give(State state);

    /// Makes ready to answer that query, as the database is now. @return whether it can.
    [[nodiscard]] bool prepare(Database &database, const AccountQuery &query);

    qint64 m_budget;
    State m_state = State::Empty;
    std::unique_ptr<AccountSnapshot> m_accounts;
    qint64 m_expected = 0;           ///< accounts there were when it began
    qint64 m_lastId = 0;             ///< of the accounts loaded
    qint64 m_lastEvent = 0;          ///< everything up to this event is in m_accounts
    qint64 m_textsChanged = 0;       ///< orders of texts from before this event say nothing any more
    int m_changesSeen = 0;           ///< of texts, up to m_textsChanged
};

} // namespace Tally
