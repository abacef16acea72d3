// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/accountstorecontract.h"

#include "tests/stores/storetest.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

const QString april = u"2025-04-01"_s;

/// Account A, which owes 500.00 in two debits.
struct Debt
{
    AccountId account;
    LineId rent, service;
};

Debt owed(AccountStore &store)
{
    Debt debt;
    debt.account = created(store, u"A"_s, u"Ann"_s).id;
    debt.rent = posted(store, debt.account, debitOf(u"400.00"_s, u"2025-01-01"_s)).line.id;
    debt.service = posted(store, debt.account, debitOf(u"100.00"_s, u"2025-02-01"_s, u"SERVICE_CHARGE"_s)).line.id;
    return debt;
}

WriteOffWish wishOf(const Debt &debt, const QString &amount)
{
    return {.account = debt.account, .amount = pounds(amount), .debits = {debt.service, debt.rent}, .date = day(april),
            .reason = u"Gone away"_s, .evidence = u"Two searches"_s};
}

/// Waits for one person above 100.00 and for two above 300.00.
void setLadder(AccountStore &store)
{
    LedgerSettings settings = must(store.rules()).settings;
    settings.approvalLadder = {{.aboveMinor = 100'00, .approvers = 1}, {.aboveMinor = 300'00, .approvers = 2}};
    must(store.changeRules(settings, QUuid::createUuid().toString()));
}

QString said(AccountStore &store, ProposalId proposal, ProposalAnswer answer, const QString &note = {})
{
    return outcomeOf(store.answer(proposal, answer, note, QUuid::createUuid().toString()));
}

WriteOffProposal found(AccountStore &store, ProposalId id)
{
    for (const WriteOffProposal &proposal : must(store.proposals({.waitingOnly = false}))) {
        if (proposal.id == id)
            return proposal;
    }
    return {};
}

Money balanceOf(AccountStore &store, const Debt &debt)
{
    return must(store.account(debt.account)).balance;
}

} // namespace

void AccountStoreContract::writesOffAtOnceWithoutALadder()
{
    const Debt debt = owed(store());
    const WriteOffProposal proposal = must(store().propose(wishOf(debt, u"150.00"_s), u"p"_s));
    QCOMPARE(proposal.status, ProposalStatus::Posted);
    QCOMPARE(proposal.approvalsNeeded, 0);
    QVERIFY(proposal.line.has_value());
    QCOMPARE(proposal.proposedBy, u"tester"_s);
    QCOMPARE(proposal.holderName, u"Ann"_s);
    const Ledger ledger = must(store().ledger(debt.account));
    const AccountLine line = *ledger.state().line(*proposal.line);
    QCOMPARE(line.type, u"WRITEOFF"_s);
    QCOMPARE(line.amount, pounds(u"-150.00"_s));
    QCOMPARE(line.description, u"Gone away"_s);
    QCOMPARE(line.internalNote, u"Two searches"_s);
    QCOMPARE(line.proposal, std::optional(proposal.id));
    QCOMPARE(ledger.state().line(debt.service)->outstanding, Money());
    QCOMPARE(ledger.state().line(debt.rent)->outstanding, pounds(u"350.00"_s));
    QVERIFY(must(store().proposals({})).empty());
}

void AccountStoreContract::proposesOnceForOneKey()
{
    const Debt debt = owed(store());
    setLadder(store());
    for (const QString &amount : {u"50.00"_s, u"150.00"_s}) {
        const WriteOffProposal first = must(store().propose(wishOf(debt, amount), u"key "_s + amount));
        const QString before = pictureOf(store());
        QCOMPARE(must(store().propose(wishOf(debt, amount), u"key "_s + amount)), first);
        QCOMPARE(outcomeOf(store().propose(wishOf(debt, u"51.00"_s), u"key "_s + amount)), u"KeyReused key"_s);
        QCOMPARE(outcomeOf(store().post({.key = u"key "_s + amount, .account = debt.account, .command = debitOf(u"1.00"_s, april)})),
                 u"KeyReused key"_s);
        QCOMPARE(pictureOf(store()), before);
    }
    QCOMPARE(must(store().proposals({.waitingOnly = false})).size(), 2U);
}

void AccountStoreContract::waitsForThoseTheLadderNames_data()
{
    QTest::addColumn<QString>("amount");
    QTest::addColumn<int>("approvers");
    QTest::newRow("at the first step") << u"100.00"_s << 0;
    QTest::newRow("above the first step") << u"100.01"_s << 1;
    QTest::newRow("at the second step") << u"300.00"_s << 1;
    QTest::newRow("above the second step") << u"300.01"_s << 2;
}

void AccountStoreContract::waitsForThoseTheLadderNames()
{
    QFETCH(QString, amount);
    QFETCH(int, approvers);
    const Debt debt = owed(store());
    setLadder(store());
    const std::vector<AccountStore *> others{&hire(u"fay"_s, Role::Finance), &hire(u"fred"_s, Role::Finance)};
    WriteOffProposal proposal = must(store().propose(wishOf(debt, amount), u"p"_s));
    QCOMPARE(proposal.approvalsNeeded, approvers);
    for (int i = 0; i < approvers; ++i) {
        QCOMPARE(proposal.status, ProposalStatus::Waiting);
        QCOMPARE(balanceOf(store(), debt), pounds(u"500.00"_s));
        QCOMPARE(must(store().proposals({})).size(), 1U);
        QCOMPARE(said(*others[std::size_t(i)], proposal.id, ProposalAnswer::Approve), u"ok"_s);
        proposal = found(store(), proposal.id);
    }
    QCOMPARE(proposal.status, ProposalStatus::Posted);
    QCOMPARE(proposal.approvals(), approvers);
    QCOMPARE(balanceOf(store(), debt), pounds(u"500.00"_s) - pounds(amount));
    QVERIFY(must(store().proposals({})).empty());
}

void AccountStoreContract::refusesAWriteOffWithoutItsApprovals()
{
    const Debt debt = owed(store());
    setLadder(store());
    const QString before = pictureOf(store());
    for (const int claimed : {0, 2}) {
        const WriteOff direct{.amount = pounds(u"100.01"_s), .debits = {debt.rent}, .text = {.date = day(april)}, .approvals = claimed};
        const auto answer = await(store().post({.key = QUuid::createUuid().toString(), .account = debt.account, .command = direct}));
        QVERIFY(!answer);
        QCOMPARE(errorName(answer.error().kind), u"ApprovalRequired"_s);
        QCOMPARE(pictureOf(store()), before);
    }
    const WriteOff small{.amount = pounds(u"100.00"_s), .debits = {debt.rent}, .text = {.date = day(april)}};
    posted(store(), debt.account, small);
}

void AccountStoreContract::letsNobodyDecideOnTheirOwn()
{
    const Debt debt = owed(store());
    setLadder(store());
    const ProposalId id = must(store().propose(wishOf(debt, u"200.00"_s), u"p"_s)).id;
    QCOMPARE(said(store(), id, ProposalAnswer::Approve), u"OwnProposal proposal_id"_s);
    QCOMPARE(said(store(), id, ProposalAnswer::Decline, u"no"_s), u"OwnProposal proposal_id"_s);
    QVERIFY(found(store(), id).decisions.empty());
    QCOMPARE(said(store(), {999}, ProposalAnswer::Approve), u"NotFound proposal_id"_s);
    AccountStore &caseworker = hire(u"cara"_s, Role::Caseworker);
    QCOMPARE(said(caseworker, id, ProposalAnswer::Approve), u"NotAllowed decide-write-off"_s);
    QCOMPARE(said(caseworker, id, ProposalAnswer::Withdraw), u"NotAllowed proposal_id"_s);
    QCOMPARE(found(store(), id).status, ProposalStatus::Waiting);
}

void AccountStoreContract::countsOnePersonOnce()
{
    const Debt debt = owed(store());
    setLadder(store());
    AccountStore &fay = hire(u"fay"_s, Role::Finance);
    const ProposalId id = must(store().propose(wishOf(debt, u"350.00"_s), u"p"_s)).id;
    QCOMPARE(said(fay, id, ProposalAnswer::Approve), u"ok"_s);
    QCOMPARE(said(fay, id, ProposalAnswer::Approve), u"AlreadyDecided proposal_id"_s);
    QCOMPARE(said(fay, id, ProposalAnswer::Decline, u"after all"_s), u"AlreadyDecided proposal_id"_s);
    QCOMPARE(found(store(), id).approvals(), 1);
    QCOMPARE(balanceOf(store(), debt), pounds(u"500.00"_s));
}

void AccountStoreContract::keepsTheStoryOfADeclinedProposal()
{
    const Debt debt = owed(store());
    setLadder(store());
    AccountStore &fay = hire(u"fay"_s, Role::Finance);
    const ProposalId id = must(store().propose(wishOf(debt, u"200.00"_s), u"p"_s)).id;
    QCOMPARE(said(fay, id, ProposalAnswer::Decline, u"  "_s), u"Invalid note"_s);
    QCOMPARE(found(store(), id).status, ProposalStatus::Waiting);
    QCOMPARE(said(fay, id, ProposalAnswer::Decline, u"Try the new address"_s), u"ok"_s);
    const WriteOffProposal story = found(store(), id);
    QCOMPARE(story.status, ProposalStatus::Declined);
    QCOMPARE(story.reason, u"Gone away"_s);
    QCOMPARE(story.evidence, u"Two searches"_s);
    QCOMPARE(story.debits, std::vector({debt.service, debt.rent}));
    QVERIFY(!story.line);
    QCOMPARE(story.decisions.size(), 1U);
    QCOMPARE(story.decisions[0].by, u"fay"_s);
    QCOMPARE(story.decisions[0].note, u"Try the new address"_s);
    QVERIFY(story.decisions[0].at.isValid());
    QCOMPARE(said(hire(u"fred"_s, Role::Finance), id, ProposalAnswer::Approve), u"AlreadyDecided proposal_id"_s);
    QCOMPARE(balanceOf(store(), debt), pounds(u"500.00"_s));
    QVERIFY(must(store().proposals({})).empty());
    QVERIFY(must(store().proposals({.waitingOnly = false, .account = AccountId{999}})).empty());
}

void AccountStoreContract::letsTheProposerWithdraw()
{
    const Debt debt = owed(store());
    AccountStore &caseworker = hire(u"cara"_s, Role::Caseworker);
    const WriteOffProposal proposal = must(caseworker.propose(wishOf(debt, u"1.00"_s), u"p"_s));
    QCOMPARE(proposal.status, ProposalStatus::Waiting);       // a caseworker's waits for one of finance, however small
    QCOMPARE(proposal.approvalsNeeded, 1);
    QCOMPARE(said(caseworker, proposal.id, ProposalAnswer::Withdraw), u"ok"_s);
    QCOMPARE(found(store(), proposal.id).status, ProposalStatus::Withdrawn);
    QCOMPARE(said(store(), proposal.id, ProposalAnswer::Approve), u"AlreadyDecided proposal_id"_s);
    QCOMPARE(balanceOf(store(), debt), pounds(u"500.00"_s));
}

void AccountStoreContract::postsAnApprovalOnceForOneKey()
{
    const Debt debt = owed(store());
    setLadder(store());
    AccountStore &fay = hire(u"fay"_s, Role::Finance);
    const ProposalId id = must(store().propose(wishOf(debt, u"200.00"_s), u"p"_s)).id;
    const WriteOffProposal first = must(fay.answer(id, ProposalAnswer::Approve, {}, u"yes"_s));
    const QString before = pictureOf(store());
    QCOMPARE(must(fay.answer(id, ProposalAnswer::Approve, {}, u"yes"_s)), first);
    QCOMPARE(outcomeOf(fay.answer(id, ProposalAnswer::Decline, u"no"_s, u"yes"_s)), u"KeyReused key"_s);
    QCOMPARE(pictureOf(store()), before);
    QCOMPARE(balanceOf(store(), debt), pounds(u"300.00"_s));
}

void AccountStoreContract::keepsAProposalThatCannotBePostedWaiting()
{
    const Debt debt = owed(store());
    setLadder(store());
    AccountStore &fay = hire(u"fay"_s, Role::Finance);
    const ProposalId id = must(store().propose(wishOf(debt, u"200.00"_s), u"p"_s)).id;
    const LineId payment = posted(store(), debt.account, paymentOf(u"400.00"_s, april)).line.id;
    const QString before = pictureOf(store());
    const auto refused = await(fay.answer(id, ProposalAnswer::Approve, {}, u"yes"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::ParameterTooHigh);
    QCOMPARE(found(store(), id).status, ProposalStatus::Waiting);
    QVERIFY(found(store(), id).decisions.empty());
    QCOMPARE(pictureOf(store()), before);
    // The payment bounces: now it can be, under the very same key.
    posted(store(), debt.account, voidOf(payment, april));
    QCOMPARE(must(fay.answer(id, ProposalAnswer::Approve, {}, u"yes"_s)).status, ProposalStatus::Posted);
}

void AccountStoreContract::refusesAnImpossibleProposalAtOnce_data()
{
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<bool>("named");
    QTest::addColumn<QString>("kind");
    QTest::newRow("more than is owed") << u"500.01"_s << u"x"_s << true << u"ParameterTooHigh"_s;
    QTest::newRow("nothing") << u"0.00"_s << u"x"_s << true << u"AmountNotPositive"_s;
    QTest::newRow("no reason") << u"200.00"_s << u"  "_s << true << u"Invalid"_s;
    QTest::newRow("no debit") << u"200.00"_s << u"x"_s << false << u"ParameterTooHigh"_s;
}

void AccountStoreContract::refusesAnImpossibleProposalAtOnce()
{
    QFETCH(QString, amount);
    QFETCH(QString, reason);
    QFETCH(bool, named);
    QFETCH(QString, kind);
    const Debt debt = owed(store());
    setLadder(store());
    WriteOffWish wish = wishOf(debt, amount);
    wish.reason = reason;
    if (!named)
        wish.debits.clear();
    const auto answer = await(store().propose(wish, u"p"_s));
    QVERIFY(!answer);
    QCOMPARE(errorName(answer.error().kind), kind);
    QVERIFY(must(store().proposals({.waitingOnly = false})).empty());
    QCOMPARE(must(store().propose(wishOf(debt, u"200.00"_s), u"p"_s)).status, ProposalStatus::Waiting);   // the key is still free
}

void AccountStoreContract::asksForWhatTheLadderSaysNow()
{
    const Debt debt = owed(store());
    AccountStore &caseworker = hire(u"cara"_s, Role::Caseworker);
    AccountStore &fay = hire(u"fay"_s, Role::Finance);
    const ProposalId id = must(caseworker.propose(wishOf(debt, u"350.00"_s), u"p"_s)).id;
    setLadder(store());                                          // now it needs two
    QCOMPARE(said(fay, id, ProposalAnswer::Approve), u"ok"_s);
    QCOMPARE(found(store(), id).status, ProposalStatus::Waiting);
    QCOMPARE(said(store(), id, ProposalAnswer::Approve), u"ok"_s);
    QCOMPARE(found(store(), id).status, ProposalStatus::Posted);
}

void AccountStoreContract::postsAProposalWhateverKeysWereUsed()
{
    const Debt debt = owed(store());
    setLadder(store());
    const AccountId other = created(store(), u"B"_s, u"Ben"_s).id;
    AccountStore &amy = hire(u"amy"_s, Role::Finance);
    // Keys people may choose: for a payment, and for the very write-off on the same account.
    must(store().post({.key = u"write-off-proposal-1"_s, .account = other, .command = paymentOf(u"1.00"_s, april)}));
    const WriteOffProposal first = must(store().propose(wishOf(debt, u"150.00"_s), u"first"_s));
    QCOMPARE(first.id.value, 1);
    QCOMPARE(said(amy, first.id, ProposalAnswer::Approve), u"ok"_s);
    QCOMPARE(found(store(), first.id).status, ProposalStatus::Posted);
    const WriteOffProposal second = must(store().propose(wishOf(debt, u"60.00"_s), u"second"_s));
    QCOMPARE(second.status, ProposalStatus::Posted);
    QCOMPARE(balanceOf(store(), debt), pounds(u"290.00"_s));
}

} // namespace Tally::Test
