// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "tests/administration/adminstore.h"
#include "views/help/glossarydialog.h"
#include "views/shell/mainwindow.h"
#include "views/settings/settingspage.h"
#include "views/widgets/messagebar.h"

#include <QAction>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

struct Scene
{
    Test::AdminStore store;
    MainWindow window{ShellState{}, [] { return QDate(2026, 11, 21); }};

    void open() { window.showDatabase(store, store.signedIn); }
    [[nodiscard]] QAction *action(const QString &name) const
    {
        for (const QAction *menu : window.menuBar()->actions()) {
            for (QAction *each : menu->menu()->actions()) {
                if (each->objectName() == name)
                    return each;
            }
        }
        qFatal("the menus have no action %s", qPrintable(name));
    }
    [[nodiscard]] QString user() const { return window.findChild<QLabel *>(u"statusUser"_s)->text(); }
    [[nodiscard]] QString message() const { return window.findChild<MessageBar *>(u"messageBar"_s)->text(); }
};

} // namespace

class TestAdministrationMenus final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        initResources();
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }

    void statusLineSaysWhoIsSignedInWithRoles()
    {
        Scene scene;
        scene.store.person(u"ada"_s).roles = Role::Finance | Role::Administrator;
        scene.open();
        QTRY_COMPARE(scene.user(), u"Signed in as ada (finance and administrator)"_s);
        QVERIFY(scene.message().isEmpty());
    }

    void whoHasNoRoleIsToldWhomToAsk()
    {
        Scene scene;
        scene.store.signedIn = u"cyn"_s;
        scene.open();
        QTRY_COMPARE(scene.user(), u"Signed in as cyn (without a role)"_s);
        QVERIFY(scene.message().contains(u"Ask Ada Onwu (ada) for a role."_s));
    }

    void menusNeedADatabaseExceptTheGlossary()
    {
        Scene scene;
        for (const QString &name : {u"BackUp"_s, u"Restore"_s, u"ShowSettings"_s})
            QVERIFY2(!scene.action(name)->isEnabled(), qPrintable(name));
        scene.action(u"Glossary"_s)->trigger();
        auto *glossary = scene.window.findChild<GlossaryDialog *>();
        QVERIFY(glossary != nullptr);
        QVERIFY(glossary->isVisible());
        QVERIFY(!glossary->isModal());
        scene.open();
        for (const QString &name : {u"BackUp"_s, u"Restore"_s, u"ShowSettings"_s})
            QVERIFY2(scene.action(name)->isEnabled(), qPrintable(name));
    }

    void settingsOpenOnceAndAreNotLostUnsaved()
    {
        Scene scene;
        scene.open();
        scene.action(u"ShowSettings"_s)->trigger();
        scene.action(u"ShowSettings"_s)->trigger();
        QCOMPARE(scene.window.findChildren<SettingsPage *>().size(), 1);
        auto *page = scene.window.findChild<SettingsPage *>();
        QTRY_VERIFY(page->findChild<QPushButton *>(u"typesAdd"_s)->isEnabled());
        page->findChild<QPushButton *>(u"typesAdd"_s)->click();
        QTest::keyClicks(page->findChild<QLineEdit *>(u"typeLabel"_s), u"Bin"_s);
        QVERIFY(page->hasDraft());
        scene.action(u"CloseTab"_s)->trigger();
        QVERIFY(scene.message().contains(u"not saved"_s));
        QCOMPARE(scene.window.findChildren<SettingsPage *>().size(), 1);
    }

    void backupSaysWhereTheCopyIs()
    {
        Scene scene;
        scene.open();
        scene.action(u"BackUp"_s)->trigger();
        auto *dialog = scene.window.findChild<QFileDialog *>(u"backupDialog"_s);
        QVERIFY(dialog != nullptr);
        emit dialog->fileSelected(u"/copies/council.db"_s);
        QTRY_VERIFY(scene.message().contains(u"council.db"_s));
        QCOMPARE(scene.store.backups, QStringList{u"/copies/council.db"_s});
        QTRY_VERIFY(scene.action(u"BackUp"_s)->isEnabled());
    }

    void aBackupCanBeCancelled()
    {
        Scene scene;
        scene.store.backingUp.emplace();
        scene.open();
        scene.action(u"BackUp"_s)->trigger();
        emit scene.window.findChild<QFileDialog *>(u"backupDialog"_s)->fileSelected(u"/copies/council.db"_s);
        QTRY_VERIFY(!scene.action(u"BackUp"_s)->isEnabled());
        const auto buttons = scene.window.statusBar()->findChildren<QToolButton *>();
        const auto cancel = std::find_if(buttons.begin(), buttons.end(), [](const QToolButton *button) { return button->text() == "Cancel"_L1; });
        QVERIFY(cancel != buttons.end() && !(*cancel)->isHidden());
        (*cancel)->click();
        QVERIFY(scene.store.backingUp->isCanceled());
        scene.store.backingUp->finish();             // as the store does once the half copy is gone
        QTRY_COMPARE(scene.message(), u"You cancelled this. Nothing of it was kept."_s);
        QTRY_VERIFY(scene.action(u"BackUp"_s)->isEnabled());
    }

    void whatAServerNeedsForABackupIsSaidInWords()
    {
        Scene scene;
        scene.store.backingUp.emplace();
        scene.open();
        scene.action(u"BackUp"_s)->trigger();
        emit scene.window.findChild<QFileDialog *>(u"backupDialog"_s)->fileSelected(u"/copies/council.dump"_s);
        scene.store.backingUp->addResult(Error{.kind = ErrorKind::Invalid, .detail = u"the program pg_dump is not installed on this computer"_s});
        scene.store.backingUp->finish();
        QTRY_COMPARE(scene.message(), u"The program pg_dump is not installed on this computer. Nothing was saved."_s);
    }

    void aServersDatabaseIsCopiedToADumpAndKeptThere()
    {
        Scene scene;
        scene.store.location = u"postgresql://ada@db.example/council"_s;
        scene.open();
        scene.action(u"BackUp"_s)->trigger();
        const auto *dialog = scene.window.findChild<QFileDialog *>(u"backupDialog"_s);
        QCOMPARE(dialog->defaultSuffix(), u"dump"_s);
        QVERIFY(dialog->nameFilters().front().contains(u"*.dump"_s));
        scene.action(u"Restore"_s)->trigger();
        emit scene.window.findChild<QFileDialog *>(u"restoreDialog"_s)->fileSelected(u"/copies/council.dump"_s);
        const QString said = scene.window.findChild<QMessageBox *>(u"restoreQuestion"_s)->informativeText();
        QVERIFY2(said.startsWith(u"The database as it is now is kept on the server under another name."_s), qPrintable(said));
    }

    void restoreBeginsWithTheConsequence()
    {
        Scene scene;
        scene.open();
        QSignalSpy wanted(&scene.window, &MainWindow::restoreWanted);
        scene.action(u"Restore"_s)->trigger();
        emit scene.window.findChild<QFileDialog *>(u"restoreDialog"_s)->fileSelected(u"/copies/council.db"_s);
        auto *question = scene.window.findChild<QMessageBox *>(u"restoreQuestion"_s);
        QVERIFY(question != nullptr);
        QCOMPARE(question->text(), u"Everything that was entered in council.db after this backup was made will no longer be in it."_s);
        QVERIFY(question->informativeText().contains(u"Receipt numbers that were given since the backup will be given again"_s));
        QVERIFY(wanted.isEmpty());
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().toString(), u"/copies/council.db"_s);
    }
};

QTEST_MAIN(TestAdministrationMenus)
#include "tst_administrationmenus.moc"
