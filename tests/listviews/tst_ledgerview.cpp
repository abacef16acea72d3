// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ledger/ledgerview.h"

#include "resources/resources.h"
#include "tests/domain/ledgerbook.h"
#include "tests/support/accountrows.h"
#include "tests/support/answeringstore.h"
#include "views/ledger/historyview.h"
#include "views/ledger/lineview.h"
#include "views/widgets/tableview.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Tally;
using Tally::Test::AnsweringStore;

namespace {

const QString oneSettledOneOpen = u"2025-01-06 debit RENT 100.00; 2025-01-13 debit SERVICE_CHARGE 50.00; 2025-01-14 pay CASH 120.00"_s;

Ledger ledgerAfter(const QString &script, qint64 account = 1)
{
    Test::LedgerBook book;
    book.state.account = {account};
    if (!script.isEmpty() && !book.runAll(script))
        qFatal("refused: %s", qPrintable(script));
    return Test::ledgerOf(book.state, u"Adaeze <Okafor>"_s);
}

/// That many charges of 1.00, a day apart and paid but for the last ten.
Ledger longLedger(int charges)
{
    Test::LedgerBook book;
    book.state.account = {1};
    for (int day = 0; day < charges; ++day)
        (void)book.run(u"%1 debit RENT 1.00"_s.arg(QDate(2020, 1, 1).addDays(day).toString(Qt::ISODate)));
    (void)book.run(u"2025-01-31 pay CASH %1.00"_s.arg(charges - 10));
    return Test::ledgerOf(book.state);
}

/// A ledger on screen whose store answers at once.
struct Screen
{
    explicit Screen(const Ledger &shown) : ledger(store, shown.account.id, QDate(2025, 2, 1))
    {
        store.keep(shown);
        view = std::make_unique<LedgerView>(ledger);
        view->resize(1100, 700);
        view->show();
        ledger.refresh();
    }
    [[nodiscard]] bool ready()
    {
        return QTest::qWaitForWindowExposed(view.get()) && QTest::qWaitFor([this] { return ledger.ledger() != nullptr; });
    }
    template <class T>
    [[nodiscard]] T *child(const QString &name) const { return view->findChild<T *>(name); }
    [[nodiscard]] int rows() const { return view->table().model()->rowCount(); }
    [[nodiscard]] QString lineText() const { return child<LineView>(u"lineView"_s)->text(); }
    [[nodiscard]] QString plainLineText() const { return text(u"lineView"_s); }
    /// What that label says, without its links.
    [[nodiscard]] QString text(const QString &name) const { return child<QLabel>(name)->text().remove(QRegularExpression(u"<[^>]*>"_s)); }
    /// An entry of the trail about that line.
    [[nodiscard]] TrailEntry entry(qint64 id, LineId line) const
    {
        return {.id = id, .at = QDateTime(QDate(2025, 1, 7), QTime(9, 30)), .actor = u"okb"_s, .action = u"add-debit"_s,
                .account = ledger.accountId(), .line = line};
    }

    AnsweringStore store;
    HolderLedger ledger;
    std::unique_ptr<LedgerView> view;
};

} // namespace

class TestLedgerView final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { initResources(); }

    void whoAndHowMuchStandOnTopInWords()
    {
        Screen screen(ledgerAfter(oneSettledOneOpen));
        QVERIFY(screen.ready());
        QCOMPARE(screen.child<QLabel>(u"ledgerHolder"_s)->text(), u"Adaeze <Okafor>"_s);
        QCOMPARE(screen.child<QLabel>(u"ledgerHolder"_s)->textFormat(), Qt::PlainText);
        QCOMPARE(screen.child<QLabel>(u"ledgerWords"_s)->text(), u"owes £30.00 · 1 of 2 charges open · last paid 14 Jan 2025"_s);
    }

    void settledLinesCanBeHidden()
    {
        Screen screen(ledgerAfter(oneSettledOneOpen));
        QVERIFY(screen.ready());
        QCOMPARE(screen.rows(), 3);
        QSignalSpy changed(screen.view.get(), &LedgerView::showsSettledChanged);
        screen.child<QCheckBox>(u"showSettled"_s)->click();
        QCOMPARE(screen.rows(), 1);
        QCOMPARE(screen.view->currentLine(), LineId{2});
        QCOMPARE(changed.count(), 1);
        QVERIFY(!screen.view->showsSettled());
        screen.view->setShowsSettled(true);
        QCOMPARE(screen.rows(), 3);
    }

    void selectingASettledLineShowsIt()
    {
        Screen screen(ledgerAfter(oneSettledOneOpen));
        QVERIFY(screen.ready());
        screen.view->setShowsSettled(false);
        screen.view->selectLine({1});
        QVERIFY(screen.view->showsSettled());
        QCOMPARE(screen.view->currentLine(), LineId{1});
        screen.view->selectLine({999});
        QCOMPARE(screen.view->currentLine(), LineId{1});
    }

    void aPostingOfSomebodyElseLeavesInPlaceWhatOneLooksAt()
    {
        Screen screen(longLedger(400));
        QVERIFY(screen.ready());
        TableView &table = screen.view->table();
        QTRY_COMPARE(screen.rows(), 401);
        screen.view->selectLine({150});
        QTRY_VERIFY(screen.ledger.model().rowAt(table.currentIndex().row()) != nullptr);
        const int row = table.currentIndex().row();
        const int place = table.rowViewportPosition(row);
        QVERIFY(place > 0 && place < table.viewport()->height());
        Ledger changed = longLedger(400);
        AccountLine line = changed.lines.back();
        line.id = {900};
        changed.lines.push_back(line);
        changed.account.balance += line.amount;
        screen.store.keep(changed);
        emit screen.store.accountChanged({1});
        QTRY_COMPARE(screen.rows(), 402);
        QCOMPARE(screen.view->currentLine(), LineId{150});
        QCOMPARE(table.currentIndex().row(), row + 1);
        QCOMPARE(table.rowViewportPosition(row + 1), place);
        QCOMPARE(table.selectionModel()->selectedRows().size(), 1);
        // The newest one stays chosen, too, when there is a newer one.
        screen.view->selectLine({900});
        screen.store.keep(longLedger(400));
        emit screen.store.accountChanged({1});
        QTRY_COMPARE(screen.rows(), 401);
        screen.view->selectLine({401});
        screen.store.keep(changed);
        emit screen.store.accountChanged({1});
        QTRY_COMPARE(screen.rows(), 402);
        QCOMPARE(screen.view->currentLine(), LineId{401});
    }

    void aLargeFigureFindsRoomWhereverItComesIntoSight()
    {
        Ledger ledger = longLedger(400);
        ledger.lines[5].amount = Money::fromMinor(987'654'321'00);
        ledger.account.balance += Money::fromMinor(987'654'320'00);
        Screen screen(ledger);
        QVERIFY(screen.ready());
        TableView &table = screen.view->table();
        QTRY_COMPARE(screen.rows(), 401);
        const int before = table.columnWidth(LedgerModel::Charged);
        screen.view->selectLine({6});
        QTRY_VERIFY(table.columnWidth(LedgerModel::Charged) > before);
        const int wide = table.columnWidth(LedgerModel::Charged);
        const QModelIndex index = table.model()->index(table.currentIndex().row(), LedgerModel::Charged);
        QVERIFY(table.fontMetrics().horizontalAdvance(index.data().toString()) < wide);
        screen.view->selectLine({400});
        QTRY_VERIFY(table.rowAt(0) == 0 || table.verticalScrollBar()->value() < 100);
        QCOMPARE(table.columnWidth(LedgerModel::Charged), wide);
    }

    void aSettledLineOfALongLedgerIsSelectedOnceItIsThere()
    {
        Screen screen(longLedger(400));
        screen.view->setShowsSettled(false);
        QVERIFY(screen.ready());
        QTRY_COMPARE(screen.rows(), 10);
        screen.store.hold(true);
        screen.view->selectLine({3});
        QVERIFY(screen.view->showsSettled());
        QCOMPARE(screen.rows(), 10);
        screen.store.hold(false);
        screen.store.release();
        QTRY_COMPARE(screen.rows(), 401);
        QCOMPARE(screen.view->currentLine(), LineId{3});
        QCOMPARE(screen.view->chosenLines().size(), 0U);      // a link chose it, no person did
    }

    void allLinesOfALongLedgerAreChosenAndCopied()
    {
        Screen screen(longLedger(400));
        QVERIFY(screen.ready());
        QTRY_COMPARE(screen.rows(), 401);
        screen.view->table().selectAll();
        const std::vector<LineId> chosen = screen.view->chosenLines();
        QCOMPARE(chosen.size(), 401U);
        QCOMPARE(chosen.front(), LineId{1});
        QGuiApplication::clipboard()->clear();
        screen.view->table().copy();
        QTRY_COMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 402);
    }

    void aLongStoryBeginsWithItsEnds()
    {
        Screen screen(longLedger(400));
        QVERIFY(screen.ready());
        screen.view->setShowsHistory(true);
        screen.view->selectLine({401});
        const QString story = screen.text(u"lineStory"_s);
        QVERIFY2(story.startsWith(u"£390.00 was paid in.Show 341 steps more"_s), qPrintable(story.left(200)));
        QVERIFY(story.contains(u"; nothing is left to use."_s));
        emit screen.child<QLabel>(u"lineStory"_s)->linkActivated(u"steps"_s);
        QVERIFY(screen.text(u"lineStory"_s).contains(u"Show 191 steps more"_s));
    }

    void theLineInWordsSaysWhatItIsAndWhatIsLeft()
    {
        Screen screen(ledgerAfter(oneSettledOneOpen));
        QVERIFY(screen.ready());
        screen.view->selectLine({2});
        QVERIFY2(screen.plainLineText().startsWith(u"Service charge of 13 Jan 2025. £50.00 was charged. £30.00 is left to pay."_s),
                 qPrintable(screen.plainLineText()));
        screen.view->selectLine({3});
        QVERIFY(screen.plainLineText().contains(u"£120.00 was paid in. Nothing is left to use."_s));
    }

    void aLineLinksToTheOneItAnswers()
    {
        Screen screen(ledgerAfter(u"2025-01-06 debit RENT 100.00; 2025-01-07 pay CASH 30.00; 2025-01-08 void 2"_s));
        QVERIFY(screen.ready());
        screen.view->selectLine({3});
        QVERIFY(screen.plainLineText().contains(u"£30.00 was taken back: the payment of 7 Jan 2025."_s));
        QVERIFY(screen.lineText().contains(u"<a href=\"2\">"_s));
        emit screen.child<LineView>(u"lineView"_s)->linkActivated(u"2"_s);
        QCOMPARE(screen.view->currentLine(), LineId{2});
        QVERIFY(screen.plainLineText().contains(u"It was taken back since"_s));
    }

    void theHistoryIsHiddenAndAsksNothingUntilItIsWanted()
    {
        Screen screen(ledgerAfter(oneSettledOneOpen));
        QVERIFY(screen.ready());
        QVERIFY(!screen.view->showsHistory());
        QVERIFY(screen.child<HistoryView>(u"historyView"_s)->isHidden());
        screen.view->selectLine({2});
        QSignalSpy changed(screen.view.get(), &LedgerView::showsHistoryChanged);
        screen.child<QCheckBox>(u"showHistory"_s)->click();
        QCOMPARE(changed.count(), 1);
        QTRY_COMPARE(screen.store.trailsAsked().size(), 1U);
        QCOMPARE(screen.store.trailsAsked()[0].line, std::optional(LineId{2}));
        // It has room for more than a line or two from the beginning.
        QTRY_VERIFY(screen.child<HistoryView>(u"historyView"_s)->height() > screen.view->height() / 5);
        screen.view->setShowsHistory(false);
        screen.view->selectLine({1});
        screen.view->setShowsHistory(true);
        QTRY_COMPARE(screen.store.trailsAsked().size(), 2U);
        QCOMPARE(screen.store.trailsAsked()[1].line, std::optional(LineId{1}));
    }

    void theStoryOfALineLeadsToTheLinesItTouched()
    {
        Screen screen(ledgerAfter(oneSettledOneOpen));
        QVERIFY(screen.ready());
        screen.view->setShowsHistory(true);
        screen.view->selectLine({2});
        QCOMPARE(screen.text(u"storyHeading"_s), u"What happened to this line"_s);
        QCOMPARE(screen.text(u"lineStory"_s),
                 u"£50.00 was charged.£20.00 of the payment of 14 Jan 2025 paid this charge; £30.00 is left to pay."_s);
        emit screen.child<QLabel>(u"lineStory"_s)->linkActivated(u"3"_s);
        QCOMPARE(screen.view->currentLine(), LineId{3});
        QVERIFY(screen.text(u"lineStory"_s).startsWith(u"£120.00 was paid in."_s));
    }

    void whoDidWhatIsToldOfTheLineAndOfTheAccount()
    {
        Screen screen(ledgerAfter(oneSettledOneOpen));
        QVERIFY(screen.ready());
        screen.view->setShowsHistory(true);
        screen.view->selectLine({2});
        QTRY_COMPARE(screen.store.trailsAsked().size(), 1U);
        QVERIFY(screen.text(u"trailHeading"_s).startsWith(u"Who did what to this line"_s));
        QTRY_COMPARE(screen.text(u"lineTrail"_s), u"Loading…"_s);
        screen.store.answerTrail(0, std::vector{screen.entry(7, LineId{2})});
        QTRY_COMPARE(screen.text(u"lineTrail"_s), u"7 Jan 2025, 09:30: okb charged."_s);
        emit screen.child<QLabel>(u"trailHeading"_s)->linkActivated(u"account"_s);
        QVERIFY(screen.text(u"trailHeading"_s).startsWith(u"Who did what to this account"_s));
        QTRY_COMPARE(screen.store.trailsAsked().size(), 2U);
        QVERIFY(!screen.store.trailsAsked()[1].line);
        std::vector<TrailEntry> many;
        for (qint64 id = 30; id > 9; --id)
            many.push_back(screen.entry(id, LineId{2}));
        screen.store.answerTrail(1, many);
        QTRY_VERIFY(screen.text(u"lineTrail"_s).endsWith(u"Show older"_s));
        QCOMPARE(screen.text(u"lineTrail"_s).count(u"okb charged (the service charge of 13 Jan 2025)."_s), 20);
        emit screen.child<QLabel>(u"lineTrail"_s)->linkActivated(u"older"_s);
        QCOMPARE(screen.store.trailsAsked().size(), 3U);
        QCOMPARE(screen.store.trailsAsked()[2].limit, 41);
        emit screen.child<QLabel>(u"trailHeading"_s)->linkActivated(u"line"_s);
        QTRY_COMPARE(screen.store.trailsAsked().size(), 4U);
        QCOMPARE(screen.store.trailsAsked()[3].line, std::optional(LineId{2}));
        // Another line begins with its own trail again.
        emit screen.child<QLabel>(u"trailHeading"_s)->linkActivated(u"account"_s);
        screen.view->selectLine({1});
        QTRY_COMPARE(screen.store.trailsAsked().back().line, std::optional(LineId{1}));
    }

    void anEmptyTrailAndOneThatCannotBeReadSaySo()
    {
        Screen screen(ledgerAfter(oneSettledOneOpen));
        QVERIFY(screen.ready());
        screen.view->setShowsHistory(true);
        screen.view->selectLine({2});
        QTRY_COMPARE(screen.store.trailsAsked().size(), 1U);
        screen.store.answerTrail(0, std::vector<TrailEntry>());
        QTRY_VERIFY(screen.text(u"lineTrail"_s).contains(u"it came with an import"_s));
        screen.view->selectLine({1});
        QTRY_COMPARE(screen.store.trailsAsked().size(), 2U);
        screen.store.answerTrail(1, Error{.kind = ErrorKind::Busy});
        QTRY_VERIFY(screen.text(u"lineTrail"_s).startsWith(u"Who did what could not be read."_s));
        emit screen.child<QLabel>(u"lineTrail"_s)->linkActivated(u"again"_s);
        QCOMPARE(screen.store.trailsAsked().size(), 3U);
        screen.store.answerTrail(2, std::vector{screen.entry(3, LineId{1})});
        QTRY_COMPARE(screen.text(u"lineTrail"_s), u"7 Jan 2025, 09:30: okb charged."_s);
    }

    void anAccountWithoutLinesStillHasATrail()
    {
        Screen screen(ledgerAfter({}));
        QVERIFY(screen.ready());
        screen.view->setShowsHistory(true);
        QTRY_COMPARE(screen.store.trailsAsked().size(), 1U);
        QVERIFY(!screen.store.trailsAsked()[0].line);
        QVERIFY(screen.child<QLabel>(u"lineStory"_s)->isHidden());
        QCOMPARE(screen.text(u"trailHeading"_s), u"Who did what to this account"_s);
    }

    void theChooserAppearsForAHolderOfSeveralAccounts()
    {
        Screen one(ledgerAfter(oneSettledOneOpen));
        QVERIFY(one.ready());
        QVERIFY(one.child<QComboBox>(u"ledgerAccounts"_s)->isHidden());

        Ledger ledger = ledgerAfter(oneSettledOneOpen);
        AccountRow other = Test::accountRow(2, u"Adaeze <Okafor>"_s, -500);
        other.accountType = AccountType::Recharge;
        ledger.accountsOfHolder.push_back(other);
        Screen two(ledger);
        Ledger second = ledgerAfter({}, 2);
        second.accountsOfHolder = ledger.accountsOfHolder;
        two.store.keep(second);
        QVERIFY(two.ready());
        QSignalSpy chosen(two.view.get(), &LedgerView::accountChosen);
        auto *chooser = two.child<QComboBox>(u"ledgerAccounts"_s);
        QTRY_VERIFY(chooser->isVisible());
        QCOMPARE(chooser->count(), 2);
        QCOMPARE(chooser->currentIndex(), 0);
        QCOMPARE(chooser->itemText(1), u"Recharge %1, in credit £5.00"_s.arg(other.paymentReference));
        chooser->setFocus();
        QTest::keyClick(chooser, Qt::Key_Down);
        QTRY_COMPARE(chosen.count(), 1);
        QCOMPARE(chosen.front().front().value<AccountId>(), AccountId{2});
        // The page stays with its own account: the other one is opened beside it.
        QCOMPARE(chooser->currentIndex(), 0);
        QCOMPARE(two.ledger.ledger()->account().id, AccountId{1});
    }

    void anAllSettledLedgerSaysWhereItsLinesAre()
    {
        Screen screen(ledgerAfter(u"2025-01-06 debit RENT 100.00; 2025-01-07 pay CASH 100.00"_s));
        QVERIFY(screen.ready());
        screen.view->setShowsSettled(false);
        QCOMPARE(screen.rows(), 0);
        QVERIFY(screen.view->table().overlayText().contains(u"Show settled lines"_s));
        QVERIFY(screen.lineText().isEmpty());
    }

    void actionsAreButtonsThatFollowThem()
    {
        Screen screen(ledgerAfter(oneSettledOneOpen));
        QAction post(u"Post payment"_s);
        post.setObjectName(u"postPayment"_s);
        post.setEnabled(false);
        screen.view->setActions({&post});
        auto *button = screen.child<QToolButton>(u"postPaymentButton"_s);
        QVERIFY(button != nullptr && !button->isEnabled());
        QSignalSpy triggered(&post, &QAction::triggered);
        post.setEnabled(true);
        button->click();
        QCOMPARE(triggered.count(), 1);
    }

    void aPanelStandsBesideTheLinesAndGoesAgain()
    {
        Screen screen(ledgerAfter(oneSettledOneOpen));
        QVERIFY(screen.ready());
        QWidget panel;
        screen.view->setPanel(&panel);
        QVERIFY(panel.isVisible());
        QVERIFY(panel.mapTo(screen.view.get(), QPoint()).x() > screen.view->table().mapTo(screen.view.get(), QPoint()).x());
        screen.view->setPanel(nullptr);
        QVERIFY(!panel.isVisible());
        QVERIFY(panel.parentWidget() == nullptr);
    }
};

QTEST_MAIN(TestLedgerView)
#include "tst_ledgerview.moc"
