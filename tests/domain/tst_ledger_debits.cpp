// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/ledgerbook.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using Tally::Test::LedgerBook;

namespace {

/// Two charges, lines 1 and 2.
const QString two = u"2025-01-06 debit RENT 30.00; 2025-01-13 debit RENT 20.00;"_s;
/// One charge, line 1, paid by line 2.
const QString paid = u"2025-01-06 debit RENT 30.00; 2025-01-07 pay CARD 30.00;"_s;

void addColumns()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("outcome");
}

void row(const char *name, const QString &script, const QString &outcome)
{
    QTest::newRow(name) << script << outcome;
}

} // namespace

/// Write-off, forgive, cancel, discount and refund: what makes a debit smaller, and what refuses to.
class LedgerDebitsTest : public QObject
{
    Q_OBJECT

    static void checkRow()
    {
        QFETCH(QString, script);
        LedgerBook book;
        QTEST(book.outcomeOf(script), "outcome");
    }

private slots:
    void givesUpWhatIsNamedAndNoMore_data()
    {
        addColumns();
        row("all of one", two + u"2025-02-01 writeoff 30.00 1"_s,
            u"1 RENT 30.00 0.00; 2 RENT 20.00 20.00; 3 WRITEOFF -30.00 0.00 | CREATE -30.00 c3; APPLY -30.00 c3 d1"_s);
        row("part of one", two + u"2025-02-01 writeoff 0.01 2"_s,
            u"1 RENT 30.00 30.00; 2 RENT 20.00 19.99; 3 WRITEOFF -0.01 0.00 | CREATE -0.01 c3; APPLY -0.01 c3 d2"_s);
        row("in the order named", two + u"2025-02-01 writeoff 25.00 2 1"_s,
            u"1 RENT 30.00 25.00; 2 RENT 20.00 0.00; 3 WRITEOFF -25.00 0.00 | CREATE -25.00 c3; APPLY -20.00 c3 d2; APPLY -5.00 c3 d1"_s);
        row("named twice counts once", two + u"2025-02-01 writeoff 30.00 1 1"_s,
            u"1 RENT 30.00 0.00; 2 RENT 20.00 20.00; 3 WRITEOFF -30.00 0.00 | CREATE -30.00 c3; APPLY -30.00 c3 d1"_s);
        row("named twice is no more to give up", two + u"2025-02-01 writeoff 30.01 1 1"_s, u"ParameterTooHigh amount 30.00"_s);
        row("what is left after a payment", two + u"2025-01-14 pay CARD 10.00; 2025-02-01 writeoff 20.00 1"_s,
            u"1 RENT 30.00 0.00; 2 RENT 20.00 20.00; 3 PAYMENT -10.00 0.00; 4 WRITEOFF -20.00 0.00 | CREATE -20.00 c4; APPLY -20.00 c4 d1"_s);
        row("forgiving has a type of its own", two + u"2025-02-01 forgive 30.00 1"_s,
            u"1 RENT 30.00 0.00; 2 RENT 20.00 20.00; 3 FORGIVEN -30.00 0.00 | CREATE -30.00 c3; APPLY -30.00 c3 d1"_s);
        row("never spills on to others", two + u"2025-02-01 writeoff 30.01 1"_s, u"ParameterTooHigh amount 30.00"_s);
        row("a settled charge has nothing to give up", paid + u"2025-02-01 writeoff 0.01 1"_s, u"ParameterTooHigh amount 0.00"_s);
        row("no charge named", two + u"2025-02-01 forgive 5.00"_s, u"ParameterTooHigh amount 0.00"_s);
        row("nothing", two + u"2025-02-01 writeoff 0.00 1"_s, u"AmountNotPositive amount 0.00"_s);
        row("less than nothing", two + u"2025-02-01 forgive -1.00 1"_s, u"AmountNotPositive amount -1.00"_s);
        row("without a date", two + u"- writeoff 5.00 1"_s, u"Invalid date"_s);
        row("in euros", two + u"2025-02-01 writeoff 5.00EUR 1"_s, u"Invalid currency EUR"_s);
        row("of another type", two + u"2025-02-01 misuse 5.00 1"_s, u"UnrecognisedType credit_type DISCOUNT"_s);
        row("of a credit", paid + u"2025-02-01 writeoff 5.00 2"_s, u"IsNotDebit account_lines_ids 2"_s);
        row("of a charge and a credit", paid + u"2025-02-01 writeoff 5.00 1 2"_s, u"IsNotDebit account_lines_ids 2"_s);
        row("of no line", two + u"2025-02-01 writeoff 5.00 9"_s, u"NotFound account_lines_ids 9"_s);
        row("voided, the charge is owed again", two + u"2025-02-01 writeoff 25.00 2 1; 2025-02-02 void 3"_s,
            u"1 RENT 30.00 30.00; 2 RENT 20.00 20.00; 3 WRITEOFF -25.00 0.00 void; 4 VOID 25.00 0.00"
            " | CREATE 25.00 d4; VOID 20.00 c3 d2; VOID 5.00 c3 d1; APPLY -25.00 c3 d4"_s);
        row("forgiven, voided", two + u"2025-02-01 forgive 5.00 1; 2025-02-02 void 3"_s,
            u"1 RENT 30.00 30.00; 2 RENT 20.00 20.00; 3 FORGIVEN -5.00 0.00 void; 4 VOID 5.00 0.00"
            " | CREATE 5.00 d4; VOID 5.00 c3 d1; APPLY -5.00 c3 d4"_s);
    }
    void givesUpWhatIsNamedAndNoMore() { checkRow(); }

    void aWriteOffAboveTheLadderWaits_data()
    {
        QTest::addColumn<qint64>("pence");
        QTest::addColumn<int>("approvals");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("below the ladder") << qint64(1000) << 0 << u"ok"_s;
        QTest::newRow("one above, nobody") << qint64(1001) << 0 << u"ApprovalRequired 1"_s;
        QTest::newRow("one above, one approved") << qint64(1001) << 1 << u"ok"_s;
        QTest::newRow("at the second step") << qint64(2000) << 1 << u"ok"_s;
        QTest::newRow("above the second, one") << qint64(2001) << 1 << u"ApprovalRequired 2"_s;
        QTest::newRow("above the second, two") << qint64(2001) << 2 << u"ok"_s;
        QTest::newRow("more than is owed comes first") << qint64(3001) << 0 << u"ParameterTooHigh 30.00"_s;
        QTest::newRow("and stays impossible") << qint64(3001) << 2 << u"ParameterTooHigh 30.00"_s;
    }
    void aWriteOffAboveTheLadderWaits()
    {
        QFETCH(qint64, pence);
        QFETCH(int, approvals);
        LedgerBook book;
        QVERIFY(book.runAll(two.chopped(1)).ok());
        book.rules.settings.approvalLadder = {{.aboveMinor = 1000, .approvers = 1}, {.aboveMinor = 2000, .approvers = 2}};
        for (const QString &type : {u"WRITEOFF"_s, u"FORGIVEN"_s}) {
            const auto change = decide(book.state, WriteOff{.amount = Money::fromMinor(pence), .debits = {{1}},
                                                            .text = {.date = QDate(2025, 2, 1)}, .type = type,
                                                            .approvals = approvals, .proposal = ProposalId{7}}, book.rules);
            QTEST((change ? u"ok"_s : errorName(change.error().kind) + u' ' + change.error().value), "outcome");
            if (change)
                QCOMPARE(change->added.front().proposal, std::optional(ProposalId{7}));
        }
    }

    void cancelsWhatShouldNeverHaveBeenCharged_data()
    {
        addColumns();
        row("an untouched charge", two + u"2025-02-01 cancel 2"_s,
            u"1 RENT 30.00 30.00; 2 RENT 20.00 0.00 cancelled; 3 CANCELLATION -20.00 0.00 | CREATE -20.00 c3; APPLY -20.00 c3 d2"_s);
        row("an accruing charge stops", u"2025-01-06 debit OVERDUE 5.00; 2025-02-01 cancel 1"_s,
            u"1 OVERDUE 5.00 0.00 cancelled; 2 CANCELLATION -5.00 0.00 | CREATE -5.00 c2; APPLY -5.00 c2 d1"_s);
        row("untouched again after a void", paid + u"2025-01-08 void 2; 2025-02-01 cancel 1"_s,
            u"1 RENT 30.00 0.00 cancelled; 2 PAYMENT -30.00 0.00 void; 3 VOID 30.00 0.00; 4 CANCELLATION -30.00 0.00"
            " | CREATE -30.00 c4; APPLY -30.00 c4 d1"_s);
        row("twice", two + u"2025-02-01 cancel 1; 2025-02-02 cancel 1"_s, u"AlreadyOffset account_line_id 1"_s);
        row("a paid charge", paid + u"2025-02-01 cancel 1"_s, u"AlreadyOffset account_line_id 1"_s);
        row("a part-paid charge", two + u"2025-01-14 pay CARD 0.01; 2025-02-01 cancel 1"_s, u"AlreadyOffset account_line_id 1"_s);
        row("a discounted charge", two + u"2025-01-14 discount 1 1.00; 2025-02-01 cancel 1"_s, u"AlreadyOffset account_line_id 1"_s);
        row("a VOID debit", paid + u"2025-01-08 void 2; 2025-02-01 cancel 3"_s, u"AlreadyOffset account_line_id 3"_s);
        row("a credit", paid + u"2025-02-01 cancel 2"_s, u"IsNotDebit account_line_id 2"_s);
        row("no line", two + u"2025-02-01 cancel 9"_s, u"NotFound account_line_id 9"_s);
        row("without a date", two + u"- cancel 1"_s, u"Invalid date"_s);
        row("is final", two + u"2025-02-01 cancel 1; 2025-02-02 void 3"_s, u"CannotBeVoided account_line_id 3"_s);
        row("leaves nothing to write off", two + u"2025-02-01 cancel 1; 2025-02-02 writeoff 1.00 1"_s, u"ParameterTooHigh amount 0.00"_s);
        row("leaves nothing to refund", two + u"2025-02-01 cancel 1; 2025-02-02 refund 1 1.00"_s, u"ParameterTooHigh amount 0.00"_s);
        row("leaves nothing to adjust", u"2025-01-06 debit OVERDUE 5.00; 2025-02-01 cancel 1; 2025-02-02 adjust 1 6.00"_s,
            u"UnrecognisedType account_line_id 1"_s);
    }
    void cancelsWhatShouldNeverHaveBeenCharged() { checkRow(); }

    void discountsAnOpenCharge_data()
    {
        addColumns();
        row("part", two + u"2025-02-01 discount 2 5.00"_s,
            u"1 RENT 30.00 30.00; 2 RENT 20.00 15.00; 3 DISCOUNT -5.00 0.00 | CREATE -5.00 c3; APPLY -5.00 c3 d2"_s);
        row("all", two + u"2025-02-01 discount 2 20.00"_s,
            u"1 RENT 30.00 30.00; 2 RENT 20.00 0.00; 3 DISCOUNT -20.00 0.00 | CREATE -20.00 c3; APPLY -20.00 c3 d2"_s);
        row("what a payment left", two + u"2025-01-14 pay CARD 10.00; 2025-02-01 discount 1 20.00"_s,
            u"1 RENT 30.00 0.00; 2 RENT 20.00 20.00; 3 PAYMENT -10.00 0.00; 4 DISCOUNT -20.00 0.00 | CREATE -20.00 c4; APPLY -20.00 c4 d1"_s);
        row("more than is outstanding", two + u"2025-02-01 discount 2 20.01"_s, u"ParameterTooHigh amount 20.00"_s);
        row("more than a payment left", two + u"2025-01-14 pay CARD 10.00; 2025-02-01 discount 1 20.01"_s, u"ParameterTooHigh amount 20.00"_s);
        row("several, more than the amount", two + u"2025-02-01 discount 2 15.00; 2025-02-02 discount 2 5.01"_s,
            u"ParameterTooHigh amount 5.00"_s);
        row("a settled charge", paid + u"2025-02-01 discount 1 0.01"_s, u"ParameterTooHigh amount 0.00"_s);
        row("nothing", two + u"2025-02-01 discount 1 0.00"_s, u"AmountNotPositive amount 0.00"_s);
        row("a credit", paid + u"2025-02-01 discount 2 1.00"_s, u"IsNotDebit account_line_id 2"_s);
        row("no line", two + u"2025-02-01 discount 9 1.00"_s, u"NotFound account_line_id 9"_s);
        row("without a date", two + u"- discount 1 1.00"_s, u"Invalid date"_s);
        row("voided, it may be given again", two + u"2025-02-01 discount 2 20.00; 2025-02-02 void 3; 2025-02-03 discount 2 20.00"_s,
            u"1 RENT 30.00 30.00; 2 RENT 20.00 0.00; 3 DISCOUNT -20.00 0.00 void; 4 VOID 20.00 0.00; 5 DISCOUNT -20.00 0.00"
            " | CREATE -20.00 c5; APPLY -20.00 c5 d2"_s);
    }
    void discountsAnOpenCharge() { checkRow(); }

    void refundsWhatWasPaid_data()
    {
        addColumns();
        row("all, as credit", paid + u"2025-02-01 refund 1 30.00"_s,
            u"1 RENT 30.00 0.00; 2 PAYMENT -30.00 0.00; 3 REFUND -30.00 -30.00 | CREATE -30.00 c3"_s);
        row("part, out of the till", paid + u"2025-02-01 refundout 1 10.00 CASH"_s,
            u"1 RENT 30.00 0.00; 2 PAYMENT -30.00 0.00; 3 REFUND -10.00 0.00; 4 PAYOUT 10.00 0.00"
            " | CREATE -10.00 c3; CREATE 10.00 d4; APPLY -10.00 c3 d4"_s);
        row("what a part-paid charge received", two + u"2025-01-14 pay CARD 10.00; 2025-02-01 refund 1 10.00"_s,
            u"1 RENT 30.00 20.00; 2 RENT 20.00 20.00; 3 PAYMENT -10.00 0.00; 4 REFUND -10.00 -10.00 | CREATE -10.00 c4"_s);
        row("more than was paid", two + u"2025-01-14 pay CARD 10.00; 2025-02-01 refund 1 10.01"_s, u"ParameterTooHigh amount 10.00"_s);
        row("several, never more than was paid", paid + u"2025-02-01 refund 1 20.00; 2025-02-02 refundout 1 10.01"_s,
            u"ParameterTooHigh amount 10.00"_s);
        row("with a discount never more than the amount",
            two + u"2025-01-14 discount 1 10.00; 2025-01-15 pay CARD 20.00 1; 2025-02-01 refund 1 20.01"_s, u"ParameterTooHigh amount 20.00"_s);
        row("not what was written off", two + u"2025-01-14 pay CARD 10.00 1; 2025-01-15 writeoff 20.00 1; 2025-02-01 refund 1 10.01"_s,
            u"ParameterTooHigh amount 10.00"_s);
        row("not what was forgiven", two + u"2025-01-14 forgive 30.00 1; 2025-02-01 refund 1 0.01"_s, u"ParameterTooHigh amount 0.00"_s);
        row("a charge nobody paid", two + u"2025-02-01 refund 1 0.01"_s, u"ParameterTooHigh amount 0.00"_s);
        row("not what a void took back", paid + u"2025-01-08 void 2; 2025-02-01 refund 1 0.01"_s, u"ParameterTooHigh amount 0.00"_s);
        row("not a VOID debit", paid + u"2025-01-08 void 2; 2025-02-01 refund 3 0.01"_s, u"ParameterTooHigh amount 0.00"_s);
        row("not a PAYOUT debit", u"2025-01-06 pay CARD 5.00; 2025-01-07 payout 5.00; 2025-02-01 refund 2 0.01"_s,
            u"ParameterTooHigh amount 0.00"_s);
        row("what another refund had paid", paid + u"2025-02-01 refund 1 30.00; 2025-02-02 debit RENT 5.00; - apply 3 4; 2025-02-03 refund 4 5.00"_s,
            u"1 RENT 30.00 0.00; 2 PAYMENT -30.00 0.00; 3 REFUND -30.00 -25.00; 4 RENT 5.00 0.00; 5 REFUND -5.00 -5.00 | CREATE -5.00 c5"_s);
        row("after its void, again", paid + u"2025-02-01 refund 1 30.00; 2025-02-02 void 3; 2025-02-03 refund 1 30.00"_s,
            u"1 RENT 30.00 0.00; 2 PAYMENT -30.00 0.00; 3 REFUND -30.00 0.00 void; 4 VOID 30.00 0.00; 5 REFUND -30.00 -30.00 | CREATE -30.00 c5"_s);
        row("out by an unknown way", paid + u"2025-02-01 refundout 1 10.00 IOU"_s, u"UnrecognisedType payment_type IOU"_s);
        row("out through a register that is not there", paid + u"2025-02-01 refundout 1 10.00 CASH@MOON"_s,
            u"RegisterRequired cash_register MOON"_s);
        row("nothing", paid + u"2025-02-01 refund 1 0.00"_s, u"AmountNotPositive amount 0.00"_s);
        row("a credit", paid + u"2025-02-01 refund 2 1.00"_s, u"IsNotDebit account_line_id 2"_s);
        row("no line", paid + u"2025-02-01 refund 9 1.00"_s, u"NotFound account_line_id 9"_s);
        row("without a date", paid + u"- refund 1 1.00"_s, u"Invalid date"_s);
    }
    void refundsWhatWasPaid() { checkRow(); }

    void linesSayWhichLineTheyAnswer()
    {
        LedgerBook book;
        QVERIFY(book.runAll(paid + u"2025-01-08 debit RENT 5.00; 2025-01-09 discount 3 1.00; 2025-01-10 refundout 1 2.00 CASH;"
                                   "2025-01-11 debit RENT 9.00; 2025-01-12 cancel 7; 2025-01-13 void 4"_s).ok());
        const auto origin = [&](qint64 line) { return book.state.line({line})->origin; };
        QCOMPARE(origin(1), std::optional<LineId>());
        QCOMPARE(origin(4), std::optional(LineId{3}));   // the discount
        QCOMPARE(origin(5), std::optional(LineId{1}));   // the refund
        QCOMPARE(origin(6), std::optional(LineId{5}));   // its payout
        QCOMPARE(origin(8), std::optional(LineId{7}));   // the cancellation
        QCOMPARE(origin(9), std::optional(LineId{4}));   // the VOID debit
        QCOMPARE(book.state.line({6})->paymentType, u"CASH"_s);
        QCOMPARE(refundable(book.state, {1}), Money::fromMinor(2800));
    }
};

QTEST_GUILESS_MAIN(LedgerDebitsTest)
#include "tst_ledger_debits.moc"
