// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/rights.h"

#include "models/domain/writeoff.h"

#include "tests/domain/ledgerbook.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using Tally::Test::commandFrom;

namespace {

Person personOf(Roles roles, std::optional<qint64> limit = {})
{
    return {.name = u"ann"_s, .roles = roles, .postingLimitMinor = limit};
}

QString outcomeOf(const std::optional<Error> &error)
{
    return error ? QStringList{errorName(error->kind), error->field, error->value}.join(u' ').trimmed() : u"ok"_s;
}

WriteOffProposal proposalOf(const QString &by, std::vector<ProposalDecision> decisions = {})
{
    WriteOffProposal proposal;
    proposal.id = {3};
    proposal.proposedBy = by;
    proposal.decisions = std::move(decisions);
    return proposal;
}

} // namespace

class RightsTest : public QObject
{
    Q_OBJECT

private slots:
    void eachRolePostsWhatItMay_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("caseworker");
        QTest::addColumn<QString>("finance");
        const auto row = [](const QString &command, const QString &caseworker) {
            QTest::newRow(qPrintable(command)) << command << caseworker << u"ok"_s;
        };
        row(u"2025-01-06 pay CARD 5.00"_s, u"ok"_s);
        row(u"- describe 1 words"_s, u"ok"_s);
        row(u"2025-01-06 debit RENT 5.00"_s, u"NotAllowed add-debit ann"_s);
        row(u"2025-01-06 credit CREDIT 5.00"_s, u"NotAllowed add-credit ann"_s);
        row(u"2025-01-06 apply 1 2"_s, u"NotAllowed apply-credit ann"_s);
        row(u"2025-01-06 void 1"_s, u"NotAllowed void-credit ann"_s);
        row(u"2025-01-06 writeoff 5.00 1"_s, u"NotAllowed write-off ann"_s);
        row(u"2025-01-06 forgive 5.00 1"_s, u"NotAllowed forgive ann"_s);
        row(u"- reconcile"_s, u"NotAllowed reconcile ann"_s);
        row(u"2025-01-06 cancel 1"_s, u"NotAllowed cancel-debit ann"_s);
        row(u"2025-01-06 discount 1 5.00"_s, u"NotAllowed discount ann"_s);
        row(u"2025-01-06 refund 1 5.00"_s, u"NotAllowed refund ann"_s);
        row(u"2025-01-06 payout 5.00"_s, u"NotAllowed pay-out ann"_s);
        row(u"2025-01-06 adjust 1 5.00"_s, u"NotAllowed adjust-overdue ann"_s);
    }
    void eachRolePostsWhatItMay()
    {
        QFETCH(QString, command);
        const LedgerCommand posting = commandFrom(command);
        const LedgerRules rules;
        QTEST(outcomeOf(refusalFor(personOf(Role::Caseworker), posting, rules)), "caseworker");
        QTEST(outcomeOf(refusalFor(personOf(Role::Finance), posting, rules)), "finance");
        // An administrator posts nothing, nor does one who has left.
        QVERIFY(outcomeOf(refusalFor(personOf(Role::Administrator), posting, rules)).startsWith("NotAllowed"_L1));
        Person gone = personOf(everyRole);
        gone.active = false;
        QVERIFY(outcomeOf(refusalFor(gone, posting, rules)).startsWith("NotAllowed"_L1));
    }

    void aTypeSaysWhoPostsIt()
    {
        LedgerRules rules;
        for (LineType &type : rules.types.lineTypes) {
            if (type.code == u"NEW_CARD"_s)
                type.postedBy = Role::Caseworker;
        }
        const LedgerCommand card = commandFrom(u"2025-01-06 debit NEW_CARD 5.00"_s);
        QVERIFY(!refusalFor(personOf(Role::Caseworker), card, rules));
        QVERIFY(refusalFor(personOf(Role::Finance), card, rules).has_value());
    }

    void aTypeNotPostedByHandIsRefusedToEverybody_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("debit") << u"2025-01-06 debit RENT 5.00"_s << u"RENT"_s << u"UnrecognisedType debit_type RENT"_s;
        QTest::newRow("debit by its alias") << u"2025-01-06 debit fine 5.00"_s << u"OVERDUE"_s << u"UnrecognisedType debit_type OVERDUE"_s;
        QTest::newRow("credit") << u"2025-01-06 credit LOST_FOUND 5.00"_s << u"LOST_FOUND"_s << u"UnrecognisedType credit_type LOST_FOUND"_s;
        QTest::newRow("credit, so from the start") << u"2025-01-06 credit PURCHASE 5.00"_s << QString() << u"UnrecognisedType credit_type PURCHASE"_s;
        QTest::newRow("payment") << u"2025-01-06 pay CARD 5.00"_s << u"PAYMENT"_s << u"UnrecognisedType credit_type PAYMENT"_s;
        QTest::newRow("a debit of another type") << u"2025-01-06 debit SUNDRY 5.00"_s << u"RENT"_s << u"ok"_s;
        QTest::newRow("an operation of its own") << u"2025-01-06 writeoff 5.00 1"_s << QString() << u"ok"_s;
        QTest::newRow("left to the ledger") << u"2025-01-06 credit DISCOUNT 5.00"_s << QString() << u"ok"_s;
    }
    void aTypeNotPostedByHandIsRefusedToEverybody()
    {
        QFETCH(QString, command);
        QFETCH(QString, code);
        LedgerRules rules;
        for (LineType &type : rules.types.lineTypes)
            type.byHand = type.byHand && type.code != code;
        QTEST(outcomeOf(refusalFor(personOf(everyRole), commandFrom(command), rules)), "outcome");
        QTEST(outcomeOf(refusalFor(personOf(Role::Finance, 1), commandFrom(command), rules)).replace(u"AboveLimit amount 0.01"_s, u"ok"_s), "outcome");
        QVERIFY(outcomeOf(refusalFor(personOf(Role::Administrator), commandFrom(command), rules)).startsWith("NotAllowed"_L1));
    }

    void limitsHoldToThePenny_data()
    {
        QTest::addColumn<QString>("amount");
        QTest::addColumn<int>("ownLimit");
        QTest::addColumn<int>("everybodysLimit");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("no limit") << u"999999.99"_s << -1 << -1 << u"ok"_s;
        QTest::newRow("own, at it") << u"5.00"_s << 500 << -1 << u"ok"_s;
        QTest::newRow("own, above it") << u"5.01"_s << 500 << -1 << u"AboveLimit amount 5.00"_s;
        QTest::newRow("everybody's, at it") << u"5.00"_s << -1 << 500 << u"ok"_s;
        QTest::newRow("everybody's, above it") << u"5.01"_s << -1 << 500 << u"AboveLimit amount 5.00"_s;
        QTest::newRow("the smaller is own") << u"5.01"_s << 500 << 900 << u"AboveLimit amount 5.00"_s;
        QTest::newRow("the smaller is everybody's") << u"5.01"_s << 900 << 500 << u"AboveLimit amount 5.00"_s;
    }
    void limitsHoldToThePenny()
    {
        QFETCH(QString, amount);
        QFETCH(int, ownLimit);
        QFETCH(int, everybodysLimit);
        const auto limit = [](int minor) { return minor < 0 ? std::nullopt : std::optional(qint64(minor)); };
        LedgerRules rules;
        rules.settings.refuseAboveMinor = limit(everybodysLimit);
        const Person person = personOf(Role::Finance, limit(ownLimit));
        QTEST(outcomeOf(refusalFor(person, commandFrom(u"2025-01-06 pay CARD "_s + amount), rules)), "outcome");
    }

    void anApprovedWriteOffIsPostedForACaseworkerAboveTheirLimit()
    {
        LedgerRules rules;
        rules.settings.refuseAboveMinor = 2000;
        WriteOff command{.amount = Money::fromMinor(1000), .debits = {{1}}, .text = {.date = QDate(2025, 1, 6)}};
        const Person caseworker = personOf(Role::Caseworker, 500);
        QCOMPARE(outcomeOf(refusalFor(caseworker, command, rules)), u"NotAllowed write-off ann"_s);
        command.approvals = 1;
        QCOMPARE(outcomeOf(refusalFor(caseworker, command, rules)), u"ok"_s);
        command.amount = Money::fromMinor(2001);
        QCOMPARE(outcomeOf(refusalFor(caseworker, command, rules)), u"AboveLimit amount 20.00"_s);
        QCOMPARE(outcomeOf(refusalFor(personOf(Role::Administrator), command, rules)), u"NotAllowed write-off ann"_s);
    }

    void theLadderSaysHowManyMustApprove()
    {
        LedgerRules rules;
        rules.settings.approvalLadder = {{.aboveMinor = 1000, .approvers = 1}, {.aboveMinor = 5000, .approvers = 2}};
        const auto needed = [&](Roles roles, qint64 minor) { return approvalsNeeded(personOf(roles), Money::fromMinor(minor), rules); };
        QCOMPARE(needed(Role::Finance, 1000), 0);
        QCOMPARE(needed(Role::Finance, 1001), 1);
        QCOMPARE(needed(Role::Finance, 5001), 2);
        QCOMPARE(needed(Role::Caseworker, 1), 1);
        QCOMPARE(needed(Role::Caseworker, 1001), 1);
        QCOMPARE(needed(Role::Caseworker, 5001), 2);
        QCOMPARE(approvalsNeeded(personOf(Role::Finance), Money::fromMinor(5001), LedgerRules()), 0);
    }

    void nobodyDecidesOnTheirOwnProposal()
    {
        const Person ann = personOf(everyRole);
        const auto mine = proposalOf(u"ann"_s);
        QCOMPARE(outcomeOf(refusalFor(ann, mine, ProposalAnswer::Approve)), u"OwnProposal proposal_id 3"_s);
        QCOMPARE(outcomeOf(refusalFor(ann, mine, ProposalAnswer::Decline)), u"OwnProposal proposal_id 3"_s);
        QCOMPARE(outcomeOf(refusalFor(ann, mine, ProposalAnswer::Withdraw)), u"ok"_s);
        const auto bens = proposalOf(u"ben"_s);
        QCOMPARE(outcomeOf(refusalFor(ann, bens, ProposalAnswer::Approve)), u"ok"_s);
        QCOMPARE(outcomeOf(refusalFor(ann, bens, ProposalAnswer::Decline)), u"ok"_s);
        QVERIFY(outcomeOf(refusalFor(ann, bens, ProposalAnswer::Withdraw)).startsWith("NotAllowed"_L1));
        QVERIFY(outcomeOf(refusalFor(personOf(Role::Caseworker), bens, ProposalAnswer::Approve)).startsWith("NotAllowed"_L1));
        QVERIFY(outcomeOf(refusalFor(personOf(Role::Administrator), bens, ProposalAnswer::Approve)).startsWith("NotAllowed"_L1));
    }

    void nobodyDecidesTwice()
    {
        auto proposal = proposalOf(u"ben"_s, {{.answer = ProposalAnswer::Approve, .by = u"ann"_s, .at = {}, .note = {}}});
        QCOMPARE(proposal.approvals(), 1);
        QCOMPARE(outcomeOf(refusalFor(personOf(everyRole), proposal, ProposalAnswer::Approve)), u"AlreadyDecided proposal_id 3"_s);
        proposal.decisions.clear();
        for (const ProposalStatus status : {ProposalStatus::Posted, ProposalStatus::Declined, ProposalStatus::Withdrawn}) {
            proposal.status = status;
            QCOMPARE(outcomeOf(refusalFor(personOf(everyRole), proposal, ProposalAnswer::Approve)), u"AlreadyDecided proposal_id 3"_s);
        }
    }

    void rolesHaveCodesBothWays()
    {
        for (const Role role : {Role::Caseworker, Role::Finance, Role::Administrator})
            QCOMPARE(roleFromCode(roleCode(role)), std::optional(role));
        QCOMPARE(roleFromCode(u"FINANCE"), std::optional(Role::Finance));
        QVERIFY(!roleFromCode(u"king"));
    }
};

QTEST_GUILESS_MAIN(RightsTest)
#include "tst_rights.moc"
