// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/accountmodel.h"

#include "tests/support/accountrows.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <set>

using namespace Qt::StringLiterals;
using namespace Tally;
using Tally::Test::accountRow;

namespace {

using Rows = std::vector<AccountRow>;

/// Shows these rows, as a list that is complete.
void show(AccountModel &model, const Rows &rows)
{
    model.showHead(AccountModel::inWords(rows), true);
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
    void sortingOnlyAsksForIt()
    {
        AccountModel model;
        show(model, {accountRow(1, u"Zola"_s, 100), accountRow(2, u"Ada"_s, 900)});
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
        show(model, {accountRow(1, u"Ada"_s, minor)});
        model.setCurrency(Currency());
        QTEST(shown(model, 0, AccountModel::Balance), "cell");
        QTEST(shown(model, 0, AccountModel::Balance, Qt::AccessibleTextRole), "spoken");
        const QModelIndex index = model.index(0, AccountModel::Balance);
        QVERIFY(index.data(Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight));
        QVERIFY(model.headerData(AccountModel::Balance, Qt::Horizontal, Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight));
    }

    void theHeaderCarriesTheCurrencySign()
    {
        AccountModel model;
        QCOMPARE(model.headerData(AccountModel::Balance, Qt::Horizontal).toString(), u"Owes"_s);
        QSignalSpy changed(&model, &QAbstractItemModel::headerDataChanged);
        model.setCurrency(Currency());
        QCOMPARE(model.headerData(AccountModel::Balance, Qt::Horizontal).toString(), u"Owes £"_s);
        model.setCurrency(Currency());
        QCOMPARE(changed.count(), 1);
    }

    void theCellCarriesTheSignWhenCurrenciesMix()
    {
        AccountModel model;
        show(model, {accountRow(1, u"Ada"_s, 1000), accountRow(2, u"Zola"_s, 1000, *Currency::fromCode(u"EUR"))});
        QCOMPARE(model.headerData(AccountModel::Balance, Qt::Horizontal).toString(), u"Owes"_s);
        QCOMPARE(shown(model, 0, AccountModel::Balance), u"£10.00"_s);
        QCOMPARE(shown(model, 1, AccountModel::Balance), u"€10.00"_s);
    }

    void aRowThatIsNotHereSaysSoInItsFirstColumn()
    {
        AccountModel model;
        model.setOrder(std::make_shared<const std::vector<qint64>>(std::vector<qint64>{7, 8}));
        QCOMPARE(shown(model, 0, AccountModel::Reference), u"Loading…"_s);
        QCOMPARE(shown(model, 0, AccountModel::Holder), QString());
        QCOMPARE(model.index(1, 0).data(AccountModel::AccountRole).toLongLong(), 8);
    }

    void columnsReadAsPeopleSayThem()
    {
        AccountRow row = accountRow(7, u"Adaeze Okafor"_s, 5000);
        row.lastPaymentDate = QDate(2013, 9, 3);
        row.lastPaymentAmount = Money::fromMinor(4000);
        row.openCharges = 1204;
        AccountModel model;
        show(model, {row, accountRow(8)});
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
