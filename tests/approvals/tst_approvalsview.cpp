// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/approvals/approvalsview.h"

#include "resources/resources.h"
#include "tests/approvals/proposalstore.h"
#include "views/widgets/sentencelabel.h"
#include "views/widgets/tableview.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using Test::ProposalStore;

namespace {

const QString twoCharges = u"2013-08-05 debit RENT 100.00; 2013-08-12 debit RENT 50.00"_s;
const Person okb{.name = u"okb"_s, .roles = everyRole};

struct Screen
{
    explicit Screen(Person who = {.name = u"lee"_s, .roles = Role::Finance}) : store(std::move(who))
    {
        store.addLedger(1, twoCharges);
        store.addLedger(2, twoCharges, u"Bryn Lindqvist"_s);
    }
    [[nodiscard]] bool open()
    {
        approvals = std::make_unique<Approvals>(store);
        view = std::make_unique<ApprovalsView>(*approvals);
        view->resize(1100, 640);
        view->show();
        approvals->refresh();
        return QTest::qWaitForWindowExposed(view.get()) && QTest::qWaitFor([this] {
            return approvals->hasLoaded() && approvals->me() && (!approvals->current() || approvals->effect());
        });
    }
    template <class T = QLabel>
    [[nodiscard]] T *child(const QString &name) const { return view->findChild<T *>(name); }
    [[nodiscard]] QPushButton *button(const QString &name) const { return child<QPushButton>(name); }
    [[nodiscard]] QString text(const QString &name) const { return child(name)->text(); }
    [[nodiscard]] QString sentence() const { return child<SentenceLabel>(u"proposalSentence"_s)->sentence(); }
    void type(const QString &note) const { child<QPlainTextEdit>(u"proposalNote"_s)->setPlainText(note); }
    void lookAt(int row) const { view->table().selectRow(row); }

    ProposalStore store;
    std::unique_ptr<Approvals> approvals;
    std::unique_ptr<ApprovalsView> view;
};

} // namespace

class TestApprovalsView final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { initResources(); }

    void saysInFullWhatIsAskedAndWhatSpeaksForIt()
    {
        Screen screen;
        screen.store.add(1, 12000, {{1}, {2}}, u"okb"_s, 2);
        QVERIFY(screen.open());
        QVERIFY(screen.text(u"proposalHeadline"_s).startsWith(u"okb proposes to write off £120.00 for Adaeze Okafor, 1"_s));
        QCOMPARE(screen.text(u"proposalReason"_s), u"The tenant died\nand left nothing."_s);
        QCOMPARE(screen.text(u"proposalEvidence"_s), u"Letter of the executor, 1 Sep 2013"_s);
        QCOMPARE(screen.text(u"proposalBalance"_s), u"The account now: owes £150.00."_s);
        QCOMPARE(screen.child<TableView>(u"proposalCharges"_s)->model()->rowCount(), 2);
        QCOMPARE(screen.text(u"proposalStory"_s),
                 u"2 Sep 2013, 09:30: okb proposed it. Two other people have to approve it.\nIt waits for two more approvals."_s);
        QCOMPARE(screen.text(u"proposalsFooter"_s), u"1 write-off waits for you."_s);
        QCOMPARE(screen.child(u"proposalReason"_s)->textFormat(), Qt::PlainText);
    }

    void theButtonSaysWhatItWillPost_data()
    {
        QTest::addColumn<int>("needed");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("text");
        QTest::newRow("last") << 1 << u"WRITEOFF"_s << u"Ap&prove and post £20.00 write-off"_s;
        QTest::newRow("forgiven") << 1 << u"FORGIVEN"_s << u"Ap&prove and forgive £20.00"_s;
        QTest::newRow("first of two") << 2 << u"WRITEOFF"_s << u"Ap&prove"_s;
    }
    void theButtonSaysWhatItWillPost()
    {
        QFETCH(QString, type);
        QFETCH(int, needed);
        Screen screen;
        screen.store.add(1, 2000, {{1}}, u"okb"_s, needed).type = type;
        QVERIFY(screen.open());
        QTEST(screen.button(u"proposalApprove"_s)->text(), "text");
        QVERIFY(screen.button(u"proposalApprove"_s)->isEnabled());
    }

    void aButtonThatCannotBePressedSaysWhy_data()
    {
        QTest::addColumn<Person>("person");
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("why");
        const Person lee{.name = u"lee"_s, .roles = Role::Finance};
        const Person cas{.name = u"cas"_s, .roles = Role::Caseworker};
        QTest::newRow("own, approve") << okb << u"proposalApprove"_s << u"It is your own proposal, so somebody else of finance decides on it. You can withdraw it."_s;
        QTest::newRow("own, decline") << okb << u"proposalDecline"_s << u"It is your own proposal, so somebody else of finance decides on it. You can withdraw it."_s;
        QTest::newRow("no finance") << cas << u"proposalApprove"_s << u"Only finance staff decide on write-offs."_s;
        QTest::newRow("another's") << lee << u"proposalWithdraw"_s << u"Only okb, who proposed it, can withdraw it."_s;
    }
    void aButtonThatCannotBePressedSaysWhy()
    {
        QFETCH(Person, person);
        QFETCH(QString, button);
        Screen screen(person);
        screen.store.add(1, 2000, {{1}});
        QVERIFY(screen.open());
        QVERIFY(!screen.button(button)->isEnabled());
        QTEST(screen.button(button)->toolTip(), "why");
        QCOMPARE(screen.button(button)->accessibleDescription(), screen.button(button)->toolTip());
        if (button == u"proposalApprove"_s)
            QTEST(screen.sentence(), "why");
    }

    void approvingSaysWhatWasPosted()
    {
        Screen screen;
        screen.store.add(1, 2000, {{1}});
        QVERIFY(screen.open());
        QSignalSpy done(screen.view.get(), &ApprovalsView::done);
        QTest::mouseClick(screen.button(u"proposalApprove"_s), Qt::LeftButton);
        QTRY_COMPARE(done.count(), 1);
        QVERIFY(done.front().front().toString().startsWith(u"Approved. £20.00 was written off for Adaeze Okafor, 1"_s));
        QTRY_COMPARE(screen.sentence(), u"It is posted, so there is nothing left to decide."_s);
        QVERIFY(screen.text(u"proposalStory"_s).endsWith(u"10 Sep 2013, 14:05: lee approved it.\nIt was posted as line 101."_s));
        QCOMPARE(screen.text(u"proposalsFooter"_s), u"No write-off waits."_s);
    }

    void aDoubleClickNeverReachesTheNextProposal()
    {
        Screen screen;
        screen.store.add(1, 2000, {{1}});
        screen.store.add(2, 3000, {{1}});
        QVERIFY(screen.open());
        QPushButton *approve = screen.button(u"proposalApprove"_s);
        QTest::mouseClick(approve, Qt::LeftButton);
        QTest::mouseDClick(approve, Qt::LeftButton);
        QTRY_COMPARE(screen.approvals->current()->status, ProposalStatus::Posted);
        QTest::mouseClick(approve, Qt::LeftButton);
        QTRY_VERIFY(!screen.approvals->isBusy());
        QTest::mouseClick(approve, Qt::LeftButton);
        QCOMPARE(screen.store.asked.size(), 1U);
        QCOMPARE(screen.store.kept[1].status, ProposalStatus::Waiting);
        screen.lookAt(1);
        QTRY_VERIFY(approve->isEnabled());
    }

    void decliningWithoutANoteSaysWhatIsMissingUnderIt()
    {
        Screen screen;
        screen.store.add(1, 2000, {{1}});
        QVERIFY(screen.open());
        auto *fault = screen.child<SentenceLabel>(u"proposalNoteFault"_s);
        QVERIFY(!fault->isVisible());
        screen.button(u"proposalDecline"_s)->click();
        QVERIFY(fault->isVisible());
        QCOMPARE(fault->sentence(), u"Write why it is declined: okb will read it."_s);
        QCOMPARE(screen.view->focusWidget(), screen.child<QWidget>(u"proposalNote"_s));
        screen.type(u"The estate is not settled."_s);
        QVERIFY(!fault->isVisible());
        screen.button(u"proposalDecline"_s)->click();
        QTRY_COMPARE(screen.sentence(), u"It was declined, so there is nothing left to decide."_s);
        QVERIFY(screen.text(u"proposalStory"_s).contains(u"lee declined it and wrote: “The estate is not settled.”"_s));
        QVERIFY(screen.text(u"proposalStory"_s).endsWith(u"Nothing was posted."_s));
        QVERIFY(screen.child<QPlainTextEdit>(u"proposalNote"_s)->toPlainText().isEmpty());
        QVERIFY(screen.child<QPlainTextEdit>(u"proposalNote"_s)->isReadOnly());
    }

    void whoProposedItCanWithdrawIt()
    {
        Screen screen(okb);
        screen.store.add(1, 2000, {{1}});
        QVERIFY(screen.open());
        QSignalSpy done(screen.view.get(), &ApprovalsView::done);
        screen.button(u"proposalWithdraw"_s)->click();
        QTRY_COMPARE(done.count(), 1);
        QCOMPARE(done.front().front().toString(), u"Withdrawn. Nothing was posted for Adaeze Okafor."_s);
        QCOMPARE(screen.store.kept[0].status, ProposalStatus::Withdrawn);
    }

    void whatWasPaidMeanwhileIsSaidAsMoney_data()
    {
        QTest::addColumn<QString>("paid");
        QTest::addColumn<QString>("sentence");
        const QString after = u"Nothing was posted and the proposal keeps waiting: decline it, and a smaller one can be proposed."_s;
        QTest::newRow("in part") << u"70.00"_s << u"Only £80.00 is outstanding on its charges by now, less than the £120.00 to be written off. "_s + after;
        QTest::newRow("all") << u"150.00"_s << u"Nothing is outstanding on its charges any more. "_s + after;
    }
    void whatWasPaidMeanwhileIsSaidAsMoney()
    {
        QFETCH(QString, paid);
        Screen screen;
        screen.store.add(1, 12000, {{1}, {2}});
        QVERIFY(screen.open());
        screen.store.addLedger(1, twoCharges + u"; 2013-08-20 pay CASH "_s + paid);
        screen.button(u"proposalApprove"_s)->click();
        QTRY_VERIFY(!screen.sentence().isEmpty());
        QTEST(screen.sentence(), "sentence");
        QCOMPARE(screen.child<SentenceLabel>(u"proposalSentence"_s)->severity(), Severity::Stop);
        QCOMPARE(screen.store.kept[0].status, ProposalStatus::Waiting);
        QTRY_VERIFY(!screen.button(u"proposalApprove"_s)->isEnabled());
        QVERIFY(screen.button(u"proposalDecline"_s)->isEnabled());
    }

    void whileAnAnswerIsOnItsWayNothingElseCanBePressed()
    {
        Screen screen;
        screen.store.add(1, 2000, {{1}});
        screen.store.add(2, 2000, {{1}});
        screen.store.holdsAnswers = true;
        QVERIFY(screen.open());
        screen.button(u"proposalApprove"_s)->click();
        screen.lookAt(1);
        for (const QString &name : {u"proposalApprove"_s, u"proposalDecline"_s, u"proposalWithdraw"_s}) {
            QVERIFY(!screen.button(name)->isEnabled());
            QCOMPARE(screen.button(name)->toolTip(), u"An answer is on its way."_s);
        }
        QVERIFY(screen.child<QPlainTextEdit>(u"proposalNote"_s)->isReadOnly());
        screen.store.giveAnswer();
        QTRY_VERIFY(screen.button(u"proposalApprove"_s)->isEnabled());
    }

    void enterOpensTheCaseAndNeverApproves()
    {
        Screen screen;
        screen.store.add(2, 2000, {{1}});
        QVERIFY(screen.open());
        QSignalSpy activated(screen.view.get(), &ApprovalsView::accountActivated);
        screen.view->table().setFocus();
        QTest::keyClick(&screen.view->table(), Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.front().front().value<AccountId>(), AccountId{2});
        auto *note = screen.child<QPlainTextEdit>(u"proposalNote"_s);
        note->setFocus();
        QTest::keyClick(note, Qt::Key_Return);
        QVERIFY(screen.store.asked.empty());
    }

    void whatChangesElsewhereLeavesSelectionNoteAndPlace()
    {
        Screen screen;
        for (int i = 0; i < 40; ++i)
            screen.store.add(1 + i % 2, 1000, {{1}});
        QVERIFY(screen.open());
        TableView &table = screen.view->table();
        table.selectRow(30);
        table.verticalScrollBar()->setValue(20 * table.rowHeight());
        QTRY_COMPARE(screen.approvals->current()->id, ProposalId{31});
        screen.type(u"half written"_s);
        const int y = table.rowViewportPosition(25);
        screen.store.decideElsewhere({3}, ProposalAnswer::Decline, u"mia"_s, u"no"_s);
        QTRY_COMPARE(table.model()->rowCount(), 39);
        emit screen.store.accountChanged({1});
        QCOMPARE(screen.approvals->current()->id, ProposalId{31});
        QCOMPARE(table.currentIndex().row(), 29);
        QVERIFY(table.selectionModel()->isRowSelected(29, {}));
        QCOMPARE(table.rowViewportPosition(24), y);
        QCOMPARE(screen.child<QPlainTextEdit>(u"proposalNote"_s)->toPlainText(), u"half written"_s);
    }

    void theSwitchShowsTheStoryOfADeclinedOne()
    {
        Screen screen;
        screen.store.add(1, 2000, {{1}});
        QVERIFY(screen.open());
        screen.store.decideElsewhere({1}, ProposalAnswer::Decline, u"mia"_s, u"not yet"_s);
        QTRY_COMPARE(screen.approvals->waiting(), 0);
        screen.child<QRadioButton>(u"proposalsWaiting"_s)->click();
        screen.child<QRadioButton>(u"proposalsAll"_s)->click();
        QTRY_VERIFY(!screen.approvals->isBusy());
        QVERIFY(screen.text(u"proposalStory"_s).contains(u"mia declined it and wrote: “not yet”"_s));
        screen.child<QRadioButton>(u"proposalsWaiting"_s)->click();
        QTRY_COMPARE(screen.view->table().model()->rowCount(), 0);
        QVERIFY(!screen.child(u"proposalHeadline"_s)->isVisible());
    }

    void aScreenThatIsOpenedLateLooksAtTheFirst()
    {
        Screen screen;
        screen.store.add(1, 2000, {{1}});
        screen.approvals = std::make_unique<Approvals>(screen.store);
        screen.approvals->refresh();
        QTRY_VERIFY(screen.approvals->hasLoaded() && screen.approvals->me());
        // As in the window, where the number in the navigation is read long before the place is opened.
        screen.view = std::make_unique<ApprovalsView>(*screen.approvals);
        screen.view->show();
        QVERIFY(screen.approvals->current());
        QVERIFY(screen.child(u"proposalHeadline"_s)->isVisible());
        QTRY_COMPARE(screen.child<TableView>(u"proposalCharges"_s)->model()->rowCount(), 1);
        // And again, after its tab was closed.
        screen.view = std::make_unique<ApprovalsView>(*screen.approvals);
        screen.view->show();
        QVERIFY(screen.child(u"proposalHeadline"_s)->isVisible());
        QVERIFY(screen.button(u"proposalApprove"_s)->isEnabled());
    }

    void anEmptyListSaysWhy()
    {
        Screen screen;
        QVERIFY(screen.open());
        QVERIFY(screen.view->table().overlayText().startsWith(u"No write-off waits for approval."_s));
        screen.child<QRadioButton>(u"proposalsAll"_s)->click();
        QTRY_VERIFY(screen.view->table().overlayText().startsWith(u"Nobody has proposed a write-off yet."_s));
        QCOMPARE(screen.text(u"proposalsFooter"_s), u"No write-off waits."_s);
    }
};

QTEST_MAIN(TestApprovalsView)
#include "tst_approvalsview.moc"
