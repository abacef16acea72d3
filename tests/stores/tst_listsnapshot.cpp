// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/listsnapshot.h"

#include "models/stores/sql/accountlist.h"
#include "models/stores/sql/sqlworker.h"
#include "tests/stores/sidedoor.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

namespace {

constexpr AccountColumn allColumns[] = {
    AccountColumn::PaymentReference, AccountColumn::Holder, AccountColumn::Address, AccountColumn::Patch, AccountColumn::AccountType,
    AccountColumn::RentGroup, AccountColumn::Status, AccountColumn::Balance, AccountColumn::OpenCharges, AccountColumn::LastPaid,
    AccountColumn::StartDate,
};

constexpr AccountColumn textColumns[] = {AccountColumn::PaymentReference, AccountColumn::Holder, AccountColumn::Address};

AccountQuery anyQuery(QRandomGenerator &random)
{
    AccountQuery query;
    query.sort = allColumns[random.bounded(int(std::size(allColumns)))];
    query.order = random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
    query.filter.owingOnly = random.bounded(2) == 0;
    if (random.bounded(3) == 0)
        query.filter.text = random.bounded(2) == 0 ? u"mill"_s : u"holder 1"_s;
    if (random.bounded(4) == 0)
        query.filter.minimumBalance = Money::fromMinor(random.bounded(5000));
    return query;
}

/// Somebody else's change, through a store of their own.
void changeAnything(AccountStore &store, QRandomGenerator &random, int round)
{
    const AccountId account{1 + random.bounded(30)};
    switch (random.bounded(4)) {
    case 0: posted(store, account, debitOf(u"%1.50"_s.arg(1 + random.bounded(90)), u"2025-01-01"_s)); break;
    case 1: posted(store, account, paymentOf(u"%1.25"_s.arg(1 + random.bounded(90)), QDate(2025, 2, 1 + random.bounded(27)).toString(Qt::ISODate))); break;
    case 2: {
        Account changed = must(store.account(account));
        changed.holder.name = u"Holder %1 renamed"_s.arg(random.bounded(500));
        changed.tenure.fullAddress = u"%1 Mill Lane"_s.arg(random.bounded(50));
        (void)must(store.update(changed, u"change %1"_s.arg(round)));
        break;
    }
    default: created(store, u"N%1"_s.arg(round), u"Newcomer %1"_s.arg(round)); break;
    }
}

} // namespace

/// The accounts in memory say what the file says, whatever anybody did to it meanwhile.
class TestListSnapshot final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"council.db"_s);
        m_store = sqlStore(m_path);
        for (int i = 1; i <= 30; ++i) {
            Account draft = draftOf(u"H%1"_s.arg(i), u"Holder %1"_s.arg(i));
            draft.tenure.fullAddress = i % 3 == 0 ? QString() : u"%1 Orchard Row"_s.arg(i % 5);
            draft.patch = u"Patch %1"_s.arg(i % 4);
            created(*m_store, draft);
        }
        m_database = std::make_unique<Database>(m_path, Database::Access::Reader, false, std::chrono::seconds(5));
    }
    void cleanup()
    {
        m_database.reset();
        m_store.reset();
    }

    void givesTheBuffersOfASortBackWhenItRests()
    {
        ListSnapshot snapshot;
        while (snapshot.loadMore(*m_database)) {}
        const Snapshot moment(*m_database);
        const AccountQuery query{.sort = AccountColumn::StartDate};
        QVERIFY(snapshot.answer(*m_database, query, m_never));
        const qint64 sorted = snapshot.bytes();
        snapshot.rest();
        QCOMPARE(sorted - snapshot.bytes(), qint64(30 * 2 * sizeof(quint64)));
        QVERIFY(snapshot.answer(*m_database, query, m_never));
        QCOMPARE(snapshot.bytes(), sorted);
    }

    void theThreadOfTheListsRestsOnceItHadNothingToDoForAWhile()
    {
        Mailbox told;
        QSignalSpy rests(&told, &QObject::objectNameChanged);
        int count = 0;
        SqlWorker worker(u"tally-test"_s, [this] {
            return std::make_unique<Database>(m_path, Database::Access::Reader, false, std::chrono::seconds(5));
        });
        worker.whenIdle(std::chrono::milliseconds(50), [&] {
            told.post([&told, rest = ++count] { told.setObjectName(u"rest %1"_s.arg(rest)); });
        });
        QVERIFY(!rests.wait(120));                    // it has done nothing yet
        const auto work = [&] { (void)must(worker.run<int>([](Database &, auto &) { return Result<int>(1); })); };
        work();
        work();
        QVERIFY(rests.wait());
        QVERIFY(!rests.wait(120));
        QCOMPARE(told.objectName(), u"rest 1"_s);
        work();
        QVERIFY(rests.wait());
        QCOMPARE(told.objectName(), u"rest 2"_s);
    }

    void answersAsTheFileDoes_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : {1U, 2U, 3U})
            QTest::addRow("seed %u", seed) << seed;
    }
    void answersAsTheFileDoes()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        ListSnapshot snapshot;
        QVERIFY(!snapshot.isReady());
        // Half of it changes while it is being loaded.
        while (snapshot.loadMore(*m_database))
            changeAnything(*m_store, random, -1);
        QVERIFY(snapshot.isReady());
        QVERIFY(snapshot.bytes() > 0);
        ListOrder readElsewhere;
        for (int round = 0; round < 60; ++round) {
            if (random.bounded(2) == 0) {
                const Snapshot moment(*m_database);
                readElsewhere = ListSnapshot::readOrder(*m_database, textColumns[random.bounded(int(std::size(textColumns)))]);
            }
            changeAnything(*m_store, random, round);
            if (random.bounded(2) == 0) {
                const Snapshot moment(*m_database);
                snapshot.putOrder(*m_database, readElsewhere);
            }
            if (random.bounded(5) == 0)
                snapshot.rest();
            for (int i = 0; i < 3; ++i) {
                const AccountQuery query = anyQuery(random);
                const Snapshot moment(*m_database);
                if (random.bounded(2) == 0) {
                    AccountQuery few = query;
                    few.limit = 5;
                    const auto head = snapshot.head(*m_database, few, m_never);
                    QVERIFY(head);
                    QCOMPARE(*head, readAccountOrder(*m_database, few).ids);
                }
                const auto answer = snapshot.answer(*m_database, query, m_never);
                QVERIFY(answer);
                const AccountOrder expected = readAccountOrder(*m_database, query);
                QCOMPARE(answer->ids, expected.ids);
                QCOMPARE(answer->count, expected.count);
                QCOMPARE(answer->owed, expected.owed);
            }
        }
        QCOMPARE(snapshot.differences(*m_database), std::vector<qint64>());
    }

    void anOrderReadElsewhereIsUsedUnlessTextsChangedSince()
    {
        const AccountQuery query{.sort = AccountColumn::Holder};
        ListSnapshot snapshot;
        while (snapshot.loadMore(*m_database)) {}
        const auto fromFile = [&] {
            const Snapshot moment(*m_database);
            return readAccountOrder(*m_database, query).ids;
        };
        const auto fromMemory = [&] {
            const Snapshot moment(*m_database);
            return snapshot.answer(*m_database, query, m_never)->ids;
        };
        const std::vector<qint64> before = fromFile();
        for (const AccountColumn column : {AccountColumn::PaymentReference, AccountColumn::Holder}) {
            const Snapshot moment(*m_database);
            snapshot.putOrder(*m_database, ListSnapshot::readOrder(*m_database, column));
        }
        // No event tells of this, so that only who reads the order now knows it.
        QCOMPARE(SideDoor(m_path).run(u"UPDATE holder SET sort_name = '' WHERE id = 30"_s), QString());
        QCOMPARE(fromMemory(), before);
        ListOrder old;
        {
            const Snapshot moment(*m_database);
            old = ListSnapshot::readOrder(*m_database, AccountColumn::Holder);
        }
        Account changed = must(m_store->account({3}));
        changed.holder.name = u"Aaronson"_s;
        (void)must(m_store->update(changed, u"renamed"_s));
        const Snapshot moment(*m_database);
        snapshot.putOrder(*m_database, old);
        QCOMPARE(snapshot.answer(*m_database, query, m_never)->ids, readAccountOrder(*m_database, query).ids);
    }

    // A file somebody else wrote to: the loader reads it by itself.
    void anAccountWithoutItsHolderLeavesTheOrderToTheFile_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::newRow("beyond the last") << u"UPDATE account SET holder_id = 999 WHERE id = 30"_s;
        QTest::newRow("in between") << u"DELETE FROM holder WHERE id = 7"_s;
        QTest::newRow("none at all") << u"DELETE FROM holder"_s;
    }
    void anAccountWithoutItsHolderLeavesTheOrderToTheFile()
    {
        QFETCH(QString, damage);
        QCOMPARE(SideDoor(m_path).run(damage), QString());
        ListSnapshot snapshot;
        while (snapshot.loadMore(*m_database)) {}
        const Snapshot moment(*m_database);
        const ListOrder order = ListSnapshot::readOrder(*m_database, AccountColumn::Holder);
        QCOMPARE(order.ids.size(), order.ranks.size());
        QVERIFY(order.ids.size() < 30);
        snapshot.putOrder(*m_database, order);
        QVERIFY(!snapshot.answer(*m_database, {.sort = AccountColumn::Holder}, m_never));
        QVERIFY(snapshot.answer(*m_database, {.sort = AccountColumn::StartDate}, m_never));
    }

    void anOrderOfAnotherFileIsNotUsed()
    {
        ListSnapshot snapshot;
        while (snapshot.loadMore(*m_database)) {}
        const Snapshot moment(*m_database);
        const AccountQuery query{.sort = AccountColumn::Holder};
        ListOrder order = ListSnapshot::readOrder(*m_database, AccountColumn::Holder);
        std::reverse(order.ranks.begin(), order.ranks.end());
        order.asOf += 100;                           // events of this one have not come so far
        snapshot.putOrder(*m_database, order);
        QCOMPARE(snapshot.answer(*m_database, query, m_never)->ids, readAccountOrder(*m_database, query).ids);
    }

    void aReadingThatWasInterruptedCountsAmongTheChanges()
    {
        ListSnapshot snapshot;
        while (snapshot.loadMore(*m_database)) {}
        const AccountQuery query{.sort = AccountColumn::Holder};
        ListOrder old;
        {
            const Snapshot moment(*m_database);
            old = ListSnapshot::readOrder(*m_database, AccountColumn::Holder);
        }
        for (const qint64 id : {3, 4, 5, 6}) {
            Account changed = must(m_store->account({id}));
            changed.holder.name = u"Aaronson %1"_s.arg(9 - id);
            (void)must(m_store->update(changed, u"renamed %1"_s.arg(id)));
        }
        // Some of the accounts were read when it is interrupted: at every place once.
        for (int steps = 1; steps < 1500; ++steps) {
            const Snapshot moment(*m_database);
            sqlite3_progress_handler(m_database->handle(), steps, [](void *) { return 1; }, nullptr);
            try {
                snapshot.putOrder(*m_database, old);
            } catch (const SqlFailure &) {
            }
            sqlite3_progress_handler(m_database->handle(), 0, nullptr, nullptr);
        }
        const Snapshot moment(*m_database);
        snapshot.putOrder(*m_database, old);
        QCOMPARE(snapshot.answer(*m_database, query, m_never)->ids, readAccountOrder(*m_database, query).ids);
    }

    void findsWhatWasChangedBehindTheEvents_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<std::vector<qint64>>("found");
        QTest::newRow("a balance") << u"UPDATE account SET account_balance = account_balance + 1 WHERE id = 7"_s << std::vector<qint64>{7};
        QTest::newRow("what is searched") << u"UPDATE account SET search_text = 'nobody' WHERE id = 9"_s << std::vector<qint64>{9};
        QTest::newRow("the order by reference") << u"UPDATE account SET payment_reference = '0' WHERE id = 30"_s << std::vector<qint64>{0};
        QTest::newRow("nothing it shows") << u"UPDATE account SET end_reason_code = 'X' WHERE id = 3"_s << std::vector<qint64>{};
    }
    void findsWhatWasChangedBehindTheEvents()
    {
        QFETCH(QString, change);
        QFETCH(std::vector<qint64>, found);
        ListSnapshot snapshot;
        while (snapshot.loadMore(*m_database)) {}
        QVERIFY(snapshot.answer(*m_database, {}, m_never));
        SideDoor(m_path).run(change);
        {
            const Snapshot moment(*m_database);
            QCOMPARE(snapshot.differences(*m_database), found);
        }
        QCOMPARE(snapshot.isReady(), found.empty());
        // What differed is read anew, and then agrees.
        while (snapshot.loadMore(*m_database)) {}
        QCOMPARE(snapshot.differences(*m_database), std::vector<qint64>());
    }

    void isGivenUpAboveItsBudget()
    {
        ListSnapshot snapshot(1000);
        QVERIFY(!snapshot.loadMore(*m_database));
        QVERIFY(!snapshot.isReady());
        QVERIFY(!snapshot.answer(*m_database, {}, m_never));
        QVERIFY(!snapshot.loadMore(*m_database));
        QCOMPARE(snapshot.bytes(), 0);
    }

    void saysNothingOnceItIsStopped()
    {
        ListSnapshot snapshot;
        while (snapshot.loadMore(*m_database)) {}
        const std::atomic_bool stopped = true;
        QVERIFY(!snapshot.answer(*m_database, {}, stopped));
        QVERIFY(snapshot.answer(*m_database, {}, m_never));
    }

    void theStoreAnswersTheSameBeforeAndAfterItIsLoaded()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 30; ++round) {
            changeAnything(*m_store, random, round);
            AccountQuery query = anyQuery(random);
            if (round % 5 == 0)
                query.filter.holder = HolderId{1 + random.bounded(30)};
            const AccountOrder order = must(m_store->accountOrder(query, {}));
            // Now and then as a search box asks, which is answered from memory, too.
            const AccountList list = round % 2 == 0 ? readAccounts(*m_database, query) : must(m_store->accounts(query, {}));
            std::vector<qint64> ids;
            for (const AccountRow &row : list.rows)
                ids.push_back(row.id.value);
            QCOMPARE(order.ids, ids);
            QCOMPARE(order.count, list.count);
            QCOMPARE(order.owed, list.owed);
        }
    }

private:
    const std::atomic_bool m_never = false;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<SqlAccountStore> m_store;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(TestListSnapshot)
#include "tst_listsnapshot.moc"
