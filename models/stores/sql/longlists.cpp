// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/longlists.h"

#include "models/stores/sql/accountlist.h"

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tally {
namespace {

/// A question that can be stopped: Cancelled if that happened before its turn came.
template <class T, class Question>
Result<T> stoppable(Database &database, const QueryStop &stop, Question question)
{
    const QueryStop::Running running(stop, database.interrupter());
    if (stop.isStopped())
        return Error{.kind = ErrorKind::Cancelled};
    const Snapshot snapshot(database);
    return question();
}

/// Lets the window's thread, and what a screen waits for, go first where there are fewer processors than threads with work to do.
void standBack()
{
#ifdef Q_OS_LINUX
    // Qt's priorities mean nothing to Linux's usual scheduler; it has a niceness for each thread.
    constexpr int aThirdOfTheTime = 5;
    (void)setpriority(PRIO_PROCESS, 0, aThirdOfTheTime);
#else
    QThread::currentThread()->setPriority(QThread::LowPriority);
#endif
}

} // namespace

LongLists::LongLists(SqlWorker &reader, SqlWorker::Open open)
    : m_reader{reader}
    , m_worker(u"tally-lists"_s, [open = std::move(open)] {
        standBack();
        return open();
    })
{
    // Who sorts once sorts again in a moment; who reads the list needs none of what a sort needs.
    m_worker.whenIdle(10s, [this] { m_snapshot.rest(); });
}

Reply<std::vector<AccountRow>> LongLists::head(AccountQuery query, QueryStop stop)
{
    using Rows = std::vector<AccountRow>;
    if (isWalkedInOrder(query))
        return m_reader.run<Rows>([query = std::move(query), stop](Database &db, auto &) {
            return stoppable<Rows>(db, stop, [&] { return readAccountHead(db, query); });
        });
    return m_worker.run<Rows>([this, query = std::move(query), stop](Database &db, auto &) {
        return stoppable<Rows>(db, stop, [&]() -> Result<Rows> {
            if (const auto ids = m_snapshot.head(db, query, stop.flag()))
                return readAccountRows(db, *ids);
            if (stop.isStopped())
                return Error{.kind = ErrorKind::Cancelled};
            return readAccountHead(db, query);
        });
    });
}

Reply<AccountOrder> LongLists::order(AccountQuery query, QueryStop stop)
{
    return m_worker.run<AccountOrder>([this, query = std::move(query), stop](Database &db, auto &) {
        return stoppable<AccountOrder>(db, stop, [&]() -> Result<AccountOrder> {
            if (auto order = m_snapshot.answer(db, query, stop.flag()))
                return *std::move(order);
            if (stop.isStopped())
                return Error{.kind = ErrorKind::Cancelled};
            // The first list is answered by the database; those after it from memory, which is filled meanwhile.
            if (!m_snapshot.isReady())
                loadSnapshot();
            return readAccountOrder(db, query);
        });
    });
}

Reply<std::vector<qint64>> LongLists::differences()
{
    return m_worker.run<std::vector<qint64>>([this](Database &db, auto &) {
        const Snapshot snapshot(db);
        return m_snapshot.differences(db);
    });
}

void LongLists::loadSnapshot()
{
    if (!m_loads.exchange(true))
        loadSlice();
}

void LongLists::loadSlice()
{
    // One job a slice, so that a question in between waits for one slice only.
    (void)m_worker.run<std::monostate>([this](Database &db, auto &) {
        m_loads = false;                 // also if the next line throws: another list then tries again
        if (m_snapshot.loadMore(db)) {
            m_loads = true;
            loadSlice();
        }
        return std::monostate();
    });
}

} // namespace Tally
