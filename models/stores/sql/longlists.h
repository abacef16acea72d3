// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"
#include "models/stores/sql/listsnapshot.h"
#include "models/stores/sql/sqlworker.h"

#include <memory>
#include <mutex>

namespace Tally {

/// Lists of accounts of any length. What an index has in order is read on the thread screens wait for; everything that takes a look at
/// all accounts has a thread of its own, which answers from memory (SQLite) once they are there. Until then it asks the database, while
/// they are loaded beside it; what the database has not answered by then is answered from memory, too.
class LongLists final
{
public:
    /// @param reader  the thread screens wait for
    /// @param open  makes a connection of the lists' own threads, when it is first needed
    LongLists(SqlWorker &reader, SqlWorker::Open open);

    /// See AccountStore.
    Reply<std::vector<AccountRow>> head(AccountQuery query, QueryStop stop);
    /// Rows and sums in one; a search box's question. It reads nothing into memory.
    Reply<AccountList> list(AccountQuery query, QueryStop stop);
    Reply<AccountOrder> order(AccountQuery query, QueryStop stop);
    /// The accounts that are other in memory than in the database; see ListSnapshot::differences().
    Reply<std::vector<qint64>> differences();

    /// See SqlAccountStore::accountsInMemory().
    Reply<bool> areInMemory();

    /// The thread itself, for other lists that take a while.
    [[nodiscard]] SqlWorker &worker() { return m_worker; }
    /// Nobody waits any more. Callable from any thread.
    void interrupt();

private:
    /// Whether a question that has to be answered from the file is worth reading all accounts into memory for the next ones.
    enum class Load { No, Yes };
    /// The answer from memory, or else from the file.
    template <class T, class FromMemory, class FromFile>
    Result<T> answer(Database &database, const QueryStop &stop, FromMemory memory, FromFile file, Load load = Load::Yes);
    void loadSnapshot();
    /// On the loader's thread: the accounts, and then what orders of texts a first sort of them would have to read.
    /// @return null unless they are there
    std::shared_ptr<ListSnapshot> load(Database &database, const QueryStop &loading);
    void loadOrders(Database &database, const std::shared_ptr<ListSnapshot> &accounts);
    [[nodiscard]] bool takeLoaded();

    SqlWorker &m_reader;
    std::shared_ptr<ListSnapshot> m_snapshot;   ///< of the lists' thread
    QueryStop m_loading;                        ///< of the lists' thread; stopped by the loader once it is of no use to go on asking the file
    std::mutex m_guard;                         ///< of the next two
    std::shared_ptr<ListSnapshot> m_loaded;     ///< what the loader has ready
    bool m_loads = false;
    SqlWorker m_worker;                         ///< the jobs of these use the above until they have ended
    SqlWorker m_loader;
};

} // namespace Tally
