// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/summaries.h"
#include "tests/stores/sidedoor.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

/// verify() finds what somebody did to the file behind the store's back.
class TestSqlVerify : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<SqlAccountStore> m_store;

    /// "check table row", each once, sorted.
    static QStringList textOf(const VerifyReport &report)
    {
        QStringList texts;
        for (const VerifyFault &fault : report.faults)
            texts.append(u"%1 %2 %3"_s.arg(fault.check, fault.table).arg(fault.row));
        texts.sort();
        texts.removeDuplicates();
        return texts;
    }

private slots:
    void init()
    {
        m_path = m_folder.filePath(QUuid::createUuid().toString(QUuid::Id128) + u".db"_s);
        m_store = sqlStore(m_path);
        fillTwoAccounts(*m_store);
    }
    void cleanup() { m_store.reset(); }

    void countsWhatItChecked()
    {
        const VerifyReport report = must(m_store->verify());
        QCOMPARE(report.faultCount, 0);
        QCOMPARE(report.accounts, 2);
        QCOMPARE(report.lines, 4);
        QCOMPARE(report.offsets, 5);
        QCOMPARE(report.owed, std::vector{pounds(u"87.00"_s)});
    }

    void findsAPlantedFault_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QStringList>("faults");
        const auto row = [](const char *name, const QString &sql, const QStringList &faults) { QTest::newRow(name) << sql << faults; };
        row("balance", u"UPDATE account SET account_balance = account_balance + 1 WHERE id = 1"_s,
            {u"balance-equals-amounts account 1"_s, u"balance-equals-outstanding account 1"_s});
        row("outstanding", u"UPDATE account_line SET amount_outstanding = 3999 WHERE id = 2"_s,
            {u"balance-equals-outstanding account 1"_s, u"open-summary open_sum 0"_s, u"outstanding-equals-offsets account_line 2"_s});
        row("amount", u"UPDATE account_line SET amount = amount + 1 WHERE id = 4"_s,
            {u"balance-equals-amounts account 2"_s, u"create-offset-equals-amount account_line 4"_s, u"flow-summary flow_sum 0"_s,
             u"outstanding-equals-offsets account_line 4"_s});
        row("a whole line, with its balance", u"UPDATE account_line SET amount = 800, amount_outstanding = 800 WHERE id = 4; "
                                              "UPDATE account SET account_balance = 800 WHERE id = 2"_s,
            {u"create-offset-equals-amount account_line 4"_s, u"flow-summary flow_sum 0"_s, u"open-summary open_sum 0"_s});
        row("an offset deleted", u"DELETE FROM account_offset WHERE id = 4"_s,
            {u"outstanding-equals-offsets account_line 1"_s, u"outstanding-equals-offsets account_line 3"_s});
        row("a creating offset deleted", u"DELETE FROM account_offset WHERE id = 2"_s, {u"create-offset-equals-amount account_line 2"_s});
        row("an offset changed", u"UPDATE account_offset SET amount = -5999 WHERE id = 4"_s,
            {u"outstanding-equals-offsets account_line 1"_s, u"outstanding-equals-offsets account_line 3"_s});
        row("an offset doubled", u"INSERT INTO account_offset SELECT 6, type, amount, credit_id, debit_id, created_at, created_by "
                                 "FROM account_offset WHERE id = 4"_s,
            {u"outstanding-equals-offsets account_line 1"_s, u"outstanding-equals-offsets account_line 3"_s});
        row("money moved to another account", u"UPDATE account_offset SET debit_id = 4 WHERE id = 4"_s,
            {u"offset-one-account account_offset 4"_s, u"outstanding-equals-offsets account_line 1"_s,
             u"outstanding-equals-offsets account_line 4"_s});
        row("a line moved to another account", u"UPDATE account_line SET account_id = 2 WHERE id = 2"_s,
            {u"balance-equals-amounts account 1"_s, u"balance-equals-amounts account 2"_s, u"balance-equals-outstanding account 1"_s,
             u"balance-equals-outstanding account 2"_s, u"open-charges account 1"_s, u"open-charges account 2"_s});
        row("open charges", u"UPDATE account SET open_debits = 9 WHERE id = 1"_s, {u"open-charges account 1"_s});
        row("the last payment's amount", u"UPDATE account SET last_payment_amount = last_payment_amount + 1 WHERE id = 1"_s,
            {u"last-payment account 1"_s});
        row("a last payment that never was", u"UPDATE account SET last_payment_date = '2025-01-01', last_payment_amount = 5 WHERE id = 2"_s,
            {u"last-payment account 2"_s});
        row("the audit trail deleted", u"DELETE FROM audit WHERE account_id = 2"_s, {u"audit-end account 2"_s, u"audit-trail account 2"_s});
        row("the events deleted", u"DELETE FROM event"_s, {u"events account 1"_s, u"events account 2"_s});
        row("a day that never was", u"UPDATE account_line SET date = '2025-02-30' WHERE id = 4"_s, 
            {u"date account_line 4"_s, u"flow-summary flow_sum 0"_s, u"open-summary open_sum 0"_s});
        row("the sum of a day", u"UPDATE open_sum SET outstanding = outstanding + 1 WHERE kind = 'debit'"_s, {u"open-summary open_sum 0"_s});
        row("the open charges of a day", u"UPDATE open_sum SET lines = lines + 1"_s, {u"open-summary open_sum 0"_s});
        row("a sum of nothing at all", u"INSERT INTO open_sum VALUES ('Master', 'GBP', 'credit', '', -5, 1)"_s, {u"open-summary open_sum 0"_s});
        row("a sum that is not there", u"DELETE FROM flow_sum WHERE line_type = 'PAYMENT'"_s, {u"flow-summary flow_sum 0"_s});
        row("sums of another type of account", u"UPDATE flow_sum SET account_type = 'Savings'"_s, {u"flow-summary flow_sum 0"_s});
        row("a payment marked void that still pays", u"UPDATE account_line SET status = 'VOID' WHERE id = 3; "
                                                     "UPDATE account SET last_payment_date = NULL, last_payment_amount = NULL WHERE id = 1"_s,
            {u"void-pays-nothing account_line 3"_s});
        row("a creating offset of two lines", u"UPDATE account_offset SET credit_id = 3 WHERE id = 1"_s,
            {u"create-offset-equals-amount account_line 3"_s, u"offset-create account_offset 1"_s});
    }
    void findsAPlantedFault()
    {
        QFETCH(QString, sql);
        QFETCH(QStringList, faults);
        SideDoor door(m_path);
        door.disarm();
        QCOMPARE(door.run(sql), QString());
        door.rearm();
        QCOMPARE(textOf(must(m_store->verify())), faults);
    }

    void sumsAreMadeAnew()
    {
        SideDoor door(m_path);
        const QString sums = u"SELECT (SELECT group_concat(kind || day || outstanding || ' ' || lines) FROM open_sum) || (SELECT group_concat(month || line_type || amount || ' ' || lines) FROM flow_sum)"_s;
        const QString before = door.value(sums);
        QCOMPARE(door.run(u"UPDATE open_sum SET lines = 7; DELETE FROM flow_sum; INSERT INTO open_sum VALUES ('Master', 'GBP', 'credit', '', -5, 1)"_s), QString());
        Database database(m_path, Database::Access::Writer, false, std::chrono::seconds(5));
        {
            Transaction transaction(database);
            rebuildSummaries(database);
            transaction.commit();
        }
        QCOMPARE(door.value(sums), before);
        QCOMPARE(textOf(must(m_store->verify())), QStringList());
    }

    void findsAMissingSafeguard()
    {
        SideDoor door(m_path);
        QCOMPARE(door.run(u"DROP TRIGGER audit_no_delete"_s), QString());
        QCOMPARE(textOf(must(m_store->verify())), QStringList{u"trigger audit_no_delete 0"_s});
        QCOMPARE(door.run(u"CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT 1; END"_s), QString());
        QCOMPARE(textOf(must(m_store->verify())), QStringList{u"trigger audit_no_delete 0"_s});
    }

    // These break a rule of the schema too, which SQLite's own check reports in its own words.
    void findsAPlantedFaultAmongOthers_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const QString &sql, const QString &fault) { QTest::newRow(name) << sql << fault; };
        row("an offset of nothing", u"UPDATE account_offset SET amount = 0 WHERE id = 4"_s, u"offset-not-zero account_offset 4"_s);
        row("outstanding beyond its line", u"UPDATE account_line SET amount_outstanding = 4001 WHERE id = 2"_s,
            u"outstanding-in-range account_line 2"_s);
        row("outstanding beyond zero", u"UPDATE account_line SET amount_outstanding = 1 WHERE id = 3"_s,
            u"outstanding-in-range account_line 3"_s);
        row("a line deleted", u"DELETE FROM account_line WHERE id = 4"_s, u"foreign-key account_offset 5"_s);
        row("an account deleted", u"DELETE FROM account WHERE id = 2"_s, u"foreign-key account_line 4"_s);
        row("a line number out of all bounds", u"UPDATE account_line SET id = 9000000000000000000 WHERE id = 4"_s,
            u"line-number account_line 9000000000000000000"_s);
        row("a check broken", u"UPDATE account SET account_status = 'gone' WHERE id = 2"_s, u"file-integrity  0"_s);
    }
    void findsAPlantedFaultAmongOthers()
    {
        QFETCH(QString, sql);
        QFETCH(QString, fault);
        SideDoor door(m_path);
        door.disarm();
        QCOMPARE(door.run(sql), QString());
        const QStringList found = textOf(must(m_store->verify()));
        QVERIFY2(found.contains(fault), qPrintable(found.join(u", "_s)));
    }

    void listsTheFirstOfManyAndCountsAll()
    {
        for (int i = 0; i < 23; ++i)
            posted(*m_store, {2}, debitOf(u"1.00"_s, u"2025-01-01"_s));
        SideDoor door(m_path);
        door.disarm();
        QCOMPARE(door.run(u"DELETE FROM account_offset WHERE id > 5"_s), QString());
        door.rearm();
        const VerifyReport report = must(m_store->verify());
        QCOMPARE(report.faultCount, 23);
        QCOMPARE(report.faults.size(), 20U);
        QCOMPARE(report.faults.front().row, 5);
    }

    void noticesAFileThatWasScribbledOn()
    {
        QString page;
        {
            SideDoor door(m_path);
            page = door.value(u"SELECT rootpage FROM sqlite_schema WHERE name = 'account_offset'"_s);
            door.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        }
        m_store.reset();
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek((page.toLongLong() - 1) * 4096));
        file.write(QByteArray(4096, '\x7f'));
        file.close();
        m_store = sqlStore(m_path);
        const auto report = await(m_store->verify());
        if (report)
            QVERIFY(textOf(*report).contains(u"file-integrity  0"_s));
        else
            QCOMPARE(outcomeOf(report), u"Corrupt"_s);
        QCOMPARE(outcomeOf(m_store->ledger({1})), u"Corrupt"_s);
    }

    void refusesToPostOnABalanceThatDoesNotAddUp()
    {
        SideDoor door(m_path);
        QCOMPARE(door.run(u"UPDATE account SET account_balance = 1 WHERE id = 1"_s), QString());
        QCOMPARE(outcomeOf(m_store->post({.key = u"k"_s, .account = {1}, .command = debitOf(u"1.00"_s, u"2025-01-01"_s)})),
                 u"Corrupt"_s);
        QCOMPARE(door.value(u"SELECT count(*) FROM account_line"_s), u"4"_s);
    }
};

QTEST_GUILESS_MAIN(TestSqlVerify)
#include "tst_sqlverify.moc"
