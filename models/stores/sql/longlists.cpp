// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/longlists.h"

#include "models/stores/sql/accountlist.h"
#include "models/stores/sql/stoppable.h"

#include <QScopeGuard>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tally {
namespace {

/// For a connection that reads everything once: pages it keeps are of no use, and the heap of its thread does not give them back.
SqlWorker::Open keepingNothing(SqlWorker::Open open)
{
    return [open = std::move(open)] {
        auto database = open();
        if (database->backend() == Backend::Sqlite)
            database->run(u"PRAGMA cache_size = -1000"_s);
        return database;
    };
}

} // namespace

LongLists::LongLists(SqlWorker &reader, SqlWorker::Open open)
    : m_reader{reader}
    , m_snapshot{std::make_shared<ListSnapshot>()}
    , m_worker(u"tally-lists"_s, open, Behind::Screen)
    , m_loader(u"tally-load"_s, keepingNothing(std::move(open)), Behind::Screen)
{
    // Who sorts once sorts again in a moment; who reads the list needs none of what a sort needs.
    m_worker.whenIdle(10s, [this] {
        m_worker.giveBackPages();
        m_snapshot->rest();
    });
    m_loader.whenIdle(1s, [this] { m_loader.letGo(); });
}

void LongLists::interrupt()
{
    m_loader.interrupt();
    m_worker.interrupt();
}

Reply<std::vector<AccountRow>> LongLists::head(AccountQuery query, QueryStop stop)
{
    using Rows = std::vector<AccountRow>;
    if (isWalkedInOrder(query))
        return m_reader.run<Rows>([query = std::move(query), stop](Database &db, auto &) {
            return stoppable<Rows>(db, stop, [&] { return readAccountHead(db, query); });
        });
    return m_worker.run<Rows>([this, query = std::move(query), stop](Database &db, auto &) {
        return answer<Rows>(
            db, stop,
            [&]() -> std::optional<Rows> {
                const auto ids = m_snapshot->head(db, query, stop.flag());
                return ids ? std::optional(readAccountRows(db, *ids)) : std::nullopt;
            },
            [&] { return readAccountHead(db, query); });
    });
}

Reply<AccountOrder> LongLists::order(AccountQuery query, QueryStop stop)
{
    return m_worker.run<AccountOrder>([this, query = std::move(query), stop](Database &db, auto &) {
        return answer<AccountOrder>(
            db, stop, [&] { return m_snapshot->answer(db, query, stop.flag()); }, [&] { return readAccountOrder(db, query); });
    });
}

Reply<AccountList> LongLists::list(AccountQuery query, QueryStop stop)
{
    return m_worker.run<AccountList>([this, query = std::move(query), stop](Database &db, auto &) {
        return answer<AccountList>(
            db, stop,
            [&]() -> std::optional<AccountList> {
                auto order = m_snapshot->answer(db, query, stop.flag());
                if (!order)
                    return std::nullopt;
                return AccountList{.rows = readAccountRows(db, order->ids), .count = order->count, .owed = std::move(order->owed)};
            },
            [&] { return readAccounts(db, query); }, Load::No);
    });
}

template <class T, class FromMemory, class FromFile>
Result<T> LongLists::answer(Database &database, const QueryStop &stop, FromMemory memory, FromFile file, Load load)
{
    for (;;) {
        (void)takeLoaded();
        try {
            return stoppable<T>(database, stop, [&]() -> Result<T> {
                if (std::optional<T> known = memory())
                    return *std::move(known);
                if (stop.isStopped())
                    return Error{.kind = ErrorKind::Cancelled};
                if (load == Load::Yes && database.backend() == Backend::Sqlite)
                    loadSnapshot();
                const QueryStop::Running running(m_loading, database.interrupter());
                return file();
            });
        } catch (const SqlFailure &) {
            // Interrupted by the loader? Then once more, and as the file is now: what came into memory may be younger than what was
            // looked at here.
            if (stop.isStopped() || !takeLoaded())
                throw;
        }
    }
}

Reply<std::vector<qint64>> LongLists::differences()
{
    return m_worker.run<std::vector<qint64>>([this](Database &db, auto &) {
        const Snapshot snapshot(db);
        (void)takeLoaded();
        return m_snapshot->differences(db);
    });
}

Reply<bool> LongLists::areInMemory()
{
    // Behind whatever the loader does, and then on the thread that has the accounts.
    return m_loader.run<bool>([this](Database &, auto &) -> Result<bool> {
        Reply<bool> ready = m_worker.run<bool>([this](Database &, auto &) -> Result<bool> {
            (void)takeLoaded();
            return m_snapshot->isReady();
        });
        ready.waitForFinished();
        Handover::take(&Handover::answers);
        return ready.result();
    });
}

bool LongLists::takeLoaded()
{
    const std::lock_guard lock(m_guard);
    if (!m_loaded)
        return false;
    m_snapshot = std::exchange(m_loaded, nullptr);
    return true;
}

void LongLists::loadSnapshot()
{
    const std::lock_guard lock(m_guard);
    if (m_loads || m_loaded || m_snapshot->isSettled())
        return;
    m_loads = true;
    m_loading = QueryStop();
    (void)m_loader.run<std::monostate>([this, loading = m_loading](Database &db, auto &) {
        if (const auto accounts = load(db, loading))
            loadOrders(db, accounts);
        return std::monostate();
    });
}

std::shared_ptr<ListSnapshot> LongLists::load(Database &database, const QueryStop &loading)
{
    auto loaded = std::make_shared<ListSnapshot>();
    const auto end = qScopeGuard([&] {
        const std::lock_guard done(m_guard);
        m_loads = false;                     // whatever happened: another list then tries again
        if (loaded->isSettled())
            m_loaded = loaded;
        if (loaded->isReady())
            loading.stop();
    });
    while (loaded->loadMore(database) && !m_loader.isInterrupted()) {}
    return loaded->isReady() ? loaded : nullptr;
}

void LongLists::loadOrders(Database &database, const std::shared_ptr<ListSnapshot> &accounts)
{
    for (const AccountColumn column : {AccountColumn::PaymentReference, AccountColumn::Holder, AccountColumn::Address}) {
        auto order = std::make_shared<ListOrder>();
        {
            const Snapshot snapshot(database);
            *order = ListSnapshot::readOrder(database, column, [this] { return m_loader.isInterrupted(); });
        }
        if (m_loader.isInterrupted())
            return;
        (void)m_worker.run<std::monostate>([this, order, accounts = std::weak_ptr(accounts)](Database &db, auto &) {
            const Snapshot snapshot(db);
            (void)takeLoaded();
            // Others may have been loaded since: of another file, perhaps.
            if (accounts.lock() == m_snapshot)
                m_snapshot->putOrder(db, *order);
            return std::monostate();
        });
    }
}

} // namespace Tally
