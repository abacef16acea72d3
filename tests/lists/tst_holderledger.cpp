// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/holderledger/holderledger.h"

#include "tests/domain/ledgerbook.h"
#include "tests/support/accountrows.h"
#include "tests/support/answeringstore.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using Tally::Test::AnsweringStore;

namespace {

const QDate today(2025, 2, 1);

/// The ledger of that account after `script`; the holder also has the account 9.
Ledger ledgerAfter(qint64 account, const QString &script)
{
    Test::LedgerBook book;
    book.state.account = {account};
    if (!script.isEmpty() && !book.runAll(script))
        qFatal("refused: %s", qPrintable(script));
    Ledger ledger = Test::ledgerOf(book.state, u"Holder %1"_s.arg(account));
    ledger.accountsOfHolder.push_back(Test::accountRow(9));
    return ledger;
}

/// The ledger of account 1 with that many charges of 1.00, a day apart; then a payment of the oldest `paid` ones, if there are any.
Ledger longLedger(int charges, int paid = 0)
{
    Test::LedgerBook book;
    book.state.account = {1};
    for (int day = 0; day < charges; ++day)
        (void)book.run(u"%1 debit RENT 1.00"_s.arg(QDate(2020, 1, 1).addDays(day).toString(Qt::ISODate)));
    if (paid > 0)
        (void)book.run(u"2025-01-31 pay CASH %1.00"_s.arg(paid));
    return Test::ledgerOf(book.state);
}

QString balanceAt(HolderLedger &ledger, int row)
{
    return ledger.model().index(row, LedgerModel::Balance).data().toString();
}

/// Entries numbered from `newest` downwards.
std::vector<TrailEntry> entries(qint64 newest, int count)
{
    std::vector<TrailEntry> all;
    for (int i = 0; i < count; ++i)
        all.push_back({.id = newest - i, .actor = u"okb"_s, .action = u"add-debit"_s, .account = {1}});
    return all;
}

} // namespace

class TestHolderLedger final : public QObject
{
    Q_OBJECT

private slots:
    void readsTheLedgerAndWhatPeopleAskFirst()
    {
        AnsweringStore store;
        store.keep(ledgerAfter(1, u"2025-01-06 debit RENT 100.00; 2025-01-07 pay CASH 30.00"_s));
        HolderLedger ledger(store, {1}, today);
        QVERIFY(!ledger.ledger());
        ledger.refresh();
        QTRY_VERIFY(ledger.ledger() != nullptr);
        QCOMPARE(ledger.model().rowCount(), 2);
        QCOMPARE(ledger.facts().balance, Money::fromMinor(7000));
        QCOMPARE(ledger.facts().openCharges, 1);
        QVERIFY(!ledger.isBusy());
    }

    void aLateAnswerIsDropped()
    {
        AnsweringStore store;
        HolderLedger ledger(store, {1}, today);
        QSignalSpy loaded(&ledger, &HolderLedger::loaded);
        ledger.refresh();
        ledger.refresh();
        store.answerLedger(1, ledgerAfter(2, {}));
        QTRY_COMPARE(loaded.count(), 1);
        store.answerLedger(0, ledgerAfter(1, {}));
        ledger.refresh();
        store.answerLedger(2, ledgerAfter(2, {}));
        QTRY_COMPARE(loaded.count(), 2);
        QCOMPARE(ledger.ledger()->account().id, AccountId{2});
    }

    void aFailureKeepsWhatIsShown()
    {
        AnsweringStore store;
        HolderLedger ledger(store, {1}, today);
        QSignalSpy failed(&ledger, &HolderLedger::failed);
        QSignalSpy busy(&ledger, &HolderLedger::busyChanged);
        ledger.refresh();
        store.answerLedger(0, ledgerAfter(1, u"2025-01-06 debit RENT 100.00"_s));
        QTRY_COMPARE(ledger.model().rowCount(), 1);
        ledger.refresh();
        QVERIFY(ledger.isBusy());
        store.answerLedger(1, Error{.kind = ErrorKind::Busy});
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.at(0).at(0).value<Error>().kind, ErrorKind::Busy);
        QCOMPARE(ledger.model().rowCount(), 1);
        QCOMPARE(busy.count(), 4);
    }

    void changesOfTheHoldersAccountsAreReadTogether()
    {
        AnsweringStore store;
        store.keep(ledgerAfter(1, {}));
        HolderLedger ledger(store, {1}, today);
        QSignalSpy loaded(&ledger, &HolderLedger::loaded);
        ledger.refresh();
        QTRY_COMPARE(loaded.count(), 1);
        emit store.accountChanged({1});
        emit store.accountChanged({1});
        emit store.accountChanged({9});           // the holder's other account stands on the page too
        QTRY_COMPARE(loaded.count(), 2);
        emit store.accountChanged({9});
        QTRY_COMPARE(loaded.count(), 3);
        emit store.accountsChanged();
        QTRY_COMPARE(loaded.count(), 4);
        QCOMPARE(store.ledgersAsked().size(), 4U);
    }

    void theNewestLinesOfALongLedgerComeFirstAndTheWholeBehindAll()
    {
        AnsweringStore store;
        store.keep(longLedger(700));
        store.hold(true);
        HolderLedger ledger(store, {1}, today);
        const QAbstractItemModelTester tester{&ledger.model(), QAbstractItemModelTester::FailureReportingMode::QtTest};
        ledger.refresh();
        QTRY_COMPARE(ledger.model().rowCount(), LedgerModel::pageRows);
        QVERIFY(ledger.isBusy() && !ledger.ledger() && !ledger.isRead());
        QVERIFY(!ledger.facts().charges);
        QCOMPARE(balanceAt(ledger, 0), u"700.00"_s);
        QCOMPARE(balanceAt(ledger, 127), u"573.00"_s);
        store.release();
        QTRY_COMPARE(ledger.model().rowCount(), 700);
        QVERIFY(!ledger.isBusy());
        QCOMPARE(ledger.facts().charges, std::optional(700));
        QTRY_VERIFY(ledger.isRead());
        QCOMPARE(ledger.ledger()->lines().size(), 700U);
        // Only what is in sight is fetched beyond the newest.
        QVERIFY(store.ledgerRowsAsked().empty());
        ledger.model().setVisibleRows(680, 699);
        store.hold(false);
        store.release();
        QTRY_COMPARE(balanceAt(ledger, 699), u"1.00"_s);
        QCOMPARE(balanceAt(ledger, 680), u"20.00"_s);
    }

    void anAccountOfFewLinesIsAskedForOnce()
    {
        AnsweringStore store;
        store.keep(longLedger(LedgerModel::pageRows));
        HolderLedger ledger(store, {1}, today);
        ledger.refresh();
        QTRY_VERIFY(ledger.isRead());
        QCOMPARE(ledger.model().rowCount(), LedgerModel::pageRows);
        ledger.model().setVisibleRows(100, 127);
        ledger.setFilter({.openOnly = true});
        QCOMPARE(ledger.model().rowCount(), LedgerModel::pageRows);
        QVERIFY(store.ledgerOrdersAsked().empty() && store.ledgerRowsAsked().empty());
    }

    void whatIsSettledIsHiddenAtOnceOrAskedOfTheStore_data()
    {
        QTest::addColumn<int>("charges");
        QTest::addColumn<int>("paid");
        QTest::addRow("few lines") << 5 << 2;
        QTest::addRow("many lines") << 400 << 10;
    }
    void whatIsSettledIsHiddenAtOnceOrAskedOfTheStore()
    {
        QFETCH(int, charges);
        QFETCH(int, paid);
        AnsweringStore store;
        store.keep(longLedger(charges, paid));
        HolderLedger ledger(store, {1}, today);
        const QAbstractItemModelTester tester{&ledger.model(), QAbstractItemModelTester::FailureReportingMode::QtTest};
        QSignalSpy ordered(&ledger, &HolderLedger::orderLoaded);
        ledger.setFilter({.openOnly = true});
        ledger.refresh();
        QTRY_COMPARE(ledger.model().rowCount(), charges - paid);
        QTRY_VERIFY(ledger.isRead());
        QCOMPARE(ledger.model().rowCount(), charges - paid);
        ledger.setFilter({});
        QTRY_COMPARE(ledger.model().rowCount(), charges + 1);
        ledger.setFilter({.openOnly = true});
        ledger.setFilter({});                    // while the answer is on its way
        QTRY_VERIFY(!ledger.isBusy());
        QCOMPARE(ledger.model().rowCount(), charges + 1);
        QCOMPARE(balanceAt(ledger, 0), u"%1.00"_s.arg(charges - paid));
        QCOMPARE(ordered.count(), charges > LedgerModel::pageRows ? 3 : 4);   // an answer that nobody waits for is dropped
    }

    void aPostingOfSomebodyElseIsShownWithTheBalancesItChanges()
    {
        AnsweringStore store;
        store.keep(longLedger(300));
        HolderLedger ledger(store, {1}, today);
        const QAbstractItemModelTester tester{&ledger.model(), QAbstractItemModelTester::FailureReportingMode::QtTest};
        ledger.refresh();
        QTRY_VERIFY(ledger.isRead());
        ledger.model().setVisibleRows(290, 299);
        QTRY_COMPARE(balanceAt(ledger, 299), u"1.00"_s);
        Ledger changed = longLedger(300);
        AccountLine line = changed.lines.front();
        line.id = {301};
        line.date = line.date.addDays(-1);       // dated before all others
        changed.lines.insert(changed.lines.begin(), line);
        changed.account.balance += line.amount;
        store.keep(changed);
        emit store.accountChanged({1});
        QTRY_COMPARE(ledger.model().rowCount(), 301);
        QTRY_COMPARE(balanceAt(ledger, 299), u"2.00"_s);
        ledger.model().setVisibleRows(295, 300);
        QTRY_COMPARE(balanceAt(ledger, 300), u"1.00"_s);
        QTRY_COMPARE(ledger.ledger()->lines().size(), 301U);
    }

    void rowsThatCouldNotBeReadAreAskedForAgainWithTheList()
    {
        AnsweringStore store;
        store.keep(longLedger(300));
        HolderLedger ledger(store, {1}, today);
        QSignalSpy failed(&ledger, &HolderLedger::failed);
        ledger.refresh();
        QTRY_VERIFY(ledger.isRead());
        store.failNext(Error{.kind = ErrorKind::Offline});
        ledger.model().setVisibleRows(290, 299);
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(balanceAt(ledger, 299).isEmpty());
        ledger.refresh();
        QTRY_COMPARE(balanceAt(ledger, 299), u"1.00"_s);
        QCOMPARE(failed.count(), 1);
    }

    void aWholeLedgerThatCouldNotBeReadAgainStaysAsItWasAndIsNotTakenForTheNewOne()
    {
        AnsweringStore store;
        store.keep(longLedger(3));
        HolderLedger ledger(store, {1}, today);
        QSignalSpy failed(&ledger, &HolderLedger::failed);
        ledger.refresh();
        QTRY_VERIFY(ledger.isRead());
        store.failNext(Error{.kind = ErrorKind::Offline});
        ledger.refresh();
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(ledger.ledger() && !ledger.isRead() && !ledger.isReading());
        ledger.refresh();
        QTRY_VERIFY(ledger.isRead());
    }

    void anOrderThatCouldNotBeReadKeepsTheNewestLines()
    {
        AnsweringStore store;
        store.keep(longLedger(300));
        store.failNext(Error{.kind = ErrorKind::Busy});
        HolderLedger ledger(store, {1}, today);
        QSignalSpy failed(&ledger, &HolderLedger::failed);
        ledger.refresh();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(ledger.model().rowCount(), LedgerModel::pageRows);
        QVERIFY(!ledger.isBusy());
        QTRY_VERIFY(ledger.isRead());
    }

    void linesOutOfSightAreFetchedToBeCopied()
    {
        AnsweringStore store;
        store.keep(longLedger(300));
        HolderLedger ledger(store, {1}, today);
        QSignalSpy fetched(&ledger, &HolderLedger::rowsFetched);
        QSignalSpy failed(&ledger, &HolderLedger::failed);
        ledger.refresh();
        QTRY_VERIFY(ledger.isRead());
        ledger.fetchForCopy({300, 5});
        QTRY_COMPARE(fetched.count(), 1);
        const auto rows = fetched.front().front().value<std::shared_ptr<LedgerModel>>();
        QCOMPARE(rows->rowCount(), 2);
        QCOMPARE(rows->index(1, LedgerModel::Balance).data().toString(), u"5.00"_s);
        ledger.fetchForCopy(std::vector<qint64>(std::size_t(RowFetcher::mostCopied) + 1, 5));
        QCOMPARE(failed.count(), 1);
        QCOMPARE(failed.front().front().value<Error>().kind, ErrorKind::Invalid);
    }

    void anotherHoldersAccountIsNoReasonToRead()
    {
        AnsweringStore store;
        store.keep(ledgerAfter(1, {}));
        HolderLedger ledger(store, {1}, today);
        QSignalSpy loaded(&ledger, &HolderLedger::loaded);
        ledger.refresh();
        QTRY_COMPARE(loaded.count(), 1);
        emit store.accountChanged({5});
        QVERIFY(!loaded.wait(100));
        QCOMPARE(store.ledgersAsked().size(), 1U);
    }

    void theTrailIsReadOnlyWhileItIsOpen()
    {
        AnsweringStore store;
        store.keep(ledgerAfter(1, {}));
        HolderLedger ledger(store, {1}, today);
        QSignalSpy loaded(&ledger, &HolderLedger::loaded);
        ledger.refresh();
        QTRY_COMPARE(loaded.count(), 1);
        QVERIFY(store.trailsAsked().empty());
        ledger.trail().open(LineId{4});
        QTRY_COMPARE(store.trailsAsked().size(), 1U);
        QCOMPARE(store.trailsAsked()[0].account, AccountId{1});
        QCOMPARE(store.trailsAsked()[0].line, std::optional(LineId{4}));
        emit store.accountChanged({1});                      // something was posted: it stands in the trail now
        QTRY_COMPARE(store.trailsAsked().size(), 2U);
        ledger.trail().close();
        emit store.accountChanged({1});
        QTRY_COMPARE(loaded.count(), 3);
        QCOMPARE(store.trailsAsked().size(), 2U);
    }

    void runningThroughTheLinesAsksOnce()
    {
        AnsweringStore store;
        AccountTrail trail(store, {1});
        for (qint64 line = 1; line <= 9; ++line)
            trail.open(LineId{line});
        QTRY_COMPARE(store.trailsAsked().size(), 1U);
        QCOMPARE(store.trailsAsked()[0].line, std::optional(LineId{9}));
    }

    void aLateTrailIsDropped()
    {
        AnsweringStore store;
        AccountTrail trail(store, {1});
        QSignalSpy changed(&trail, &AccountTrail::changed);
        trail.open(LineId{1});
        QTRY_COMPARE(store.trailsAsked().size(), 1U);
        trail.open(LineId{2});
        QTRY_COMPARE(store.trailsAsked().size(), 2U);
        changed.clear();
        store.answerTrail(1, entries(50, 1));
        QTRY_COMPARE(changed.count(), 1);
        store.answerTrail(0, entries(90, 3));
        QVERIFY(!changed.wait(100));
        QCOMPARE(trail.entries().size(), 1U);
        QCOMPARE(trail.entries().front().id, 50);

        trail.refresh();
        trail.close();
        store.answerTrail(2, entries(99, 2));
        QVERIFY(!changed.wait(100));
        QCOMPARE(trail.entries().front().id, 50);
    }

    void anotherLineShowsNothingOfTheOneBefore()
    {
        AnsweringStore store;
        AccountTrail trail(store, {1});
        trail.open(LineId{1});
        QTRY_COMPARE(store.trailsAsked().size(), 1U);
        store.answerTrail(0, entries(50, 21));
        QTRY_VERIFY(trail.isRead());
        trail.open(LineId{2});
        QVERIFY(!trail.isRead() && trail.entries().empty() && !trail.hasOlder());
    }

    void olderEntriesComeAPageAtATime()
    {
        AnsweringStore store;
        AccountTrail trail(store, {1});
        trail.open({});
        QTRY_COMPARE(store.trailsAsked().size(), 1U);
        QCOMPARE(store.trailsAsked()[0].limit, AccountTrail::pageSize + 1);
        QVERIFY(!store.trailsAsked()[0].line);
        store.answerTrail(0, entries(100, 21));
        QTRY_VERIFY(trail.hasOlder());
        QCOMPARE(trail.entries().size(), 20U);
        QCOMPARE(trail.entries().back().id, 81);
        trail.readOlder();
        QCOMPARE(store.trailsAsked().size(), 2U);
        store.answerTrail(1, entries(100, 40));               // exactly two pages: nothing older
        QTRY_COMPARE(trail.entries().size(), 40U);
        QVERIFY(!trail.hasOlder());
        trail.readOlder();
        QCOMPARE(store.trailsAsked().size(), 2U);
        trail.refresh();
        QCOMPARE(store.trailsAsked()[2].limit, 41);            // what was unfolded stays unfolded
    }

    void aTrailThatCannotBeReadSaysWhyAndKeepsWhatIsShown()
    {
        AnsweringStore store;
        AccountTrail trail(store, {1});
        trail.open({});
        QTRY_COMPARE(store.trailsAsked().size(), 1U);
        store.answerTrail(0, entries(5, 2));
        QTRY_VERIFY(trail.isRead());
        trail.refresh();
        store.answerTrail(1, Error{.kind = ErrorKind::Busy});
        QTRY_VERIFY(trail.error().has_value());
        QCOMPARE(trail.error()->kind, ErrorKind::Busy);
        QCOMPARE(trail.entries().size(), 2U);
        trail.refresh();
        store.answerTrail(2, entries(6, 3));
        QTRY_COMPARE(trail.entries().size(), 3U);
        QVERIFY(!trail.error());
    }
};

QTEST_GUILESS_MAIN(TestHolderLedger)
#include "tst_holderledger.moc"
