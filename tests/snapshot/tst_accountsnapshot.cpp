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

Choose chooser(QRandomGenerator &random)
{
    return [&random](int count) { return random.bounded(count); };
}

PlainAccount account(qint64 id, const QString &reference, qint64 balance = 0)
{
    PlainAccount made;
    made.id = id;
    made.reference = reference;
    made.balance = balance;
    return made;
}

AccountOrder answerOf(const std::vector<PlainAccount> &accounts, const AccountQuery &query)
{
    AccountSnapshot snapshot;
    fill(snapshot, accounts);
    return snapshot.answer(query).value();
}

using Ids = std::vector<qint64>;

} // namespace

class AccountSnapshotTest : public QObject
{
    Q_OBJECT

private slots:
    void answersEveryOrderAsThePlainSearchDoes_data()
    {
        QTest::addColumn<AccountColumn>("column");
        const char *names[] = {"payment reference", "holder", "address", "patch", "type", "rent group", "status", "balance",
                               "open charges", "last paid", "start date"};
        for (int column = 0; column <= int(AccountColumn::StartDate); ++column)
            QTest::newRow(names[column]) << AccountColumn(column);
    }
    void answersEveryOrderAsThePlainSearchDoes()
    {
        QFETCH(AccountColumn, column);
        QRandomGenerator random(quint32(column) + 100);
        const Choose choose = chooser(random);
        std::vector<PlainAccount> accounts = anyAccounts(1000, choose);
        AccountSnapshot snapshot;
        fill(snapshot, accounts);
        for (int round = 0; round < 12; ++round) {
            AccountQuery query{.filter = round < 2 ? AccountFilter() : anyFilter(choose), .sort = column};
            query.order = round % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
            const auto answer = snapshot.answer(query);
            const AccountOrder expected = plainAnswer(accounts, query);
            QVERIFY(answer.has_value());
            QCOMPARE(answer->ids, expected.ids);
            QCOMPARE(answer->count, expected.count);
            QVERIFY(answer->owed == expected.owed);
            for (const qint64 limit : {1, 20, 5000}) {
                query.limit = limit;
                const auto wanted = std::min(expected.ids.size(), std::size_t(limit));
                QCOMPARE(snapshot.head(query).value(), Ids(expected.ids.begin(), expected.ids.begin() + std::ptrdiff_t(wanted)));
            }
            query.limit.reset();
            QVERIFY(!snapshot.head(query));
        }
    }

    void staysRightWhenAccountsChangeAndAreAdded()
    {
        QRandomGenerator random(5);
        const Choose choose = chooser(random);
        std::vector<PlainAccount> accounts = anyAccounts(200, choose);
        AccountSnapshot snapshot;
        fill(snapshot, accounts);
        AccountQuery query = anyQuery(choose);
        for (int step = 0; step < 300; ++step) {
            if (choose(10) == 0) {
                accounts.push_back(anyAccount(1'000'000 - step, choose));
                put(snapshot, accounts.back());
            } else {
                PlainAccount &changed = accounts[std::size_t(choose(int(accounts.size())))];
                changeSomehow(changed, choose);
                put(snapshot, changed);
            }
            // The same question again, too: what was chosen for it may no longer be right.
            if (choose(2) == 0)
                query = anyQuery(choose);
            // An order that was dropped is no answer, never a wrong one.
            if (!snapshot.columns().hasOrder(query.sort)) {
                QVERIFY(!snapshot.answer(query));
                QVERIFY(giveOrders(snapshot, accounts));
            }
            QCOMPARE(snapshot.answer(query).value().ids, plainAnswer(accounts, query).ids);
        }
    }

    void tiesStandByReferenceInBothDirections()
    {
        const std::vector<PlainAccount> accounts{account(1, u"C"_s, 5), account(2, u"B"_s, 5), account(3, u"A"_s, 9), account(4, u"D"_s, 9)};
        QCOMPARE(answerOf(accounts, {.order = Qt::AscendingOrder}).ids, Ids({2, 1, 3, 4}));
        QCOMPARE(answerOf(accounts, {.order = Qt::DescendingOrder}).ids, Ids({3, 4, 2, 1}));
        // All have one name.
        QCOMPARE(answerOf(accounts, {.sort = AccountColumn::Holder, .order = Qt::DescendingOrder}).ids, Ids({3, 2, 1, 4}));
    }

    void noDateStandsFirstAscendingAndLastDescending()
    {
        std::vector<PlainAccount> accounts{account(1, u"A"_s), account(2, u"B"_s), account(3, u"C"_s)};
        accounts[0].lastPayment = QDate(2024, 5, 1);
        accounts[2].lastPayment = QDate(1899, 5, 1);
        QCOMPARE(answerOf(accounts, {.sort = AccountColumn::LastPaid, .order = Qt::AscendingOrder}).ids, Ids({2, 3, 1}));
        QCOMPARE(answerOf(accounts, {.sort = AccountColumn::LastPaid, .order = Qt::DescendingOrder}).ids, Ids({1, 3, 2}));
        QCOMPARE(answerOf(accounts, {.sort = AccountColumn::StartDate, .order = Qt::DescendingOrder}).ids, Ids({1, 2, 3}));
    }

    void theAccountsOfOneHolderAreForTheDatabaseToTell()
    {
        AccountSnapshot snapshot;
        const std::vector<PlainAccount> accounts{account(1, u"A"_s), account(2, u"B"_s)};
        fill(snapshot, accounts);
        const AccountQuery all{.limit = 5};
        const AccountQuery ofHolder{.filter = {.holder = HolderId{1}}, .limit = 5};
        QVERIFY(snapshot.answer(all) && snapshot.head(all));
        QVERIFY(!snapshot.answer(ofHolder) && !snapshot.head(ofHolder));
        // Nor is what that filter left behind taken for the answer to another.
        QCOMPARE(snapshot.answer(all)->ids.size(), std::size_t(2));
    }

    void balancesWhoseUpperHalvesDifferByOne()
    {
        // The lower halves stand the other way round.
        const qint64 step = qint64(1) << 32;
        const std::vector<PlainAccount> accounts{account(1, u"A"_s, step + 9), account(2, u"B"_s, 2 * step + 5), account(3, u"C"_s, 0),
                                                 account(4, u"D"_s, 3 * step + 1), account(5, u"E"_s, 7)};
        QCOMPARE(answerOf(accounts, {.order = Qt::AscendingOrder}).ids, Ids({3, 5, 1, 2, 4}));
        QCOMPARE(answerOf(accounts, {.order = Qt::DescendingOrder}).ids, Ids({4, 2, 1, 5, 3}));
    }

    void aMinimumThatNoSmallBalanceReaches()
    {
        const std::vector<PlainAccount> accounts{account(1, u"A"_s, 5), account(2, u"B"_s, std::numeric_limits<qint32>::max())};
        const auto count = [&](qint64 minimum) {
            return answerOf(accounts, {.filter = {.minimumBalance = Money::fromMinor(minimum)}}).count;
        };
        QCOMPARE(count(std::numeric_limits<qint32>::max()), 1);
        QCOMPARE(count(qint64(std::numeric_limits<qint32>::max()) + 1), 0);
        QCOMPARE(count(std::numeric_limits<qint64>::min()), 2);
    }

    void balancesAtTheEndsOf64Bits()
    {
        const qint64 most = std::numeric_limits<qint64>::max();
        const qint64 least = std::numeric_limits<qint64>::min();
        const std::vector<PlainAccount> accounts{account(1, u"A"_s, 0), account(2, u"B"_s, most), account(3, u"C"_s, least),
                                                 account(4, u"D"_s, 1), account(5, u"E"_s, -1)};
        const AccountOrder all = answerOf({accounts.begin(), accounts.begin() + 3}, {});
        QCOMPARE(all.ids, Ids({2, 1, 3}));
        QVERIFY(all.owed == std::vector<Money>{Money::fromMinor(most)});
        AccountSnapshot snapshot;
        fill(snapshot, accounts);
        // The sum of what is owed leaves 64 bits: SQL fails there too.
        QVERIFY(!snapshot.answer({}));
        QCOMPARE(snapshot.answer({.filter = {.minimumBalance = Money::fromMinor(most)}}).value().ids, Ids({2}));
    }

    void sumsWhatIsOwedByCurrencyLargestCountFirst()
    {
        std::vector<PlainAccount> accounts{account(1, u"A"_s, -700), account(2, u"B"_s, 5), account(3, u"C"_s, 6), account(4, u"D"_s, 7),
                                           account(5, u"E"_s, -8)};
        accounts[1].currency = accounts[2].currency = "JPY";
        accounts[3].currency = accounts[4].currency = "EUR";
        const AccountOrder answer = answerOf(accounts, {});
        const QStringList owed{answer.owed[0].toCurrencyString(QLocale::c()), answer.owed[1].toCurrencyString(QLocale::c()),
                               answer.owed[2].toCurrencyString(QLocale::c())};
        QCOMPARE(owed, QStringList({u"€0.07"_s, u"¥11"_s, u"£0.00"_s}));
        QCOMPARE(answer.count, 5);
    }

    void aLimitCutsTheNumbersOnly()
    {
        const AccountOrder answer = answerOf({account(1, u"A"_s, 1), account(2, u"B"_s, 2), account(3, u"C"_s, 4)}, {.limit = 2});
        QCOMPARE(answer.ids, Ids({3, 2}));
        QCOMPARE(answer.count, 3);
        QVERIFY(answer.owed == std::vector<Money>{Money::fromMinor(7)});
    }

    void noAccountsAreAnAnswer()
    {
        AccountSnapshot snapshot;
        const auto answer = snapshot.answer({.filter = {.text = u"nobody"_s}, .sort = AccountColumn::Patch});
        QVERIFY(answer.has_value());
        QCOMPARE(answer->count, 0);
        QVERIFY(answer->ids.empty());
        QVERIFY(answer->owed.empty());
    }

    void withoutTheOrderOfReferencesThereIsNoAnswer()
    {
        AccountSnapshot snapshot;
        put(snapshot, account(1, u"A"_s));
        QVERIFY(!snapshot.answer({}));
        const std::vector<qint64> ids{1};
        QVERIFY(snapshot.columns().setReferenceOrder(ids));
        QVERIFY(snapshot.answer({}).has_value());
        QVERIFY(!snapshot.answer({.sort = AccountColumn::Address}));
    }

    void aDatabaseMayOrderCodesInItsOwnWay()
    {
        std::vector<PlainAccount> accounts{account(1, u"A"_s), account(2, u"B"_s), account(3, u"C"_s)};
        accounts[0].patch = "b";
        accounts[1].patch = "C";
        accounts[2].patch = "B";
        const AccountQuery query{.sort = AccountColumn::Patch, .order = Qt::AscendingOrder};
        QCOMPARE(answerOf(accounts, query).ids, Ids({3, 2, 1}));
        AccountSnapshot snapshot([](std::string_view a, std::string_view b) {
            return QByteArray(a.data(), qsizetype(a.size())).toLower() < QByteArray(b.data(), qsizetype(b.size())).toLower();
        });
        fill(snapshot, accounts);
        QCOMPARE(snapshot.answer(query).value().ids, Ids({1, 3, 2}));
    }

    void anAnswerCanBeStopped()
    {
        AccountSnapshot snapshot;
        fill(snapshot, {account(1, u"A"_s)});
        std::atomic_bool stop = true;
        QVERIFY(!snapshot.answer({}, &stop));
        stop = false;
        QVERIFY(snapshot.answer({}, &stop).has_value());
    }

    void anAccountCostsAboutFiftyBytesBesideItsText()
    {
        AccountSnapshot snapshot;
        std::vector<PlainAccount> accounts;
        const qint64 count = 20'000;
        qint64 text = 0;
        for (qint64 id = 1; id <= count; ++id) {
            accounts.push_back(account(id, QString::number(id), id * 7));
            accounts.back().name = u"somebody with a name and an address of fifty letters"_s;
            text += accounts.back().text().toUtf8().size();
        }
        snapshot.columns().reserve(std::size_t(count), std::size_t(text));
        fill(snapshot, accounts);
        QVERIFY(snapshot.answer({.filter = {.owingOnly = true}}).has_value());
        const qint64 beside = (snapshot.bytes() - text) / count;
        QVERIFY2(beside >= 48 && beside <= 56, qPrintable(QString::number(beside)));
    }
};

QTEST_APPLESS_MAIN(AccountSnapshotTest)
#include "tst_accountsnapshot.moc"
