// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/searchbox.h"

#include "tests/support/accountrows.h"
#include "tests/support/answeringstore.h"

#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using Tally::Test::accountList;
using Tally::Test::accountRow;
using Tally::Test::AnsweringStore;

namespace {

/// A search box on screen with the keys, and a store that answers when the test says so.
struct Screen
{
    Screen()
    {
        box.setSearch(&search);
        box.show();
    }
    [[nodiscard]] bool ready() { return QTest::qWaitForWindowActive(&box); }
    [[nodiscard]] QListWidget &answers() const { return *box.findChild<QListWidget *>(u"searchAnswers"_s); }
    [[nodiscard]] QString firstLine() const { return answers().isVisible() && answers().count() > 0 ? answers().item(0)->text() : QString(); }
    /// Types it and waits until it was asked for.
    [[nodiscard]] bool ask(const QString &text)
    {
        const std::size_t before = store.queries().size();
        QTest::keyClicks(&box, text);
        return QTest::qWaitFor([&] { return store.queries().size() == before + 1; });
    }

    AnsweringStore store;
    AccountSearch search{store};
    SearchBox box;
};

} // namespace

class TestSearchBox final : public QObject
{
    Q_OBJECT

private slots:
    void saysThatItSearchesUntilItFound()
    {
        Screen screen;
        QVERIFY(screen.ready());
        QVERIFY(screen.ask(u"lind"_s));
        QTRY_COMPARE(screen.firstLine(), u"Searching for “lind”…"_s);
        QSignalSpy chosen(&screen.box, &SearchBox::accountChosen);
        screen.store.answer(0, accountList({accountRow(1, u"Anita Lindqvist"_s), accountRow(2, u"Bo Lind"_s)}));
        QTRY_VERIFY(screen.firstLine().startsWith("Anita Lindqvist"_L1));
        QTest::keyClick(&screen.box, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
    }

    void aSearchThatFailsIsNotAnnouncedAnyMore()
    {
        Screen screen;
        QVERIFY(screen.ready());
        QVERIFY(screen.ask(u"lind"_s));
        screen.store.answer(0, Error{.kind = ErrorKind::Offline});
        QVERIFY(!QTest::qWaitFor([&screen] { return screen.answers().isVisible(); }, 600));
    }

    void enterSearchesAgainForWhatFailed()
    {
        Screen screen;
        QVERIFY(screen.ready());
        QSignalSpy failed(&screen.search, &AccountSearch::failed);
        QVERIFY(screen.ask(u"lind"_s));
        screen.store.answer(0, Error{.kind = ErrorKind::Offline});
        QTRY_COMPARE(failed.count(), 1);
        QSignalSpy chosen(&screen.box, &SearchBox::accountChosen);
        QTest::keyClick(&screen.box, Qt::Key_Return);
        QCOMPARE(screen.store.queries().size(), 2U);
        screen.store.answer(1, accountList({accountRow(2, u"Bo Lind"_s)}));
        QTRY_COMPARE(chosen.count(), 1);
    }

    void whatWasFoundIsThereAgainForWhoComesBack()
    {
        Screen screen;
        QVERIFY(screen.ready());
        QVERIFY(screen.ask(u"lind"_s));
        screen.store.answer(0, accountList({accountRow(1, u"Anita Lindqvist"_s), accountRow(2, u"Bo Lind"_s)}));
        QTRY_VERIFY(screen.answers().isVisible());
        screen.box.clearFocus();
        QVERIFY(!screen.answers().isVisible());
        screen.box.setFocus(Qt::ActiveWindowFocusReason);
        QCOMPARE(screen.store.queries().size(), 2U);         // others may have posted
        screen.store.answer(1, accountList({accountRow(1, u"Anita Lindqvist"_s), accountRow(2, u"Bo Lind"_s)}));
        QTRY_VERIFY(screen.answers().isVisible());
        QSignalSpy chosen(&screen.box, &SearchBox::accountChosen);
        QTest::keyClick(&screen.box, Qt::Key_Down);
        QTest::keyClick(&screen.box, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().value<AccountId>(), AccountId{2});
    }

    void theAnswerOneMovesInIsNotExchanged()
    {
        Screen screen;
        QVERIFY(screen.ready());
        QVERIFY(screen.ask(u"lind"_s));
        screen.store.answer(0, accountList({accountRow(1, u"Anita Lindqvist"_s), accountRow(2, u"Bo Lind"_s)}));
        QTRY_VERIFY(screen.answers().isVisible());
        QTest::keyClick(&screen.box, Qt::Key_Down);
        QTest::keyClicks(&screen.box, u" "_s);
        QVERIFY(!QTest::qWaitFor([&screen] { return screen.store.queries().size() > 1; }, 300));
        QCOMPARE(screen.answers().currentRow(), 1);
    }

    void opensNothingWhileItSearchesAndShowsAgainWhatWasFoundBefore()
    {
        Screen screen;
        QVERIFY(screen.ready());
        QVERIFY(screen.ask(u"lind"_s));
        screen.store.answer(0, accountList({accountRow(1, u"Anita Lindqvist"_s), accountRow(2, u"Bo Lind"_s)}));
        QTRY_VERIFY(screen.firstLine().startsWith("Anita Lindqvist"_L1));
        QVERIFY(screen.ask(u"x"_s));
        QTRY_COMPARE(screen.firstLine(), u"Searching for “lindx”…"_s);
        QSignalSpy chosen(&screen.box, &SearchBox::accountChosen);
        QTest::keyClick(&screen.box, Qt::Key_Return);
        QCOMPARE(chosen.count(), 0);
        QTest::keyClick(&screen.box, Qt::Key_Backspace);
        QVERIFY(screen.firstLine().startsWith("Anita Lindqvist"_L1));
    }

    void belowTheLastAccountAllThereAreCanBeHad()
    {
        Screen screen;
        QVERIFY(screen.ready());
        QVERIFY(screen.ask(u"lind"_s));
        AccountList few = accountList({accountRow(1, u"Anita Lindqvist"_s), accountRow(2, u"Bo Lind"_s)});
        few.count = 1234;
        screen.store.answer(0, few);
        QTRY_COMPARE(screen.answers().count(), 3);
        QCOMPARE(screen.answers().item(2)->text(), u"Show all %1 in the list"_s.arg(QLocale().toString(1234)));
        QSignalSpy one(&screen.box, &SearchBox::accountChosen);
        QSignalSpy all(&screen.box, &SearchBox::allWanted);
        QTest::keyClick(&screen.box, Qt::Key_Down);
        QTest::keyClick(&screen.box, Qt::Key_PageDown);
        QTest::keyClick(&screen.box, Qt::Key_Return);
        QCOMPARE(all.count(), 1);
        QCOMPARE(all.first().first().toString(), u"lind"_s);
        QCOMPARE(one.count(), 0);
        QVERIFY(screen.box.text().isEmpty());
        QVERIFY(!screen.answers().isVisible());
    }
};

QTEST_MAIN(TestSearchBox)
#include "tst_searchbox.moc"
