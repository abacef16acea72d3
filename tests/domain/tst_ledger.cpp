// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/ledgerbook.h"

#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace Tally;
using Tally::Test::LedgerBook;
using Tally::Test::commandFrom;
using Tally::Test::textOf;

namespace {

/// Three weeks of rent, posted in the order of their dates: lines 1, 2 and 3.
const QString threeWeeks = u"2025-01-06 debit RENT 100.00; 2025-01-13 debit RENT 100.00; 2025-01-20 debit RENT 100.00;"_s;

} // namespace

class LedgerTest : public QObject
{
    Q_OBJECT

private slots:
    void postsByTheRules_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("lines");
        QTest::addColumn<QString>("offsets");   // of the last command
        const auto row = [](const char *name, const QString &script, const QString &lines, const QString &offsets) {
            QTest::newRow(name) << script << lines << offsets;
        };

        row("a debit is open", u"2025-01-06 debit RENT 100.00"_s, u"1 RENT 100.00 100.00"_s, u"CREATE 100.00 d1"_s);
        row("a debit leaves waiting credit alone", u"2025-01-05 pay CASH 30.00; 2025-01-06 debit RENT 100.00"_s,
            u"1 PAYMENT -30.00 -30.00; 2 RENT 100.00 100.00"_s, u"CREATE 100.00 d2"_s);
        row("a wire word becomes its code", u"2025-01-06 debit fine 1.50"_s, u"1 OVERDUE 1.50 1.50 accruing"_s, u"CREATE 1.50 d1"_s);

        row("a payment without debits waits", u"2025-01-06 pay CASH 20.00"_s, u"1 PAYMENT -20.00 -20.00"_s, u"CREATE -20.00 c1"_s);
        row("a payment pays the oldest first", threeWeeks + u"2025-01-21 pay CASH 150.00"_s,
            u"1 RENT 100.00 0.00; 2 RENT 100.00 50.00; 3 RENT 100.00 100.00; 4 PAYMENT -150.00 0.00"_s,
            u"CREATE -150.00 c4; APPLY -100.00 c4 d1; APPLY -50.00 c4 d2"_s);
        row("a payment of exactly one debit stops there", threeWeeks + u"2025-01-21 pay CASH 100.00"_s,
            u"1 RENT 100.00 0.00; 2 RENT 100.00 100.00; 3 RENT 100.00 100.00; 4 PAYMENT -100.00 0.00"_s,
            u"CREATE -100.00 c4; APPLY -100.00 c4 d1"_s);
        row("what is left stays as credit", threeWeeks + u"2025-01-21 pay CASH 300.01"_s,
            u"1 RENT 100.00 0.00; 2 RENT 100.00 0.00; 3 RENT 100.00 0.00; 4 PAYMENT -300.01 -0.01"_s,
            u"CREATE -300.01 c4; APPLY -100.00 c4 d1; APPLY -100.00 c4 d2; APPLY -100.00 c4 d3"_s);
        row("named debits come first, in the order named", threeWeeks + u"2025-01-21 pay CASH 150.00 3 2"_s,
            u"1 RENT 100.00 100.00; 2 RENT 100.00 50.00; 3 RENT 100.00 0.00; 4 PAYMENT -150.00 0.00"_s,
            u"CREATE -150.00 c4; APPLY -100.00 c4 d3; APPLY -50.00 c4 d2"_s);
        row("after the named ones the oldest", threeWeeks + u"2025-01-21 pay CASH 150.00 3"_s,
            u"1 RENT 100.00 50.00; 2 RENT 100.00 100.00; 3 RENT 100.00 0.00; 4 PAYMENT -150.00 0.00"_s,
            u"CREATE -150.00 c4; APPLY -100.00 c4 d3; APPLY -50.00 c4 d1"_s);
        row("a debit named twice counts once", threeWeeks + u"2025-01-21 pay CASH 150.00 3 3"_s,
            u"1 RENT 100.00 50.00; 2 RENT 100.00 100.00; 3 RENT 100.00 0.00; 4 PAYMENT -150.00 0.00"_s,
            u"CREATE -150.00 c4; APPLY -100.00 c4 d3; APPLY -50.00 c4 d1"_s);
        row("a settled debit that is named is passed over", threeWeeks + u"2025-01-21 pay CASH 100.00; 2025-01-22 pay CARD 30.00 1 3"_s,
            u"1 RENT 100.00 0.00; 2 RENT 100.00 100.00; 3 RENT 100.00 70.00; 4 PAYMENT -100.00 0.00; 5 PAYMENT -30.00 0.00"_s,
            u"CREATE -30.00 c5; APPLY -30.00 c5 d3"_s);
        row("a back-dated debit is older", u"2025-01-13 debit RENT 100.00; 2025-01-06 debit RENT 40.00; 2025-01-20 pay CASH 50.00"_s,
            u"1 RENT 100.00 90.00; 2 RENT 40.00 0.00; 3 PAYMENT -50.00 0.00"_s,
            u"CREATE -50.00 c3; APPLY -40.00 c3 d2; APPLY -10.00 c3 d1"_s);
        row("on one day the smaller number is older", u"2025-01-06 debit RENT 10.00; 2025-01-06 debit SUNDRY 10.00; 2025-01-06 pay CASH 10.00"_s,
            u"1 RENT 10.00 0.00; 2 SUNDRY 10.00 10.00; 3 PAYMENT -10.00 0.00"_s, u"CREATE -10.00 c3; APPLY -10.00 c3 d1"_s);
        row("a payment may be dated before what it pays", u"2025-01-13 debit RENT 10.00; 2025-01-01 pay CASH 10.00"_s,
            u"1 RENT 10.00 0.00; 2 PAYMENT -10.00 0.00"_s, u"CREATE -10.00 c2; APPLY -10.00 c2 d1"_s);

        row("apply uses waiting credit in list order", u"2025-01-01 pay CASH 150.00;"_s + threeWeeks + u"- apply 1 4 2"_s,
            u"1 PAYMENT -150.00 0.00; 2 RENT 100.00 50.00; 3 RENT 100.00 100.00; 4 RENT 100.00 0.00"_s,
            u"APPLY -100.00 c1 d4; APPLY -50.00 c1 d2"_s);
        row("apply touches only what is named", u"2025-01-01 pay CASH 150.00;"_s + threeWeeks + u"- apply 1 3"_s,
            u"1 PAYMENT -150.00 -50.00; 2 RENT 100.00 100.00; 3 RENT 100.00 0.00; 4 RENT 100.00 100.00"_s, u"APPLY -100.00 c1 d3"_s);
        row("apply takes a debit named twice once", u"2025-01-01 pay CASH 150.00;"_s + threeWeeks + u"- apply 1 3 3"_s,
            u"1 PAYMENT -150.00 -50.00; 2 RENT 100.00 100.00; 3 RENT 100.00 0.00; 4 RENT 100.00 100.00"_s, u"APPLY -100.00 c1 d3"_s);
        row("apply to nothing moves nothing", u"2025-01-01 pay CASH 150.00; - apply 1"_s, u"1 PAYMENT -150.00 -150.00"_s, QString());

        row("void gives back what was received", threeWeeks + u"2025-01-21 pay CASH 150.00; 2025-01-22 void 4"_s,
            u"1 RENT 100.00 100.00; 2 RENT 100.00 100.00; 3 RENT 100.00 100.00; 4 PAYMENT -150.00 0.00 void; 5 VOID 150.00 0.00"_s,
            u"CREATE 150.00 d5; VOID 100.00 c4 d1; VOID 50.00 c4 d2; APPLY -150.00 c4 d5"_s);
        row("void of waiting credit", u"2025-01-21 pay CASH 20.00; 2025-01-22 void 1"_s,
            u"1 PAYMENT -20.00 0.00 void; 2 VOID 20.00 0.00"_s, u"CREATE 20.00 d2; APPLY -20.00 c1 d2"_s);
        row("void of part-used credit", u"2025-01-06 debit RENT 5.00; 2025-01-21 pay CASH 20.00; 2025-01-22 void 2"_s,
            u"1 RENT 5.00 5.00; 2 PAYMENT -20.00 0.00 void; 3 VOID 20.00 0.00"_s,
            u"CREATE 20.00 d3; VOID 5.00 c2 d1; APPLY -20.00 c2 d3"_s);
        row("void leaves other payments' shares", u"2025-01-06 debit RENT 100.00; 2025-01-07 pay CASH 60.00; 2025-01-08 pay CARD 40.00; 2025-01-09 void 2"_s,
            u"1 RENT 100.00 60.00; 2 PAYMENT -60.00 0.00 void; 3 PAYMENT -40.00 0.00; 4 VOID 60.00 0.00"_s,
            u"CREATE 60.00 d4; VOID 60.00 c2 d1; APPLY -60.00 c2 d4"_s);
        row("void after the credit was applied again",
            u"2025-01-06 debit RENT 30.00; 2025-01-07 pay CASH 50.00; 2025-01-08 debit RENT 30.00; - apply 2 3; 2025-01-09 void 2"_s,
            u"1 RENT 30.00 30.00; 2 PAYMENT -50.00 0.00 void; 3 RENT 30.00 30.00; 4 VOID 50.00 0.00"_s,
            u"CREATE 50.00 d4; VOID 30.00 c2 d1; VOID 20.00 c2 d3; APPLY -50.00 c2 d4"_s);
        row("what a void gave back can be paid and voided again",
            u"2025-01-06 debit RENT 30.00; 2025-01-07 pay CASH 30.00; 2025-01-08 void 2; 2025-01-09 pay CARD 30.00; 2025-01-10 void 4"_s,
            u"1 RENT 30.00 30.00; 2 PAYMENT -30.00 0.00 void; 3 VOID 30.00 0.00; 4 PAYMENT -30.00 0.00 void; 5 VOID 30.00 0.00"_s,
            u"CREATE 30.00 d5; VOID 30.00 c4 d1; APPLY -30.00 c4 d5"_s);
        row("two shares of one debit come back as one",
            u"2025-01-07 pay CASH 50.00; 2025-01-08 debit RENT 60.00; - apply 1 2; 2025-01-09 pay CASH 25.00; 2025-01-10 void 1"_s,
            u"1 PAYMENT -50.00 0.00 void; 2 RENT 60.00 50.00; 3 PAYMENT -25.00 -15.00; 4 VOID 50.00 0.00"_s,
            u"CREATE 50.00 d4; VOID 50.00 c1 d2; APPLY -50.00 c1 d4"_s);
    }
    void postsByTheRules()
    {
        QFETCH(QString, script);
        LedgerBook book;
        const auto before = script.lastIndexOf(u';');
        if (before >= 0)
            QVERIFY(book.runAll(script.first(before)).ok());
        const Money balanceBefore = book.state.balance();
        const auto offsetsBefore = qsizetype(book.state.offsets.size());

        const auto change = book.run(script.sliced(before + 1));
        QVERIFY(change.ok());
        QTEST(book.lines(), "lines");
        QTEST(book.offsets(offsetsBefore), "offsets");
        QCOMPARE(change->balanceBefore, balanceBefore);
        QCOMPARE(change->balanceAfter, book.state.balance());
    }

    void refusesByName_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("refusal");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const QString &script, const QString &refusal, const QString &field) {
            QTest::newRow(name) << script << refusal << field;
        };
        const QString paidRent = u"2025-01-06 debit RENT 100.00; 2025-01-07 pay CASH 100.00;"_s;

        row("debit of nothing", u"2025-01-06 debit RENT 0.00"_s, u"AmountNotPositive"_s, u"amount"_s);
        row("negative debit", u"2025-01-06 debit RENT -1.00"_s, u"AmountNotPositive"_s, u"amount"_s);
        row("debit of one penny too many", u"2025-01-06 debit RENT 1000000000000.00"_s, u"AmountTooLarge"_s, u"amount"_s);
        row("debit in euros", u"2025-01-06 debit RENT 5.00EUR"_s, u"Invalid"_s, u"currency"_s);
        row("debit without a date", u"- debit RENT 5.00"_s, u"Invalid"_s, u"date"_s);
        row("debit of an unknown type", u"2025-01-06 debit TITHE 5.00"_s, u"UnrecognisedType"_s, u"debit_type"_s);
        row("debit of a credit type", u"2025-01-06 debit PAYMENT 5.00"_s, u"UnrecognisedType"_s, u"debit_type"_s);
        row("VOID debit alone", u"2025-01-06 debit VOID 5.00"_s, u"UnrecognisedType"_s, u"debit_type"_s);
        row("PAYOUT debit alone", u"2025-01-06 debit payout 5.00"_s, u"UnrecognisedType"_s, u"debit_type"_s);

        row("payment of nothing", u"2025-01-06 pay CASH 0.00"_s, u"AmountNotPositive"_s, u"amount"_s);
        row("negative payment", u"2025-01-06 pay CASH -1.00"_s, u"AmountNotPositive"_s, u"amount"_s);
        row("payment too large", u"2025-01-06 pay CASH 1000000000000.00"_s, u"AmountTooLarge"_s, u"amount"_s);
        row("payment in euros", u"2025-01-06 pay CASH 5.00EUR"_s, u"Invalid"_s, u"currency"_s);
        row("payment without a date", u"- pay CASH 5.00"_s, u"Invalid"_s, u"date"_s);
        row("payment without a payment type", u"2025-01-06 pay - 5.00"_s, u"PaymentTypeRequired"_s, u"payment_type"_s);
        row("payment by an unknown payment type", u"2025-01-06 pay IOU 5.00"_s, u"UnrecognisedType"_s, u"payment_type"_s);
        row("credit of an unknown type", u"2025-01-06 credit GIFT 5.00"_s, u"UnrecognisedType"_s, u"credit_type"_s);
        row("credit of a debit type", u"2025-01-06 credit RENT 5.00"_s, u"UnrecognisedType"_s, u"credit_type"_s);
        row("write-offs are not payments", u"2025-01-06 credit WRITEOFF 5.00"_s, u"UnrecognisedType"_s, u"credit_type"_s);
        row("payment naming no line", paidRent + u"2025-01-08 pay CASH 5.00 9"_s, u"NotFound"_s, u"account_lines_ids"_s);
        row("payment naming a credit", paidRent + u"2025-01-08 pay CASH 5.00 1 2"_s, u"IsNotDebit"_s, u"account_lines_ids"_s);

        row("apply no line", paidRent + u"- apply 9 1"_s, u"NotFound"_s, u"account_line_id"_s);
        row("apply a debit", paidRent + u"- apply 1 1"_s, u"IsNotCredit"_s, u"account_line_id"_s);
        row("apply a used-up credit", paidRent + u"- apply 2 1"_s, u"NoAvailableCredit"_s, u"account_line_id"_s);
        row("apply a voided credit", paidRent + u"2025-01-08 void 2; - apply 2 1"_s, u"NoAvailableCredit"_s, u"account_line_id"_s);
        row("apply to a credit", u"2025-01-06 pay CASH 5.00; 2025-01-06 pay CASH 5.00; - apply 1 2"_s, u"IsNotDebit"_s, u"account_lines_ids"_s);
        row("apply to no line", u"2025-01-06 pay CASH 5.00; - apply 1 9"_s, u"NotFound"_s, u"account_lines_ids"_s);
        row("apply to a debit and then a credit", u"2025-01-06 pay CASH 5.00; 2025-01-07 debit RENT 5.00; - apply 1 2 1"_s,
            u"IsNotDebit"_s, u"account_lines_ids"_s);

        row("void no line", paidRent + u"2025-01-08 void 9"_s, u"NotFound"_s, u"account_line_id"_s);
        row("void a debit", paidRent + u"2025-01-08 void 1"_s, u"IsNotCredit"_s, u"account_line_id"_s);
        row("void a VOID debit", paidRent + u"2025-01-08 void 2; 2025-01-09 void 3"_s, u"IsNotCredit"_s, u"account_line_id"_s);
        row("void twice", paidRent + u"2025-01-08 void 2; 2025-01-09 void 2"_s, u"AlreadyVoid"_s, u"account_line_id"_s);
        row("void without a date", paidRent + u"- void 2"_s, u"Invalid"_s, u"date"_s);
    }
    void refusesByName()
    {
        QFETCH(QString, script);
        LedgerBook book;
        const auto before = script.lastIndexOf(u';');
        if (before >= 0)
            QVERIFY(book.runAll(script.first(before)).ok());
        const LedgerState untouched = book.state;

        const auto change = book.run(script.sliced(before + 1));
        QVERIFY(!change.ok());
        QTEST(errorName(change.error().kind), "refusal");
        QTEST(change.error().field, "field");
        QVERIFY(book.state.lines == untouched.lines);
        QVERIFY(book.state.offsets == untouched.offsets);
    }

    void aVoidWithoutTheDebitsItNeedsIsRefused()
    {
        LedgerBook book;
        QVERIFY(book.runAll(u"2025-01-06 debit RENT 5.00; 2025-01-07 pay CASH 5.00"_s).ok());
        book.state.lines.erase(book.state.lines.begin());
        const auto change = book.run(u"2025-01-08 void 2"_s);
        QVERIFY(!change.ok());
        QCOMPARE(change.error().kind, ErrorKind::Internal);
    }

    void theLargestAmountIsStillAccepted()
    {
        LedgerBook book;
        QVERIFY(book.runAll(u"2025-01-06 debit RENT 999999999999.99; 2025-01-07 pay CASH 999999999999.99"_s).ok());
        QCOMPARE(book.lines(), u"1 RENT 999999999999.99 0.00; 2 PAYMENT -999999999999.99 0.00"_s);
    }

    void aBalanceThatWouldLeave64BitsIsRefused()
    {
        LedgerBook book;
        QVERIFY(book.run(u"2025-01-06 debit RENT 1.00"_s).ok());
        AccountLine &line = book.state.lines.front();
        line.amount = line.outstanding = Money::fromMinor(std::numeric_limits<qint64>::max() - 100);
        const auto fits = decide(book.state, commandFrom(u"2025-01-07 debit RENT 1.00"_s));
        QVERIFY(fits.ok());
        QCOMPARE(fits->balanceAfter.minor(), std::numeric_limits<qint64>::max());
        const auto tooLarge = decide(book.state, commandFrom(u"2025-01-07 debit RENT 1.01"_s));
        QVERIFY(!tooLarge.ok());
        QCOMPARE(tooLarge.error().kind, ErrorKind::AmountTooLarge);
    }

    void onlyLinesThatDifferAreNamedAsChanged()
    {
        LedgerBook book;
        QVERIFY(book.runAll(threeWeeks + u"2025-01-21 pay CASH 100.00"_s).ok());
        // Line 1 is settled already: naming it moves nothing there.
        const auto payment = decide(book.state, commandFrom(u"2025-01-22 pay CASH 30.00 1 3"_s));
        QVERIFY(payment.ok());
        QCOMPARE(textOf(payment->changed), u"3 RENT 100.00 70.00"_s);
        QCOMPARE(textOf(payment->added), u"-1 PAYMENT -30.00 0.00"_s);
    }

    void newLinesCarryWhatTheCommandSays()
    {
        const LineText text{.date = QDate(2025, 1, 6), .dueDate = QDate(2025, 1, 12), .description = u"Week 2"_s, .internalNote = u"by phone"_s};
        LedgerState state;
        state.account = {17};
        const auto debit = decide(state, AddDebit{.amount = Money::fromMinor(100), .type = u"RENT"_s, .text = text});
        QVERIFY(debit.ok());
        const AccountLine &line = debit->added.front();
        QCOMPARE(line.account, AccountId{17});
        QCOMPARE(line.kind, LineKind::Debit);
        QCOMPARE(line.date, text.date);
        QCOMPARE(line.dueDate, text.dueDate);
        QCOMPARE(line.description, text.description);
        QCOMPARE(line.internalNote, text.internalNote);
        QCOMPARE(line.status, LineStatus::Normal);
        const auto credit = decide(state, AddCredit{.amount = Money::fromMinor(100), .paymentType = u"direct_debit"_s, .text = text});
        QVERIFY(credit.ok());
        QCOMPARE(credit->added.front().paymentType, u"DIRECT_DEBIT"_s);
        QCOMPARE(credit->added.front().description, text.description);
    }

    void aCouncilsOwnTypesReplaceTheBuiltInOnes()
    {
        const LedgerRules own{.types = {.lineTypes = {{.code = u"TITHE"_s, .label = u"Tithe"_s, .byHand = true}}, .paymentTypes = {}}};
        QVERIFY(decide({}, commandFrom(u"2025-01-06 debit TITHE 5.00"_s), own).ok());
        const auto rent = decide({}, commandFrom(u"2025-01-06 debit RENT 5.00"_s), own);
        QVERIFY(!rent.ok());
        QCOMPARE(rent.error().kind, ErrorKind::UnrecognisedType);
    }

    void numberingReplacesEveryPlaceholder()
    {
        LedgerBook book;
        QVERIFY(book.runAll(u"2025-01-06 debit RENT 5.00; 2025-01-07 pay CASH 5.00"_s).ok());
        auto change = decide(book.state, commandFrom(u"2025-01-08 void 2"_s));
        QVERIFY(change.ok());
        QCOMPARE(textOf(change->added), u"-1 VOID 5.00 0.00"_s);
        number(*change, {41}, {70});
        QCOMPARE(textOf(change->added), u"41 VOID 5.00 0.00"_s);
        QCOMPARE(change->offsets.size(), 3U);
        QCOMPARE(change->offsets[0].id, OffsetId{70});
        QCOMPARE(change->offsets[2].id, OffsetId{72});
        QCOMPARE(change->offsets[0].debit, std::optional(LineId{41}));
        QCOMPARE(change->offsets[1].debit, std::optional(LineId{1}));
        QCOMPARE(change->offsets[2].credit, std::optional(LineId{2}));
        QCOMPARE(change->offsets[2].debit, std::optional(LineId{41}));
    }
};

QTEST_GUILESS_MAIN(LedgerTest)
#include "tst_ledger.moc"
