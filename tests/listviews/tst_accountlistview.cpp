// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/worklist/accountlistview.h"

#include "resources/resources.h"
#include "tests/support/accountrows.h"
#include "tests/support/answeringstore.h"
#include "views/widgets/errortext.h"
#include "views/widgets/filterchips.h"
#include "views/widgets/tableview.h"
#include "views/worklist/filtermenu.h"
#include "views/worklist/filterwords.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Tally;
using Tally::Test::accountList;
using Tally::Test::accountRow;
using Tally::Test::AnsweringStore;

namespace {

using Scope = AccountWorklist::Scope;

/// A list on screen whose store answers at once with two accounts.
struct Screen
{
    explicit Screen(Scope scope = Scope::Arrears, std::vector<AccountRow> rows = {accountRow(1, u"Ada"_s, 4000), accountRow(2, u"Bryn"_s, 1000)})
        : worklist(store, scope)
    {
        store.answerAlways(accountList(std::move(rows)));
        view = std::make_unique<AccountListView>(worklist);
        view->resize(1000, 500);
        view->show();
    }
    [[nodiscard]] bool ready() { return QTest::qWaitForWindowExposed(view.get()) && QTest::qWaitFor([this] { return !footer().isEmpty(); }); }
    template <class T>
    [[nodiscard]] T *child(const QString &name) const { return view->findChild<T *>(name); }
    [[nodiscard]] QString footer() const { return child<QLabel>(u"listFooter"_s)->text(); }
    [[nodiscard]] QStringList chips() const
    {
        QStringList texts;
        for (const Chip &chip : child<FilterChips>(u"filterChips"_s)->chips())
            texts << chip.text;
        return texts;
    }

    AnsweringStore store;
    AccountWorklist worklist;
    std::unique_ptr<AccountListView> view;
};

QAction *actionNamed(const QMenu *menu, const QString &text)
{
    for (QAction *action : menu->actions()) {
        if (action->text() == text)
            return action;
        if (action->menu() != nullptr) {
            if (QAction *found = actionNamed(action->menu(), text))
                return found;
        }
    }
    return nullptr;
}

} // namespace

class TestAccountListView final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { initResources(); }

    void everyConditionIsAChipThatTakesItAway()
    {
        Screen screen;
        QVERIFY(screen.ready());
        screen.worklist.setFilter({.accountType = AccountType::Sundry, .rentGroupType = u"Garages"_s, .status = AccountStatus::Active,
                                   .minimumBalance = Money::fromMinor(10000), .text = u"oka"_s});
        QCOMPARE(screen.chips(), QStringList({u"Type: Sundry debt"_s, u"Rent group: Garages"_s, u"Status: Active"_s,
                                              u"Owes at least £100.00"_s, u"Contains “oka”"_s}));
        QCOMPARE(screen.child<QLineEdit>(u"listFilter"_s)->text(), u"oka"_s);
        for (const QString &id : {u"minimum"_s, u"type"_s, u"text"_s, u"status"_s, u"rentGroup"_s}) {
            const qsizetype before = screen.chips().size();
            QTest::mouseClick(screen.child<QPushButton>(u"chip."_s + id), Qt::LeftButton);
            QCOMPARE(screen.chips().size(), before - 1);
        }
        QVERIFY(!screen.worklist.isFiltered());
        QVERIFY(screen.child<QLineEdit>(u"listFilter"_s)->text().isEmpty());
        QVERIFY(screen.child<FilterChips>(u"filterChips"_s)->isHidden());
    }

    void clearAllTakesEveryConditionAway()
    {
        Screen screen;
        QVERIFY(screen.ready());
        screen.worklist.setFilter({.accountType = AccountType::Sundry, .text = u"oka"_s});
        QTest::mouseClick(screen.child<QPushButton>(u"clearAllFilters"_s), Qt::LeftButton);
        QVERIFY(!screen.worklist.isFiltered());
    }

    void theKeysGoFromTheLastChipToTheList_data()
    {
        QTest::addColumn<QString>("button");
        QTest::newRow("its own cross") << u"chip.text"_s;
        QTest::newRow("all at once") << u"clearAllFilters"_s;
    }
    void theKeysGoFromTheLastChipToTheList()
    {
        QFETCH(const QString, button);
        Screen screen;
        QVERIFY(screen.ready() && QTest::qWaitForWindowActive(screen.view.get()));
        screen.worklist.setFilter({.text = u"oka"_s});
        auto *pressed = screen.child<QPushButton>(button);
        pressed->setFocus(Qt::TabFocusReason);
        QTest::keyClick(pressed, Qt::Key_Space);
        QVERIFY(screen.chips().isEmpty());
        QVERIFY(screen.view->table().hasFocus());
    }

    void aChoiceOfTheMenuAddsToTheFilter()
    {
        Screen screen;
        QVERIFY(screen.ready());
        screen.worklist.setFilter({.text = u"oka"_s});
        auto *menu = screen.view->findChild<FilterMenu *>();
        QVERIFY(menu != nullptr);
        for (const QString &choice : {u"Sundry debt"_s, u"Garages"_s, u"Suspended"_s, u"£250.00"_s}) {
            emit menu->aboutToShow();              // as the button does before it opens it
            QAction *action = actionNamed(menu, choice);
            QVERIFY2(action != nullptr, qPrintable(choice));
            action->trigger();
        }
        const AccountFilter expected{.owingOnly = true, .accountType = AccountType::Sundry, .rentGroupType = u"Garages"_s,
                                     .status = AccountStatus::Suspended, .minimumBalance = Money::fromMinor(25000), .text = u"oka"_s};
        QCOMPARE(screen.worklist.filter(), expected);
    }

    void anotherAmountIsReachedAndTypedByKeyboard()
    {
        Screen screen;
        QVERIFY(screen.ready());
        screen.worklist.setFilter({.minimumBalance = Money::fromMinor(5000)});
        auto *edit = screen.view->findChild<FilterMenu *>()->findChild<QLineEdit *>(u"filterMinimum"_s);
        QMenu *menu = nullptr;
        for (QWidget *above = edit->parentWidget(); menu == nullptr; above = above->parentWidget())
            menu = qobject_cast<QMenu *>(above);
        menu->popup(screen.view->mapToGlobal(QPoint(10, 10)));
        QVERIFY(QTest::qWaitForWindowExposed(menu));
        QTest::keyClick(menu, Qt::Key_Up);                   // from the last line: it goes round
        QVERIFY(edit->hasFocus());
        QCOMPARE(edit->selectedText(), edit->text());
        QTest::keyClicks(edit, u"three"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(screen.worklist.filter().minimumBalance, Money::fromMinor(5000));
        QVERIFY(menu->isVisible());                          // what is no amount is not taken for one
        edit->selectAll();
        QTest::keyClicks(edit, u"300.50"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(screen.worklist.filter().minimumBalance, Money::fromMinor(30050));
    }

    void aLongListCanBeStoppedAndLoadedAgain_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("with Esc") << true;
        QTest::newRow("with the button") << false;
    }
    void aLongListCanBeStoppedAndLoadedAgain()
    {
        QFETCH(bool, byKey);
        AnsweringStore store;
        AccountWorklist worklist(store, Scope::Arrears);
        AccountListView view(worklist);
        view.resize(1000, 500);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        auto *button = view.findChild<QToolButton *>(u"stopList"_s);
        auto *footer = view.findChild<QLabel *>(u"listFooter"_s);
        std::vector<AccountRow> rows;
        for (int i = 1; i <= AccountModel::pageRows; ++i)
            rows.push_back(accountRow(i));
        QVERIFY(worklist.isBusy());                              // a list asks as soon as somebody shows it
        QVERIFY(button->isHidden());                             // what is quick says nothing
        store.answerHead(0, rows);
        QTRY_COMPARE(footer->text(), u"Loading the list…"_s);
        QVERIFY(button->isVisible());
        view.table().setFocus();
        if (byKey)
            QTest::keyClick(&view.table(), Qt::Key_Escape);
        else
            QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(store.isStopped(0));
        store.answer(0, Error{.kind = ErrorKind::Cancelled});
        QTRY_COMPARE(footer->text(), u"Stopped: only the first 128 accounts are shown."_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(store.queries().size(), 2U);
        store.answer(1, accountList(rows));
        QTRY_VERIFY(button->isHidden());
        QVERIFY(footer->text().startsWith(u"128 accounts owe"_s));
    }

    void aListIsNarrowedToThePatchOneStandsOn()
    {
        Screen screen;
        QVERIFY(screen.ready());
        auto *menu = screen.view->findChild<FilterMenu *>();
        auto *action = menu->findChild<QAction *>(u"filterPatch"_s);
        QTRY_VERIFY((emit menu->aboutToShow(), action->isEnabled()));
        action->trigger();
        const QString patch = accountRow(1).patch;
        QCOMPARE(screen.worklist.filter().patch, patch);
        QCOMPARE(screen.chips(), QStringList{u"Patch: "_s + patch});
        QTest::mouseClick(screen.child<QPushButton>(u"chip.patch"_s), Qt::LeftButton);
        QVERIFY(!screen.worklist.isFiltered());
        menu->setPatch({});
        QVERIFY(!action->isEnabled());
    }

    void typingAsksOnceItPauses()
    {
        Screen screen;
        QVERIFY(screen.ready());
        const std::size_t before = screen.store.queries().size();
        QTest::keyClicks(screen.child<QLineEdit>(u"listFilter"_s), u"okafor"_s);
        QCOMPARE(screen.store.queries().size(), before);
        QTRY_COMPARE(screen.store.queries().size(), before + 1);
        QCOMPARE(screen.store.queries().back().filter.text, u"okafor"_s);
        QCOMPARE(screen.chips(), QStringList{u"Contains “okafor”"_s});
    }

    void theFooterCountsAndSums_data()
    {
        QTest::addColumn<AccountWorklist::Scope>("scope");
        QTest::addColumn<QList<qint64>>("balances");
        QTest::addColumn<QString>("footer");
        QTest::newRow("arrears") << Scope::Arrears << QList<qint64>{120000, 1000} << u"2 accounts owe £1,210.00"_s;
        QTest::newRow("one") << Scope::Arrears << QList<qint64>{1000} << u"1 account owes £10.00"_s;
        QTest::newRow("nobody") << Scope::Arrears << QList<qint64>{} << u"No accounts"_s;
        QTest::newRow("not all owe") << Scope::AllAccounts << QList<qint64>{1000, 0, -500} << u"3 accounts · £10.00 owed in all"_s;
        QTest::newRow("one that owes nothing") << Scope::AllAccounts << QList<qint64>{0} << u"1 account · nothing is owed"_s;
    }
    void theFooterCountsAndSums()
    {
        QFETCH(AccountWorklist::Scope, scope);
        QFETCH(QList<qint64>, balances);
        std::vector<AccountRow> rows;
        for (const qint64 balance : balances)
            rows.push_back(accountRow(qint64(rows.size()) + 1, u"Ada"_s, balance));
        Screen screen(scope, rows);
        QVERIFY(screen.ready());
        QTRY_VERIFY(!screen.footer().isEmpty());
        QTEST(screen.footer(), "footer");
    }

    void anEmptyListSaysWhyAndWhatToDo()
    {
        for (const Scope scope : {Scope::Arrears, Scope::AllAccounts}) {
            Screen screen(scope, {});
            QVERIFY(screen.ready());
            const QString unfiltered = screen.view->table().overlayText();
            QCOMPARE(unfiltered, FilterWords::emptyText(scope, false));
            screen.worklist.setFilter({.text = u"nobody"_s});
            QTRY_COMPARE(screen.view->table().overlayText(), FilterWords::emptyText(scope, true));
            QVERIFY(unfiltered != screen.view->table().overlayText());
        }
    }

    void enterOpensTheCurrentAccount()
    {
        Screen screen;
        QVERIFY(screen.ready());
        QTRY_COMPARE(screen.view->table().model()->rowCount(), 2);
        QSignalSpy activated(screen.view.get(), &AccountListView::accountActivated);
        QSignalSpy current(screen.view.get(), &AccountListView::currentAccountChanged);
        screen.view->table().setFocus();
        QTest::keyClick(&screen.view->table(), Qt::Key_Down);
        QCOMPARE(current.count(), 1);
        QCOMPARE(screen.view->currentAccount(), AccountId{2});
        QTest::keyClick(&screen.view->table(), Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.at(0).at(0).value<AccountId>(), AccountId{2});
    }

    void enterInTheFilterGoesToTheList()
    {
        Screen screen;
        QVERIFY(screen.ready());
        screen.view->activateWindow();
        screen.view->focusFilter();
        QTRY_VERIFY(screen.child<QLineEdit>(u"listFilter"_s)->hasFocus());
        QTest::keyClick(screen.child<QLineEdit>(u"listFilter"_s), Qt::Key_Return);
        QTRY_VERIFY(screen.view->table().hasFocus());
    }

    void aClickOnAHeaderAsksTheStoreToSort()
    {
        Screen screen;
        QVERIFY(screen.ready());
        QHeaderView *header = screen.view->table().horizontalHeader();
        QCOMPARE(header->sortIndicatorSection(), int(AccountModel::Balance));
        QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
        const QPoint holder(header->sectionViewportPosition(AccountModel::Holder) + header->sectionSize(AccountModel::Holder) / 2, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, holder);
        QCOMPARE(screen.store.queries().back().sort, AccountColumn::Holder);
        QCOMPARE(screen.store.queries().back().order, Qt::AscendingOrder);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, holder);
        QCOMPARE(screen.store.queries().back().order, Qt::DescendingOrder);
    }

    void rowsThatArriveMoveNeitherSelectionNorCurrentRow()
    {
        Screen screen;
        QVERIFY(screen.ready());
        QTRY_COMPARE(screen.view->table().model()->rowCount(), 2);
        screen.view->table().selectRow(1);
        QCOMPARE(screen.view->currentAccount(), AccountId{2});
        screen.store.answerAlways(accountList({accountRow(3), accountRow(2), accountRow(1)}));
        screen.worklist.refresh();
        QTRY_COMPARE(screen.view->table().model()->rowCount(), 3);
        QCOMPARE(screen.view->currentAccount(), AccountId{2});
        QCOMPARE(screen.view->table().selectionModel()->selectedRows().size(), 1);
    }

    void copiesRowsThatAreNotHereYet()
    {
        std::vector<AccountRow> rows;
        for (qint64 id = 1; id <= 900; ++id)
            rows.push_back(accountRow(id, u"Holder %1"_s.arg(id), 100 * id));
        Screen screen(Scope::Arrears, std::move(rows));
        QVERIFY(screen.ready());
        QVERIFY(screen.view->table().model()->index(800, AccountModel::Holder).data().toString().isEmpty());
        screen.view->table().selectAll();
        QApplication::clipboard()->clear();
        screen.view->table().copy();
        QTRY_COMPARE(QApplication::clipboard()->text().count(u'\n'), 901);
        QVERIFY(QApplication::clipboard()->text().contains(u"Holder 801\t801.00"_s));
        QVERIFY(!QApplication::clipboard()->text().contains(u"Loading"_s));
    }

    void tooManyRowsToCopyAreRefusedInWords()
    {
        Screen screen;
        QSignalSpy failed(&screen.worklist, &AccountWorklist::failed);
        screen.worklist.fetchForCopy(std::vector<qint64>(RowFetcher::mostCopied + 1, 1));
        QCOMPARE(failed.count(), 1);
        QCOMPARE(errorSentence(failed.at(0).at(0).value<Error>()),
                 u"50,001 rows are too many to copy at once; filter the list, or choose at most 50,000. Nothing was copied."_s);
    }
};

QTEST_MAIN(TestAccountListView)
#include "tst_accountlistview.moc"
