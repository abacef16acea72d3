// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/ledgerbook.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using Tally::Test::LedgerBook;
using Tally::Test::commandFrom;

namespace {

/// An overdue charge of ten pounds, line 1.
const QString ten = u"2025-01-06 debit OVERDUE 10.00;"_s;
/// The same, paid by line 2.
const QString paid = ten + u"2025-01-07 pay CARD 10.00;"_s;

void row(const char *name, const QString &script, const QString &outcome)
{
    QTest::newRow(name) << script << outcome;
}

} // namespace

/// Overdue charges that move, and descriptions that change.
class LedgerOverdueTest : public QObject
{
    Q_OBJECT

private slots:
    void anAccruingChargeMoves_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("outcome");
        row("up", ten + u"2025-01-08 adjust 1 12.50"_s, u"1 OVERDUE 12.50 12.50 accruing | OVERDUE_INCREASE 2.50 d1"_s);
        row("down", ten + u"2025-01-08 adjust 1 4.00"_s, u"1 OVERDUE 4.00 4.00 accruing | OVERDUE_DECREASE -6.00 d1"_s);
        row("not at all", ten + u"2025-01-08 adjust 1 10.00"_s, u"1 OVERDUE 10.00 10.00 accruing"_s);
        row("up after it was paid", paid + u"2025-01-08 adjust 1 12.00"_s,
            u"1 OVERDUE 12.00 2.00 accruing; 2 PAYMENT -10.00 0.00 | OVERDUE_INCREASE 2.00 d1"_s);
        row("down to what was paid", ten + u"2025-01-07 pay CARD 4.00; 2025-01-08 adjust 1 4.00"_s,
            u"1 OVERDUE 4.00 0.00 accruing; 2 PAYMENT -4.00 0.00 | OVERDUE_DECREASE -6.00 d1"_s);
        row("below what was paid", ten + u"2025-01-07 pay CARD 4.00; 2025-01-08 adjust 1 3.00"_s,
            u"1 OVERDUE 4.00 0.00 accruing; 2 PAYMENT -4.00 0.00; 3 OVERPAYMENT -1.00 -1.00 | OVERDUE_DECREASE -6.00 d1; CREATE -1.00 c3"_s);
        row("below what was paid in full", paid + u"2025-01-08 adjust 1 3.00"_s,
            u"1 OVERDUE 10.00 0.00 accruing; 2 PAYMENT -10.00 0.00; 3 OVERPAYMENT -7.00 -7.00 | CREATE -7.00 c3"_s);
        row("up again after an overpayment", paid + u"2025-01-08 adjust 1 3.00; 2025-01-09 adjust 1 5.00"_s,
            u"1 OVERDUE 12.00 2.00 accruing; 2 PAYMENT -10.00 0.00; 3 OVERPAYMENT -7.00 -7.00 | OVERDUE_INCREASE 2.00 d1"_s);
        row("the same again after an overpayment", paid + u"2025-01-08 adjust 1 3.00; 2025-01-09 adjust 1 3.00"_s,
            u"1 OVERDUE 10.00 0.00 accruing; 2 PAYMENT -10.00 0.00; 3 OVERPAYMENT -7.00 -7.00"_s);
        row("further down after an overpayment", paid + u"2025-01-08 adjust 1 3.00; 2025-01-09 adjust 1 1.00"_s,
            u"1 OVERDUE 10.00 0.00 accruing; 2 PAYMENT -10.00 0.00; 3 OVERPAYMENT -7.00 -7.00; 4 OVERPAYMENT -2.00 -2.00 | CREATE -2.00 c4"_s);
        row("an overpayment that was voided is given again", paid + u"2025-01-08 adjust 1 3.00; 2025-01-09 void 3; 2025-01-10 adjust 1 3.00"_s,
            u"1 OVERDUE 10.00 0.00 accruing; 2 PAYMENT -10.00 0.00; 3 OVERPAYMENT -7.00 0.00 void; 4 VOID 7.00 0.00; 5 OVERPAYMENT -7.00 -7.00"
            " | CREATE -7.00 c5"_s);
        row("what was written off never comes back", ten + u"2025-01-07 writeoff 10.00 1; 2025-01-08 adjust 1 3.00"_s,
            u"1 OVERDUE 10.00 0.00 accruing; 2 WRITEOFF -10.00 0.00"_s);
        row("what was paid beside a write-off does",
            ten + u"2025-01-07 pay CARD 4.00; 2025-01-07 writeoff 6.00 1; 2025-01-08 adjust 1 3.00"_s,
            u"1 OVERDUE 10.00 0.00 accruing; 2 PAYMENT -4.00 0.00; 3 WRITEOFF -6.00 0.00; 4 OVERPAYMENT -1.00 -1.00 | CREATE -1.00 c4"_s);
        row("up after a write-off", ten + u"2025-01-07 writeoff 10.00 1; 2025-01-08 adjust 1 13.00"_s,
            u"1 OVERDUE 13.00 3.00 accruing; 2 WRITEOFF -10.00 0.00 | OVERDUE_INCREASE 3.00 d1"_s);
        row("what was forgiven or discounted never comes back",
            ten + u"2025-01-07 forgive 4.00 1; 2025-01-07 discount 1 6.00; 2025-01-08 adjust 1 1.00"_s,
            u"1 OVERDUE 10.00 0.00 accruing; 2 FORGIVEN -4.00 0.00; 3 DISCOUNT -6.00 0.00"_s);
        row("what was refunded is not given back twice", paid + u"2025-01-08 refund 1 6.00; 2025-01-09 adjust 1 3.00"_s,
            u"1 OVERDUE 10.00 0.00 accruing; 2 PAYMENT -10.00 0.00; 3 REFUND -6.00 -6.00; 4 OVERPAYMENT -1.00 -1.00 | CREATE -1.00 c4"_s);
        row("an overpayment is not refunded again", paid + u"2025-01-08 adjust 1 3.00; 2025-01-09 refund 1 3.01"_s, u"ParameterTooHigh amount 3.00"_s);
        row("for the last time", ten + u"2025-01-08 final 1 4.00"_s, u"1 OVERDUE 4.00 4.00 | OVERDUE_DECREASE -6.00 d1"_s);
        row("for the last time, as it is", ten + u"2025-01-08 final 1 10.00"_s, u"1 OVERDUE 10.00 10.00"_s);
        row("after the last time", ten + u"2025-01-08 final 1 4.00; 2025-01-09 adjust 1 5.00"_s, u"UnrecognisedType account_line_id 1"_s);
        row("another type", u"2025-01-06 debit RENT 5.00; 2025-01-09 adjust 1 5.00"_s, u"UnrecognisedType account_line_id 1"_s);
        row("a credit", paid + u"2025-01-09 adjust 2 5.00"_s, u"UnrecognisedType account_line_id 2"_s);
        row("no line", ten + u"2025-01-09 adjust 9 5.00"_s, u"NotFound account_line_id 9"_s);
        row("to nothing", ten + u"2025-01-09 adjust 1 0.00"_s, u"AmountNotPositive amount 0.00"_s);
        row("without a date", ten + u"- adjust 1 5.00"_s, u"Invalid date"_s);
        row("in euros", ten + u"2025-01-09 adjust 1 5.00EUR"_s, u"Invalid currency EUR"_s);
        row("above every line", ten + u"2025-01-09 adjust 1 1000000000000.00"_s, u"AmountTooLarge amount 1000000000000.00"_s);
        row("above every line with what was given back", paid + u"2025-01-08 adjust 1 3.00; 2025-01-09 adjust 1 999999999999.99"_s,
            u"AmountTooLarge amount 999999999999.99"_s);
    }
    void anAccruingChargeMoves()
    {
        QFETCH(QString, script);
        LedgerBook book;
        QTEST(book.outcomeOf(script), "outcome");
    }

    void describingChangesTheTextsAndNothingElse()
    {
        LedgerBook book;
        QVERIFY(book.runAll(paid.chopped(1)).ok());
        LedgerState expected = book.state;
        const auto change = book.run(u"- describe 2 Paid at the desk"_s);
        QVERIFY(change.ok());
        QVERIFY(change->added.empty() && change->offsets.empty());
        QCOMPARE(change->balanceAfter, change->balanceBefore);
        expected.lines[1].description = u"Paid at the desk"_s;
        QVERIFY(book.state.lines == expected.lines);
        QVERIFY(book.run(u"- note 2 by his sister"_s).ok());
        expected.lines[1].internalNote = u"by his sister"_s;
        QVERIFY(book.state.lines == expected.lines);
        // An empty text is a text; nothing said is nothing changed.
        QVERIFY(book.run(u"- describe 2"_s).ok());
        QCOMPARE(book.state.lines[1].description, QString());
        QCOMPARE(book.state.lines[1].internalNote, u"by his sister"_s);
        QVERIFY(decide(book.state, Describe{.line = {2}})->changed.empty());
        QCOMPARE(book.outcomeOf(u"- describe 9 nobody"_s), u"NotFound account_line_id 9"_s);
    }

    void aChangeKnowsTheLineItIsAbout_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<qint64>("line");
        QTest::newRow("debit") << ten + u"2025-01-08 debit RENT 5.00"_s << qint64(2);
        QTest::newRow("payment") << ten + u"2025-01-08 pay CARD 5.00"_s << qint64(2);
        QTest::newRow("void") << paid + u"2025-01-08 void 2"_s << qint64(3);
        QTest::newRow("refund with payout") << paid + u"2025-01-08 refundout 1 5.00"_s << qint64(3);
        QTest::newRow("apply") << u"2025-01-05 pay CARD 5.00;"_s + u"2025-01-06 debit RENT 1.00; - apply 1 2"_s << qint64(1);
        QTest::newRow("reconcile") << u"2025-01-06 debit RENT 1.00; 2025-01-05 credit CREDIT 5.00; - reconcile"_s << qint64(2);
        QTest::newRow("reconcile of nothing") << ten + u"- reconcile"_s << qint64(0);
        QTest::newRow("adjustment") << paid + u"2025-01-08 adjust 1 3.00"_s << qint64(1);
        QTest::newRow("description") << paid + u"- describe 2 words"_s << qint64(2);
    }
    void aChangeKnowsTheLineItIsAbout()
    {
        QFETCH(QString, script);
        LedgerBook book;
        const auto change = book.runAll(script);
        QVERIFY(change.ok());
        QTEST(subjectOf(*change, commandFrom(script.section(u';', -1).trimmed())).value, "line");
    }
};

QTEST_GUILESS_MAIN(LedgerOverdueTest)
#include "tst_ledger_overdue.moc"
