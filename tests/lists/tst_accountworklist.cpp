// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/lists/accountworklist.h"

#include "models/stores/sql/sqlaccountstore.h"
#include "resources/resources.h"
#include "tests/support/accountrows.h"
#include "tests/support/answeringstore.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace Tally;
using Tally::Test::accountList;
using Tally::Test::accountRow;
using Tally::Test::AnsweringStore;

namespace {

using Scope = AccountWorklist::Scope;

/// The names in the list, in its order.
QString names(AccountWorklist &worklist)
{
    QStringList names;
    for (int row = 0; row < worklist.model().rowCount(); ++row)
        names << worklist.model().index(row, AccountModel::Holder).data().toString();
    return names.join(u' ');
}

/// A database file with four accounts, of which three owe.
class Council final
{
    QTemporaryDir m_folder;                   // first, because the store's file lies in it

public:
    Council() : store(m_folder.filePath(u"council.db"_s), SqlAccountStore::Opening::CreateIfMissing, {.user = u"tests"_s})
    {
        initResources();
        (void)store.open();
        add(u"Ada"_s, AccountType::Master, u"Tenant"_s, u"12 Orchard Gardens"_s, u"2013-01-01"_s, 4000);
        add(u"Bryn"_s, AccountType::Sundry, u"Garages"_s, u"3 Mill Lane"_s, u"2011-01-01"_s, 9000);
        add(u"Cleo"_s, AccountType::Master, u"Garages"_s, u"7 Orchard Gardens"_s, u"2012-01-01"_s, 500);
        add(u"Dov"_s, AccountType::Master, u"Tenant"_s, u"1 Mill Lane"_s, u"2010-01-01"_s, 0);
    }

    SqlAccountStore store;

private:
    void add(const QString &name, AccountType type, const QString &group, const QString &address, const QString &start, qint64 owes)
    {
        Account account{.holder = {.reference = u"H-"_s + name, .name = name}, .accountType = type, .rentGroupType = group,
                        .status = owes > 1000 ? AccountStatus::Active : AccountStatus::Suspended, .tenure = {.fullAddress = address},
                        .startDate = QDate::fromString(start, Qt::ISODate)};
        const Account made = store.create(account, u"account "_s + name).result().value();
        if (owes > 0)
            (void)store.post({.key = u"charge "_s + name, .account = made.id,
                              .command = AddDebit{.amount = Money::fromMinor(owes), .type = u"MANUAL"_s, .text = {.date = {2013, 1, 1}}}})
                .result();
    }
};

} // namespace

class TestAccountWorklist final : public QObject
{
    Q_OBJECT

private slots:
    void eachFilterAsksTheStore_data()
    {
        QTest::addColumn<AccountFilter>("filter");
        QTest::addColumn<QString>("found");
        QTest::newRow("none") << AccountFilter{} << u"Bryn Ada Cleo"_s;
        QTest::newRow("type") << AccountFilter{.accountType = AccountType::Sundry} << u"Bryn"_s;
        QTest::newRow("rent group") << AccountFilter{.rentGroupType = u"Garages"_s} << u"Bryn Cleo"_s;
        QTest::newRow("status") << AccountFilter{.status = AccountStatus::Suspended} << u"Cleo"_s;
        QTest::newRow("exactly the minimum") << AccountFilter{.minimumBalance = Money::fromMinor(4000)} << u"Bryn Ada"_s;
        QTest::newRow("just above") << AccountFilter{.minimumBalance = Money::fromMinor(4001)} << u"Bryn"_s;
        QTest::newRow("text in the address") << AccountFilter{.text = u"orchard"_s} << u"Ada Cleo"_s;
        QTest::newRow("every word counts") << AccountFilter{.text = u"orchard cleo"_s} << u"Cleo"_s;
        QTest::newRow("together") << AccountFilter{.accountType = AccountType::Master, .text = u"gardens"_s} << u"Ada Cleo"_s;
        QTest::newRow("nobody") << AccountFilter{.text = u"nobody"_s} << QString();
    }
    void eachFilterAsksTheStore()
    {
        QFETCH(AccountFilter, filter);
        Council council;
        AccountWorklist worklist(council.store, Scope::Arrears);
        QSignalSpy loaded(&worklist, &AccountWorklist::loaded);
        worklist.setFilter(filter);
        QVERIFY(loaded.wait());
        QFETCH(QString, found);
        QTRY_COMPARE(names(worklist), found);
        QCOMPARE(worklist.count(), qint64(worklist.model().rowCount()));
    }

    void theListOfAllAccountsHasThoseWhoOweNothing()
    {
        Council council;
        AccountWorklist worklist(council.store, Scope::AllAccounts);
        worklist.setSort(AccountColumn::Holder, Qt::AscendingOrder);
        QTRY_COMPARE(names(worklist), u"Ada Bryn Cleo Dov"_s);
        QCOMPARE(worklist.count(), 4);
        QCOMPARE(worklist.owed(), std::vector{Money::fromMinor(13500)});
    }

    void sortsByWhatTheTableAsksFor_data()
    {
        QTest::addColumn<AccountModel::Column>("column");
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<QString>("found");
        QTest::newRow("holder") << AccountModel::Holder << Qt::DescendingOrder << u"Cleo Bryn Ada"_s;
        QTest::newRow("balance") << AccountModel::Balance << Qt::AscendingOrder << u"Cleo Ada Bryn"_s;
        QTest::newRow("start") << AccountModel::StartDate << Qt::AscendingOrder << u"Bryn Cleo Ada"_s;
    }
    void sortsByWhatTheTableAsksFor()
    {
        QFETCH(AccountModel::Column, column);
        QFETCH(Qt::SortOrder, order);
        Council council;
        AccountWorklist worklist(council.store, Scope::Arrears);
        worklist.model().sort(column, order);
        QTRY_VERIFY(worklist.hasLoaded());
        QFETCH(QString, found);
        QTRY_COMPARE(names(worklist), found);
        QCOMPARE(worklist.sortColumn(), AccountModel::storeColumn(column));
        QCOMPARE(worklist.sortOrder(), order);
    }

    void whatIsPostedShowsByItself()
    {
        Council council;
        AccountWorklist worklist(council.store, Scope::Arrears);
        worklist.refresh();
        QTRY_COMPARE(worklist.model().rowCount(), 3);
        const AccountId first = AccountId{worklist.model().keyAt(0)};
        (void)council.store.post({.key = u"p"_s, .account = first,
                                  .command = AddCredit{.amount = Money::fromMinor(8000), .paymentType = u"CASH"_s, .text = {.date = {2013, 2, 1}}}});
        QTRY_COMPARE(names(worklist), u"Ada Bryn Cleo"_s);
        QCOMPARE(worklist.owed(), std::vector{Money::fromMinor(5500)});
    }

    void worstDebtorsComeFirstUnlessAskedOtherwise()
    {
        AnsweringStore store;
        AccountWorklist worklist(store, Scope::Arrears);
        worklist.refresh();
        QCOMPARE(store.queries().at(0).sort, AccountColumn::Balance);
        QCOMPARE(store.queries().at(0).order, Qt::DescendingOrder);
        QVERIFY(store.queries().at(0).filter.owingOnly);
    }

    void aLateAnswerToAnOlderQuestionIsDropped()
    {
        AnsweringStore store;
        AccountWorklist worklist(store, Scope::Arrears);
        QSignalSpy loaded(&worklist, &AccountWorklist::loaded);
        worklist.setFilter({.text = u"a"_s});
        worklist.setFilter({.text = u"ab"_s});
        QCOMPARE(store.queries().size(), 2U);
        store.answer(1, accountList({accountRow(2, u"New"_s)}));
        QTRY_COMPARE(names(worklist), u"New"_s);
        store.answer(0, accountList({accountRow(1, u"Old"_s)}));
        worklist.refresh();                                      // one more round, so that the late answer has passed
        store.answer(2, accountList({accountRow(2, u"New"_s)}));
        QTRY_COMPARE(loaded.count(), 2);
        QTRY_COMPARE(names(worklist), u"New"_s);
    }

    void itIsBusyUntilTheLastQuestionIsAnswered()
    {
        AnsweringStore store;
        AccountWorklist worklist(store, Scope::Arrears);
        QSignalSpy busy(&worklist, &AccountWorklist::busyChanged);
        worklist.refresh();
        worklist.refresh();
        QVERIFY(worklist.isBusy());
        QCOMPARE(busy.count(), 1);
        store.answer(0, accountList({}));
        QVERIFY(worklist.isBusy());
        store.answer(1, Error{.kind = ErrorKind::Busy});
        QTRY_VERIFY(!worklist.isBusy());
        QCOMPARE(busy.count(), 2);
    }

    void othersWhoPostAllTheTimeDoNotTakeBackWhatSomebodyWaitsFor()
    {
        AnsweringStore store;
        AccountWorklist worklist(store, Scope::Arrears);
        worklist.setSort(AccountColumn::Holder, Qt::AscendingOrder);
        QCOMPARE(store.queries().size(), 1U);
        QSignalSpy busy(&worklist, &AccountWorklist::busyChanged);
        for (int i = 0; i < 3; ++i) {
            emit store.accountsChanged();
            QVERIFY(!busy.wait(150));                            // longer than changes are gathered for
        }
        QCOMPARE(store.queries().size(), 1U);
        QVERIFY(!store.isStopped(0));
        store.answer(0, accountList({accountRow(1, u"Ada"_s)}));
        QTRY_COMPARE(names(worklist), u"Ada"_s);
        // What changed meanwhile is asked for once, now.
        QTRY_COMPARE(store.queries().size(), 2U);
        store.answer(1, accountList({accountRow(2, u"Bryn"_s)}));
        QTRY_COMPARE(names(worklist), u"Bryn"_s);
        QVERIFY(!busy.wait(250));
        QCOMPARE(store.queries().size(), 2U);
    }

    void whatIsStoppedBeforeItsFirstRowsLeavesTheListAsItWas()
    {
        AnsweringStore store;
        AccountWorklist worklist(store, Scope::Arrears);
        worklist.refresh();
        store.answer(0, accountList({accountRow(1, u"Ada"_s), accountRow(2, u"Bryn"_s)}));
        QTRY_COMPARE(names(worklist), u"Ada Bryn"_s);
        QSignalSpy stopped(&worklist, &AccountWorklist::stopped);
        QSignalSpy sorted(&worklist, &AccountWorklist::sortChanged);
        worklist.setSort(AccountColumn::Holder, Qt::AscendingOrder);
        worklist.setFilter({.text = u"x"_s});
        QVERIFY(store.isStopped(1));                             // nobody waits for the first of the two
        worklist.stop();
        QVERIFY(store.isStopped(2));
        store.answer(2, Error{.kind = ErrorKind::Cancelled});
        QTRY_COMPARE(stopped.count(), 1);
        QCOMPARE(names(worklist), u"Ada Bryn"_s);
        QVERIFY(!worklist.isPartial());
        QVERIFY(!worklist.isFiltered());
        QCOMPARE(worklist.sortColumn(), AccountColumn::Balance);
        QCOMPARE(sorted.count(), 1);
        QCOMPARE(sorted.first().first().value<AccountColumn>(), AccountColumn::Balance);
    }

    void whatIsStoppedBehindItsFirstRowsShowsThem()
    {
        AnsweringStore store;
        AccountWorklist worklist(store, Scope::Arrears);
        worklist.refresh();
        std::vector<AccountRow> all;
        for (int i = 1; i <= 300; ++i)
            all.push_back(accountRow(i));
        store.answer(0, accountList(all));
        QTRY_COMPARE(worklist.model().rowCount(), 300);
        worklist.setSort(AccountColumn::Holder, Qt::AscendingOrder);
        QSignalSpy head(&worklist, &AccountWorklist::headLoaded);
        store.answerHead(1, std::vector<AccountRow>(all.end() - AccountModel::pageRows, all.end()));
        QTRY_COMPARE(head.count(), 1);
        QCOMPARE(worklist.model().rowCount(), 300);
        worklist.stop();
        store.answer(1, Error{.kind = ErrorKind::Cancelled});
        QTRY_VERIFY(worklist.isPartial());
        QCOMPARE(worklist.model().rowCount(), AccountModel::pageRows);
        QCOMPARE(worklist.sortColumn(), AccountColumn::Holder);
        // Another's posting does not begin it again, whoever wants the rest does.
        const std::size_t asked = store.queries().size();
        emit store.accountsChanged();
        QSignalSpy busy(&worklist, &AccountWorklist::busyChanged);
        QVERIFY(!busy.wait(250));
        QCOMPARE(store.queries().size(), asked);
        // Nothing else than before is shown if that is stopped, too.
        QSignalSpy another(&worklist.model(), &WindowedModel::anotherAboutToCome);
        QSignalSpy stopped(&worklist, &AccountWorklist::stopped);
        worklist.refresh();
        worklist.stop();
        store.answer(asked, Error{.kind = ErrorKind::Cancelled});
        QTRY_COMPARE(stopped.count(), 1);
        QVERIFY(worklist.isPartial());
        QCOMPARE(another.count(), 0);
        worklist.refresh();
        emit store.accountsChanged();                            // its answer may be older
        QVERIFY(!busy.wait(250));
        store.answer(asked + 1, accountList(all));
        QTRY_COMPARE(worklist.model().rowCount(), 300);
        QVERIFY(!worklist.isPartial());
        QTRY_COMPARE(store.queries().size(), asked + 3);
    }

    void aListWithoutHitsKeepsItsHeader()
    {
        AnsweringStore store;
        AccountWorklist worklist(store, Scope::Arrears);
        worklist.refresh();
        store.answer(0, accountList({accountRow(1, u"Ada"_s)}));
        QTRY_COMPARE(worklist.count(), 1);
        const auto header = [&] { return worklist.model().headerData(AccountModel::Balance, Qt::Horizontal).toString(); };
        QCOMPARE(header(), u"Owes £"_s);
        worklist.setFilter({.text = u"nobody"_s});
        store.answer(1, accountList({}));
        QTRY_COMPARE(worklist.count(), 0);
        QCOMPARE(header(), u"Owes £"_s);
    }

    void aFailureKeepsTheRowsAndSaysWhy()
    {
        AnsweringStore store;
        AccountWorklist worklist(store, Scope::Arrears);
        worklist.refresh();
        store.answer(0, accountList({accountRow(1, u"Ada"_s)}));
        QTRY_VERIFY(worklist.hasLoaded());
        QSignalSpy failed(&worklist, &AccountWorklist::failed);
        worklist.refresh();
        store.answer(1, Error{.kind = ErrorKind::Corrupt});
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.at(0).at(0).value<Error>().kind, ErrorKind::Corrupt);
        QTRY_COMPARE(names(worklist), u"Ada"_s);
        QCOMPARE(worklist.count(), 1);
    }

    void aBurstOfChangesIsOneQuestion()
    {
        AnsweringStore store;
        store.answerAlways(accountList({accountRow(1)}));
        AccountWorklist worklist(store, Scope::Arrears);
        QSignalSpy loaded(&worklist, &AccountWorklist::loaded);
        for (qint64 id = 1; id <= 50; ++id)
            emit store.accountChanged({id});
        emit store.accountsChanged();
        QVERIFY(store.queries().empty());
        QVERIFY(loaded.wait());
        QCOMPARE(store.queries().size(), 1U);
    }

    void changesThatNeverCeaseDoNotPutTheirQuestionOffForEver()
    {
        AnsweringStore store;
        store.answerAlways(accountList({accountRow(1)}));
        AccountWorklist worklist(store, Scope::Arrears);
        QTimer others;
        connect(&others, &QTimer::timeout, &store, [&store] { emit store.accountChanged({1}); });
        others.start(std::chrono::milliseconds(5));
        QTRY_VERIFY(store.queries().size() > 2);
    }

    // A server that was asked by everybody for everything with each posting would do nothing else.
    void aListThatTookLongIsAskedForAgainNoSoonerThanItTook()
    {
        AnsweringStore store;
        AccountWorklist worklist(store, Scope::Arrears);
        QSignalSpy loaded(&worklist, &AccountWorklist::loaded);
        constexpr int longTime = 300;
        QElapsedTimer since;
        for (const std::size_t question : {0U, 1U}) {
            worklist.refresh();
            since.start();
            QVERIFY(QTest::qWaitFor([&since] { return since.elapsed() >= longTime; }));
            store.answer(question, accountList({accountRow(1)}));
            QTRY_COMPARE(loaded.count(), int(question) + 1);
        }
        since.start();
        emit store.accountsChanged();
        QTRY_COMPARE(store.queries().size(), 3U);
        QVERIFY(since.elapsed() >= longTime - longTime / 10);       // a timer may be a twentieth early
    }

    void theScopeIsNoFilterOfThePerson()
    {
        AnsweringStore store;
        store.answerAlways({});
        for (const Scope scope : {Scope::Arrears, Scope::AllAccounts}) {
            AccountWorklist worklist(store, scope);
            QVERIFY(!worklist.isFiltered());
            worklist.setFilter({.owingOnly = scope == Scope::AllAccounts, .minimumBalance = Money::fromMinor(100)});
            QVERIFY(worklist.isFiltered());
            QCOMPARE(worklist.filter().owingOnly, scope == Scope::Arrears);
            worklist.clearFilter();
            QVERIFY(!worklist.isFiltered());
        }
    }

    void theSameFilterIsNotAskedTwice()
    {
        AnsweringStore store;
        store.answerAlways(accountList({accountRow(1)}));
        AccountWorklist worklist(store, Scope::Arrears);
        QSignalSpy changed(&worklist, &AccountWorklist::filterChanged);
        worklist.setFilter({.text = u"a"_s});
        QTRY_VERIFY(worklist.hasLoaded());
        worklist.setFilter({.text = u"a"_s});
        worklist.setSort(AccountColumn::Balance, Qt::DescendingOrder);
        QCOMPARE(store.queries().size(), 1U);
        QCOMPARE(changed.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestAccountWorklist)
#include "tst_accountworklist.moc"
