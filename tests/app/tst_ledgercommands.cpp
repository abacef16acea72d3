// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/programrun.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

namespace {

const QString program = QStringLiteral(TALLY_PROGRAM);

/// Words parted by spaces; ~ stands for a space inside a word.
QStringList words(const QString &text)
{
    QStringList all = text.split(u' ', Qt::SkipEmptyParts);
    for (QString &word : all)
        word.replace(u'~', u' ');
    return all;
}

} // namespace

/// Every operation of the ledger by command line, one account, lines numbered from 1.
class TestLedgerCommands final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ProgramHome> m_empty;
    std::unique_ptr<ProgramHome> m_home;

    Ran post(const QString &text) const { return m_home->onDatabase(words(u"post "_s + text) << u"--account"_s << u"ANN"_s); }
    /// Posts one after another, parted by semicolons; the answer to the last. Those before it must succeed.
    Ran postAll(const QString &script) const
    {
        const QStringList steps = script.split(u';', Qt::SkipEmptyParts);
        Ran ran{.exit = 0, .out = {}, .err = {}};
        for (qsizetype i = 0; i < steps.size(); ++i) {
            if (ran.exit != 0)
                qFatal("%s: %s", qPrintable(steps.at(i - 1)), qPrintable(ran.err));
            ran = post(steps.at(i));
        }
        return ran;
    }
    /// "1 MANUAL 10.00 6.00; 2 CREDIT -4.00 0.00", with the status of lines that have one.
    QString picture() const
    {
        auto lines = m_home->rows(words(u"ledger --account ANN"_s));
        std::sort(lines.begin(), lines.end(), [](const JsonRow &a, const JsonRow &b) {
            return a[u"account_line_id"_s].toLongLong() < b[u"account_line_id"_s].toLongLong();
        });
        QStringList all;
        for (const JsonRow &line : lines) {
            const QString type = line[line[u"debit_type"_s] == u"null"_s ? u"credit_type"_s : u"debit_type"_s];
            const QString status = line[u"status"_s] == u"null"_s ? QString() : u' ' + line[u"status"_s];
            all.append(line[u"account_line_id"_s] + u' ' + type + u' ' + line[u"amount"_s] + u' ' + line[u"amount_outstanding"_s] + status);
        }
        return all.join(u"; "_s);
    }

private slots:
    void initTestCase()
    {
        m_empty = std::make_unique<ProgramHome>(program);
        QVERIFY(m_empty->write(u"ann.csv"_s, "holder,name,accountType\nANN,Ann Ash,Sundry\n"));
        VERIFY_EXIT(m_empty->onDatabase({u"import"_s, m_empty->file(u"ann.csv"_s), u"--profile"_s, u"accounts"_s}), 0);
    }
    void init()
    {
        m_home = std::make_unique<ProgramHome>(program);
        QVERIFY(QFile::copy(m_empty->database(), m_home->database()));
    }
    void cleanup()
    {
        if (QTest::currentTestFailed())
            return;
        VERIFY_EXIT(m_home->onDatabase({u"verify"_s}), 0);
    }

    void eachOperationDoesWhatItSays_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("ledger");
        const auto row = [](const char *name, const QString &script, const QString &ledger) { QTest::newRow(name) << script << ledger; };
        const QString debit = u"debit --amount 10;"_s;
        const QString paid = debit + u"payment --amount 10 --payment-type CASH;"_s;
        row("debit", u"debit --amount 10"_s, u"1 MANUAL 10.00 10.00"_s);
        row("debit by an alias", u"debit --amount 10 --type lost_item"_s, u"1 LOST 10.00 10.00"_s);
        row("debit by a label", u"debit --amount 10 --type court~cost"_s, u"1 COURT_COST 10.00 10.00"_s);
        row("payment", debit + debit + u"payment --amount 12 --payment-type Direct~debit --lines 2"_s,
            u"1 MANUAL 10.00 8.00; 2 MANUAL 10.00 0.00; 3 PAYMENT -12.00 0.00"_s);
        row("credit", debit + u"credit --amount 4 --lines 1"_s, u"1 MANUAL 10.00 6.00; 2 CREDIT -4.00 0.00"_s);
        row("credit of a type", u"credit --amount 4 --type LOST_FOUND"_s, u"1 LOST_FOUND -4.00 -4.00"_s);
        row("apply", debit + u"credit --amount 4; apply --line 2 --lines 1"_s, u"1 MANUAL 10.00 6.00; 2 CREDIT -4.00 0.00"_s);
        row("reconcile", debit + u"credit --amount 4; reconcile"_s, u"1 MANUAL 10.00 6.00; 2 CREDIT -4.00 0.00"_s);
        row("void", paid + u"void --line 2"_s, u"1 MANUAL 10.00 10.00; 2 PAYMENT -10.00 0.00 VOID; 3 VOID 10.00 0.00"_s);
        row("cancel", debit + u"cancel --line 1"_s, u"1 MANUAL 10.00 0.00 CANCELLED; 2 CANCELLATION -10.00 0.00"_s);
        row("discount", debit + u"discount --line 1 --amount 3"_s, u"1 MANUAL 10.00 7.00; 2 DISCOUNT -3.00 0.00"_s);
        row("refund", paid + u"refund --line 1 --amount 3"_s, u"1 MANUAL 10.00 0.00; 2 PAYMENT -10.00 0.00; 3 REFUND -3.00 -3.00"_s);
        row("refund with payout", paid + u"refund --line 1 --amount 3 --with-payout --payment-type CASH"_s,
            u"1 MANUAL 10.00 0.00; 2 PAYMENT -10.00 0.00; 3 REFUND -3.00 0.00; 4 PAYOUT 3.00 0.00"_s);
        row("payout of the account", u"credit --amount 4; credit --amount 3; payout --amount 5"_s,
            u"1 CREDIT -4.00 0.00; 2 CREDIT -3.00 -2.00; 3 PAYOUT 5.00 0.00"_s);
        row("payout of one credit", u"credit --amount 4; credit --amount 3; payout --amount 2 --line 2"_s,
            u"1 CREDIT -4.00 -4.00; 2 CREDIT -3.00 -1.00; 3 PAYOUT 2.00 0.00"_s);
        row("adjust up", u"debit --amount 10 --type fine; adjust --line 1 --amount 12"_s, u"1 OVERDUE 12.00 12.00"_s);
        row("adjust down", u"debit --amount 10 --type fine; adjust --line 1 --amount 7.50"_s, u"1 OVERDUE 7.50 7.50"_s);
        row("write-off", debit + u"writeoff --lines 1 --amount 4 --reason gone"_s, u"1 MANUAL 10.00 6.00; 2 WRITEOFF -4.00 0.00"_s);
        row("forgive", debit + u"forgive --lines 1 --amount 10 --reason kindness"_s, u"1 MANUAL 10.00 0.00; 2 FORGIVEN -10.00 0.00"_s);
    }
    void eachOperationDoesWhatItSays()
    {
        QFETCH(QString, script);
        const Ran ran = postAll(script);
        VERIFY_EXIT(ran, 0);
        QTEST(picture(), "ledger");
        QCOMPARE(jsonRows(ran.out).size(), 1U);
    }

    void eachRefusalIsNamedAndPostsNothing_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("step");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *name, const QString &before, const QString &step) {
            QTest::newRow(qPrintable(QString::fromLatin1(name) + u": "_s + step)) << before << step << QString::fromLatin1(name);
        };
        const QString debit = u"debit --amount 10;"_s;
        const QString paid = debit + u"payment --amount 10 --payment-type CASH;"_s;
        row("NoAvailableCredit", paid + debit, u"apply --line 2 --lines 3"_s);
        row("IsNotCredit", debit, u"apply --line 1 --lines 1"_s);
        row("IsNotDebit", u"credit --amount 4;"_s, u"discount --line 1 --amount 1"_s);
        row("AlreadyOffset", paid, u"cancel --line 1"_s);
        row("ParameterTooHigh", debit, u"discount --line 1 --amount 10.01"_s);
        row("ParameterTooHigh", debit, u"refund --line 1 --amount 1"_s);
        row("ParameterTooHigh", debit, u"payout --amount 1"_s);
        row("ParameterTooHigh", debit, u"writeoff --lines 1 --amount 10.01 --reason gone"_s);
        row("Invalid", debit, u"writeoff --lines 1 --amount 1"_s);
        row("UnrecognisedType", debit, u"adjust --line 1 --amount 12"_s);
        row("UnrecognisedType", u"debit --amount 10 --type fine; adjust --line 1 --amount 12 --final;"_s, u"adjust --line 1 --amount 13"_s);
        row("UnrecognisedType", {}, u"credit --amount 1 --type REFUND"_s);
        row("UnrecognisedType", {}, u"payment --amount 1 --payment-type SHELLS"_s);
        row("CreditPaidOut", u"credit --amount 4; payout --amount 2 --line 1;"_s, u"void --line 1"_s);
        row("NotFound", debit, u"cancel --line 99"_s);
        row("Invalid", {}, u"debit --amount 1 --date 2999-01-01"_s);
    }
    void eachRefusalIsNamedAndPostsNothing()
    {
        QFETCH(QString, before);
        QFETCH(QString, step);
        QFETCH(QString, name);
        VERIFY_EXIT(postAll(before), 0);
        const QString kept = dump(m_home->database());
        const Ran ran = post(step);
        VERIFY_EXIT(ran, 1);
        QVERIFY2(ran.err.startsWith(name + u": "_s), qPrintable(ran.err));
        QVERIFY(ran.out.isEmpty());
        QVERIFY(dump(m_home->database()) == kept);
    }

    void aWrongTypeListsTheChoices()
    {
        QVERIFY(post(u"debit --amount 1 --type PEARLS"_s).err.contains(u"\nChoose one of RENT, SERVICE_CHARGE, "_s));
        QVERIFY(post(u"payment --amount 1 --payment-type PEARLS"_s).err.contains(u"\nChoose one of CASH, CARD, "_s));
        QVERIFY(post(u"payment --amount 1"_s).err.contains(u"\nChoose one of CASH, CARD, "_s));
    }

    void aWordThatDoesNotBelongIsRefused_data()
    {
        QTest::addColumn<QString>("arguments");
        for (const char *arguments : {"post reconcile --account ANN --amount 1", "post cancel --account ANN --line 1 --amount 1",
                                      "post payout --account ANN --amount 1 --lines 1", "post debit --account ANN --amount 1 --final",
                                      "post writeoff --account ANN --amount 1 --lines 1 --reason x --note y", "post writeoff --account ANN --amount 1 --reason x",
                                      "post refund --account ANN --line 1 --amount 1 --payment-type CASH", "post apply --account ANN --line 1",
                                      "post discount --account ANN --amount 1", "post cancel --account ANN --line 1,2",
                                      "post apply --account ANN --line 1 --lines 1,,2", "post debit extra --account ANN --amount 1", "post describe --account ANN --line 1",
                                      "post --batch x.jsonl --amount 1", "post payment --batch x.jsonl", "describe --line 1", "describe --description x",
                                      "worklist surplus", "accounts surplus", "ledger --account ANN surplus", "verify surplus", "generate --accounts 1 surplus",
                                      "import a.csv b.csv --profile accounts", "people surplus", "backup", "backup a b", "restore", "restore a b",
                                      "trail", "trail --account ANN --line x", "trail --account ANN --limit 0", "approve", "approve --proposal x",
                                      "person", "person --name x --roles king", "person --name x --limit much", "settings --receipts daily",
                                      "settings --ladder 5", "settings --registers maybe", "types --label X", "types --add X", "types --add X --archive Y"})
            QTest::newRow(arguments) << QString::fromLatin1(arguments);
    }
    void aWordThatDoesNotBelongIsRefused()
    {
        QFETCH(QString, arguments);
        VERIFY_EXIT(postAll(u"debit --amount 10; credit --amount 1"_s), 0);
        const QString before = dump(m_home->database());
        const Ran ran = m_home->onDatabase(words(arguments));
        VERIFY_EXIT(ran, 2);
        QVERIFY(ran.out.isEmpty());
        QVERIFY2(ran.err.endsWith(u"\nSee tallystick %1 --help.\n"_s.arg(words(arguments).front())), qPrintable(ran.err));
        QVERIFY(dump(m_home->database()) == before);
    }

    void describingChangesTheTextsAndKeepsTheOldOnes()
    {
        VERIFY_EXIT(postAll(u"debit --amount 10 --description old"_s), 0);
        const Ran ran = m_home->onDatabase(words(u"describe --line 1 --description new~words --note for~staff"_s));
        VERIFY_EXIT(ran, 0);
        const JsonRow line = jsonRows(ran.out).front();
        QCOMPARE(line[u"description"_s], u"new words"_s);
        QCOMPARE(line[u"internal_note"_s], u"for staff"_s);
        QCOMPARE(line[u"amount"_s], u"10.00"_s);
        const auto trail = m_home->rows(words(u"trail --account ANN --line 1"_s));
        QCOMPARE(trail.size(), 2U);
        QCOMPARE(trail.front()[u"action"_s], u"describe"_s);
        QVERIFY2(trail.front()[u"fields"_s].contains(u"old"_s) && trail.front()[u"fields"_s].contains(u"new words"_s),
                 qPrintable(trail.front()[u"fields"_s]));
        const Ran unknown = m_home->onDatabase(words(u"describe --line 7 --note x"_s));
        VERIFY_EXIT(unknown, 1);
        QVERIFY(unknown.err.startsWith(u"NotFound: "_s));
    }

    void theTrailTellsBalancesNewestFirst()
    {
        VERIFY_EXIT(postAll(u"debit --amount 10; payment --amount 4 --payment-type CASH"_s), 0);
        const auto trail = m_home->rows(words(u"trail --account ANN"_s));
        QCOMPARE(trail.front()[u"action"_s], u"add-credit"_s);
        QCOMPARE(trail.front()[u"balance_before"_s], u"10.00"_s);
        QCOMPARE(trail.front()[u"balance_after"_s], u"6.00"_s);
        QVERIFY(!trail.front()[u"actor"_s].isEmpty());
        QVERIFY(trail.size() >= 3);
        QCOMPARE(m_home->rows(words(u"trail --account ANN --limit 1"_s)).size(), 1U);
        QVERIFY(m_home->onDatabase(words(u"trail --account ANN"_s)).out.contains(u" charged "_s));
        QCOMPARE(m_home->rows(words(u"trail --administration"_s)).front()[u"action"_s], u"add-person"_s);
    }
};

QTEST_GUILESS_MAIN(TestLedgerCommands)
#include "tst_ledgercommands.moc"
