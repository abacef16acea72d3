// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/ledgermodel.h"

#include "models/tables/severity.h"
#include "models/tables/words.h"
#include "tests/domain/ledgerbook.h"
#include "tests/support/accountrows.h"
#include "tests/support/ledgerrows.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Tally;
using Tally::Test::LedgerBook;

namespace {

const QDate today(2025, 2, 1);

/// What is done to a ledger in a while: mostly accepted, sometimes refused, often dated before what is there.
QString anything(QRandomGenerator &random, qsizetype lines)
{
    const QString date = QDate(2025, 1, 1).addDays(random.bounded(30)).toString(Qt::ISODate);
    const QString amount = u"%1.%2"_s.arg(random.bounded(1, 90)).arg(random.bounded(10, 99));
    const int line = int(random.bounded(qint64(lines) + 1)) + 1;
    switch (random.bounded(5)) {
    case 0:
    case 1: return u"%1 debit RENT %2"_s.arg(date, amount);
    case 2: return u"%1 pay CASH %2"_s.arg(date, amount);
    case 3: return u"%1 apply %2 %3"_s.arg(date).arg(line).arg(int(random.bounded(qint64(lines) + 1)) + 1);
    default: return u"%1 void %2"_s.arg(date).arg(line);
    }
}

/// The ledger with line numbers no other account has, as a database gives them.
Ledger numbered(const LedgerState &state)
{
    Ledger ledger = Test::ledgerOf(state);
    const qint64 first = state.account.value * 1000;
    for (AccountLine &line : ledger.lines)
        line.id.value += first;
    for (Offset &offset : ledger.offsets) {
        if (offset.credit)
            offset.credit->value += first;
        if (offset.debit)
            offset.debit->value += first;
    }
    return ledger;
}

QString shown(const LedgerModel &model, int row, LedgerModel::Column column, int role = Qt::DisplayRole)
{
    return model.index(row, column).data(role).toString();
}

/// The texts of one column, newest first.
QString columnOf(const LedgerModel &model, LedgerModel::Column column)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << shown(model, row, column);
    return texts.join(u" | "_s);
}

Ledger ledgerAfter(const QString &script)
{
    LedgerBook book;
    if (!book.runAll(script))
        qFatal("refused: %s", qPrintable(script));
    return Test::ledgerOf(book.state);
}

/// Puts a whole ledger into the model, as a list reads it.
void put(LedgerModel &model, const Ledger &ledger, QDate day = today, const LedgerFilter &filter = {})
{
    const LedgerOrder order = Test::orderOf(ledger, filter);
    model.setCurrency(ledger.account.currency());
    model.expire();
    model.putRows(LedgerModel::inWords(Test::rowsOf(ledger), Test::orderOf(ledger), ledger.types, day), model.expiries());
    model.setOrder(std::make_shared<const std::vector<qint64>>(order.ids));
}

} // namespace

class TestLedgerModel final : public QObject
{
    Q_OBJECT

private slots:
    void showsWhateverHappensToALedger_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : {1U, 2U, 3U, 4U, 5U})
            QTest::addRow("seed %u", seed) << seed;
    }
    void showsWhateverHappensToALedger()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        LedgerModel model;
        const QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        LedgerBook book;
        book.state.account = {1};
        for (int step = 0; step < 80; ++step) {
            if (random.bounded(30) == 0) { // the holder's other account
                const qint64 other = book.state.account.value + 1;
                book = LedgerBook();
                book.state.account = {other};
            }
            (void)book.run(anything(random, qsizetype(book.state.lines.size())));
            const Ledger ledger = numbered(book.state);
            const LedgerFilter filter{.openOnly = random.bounded(3) == 0};
            put(model, ledger, today, filter);

            std::vector<AccountLine> wanted(ledger.lines.rbegin(), ledger.lines.rend());
            if (filter.openOnly)
                std::erase_if(wanted, [](const AccountLine &line) { return !line.isOpen(); });
            QCOMPARE(model.rowCount(), int(wanted.size()));
            for (int row = 0; row < model.rowCount(); ++row) {
                const AccountLine &line = wanted[std::size_t(row)];
                QCOMPARE(model.index(row, 0).data(LedgerModel::LineRole).toLongLong(), line.id.value);
                QCOMPARE(model.placeOf(line.id.value), row);
                QCOMPARE(model.index(row, 0).data(LedgerModel::OpenRole).toBool(), line.isOpen());
                QCOMPARE(shown(model, row, LedgerModel::Outstanding), line.outstanding.abs().toString(QLocale()));
            }
            if (model.rowCount() > 0 && !filter.openOnly)
                QCOMPARE(shown(model, 0, LedgerModel::Balance), Words::balanceCell(book.state.balance(), QLocale()));
        }
    }

    void aLineThatIsOnItsWaySaysSo()
    {
        LedgerModel model;
        const QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        model.setOrder(std::make_shared<const std::vector<qint64>>(std::vector<qint64>{7, 5}));
        QCOMPARE(columnOf(model, LedgerModel::Date), u"Loading… | Loading…"_s);
        QCOMPARE(columnOf(model, LedgerModel::Balance), u" | "_s);
        QCOMPARE(model.index(1, LedgerModel::State).data(LedgerModel::LineRole).toLongLong(), 5);
        QVERIFY(!model.index(1, LedgerModel::State).data(Qt::ToolTipRole).isValid());
    }

    void countsWhatWouldBeTooMuchToName()
    {
        Ledger ledger = ledgerAfter(u"2025-01-06 debit RENT 100.00; 2025-01-14 pay CASH 100.00"_s);
        std::vector<LedgerRow> rows = Test::rowsOf(ledger);
        rows[0].links.resize(1234, rows[0].links.front());
        const auto words = LedgerModel::inWords(rows, Test::orderOf(ledger), ledger.types, today);
        const QString settlement = words[0].texts[LedgerModel::Settlement];
        QCOMPARE(settlement.count(u"Rent of 6 Jan 2025"_s), LedgerModel::mostNamed);
        QVERIFY2(settlement.endsWith(u", and 1,214 others"_s), qPrintable(settlement));
    }

    void showsNewestFirstWithTheBalanceAfterEachLine()
    {
        LedgerModel model;
        show(model, u"2025-01-06 debit RENT 100.00; 2025-01-13 debit RENT 50.00; 2025-01-14 pay CASH 160.00"_s);
        QCOMPARE(columnOf(model, LedgerModel::Date), u"14 Jan 2025 | 13 Jan 2025 | 6 Jan 2025"_s);
        QCOMPARE(columnOf(model, LedgerModel::Balance), u"in credit 10.00 | 150.00 | 100.00"_s);
        QCOMPARE(columnOf(model, LedgerModel::Charged), u" | 50.00 | 100.00"_s);
        QCOMPARE(columnOf(model, LedgerModel::Paid), u"160.00 |  | "_s);
        QCOMPARE(shown(model, 0, LedgerModel::Balance, Qt::AccessibleTextRole), u"in credit £10.00"_s);
    }

    void saysWhichPaymentPaidWhichChargeFromBothEnds()
    {
        LedgerModel model;
        show(model, u"2025-01-06 debit RENT 100.00; 2025-01-13 debit SERVICE_CHARGE 50.00; 2025-01-14 pay CASH 120.00"_s);
        QCOMPARE(columnOf(model, LedgerModel::Settlement),
                 u"£100.00 to Rent of 6 Jan 2025, £20.00 to Service charge of 13 Jan 2025 | "
                  "£20.00 by Payment of 14 Jan 2025 | £100.00 by Payment of 14 Jan 2025"_s);
    }

    void statusIsOneWordForEveryStateOfALine_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("states");
        const auto row = [](const char *name, const QString &script, const QString &states) { QTest::newRow(name) << script << states; };
        row("open", u"2025-01-06 debit RENT 100.00"_s, u"Open"_s);
        row("part paid", u"2025-01-06 debit RENT 100.00; 2025-01-07 pay CASH 30.00"_s, u"Used | Part paid"_s);
        row("settled", u"2025-01-06 debit RENT 100.00; 2025-01-07 pay CASH 100.00"_s, u"Used | Settled"_s);
        row("partly used", u"2025-01-06 debit RENT 100.00; 2025-01-07 pay CASH 130.00"_s, u"Partly used | Settled"_s);
        row("unused credit", u"2025-01-07 pay CASH 130.00"_s, u"Unused credit"_s);
        row("void", u"2025-01-06 debit RENT 100.00; 2025-01-07 pay CASH 30.00; 2025-01-08 void 2"_s, u"Settled | Void | Open"_s);
    }
    void statusIsOneWordForEveryStateOfALine()
    {
        QFETCH(QString, script);
        LedgerModel model;
        show(model, script);
        QTEST(columnOf(model, LedgerModel::State), "states");
    }

    void aVoidedPaymentPaysNothingAndItsMirrorSaysWhy()
    {
        LedgerModel model;
        show(model, u"2025-01-06 debit RENT 100.00; 2025-01-07 pay CASH 30.00; 2025-01-08 void 2"_s);
        QCOMPARE(columnOf(model, LedgerModel::Settlement), u"takes back a credit |  | "_s);
        QCOMPARE(columnOf(model, LedgerModel::Outstanding), u"0.00 | 0.00 | 100.00"_s);
    }

    void overdueBeginsTheDayAfterTheDueDate()
    {
        LedgerBook book;
        QVERIFY(book.runAll(u"2025-01-06 debit RENT 100.00; 2025-01-07 pay CASH 30.00; 2025-01-08 debit RENT 5.00"_s).ok());
        for (AccountLine &line : book.state.lines)
            line.dueDate = line.isDebit() ? QDate(2025, 1, 20) : QDate();
        LedgerModel model;
        put(model, Test::ledgerOf(book.state), QDate(2025, 1, 20));
        QCOMPARE(columnOf(model, LedgerModel::State), u"Open | Used | Part paid"_s);
        QCOMPARE(severity(model, 0), Severity::None);
        put(model, Test::ledgerOf(book.state), QDate(2025, 1, 21));
        QCOMPARE(columnOf(model, LedgerModel::State), u"Overdue | Used | Overdue"_s);
        QCOMPARE(severity(model, 0), Severity::Stop);
        QCOMPARE(severity(model, 1), Severity::None);
    }

    void unusedCreditIsInformation()
    {
        LedgerModel model;
        show(model, u"2025-01-06 pay CASH 30.00"_s);
        QCOMPARE(severity(model, 0), Severity::Information);
        QVERIFY(model.index(0, 0).data(LedgerModel::OpenRole).toBool());
    }

    void paymentsSayHowTheyCameIn()
    {
        LedgerModel model;
        show(model, u"2025-01-06 debit RENT 10.00; 2025-01-07 pay DIRECT_DEBIT 30.00"_s);
        QCOMPARE(columnOf(model, LedgerModel::Type), u"Payment · Direct debit | Rent"_s);
    }

    void moneyColumnsStandRightUnderTheCurrencySign()
    {
        LedgerModel model;
        show(model, u"2025-01-06 debit RENT 10.00"_s);
        for (const auto column : {LedgerModel::Charged, LedgerModel::Paid, LedgerModel::Balance, LedgerModel::Outstanding}) {
            QVERIFY(model.headerData(column, Qt::Horizontal).toString().endsWith(u" £"_s));
            QVERIFY(model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight));
            QVERIFY(model.index(0, column).data(Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight));
        }
        QCOMPARE(model.headerData(LedgerModel::Type, Qt::Horizontal).toString(), u"What"_s);
    }

    void aLineDatedBetweenOthersChangesTheBalanceAfterThoseBehindIt()
    {
        LedgerBook book;
        QVERIFY(book.runAll(u"2025-01-06 debit RENT 100.00; 2025-01-20 debit RENT 50.00"_s).ok());
        LedgerModel model;
        put(model, Test::ledgerOf(book.state));
        QVERIFY(book.run(u"2025-01-10 debit RENT 7.00"_s).ok());
        put(model, Test::ledgerOf(book.state));
        QCOMPARE(columnOf(model, LedgerModel::Balance), u"157.00 | 107.00 | 100.00"_s);
    }

    void namesTypesAsTheDatabaseLabelsThem()
    {
        LedgerBook book;
        QVERIFY(book.runAll(u"2025-01-06 debit RENT 100.00; 2025-01-20 pay CASH 30.00"_s).ok());
        Ledger ledger = Test::ledgerOf(book.state);
        for (LineType &type : ledger.types.lineTypes) {
            if (type.code == u"RENT"_s)
                type.label = u"Weekly rent"_s;
        }
        ledger.lines.back().receiptNumber = u"2025-000007"_s;
        LedgerModel model;
        put(model, ledger);
        QCOMPARE(columnOf(model, LedgerModel::Type), u"Payment · Cash | Weekly rent"_s);
        QVERIFY2(columnOf(model, LedgerModel::Settlement).contains(u"Weekly rent of 6 Jan 2025"_s), qPrintable(columnOf(model, LedgerModel::Settlement)));
        QCOMPARE(shown(model, 0, LedgerModel::Type, Qt::ToolTipRole), u"Receipt 2025-000007"_s);
    }

    void saysOfAnOverdueChargeThatItAccrues()
    {
        LedgerBook book;
        QVERIFY(book.runAll(u"2025-01-06 debit OVERDUE 1.00; 2025-01-06 debit RENT 1.00"_s).ok());
        LedgerModel model;
        put(model, Test::ledgerOf(book.state), today);
        QCOMPARE(columnOf(model, LedgerModel::State), u"Open | Accruing"_s);
    }

private:
    static void show(LedgerModel &model, const QString &script) { put(model, ledgerAfter(script)); }
    static Severity severity(const LedgerModel &model, int row)
    {
        return Severity(model.index(row, 0).data(LedgerModel::SeverityRole).toInt());
    }
};

QTEST_GUILESS_MAIN(TestLedgerModel)
#include "tst_ledgermodel.moc"
