// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/accountmodel.h"

#include "tests/support/accountrows.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

using namespace Qt::StringLiterals;
using namespace Tally;
using Tally::Test::accountRow;

namespace {

using Rows = std::vector<AccountRow>;

/// The same list some time later: rows gone, come, changed and in another order, more or less wildly.
Rows later(Rows rows, qint64 &nextId, QRandomGenerator &random)
{
    switch (random.bounded(6)) {
    case 0: // everything else
        rows.clear();
        for (int i = random.bounded(700); i > 0; --i)
            rows.push_back(accountRow(nextId++));
        return rows;
    case 1: // the same accounts with other figures
        for (AccountRow &row : rows)
            row.balance = Money::fromMinor(random.bounded(100'000));
        return rows;
    case 2:
        return {};
    default:
        break;
    }
    std::erase_if(rows, [&](const AccountRow &) { return random.bounded(10) == 0; });
    for (int i = random.bounded(12); i > 0; --i)
        rows.insert(rows.begin() + random.bounded(int(rows.size()) + 1), accountRow(nextId++));
    if (random.bounded(2) == 0)
        std::shuffle(rows.begin(), rows.end(), random);
    return rows;
}

std::set<qint64> idsOf(const Rows &rows)
{
    std::set<qint64> ids;
    for (const AccountRow &row : rows)
        ids.insert(row.id.value);
    return ids;
}

std::set<qint64> selectedIds(const QItemSelectionModel &selection)
{
    std::set<qint64> ids;
    for (const QModelIndex &index : selection.selectedRows())
        ids.insert(index.data(AccountModel::AccountRole).toLongLong());
    return ids;
}

QString shown(const AccountModel &model, int row, AccountModel::Column column, int role = Qt::DisplayRole)
{
    return model.index(row, column).data(role).toString();
}

} // namespace

class TestAccountModel final : public QObject
{
    Q_OBJECT

private slots:
    void selectionAndIndexesStayOnTheirAccounts_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : {1U, 2U, 3U, 4U, 5U})
            QTest::addRow("seed %u", seed) << seed;
    }
    void selectionAndIndexesStayOnTheirAccounts()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        AccountModel model;
        const QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        qint64 nextId = 1;
        Rows rows;
        int merges = 0;
        for (int step = 0; step < 40; ++step) {
            QItemSelectionModel selection(&model);
            std::map<qint64, std::pair<QPersistentModelIndex, int>> kept;
            for (int i = 0; i < model.rowCount(); ++i) {
                const int column = random.bounded(int(AccountModel::ColumnCount));
                kept[rows[std::size_t(i)].id.value] = {model.index(i, column), column};
                if (random.bounded(3) == 0)
                    selection.select(model.index(i, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
            }
            const std::set<qint64> selectedBefore = selectedIds(selection);
            QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
            Rows next = later(rows, nextId, random);
            model.setRows(next);
            rows = std::move(next);

            QCOMPARE(model.rowCount(), int(rows.size()));
            for (int i = 0; i < model.rowCount(); ++i) {
                QCOMPARE(model.row(i), rows[std::size_t(i)]);
                QCOMPARE(model.rowOf(rows[std::size_t(i)].id), i);
            }
            if (!resets.isEmpty())
                continue;
            ++merges;
            const std::set<qint64> present = idsOf(rows);
            for (const auto &[id, place] : kept) {
                QCOMPARE(place.first.isValid(), present.contains(id));
                if (place.first.isValid()) {
                    QCOMPARE(place.first.data(AccountModel::AccountRole).toLongLong(), id);
                    QCOMPARE(place.first.column(), place.second);
                }
            }
            std::set<qint64> expected;
            std::set_intersection(selectedBefore.begin(), selectedBefore.end(), present.begin(), present.end(),
                                  std::inserter(expected, expected.end()));
            QCOMPARE(selectedIds(selection), expected);
        }
        QVERIFY(merges > 5);
    }

    void anotherListResets()
    {
        AccountModel model;
        const QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        Rows first;
        Rows second;
        for (qint64 id = 1; id <= 400; ++id) {
            first.push_back(accountRow(id));
            second.push_back(accountRow(id + 400));
        }
        model.setRows(first);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setRows(second);
        QCOMPARE(resets.count(), 1);
        QCOMPARE(model.row(0).id.value, 401);
    }

    void theSameRowsMoveNothing()
    {
        AccountModel model;
        const Rows rows{accountRow(1), accountRow(2)};
        model.setRows(rows);
        QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setRows(rows);
        QCOMPARE(layout.count() + inserted.count() + removed.count(), 0);
        QCOMPARE(changed.count(), 1);
    }

    void sortingOnlyAsksForIt()
    {
        AccountModel model;
        model.setRows({accountRow(1, u"Zola"_s, 100), accountRow(2, u"Ada"_s, 900)});
        QSignalSpy asked(&model, &AccountModel::sortRequested);
        model.sort(AccountModel::Holder, Qt::DescendingOrder);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.at(0).at(0).value<AccountColumn>(), AccountColumn::Holder);
        QCOMPARE(asked.at(0).at(1).value<Qt::SortOrder>(), Qt::DescendingOrder);
        QCOMPARE(shown(model, 0, AccountModel::Holder), u"Zola"_s);
        model.sort(-1);
        QCOMPARE(asked.count(), 1);
    }

    void everyColumnHasItsOwnOrderInTheStore()
    {
        std::set<AccountColumn> used;
        for (int i = 0; i < AccountModel::ColumnCount; ++i) {
            const AccountColumn column = AccountModel::storeColumn(AccountModel::Column(i));
            QVERIFY(used.insert(column).second);
            QCOMPARE(AccountModel::modelColumn(column), AccountModel::Column(i));
        }
    }

    void moneyStandsRightAndIsInWords_data()
    {
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("spoken");
        QTest::newRow("owes") << qint64(124608) << u"1,246.08"_s << u"owes £1,246.08"_s;
        QTest::newRow("settled") << qint64(0) << u"settled"_s << u"settled"_s;
        QTest::newRow("in credit") << qint64(-500) << u"in credit 5.00"_s << u"in credit £5.00"_s;
    }
    void moneyStandsRightAndIsInWords()
    {
        QFETCH(qint64, minor);
        AccountModel model;
        model.setRows({accountRow(1, u"Ada"_s, minor)});
        QTEST(shown(model, 0, AccountModel::Balance), "cell");
        QTEST(shown(model, 0, AccountModel::Balance, Qt::AccessibleTextRole), "spoken");
        const QModelIndex index = model.index(0, AccountModel::Balance);
        QVERIFY(index.data(Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight));
        QVERIFY(model.headerData(AccountModel::Balance, Qt::Horizontal, Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight));
        QCOMPARE(index.data(AccountModel::SortRole).toLongLong(), minor);
    }

    void theHeaderCarriesTheCurrencySign()
    {
        AccountModel model;
        QCOMPARE(model.headerData(AccountModel::Balance, Qt::Horizontal).toString(), u"Owes"_s);
        QSignalSpy changed(&model, &QAbstractItemModel::headerDataChanged);
        model.setRows({accountRow(1)});
        QCOMPARE(model.headerData(AccountModel::Balance, Qt::Horizontal).toString(), u"Owes £"_s);
        QCOMPARE(changed.count(), 1);
    }

    void theCellCarriesTheSignWhenCurrenciesMix()
    {
        AccountModel model;
        model.setRows({accountRow(1, u"Ada"_s, 1000), accountRow(2, u"Zola"_s, 1000, *Currency::fromCode(u"EUR"))});
        QCOMPARE(model.headerData(AccountModel::Balance, Qt::Horizontal).toString(), u"Owes"_s);
        QCOMPARE(shown(model, 0, AccountModel::Balance), u"£10.00"_s);
        QCOMPARE(shown(model, 1, AccountModel::Balance), u"€10.00"_s);
    }

    void columnsReadAsPeopleSayThem()
    {
        AccountRow row = accountRow(7, u"Adaeze Okafor"_s, 5000);
        row.lastPaymentDate = QDate(2013, 9, 3);
        row.lastPaymentAmount = Money::fromMinor(4000);
        row.openCharges = 1204;
        AccountModel model;
        model.setRows({row, accountRow(8)});
        QCOMPARE(shown(model, 0, AccountModel::LastPaid), u"3 Sep 2013 · £40.00"_s);
        QCOMPARE(shown(model, 1, AccountModel::LastPaid), u"never"_s);
        QCOMPARE(shown(model, 0, AccountModel::OpenCharges), u"1,204"_s);
        QCOMPARE(shown(model, 0, AccountModel::Type), u"Main account"_s);
        QCOMPARE(shown(model, 0, AccountModel::RentGroup), u"Tenants"_s);
        QCOMPARE(shown(model, 0, AccountModel::Status), u"Active"_s);
        QCOMPARE(shown(model, 0, AccountModel::StartDate), u"8 Jan 2012"_s);
        QCOMPARE(shown(model, 0, AccountModel::Reference), row.paymentReference);
    }
};

QTEST_GUILESS_MAIN(TestAccountModel)
#include "tst_accountmodel.moc"
