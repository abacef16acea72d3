// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/sqlaccountstore.h"
#include "resources/resources.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"
#include "tests/support/postgrescluster.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

/// What people can do to a PostgreSQL database who go around the program: with the real psql, under the names they sign in with.
/// tester made the database; cara is a caseworker with a limit of 100.00, finn is of finance, adam administers, rita holds the
/// server's role of finance but none in this database.
class TestPostgresRights : public QObject
{
    Q_OBJECT

    std::unique_ptr<SqlAccountStore> storeOf(const QString &user)
    {
        return std::make_unique<SqlAccountStore>(m_cluster.address(u"council"_s, user), SqlAccountStore::Opening::MustExist, SqlSession{.user = u"os"_s});
    }
    void let(const QString &name, Roles roles, std::optional<qint64> limit = {})
    {
        m_cluster.run(u"council"_s, u"CREATE ROLE %1 LOGIN"_s.arg(name));
        Test::must(m_store->changePerson({.name = name, .roles = roles, .postingLimitMinor = limit}, u"let "_s + name));
    }
    /// Everything there is, as one number.
    QString fingerprint()
    {
        QStringList tables;
        const QString names = m_cluster.run(u"council"_s, u"SELECT relname FROM pg_class WHERE relnamespace = 'tallystick'::regnamespace AND relkind = 'r' ORDER BY 1"_s);
        for (const QString &table : names.split(u'\n'))
            tables.append(u"(SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM tallystick.%1 t)"_s.arg(table));
        return m_cluster.run(u"council"_s, u"SELECT "_s + tables.join(u" || "_s));
    }

    Test::PostgresCluster m_cluster;
    std::unique_ptr<SqlAccountStore> m_store;

private slots:
    void initTestCase()
    {
        initResources();
        m_cluster.makeDatabase(u"council"_s);
        m_store = std::make_unique<SqlAccountStore>(m_cluster.address(u"council"_s), SqlAccountStore::Opening::CreateIfMissing, SqlSession{});
        Test::must(m_store->open());
        Test::fillTwoAccounts(*m_store);
        let(u"cara"_s, Role::Caseworker, 10000);
        let(u"finn"_s, Role::Finance);
        let(u"lara"_s, Role::Finance, 10000);
        let(u"adam"_s, Role::Administrator);
        m_cluster.run(u"council"_s, u"CREATE ROLE rita LOGIN IN ROLE tallystick_finance; CREATE ROLE nobody LOGIN"_s);
        const auto cara = storeOf(u"cara"_s);
        const WriteOffProposal proposal = Test::must(cara->propose({.account = {1}, .amount = Test::pounds(u"5.00"_s), .debits = {LineId{2}},
                                                                   .date = Test::day(u"2025-03-01"_s), .reason = u"gone away"_s}, u"proposal"_s));
        QCOMPARE(proposal.id.value, 1);
        QCOMPARE(proposal.approvalsNeeded, 1);
        const AccountId b = Test::must(m_store->resolve(u"B"_s));
        QCOMPARE(b.value, 2);
        QCOMPARE(Test::posted(*m_store, b, Test::debitOf(u"500.00"_s, u"2025-02-01"_s)).line.id.value, 5);
        QCOMPARE(Test::posted(*m_store, b, Test::paymentOf(u"300.00"_s, u"2025-02-02"_s, {LineId{5}})).line.id.value, 6);
        QCOMPARE(Test::posted(*m_store, b, Test::debitOf(u"40.00"_s, u"2025-02-03"_s, u"OVERDUE"_s)).line.id.value, 7);
        QCOMPARE(Test::posted(*m_store, b, Test::paymentOf(u"30.00"_s, u"2025-02-04"_s, {LineId{7}})).line.id.value, 8);
        // The numbers the tests use below are taken, as a program takes them.
        m_cluster.psql(u"council"_s, u"tester"_s, u"SELECT tallystick.take('account_line', 100), tallystick.take('account_offset', 100), tallystick.take('batch', 1)"_s);
    }

    void refusesAtPsql_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("said");
        const QString table = u"permission denied for table "_s;
        const auto direct = [&](const char *name, const QString &sql, const QString &which) { QTest::newRow(name) << u"cara"_s << sql << table + which; };
        direct("a line put in", u"INSERT INTO tallystick.account_line (id, account_id, debit_type, amount, amount_outstanding, date, created_at, created_by) "
                                "VALUES (99, 1, 'RENT', 100, 100, '2025-01-01', '', 'cara')"_s, u"account_line"_s);
        direct("an amount changed", u"UPDATE tallystick.account_line SET amount = 1 WHERE id = 1"_s, u"account_line"_s);
        direct("an audit entry removed", u"DELETE FROM tallystick.audit"_s, u"audit"_s);
        direct("all lines removed", u"TRUNCATE tallystick.account_line CASCADE"_s, u"account_line"_s);
        direct("a role given to oneself", u"INSERT INTO tallystick.person_role (name, role) VALUES ('cara', 'finance')"_s, u"person_role"_s);
        direct("an approval put in", u"INSERT INTO tallystick.write_off_decision (proposal_id, person, proposed_by, answer, at) "
                                     "VALUES (1, 'finn', 'cara', 'approve', '')"_s, u"write_off_decision"_s);
        QTest::newRow("a safeguard switched off") << u"cara"_s << u"ALTER TABLE tallystick.audit DISABLE TRIGGER ALL"_s << u"must be owner of table audit"_s;
        direct("a sum changed", u"UPDATE tallystick.open_sum SET outstanding = 0"_s, u"open_sum"_s);
        direct("a change of a sum put in", u"INSERT INTO tallystick.flow_change (account_type, currency, month, line_type, amount, lines) "
                                           "VALUES ('Master', 'GBP', '2025-01', 'RENT', 1, 1)"_s, u"flow_change"_s);
        QTest::newRow("sums folded out of turn") << u"cara"_s << u"SELECT tallystick.fold_sums()"_s << u"permission denied for function fold_sums"_s;
        QTest::newRow("an inner function") << u"cara"_s << u"SELECT tallystick.write_lines('[]')"_s << u"permission denied for function write_lines"_s;
        QTest::newRow("another role") << u"cara"_s << u"SET ROLE tallystick_finance"_s << u"permission denied to set role"_s;
        QTest::newRow("reading without a role") << u"nobody"_s << u"SELECT * FROM tallystick.account"_s << u"permission denied for schema tallystick"_s;

        const auto write = [](const char *name, const QString &user, const QString &rows, const QString &said) {
            QTest::newRow(name) << user << u"SELECT tallystick.write('[%1]')"_s.arg(rows) << said;
        };
        const QString no = u"may not do this: "_s;
        const QString told = u",{\"op\":\"totals\",\"account\":1,\"balance\":%1},{\"op\":\"audit\",\"account\":1,\"action\":\"x\",\"after\":\"{}\"}"_s;
        const QString line = u"{\"op\":\"line\",\"id\":99,\"account\":1,\"%1\":\"%2\",\"amount\":%3,\"outstanding\":%3,\"date\":\"2025-01-01\","
                             "\"description\":\"\",\"note\":\"\",\"accruing\":0,\"payment\":\"CASH\"},"
                             "{\"op\":\"offset\",\"id\":99,\"type\":\"CREATE\",\"amount\":%3,\"%1\":99}"_s;
        write("a charge by a caseworker", u"cara"_s, line.arg(u"debit"_s, u"RENT"_s).arg(100) + told.arg(8100), no + u"line"_s);
        write("a write-off by a caseworker", u"cara"_s, line.arg(u"credit"_s, u"WRITEOFF"_s).arg(-100) + told.arg(7900), no + u"line"_s);
        write("a payment above the limit", u"cara"_s, line.arg(u"credit"_s, u"PAYMENT"_s).arg(-10001) + told.arg(-2001), no + u"the amount is above the limit"_s);
        write("a payment nothing tells of", u"cara"_s, line.arg(u"credit"_s, u"PAYMENT"_s).arg(-100)
                  + u",{\"op\":\"totals\",\"account\":1,\"balance\":7900}"_s, u"nothing tells of the change"_s);
        write("a payment with wrong totals", u"cara"_s, line.arg(u"credit"_s, u"PAYMENT"_s).arg(-100) + told.arg(8000), u"the balance is not the sum of its lines"_s);
        write("totals told twice", u"cara"_s, line.arg(u"credit"_s, u"PAYMENT"_s).arg(-100) + told.arg(7900)
                  + u",{\"op\":\"totals\",\"account\":1,\"balance\":7800}"_s, no + u"an account has one balance"_s);
        write("an older credit applied", u"cara"_s, u"{\"op\":\"offset\",\"id\":99,\"type\":\"APPLY\",\"amount\":-100,\"credit\":3,\"debit\":2}"_s, no + u"offset"_s);
        write("a void by a caseworker", u"cara"_s, u"{\"op\":\"change\",\"id\":3,\"amount\":-6000,\"outstanding\":0,\"status\":\"VOID\",\"description\":\"\","
                                                  "\"note\":\"\",\"accruing\":0}"_s, no + u"change"_s);
        write("totals ahead of the lines they are of", u"cara"_s, u"{\"op\":\"totals\",\"account\":1,\"balance\":8000},"_s
                  + line.arg(u"credit"_s, u"PAYMENT"_s).arg(-100) + u",{\"op\":\"audit\",\"account\":1,\"action\":\"add-credit\",\"after\":\"{}\"}"_s,
              u"the balance is not the sum of its lines"_s);
        const QString lower = u"{\"op\":\"change\",\"id\":1,\"account\":1,\"amount\":10000,\"outstanding\":1000,\"description\":\"\",\"note\":\"\",\"accruing\":0}"_s;
        write("what is outstanding lowered", u"cara"_s, lower + told.arg(7000), u"the balance is not the sum of its lines"_s);
        write("what is outstanding lowered by finance", u"finn"_s, lower, u"its offsets do not explain it"_s);
        write("an amount changed by finance", u"finn"_s, QString(lower).replace(u"10000"_s, u"9000"_s), u"account lines are append-only"_s);
        // lara is of finance with a limit of 100.00. On account 2, line 6 paid 300.00 of line 5, 500.00, and line 8 paid 30.00
        // of line 7, an overdue charge of 40.00; it owes 217.00.
        const auto half = [](const QString &row, const QString &more = {}) {
            return row + more + u",{\"op\":\"totals\",\"account\":2,\"balance\":%1},{\"op\":\"audit\",\"account\":2,\"action\":\"x\",\"after\":\"{}\"}"_s;
        };
        const auto added = [](const QString &side, const QString &type, qint64 amount, qint64 outstanding, const QString &more = {}) {
            return u"{\"op\":\"line\",\"id\":99,\"account\":2,\"%1\":\"%2\",\"amount\":%3,\"outstanding\":%4,\"date\":\"2025-01-01\",\"description\":\"\","
                   "\"note\":\"\",\"accruing\":0%5},{\"op\":\"offset\",\"id\":99,\"type\":\"CREATE\",\"amount\":%3,\"%1\":99}"_s
                .arg(side, type).arg(amount).arg(outstanding).arg(more);
        };
        const auto changed = [](int id, qint64 amount, qint64 outstanding, const QString &status, int accruing = 0) {
            return u",{\"op\":\"change\",\"id\":%1,\"account\":2,\"amount\":%2,\"outstanding\":%3,%4\"description\":\"\",\"note\":\"\",\"accruing\":%5}"_s
                .arg(id).arg(amount).arg(outstanding).arg(status.isEmpty() ? QString() : u"\"status\":\"%1\","_s.arg(status)).arg(accruing);
        };
        const auto moved = [](int offset, const QString &type, qint64 amount, int credit, int debit) {
            return u",{\"op\":\"offset\",\"id\":%1,\"type\":\"%2\",\"amount\":%3,\"credit\":%4,\"debit\":%5}"_s.arg(offset).arg(type).arg(amount).arg(credit).arg(debit);
        };
        const QString other = u"is the other half of nothing"_s;
        write("an overpayment of nothing", u"lara"_s, half(added(u"credit"_s, u"OVERPAYMENT"_s, -100'000'000, -100'000'000)).arg(-99'978'300), other);
        write("an overpayment of more than was paid", u"lara"_s,
              half(added(u"credit"_s, u"OVERPAYMENT"_s, -3001, -3001, u",\"origin\":7"_s)).arg(18'699), other);
        write("a purchase", u"lara"_s, half(added(u"credit"_s, u"PURCHASE"_s, -100, -100)).arg(21'600), no + u"line"_s);
        write("a large payout in a batch", u"lara"_s, u"{\"op\":\"batch\",\"id\":1,\"name\":\"x\"},"_s
                  + half(added(u"debit"_s, u"PAYOUT"_s, 100'000'000, 0, u",\"batch\":1"_s)).arg(100'021'700), no + u"the amount is above the limit"_s);
        write("a large credit in a batch", u"lara"_s, u"{\"op\":\"batch\",\"id\":1,\"name\":\"x\"},"_s
                  + half(added(u"credit"_s, u"CREDIT"_s, -20'000, -20'000, u",\"batch\":1"_s)).arg(1700), no + u"the amount is above the limit"_s);
        write("a payout of nothing", u"lara"_s, half(added(u"debit"_s, u"PAYOUT"_s, 100, 100)).arg(21'800), no + u"line"_s);
        write("a cancellation without a charge", u"lara"_s, half(added(u"credit"_s, u"CANCELLATION"_s, -5000, 0),
              changed(5, 50'000, 15'000, {}) + moved(98, u"APPLY"_s, -5000, 99, 5)).arg(16'700), other);
        write("a cancellation of a charge that was paid", u"lara"_s, half(added(u"credit"_s, u"CANCELLATION"_s, -50'000, -30'000, u",\"origin\":5"_s),
              changed(5, 50'000, 0, u"CANCELLED"_s) + moved(98, u"APPLY"_s, -20'000, 99, 5)).arg(-28'300), other);
        write("a void of another size", u"lara"_s, half(added(u"debit"_s, u"VOID"_s, 100'000'000, 100'000'000, u",\"origin\":6"_s)).arg(100'021'700), other);
        write("a void that leaves the credit as it is", u"lara"_s, half(added(u"debit"_s, u"VOID"_s, 30'000, 0, u",\"origin\":6"_s),
              changed(5, 50'000, 50'000, {}) + moved(97, u"VOID"_s, 30'000, 6, 5) + moved(98, u"APPLY"_s, -30'000, 6, 99)).arg(51'700), other);
        write("a void that gives back too much", u"lara"_s, half(added(u"debit"_s, u"VOID"_s, 30'000, 0, u",\"origin\":6"_s),
              changed(6, -30'000, 0, u"VOID"_s) + changed(7, 4000, 4000, {}, 1) + changed(5, 50'000, 47'000, {}) + moved(96, u"VOID"_s, 27'000, 6, 5)
                  + moved(97, u"VOID"_s, 3000, 6, 7) + moved(98, u"APPLY"_s, -30'000, 6, 99)).arg(51'700), u"makes no sense"_s);
        write("a payment called void", u"lara"_s, half(changed(6, -30'000, 0, u"VOID"_s).mid(1)).arg(21'700), u"line 6 is marked as void or cancelled"_s);
        write("a charge called cancelled", u"lara"_s, half(changed(5, 50'000, 20'000, u"CANCELLED"_s).mid(1)).arg(21'700), u"line 5 is marked as void or cancelled"_s);
        write("an overdue charge raised above the limit", u"lara"_s, half(changed(7, 10'001, 7001, {}, 1).mid(1),
              u",{\"op\":\"offset\",\"id\":99,\"type\":\"OVERDUE_INCREASE\",\"amount\":6001,\"debit\":7}"_s).arg(27'701), no + u"the amount is above the limit"_s);
        const QString approval = u"{\"op\":\"decision\",\"proposal\":1,\"answer\":\"approve\",\"note\":\"\"}"_s;
        write("the approval of one's own write-off", u"cara"_s, approval, no + u"decision"_s);
        write("an approval without finance", u"adam"_s, approval, no + u"decision"_s);
        write("an approval by somebody of another database", u"rita"_s, approval, no + u"decision"_s);
        write("a person by a caseworker", u"cara"_s, u"{\"op\":\"person\",\"name\":\"cara\",\"display_name\":\"\",\"active\":1,\"version\":2,\"roles\":[\"finance\"]}"_s,
              no + u"person"_s);
        write("settings by finance", u"finn"_s, u"{\"op\":\"settings\",\"receipt_numbers\":\"off\",\"cash_registers\":0,\"ladder\":[]}"_s, no + u"settings"_s);
        write("a payment by an administrator", u"adam"_s, line.arg(u"credit"_s, u"PAYMENT"_s).arg(-100) + told.arg(7900), no + u"line"_s);
        write("the last administrators", u"adam"_s,
              u"{\"op\":\"person\",\"name\":\"tester\",\"display_name\":\"\",\"active\":0,\"version\":2,\"roles\":[]},"
              "{\"op\":\"person\",\"name\":\"adam\",\"display_name\":\"\",\"active\":0,\"version\":2,\"roles\":[]}"_s, u"nobody would be left"_s);
        write("an account touched and nothing told", u"cara"_s, u"{\"op\":\"touch\",\"id\":1,\"search_text\":\"\"}"_s, no + u"a name changes with all"_s);
        const QString account = u"{\"op\":\"change_account\",\"id\":2,\"version\":2,\"target_id\":\"\",\"rent_group_type\":\"\",\"agreement_type\":\"\","
                                "\"account_status\":\"active\",\"tenure_id\":\"\",\"tenure_type_code\":\"\",\"tenure_type\":\"\",\"full_address\":\"\",\"patch\":\"\","
                                "\"end_reason_code\":\"\",\"search_text\":\"ben\",\"charges\":[]}"_s;
        const QString happened = u",{\"op\":\"audit\",\"account\":2,\"action\":\"update-account\",\"after\":\"{}\"}"_s;
        write("an account changed and nothing told", u"cara"_s, account, u"nothing tells of the change"_s);
        write("another holder renamed with an account", u"cara"_s, account + u",{\"op\":\"rename\",\"id\":1,\"name\":\"x\",\"sort_name\":\"x\"}"_s + happened,
              no + u"a name changes with all accounts of its holder"_s);
        const QString untrue = no + u"nothing of this happened: "_s;
        write("an entry about nothing", u"cara"_s, u"{\"op\":\"audit\",\"account\":1,\"line\":3,\"action\":\"void-credit\",\"after\":\"{}\"}"_s, untrue + u"audit void-credit"_s);
        write("an entry about something else", u"cara"_s, account + happened + u",{\"op\":\"audit\",\"account\":2,\"action\":\"pay-out\",\"after\":\"{}\"}"_s,
              untrue + u"audit pay-out"_s);
        write("an entry about a line of another account", u"cara"_s, account + QString(happened).replace(u"\"action\""_s, u"\"line\":3,\"action\""_s),
              untrue + u"audit update-account"_s);
        write("an entry told twice", u"cara"_s, account + happened + happened, no + u"this happened once"_s);
        write("an event about nothing", u"cara"_s, u"{\"op\":\"event\",\"type\":\"AccountUpdated\",\"key\":\"forged\",\"version\":1,\"payload\":\"{}\"}"_s,
              untrue + u"event AccountUpdated"_s);
        write("an entry about the settings by an administrator", u"adam"_s, u"{\"op\":\"audit\",\"action\":\"change-settings\",\"after\":\"{}\"}"_s,
              untrue + u"audit change-settings"_s);
        write("a key of a line of another account", u"cara"_s, u"{\"op\":\"remember\",\"key\":\"k\",\"operation\":\"add-credit\",\"fingerprint\":\"\",\"account\":2,\"line\":3}"_s,
              untrue + u"remember add-credit"_s);
        write("a holder renamed in passing", u"cara"_s, u"{\"op\":\"rename\",\"id\":1,\"name\":\"x\",\"sort_name\":\"x\"}"_s, no + u"a name changes with all accounts of its holder"_s);
        write("a day that never was", u"finn"_s, line.arg(u"debit"_s, u"RENT"_s).arg(100).replace(u"2025-01-01"_s, u"2025-02-30"_s) + told.arg(8100),
              u"not a day of the calendar"_s);
        write("a line under a number nobody took", u"cara"_s, line.arg(u"credit"_s, u"PAYMENT"_s).arg(-100).replace(u"99"_s, u"9999"_s) + told.arg(7900),
              u"account_line 9999: nobody took this number"_s);
        write("an offset under a number nobody took", u"cara"_s,
              line.arg(u"credit"_s, u"PAYMENT"_s).arg(-100).replace(u"\"id\":99,\"type\""_s, u"\"id\":9999,\"type\""_s) + told.arg(7900),
              u"account_offset 9999: nobody took this number"_s);
        write("a proposal under a number nobody took", u"cara"_s, u"{\"op\":\"proposal\",\"id\":2,\"account\":1,\"amount\":100,\"type\":\"WRITEOFF\","
              "\"date\":\"2025-01-01\",\"reason\":\"x\",\"evidence\":\"\",\"approvals\":0,\"debits\":[2]}"_s, u"write_off_proposal 2: nobody took this number"_s);
        write("a receipt number out of turn", u"cara"_s,
              line.arg(u"credit"_s, u"PAYMENT"_s).arg(-100).replace(u"\"payment\""_s, u"\"receipt\":\"000002\",\"payment\""_s) + told.arg(7900),
              u"receipt number 000002 is not the one that was taken"_s);
        QTest::newRow("a receipt number thrown away") << u"cara"_s << u"SELECT tallystick.take_receipt('')"_s << u"is on no line"_s;
        write("rows for nothing we know", u"finn"_s, u"{\"op\":\"drop\"}"_s, u"ERROR"_s);
    }
    void refusesAtPsql()
    {
        QFETCH(QString, user);
        QFETCH(QString, sql);
        QFETCH(QString, said);
        const QString before = fingerprint();
        const QString answer = m_cluster.psql(u"council"_s, user, sql);
        qInfo().noquote() << user + u"=> "_s + sql << '\n' << answer;
        QVERIFY2(answer.startsWith("ERROR"_L1) && answer.contains(said), qPrintable(answer));
        QCOMPARE(fingerprint(), before);
    }

    void keepsReceiptNumbersInTurn()
    {
        LedgerSettings settings = Test::must(m_store->rules()).settings;
        settings.receiptNumbers = ReceiptNumbers::Running;
        Test::must(m_store->changeRules(settings, u"receipts"_s));
        const auto pay = [this](const QString &receipt, const QString &first = {}) {
            const QString rows = u"[{\"op\":\"line\",\"id\":98,\"account\":2,\"credit\":\"PAYMENT\",\"amount\":-1,\"outstanding\":-1,\"date\":\"2025-01-01\","
                                 "\"description\":\"\",\"note\":\"\",\"accruing\":0,\"payment\":\"CASH\"%1},"
                                 "{\"op\":\"offset\",\"id\":98,\"type\":\"CREATE\",\"amount\":-1,\"credit\":98},"
                                 "{\"op\":\"totals\",\"account\":2,\"balance\":%2},{\"op\":\"audit\",\"account\":2,\"action\":\"add-credit\",\"line\":98,\"after\":\"{}\"}]"_s
                                     .arg(receipt.isEmpty() ? QString() : u",\"receipt\":\"%1\""_s.arg(receipt))
                                     .arg(Test::must(m_store->account({2})).balance.minor() - 1);
            return m_cluster.psql(u"council"_s, u"cara"_s, first + u"SELECT tallystick.write('%1')"_s.arg(rows));
        };
        const QString before = fingerprint();
        const QStringList refused{pay(u"000002"_s), pay({}), pay(u"2025-000001"_s), pay(u"2025-000001"_s, u"SELECT tallystick.take_receipt('2025');"_s),
                                  pay(u"000002"_s, u"SELECT tallystick.take_receipt('');"_s)};
        for (const QString &answer : refused)
            QVERIFY2(answer.contains("ERROR:"_L1) && answer.contains("receipt number"_L1), qPrintable(answer));
        QCOMPARE(fingerprint(), before);
        const auto cara = storeOf(u"cara"_s);
        for (const QString &number : {u"000001"_s, u"000002"_s})
            QCOMPARE(Test::must(cara->post({.key = u"receipt "_s + number, .account = {2}, .command = Test::paymentOf(u"0.01"_s, u"2025-03-01"_s)}))
                         .line.receiptNumber, number);
        QVERIFY(!pay(u"000003"_s, u"SELECT tallystick.take_receipt('');"_s).contains("ERROR"_L1));
        settings = Test::must(m_store->rules()).settings;
        settings.receiptNumbers = ReceiptNumbers::Off;
        Test::must(m_store->changeRules(settings, u"no receipts"_s));
    }

    void refusesAnApprovalOfOnesOwnEvenToFinance()
    {
        const auto finn = storeOf(u"finn"_s);
        const AccountId account = Test::must(m_store->resolve(u"B"_s));
        Test::must(m_store->changeRules(LedgerSettings{.approvalLadder = {{0, 1}}, .version = Test::must(m_store->rules()).settings.version}, u"ladder"_s));
        const WriteOffProposal own = Test::must(finn->propose({.account = account, .amount = Test::pounds(u"1.00"_s), .debits = {LineId{4}},
                                                              .date = Test::day(u"2025-03-01"_s), .reason = u"small"_s}, u"own"_s));
        QCOMPARE(Test::outcomeOf(finn->answer(own.id, ProposalAnswer::Approve, {}, u"approve own"_s)).section(u' ', 0, 0), u"OwnProposal"_s);
        const QString answer = m_cluster.psql(u"council"_s, u"finn"_s,
            u"SELECT tallystick.write('[{\"op\":\"decision\",\"proposal\":%1,\"answer\":\"approve\",\"note\":\"\"}]')"_s.arg(own.id.value));
        QVERIFY2(answer.contains("nobody_decides_on_their_own"_L1), qPrintable(answer));
    }

    void letsEverybodyDoTheirOwn()
    {
        const auto cara = storeOf(u"cara"_s);
        QCOMPARE(Test::must(cara->me()).roles, Roles(Role::Caseworker));
        const AccountId a = Test::must(cara->resolve(u"A"_s));
        const Posted paid = Test::must(cara->post({.key = u"cara 1"_s, .account = a, .command = Test::paymentOf(u"10.00"_s, u"2025-03-01"_s)}));
        QCOMPARE(paid.line.createdBy, u"cara"_s);
        QCOMPARE(Test::outcomeOf(cara->post({.key = u"cara 2"_s, .account = a, .command = Test::debitOf(u"10.00"_s, u"2025-03-01"_s)})), u"NotAllowed add-debit"_s);
        const auto finn = storeOf(u"finn"_s);
        const WriteOffProposal answered = Test::must(finn->answer({1}, ProposalAnswer::Approve, {}, u"finn 1"_s));
        QCOMPARE(answered.status, ProposalStatus::Posted);
        Test::must(finn->post({.key = u"finn 2"_s, .account = a, .command = Test::voidOf(paid.line.id, u"2025-03-02"_s)}));
        const auto adam = storeOf(u"adam"_s);
        Test::must(adam->changeRules(PaymentType{u"PIGEON"_s, u"By pigeon"_s, false}, u"adam 1"_s));
        QCOMPARE(Test::must(m_store->verify()).faultCount, 0);
    }

    void tellsARoleOfTheServerFromOneHere()
    {
        const auto rita = storeOf(u"rita"_s);
        QCOMPARE(Test::must(rita->accounts({}, {})).count, 2);
        QVERIFY(!Test::must(rita->me()).roles);
        QCOMPARE(Test::outcomeOf(rita->post({.key = u"rita"_s, .account = {1}, .command = Test::paymentOf(u"1.00"_s, u"2025-03-01"_s)})),
                 u"NotAllowed take-payment"_s);
    }
};

QTEST_GUILESS_MAIN(TestPostgresRights)
#include "tst_postgresrights.moc"
