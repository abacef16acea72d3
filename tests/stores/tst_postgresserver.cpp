// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/database.h"
#include "models/stores/sql/sqlaccountstore.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/summaries.h"
#include "resources/resources.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"
#include "tests/support/postgrescluster.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

/// What happens between a store and its server: others who write, a server that goes away, people it does not know.
class TestPostgresServer : public QObject
{
    Q_OBJECT

    std::unique_ptr<SqlAccountStore> store(std::chrono::milliseconds wait = std::chrono::seconds(5))
    {
        return std::make_unique<SqlAccountStore>(m_cluster.address(m_name), SqlAccountStore::Opening::CreateIfMissing, SqlSession{.busyTimeout = wait});
    }
    QString run(const QString &sql) { return m_cluster.run(m_name, sql); }
    static Posting payment(const QString &key, const QString &amount = u"1.00"_s)
    {
        return {.key = key, .account = {1}, .command = Test::paymentOf(amount, u"2025-03-01"_s)};
    }
    [[nodiscard]] QStringList faultsOf(SqlAccountStore &checked)
    {
        QStringList faults;
        for (const VerifyFault &fault : Test::must(checked.verify()).faults)
            faults.append(u"%1 %2 %3"_s.arg(fault.check, fault.table).arg(fault.row));
        return faults;
    }

    Test::PostgresCluster m_cluster;
    QString m_name;
    int m_number = 0;
    std::unique_ptr<SqlAccountStore> m_store;

private slots:
    void initTestCase() { initResources(); }
    void init()
    {
        m_name = u"server%1"_s.arg(++m_number);
        m_cluster.makeDatabase(m_name);
        m_store = store();
        Test::must(m_store->open());
        Test::fillTwoAccounts(*m_store);
    }
    void cleanup() { m_store.reset(); }

    void makesTheSchemaOnceForTwoAtOnce()
    {
        m_name += u"b"_s;
        m_cluster.makeDatabase(m_name);
        const auto one = store(), two = store();
        auto first = one->open(), second = two->open();
        QCOMPARE(Test::outcomeOf(first), u"ok"_s);
        QCOMPARE(Test::outcomeOf(second), u"ok"_s);
        QCOMPARE(Test::must(one->people()).size(), 1U);
    }

    void leavesADatabaseOfANewerProgramAlone()
    {
        QCOMPARE(run(u"UPDATE tallystick.schema_version SET version = 9999"_s), u"UPDATE 1"_s);
        QCOMPARE(Test::outcomeOf(store()->open()), u"NewerDatabase"_s);
    }

    void letsNobodyInWhoIsNotKnown_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("a stranger") << m_cluster.address(u"postgres"_s, u"stranger"_s) << u"SignInRequired"_s;
        QTest::newRow("no such database") << m_cluster.address(u"nowhere"_s) << u"CannotOpen"_s;
        QTest::newRow("a database without our tables") << m_cluster.address(u"postgres"_s) << u"CannotOpen schema"_s;
        QTest::newRow("nobody listens") << u"postgresql://tester@127.0.0.1:1/x?sslmode=disable"_s << u"Offline"_s;
        QTest::newRow("TLS the server does not have") << m_cluster.address(u"postgres"_s).replace(u"disable"_s, u"require"_s) << u"CannotOpen"_s;
        QTest::newRow("a password in the address") << u"postgresql://tester:secret@127.0.0.1/x"_s << u"Invalid database"_s;
    }
    void letsNobodyInWhoIsNotKnown()
    {
        QFETCH(QString, address);
        SqlAccountStore other(address, SqlAccountStore::Opening::MustExist, SqlSession{});
        QTEST(Test::outcomeOf(other.open()), "outcome");
    }

    void saysWhoMayNotMakeTheSchema()
    {
        m_cluster.run(u"postgres"_s, u"CREATE ROLE guest LOGIN"_s);
        m_cluster.makeDatabase(m_name + u"g"_s);
        SqlAccountStore other(m_cluster.address(m_name + u"g"_s, u"guest"_s), SqlAccountStore::Opening::CreateIfMissing, SqlSession{});
        QCOMPARE(Test::outcomeOf(other.open()), u"NotAllowed"_s);
    }

    void tellsOthersWhatChanged()
    {
        const auto other = store();
        Test::must(other->rules());                    // its reader listens from here on
        QSignalSpy accounts(other.get(), &AccountStore::accountChanged);
        QSignalSpy many(other.get(), &AccountStore::accountsChanged);
        QSignalSpy rules(other.get(), &AccountStore::rulesChanged);
        QSignalSpy proposals(other.get(), &AccountStore::proposalsChanged);
        Test::must(m_store->rules());
        QSignalSpy own(m_store.get(), &AccountStore::accountChanged);
        Test::must(m_store->post(payment(u"news"_s)));
        QTRY_COMPARE(accounts.count(), 1);
        QCOMPARE(accounts.first().first().value<AccountId>().value, 1);
        Test::must(m_store->changeRules(PaymentType{u"PIGEON"_s, u"By pigeon"_s, false}, u"pigeon"_s));
        QTRY_COMPARE(rules.count(), 1);
        Test::must(m_store->propose({.account = {2}, .amount = Test::pounds(u"1.00"_s), .debits = {LineId{4}}, .date = Test::day(u"2025-03-01"_s),
                                     .reason = u"small"_s}, u"proposal"_s));
        QTRY_COMPARE(proposals.count(), 1);
        QCOMPARE(many.count(), 0);
        QCOMPARE(own.count(), 2);                      // told once of each of its own, not again by the server
    }

    void keepsThePostingsOfTwoWriters()
    {
        const auto other = store(std::chrono::seconds(30));
        constexpr int each = 60;
        std::vector<Reply<Posted>> replies;
        for (int i = 0; i < each; ++i) {
            replies.push_back(m_store->post(payment(u"a%1"_s.arg(i))));
            replies.push_back(other->post(payment(u"b%1"_s.arg(i))));
        }
        for (const Reply<Posted> &reply : replies)
            QCOMPARE(Test::outcomeOf(reply), u"ok"_s);
        const Ledger ledger = Test::must(m_store->ledger({1}));
        QCOMPARE(ledger.lines.size(), std::size_t(3 + 2 * each));
        QCOMPARE(ledger.account.balance, Test::pounds(u"80.00"_s) - Test::pounds(u"120.00"_s));
        QCOMPARE(faultsOf(*m_store), QStringList());
    }

    void postsOneKeyOnceForTwoWriters()
    {
        const auto other = store();
        std::vector<Reply<Posted>> replies;
        for (int i = 0; i < 20; ++i) {
            replies.push_back(m_store->post(payment(u"same%1"_s.arg(i))));
            replies.push_back(other->post(payment(u"same%1"_s.arg(i))));
        }
        int repeated = 0;
        for (const Reply<Posted> &reply : replies)
            repeated += Test::must(reply).repeated ? 1 : 0;
        QCOMPARE(repeated, 20);
        QCOMPARE(Test::must(m_store->ledger({1})).lines.size(), std::size_t(3 + 20));
    }

    void keepsTheBatchesOfTwoWritersInOppositeOrders()
    {
        LedgerSettings settings = Test::must(m_store->rules()).settings;
        settings.receiptNumbers = ReceiptNumbers::Running;
        Test::must(m_store->changeRules(settings, u"receipts"_s));
        const auto one = store(std::chrono::seconds(30)), other = store(std::chrono::seconds(30)), third = store(std::chrono::seconds(30));
        const auto batch = [](const QString &name, qint64 first) {
            std::vector<Posting> postings;
            for (int i = 0; i < 60; ++i)
                postings.push_back({.key = u"%1 %2"_s.arg(name).arg(i), .account = {i % 2 == 0 ? first : 3 - first},
                                    .command = Test::paymentOf(u"1.00"_s, u"2025-03-01"_s)});
            return postings;
        };
        const auto there = one->postTogether(batch(u"there"_s, 1));
        const auto back = other->postTogether(batch(u"back"_s, 2));
        std::vector<Reply<Posted>> singles;
        for (int i = 0; i < 40; ++i)
            singles.push_back(third->post({.key = u"single %1"_s.arg(i), .account = {2 - i % 2}, .command = Test::paymentOf(u"1.00"_s, u"2025-03-01"_s)}));
        QCOMPARE(Test::outcomeOf(there), u"ok"_s);
        QCOMPARE(Test::outcomeOf(back), u"ok"_s);
        for (const Reply<Posted> &single : singles)
            QCOMPARE(Test::outcomeOf(single), u"ok"_s);
        QCOMPARE(run(u"SELECT count(*), max(receipt_number) FROM tallystick.account_line WHERE receipt_number IS NOT NULL"_s), u"160|000160"_s);
        QCOMPARE(faultsOf(*m_store), QStringList());
    }

    void sealsTheTrailOnlyWhenNobodyWrites()
    {
        run(u"SET session_replication_role = replica; UPDATE tallystick.audit_checkpoint SET at = '2000-01-01T00:00:00.000Z'"_s);
        Database writing(*DatabaseAddress::parse(m_cluster.address(m_name)), Database::Access::Writer, {}, std::chrono::seconds(5));
        {
            Transaction transaction(writing);
            writing.run(u"LOCK TABLE audit IN ROW EXCLUSIVE MODE"_s);       // what a change that is not committed yet holds
            const auto late = store(std::chrono::seconds(60));
            auto opened = late->open();
            QTRY_VERIFY_WITH_TIMEOUT(opened.isFinished(), 10'000);          // and did not wait for that change
            QCOMPARE(Test::outcomeOf(opened), u"ok"_s);
            QCOMPARE(run(u"SELECT count(*) FROM tallystick.audit_checkpoint"_s), u"1"_s);
        }
        Test::must(store()->open());
        QCOMPARE(run(u"SELECT count(*) FROM tallystick.audit_checkpoint"_s), u"2"_s);
    }

    void answersBusyWhenAnotherKeepsTheAccount()
    {
        Database holder(*DatabaseAddress::parse(m_cluster.address(m_name)), Database::Access::Writer, {}, std::chrono::seconds(5));
        Transaction transaction(holder);
        holder.run(u"SELECT lock_account(1)"_s);
        const auto hasty = store(std::chrono::milliseconds(100));
        QCOMPARE(Test::outcomeOf(hasty->post(payment(u"hasty"_s))), u"Busy"_s);
        QCOMPARE(Test::outcomeOf(hasty->post({.key = u"other"_s, .account = {2}, .command = Test::paymentOf(u"1.00"_s, u"2025-03-01"_s)})), u"ok"_s);
        transaction.commit();
        QCOMPARE(Test::outcomeOf(hasty->post(payment(u"hasty"_s))), u"ok"_s);
    }

    void readsOneMoment()
    {
        Database reader(*DatabaseAddress::parse(m_cluster.address(m_name)), Database::Access::Reader, {}, std::chrono::seconds(5));
        const Snapshot snapshot(reader);
        const auto count = [&] { return reader.value(u"SELECT count(*) FROM account_line"_s).toInt(); };
        QCOMPARE(count(), 4);
        Test::must(m_store->post(payment(u"later"_s)));
        QCOMPARE(count(), 4);
        try {
            reader.run(u"SELECT lock_account(1)"_s);
            QFAIL("a snapshot writes nothing");
        } catch (const SqlFailure &failure) {
            QCOMPARE(failure.error.kind, ErrorKind::ReadOnly);
        }
    }

    void saysWhenNobodyKnowsWhetherItWasKept()
    {
        QCOMPARE(run(u"CREATE FUNCTION public.dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60); RETURN NULL; END $$;"
                     "CREATE CONSTRAINT TRIGGER dawdle AFTER INSERT ON tallystick.event DEFERRABLE INITIALLY DEFERRED "
                     "FOR EACH ROW EXECUTE FUNCTION public.dawdle()"_s), u"CREATE FUNCTION\nCREATE TRIGGER"_s);
        QSignalSpy connection(m_store.get(), &AccountStore::connectionChanged);
        const Reply<Posted> reply = m_store->post(payment(u"lost"_s));
        const QString committing = u"FROM pg_stat_activity WHERE usename = 'tester' AND state = 'active' AND query = 'COMMIT'"_s;
        QTRY_COMPARE(run(u"SELECT count(*) "_s + committing), u"1"_s);
        QCOMPARE(run(u"SELECT pg_terminate_backend(pid) "_s + committing), u"t"_s);
        QCOMPARE(Test::outcomeOf(reply), u"Unconfirmed"_s);
        QTRY_COMPARE(connection.count(), 1);
        QCOMPARE(connection.takeFirst().first().toBool(), false);
        QCOMPARE(run(u"DROP TRIGGER dawdle ON tallystick.event"_s), u"DROP TRIGGER"_s);
        // Repeating it with the same key is safe, whichever way it went.
        QCOMPARE(Test::outcomeOf(m_store->post(payment(u"lost"_s))), u"ok"_s);
        QTRY_COMPARE(connection.count(), 1);
        QCOMPARE(connection.takeFirst().first().toBool(), true);
        QVERIFY(Test::must(m_store->post(payment(u"lost"_s))).repeated);
        QCOMPARE(Test::must(m_store->ledger({1})).lines.size(), 4U);
    }

    void signsInAnewWhenTheServerIsBack()
    {
        Test::must(m_store->rules());
        QSignalSpy connection(m_store.get(), &AccountStore::connectionChanged);
        m_cluster.stop();
        QCOMPARE(Test::outcomeOf(m_store->post(payment(u"away"_s))), u"Offline"_s);
        QCOMPARE(Test::outcomeOf(m_store->rules()), u"Offline"_s);
        QCOMPARE(Test::outcomeOf(m_store->post(payment(u"away"_s))), u"Offline"_s);
        QTRY_COMPARE(connection.count(), 2);           // the writer's and the reader's
        m_cluster.start();
        QVERIFY(!Test::must(m_store->post(payment(u"away"_s))).repeated);
        Test::must(m_store->rules());
        QCOMPARE(Test::must(m_store->accounts({}, {})).count, 2);
        QTRY_COMPARE(connection.count(), 4);
        QCOMPARE(connection.last().first().toBool(), true);
        QCOMPARE(faultsOf(*m_store), QStringList());
    }

    void showsAnIdleScreenWhatItMissed()
    {
        SqlAccountStore idle(m_cluster.address(m_name), SqlAccountStore::Opening::MustExist, SqlSession{.lookInterval = std::chrono::milliseconds(100)});
        Test::must(idle.open());
        Test::must(idle.rules());
        QSignalSpy connection(&idle, &AccountStore::connectionChanged);
        QSignalSpy accounts(&idle, &AccountStore::accountsChanged);
        QSignalSpy rules(&idle, &AccountStore::rulesChanged);
        QSignalSpy proposals(&idle, &AccountStore::proposalsChanged);
        QSignalSpy one(&idle, &AccountStore::accountChanged);
        m_cluster.stop();
        QTRY_COMPARE(connection.count(), 2);           // nobody asked anything
        QCOMPARE(accounts.count(), 0);
        m_cluster.start();
        QTRY_COMPARE(connection.count(), 4);
        QCOMPARE(connection.last().first().toBool(), true);
        QCOMPARE(accounts.count(), 2);
        QCOMPARE(rules.count(), 2);
        QCOMPARE(proposals.count(), 2);
        // It listens again, too.
        QTRY_COMPARE(Test::outcomeOf(m_store->post(payment(u"after"_s))), u"ok"_s);
        QTRY_COMPARE(one.count(), 1);
    }

    void asksNothingOfAServerNobodyNeededYet()
    {
        const QString ours = u"SELECT count(*) FROM pg_stat_activity WHERE datname = '%1' AND usename = 'tester'"_s.arg(m_name);
        const int before = run(ours).toInt();
        const SqlSession attentive{.lookInterval = std::chrono::milliseconds(1)};
        const SqlAccountStore unused(m_cluster.address(m_name), SqlAccountStore::Opening::MustExist, attentive);
        SqlAccountStore used(m_cluster.address(m_name), SqlAccountStore::Opening::MustExist, attentive);
        Test::must(used.open());
        QTRY_COMPARE(run(ours + u" AND query = 'SELECT 1'"_s), u"1"_s);
        QCOMPARE(run(ours).toInt(), before + 1);       // only the one that opened
    }

    void endsAQuestionNobodyWaitsForAnyMore()
    {
        QCOMPARE(run(u"ALTER TABLE tallystick.target_type RENAME TO real; CREATE VIEW tallystick.target_type AS "
                     "SELECT code, label, polarity FROM tallystick.real WHERE pg_sleep(60) IS NOT NULL; "
                     "GRANT SELECT ON tallystick.target_type TO tester"_s), u"ALTER TABLE\nCREATE VIEW\nGRANT"_s);
        const Reply<std::vector<TargetType>> reply = m_store->targetTypes();
        QTRY_COMPARE(run(u"SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%FROM target_type%' AND pid <> pg_backend_pid()"_s), u"1"_s);
        m_store.reset();                               // would wait for a minute
        QCOMPARE(Test::outcomeOf(reply), u"Cancelled"_s);
    }

    void foldsWhatChangedIntoTheSums()
    {
        const QString rows = u"SELECT (SELECT count(*) > 0 FROM tallystick.%1_sum) || ' ' || (SELECT count(*) > 0 FROM tallystick.%1_change)"_s;
        for (const QString &sums : {u"open"_s, u"flow"_s})
            QCOMPARE(run(rows.arg(sums)), u"false true"_s);
        run(u"SELECT tallystick.fold_sums()"_s);
        for (const QString &sums : {u"open"_s, u"flow"_s})
            QCOMPARE(run(rows.arg(sums)), u"true false"_s);
        QCOMPARE(faultsOf(*m_store), QStringList());
        // What comes behind is added up with it, also when a charge is paid that the sums know.
        Test::posted(*m_store, {1}, Test::paymentOf(u"80.00"_s, u"2025-03-01"_s));
        QCOMPARE(run(rows.arg(u"open"_s)), u"true true"_s);
        QCOMPARE(faultsOf(*m_store), QStringList());
        run(u"SELECT tallystick.fold_sums()"_s);
        QCOMPARE(faultsOf(*m_store), QStringList());
    }

    void foldsThemByItselfOnceThereAreMany()
    {
        run(u"ALTER SEQUENCE tallystick.flow_change_id_seq RESTART 499"_s);
        const auto waiting = [this] { return run(u"SELECT count(*) FROM tallystick.flow_change"_s).toInt(); };
        const int before = waiting();
        Test::posted(*m_store, {1}, Test::debitOf(u"1.00"_s, u"2025-03-01"_s));
        QCOMPARE(waiting(), before + 1);
        Test::posted(*m_store, {1}, Test::debitOf(u"1.00"_s, u"2025-03-01"_s));
        QCOMPARE(waiting(), 0);
        QCOMPARE(faultsOf(*m_store), QStringList());
    }

    void nobodyWaitsForWhoFolds()
    {
        run(u"ALTER SEQUENCE tallystick.flow_change_id_seq RESTART 500"_s);
        Database other(*DatabaseAddress::parse(m_cluster.address(m_name)), Database::Access::Writer, {}, std::chrono::seconds(5));
        Transaction folds(other);
        other.run(u"SELECT pg_advisory_xact_lock(hashtext('tallystick'), hashtext('sums'))"_s);
        Test::posted(*m_store, {1}, Test::debitOf(u"1.00"_s, u"2025-03-01"_s));
        QVERIFY(run(u"SELECT count(*) FROM tallystick.flow_change"_s).toInt() > 0);
        QCOMPARE(faultsOf(*m_store), QStringList());
    }

    void sumsAreMadeAnew()
    {
        run(u"SET session_replication_role = replica; UPDATE tallystick.open_sum SET lines = 7; DELETE FROM tallystick.flow_change; "
            "INSERT INTO tallystick.open_sum VALUES ('Master', 'GBP', 'credit', '', -5, 1)"_s);
        QVERIFY(!faultsOf(*m_store).isEmpty());
        Database owner(*DatabaseAddress::parse(m_cluster.address(m_name)), Database::Access::Writer, {}, std::chrono::seconds(5));
        Transaction transaction(owner);
        rebuildSummaries(owner);
        transaction.commit();
        QCOMPARE(faultsOf(*m_store), QStringList());
    }

    void findsWhatWasForged_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QStringList>("faults");
        QTest::newRow("an altered entry") << u"UPDATE tallystick.audit SET after = replace(after, '6000', '6001') WHERE id = 5"_s
                                          << QStringList{u"audit-hash audit 5"_s};
        QTest::newRow("a removed entry") << u"DELETE FROM tallystick.audit WHERE id = 3"_s << QStringList{u"audit-chain audit 4"_s, u"audit-hash audit 4"_s};
        QTest::newRow("the last entry removed") << u"DELETE FROM tallystick.audit WHERE id = 5"_s << QStringList{u"audit-end account 1"_s};
        QTest::newRow("a checkpoint") << u"UPDATE tallystick.audit_checkpoint SET hash = 'x' WHERE id = 1"_s << QStringList{u"audit-checkpoint audit_checkpoint 1"_s};
        QTest::newRow("an amount") << u"UPDATE tallystick.account_line SET amount = 4001, amount_outstanding = 4001 WHERE id = 2"_s
                                   << QStringList{u"create-offset-equals-amount account_line 2"_s, u"balance-equals-amounts account 1"_s,
                                                  u"balance-equals-outstanding account 1"_s, u"open-summary open_sum 0"_s, u"flow-summary flow_sum 0"_s};
        QTest::newRow("a balance") << u"UPDATE tallystick.account SET account_balance = 1 WHERE id = 2"_s
                                   << QStringList{u"balance-equals-amounts account 2"_s, u"balance-equals-outstanding account 2"_s};
        QTest::newRow("a day that never was") << u"UPDATE tallystick.account_line SET date = '2025-2-30' WHERE id = 2"_s
                                             << QStringList{u"date account_line 2"_s, u"open-summary open_sum 0"_s, u"open-summary open_sum 0"_s,
                                                            u"flow-summary flow_sum 0"_s, u"flow-summary flow_sum 0"_s};
        QTest::newRow("a sum") << u"INSERT INTO tallystick.open_sum VALUES ('Master', 'GBP', 'credit', '', -5, 1)"_s << QStringList{u"open-summary open_sum 0"_s};
        QTest::newRow("a change of a sum forgotten") << u"DELETE FROM tallystick.flow_change WHERE line_type = 'PAYMENT'"_s << QStringList{u"flow-summary flow_sum 0"_s};
        QTest::newRow("a safeguard dropped") << u"DROP TRIGGER kept ON tallystick.account_line"_s << QStringList{u"trigger pg_trigger 0"_s};
    }
    void findsWhatWasForged()
    {
        QFETCH(QString, sql);
        QCOMPARE(faultsOf(*m_store), QStringList());
        run(u"SET session_replication_role = replica; "_s + sql);
        QTEST(faultsOf(*m_store), "faults");
    }
};

QTEST_GUILESS_MAIN(TestPostgresServer)
#include "tst_postgresserver.moc"
