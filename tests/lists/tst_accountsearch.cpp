// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/lists/accountsearch.h"

#include "tests/support/accountrows.h"
#include "tests/support/answeringstore.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using Tally::Test::accountList;
using Tally::Test::accountRow;
using Tally::Test::AnsweringStore;

class TestAccountSearch final : public QObject
{
    Q_OBJECT

private slots:
    void asksOnceForWhatWasTypedLast()
    {
        AnsweringStore store;
        store.answerAlways(accountList({accountRow(1, u"Okafor"_s)}));
        AccountSearch search(store);
        QSignalSpy found(&search, &AccountSearch::found);
        for (const QString &text : {u"o"_s, u"ok"_s, u" oka "_s})
            search.setText(text);
        QVERIFY(store.queries().empty());
        QVERIFY(found.wait());
        QCOMPARE(store.queries().size(), 1U);
        QCOMPARE(store.queries().at(0).filter.text, u"oka"_s);
        QCOMPARE(store.queries().at(0).limit, std::optional<qint64>(AccountSearch::mostShown));
        QVERIFY(!store.queries().at(0).filter.owingOnly);
        QCOMPARE(search.rows().size(), 1U);
        QCOMPARE(search.count(), 1);
    }

    void anEmptyTextEmptiesTheResultAtOnce()
    {
        AnsweringStore store;
        store.answerAlways(accountList({accountRow(1)}));
        AccountSearch search(store);
        search.setText(u"oka"_s);
        QTRY_COMPARE(search.count(), 1);
        QSignalSpy found(&search, &AccountSearch::found);
        search.setText(u"  "_s);
        QCOMPARE(found.count(), 1);
        QVERIFY(search.rows().empty());
        QCOMPARE(search.count(), 0);
    }

    void anAnswerToAnOlderTextIsDropped()
    {
        AnsweringStore store;
        AccountSearch search(store);
        QSignalSpy found(&search, &AccountSearch::found);
        search.setText(u"old"_s);
        QTRY_COMPARE(store.queries().size(), 1U);
        search.setText(u"new"_s);
        store.answer(0, accountList({accountRow(1, u"Old"_s)}));
        QTRY_COMPARE(store.queries().size(), 2U);
        QCOMPARE(found.count(), 0);
        store.answer(1, accountList({accountRow(2, u"New"_s)}));
        QTRY_COMPARE(found.count(), 1);
        QCOMPARE(search.rows().front().holderName, u"New"_s);
    }

    void whatNobodyWaitsForAnyMoreIsStopped()
    {
        AnsweringStore store;
        AccountSearch search(store);
        search.setText(u"old"_s);
        QTRY_COMPARE(store.queries().size(), 1U);
        QVERIFY(!store.isStopped(0));
        search.setText(u"older"_s);
        QVERIFY(store.isStopped(0));
        QTRY_COMPARE(store.queries().size(), 2U);
        QVERIFY(!store.isStopped(1));
        search.setText({});
        QVERIFY(store.isStopped(1));
    }

    void aFailureIsSaidAndKeepsWhatWasFound()
    {
        AnsweringStore store;
        AccountSearch search(store);
        QSignalSpy failed(&search, &AccountSearch::failed);
        search.setText(u"oka"_s);
        QTRY_COMPARE(store.queries().size(), 1U);
        store.answer(0, accountList({accountRow(1)}));
        QTRY_COMPARE(search.count(), 1);
        search.setText(u"okaf"_s);
        QTRY_COMPARE(store.queries().size(), 2U);
        store.answer(1, Error{.kind = ErrorKind::Busy});
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(search.count(), 1);
        search.searchNow();
        QCOMPARE(store.queries().size(), 3U);
        search.searchNow();                                  // it is on its way
        QCOMPARE(store.queries().size(), 3U);
    }

    void whoGoesBackToWhatWasAnsweredHasTheAnswer()
    {
        AnsweringStore store;
        AccountSearch search(store);
        search.setText(u"oka"_s);
        QTRY_COMPARE(store.queries().size(), 1U);
        store.answer(0, accountList({accountRow(1)}));
        QTRY_COMPARE(search.count(), 1);
        search.setText(u"okaf"_s);
        QVERIFY(!search.isCurrent());
        search.setText(u"oka "_s);
        QVERIFY(search.isCurrent());
        QVERIFY(!QTest::qWaitFor([&store] { return store.queries().size() > 1; }, 300));
    }

    void aSpaceMoreIsNoOtherText()
    {
        AnsweringStore store;
        AccountSearch search(store);
        search.setText(u"oka"_s);
        QTRY_COMPARE(store.queries().size(), 1U);
        search.setText(u"oka "_s);
        QVERIFY(!store.isStopped(0));
    }
};

QTEST_GUILESS_MAIN(TestAccountSearch)
#include "tst_accountsearch.moc"
