// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/longlists.h"

#include "models/stores/sql/accountlist.h"
#include "tests/stores/sidedoor.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"
#include "tests/support/precedence.h"

#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

/// Who answers a list: the file in the first moment, the memory as soon as it can.
class TestLongLists final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_meanwhile = {};
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"council.db"_s);
        const auto store = sqlStore(m_path);
        for (int i = 1; i <= 5; ++i) {
            Account draft = draftOf(u"H%1"_s.arg(i), u"Holder %1"_s.arg(i));
            draft.tenure.fullAddress = u"Mill Lane"_s;
            created(*store, draft);
        }
    }

    // The lists' connection stops in the middle of reading its first list until the loader has read the accounts, which somebody
    // changes in between: only the memory can know of that. The event stands for another change: the memory is younger than what the
    // list was reading.
    void whatTheFileHasNotAnsweredByThenIsAnsweredFromMemory()
    {
        m_meanwhile = [this] {
            SideDoor door(m_path);
            QCOMPARE(door.run(u"UPDATE account SET start_date = '1901-01-01' WHERE id = 5"_s), QString());
            QCOMPARE(door.run(u"INSERT INTO event (at, type, key, version, payload) VALUES ('2026-01-01T00:00:00Z', 'changed', 'nobody', 1, '{}')"_s), QString());
        };
        SqlWorker reader(u"tally-test"_s, opening());
        LongLists lists(reader, opening());
        const AccountQuery query{.sort = AccountColumn::StartDate};
        QCOMPARE(must(lists.order(query, {})).ids, (std::vector<qint64>{5, 1, 2, 3, 4}));
        QVERIFY(m_waited);
        QVERIFY(must(lists.areInMemory()));
    }

    // Read in parts, so that the settled ones, which may be most, are not put in order for the first screen.
    void theHeadByBalanceIsThatOfTheWholeOrder_data()
    {
        QTest::addColumn<QString>("balances");
        QTest::newRow("most are settled") << u"CASE WHEN id <= 2 THEN -500 WHEN id <= 4 THEN 700 ELSE 0 END"_s;
        QTest::newRow("few are settled") << u"CASE WHEN id <= 4 THEN 0 WHEN id % 2 = 0 THEN 700 ELSE -id / 10 END"_s;
        QTest::newRow("nobody owes") << u"-(id % 3)"_s;
    }
    void theHeadByBalanceIsThatOfTheWholeOrder()
    {
        QFETCH(const QString, balances);
        constexpr qint64 accounts = 65;
        {
            const auto store = sqlStore(m_path);
            for (int i = 6; i <= accounts; ++i)
                created(*store, draftOf(u"H%1"_s.arg(i), u"Holder %1"_s.arg(i)));
        }
        QCOMPARE(SideDoor(m_path).run(u"UPDATE account SET account_balance = "_s + balances), QString());
        const auto database = opening()();
        for (const Qt::SortOrder direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            AccountQuery query{.sort = AccountColumn::Balance, .order = direction};
            const std::vector<qint64> order = readAccountOrder(*database, query).ids;
            QCOMPARE(qint64(order.size()), accounts);
            for (qint64 limit = 1; limit <= accounts + 1; ++limit) {
                query.limit = limit;
                std::vector<qint64> head;
                for (const AccountRow &row : readAccountHead(*database, query))
                    head.push_back(row.id.value);
                QCOMPARE(head, std::vector<qint64>(order.begin(), order.begin() + std::min(limit, accounts)));
            }
        }
    }

    void loadsTheAccountsWhileAnotherQuestionTakesItsTime()
    {
        SqlWorker reader(u"tally-test"_s, opening());
        LongLists lists(reader, opening());
        QVERIFY(!must(lists.areInMemory()));
        const AccountQuery query{.sort = AccountColumn::StartDate};
        QCOMPARE(must(lists.order(query, {})).ids, (std::vector<qint64>{1, 2, 3, 4, 5}));
        const bool loaded = must(lists.worker().run<bool>([this](Database &, auto &) { return Result<bool>(m_loaderClosed.tryAcquire(1, patience)); }));
        QVERIFY(loaded);
        QVERIFY(must(lists.areInMemory()));
        // No event tells of this, so that only the file knows it.
        QCOMPARE(SideDoor(m_path).run(u"UPDATE account SET start_date = '1901-01-01' WHERE id = 5"_s), QString());
        QCOMPARE(must(lists.order(query, {})).ids, (std::vector<qint64>{1, 2, 3, 4, 5}));
    }

    // With a window: tst_precedence.
    void withoutAWindowNobodyStandsBack()
    {
        SqlWorker reader(u"tally-test"_s, opening());
        LongLists lists(reader, opening());
        for (SqlWorker *worker : {&reader, &lists.worker()})
            QCOMPARE(must(worker->run<int>([](Database &, auto &) { return Result<int>(precedenceHere()); })), precedenceHere());
    }

    void textsAreInOrderBeforeAnybodySortsByThem_data()
    {
        QTest::addColumn<AccountColumn>("column");
        QTest::addColumn<QString>("change");
        QTest::newRow("payment references") << AccountColumn::PaymentReference << u"UPDATE account SET payment_reference = 'A' WHERE id = 5"_s;
        QTest::newRow("holders") << AccountColumn::Holder << u"UPDATE holder SET sort_name = '' WHERE id = 5"_s;
        QTest::newRow("addresses") << AccountColumn::Address << u"UPDATE account SET full_address = '' WHERE id = 5"_s;
    }
    void textsAreInOrderBeforeAnybodySortsByThem()
    {
        QFETCH(AccountColumn, column);
        QFETCH(QString, change);
        SqlWorker reader(u"tally-test"_s, opening());
        LongLists lists(reader, opening());
        (void)must(lists.order(AccountQuery{.sort = AccountColumn::StartDate}, {}));
        QVERIFY(must(lists.areInMemory()));
        // No event tells of this: who sorts by it now has to have read it before.
        QCOMPARE(SideDoor(m_path).run(change), QString());
        QCOMPARE(must(lists.order(AccountQuery{.sort = column, .order = Qt::AscendingOrder}, {})).ids, (std::vector<qint64>{1, 2, 3, 4, 5}));
    }

private:
    static constexpr int patience = 20'000;

    SqlWorker::Open opening()
    {
        return [this] {
            const bool loader = QThread::currentThread()->objectName() == u"tally-load"_s;
            if (loader && m_meanwhile)
                m_changed.acquire();
            auto database = std::make_unique<Database>(m_path, Database::Access::Reader, false, std::chrono::seconds(5));
            if (loader)
                sqlite3_trace_v2(database->handle(), SQLITE_TRACE_CLOSE, tellOfClosing, this);
            else if (m_meanwhile)
                sqlite3_progress_handler(database->handle(), 1, waitForLoader, this);
            return database;
        };
    }

    static int tellOfClosing(unsigned /*event*/, void *self, void * /*connection*/, void * /*nothing*/)
    {
        static_cast<TestLongLists *>(self)->m_loaderClosed.release();
        return 0;
    }

    static int waitForLoader(void *object)
    {
        auto *self = static_cast<TestLongLists *>(object);
        constexpr int reading = 25;             // BEGIN takes fewer steps: by then it reads, and sees the file of that moment
        if (++self->m_steps == reading) {
            self->m_meanwhile();
            self->m_changed.release(100);       // for every time it opens
            self->m_waited = self->m_loaderClosed.tryAcquire(1, patience);
        }
        return 0;
    }

    std::function<void()> m_meanwhile;
    QSemaphore m_changed;
    QSemaphore m_loaderClosed;
    std::atomic_int m_steps = 0;
    std::atomic_bool m_waited = false;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestLongLists)
#include "tst_longlists.moc"
