// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/ledgermodel.h"

#include "tests/domain/ledgerbook.h"
#include "tests/support/accountrows.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

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

/// Every link is there from both ends, and the links of a line explain what is no longer outstanding on it.
void verifyLinks(const LedgerModel &model)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        const AccountLine &line = model.line(row);
        Money sum;
        for (const LedgerModel::Link &link : model.links(row)) {
            sum += link.amount;
            const int other = model.rowOf(link.line);
            QVERIFY(other >= 0);
            QVERIFY(model.line(other).kind != line.kind);
            const auto &back = model.links(other);
            QVERIFY(std::any_of(back.begin(), back.end(), [&](const LedgerModel::Link &end) {
                return end.line == line.id && end.amount == link.amount;
            }));
        }
        if (line.status == LineStatus::Void || line.type == LineTypeCode::voided)
            QVERIFY(sum.isZero());
        else
            QCOMPARE(sum, (line.amount - line.outstanding).abs());
    }
}

} // namespace

class TestLedgerModel final : public QObject
{
    Q_OBJECT

private slots:
    void selectionAndIndexesStayOnTheirLines_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : {1U, 2U, 3U, 4U, 5U})
            QTest::addRow("seed %u", seed) << seed;
    }
    void selectionAndIndexesStayOnTheirLines()
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
            QItemSelectionModel selection(&model);
            std::map<qint64, QPersistentModelIndex> kept;
            std::set<qint64> selected;
            for (int row = 0; row < model.rowCount(); ++row) {
                const qint64 id = model.line(row).id.value;
                kept[id] = model.index(row, random.bounded(int(LedgerModel::ColumnCount)));
                if (random.bounded(3) == 0) {
                    selection.select(model.index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
                    selected.insert(id);
                }
            }
            QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
            (void)book.run(anything(random, qsizetype(book.state.lines.size())));
            const Ledger ledger = numbered(book.state);
            model.setLedger(ledger, today);

            QCOMPARE(model.rowCount(), int(ledger.lines.size()));
            for (int row = 0; row < model.rowCount(); ++row) {
                QCOMPARE(model.line(row), ledger.lines[ledger.lines.size() - 1 - std::size_t(row)]);
                QCOMPARE(model.rowOf(model.line(row).id), row);
            }
            if (model.rowCount() > 0)
                QCOMPARE(model.index(0, LedgerModel::Balance).data(LedgerModel::SortRole).toLongLong(), book.state.balance().minor());
            verifyLinks(model);
            if (!resets.isEmpty())
                continue;
            std::set<qint64> selectedAfter;
            for (const QModelIndex &index : selection.selectedRows())
                selectedAfter.insert(index.data(LedgerModel::LineRole).toLongLong());
            QCOMPARE(selectedAfter, selected);
            for (const auto &[id, index] : kept) {
                QVERIFY(index.isValid());
                QCOMPARE(index.data(LedgerModel::LineRole).toLongLong(), id);
            }
        }
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
        model.setLedger(Test::ledgerOf(book.state), QDate(2025, 1, 20));
        QCOMPARE(columnOf(model, LedgerModel::State), u"Open | Used | Part paid"_s);
        QCOMPARE(severity(model, 0), Severity::None);
        model.setLedger(Test::ledgerOf(book.state), QDate(2025, 1, 21));
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

    void aNewLineMovesNothingElse()
    {
        LedgerBook book;
        QVERIFY(book.runAll(u"2025-01-06 debit RENT 100.00; 2025-01-20 debit RENT 50.00"_s).ok());
        LedgerModel model;
        model.setLedger(Test::ledgerOf(book.state), today);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QVERIFY(book.run(u"2025-01-10 debit RENT 7.00"_s).ok()); // dated between the two
        model.setLedger(Test::ledgerOf(book.state), today);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(inserted.at(0).at(1).toInt(), 1);
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
        model.setLedger(ledger, today);
        QCOMPARE(columnOf(model, LedgerModel::Type), u"Payment · Cash | Weekly rent"_s);
        QVERIFY2(columnOf(model, LedgerModel::Settlement).contains(u"Weekly rent of 6 Jan 2025"_s), qPrintable(columnOf(model, LedgerModel::Settlement)));
        QCOMPARE(shown(model, 0, LedgerModel::Type, Qt::ToolTipRole), u"Receipt 2025-000007"_s);
    }

    void saysOfAnOverdueChargeThatItAccrues()
    {
        LedgerBook book;
        QVERIFY(book.runAll(u"2025-01-06 debit OVERDUE 1.00; 2025-01-06 debit RENT 1.00"_s).ok());
        LedgerModel model;
        model.setLedger(Test::ledgerOf(book.state), today);
        QCOMPARE(columnOf(model, LedgerModel::State), u"Open | Accruing"_s);
    }

private:
    static void show(LedgerModel &model, const QString &script)
    {
        LedgerBook book;
        QVERIFY(book.runAll(script).ok());
        model.setLedger(Test::ledgerOf(book.state), today);
    }
    static Severity severity(const LedgerModel &model, int row)
    {
        return Severity(model.index(row, 0).data(LedgerModel::SeverityRole).toInt());
    }
};

QTEST_GUILESS_MAIN(TestLedgerModel)
#include "tst_ledgermodel.moc"
