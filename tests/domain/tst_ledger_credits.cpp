// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/ledgerbook.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Tally;
using Tally::Test::LedgerBook;
using Tally::Test::commandFrom;

namespace {

const QString two = u"2025-01-06 debit RENT 30.00; 2025-01-13 debit RENT 20.00;"_s;
const QString paid = u"2025-01-06 debit RENT 30.00; 2025-01-07 pay CARD 30.00;"_s;
/// Two credits that wait, the later one typed in first: lines 1 (of the 9th) and 2 (of the 8th).
const QString waiting = u"2025-01-09 pay CARD 10.00; 2025-01-08 credit CREDIT 5.00;"_s;

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

/// Manual credits, reconcile, payouts and voids of every kind of credit.
class LedgerCreditsTest : public QObject
{
    Q_OBJECT

    static void checkRow()
    {
        QFETCH(QString, script);
        LedgerBook book;
        QTEST(book.outcomeOf(script), "outcome");
    }

private slots:
    void aManualCreditStaysWhereItIsPut_data()
    {
        addColumns();
        row("named", two + u"2025-01-14 credit CREDIT 25.00 2"_s,
            u"1 RENT 30.00 30.00; 2 RENT 20.00 0.00; 3 CREDIT -25.00 -5.00 | CREATE -25.00 c3; APPLY -20.00 c3 d2"_s);
        row("not named", two + u"2025-01-14 credit credit 25.00"_s,
            u"1 RENT 30.00 30.00; 2 RENT 20.00 20.00; 3 CREDIT -25.00 -25.00 | CREATE -25.00 c3"_s);
        row("lost and found", two + u"2025-01-14 credit LOST_FOUND 1.00 1"_s,
            u"1 RENT 30.00 29.00; 2 RENT 20.00 20.00; 3 LOST_FOUND -1.00 0.00 | CREATE -1.00 c3; APPLY -1.00 c3 d1"_s);
        row("naming a credit", paid + u"2025-01-14 credit CREDIT 25.00 2"_s, u"IsNotDebit account_lines_ids 2"_s);
        for (const char *own : {"FORGIVEN", "DISCOUNT", "REFUND", "OVERPAYMENT", "CANCELLATION"})
            row(own, two + u"2025-01-14 credit %1 1.00 1"_s.arg(QLatin1StringView(own)), u"UnrecognisedType credit_type "_s + QLatin1StringView(own));
    }
    void aManualCreditStaysWhereItIsPut() { checkRow(); }

    void reconcilesOldestWithOldest_data()
    {
        addColumns();
        const QString debits = u"2025-01-20 debit RENT 8.00; 2025-01-19 debit RENT 4.00;"_s;   // lines 3 and 4
        row("credits run out", waiting + debits + u"2025-01-21 debit RENT 9.00; - reconcile"_s,
            u"1 PAYMENT -10.00 0.00; 2 CREDIT -5.00 0.00; 3 RENT 8.00 0.00; 4 RENT 4.00 0.00; 5 RENT 9.00 6.00"
            " | APPLY -4.00 c2 d4; APPLY -1.00 c2 d3; APPLY -7.00 c1 d3; APPLY -3.00 c1 d5"_s);
        row("debits run out", waiting + debits + u"- reconcile"_s,
            u"1 PAYMENT -10.00 -3.00; 2 CREDIT -5.00 0.00; 3 RENT 8.00 0.00; 4 RENT 4.00 0.00"
            " | APPLY -4.00 c2 d4; APPLY -1.00 c2 d3; APPLY -7.00 c1 d3"_s);
        row("both run out together", u"2025-01-08 pay CARD 5.00; 2025-01-09 debit RENT 5.00; - reconcile"_s,
            u"1 PAYMENT -5.00 0.00; 2 RENT 5.00 0.00 | APPLY -5.00 c1 d2"_s);
        row("no credit", two + u"- reconcile"_s, u"1 RENT 30.00 30.00; 2 RENT 20.00 20.00"_s);
        row("no debit", waiting + u"- reconcile"_s, u"1 PAYMENT -10.00 -10.00; 2 CREDIT -5.00 -5.00"_s);
        row("nothing at all", u"- reconcile"_s, QString());
        row("a second time moves nothing", waiting + debits + u"- reconcile; - reconcile"_s,
            u"1 PAYMENT -10.00 -3.00; 2 CREDIT -5.00 0.00; 3 RENT 8.00 0.00; 4 RENT 4.00 0.00"_s);
        row("a voided credit is no credit", waiting + u"2025-01-10 void 1; 2025-01-20 debit RENT 8.00; - reconcile"_s,
            u"1 PAYMENT -10.00 0.00 void; 2 CREDIT -5.00 0.00; 3 VOID 10.00 0.00; 4 RENT 8.00 3.00 | APPLY -5.00 c2 d4"_s);
    }
    void reconcilesOldestWithOldest() { checkRow(); }

    void paysOutWhatIsThere_data()
    {
        addColumns();
        row("one credit", waiting + u"2025-01-10 payout 4.00 BANK_TRANSFER 1"_s,
            u"1 PAYMENT -10.00 -6.00; 2 CREDIT -5.00 -5.00; 3 PAYOUT 4.00 0.00 | CREATE 4.00 d3; APPLY -4.00 c1 d3"_s);
        row("the account, oldest first", waiting + u"2025-01-10 payout 7.00"_s,
            u"1 PAYMENT -10.00 -8.00; 2 CREDIT -5.00 0.00; 3 PAYOUT 7.00 0.00 | CREATE 7.00 d3; APPLY -5.00 c2 d3; APPLY -2.00 c1 d3"_s);
        row("the account, down to nothing", waiting + u"2025-01-10 payout 15.00"_s,
            u"1 PAYMENT -10.00 0.00; 2 CREDIT -5.00 0.00; 3 PAYOUT 15.00 0.00 | CREATE 15.00 d3; APPLY -5.00 c2 d3; APPLY -10.00 c1 d3"_s);
        row("the account stops when it is enough", waiting + u"2025-01-10 payout 5.00"_s,
            u"1 PAYMENT -10.00 -10.00; 2 CREDIT -5.00 0.00; 3 PAYOUT 5.00 0.00 | CREATE 5.00 d3; APPLY -5.00 c2 d3"_s);
        row("credit, although something is owed", waiting + u"2025-01-10 debit RENT 50.00; 2025-01-11 payout 5.00 - 2"_s,
            u"1 PAYMENT -10.00 -10.00; 2 CREDIT -5.00 0.00; 3 RENT 50.00 50.00; 4 PAYOUT 5.00 0.00 | CREATE 5.00 d4; APPLY -5.00 c2 d4"_s);
        row("more than the credit", waiting + u"2025-01-10 payout 5.01 - 2"_s, u"ParameterTooHigh amount 5.00"_s);
        row("more than the account", waiting + u"2025-01-10 payout 15.01"_s, u"ParameterTooHigh amount 15.00"_s);
        row("no credit on the account", two + u"2025-01-14 payout 0.01"_s, u"ParameterTooHigh amount 0.00"_s);
        row("a used-up credit", paid + u"2025-01-14 payout 0.01 - 2"_s, u"ParameterTooHigh amount 0.00"_s);
        row("a voided credit", waiting + u"2025-01-10 void 1; 2025-01-11 payout 0.01 - 1"_s, u"ParameterTooHigh amount 0.00"_s);
        row("a debit", two + u"2025-01-14 payout 1.00 - 1"_s, u"IsNotCredit account_line_id 1"_s);
        row("no line", two + u"2025-01-14 payout 1.00 - 9"_s, u"NotFound account_line_id 9"_s);
        row("nothing", waiting + u"2025-01-10 payout 0.00"_s, u"AmountNotPositive amount 0.00"_s);
        row("without a date", waiting + u"- payout 1.00"_s, u"Invalid date"_s);
        row("in euros", waiting + u"2025-01-10 payout 1.00EUR"_s, u"Invalid currency EUR"_s);
        row("by an unknown way", waiting + u"2025-01-10 payout 1.00 IOU"_s, u"UnrecognisedType payment_type IOU"_s);
    }
    void paysOutWhatIsThere() { checkRow(); }

    void voidsOnlyWhatCanBeTakenBack_data()
    {
        addColumns();
        row("a manual credit", two + u"2025-01-14 credit CREDIT 25.00 2; 2025-01-15 void 3"_s,
            u"1 RENT 30.00 30.00; 2 RENT 20.00 20.00; 3 CREDIT -25.00 0.00 void; 4 VOID 25.00 0.00"
            " | CREATE 25.00 d4; VOID 20.00 c3 d2; APPLY -25.00 c3 d4"_s);
        row("a discount", two + u"2025-01-14 discount 1 5.00; 2025-01-15 void 3"_s,
            u"1 RENT 30.00 30.00; 2 RENT 20.00 20.00; 3 DISCOUNT -5.00 0.00 void; 4 VOID 5.00 0.00"
            " | CREATE 5.00 d4; VOID 5.00 c3 d1; APPLY -5.00 c3 d4"_s);
        row("a refund that waits", paid + u"2025-01-14 refund 1 5.00; 2025-01-15 void 3"_s,
            u"1 RENT 30.00 0.00; 2 PAYMENT -30.00 0.00; 3 REFUND -5.00 0.00 void; 4 VOID 5.00 0.00 | CREATE 5.00 d4; APPLY -5.00 c3 d4"_s);
        row("a refund that was paid out", paid + u"2025-01-14 refundout 1 5.00; 2025-01-15 void 3"_s, u"CreditPaidOut account_line_id 3"_s);
        row("a credit paid out in part", waiting + u"2025-01-10 payout 0.01 - 1; 2025-01-15 void 1"_s, u"CreditPaidOut account_line_id 1"_s);
        row("a credit the account's payout passed over", waiting + u"2025-01-10 payout 5.00; 2025-01-15 void 1"_s,
            u"1 PAYMENT -10.00 0.00 void; 2 CREDIT -5.00 0.00; 3 PAYOUT 5.00 0.00; 4 VOID 10.00 0.00 | CREATE 10.00 d4; APPLY -10.00 c1 d4"_s);
        row("a payment that was refunded", paid + u"2025-01-14 refund 1 0.01; 2025-01-15 void 2"_s, u"AlreadyRefunded account_line_id 2"_s);
        row("a payment whose refund was voided", paid + u"2025-01-14 refund 1 5.00; 2025-01-15 void 3; 2025-01-16 void 2"_s,
            u"1 RENT 30.00 30.00; 2 PAYMENT -30.00 0.00 void; 3 REFUND -5.00 0.00 void; 4 VOID 5.00 0.00; 5 VOID 30.00 0.00"
            " | CREATE 30.00 d5; VOID 30.00 c2 d1; APPLY -30.00 c2 d5"_s);
        row("a payment beside a refunded one",
            two + u"2025-01-14 pay CARD 10.00 1; 2025-01-15 pay CARD 15.00 1; 2025-01-16 refund 1 10.00; 2025-01-17 void 3"_s,
            u"1 RENT 30.00 15.00; 2 RENT 20.00 20.00; 3 PAYMENT -10.00 0.00 void; 4 PAYMENT -15.00 0.00; 5 REFUND -10.00 -10.00;"
            " 6 VOID 10.00 0.00 | CREATE 10.00 d6; VOID 10.00 c3 d1; APPLY -10.00 c3 d6"_s);
        row("what is left covers the refund no more",
            two + u"2025-01-14 pay CARD 10.00 1; 2025-01-15 pay CARD 15.00 1; 2025-01-16 refund 1 10.01; 2025-01-17 void 4"_s,
            u"AlreadyRefunded account_line_id 4"_s);
        row("a write-off on a charge that was refunded",
            two + u"2025-01-14 pay CARD 10.00 1; 2025-01-15 writeoff 20.00 1; 2025-01-16 refund 1 10.00; 2025-01-17 void 4"_s,
            u"1 RENT 30.00 20.00; 2 RENT 20.00 20.00; 3 PAYMENT -10.00 0.00; 4 WRITEOFF -20.00 0.00 void; 5 REFUND -10.00 -10.00;"
            " 6 VOID 20.00 0.00 | CREATE 20.00 d6; VOID 20.00 c4 d1; APPLY -20.00 c4 d6"_s);
        row("what was both refunded and paid out",
            paid + u"2025-01-08 pay CARD 5.00; 2025-01-09 debit RENT 3.00; - apply 3 4; 2025-01-10 refund 4 1.00; 2025-01-11 payout 1.00 - 3;"
                   "2025-01-12 void 3"_s, u"CreditPaidOut account_line_id 3"_s);
        row("a cancellation", two + u"2025-01-14 cancel 1; 2025-01-15 void 3"_s, u"CannotBeVoided account_line_id 3"_s);
        row("a PAYOUT debit", waiting + u"2025-01-10 payout 5.00; 2025-01-15 void 3"_s, u"IsNotCredit account_line_id 3"_s);
    }
    void voidsOnlyWhatCanBeTakenBack() { checkRow(); }

    void anOverpaymentThatWentBackOnToItsChargeCanBeVoided()
    {
        // 10 paid, 9 of it given back, the charge rises again, is paid with those 9, falls again.
        LedgerBook book;
        QCOMPARE(book.outcomeOf(u"2025-01-06 debit OVERDUE 10.00; 2025-01-07 pay CARD 10.00; 2025-01-08 adjust 1 1.00;"
                                "2025-01-09 adjust 1 10.00; - apply 3 1; 2025-01-10 adjust 1 1.00; 2025-01-11 void 3"_s),
                 u"1 OVERDUE 19.00 9.00 accruing; 2 PAYMENT -10.00 0.00; 3 OVERPAYMENT -9.00 0.00 void; 4 OVERPAYMENT -9.00 -9.00; 5 VOID 9.00 0.00"
                 " | CREATE 9.00 d5; VOID 9.00 c3 d1; APPLY -9.00 c3 d5"_s);
        // What the payment had paid was given back, by the other overpayment.
        QCOMPARE(book.outcomeOf(u"2025-01-12 void 2"_s), u"AlreadyRefunded account_line_id 2"_s);
    }

    void cashSaysItsRegisterWhereRegistersAreUsed_data()
    {
        addColumns();
        const QString before = u"2025-01-06 debit RENT 30.00; 2025-01-07 pay CARD 40.00;"_s;
        for (const QString &command : {u"2025-01-08 pay %1 1.00"_s, u"2025-01-08 payout 1.00 %1"_s, u"2025-01-08 refundout 1 1.00 %1"_s}) {
            const auto add = [&](const QString &way, const QString &outcome) {
                QTest::newRow(qPrintable(command.arg(way))) << before + command.arg(way) << outcome;
            };
            add(u"CASH"_s, u"RegisterRequired cash_register"_s);
            add(u"CASH@MOON"_s, u"RegisterRequired cash_register MOON"_s);
            add(u"CASH@OLD"_s, u"RegisterRequired cash_register OLD"_s);
            add(u"cash@till"_s, u"TILL"_s);
            add(u"CARD"_s, u""_s);
            add(u"CARD@TILL"_s, u"TILL"_s);
            add(u"SHELLS"_s, u"UnrecognisedType payment_type SHELLS"_s);
        }
    }
    void cashSaysItsRegisterWhereRegistersAreUsed()
    {
        QFETCH(QString, script);
        LedgerBook book;
        book.rules.settings.cashRegisters = true;
        book.rules.types.cashRegisters = {{.code = u"TILL"_s, .label = u"Till"_s}, {.code = u"OLD"_s, .label = u"Old"_s, .archived = true}};
        book.rules.types.paymentTypes.push_back({.code = u"SHELLS"_s, .label = u"Shells"_s, .archived = true});
        const QString outcome = book.outcomeOf(script);
        QVERIFY(!outcome.startsWith(u"broken"_s));
        const QString said = outcome.contains(u'|') ? book.state.lines.back().cashRegister : outcome;
        QTEST(said, "outcome");
    }

    void archivedTypesAreNotPosted_data()
    {
        addColumns();
        row("debit", u"2025-01-08 debit RENT 1.00"_s, u"UnrecognisedType debit_type RENT"_s);
        row("payment", u"2025-01-08 pay CARD 1.00"_s, u"UnrecognisedType credit_type PAYMENT"_s);
        row("manual credit", u"2025-01-08 credit CREDIT 1.00"_s, u"UnrecognisedType credit_type CREDIT"_s);
        row("write-off", u"2025-01-08 writeoff 1.00 1"_s, u"UnrecognisedType credit_type writeoff"_s);
        row("forgive", u"2025-01-08 forgive 1.00 1"_s, u"UnrecognisedType credit_type FORGIVEN"_s);
    }
    void archivedTypesAreNotPosted()
    {
        QFETCH(QString, script);
        LedgerBook book;
        QVERIFY(book.runAll(two.chopped(1)).ok());
        for (LineType &type : book.rules.types.lineTypes)
            type.archived = true;
        QTEST(book.outcomeOf(script), "outcome");
        // Lines that have such a type already can still be settled.
        QVERIFY(decide(book.state, commandFrom(u"2025-01-08 cancel 1"_s), book.rules).ok());
    }
};

QTEST_GUILESS_MAIN(LedgerCreditsTest)
#include "tst_ledger_credits.moc"
