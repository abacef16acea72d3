// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/holderledger/holderledger.h"

#include "tests/domain/ledgerbook.h"
#include "tests/support/accountrows.h"
#include "tests/support/answeringstore.h"

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
        QTRY_VERIFY(ledger.ledger().has_value());
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
        QCOMPARE(ledger.ledger()->account.id, AccountId{2});
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
};

QTEST_GUILESS_MAIN(TestHolderLedger)
#include "tst_holderledger.moc"
