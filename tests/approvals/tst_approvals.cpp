// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/approvals/approvals.h"

#include "tests/approvals/proposalstore.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using Test::ProposalStore;
using Scope = Approvals::Scope;

namespace {

const QString twoCharges = u"2013-08-05 debit RENT 100.00; 2013-08-12 debit RENT 50.00"_s;

/// Two accounts with two open charges each, and what is made of them.
struct Desk
{
    explicit Desk(Person who = {.name = u"lee"_s, .roles = Role::Finance}) : store(std::move(who))
    {
        store.addLedger(1, twoCharges);
        store.addLedger(2, twoCharges, u"Bryn Lindqvist"_s);
    }
    /// Reads everything and looks at that proposal.
    [[nodiscard]] bool look(qint64 id)
    {
        approvals = std::make_unique<Approvals>(store);
        tester = std::make_unique<QAbstractItemModelTester>(&approvals->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        approvals->refresh();
        if (!QTest::qWaitFor([this] { return approvals->hasLoaded() && approvals->me(); }))
            return false;
        approvals->setCurrent({id});
        return QTest::qWaitFor([this] { return approvals->effect().has_value(); });
    }
    [[nodiscard]] QString states() const
    {
        QStringList texts;
        for (const ProposalRow &row : approvals->model().rows())
            texts.append(u"%1%2"_s.arg(row.proposal.id.value).arg(u"wpdx"_s.at(qsizetype(row.proposal.status))));
        return texts.join(u' ');
    }

    ProposalStore store;
    std::unique_ptr<Approvals> approvals;
    std::unique_ptr<QAbstractItemModelTester> tester;
};

} // namespace

class TestApprovals final : public QObject
{
    Q_OBJECT

private slots:
    void countsWhatWaitsAndWhatWaitsForThePerson_data()
    {
        QTest::addColumn<Person>("person");
        QTest::addColumn<int>("forMe");
        QTest::newRow("finance") << Person{.name = u"lee"_s, .roles = Role::Finance} << 2;
        QTest::newRow("the proposer, though of finance") << Person{.name = u"okb"_s, .roles = everyRole} << 1;
        QTest::newRow("caseworker") << Person{.name = u"cas"_s, .roles = Role::Caseworker} << 0;
        QTest::newRow("no longer here") << Person{.name = u"old"_s, .roles = everyRole, .active = false} << 0;
    }
    void countsWhatWaitsAndWhatWaitsForThePerson()
    {
        QFETCH(Person, person);
        Desk desk(person);
        desk.store.add(1, 2000, {{1}});
        desk.store.add(2, 3000, {{1}}, u"mia"_s);
        desk.store.add(2, 500, {{2}}, u"mia"_s).status = ProposalStatus::Declined;
        QVERIFY(desk.look(1));
        QCOMPARE(desk.states(), u"1w 2w"_s);
        QCOMPARE(desk.approvals->waiting(), 2);
        QTEST(desk.approvals->waitingForMe(), "forMe");
        desk.approvals->setScope(Scope::All);
        QTRY_COMPARE(desk.states(), u"1w 2w 3d"_s);
        QCOMPARE(desk.approvals->waiting(), 2);
    }

    void saysWhyAnAnswerCannotBeGiven_data()
    {
        QTest::addColumn<Person>("person");
        QTest::addColumn<ProposalAnswer>("answer");
        QTest::addColumn<QString>("refusal");
        const Person lee{.name = u"lee"_s, .roles = Role::Finance};
        const Person okb{.name = u"okb"_s, .roles = everyRole};
        const Person cas{.name = u"cas"_s, .roles = Role::Caseworker};
        QTest::newRow("finance approves") << lee << ProposalAnswer::Approve << QString();
        QTest::newRow("finance declines") << lee << ProposalAnswer::Decline << QString();
        QTest::newRow("finance withdraws another's") << lee << ProposalAnswer::Withdraw << u"NotAllowed"_s;
        QTest::newRow("own approved") << okb << ProposalAnswer::Approve << u"OwnProposal"_s;
        QTest::newRow("own declined") << okb << ProposalAnswer::Decline << u"OwnProposal"_s;
        QTest::newRow("own withdrawn") << okb << ProposalAnswer::Withdraw << QString();
        QTest::newRow("caseworker approves") << cas << ProposalAnswer::Approve << u"NotAllowed"_s;
    }
    void saysWhyAnAnswerCannotBeGiven()
    {
        QFETCH(Person, person);
        QFETCH(ProposalAnswer, answer);
        Desk desk(person);
        desk.store.add(1, 2000, {{1}});
        QVERIFY(desk.look(1));
        const auto refused = desk.approvals->refusal(answer);
        QTEST(refused ? errorName(refused->kind) : QString(), "refusal");
        QCOMPARE(desk.approvals->canAnswer(answer), !refused);
        desk.approvals->setNote(u"because"_s);
        desk.approvals->answer(answer);
        QCOMPARE(desk.store.asked.size(), refused ? 0U : 1U);
    }

    void theLastApprovalPostsAndTheProposalStaysInSight()
    {
        Desk desk;
        desk.store.add(1, 12000, {{2}, {1}});
        desk.store.add(2, 500, {{1}});
        QVERIFY(desk.look(1));
        QVERIFY(desk.approvals->nextApprovalPosts());
        QSignalSpy answered(desk.approvals.get(), &Approvals::answered);
        desk.approvals->setNote(u"  seen  "_s);
        desk.approvals->answer(ProposalAnswer::Approve);
        QTRY_COMPARE(answered.count(), 1);
        QCOMPARE(desk.store.asked.at(0).note, u"seen"_s);
        QTRY_VERIFY(!desk.approvals->isBusy());
        // It no longer waits, and still it is what one looks at: a second click cannot reach the next one.
        QCOMPARE(desk.states(), u"1p 2w"_s);
        QCOMPARE(desk.approvals->current()->id, ProposalId{1});
        QVERIFY(!desk.approvals->canAnswer(ProposalAnswer::Approve));
        desk.approvals->answer(ProposalAnswer::Approve);
        QCOMPARE(desk.store.asked.size(), 1U);
        QCOMPARE(desk.approvals->waiting(), 1);
        QVERIFY(desk.approvals->note().isEmpty());
        // Whoever looks at the next one lets it go.
        desk.approvals->setCurrent({2});
        QTRY_COMPARE(desk.states(), u"2w"_s);
    }

    void aDoubleClickAnswersOnce()
    {
        Desk desk;
        desk.store.add(1, 2000, {{1}}, u"okb"_s, 2);
        desk.store.holdsAnswers = true;
        QVERIFY(desk.look(1));
        desk.approvals->answer(ProposalAnswer::Approve);
        desk.approvals->answer(ProposalAnswer::Approve);
        desk.approvals->setNote(u"late"_s);
        QVERIFY(desk.approvals->isAnswering() && desk.approvals->hasDraft());
        QVERIFY(desk.approvals->note().isEmpty());
        desk.store.giveAnswer();
        QTRY_VERIFY(!desk.approvals->isAnswering());
        QCOMPARE(desk.store.asked.size(), 1U);
        QCOMPARE(desk.approvals->current()->approvals(), 1);
        QCOMPARE(desk.approvals->refusal(ProposalAnswer::Approve)->kind, ErrorKind::AlreadyDecided);
    }

    void theFirstOfTwoApprovalsLeavesItWaiting()
    {
        Desk desk;
        desk.store.add(1, 2000, {{1}}, u"okb"_s, 2);
        QVERIFY(desk.look(1));
        QVERIFY(!desk.approvals->nextApprovalPosts());
        desk.approvals->answer(ProposalAnswer::Approve);
        QTRY_COMPARE(desk.approvals->current()->approvals(), 1);
        QVERIFY(desk.approvals->nextApprovalPosts());
        QTRY_COMPARE(desk.approvals->waitingForMe(), 0);
        QCOMPARE(desk.approvals->waiting(), 1);
    }

    void aLadderThatRoseSinceCounts()
    {
        Desk desk;
        desk.store.inForce.settings.approvalLadder = {{.aboveMinor = 1000, .approvers = 2}};
        desk.store.add(1, 2000, {{1}});
        QVERIFY(desk.look(1));
        QTRY_COMPARE(desk.approvals->approvalsNeeded(), 2);
        QVERIFY(!desk.approvals->nextApprovalPosts());
        QCOMPARE(desk.approvals->model().index(0, ProposalModel::Approvals).data().toString(), u"0 of 2"_s);
        desk.store.inForce.settings.approvalLadder.clear();
        emit desk.store.rulesChanged();
        QTRY_VERIFY(desk.approvals->nextApprovalPosts());
    }

    void decliningAsksForANote()
    {
        Desk desk;
        desk.store.add(1, 2000, {{1}});
        QVERIFY(desk.look(1));
        desk.approvals->setNote(u" \n "_s);
        QVERIFY(!desk.approvals->noteFault());
        desk.approvals->answer(ProposalAnswer::Decline);
        QVERIFY(desk.store.asked.empty());
        QCOMPARE(desk.approvals->noteFault()->field, u"note"_s);
        desk.approvals->setNote(u"The estate is not settled yet."_s);
        QVERIFY(!desk.approvals->noteFault());
        desk.approvals->answer(ProposalAnswer::Decline);
        QTRY_COMPARE(desk.approvals->current()->status, ProposalStatus::Declined);
        QCOMPARE(desk.approvals->current()->decisions.back().note, u"The estate is not settled yet."_s);
    }

    void aNoteThatIsTooLongIsNotCutOff()
    {
        Desk desk;
        desk.store.add(1, 2000, {{1}});
        QVERIFY(desk.look(1));
        desk.approvals->setNote(QString(4000, u'x'));
        QVERIFY(desk.approvals->canAnswer(ProposalAnswer::Decline) && !desk.approvals->noteFault());
        desk.approvals->setNote(QString(4001, u'x'));
        QVERIFY(!desk.approvals->canAnswer(ProposalAnswer::Decline));
        QCOMPARE(desk.approvals->noteFault()->field, u"note"_s);
    }

    void eachProposalKeepsItsOwnNote()
    {
        Desk desk;
        desk.store.add(1, 2000, {{1}});
        desk.store.add(2, 2000, {{1}});
        QVERIFY(desk.look(1));
        QVERIFY(!desk.approvals->hasDraft());
        desk.approvals->setNote(u"ask mia"_s);
        desk.approvals->setCurrent({2});
        QVERIFY(desk.approvals->note().isEmpty());
        emit desk.store.proposalsChanged();
        emit desk.store.accountsChanged();
        desk.approvals->refresh();
        QTRY_VERIFY(!desk.approvals->isBusy());
        desk.approvals->setCurrent({1});
        QCOMPARE(desk.approvals->note(), u"ask mia"_s);
        QVERIFY(desk.approvals->hasDraft());
    }

    void theKeyStaysUntilTheFateOfAnAnswerIsKnown_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<ProposalAnswer>("second");
        QTest::addColumn<bool>("same");
        QTest::newRow("lost") << ErrorKind::Unconfirmed << ProposalAnswer::Approve << true;
        QTest::newRow("busy") << ErrorKind::Busy << ProposalAnswer::Approve << true;
        QTest::newRow("another answer") << ErrorKind::Unconfirmed << ProposalAnswer::Decline << false;
        QTest::newRow("refused") << ErrorKind::ParameterTooHigh << ProposalAnswer::Approve << false;
    }
    void theKeyStaysUntilTheFateOfAnAnswerIsKnown()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(ProposalAnswer, second);
        Desk desk;
        desk.store.add(1, 2000, {{1}});
        QVERIFY(desk.look(1));
        desk.approvals->setNote(u"note"_s);
        desk.store.nextError = Error{.kind = kind};
        desk.approvals->answer(ProposalAnswer::Approve);
        QTRY_VERIFY(desk.approvals->answerError());
        QCOMPARE(desk.approvals->note(), u"note"_s);
        QTRY_VERIFY(!desk.approvals->isBusy());
        desk.approvals->answer(second);
        QCOMPARE(desk.store.asked.size(), 2U);
        QVERIFY(!desk.approvals->answerError());
        QTEST(desk.store.asked[0].key == desk.store.asked[1].key, "same");
        QVERIFY(!desk.store.asked[0].key.isEmpty());
    }

    void anAnswerThatWasKeptAfterAllShowsByItself()
    {
        Desk desk;
        desk.store.add(1, 2000, {{1}});
        QVERIFY(desk.look(1));
        desk.store.nextError = Error{.kind = ErrorKind::Unconfirmed};
        desk.store.keepsNextAnswer = true;
        desk.approvals->answer(ProposalAnswer::Approve);
        QTRY_COMPARE(desk.approvals->current()->status, ProposalStatus::Posted);
        QVERIFY(!desk.approvals->canAnswer(ProposalAnswer::Approve));
    }

    void theLedgersRefusalIsKeptAndTheProposalWaitsOn()
    {
        Desk desk;
        desk.store.add(1, 12000, {{1}, {2}});
        QVERIFY(desk.look(1));
        QVERIFY(!desk.approvals->effect()->refusal);
        // Paid at another desk: this one has not heard of it yet.
        desk.store.addLedger(1, twoCharges + u"; 2013-08-20 pay CASH 70.00"_s);
        desk.approvals->answer(ProposalAnswer::Approve);
        QTRY_VERIFY(desk.approvals->answerError());
        QCOMPARE(desk.approvals->answerError()->kind, ErrorKind::ParameterTooHigh);
        QCOMPARE(desk.approvals->answerError()->value, u"80.00"_s);
        QCOMPARE(desk.approvals->current()->status, ProposalStatus::Waiting);
        // By now the charges are read again, and it is not offered a second time.
        QTRY_VERIFY(desk.approvals->effect() && desk.approvals->effect()->refusal);
        QVERIFY(!desk.approvals->canAnswer(ProposalAnswer::Approve));
        QVERIFY(desk.approvals->canAnswer(ProposalAnswer::Decline));
    }

    void theChargesFollowTheAccount()
    {
        Desk desk;
        desk.store.add(1, 12000, {{2}, {1}});
        QVERIFY(desk.look(1));
        const auto cell = [&](int row, int column) { return desk.approvals->charges().index(row, column).data().toString(); };
        QCOMPARE(cell(0, ProposalChargesModel::Charge), u"Rent of 12 Aug 2013"_s);
        QCOMPARE(cell(0, ProposalChargesModel::WriteOff), u"£50.00"_s);
        QCOMPARE(cell(1, ProposalChargesModel::WriteOff), u"£70.00"_s);
        QCOMPARE(*desk.approvals->balance(), Money::fromMinor(15000));
        desk.store.addLedger(1, twoCharges + u"; 2013-08-20 pay CASH 30.00"_s);
        emit desk.store.accountChanged({1});
        QTRY_COMPARE(cell(1, ProposalChargesModel::Outstanding), u"£70.00"_s);
    }

    void aPostedOneSaysWhatItTookAndWhetherItWasVoided()
    {
        Desk desk;
        desk.store.addLedger(1, twoCharges + u"; 2013-09-02 writeoff 120.00 1 2; 2013-09-05 void 3"_s);
        WriteOffProposal &posted = desk.store.add(1, 12000, {{1}, {2}});
        posted.status = ProposalStatus::Posted;
        posted.line = LineId{3};
        desk.approvals = std::make_unique<Approvals>(desk.store);
        desk.approvals->setScope(Scope::All);
        QTRY_VERIFY(desk.approvals->hasLoaded());
        desk.approvals->setCurrent({1});
        QTRY_VERIFY(desk.approvals->effect());
        QVERIFY(desk.approvals->effect()->voided);
        QVERIFY(!desk.approvals->effect()->refusal);
        QCOMPARE(desk.approvals->charges().index(1, ProposalChargesModel::WriteOff).data().toString(), u"£20.00"_s);
    }

    void whatOthersDecideShowsWithoutLosingThePlace()
    {
        Desk desk;
        desk.store.add(1, 2000, {{1}});
        desk.store.add(2, 2000, {{1}});
        desk.store.add(2, 1000, {{2}});
        QVERIFY(desk.look(2));
        desk.approvals->setNote(u"half written"_s);
        desk.store.decideElsewhere({1}, ProposalAnswer::Decline, u"mia"_s, u"no"_s);
        QTRY_COMPARE(desk.states(), u"2w 3w"_s);
        desk.store.decideElsewhere({2}, ProposalAnswer::Decline, u"mia"_s, u"no"_s);
        QTRY_COMPARE(desk.states(), u"2d 3w"_s);
        QCOMPARE(desk.approvals->current()->id, ProposalId{2});
        QCOMPARE(desk.approvals->note(), u"half written"_s);
        QVERIFY(!desk.approvals->hasDraft());       // nothing is lost with it any more
        QVERIFY(!desk.approvals->canAnswer(ProposalAnswer::Approve));
    }

    void theSwitchShowsWhatWasDecided()
    {
        Desk desk;
        desk.store.add(1, 2000, {{1}});
        desk.store.add(2, 2000, {{1}}).status = ProposalStatus::Declined;
        QVERIFY(desk.look(1));
        QSignalSpy changed(desk.approvals.get(), &Approvals::scopeChanged);
        desk.approvals->setScope(Scope::All);
        QTRY_COMPARE(desk.states(), u"1w 2d"_s);
        desk.approvals->setCurrent({2});
        desk.approvals->setScope(Scope::Waiting);
        QTRY_COMPARE(desk.states(), u"1w"_s);
        QVERIFY(!desk.approvals->current());
        QCOMPARE(changed.count(), 2);
    }

    void aFailureToReadIsSaid()
    {
        Test::UnsupportedStore store;
        Approvals approvals(store);
        QSignalSpy failed(&approvals, &Approvals::failed);
        approvals.refresh();
        QTRY_COMPARE(failed.count(), 3);          // who, rules and list
        QVERIFY(!approvals.isBusy() && !approvals.hasLoaded());
    }
};

QTEST_GUILESS_MAIN(TestApprovals)
#include "tst_approvals.moc"
