// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/snapshot/anyaccount.h"

#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

namespace {

/// The numbers of all rows in their order.
std::vector<qint64> idsOf(const AccountColumns &columns)
{
    std::vector<qint64> ids;
    for (quint32 row = 0; row < columns.size(); ++row)
        ids.push_back(columns.ids().at(row));
    return ids;
}

template <class Column>
QStringList values(const Column &column)
{
    QStringList texts;
    for (std::size_t row = 0; row < column.size(); ++row)
        texts.append(QString::number(column.at(row)));
    return texts;
}

} // namespace

class AccountColumnsTest : public QObject
{
    Q_OBJECT

private slots:
    void aColumnWidensForTheFirstValueThatDoesNotFit()
    {
        PackedColumn<qint32, qint64> column;
        column.append(std::numeric_limits<qint32>::max());
        column.append(std::numeric_limits<qint32>::min());
        const bool narrow = column.visit([]<class T>(std::span<const T>) { return sizeof(T) == 4; });
        QVERIFY(narrow);
        column.append(qint64(std::numeric_limits<qint32>::max()) + 1);
        QCOMPARE(values(column), QStringList({u"2147483647"_s, u"-2147483648"_s, u"2147483648"_s}));
    }

    void aChangedValueWidensTheColumnToo()
    {
        PackedColumn<quint8, quint32> column;
        column.append(255);
        column.append(0);
        column.set(1, 256);
        QCOMPARE(values(column), QStringList({u"255"_s, u"256"_s}));
        column.set(0, 7);
        QCOMPARE(values(column), QStringList({u"7"_s, u"256"_s}));
    }

    void anUnsignedColumnWidensForANumberBelowZero()
    {
        PackedColumn<quint32, qint64> column;
        column.append(4'294'967'295);
        column.append(-1);
        QCOMPARE(values(column), QStringList({u"4294967295"_s, u"-1"_s}));
    }

    void moreCodesThanASmallNumberHolds()
    {
        CodeColumn<quint8> column;
        for (int i = 0; i < 600; ++i)
            column.append(std::to_string(i % 300));
        for (std::size_t i = 0; i < 600; ++i)
            QCOMPARE(column.at(i), std::string_view(std::to_string(i % 300)));
        QCOMPARE(column.codes.size(), std::size_t(300));
        QVERIFY(!column.codes.find("300"));
    }

    void codesRankByTheirBytes()
    {
        CodeDictionary codes;
        for (const char *code : {"garages", "Tenant", "", "\xc3\x9cmlaut", "Garages"})
            QVERIFY(codes.number(code) < 5);
        QCOMPARE(codes.ranks(std::less<>()), std::vector<quint32>({3, 2, 0, 4, 1}));
    }

    void codesThatADatabaseDoesNotTellApartShareARank()
    {
        CodeDictionary codes;
        for (const char *code : {"b", "C", "B", "a"})
            QVERIFY(codes.number(code) < 4);
        const auto ignoringCase = [](std::string_view a, std::string_view b) {
            return QByteArray(a.data(), qsizetype(a.size())).toLower() < QByteArray(b.data(), qsizetype(b.size())).toLower();
        };
        QCOMPARE(codes.ranks(ignoringCase), std::vector<quint32>({1, 2, 1, 0}));
    }

    void daysTakeTwoBytesUntilOneDoesNotFit_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<bool>("fits");
        for (const char *day : {"1900-01-01", "2026-11-21", "2079-06-05", ""})
            QTest::addRow("day %s", day) << QDate::fromString(QString::fromLatin1(day), Qt::ISODate) << true;
        for (const char *day : {"1752-09-14", "1899-12-30", "1899-12-31", "2079-06-06", "9999-12-31"})
            QTest::addRow("day %s", day) << QDate::fromString(QString::fromLatin1(day), Qt::ISODate) << false;
    }
    void daysTakeTwoBytesUntilOneDoesNotFit()
    {
        QFETCH(const QDate, day);
        QFETCH(const bool, fits);
        AccountColumns columns;
        columns.put({.id = {1}, .lastPayment = QDate(2024, 5, 1), .start = QDate(2024, 5, 1)});
        columns.put({.id = {2}, .lastPayment = day});
        const bool narrow = columns.lastPayments().visit([]<class T>(std::span<const T>) { return sizeof(T) == 2; });
        QCOMPARE(narrow, fits);
        QCOMPARE(columns.at(0).lastPayment, QDate(2024, 5, 1));
        QCOMPARE(columns.at(1).lastPayment, day);
        columns.put({.id = {1}, .start = day});
        QCOMPARE(columns.at(0).start, day);
        QCOMPARE(columns.at(0).lastPayment, QDate());
    }

    void givesBackWhatWasPutIn()
    {
        QRandomGenerator random(3);
        const Choose choose = [&random](int count) { return random.bounded(count); };
        std::vector<PlainAccount> accounts = anyAccounts(400, choose);
        AccountSnapshot snapshot;
        fill(snapshot, accounts);
        for (int step = 0; step < 400; ++step) {
            PlainAccount &account = accounts[std::size_t(choose(400))];
            changeSomehow(account, choose);
            put(snapshot, account);
        }
        QCOMPARE(snapshot.columns().size(), std::size_t(400));
        for (const PlainAccount &account : accounts) {
            const auto row = snapshot.columns().find({account.id});
            QVERIFY(row.has_value());
            AccountSnapshot other;
            put(other, account);
            QVERIFY(snapshot.columns().at(*row) == other.columns().at(0));
        }
    }

    void findsAccountsByNumber_data()
    {
        QTest::addColumn<QList<qint64>>("ids");
        QTest::newRow("none") << QList<qint64>();
        QTest::newRow("without gaps") << QList<qint64>{7, 8, 9, 10};
        QTest::newRow("with gaps") << QList<qint64>{2, 3, 5, 9, 20, 1000};
        QTest::newRow("a late one") << QList<qint64>{5, 6, 9, 7, 10, 4};
        QTest::newRow("descending") << QList<qint64>{9, 8, 7, 2};
        QTest::newRow("beyond 32 bits") << QList<qint64>{1, 2, 4'294'967'297, 4'294'967'298, 3};
    }
    void findsAccountsByNumber()
    {
        QFETCH(QList<qint64>, ids);
        AccountColumns columns;
        for (const qint64 id : ids)
            columns.put({.id = {id}});
        for (qsizetype i = 0; i < ids.size(); ++i)
            QCOMPARE(columns.find({ids[i]}), std::optional(quint32(i)));
        for (const qint64 id : {qint64(-1), qint64(0), qint64(12), qint64(2000), qint64(4'294'967'300)})
            QVERIFY(!columns.find({id}));
    }

    void anOrderMustNameEveryAccountOnce_data()
    {
        QTest::addColumn<QList<qint64>>("ids");
        QTest::addColumn<bool>("taken");
        QTest::newRow("all") << QList<qint64>{3, 1, 2} << true;
        QTest::newRow("one missing") << QList<qint64>{3, 1} << false;
        QTest::newRow("one twice") << QList<qint64>{3, 1, 1} << false;
        QTest::newRow("one unknown") << QList<qint64>{3, 1, 4} << false;
        QTest::newRow("one too many") << QList<qint64>{3, 1, 2, 4} << false;
    }
    void anOrderMustNameEveryAccountOnce()
    {
        QFETCH(QList<qint64>, ids);
        QFETCH(bool, taken);
        AccountColumns columns;
        for (const qint64 id : {1, 2, 3})
            columns.put({.id = {id}});
        const std::vector<qint64> good{1, 2, 3};
        const std::vector<quint32> ranks(std::size_t(ids.size()));
        QVERIFY(columns.setReferenceOrder(good));
        QCOMPARE(columns.setTextOrder(AccountColumn::Address, {ids.data(), std::size_t(ids.size())}, ranks), taken);
        QCOMPARE(columns.hasOrder(AccountColumn::Address), taken);
        QVERIFY(!columns.hasOrder(AccountColumn::Holder));
        QCOMPARE(columns.setReferenceOrder({ids.data(), std::size_t(ids.size())}), taken);
        QCOMPARE(columns.hasOrder(AccountColumn::Balance), taken);
    }

    void aChangeDropsTheOrdersItMayTouch_data()
    {
        using Change = std::function<void(SnapshotRow &)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("byReference");
        QTest::addColumn<bool>("byText");
        const auto row = [](const char *name, const Change &change, bool byReference, bool byText) {
            QTest::newRow(name) << change << byReference << byText;
        };
        row("nothing", [](SnapshotRow &) {}, true, true);
        row("figures", [](SnapshotRow &r) { r.balanceMinor = 5; r.openCharges = 1; r.lastPayment = QDate(2024, 1, 1); }, true, true);
        row("status", [](SnapshotRow &r) { r.status = "ended"; }, true, true);
        row("version", [](SnapshotRow &r) { r.version = 257; }, true, false);
        row("search text", [](SnapshotRow &r) { r.text = "somebody else"; }, true, false);
        row("a new account", [](SnapshotRow &r) { r.id = {9}; }, false, false);
    }
    void aChangeDropsTheOrdersItMayTouch()
    {
        QFETCH(std::function<void(SnapshotRow &)>, change);
        QFETCH(bool, byReference);
        QFETCH(bool, byText);
        SnapshotRow row{.id = {1}, .version = 1, .status = "active", .text = "somebody"};
        AccountColumns columns;
        columns.put(row);
        const std::vector<quint32> ranks{0};
        QVERIFY(columns.setReferenceOrder(idsOf(columns)));
        QVERIFY(columns.setTextOrder(AccountColumn::Holder, idsOf(columns), ranks));
        QVERIFY(columns.setTextOrder(AccountColumn::Address, idsOf(columns), ranks));
        change(row);
        columns.put(row);
        QCOMPARE(columns.hasOrder(AccountColumn::PaymentReference), byReference);
        QCOMPARE(columns.hasOrder(AccountColumn::Patch), byReference);
        QCOMPARE(columns.hasOrder(AccountColumn::Holder), byText);
        QCOMPARE(columns.hasOrder(AccountColumn::Address), byText);
    }
};

QTEST_APPLESS_MAIN(AccountColumnsTest)
#include "tst_accountcolumns.moc"
