// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "tests/administration/adminstore.h"
#include "views/settings/settingspage.h"
#include "views/widgets/sentencelabel.h"
#include "views/widgets/tableview.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

enum Section { Types, PaymentTypes, Registers, Receipts, Limits, Ladder, People };

struct Scene
{
    Test::AdminStore store;
    Administration administration{store};
    SettingsPage page{administration};
    QSignalSpy done{&page, &SettingsPage::done};

    void show()
    {
        page.resize(1100, 700);
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        administration.refresh();
        QTRY_VERIFY(administration.isLoaded());
    }
    void go(Section section) { find<QListWidget>(u"settingsSections"_s)->setCurrentRow(section); }
    template <class W>
    [[nodiscard]] W *find(const QString &name) const
    {
        auto *widget = page.findChild<W *>(name);
        if (widget == nullptr)
            qFatal("the page has no %s", qPrintable(name));
        return widget;
    }
    void type(const QString &name, const QString &text)
    {
        auto *edit = find<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    void click(const QString &name) { find<QAbstractButton>(name)->click(); }
    void choose(const QString &list, int row)
    {
        auto *table = find<TableView>(list);
        table->setCurrentIndex(table->model()->index(row, 0));
    }
};

} // namespace

class TestSettingsPage final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { initResources(); }

    void builtInTypeOfAnOperationCanOnlyBeRelabelled()
    {
        Scene scene;
        scene.show();
        scene.choose(u"typesList"_s, 1);                       // Write-off
        QCOMPARE(scene.find<QLabel>(u"typeTitle"_s)->text(), u"Write-off"_s);
        QVERIFY(!scene.find<QWidget>(u"typeByHand"_s)->isVisible());
        QVERIFY(!scene.find<QWidget>(u"typeArchived"_s)->isVisible());
        scene.type(u"typeLabel"_s, u"Given up"_s);
        scene.click(u"typeSave"_s);
        QTRY_COMPARE(scene.done.size(), 1);
        QCOMPARE(scene.store.kept.types.find(u"WRITEOFF", LineKind::Credit)->label, u"Given up"_s);
    }

    void addedTypeBecomesTheCurrentRow()
    {
        Scene scene;
        scene.show();
        scene.click(u"typesAdd"_s);
        QVERIFY(!scene.find<TableView>(u"typesList"_s)->isEnabled());
        scene.type(u"typeLabel"_s, u"Garden waste"_s);
        scene.type(u"typeAmount"_s, u"12.5"_s);
        scene.click(u"typeSave"_s);
        auto *list = scene.find<TableView>(u"typesList"_s);
        QTRY_COMPARE(list->currentIndex().siblingAtColumn(0).data().toString(), u"Garden waste"_s);
        QVERIFY(list->isEnabled());
        QCOMPARE(scene.store.kept.types.find(u"GARDEN_WASTE", LineKind::Debit)->defaultAmountMinor, std::optional<qint64>(1250));
    }

    void unwantedNewEntryIsDropped()
    {
        Scene scene;
        scene.show();
        scene.click(u"typesAdd"_s);
        scene.type(u"typeLabel"_s, u"Garden"_s);
        QVERIFY(scene.page.hasDraft());
        scene.click(u"typesCancelNew"_s);
        QVERIFY(!scene.page.hasDraft());
        QVERIFY(scene.find<TableView>(u"typesList"_s)->isEnabled());
        QCOMPARE(scene.find<QLabel>(u"typeTitle"_s)->text(), u"Payment"_s);
    }

    void wrongFieldSaysSoWhenItIsSaved()
    {
        Scene scene;
        scene.show();
        scene.go(Limits);
        scene.type(u"limitsWarn"_s, u"100"_s);
        scene.type(u"limitsRefuse"_s, u"50"_s);
        scene.click(u"limitsSave"_s);
        QVERIFY(!scene.find<SentenceLabel>(u"limitsWarnProblem"_s)->sentence().isEmpty());
        QVERIFY(scene.find<QWidget>(u"limitsWarn"_s)->hasFocus());
        QVERIFY(scene.store.keys.isEmpty());
        scene.type(u"limitsRefuse"_s, u"500"_s);
        scene.click(u"limitsSave"_s);
        QTRY_COMPARE(scene.done.size(), 1);
        QCOMPARE(scene.store.kept.settings.warnAboveMinor, std::optional<qint64>(10000));
        QCOMPARE(scene.store.kept.settings.refuseAboveMinor, std::optional<qint64>(50000));
    }

    void unreadableAmountIsNotSavedAsNone()
    {
        Scene scene;
        scene.store.kept.settings.refuseAboveMinor = 5000;
        scene.show();
        scene.go(Limits);
        scene.type(u"limitsRefuse"_s, u"5o"_s);
        scene.click(u"limitsSave"_s);
        QVERIFY(scene.store.keys.isEmpty());
        QVERIFY(scene.page.hasDraft());
        scene.click(u"limitsDiscard"_s);
        QCOMPARE(scene.find<QLineEdit>(u"limitsRefuse"_s)->text(), u"50.00"_s);
        QVERIFY(!scene.page.hasDraft());
    }

    void sectionsDoNotStandInEachOthersWay()
    {
        Scene scene;
        scene.show();
        scene.go(Ladder);
        scene.type(u"ladderOne"_s, u"50"_s);
        scene.type(u"ladderTwo"_s, u"500"_s);
        QCOMPARE(scene.find<QLabel>(u"ladderMeaning"_s)->text(), u"Write-offs above 50.00: 1 approver; above 500.00: 2 approvers."_s);
        scene.go(Receipts);
        scene.click(u"receiptsPerYear"_s);
        scene.click(u"receiptsSave"_s);
        QTRY_COMPARE(scene.done.size(), 1);
        scene.go(Ladder);
        scene.click(u"ladderSave"_s);
        QTRY_COMPARE(scene.done.size(), 2);
        QCOMPARE(scene.store.kept.settings.receiptNumbers, ReceiptNumbers::PerYear);
        const std::vector<ApprovalStep> expected{{5000, 1}, {50000, 2}};
        QVERIFY(scene.store.kept.settings.approvalLadder == expected);
    }

    void conflictIsShownAndMineCanBeKept()
    {
        Scene scene;
        scene.show();
        scene.go(Registers);
        scene.click(u"registersUse"_s);
        scene.store.kept.settings.warnAboveMinor = 900;
        ++scene.store.kept.settings.version;
        scene.click(u"registersSave"_s);
        auto *keep = scene.find<QWidget>(u"registersPanel"_s)->findChild<QPushButton *>(u"settingsKeepMine"_s);
        QTRY_VERIFY(keep->isVisible());
        QVERIFY(scene.find<QCheckBox>(u"registersUse"_s)->isChecked());
        QTest::mouseClick(keep, Qt::LeftButton);
        QVERIFY(!keep->isVisible());
        scene.click(u"registersSave"_s);
        QTRY_COMPARE(scene.done.size(), 1);
        QVERIFY(scene.store.kept.settings.cashRegisters);
        QCOMPARE(scene.store.kept.settings.warnAboveMinor, std::optional<qint64>(900));
    }

    void personIsGivenRolesAndALimit()
    {
        Scene scene;
        scene.show();
        scene.go(People);
        QVERIFY(scene.find<SentenceLabel>(u"peopleProtection"_s)->sentence().startsWith(u"The file itself protects nothing"_s));
        scene.click(u"peopleAdd"_s);
        scene.type(u"personName"_s, u"cyn"_s);
        scene.click(u"role_finance"_s);
        scene.type(u"personLimit"_s, u"250"_s);
        scene.click(u"personSave"_s);
        QTRY_COMPARE(scene.done.size(), 1);
        const Person &stored = scene.store.person(u"cyn"_s);
        QCOMPARE(stored.roles, Roles(Role::Caseworker | Role::Finance));
        QCOMPARE(stored.postingLimitMinor, std::optional<qint64>(25000));
    }

    void lastAdministratorStays()
    {
        Scene scene;
        scene.show();
        scene.go(People);
        scene.choose(u"peopleList"_s, 0);
        scene.click(u"role_administrator"_s);
        scene.click(u"personSave"_s);
        QVERIFY(scene.find<SentenceLabel>(u"personRolesProblem"_s)->sentence().contains(u"administrator"_s));
        QVERIFY(scene.store.keys.isEmpty());
    }

    void othersSeeEverythingAndChangeNothing()
    {
        Scene scene;
        scene.store.signedIn = u"ben"_s;
        scene.show();
        QVERIFY(scene.find<SentenceLabel>(u"settingsReadOnly"_s)->sentence().contains(u"Only administrators"_s));
        QVERIFY(scene.find<TableView>(u"typesList"_s)->isEnabled());
        QCOMPARE(scene.find<QLabel>(u"typeTitle"_s)->text(), u"Payment"_s);
        QVERIFY(!scene.find<QWidget>(u"typeLabel"_s)->isEnabled());
        for (const QString &button : {u"typesAdd"_s, u"typeSave"_s, u"limitsSave"_s, u"personSave"_s})
            QVERIFY(!scene.find<QWidget>(button)->isVisible());
    }
};

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
