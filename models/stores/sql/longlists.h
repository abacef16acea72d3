// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"
#include "models/stores/sql/listsnapshot.h"
#include "models/stores/sql/sqlworker.h"

#include <atomic>

namespace Tally {

/// Lists of accounts of any length. What an index has in order is read on the thread screens wait for; everything that takes a look at
/// all accounts has a thread of its own, which also keeps them in memory (SQLite) and answers from there once they are.
class LongLists final
{
public:
    /// @param reader  the thread screens wait for
    /// @param open  makes the connection of the lists' own thread, when it is first needed
    LongLists(SqlWorker &reader, SqlWorker::Open open);

    /// See AccountStore.
    Reply<std::vector<AccountRow>> head(AccountQuery query, QueryStop stop);
    Reply<AccountOrder> order(AccountQuery query, QueryStop stop);
    /// The accounts that are other in memory than in the database; see ListSnapshot::differences().
    Reply<std::vector<qint64>> differences();

    /// The thread itself, for other lists that take a while.
    [[nodiscard]] SqlWorker &worker() { return m_worker; }
    /// Nobody waits any more. Callable from any thread.
    void interrupt() { m_worker.interrupt(); }

private:
    void loadSnapshot();
    void loadSlice();

    SqlWorker &m_reader;
    ListSnapshot m_snapshot;              ///< of the lists' thread
    std::atomic_bool m_loads = false;
    SqlWorker m_worker;                   ///< last: its jobs use the above until it has ended
};

} // namespace Tally
