// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/allocation.h"

#include "tests/domain/ledgerbook.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using Tally::Test::LedgerBook;

class AllocationTest : public QObject
{
    Q_OBJECT

private slots:
    void saysWhichPaymentPaysWhichCharge_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("pairs");
        const auto row = [](const char *name, const QString &script, const QString &pairs) { QTest::newRow(name) << script << pairs; };
        const QString twoWeeks = u"2025-01-06 debit RENT 100.00; 2025-01-13 debit RENT 100.00;"_s;
        row("nothing paid", u"2025-01-06 debit RENT 100.00"_s, QString());
        row("one payment, two charges", twoWeeks + u"2025-01-14 pay CASH 150.00"_s, u"3>1 100.00; 3>2 50.00"_s);
        row("two payments, one charge", u"2025-01-06 debit RENT 100.00; 2025-01-07 pay CASH 40.00; 2025-01-08 pay CASH 60.00"_s,
            u"2>1 40.00; 3>1 60.00"_s);
        row("two parts of one pair are one", u"2025-01-07 pay CASH 50.00; 2025-01-08 debit RENT 20.00; - apply 1 2; 2025-01-09 debit RENT 30.00; - apply 1 3"_s,
            u"1>2 20.00; 1>3 30.00"_s);
        row("a voided payment pays nothing", twoWeeks + u"2025-01-14 pay CASH 150.00; 2025-01-15 void 3"_s, QString());
        row("a payment beside a voided one", twoWeeks + u"2025-01-14 pay CASH 50.00; 2025-01-15 pay CARD 60.00; 2025-01-16 void 3"_s,
            u"4>1 50.00; 4>2 10.00"_s);
    }
    void saysWhichPaymentPaysWhichCharge()
    {
        QFETCH(QString, script);
        LedgerBook book;
        QVERIFY(book.runAll(script).ok());
        QStringList pairs;
        for (const Allocation &pair : allocations(book.state.lines, book.state.offsets))
            pairs << u"%1>%2 %3"_s.arg(pair.credit.value).arg(pair.debit.value).arg(pair.amount.toPlainString());
        QTEST(pairs.join(u"; "_s), "pairs");
    }

    void answersWhatPeopleAskFirst()
    {
        LedgerBook book;
        QVERIFY(book.runAll(u"2025-01-06 debit RENT 100.00; 2025-01-13 debit RENT 100.00; 2025-01-20 debit RENT 100.00;"
                            "2025-01-21 pay CASH 110.00; 2025-01-25 pay CARD 5.00; 2025-01-26 void 5; 2025-01-10 pay CASH 10.00"_s).ok());
        const LedgerFacts facts = factsOf(book.state.lines, Currency());
        QCOMPARE(facts.balance.minor(), qint64(18000));
        QCOMPARE(facts.charges, std::optional(3));
        QCOMPARE(facts.openCharges, 2);
        QVERIFY(facts.unusedCredit.isZero());
        QCOMPARE(facts.lastPaymentDate, QDate(2025, 1, 21));
        QCOMPARE(facts.lastPaymentAmount.minor(), qint64(11000));
    }

    void anEmptyLedgerHasNothingToSay()
    {
        const LedgerFacts facts = factsOf({}, Currency());
        QVERIFY(facts.balance.isZero() && facts.unusedCredit.isZero());
        QCOMPARE(facts.charges, std::optional(0));
        QVERIFY(!facts.lastPaymentDate.isValid());
        QVERIFY(allocations({}, {}).empty());
    }

    void unusedCreditIsPositive()
    {
        LedgerBook book;
        QVERIFY(book.runAll(u"2025-01-06 debit RENT 10.00; 2025-01-07 pay CASH 15.00"_s).ok());
        QCOMPARE(factsOf(book.state.lines, Currency()).unusedCredit.minor(), qint64(500));
    }

    void theBalanceRunsWithTheLines()
    {
        LedgerBook book;
        QVERIFY(book.runAll(u"2025-01-06 debit RENT 100.00; 2025-01-07 pay CASH 140.00; 2025-01-08 void 2"_s).ok());
        QStringList balances;
        for (const Money balance : runningBalances(book.state.lines, Currency()))
            balances << balance.toPlainString();
        QCOMPARE(balances.join(u' '), u"100.00 -40.00 100.00"_s);
    }
};

QTEST_GUILESS_MAIN(AllocationTest)
#include "tst_allocation.moc"
