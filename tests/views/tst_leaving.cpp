// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "tests/views/casescene.h"
#include "views/widgets/messagebar.h"
#include "views/widgets/tableview.h"

#include <QAction>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

struct Scene : Test::CaseScene
{
    void openCase()
    {
        workspace().openCase(account);
        QTRY_COMPARE(tabs().tabText(2), u"Adaeze Okafor"_s);
    }
    void trigger(const QString &name) const
    {
        for (const QAction *menu : window.menuBar()->actions()) {
            for (QAction *each : menu->menu()->actions()) {
                if (each->objectName() == name) {
                    QTRY_VERIFY2(each->isEnabled(), qPrintable(each->toolTip()));
                    each->trigger();
                }
            }
        }
    }
    void beginPayment()
    {
        openCase();
        trigger(u"PostPayment"_s);
        auto *amount = window.findChild<QLineEdit *>(u"postingAmount"_s);
        QTRY_VERIFY(amount->hasFocus());
        QTest::keyClicks(amount, u"100"_s);
    }
    [[nodiscard]] QTabWidget &tabs() const { return *window.findChild<QTabWidget *>(u"tabs"_s); }
    [[nodiscard]] QMessageBox *question() const { return window.findChild<QMessageBox *>(u"leaveQuestion"_s); }
    [[nodiscard]] bool isInList(int tab) const
    {
        return tabs().currentIndex() == tab && window.focusWidget() == tabs().widget(tab)->findChild<TableView *>();
    }
};

} // namespace

class TestLeaving final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { initResources(); }

    void theQuestionNamesTheFormAndTheAccount()
    {
        Scene scene;
        scene.show();
        scene.beginPayment();
        scene.trigger(u"ShowArrears"_s);
        QVERIFY(!scene.window.close());
        QVERIFY(scene.question() != nullptr);
        QCOMPARE(scene.question()->text(), u"A payment on Adaeze Okafor · 1000000010 was begun and not posted."_s);
    }

    void everyFormThatWasBegunIsNamed()
    {
        Scene scene;
        scene.show();
        scene.beginPayment();
        scene.trigger(u"EditAccount"_s);
        auto *name = scene.window.findChild<QLineEdit *>(u"accountHolderName"_s);
        QTRY_VERIFY(name->isVisible());
        name->setFocus();
        QTest::keyClicks(name, u"x"_s);
        QVERIFY(!scene.window.close());
        QCOMPARE(scene.question()->text(), u"A payment on Adaeze Okafor · 1000000010 was begun and not posted.\n"
                                           "A change of the account Adaeze Okafor · 1000000010 was begun and not saved."_s);
    }

    void aFormOnItsWayIsSaidToBe()
    {
        Scene scene;
        scene.show();
        scene.beginPayment();
        QTest::keyClick(scene.window.focusWidget(), Qt::Key_Tab);
        QTest::keyClick(scene.window.focusWidget(), Qt::Key_Down);
        scene.store.hold();
        QTest::keyClick(scene.window.focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!scene.window.close());
        QCOMPARE(scene.question()->text(), u"A payment on Adaeze Okafor · 1000000010 is being posted now."_s);
        scene.store.release();
        QTRY_VERIFY(scene.workspace().drafts().isEmpty());
    }

    void aTabThatIsClosedSaysWhatWasBegunInIt()
    {
        Scene scene;
        scene.show();
        scene.beginPayment();
        scene.trigger(u"CloseTab"_s);
        QVERIFY(scene.window.findChild<MessageBar *>(u"messageBar"_s)->text().startsWith(
            u"A payment on Adaeze Okafor · 1000000010 was begun and not posted."_s));
        QCOMPARE(scene.tabs().count(), 3);
    }

    void theKeyboardIsInTheListAfterGoingBack()
    {
        Scene scene;
        scene.show();
        scene.openCase();
        scene.trigger(u"Back"_s);
        QVERIFY(scene.isInList(0));
    }

    void closingATabBehindStaysWhereOneIs()
    {
        Scene scene;
        scene.show();
        scene.openCase();
        scene.trigger(u"ShowAccounts"_s);
        emit scene.tabs().tabCloseRequested(2);
        QCOMPARE(scene.tabs().count(), 2);
        QVERIFY(scene.isInList(1));
    }

    void theKeyboardIsInTheListAfterATabWasClosed()
    {
        Scene scene;
        scene.show();
        scene.trigger(u"ShowAccounts"_s);
        QVERIFY(scene.isInList(1));
        scene.openCase();
        scene.trigger(u"CloseTab"_s);
        QVERIFY(scene.isInList(1));
    }
};

QTEST_MAIN(TestLeaving)
#include "tst_leaving.moc"
