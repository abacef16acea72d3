// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/database.h"
#include "models/stores/sql/migrator.h"
#include "models/stores/sql/sqlerror.h"
#include "tests/stores/batchlist.h"
#include "tests/stores/sidedoor.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

/// What the SQLite schema itself holds up, whoever writes.
class TestSqlSchema : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<SqlAccountStore> m_store;
    std::unique_ptr<SideDoor> m_door;

    /// "audit event key batch": the rows that tell of changes.
    QString journal()
    {
        return m_door->value(u"SELECT (SELECT count(*) FROM audit WHERE account_id IS NOT NULL) || ' ' || (SELECT count(*) FROM event) || ' ' || "
                             "(SELECT count(*) FROM idempotency_key) || ' ' || (SELECT count(*) FROM batch)"_s);
    }
    Posted post(const QString &key, const LedgerCommand &command)
    {
        return must(m_store->post({.key = key, .account = {1}, .command = command}));
    }
    BulkReport runBatch(const BulkAccount &account, const BulkOptions &options = {})
    {
        return must(m_store->runBatch(std::make_shared<BatchList>(std::vector{account}), options));
    }

private slots:
    void init()
    {
        const QString path = m_folder.filePath(QUuid::createUuid().toString(QUuid::Id128) + u".db"_s);
        m_store = sqlStore(path);
        fillTwoAccounts(*m_store);
        m_door = std::make_unique<SideDoor>(path);
        m_door->run(u"PRAGMA foreign_keys = ON"_s);
    }
    void cleanup()
    {
        m_door.reset();
        m_store.reset();
    }

    void refusesToRewriteHistory_data()
    {
        QTest::addColumn<QString>("sql");
        const auto row = [](const QString &sql) { QTest::newRow(qPrintable(sql)) << sql; };
        for (const QString &column : {u"id = 99"_s, u"account_id = 2"_s, u"amount = 1"_s, u"debit_type = 'LOST'"_s,
                                      u"date = '2024-01-01'"_s, u"due_date = '2024-01-01'"_s, u"payment_type = 'CARD'"_s,
                                      u"created_at = 'x'"_s, u"created_by = 'x'"_s, u"batch_id = 1"_s})
            row(u"UPDATE account_line SET "_s + column + u" WHERE id = 1"_s);
        row(u"DELETE FROM account_line WHERE id = 4"_s);
        row(u"UPDATE account_offset SET amount = -59 WHERE id = 4"_s);
        row(u"DELETE FROM account_offset WHERE id = 4"_s);
        row(u"DELETE FROM account WHERE id = 2"_s);
        row(u"UPDATE audit SET actor = 'x'"_s);
        row(u"DELETE FROM audit"_s);
        row(u"UPDATE event SET payload = 'x'"_s);
        row(u"DELETE FROM event"_s);
        row(u"INSERT OR REPLACE INTO account_offset SELECT * FROM account_offset WHERE id = 4"_s);
        row(u"INSERT OR REPLACE INTO account_line SELECT * FROM account_line WHERE id = 4"_s);
    }
    void refusesToRewriteHistory()
    {
        QFETCH(QString, sql);
        m_door->run(u"PRAGMA foreign_keys = OFF; PRAGMA recursive_triggers = ON"_s);   // only the triggers stand in the way
        const QString before = pictureOf(*m_store);
        const QString complaint = m_door->run(sql);
        QVERIFY2(complaint.contains(u"append-only"_s) || complaint.contains(u"never deleted"_s) || complaint.contains(u"never replaced"_s), qPrintable(complaint));
        QCOMPARE(pictureOf(*m_store), before);
    }

    void refusesRowsThatCannotBe_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char *name, const QString &sql, const QString &complaint) { QTest::newRow(name) << sql << complaint; };
        const auto line = [](const QString &credit, const QString &debit, const QString &amount, const QString &outstanding) {
            return u"INSERT INTO account_line (account_id, credit_type, debit_type, amount, amount_outstanding, date, payment_type, "
                   "created_at, created_by) VALUES (1, %1, %2, %3, %4, '2025-01-01', 'CASH', 'x', 'x')"_s
                .arg(credit, debit, amount, outstanding);
        };
        const auto offset = [](const QString &type, const QString &amount, const QString &credit, const QString &debit) {
            return u"INSERT INTO account_offset (type, amount, credit_id, debit_id, created_at, created_by) "
                   "VALUES ('%1', %2, %3, %4, 'x', 'x')"_s.arg(type, amount, credit, debit);
        };
        const QString check = u"CHECK constraint failed"_s;
        const QString foreign = u"FOREIGN KEY constraint failed"_s;
        row("no type", line(u"NULL"_s, u"NULL"_s, u"1"_s, u"1"_s), check);
        row("both types", line(u"'PAYMENT'"_s, u"'RENT'"_s, u"1"_s, u"1"_s), check);
        row("negative debit", line(u"NULL"_s, u"'RENT'"_s, u"-1"_s, u"-1"_s), check);
        row("positive credit", line(u"'PAYMENT'"_s, u"NULL"_s, u"1"_s, u"1"_s), check);
        row("debit of nothing", line(u"NULL"_s, u"'RENT'"_s, u"0"_s, u"0"_s), check);
        row("outstanding beyond a debit", line(u"NULL"_s, u"'RENT'"_s, u"1"_s, u"2"_s), check);
        row("outstanding beyond zero", line(u"NULL"_s, u"'RENT'"_s, u"1"_s, u"-1"_s), check);
        row("outstanding beyond a credit", line(u"'PAYMENT'"_s, u"NULL"_s, u"-1"_s, u"-2"_s), check);
        row("fractions of a penny", line(u"NULL"_s, u"'RENT'"_s, u"1.5"_s, u"1"_s), u"cannot store REAL"_s);
        row("text as money", line(u"NULL"_s, u"'RENT'"_s, u"'ten'"_s, u"1"_s), u"cannot store TEXT"_s);
        row("moving outstanding too far", u"UPDATE account_line SET amount_outstanding = 10001 WHERE id = 1"_s, check);
        row("unknown status", u"UPDATE account_line SET status = 'GONE' WHERE id = 1"_s, check);
        row("offset of nothing", offset(u"CREATE"_s, u"0"_s, u"NULL"_s, u"1"_s), check);
        row("offset of no line", offset(u"CREATE"_s, u"1"_s, u"NULL"_s, u"NULL"_s), check);
        row("apply without a credit", offset(u"APPLY"_s, u"-1"_s, u"NULL"_s, u"1"_s), check);
        row("unknown offset type", offset(u"MOVE"_s, u"1"_s, u"3"_s, u"1"_s), check);
        row("offset of a line that is not there", offset(u"CREATE"_s, u"1"_s, u"NULL"_s, u"999"_s), foreign);
        row("account of no holder", u"UPDATE account SET holder_id = 999 WHERE id = 1"_s, foreign);
        row("unknown account status", u"UPDATE account SET account_status = 'gone' WHERE id = 1"_s, check);
        row("ended without a date", u"UPDATE account SET account_status = 'ended' WHERE id = 1"_s, check);
        row("its own parent", u"UPDATE account SET parent_account_id = 1 WHERE id = 1"_s, check);
        row("taken payment reference", u"UPDATE account SET payment_reference = (SELECT payment_reference FROM account WHERE id = 2) "
                                       "WHERE id = 1"_s, u"UNIQUE constraint failed"_s);
        row("taken holder", u"UPDATE holder SET reference = 'A' WHERE reference = 'B'"_s, u"UNIQUE constraint failed"_s);
        row("taken key", u"INSERT INTO idempotency_key SELECT * FROM idempotency_key LIMIT 1"_s, u"never replaced"_s);
    }
    void refusesRowsThatCannotBe()
    {
        QFETCH(QString, sql);
        QFETCH(QString, complaint);
        QVERIFY2(m_door->run(sql).contains(complaint), qPrintable(m_door->run(sql)));
    }

    void refusesWhatNobodyApproved_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char *name, const QString &sql, const QString &complaint) { QTest::newRow(name) << sql << complaint; };
        const auto writeOff = [](const QString &amount, const QString &proposal, const QString &account = u"1"_s) {
            return u"INSERT INTO account_line (account_id, credit_type, amount, amount_outstanding, date, created_at, created_by, proposal_id) "
                   "VALUES (%3, 'WRITEOFF', %1, 0, '2025-01-01', 'x', 'x', %2);"_s.arg(amount, proposal, account);
        };
        const auto decision = [](const QString &person, const QString &proposedBy, const QString &answer) {
            return u"INSERT INTO write_off_decision VALUES (1, '%1', '%2', '%3', 'x', '');"_s.arg(person, proposedBy, answer);
        };
        const QString approved = decision(u"fay"_s, u"tester"_s, u"approve"_s);
        const QString notApproved = u"not approved"_s;
        row("a write-off above the ladder", writeOff(u"-2000"_s, u"NULL"_s), notApproved);
        row("one of a proposal that waits", writeOff(u"-3000"_s, u"1"_s), notApproved);
        row("another amount than the one approved", approved + writeOff(u"-3001"_s, u"1"_s), u"not the write-off that was proposed"_s);
        row("on another account", approved + writeOff(u"-3000"_s, u"1"_s, u"2"_s), u"not the write-off that was proposed"_s);
        row("one's own approval", decision(u"tester"_s, u"tester"_s, u"approve"_s), u"nobody_decides_on_their_own"_s);
        row("one's own under another name", decision(u"tester"_s, u"fay"_s, u"approve"_s), u"FOREIGN KEY constraint failed"_s);
        row("a second answer", approved + decision(u"fay"_s, u"tester"_s, u"decline"_s), u"never replaced"_s);
        row("another answer later", approved + u"UPDATE write_off_decision SET answer = 'decline'"_s, u"never rewritten"_s);
        row("an answer taken away", approved + u"DELETE FROM write_off_decision"_s, u"never deleted"_s);
        for (const QString &change : {u"amount = 1"_s, u"account_id = 2"_s, u"reason = 'x'"_s, u"evidence = 'x'"_s, u"proposed_by = 'x'"_s,
                                      u"approvals_needed = 0"_s, u"type = 'FORGIVEN'"_s, u"date = '2024-01-01'"_s})
            row(qPrintable(u"a proposal with "_s + change), u"UPDATE write_off_proposal SET "_s + change, u"never rewritten"_s);
        row("a proposal taken up again", u"UPDATE write_off_proposal SET status = 'declined'; UPDATE write_off_proposal SET status = 'waiting'"_s,
            u"never rewritten"_s);
        row("a proposal taken away", u"DELETE FROM write_off_proposal"_s, u"never deleted"_s);
        row("a proposal replaced", u"REPLACE INTO write_off_proposal SELECT id, account_id, 1, type, date, reason, evidence, proposed_by, proposed_at, "
                                   "0, status, line_id FROM write_off_proposal"_s, u"never replaced"_s);
        row("a debit replaced", u"REPLACE INTO write_off_debit SELECT proposal_id, position, 1 FROM write_off_debit"_s, u"never replaced"_s);
        row("an answer replaced", approved + u"REPLACE INTO write_off_decision VALUES (1, 'fay', 'tester', 'decline', 'x', '')"_s,
            u"never replaced"_s);
        row("another debit", u"UPDATE write_off_debit SET line_id = 1"_s, u"never rewritten"_s);
        row("a debit taken away", u"DELETE FROM write_off_debit"_s, u"never rewritten"_s);
    }
    void refusesWhatNobodyApproved()
    {
        QFETCH(QString, sql);
        QFETCH(QString, complaint);
        LedgerSettings settings = must(m_store->rules()).settings;
        settings.approvalLadder = {{.aboveMinor = 10'00, .approvers = 1}};
        must(m_store->changeRules(settings, u"ladder"_s));
        QCOMPARE(must(m_store->propose({.account = {1}, .amount = pounds(u"30.00"_s), .debits = {LineId{2}}, .date = day(u"2025-03-01"_s),
                                        .reason = u"Gone away"_s}, u"p"_s)).status, ProposalStatus::Waiting);
        const QString before = pictureOf(*m_store);
        const QString said = m_door->run(sql);
        QVERIFY2(said.contains(complaint), qPrintable(said));
        QCOMPARE(pictureOf(*m_store), before);
    }

    void keepsWhatIsFinal_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char *name, const QString &sql, const QString &complaint) { QTest::newRow(name) << sql << complaint; };
        row("a charge that accrues again", u"UPDATE account_line SET accruing = 1 WHERE id = 5"_s, u"accrues no more stays so"_s);
        row("a rent that accrues", u"UPDATE account_line SET accruing = 1 WHERE id = 1"_s, u"accrues no more stays so"_s);
        row("the amount of a charge that accrues no more", u"UPDATE account_line SET amount = 600 WHERE id = 5"_s, u"append-only"_s);
        row("the amount of a rent", u"UPDATE account_line SET amount = 10001 WHERE id = 1"_s, u"append-only"_s);
        row("where a line came from", u"UPDATE account_line SET origin_line_id = 1 WHERE id = 5"_s, u"append-only"_s);
        row("a receipt number", u"UPDATE account_line SET receipt_number = '000009' WHERE id = 3"_s, u"append-only"_s);
        row("an entry without a hash", u"INSERT INTO audit (id, at, actor, action) VALUES (999, 'x', 'x', 'x')"_s, u"is chained"_s);
        row("an entry at another's place", u"INSERT INTO audit (id, at, actor, action, account_id, chain_number, hash) "
                                           "VALUES (999, 'x', 'x', 'x', 1, 1, 'x')"_s, u"UNIQUE constraint failed"_s);
        const QString checkpoint = u"INSERT INTO audit_checkpoint VALUES (7, 'x', 'x', 1, 'x');"_s;
        row("a checkpoint rewritten", checkpoint + u"UPDATE audit_checkpoint SET hash = 'y' WHERE id = 7"_s, u"append-only"_s);
        row("a checkpoint taken away", checkpoint + u"DELETE FROM audit_checkpoint WHERE id = 7"_s, u"never deleted"_s);
        row("a checkpoint replaced", checkpoint + u"REPLACE INTO audit_checkpoint VALUES (7, 'x', 'x', 1, 'y')"_s, u"never replaced"_s);
        row("a type taken away", u"DELETE FROM line_type WHERE code = 'RENT'"_s, u"never deleted"_s);
        row("another ladder of three", u"INSERT INTO approval_step VALUES (1, 3)"_s, u"CHECK constraint failed"_s);
    }
    void keepsWhatIsFinal()
    {
        QFETCH(QString, sql);
        QFETCH(QString, complaint);
        const LineId overdue = post(u"fine"_s, debitOf(u"5.00"_s, u"2025-01-01"_s, u"OVERDUE"_s)).line.id;
        QCOMPARE(overdue.value, 5);
        QCOMPARE(m_door->run(u"SAVEPOINT s; UPDATE account_line SET amount = 600 WHERE id = 5; ROLLBACK TO s; RELEASE s"_s), QString());  // it may still
        post(u"final"_s, AdjustOverdue{.debit = overdue, .amount = pounds(u"5.50"_s), .text = {.date = day(u"2025-01-02"_s)}, .final = true});
        const QString before = pictureOf(*m_store);
        const QString said = m_door->run(sql);
        QVERIFY2(said.contains(complaint), qPrintable(said));
        QCOMPARE(pictureOf(*m_store), before);
    }

    void makesEveryTableStrict()
    {
        QCOMPARE(m_door->value(u"SELECT group_concat(name) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
                               "AND NOT strict AND name NOT LIKE 'sqlite_%'"_s), QString());
    }

    void writesDurably()
    {
        const QString path = m_folder.filePath(u"pragmas.db"_s);
        Database writer(path, Database::Access::Writer, true, std::chrono::seconds(1));
        migrate(writer);
        Database reader(path, Database::Access::Reader, false, std::chrono::seconds(1));
        for (Database *each : {&writer, &reader}) {
            QCOMPARE(each->value(u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
            QCOMPARE(each->value(u"PRAGMA synchronous"_s).toInt(), 2);       // FULL: durable once answered
            QCOMPARE(each->value(u"PRAGMA foreign_keys"_s).toInt(), 1);
            QCOMPARE(each->value(u"PRAGMA trusted_schema"_s).toInt(), 0);
        }
        QCOMPARE(writer.value(u"PRAGMA user_version"_s).toInt(), newestSchema());
        QVERIFY_THROWS_EXCEPTION(SqlFailure, reader.run(u"DELETE FROM serial"_s));
        QCOMPARE(writer.value(u"SELECT count(*) FROM serial"_s).toInt(), 1);
    }

    void writesAuditAndEventOfEveryChange()
    {
        QCOMPARE(journal(), u"6 6 6 0"_s);       // two accounts, four postings
        Account account = must(m_store->account({1}));
        account.patch = u"North"_s;
        must(m_store->update(account, u"update"_s));
        QCOMPARE(journal(), u"7 7 7 0"_s);
        const LineId debit = post(u"debit"_s, debitOf(u"1.00"_s, u"2025-01-01"_s)).line.id;
        QCOMPARE(journal(), u"8 8 8 0"_s);
        const LineId credit = post(u"pay"_s, paymentOf(u"500.00"_s, u"2025-01-01"_s)).line.id;
        QCOMPARE(journal(), u"9 9 9 0"_s);
        post(u"apply"_s, ApplyCredit{.credit = credit, .debits = {debit}});
        QCOMPARE(journal(), u"9 9 10 0"_s);      // the debit was settled already: nothing moved, only the key is remembered
        post(u"void"_s, voidOf(credit, u"2025-01-01"_s));
        QCOMPARE(journal(), u"10 10 11 0"_s);
        runBatch(bulkAccount(u"C"_s, 2, {debitRow(2, u"C1"_s, u"1.00"_s), paymentRow(3, u"C2"_s, u"1.00"_s)}));
        QCOMPARE(journal(), u"12 12 14 1"_s);    // the account and its ledger; three keys
        QCOMPARE(m_door->value(u"SELECT group_concat(action) FROM audit WHERE account_id IS NOT NULL"_s),
                 u"create-account,add-debit,add-debit,add-credit,create-account,add-debit,update-account,add-debit,add-credit,"
                 "void-credit,create-account,post-batch"_s);
        QCOMPARE(m_door->value(u"SELECT group_concat(version) FROM event WHERE type = 'LedgerChanged' AND key = "
                               "(SELECT uuid FROM account WHERE id = 1)"_s), u"1,2,3,4,5,6"_s);
        QCOMPARE(m_door->value(u"SELECT count(*) FROM audit WHERE actor = 'tester' AND account_id IS NOT NULL "
                               "AND json_valid(after)"_s), u"12"_s);
        QCOMPARE(m_door->value(u"SELECT count(*) FROM event WHERE json_valid(payload)"_s), u"12"_s);
        QCOMPARE(m_door->value(u"SELECT json_extract(before, '$.patch') || '>' || json_extract(after, '$.patch') FROM audit "
                               "WHERE action = 'update-account'"_s), u">North"_s);
        QCOMPARE(m_door->value(u"SELECT count(*) FROM account_line WHERE batch_id = 1"_s), u"2"_s);
    }

    void tellsOfEveryAccountOfARenamedHolder()
    {
        created(*m_store, u"A"_s, u"Ann"_s);
        QCOMPARE(journal(), u"7 7 7 0"_s);
        Account account = must(m_store->account({1}));
        account.holder.name = u"Anne"_s;
        must(m_store->update(account, u"rename"_s));
        QCOMPARE(journal(), u"9 9 8 0"_s);
        QCOMPARE(m_door->value(u"SELECT group_concat(account_id || ' ' || json_extract(before, '$.name') || '>' || "
                               "json_extract(after, '$.name') || ' ' || json_extract(after, '$.version'), ', ') FROM audit WHERE id > 7"_s),
                 u"1 Ann>Anne 2, 3 Ann>Anne 2"_s);
        QCOMPARE(m_door->value(u"SELECT group_concat(a.id || ' ' || e.version, ', ') FROM event e JOIN account a ON a.uuid = e.key "
                               "WHERE e.id > 7"_s), u"1 2, 3 2"_s);
    }

    void leavesNoTraceOfWhatDidNotHappen()
    {
        post(u"debit"_s, debitOf(u"1.00"_s, u"2025-01-01"_s));
        const BulkAccount known = bulkAccount(u"C"_s, 2, {debitRow(2, u"C1"_s, u"1.00"_s)});
        runBatch(known);
        const QString before = journal();
        QVERIFY(post(u"debit"_s, debitOf(u"1.00"_s, u"2025-01-01"_s)).repeated);
        QVERIFY(outcomeOf(m_store->post({.key = u"bad"_s, .account = {1}, .command = debitOf(u"0.00"_s, u"2025-01-01"_s)})) != u"ok"_s);
        QVERIFY(outcomeOf(m_store->create(draftOf(u"Z"_s, {}), u"bad"_s)) != u"ok"_s);
        Account stale = must(m_store->account({1}));
        stale.version = 7;
        QCOMPARE(outcomeOf(m_store->update(stale, u"stale"_s)), u"Conflict"_s);
        runBatch(known);
        runBatch(bulkAccount(u"D"_s, 2, {debitRow(2, u"D1"_s, u"1.00"_s)}), {.dryRun = true});
        runBatch(bulkAccount(u"D"_s, 2, {debitRow(2, u"D1"_s, u"0.00"_s)}));
        QCOMPARE(journal(), before);
    }

    void keepsAChangeAndItsTracesTogether_data()
    {
        QTest::addColumn<QString>("table");
        for (const QString &table : {u"account_offset"_s, u"audit"_s, u"event"_s, u"idempotency_key"_s})
            QTest::newRow(qPrintable(table)) << table;
    }
    void keepsAChangeAndItsTracesTogether()
    {
        QFETCH(QString, table);
        const QString before = pictureOf(*m_store);
        const QString rows = journal();
        QCOMPARE(m_door->run(u"CREATE TRIGGER planted BEFORE INSERT ON %1 BEGIN SELECT RAISE(ABORT, 'planted'); END"_s.arg(table)),
                 QString());
        QCOMPARE(outcomeOf(m_store->post({.key = u"k"_s, .account = {1}, .command = paymentOf(u"5.00"_s, u"2025-03-01"_s)})),
                 u"Internal"_s);
        QVERIFY(outcomeOf(m_store->runBatch(std::make_shared<BatchList>(std::vector{
                    bulkAccount(u"C"_s, 2, {debitRow(2, u"C1"_s, u"1.00"_s)})}), {})) != u"ok"_s);
        QCOMPARE(pictureOf(*m_store), before);
        QCOMPARE(journal(), rows);
        QCOMPARE(m_door->run(u"DROP TRIGGER planted"_s), QString());
        QVERIFY(!post(u"k"_s, paymentOf(u"5.00"_s, u"2025-03-01"_s)).repeated);
    }
};

QTEST_GUILESS_MAIN(TestSqlSchema)
#include "tst_sqlschema.moc"
