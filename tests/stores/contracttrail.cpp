// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/accountstorecontract.h"

#include "tests/stores/storetest.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

const QString july = u"2025-07-01"_s;

QStringList actionsOf(const std::vector<TrailEntry> &trail)
{
    QStringList actions;
    for (const TrailEntry &entry : trail)
        actions.append(entry.action);
    return actions;
}

const FieldChange *fieldOf(const TrailEntry &entry, const QString &name)
{
    const auto found = std::find_if(entry.fields.begin(), entry.fields.end(), [&](const FieldChange &field) { return field.field == name; });
    return found == entry.fields.end() ? nullptr : &*found;
}

} // namespace

void AccountStoreContract::tellsWhoDidWhatToAnAccount()
{
    const QDateTime start = QDateTime::currentDateTimeUtc().addSecs(-1);
    const AccountId account = created(store(), u"A"_s, u"Ann"_s).id;
    created(store(), u"B"_s, u"Ben"_s);
    const LineId debit = posted(store(), account, debitOf(u"100.00"_s, july)).line.id;
    AccountStore &cara = hire(u"cara"_s, Role::Caseworker);
    const LineId payment = posted(cara, account, paymentOf(u"60.00"_s, july)).line.id;
    Account facts = must(cara.account(account));
    facts.patch = u"North"_s;
    must(cara.update(facts, u"u"_s));

    const std::vector<TrailEntry> trail = must(store().trail({.account = account}));
    QCOMPARE(actionsOf(trail), QStringList({u"update-account"_s, u"add-credit"_s, u"add-debit"_s, u"create-account"_s}));
    for (const TrailEntry &entry : trail) {
        QCOMPARE(entry.account, account);
        QVERIFY(entry.at >= start && entry.at <= QDateTime::currentDateTimeUtc().addSecs(1));
    }
    QCOMPARE(trail[0].actor, u"cara"_s);
    QVERIFY(fieldOf(trail[0], u"patch"_s) != nullptr);
    QCOMPARE(*fieldOf(trail[0], u"patch"_s), (FieldChange{u"patch"_s, {}, u"North"_s}));
    QCOMPARE(trail[2].actor, u"tester"_s);
    const TrailEntry &paid = trail[1];
    QCOMPARE(paid.actor, u"cara"_s);
    QCOMPARE(paid.line, std::optional(payment));
    QCOMPARE(paid.balanceBefore, std::optional(pounds(u"100.00"_s)));
    QCOMPARE(paid.balanceAfter, std::optional(pounds(u"40.00"_s)));
    QCOMPARE(paid.lines.size(), 2U);
    QCOMPARE(paid.lines[0], (LineChange{.line = payment, .kind = LineKind::Credit, .type = u"PAYMENT"_s, .amount = pounds(u"-60.00"_s),
                                        .outstandingBefore = {}, .outstandingAfter = {}}));
    QCOMPARE(paid.lines[1], (LineChange{.line = debit, .kind = LineKind::Debit, .type = u"RENT"_s, .amount = pounds(u"100.00"_s),
                                        .outstandingBefore = pounds(u"100.00"_s), .outstandingAfter = pounds(u"40.00"_s)}));
}

void AccountStoreContract::tellsWhatWasDoneToALine()
{
    const AccountId account = created(store(), u"A"_s, u"Ann"_s).id;
    const LineId debit = posted(store(), account, debitOf(u"10.00"_s, july)).line.id;
    posted(store(), account, debitOf(u"20.00"_s, july));
    const LineId payment = posted(store(), account, paymentOf(u"4.00"_s, july, {debit})).line.id;
    posted(store(), account, Describe{.line = debit, .description = u"Week 27"_s});
    posted(store(), account, Describe{.line = debit, .description = u"Week 28"_s});
    posted(store(), account, voidOf(payment, july));
    const std::vector<TrailEntry> trail = must(store().trail({.account = account, .line = debit}));
    QCOMPARE(actionsOf(trail), QStringList({u"void-credit"_s, u"describe"_s, u"describe"_s, u"add-credit"_s, u"add-debit"_s}));
    QVERIFY(fieldOf(trail[1], u"description"_s) != nullptr);
    QCOMPARE(*fieldOf(trail[1], u"description"_s), (FieldChange{u"description"_s, u"Week 27"_s, u"Week 28"_s}));
    QCOMPARE(actionsOf(must(store().trail({.account = account, .line = debit, .limit = 1}))), QStringList{u"void-credit"_s});

    // A refund changes no figure of the charge it is made from.
    posted(store(), account, paymentOf(u"10.00"_s, july, {debit}));
    posted(store(), account, Refund{.debit = debit, .amount = pounds(u"1.00"_s), .text = {.date = day(july)}});
    QCOMPARE(actionsOf(must(store().trail({.account = account, .line = debit}))).first(2), QStringList({u"refund"_s, u"add-credit"_s}));
}

void AccountStoreContract::tellsOfSettingsAndPeople()
{
    must(store().changePerson({.name = u"fay"_s, .roles = Role::Finance}, u"p"_s));
    must(store().changeRules(PaymentType{u"SHELLS"_s, u"Shells"_s}, u"t"_s));
    LedgerSettings settings = must(store().rules()).settings;
    settings.refuseAboveMinor = 500;
    must(store().changeRules(settings, u"s"_s));
    const std::vector<TrailEntry> trail = must(store().trail({}));
    QVERIFY(trail.size() >= 3);
    QCOMPARE(actionsOf(trail).first(3), QStringList({u"change-settings"_s, u"change-payment-type"_s, u"add-person"_s}));
    QVERIFY(fieldOf(trail[0], u"refuse_above"_s) != nullptr);
    QCOMPARE(*fieldOf(trail[0], u"refuse_above"_s), (FieldChange{u"refuse_above"_s, {}, u"500"_s}));
    QVERIFY(fieldOf(trail[2], u"roles"_s) != nullptr);
    QCOMPARE(fieldOf(trail[2], u"roles"_s)->after, u"[\"finance\"]"_s);
    QCOMPARE(trail[0].account, AccountId());
}

void AccountStoreContract::tellsTheStoryOfAProposal()
{
    const AccountId account = created(store(), u"A"_s, u"Ann"_s).id;
    const LineId debit = posted(store(), account, debitOf(u"10.00"_s, july)).line.id;
    AccountStore &cara = hire(u"cara"_s, Role::Caseworker);
    const ProposalId id = must(cara.propose({.account = account, .amount = pounds(u"2.00"_s), .debits = {debit}, .date = day(july),
                                             .reason = u"Gone away"_s}, u"p"_s)).id;
    must(store().answer(id, ProposalAnswer::Approve, u"I looked, too"_s, u"a"_s));
    const std::vector<TrailEntry> trail = must(store().trail({.account = account, .line = debit}));
    QCOMPARE(actionsOf(trail), QStringList({u"write-off"_s, u"answer-proposal"_s, u"propose-write-off"_s, u"add-debit"_s}));
    QCOMPARE(trail[1].actor, u"tester"_s);
    QCOMPARE(fieldOf(trail[1], u"note"_s)->after, u"I looked, too"_s);
    QCOMPARE(trail[2].actor, u"cara"_s);
    QCOMPARE(fieldOf(trail[2], u"reason"_s)->after, u"Gone away"_s);
}

void AccountStoreContract::turnsThePagesOfATrail()
{
    const AccountId account = created(store(), u"A"_s, u"Ann"_s).id;
    for (int i = 0; i < 9; ++i)
        posted(store(), account, debitOf(u"1.00"_s, july));
    const std::vector<TrailEntry> whole = must(store().trail({.account = account}));
    QCOMPARE(whole.size(), 10U);
    std::vector<qint64> read;
    qint64 before = 0;
    for (;;) {
        const auto page = must(store().trail({.account = account, .before = before, .limit = 3}));
        if (page.empty())
            break;
        QVERIFY(page.size() <= 3);
        for (const TrailEntry &entry : page)
            read.push_back(entry.id);
        before = page.back().id;
    }
    QCOMPARE(read.size(), whole.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
        QCOMPARE(read[i], whole[i].id);
        QVERIFY(i == 0 || read[i] < read[i - 1]);
    }
}

} // namespace Tally::Test
