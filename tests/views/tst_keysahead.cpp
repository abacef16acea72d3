// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "tests/views/casescene.h"
#include "views/widgets/messagebar.h"

#include <QAction>
#include <QLineEdit>
#include <QMenuBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

/// Keys that come faster than the case they are for.
class TestKeysAhead final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        initResources();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void aFormAskedForWhileItsCaseIsReadOpensOnceThatIsThere_data()
    {
        QTest::addColumn<QString>("action");
        QTest::newRow("payment") << u"PostPayment"_s;
        QTest::newRow("charge") << u"AddDebit"_s;
    }

    void aFormAskedForWhileItsCaseIsReadOpensOnceThatIsThere()
    {
        QFETCH(const QString, action);
        Scene scene;
        scene.show();
        // No answer comes before somebody waits for it, so the case is empty still.
        scene.workspace().openCase(scene.account);
        QVERIFY2(scene.action(action)->isEnabled(), qPrintable(scene.action(action)->toolTip()));
        QVERIFY(scene.amount() == nullptr || !scene.amount()->isVisible());
        scene.action(action)->trigger();
        QTRY_VERIFY(scene.amount() != nullptr && scene.amount()->hasFocus());
    }

    void whatNeedsALineIsNotOfferedBeforeThereIsOne()
    {
        Scene scene;
        scene.show();
        scene.workspace().openCase(scene.account);
        QVERIFY(!scene.action(u"VoidCredit"_s)->isEnabled());
    }

    void whoMayNotPostIsToldSoOnceThatIsKnown()
    {
        Scene scene;
        scene.store.setPeople({.name = u"amy"_s, .displayName = u"Amy Lang"_s, .roles = Role::Administrator});
        scene.show();
        scene.workspace().openCase(scene.account);
        scene.action(u"PostPayment"_s)->trigger();
        auto *bar = scene.window.findChild<MessageBar *>(u"messageBar"_s);
        QTRY_VERIFY(bar->isVisible());
        QTRY_VERIFY(!scene.action(u"PostPayment"_s)->isEnabled());
        QVERIFY2(scene.action(u"PostPayment"_s)->toolTip().contains(bar->text()), qPrintable(bar->text()));
        QVERIFY(scene.amount() == nullptr || !scene.amount()->isVisible());
    }

private:
    struct Scene : Test::CaseScene
    {
        [[nodiscard]] QAction *action(const QString &name) const
        {
            for (const QAction *menu : window.menuBar()->actions()) {
                for (QAction *each : menu->menu()->actions()) {
                    if (each->objectName() == name)
                        return each;
                }
            }
            qFatal("there is no %s", qPrintable(name));
        }
        [[nodiscard]] QLineEdit *amount() const { return window.findChild<QLineEdit *>(u"postingAmount"_s); }
    };
};

QTEST_MAIN(TestKeysAhead)

#include "tst_keysahead.moc"
