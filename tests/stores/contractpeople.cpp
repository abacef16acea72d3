// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/accountstorecontract.h"

#include "tests/stores/storetest.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

const QString may = u"2025-05-01"_s;

QString said(AccountStore &store, AccountId account, const LedgerCommand &command)
{
    return outcomeOf(store.post({.key = QUuid::createUuid().toString(), .account = account, .command = command}));
}

QString changed(AccountStore &store, const Person &person)
{
    return outcomeOf(store.changePerson(person, QUuid::createUuid().toString()));
}

Person personCalled(AccountStore &store, const QString &name)
{
    for (const Person &person : must(store.people())) {
        if (person.name == name)
            return person;
    }
    return {};
}

} // namespace

void AccountStoreContract::givesEveryRoleToWhoMadeTheDatabase()
{
    const Person me = must(store().me());
    QCOMPARE(me.name, u"tester"_s);
    QCOMPARE(me.roles, everyRole);
    QVERIFY(me.active);
    QCOMPARE(must(store().people()), std::vector{me});
}

void AccountStoreContract::letsAnUnknownPersonOnlyRead()
{
    const AccountId account = created(store(), u"A"_s, u"Ann"_s).id;
    const LineId debit = posted(store(), account, debitOf(u"5.00"_s, may)).line.id;
    AccountStore &stranger = as(u"stranger"_s);
    const QString before = pictureOf(store());
    QCOMPARE(pictureOf(stranger), before);
    QCOMPARE(must(stranger.me()).roles, Roles());
    QCOMPARE(must(stranger.rules()).types, TypeCatalogue::builtIn());
    QCOMPARE(said(stranger, account, paymentOf(u"1.00"_s, may)), u"NotAllowed take-payment"_s);
    QCOMPARE(said(stranger, account, debitOf(u"1.00"_s, may)), u"NotAllowed add-debit"_s);
    QCOMPARE(said(stranger, account, Describe{.line = debit, .description = u"x"_s}), u"NotAllowed describe"_s);
    QCOMPARE(outcomeOf(stranger.propose({.account = account, .amount = pounds(u"1.00"_s), .debits = {debit}, .date = day(may),
                                         .reason = u"x"_s}, u"p"_s)), u"NotAllowed propose-write-off"_s);
    QVERIFY(outcomeOf(stranger.create(draftOf(u"Z"_s, u"Zoe"_s), u"c"_s)).startsWith(u"NotAllowed"_s));
    QVERIFY(outcomeOf(stranger.update(must(stranger.account(account)), u"u"_s)).startsWith(u"NotAllowed"_s));
    QVERIFY(outcomeOf(stranger.changeRules(PaymentType{u"SHELLS"_s, u"Shells"_s}, u"r"_s)).startsWith(u"NotAllowed"_s));
    QVERIFY(changed(stranger, {.name = u"stranger"_s, .roles = everyRole}).startsWith(u"NotAllowed"_s));
    QCOMPARE(pictureOf(store()), before);
    QCOMPARE(must(store().people()).size(), 1U);
    QCOMPARE(must(store().rules()).types, TypeCatalogue::builtIn());
}

void AccountStoreContract::letsACaseworkerDoACaseworkersWork()
{
    const AccountId account = created(store(), u"A"_s, u"Ann"_s).id;
    const LineId debit = posted(store(), account, debitOf(u"50.00"_s, may)).line.id;
    AccountStore &cara = hire(u"cara"_s, Role::Caseworker, 20'00);
    QCOMPARE(must(cara.me()).roles, Roles(Role::Caseworker));
    QCOMPARE(said(cara, account, paymentOf(u"20.00"_s, may)), u"ok"_s);
    QCOMPARE(said(cara, account, Describe{.line = debit, .internalNote = u"Rang"_s}), u"ok"_s);
    QCOMPARE(outcomeOf(cara.create(draftOf(u"C"_s, u"Cy"_s), u"c"_s)), u"ok"_s);
    const auto above = await(cara.post({.key = u"above"_s, .account = account, .command = paymentOf(u"20.01"_s, may)}));
    QVERIFY(!above);
    QCOMPARE(above.error().kind, ErrorKind::AboveLimit);
    QCOMPARE(above.error().value, u"20.00"_s);
    const LineId payment = must(store().ledger(account)).lines.back().id;
    const QString before = pictureOf(store());
    const LineText text{.date = day(may)};
    const Money penny = pounds(u"0.01"_s);
    QCOMPARE(said(cara, account, debitOf(u"1.00"_s, may)), u"NotAllowed add-debit"_s);
    QCOMPARE(said(cara, account, AddCredit{.amount = penny, .type = u"CREDIT"_s, .text = text}), u"NotAllowed add-credit"_s);
    QCOMPARE(said(cara, account, voidOf(payment, may)), u"NotAllowed void-credit"_s);
    QCOMPARE(said(cara, account, WriteOff{.amount = penny, .debits = {debit}, .text = text}), u"NotAllowed write-off"_s);
    QCOMPARE(said(cara, account, Discount{.debit = debit, .amount = penny, .text = text}), u"NotAllowed discount"_s);
    QCOMPARE(said(cara, account, Refund{.debit = debit, .amount = penny, .text = text}), u"NotAllowed refund"_s);
    QCOMPARE(said(cara, account, PayOut{.amount = penny, .text = text}), u"NotAllowed pay-out"_s);
    QCOMPARE(said(cara, account, CancelDebit{.debit = debit, .text = text}), u"NotAllowed cancel-debit"_s);
    QCOMPARE(said(cara, account, Reconcile{}), u"NotAllowed reconcile"_s);
    QCOMPARE(pictureOf(store()), before);
}

void AccountStoreContract::letsAnAdministratorPostNothing()
{
    const AccountId account = created(store(), u"A"_s, u"Ann"_s).id;
    AccountStore &ada = hire(u"ada"_s, Role::Administrator);
    QCOMPARE(said(ada, account, paymentOf(u"1.00"_s, may)), u"NotAllowed take-payment"_s);
    QCOMPARE(said(ada, account, debitOf(u"1.00"_s, may)), u"NotAllowed add-debit"_s);
    QCOMPARE(changed(ada, {.name = u"new"_s, .roles = Role::Caseworker}), u"ok"_s);
    QCOMPARE(outcomeOf(ada.changeRules(PaymentType{u"SHELLS"_s, u"Shells"_s}, u"r"_s)), u"ok"_s);
    AccountStore &fay = hire(u"fay"_s, Role::Finance);
    QCOMPARE(said(fay, account, debitOf(u"1.00"_s, may)), u"ok"_s);
    QVERIFY(outcomeOf(fay.changeRules(PaymentType{u"BEADS"_s, u"Beads"_s}, u"b"_s)).startsWith(u"NotAllowed"_s));
    QVERIFY(changed(fay, {.name = u"fay"_s, .roles = everyRole, .version = 1}).startsWith(u"NotAllowed"_s));
}

void AccountStoreContract::takesWhatALeaverMayDo()
{
    const AccountId account = created(store(), u"A"_s, u"Ann"_s).id;
    AccountStore &fay = hire(u"fay"_s, Role::Finance);
    QCOMPARE(said(fay, account, debitOf(u"1.00"_s, may)), u"ok"_s);
    Person leaver = personCalled(store(), u"fay"_s);
    leaver.active = false;
    QCOMPARE(changed(store(), leaver), u"ok"_s);
    QCOMPARE(said(fay, account, debitOf(u"1.00"_s, may)), u"NotAllowed add-debit"_s);
}

void AccountStoreContract::keepsAnAdministrator()
{
    Person me = must(store().me());
    me.roles = Role::Finance;
    QCOMPARE(changed(store(), me), u"Invalid roles"_s);
    me.roles = everyRole;
    me.active = false;
    QCOMPARE(changed(store(), me), u"Invalid roles"_s);
    hire(u"ada"_s, Role::Administrator);
    me = must(store().me());
    me.roles = Role::Finance;
    QCOMPARE(changed(store(), me), u"ok"_s);
    QCOMPARE(must(store().me()).roles, Roles(Role::Finance));
}

void AccountStoreContract::refusesAChangeOfAnOlderPerson()
{
    const Person fay{.name = u"fay"_s, .displayName = u"Fay Okafor"_s, .roles = Role::Finance, .postingLimitMinor = 100'00};
    const Person kept = must(store().changePerson(fay, u"add"_s));
    QCOMPARE(kept.version, 1);
    QCOMPARE(kept.displayName, u"Fay Okafor"_s);
    QCOMPARE(kept.postingLimitMinor, std::optional<qint64>(100'00));
    QCOMPARE(must(store().changePerson(fay, u"add"_s)), kept);             // the same key: the same answer
    QCOMPARE(changed(store(), fay), u"Conflict name"_s);                        // there is one already
    Person richer = kept;
    richer.postingLimitMinor = {};
    richer.roles = Role::Finance | Role::Caseworker;
    const Person after = must(store().changePerson(richer, u"richer"_s));
    QCOMPARE(after.version, 2);
    QVERIFY(!after.postingLimitMinor);
    QCOMPARE(after.roles, richer.roles);
    QCOMPARE(changed(store(), kept), u"Conflict name"_s);
    QCOMPARE(outcomeOf(store().changePerson({.name = u"bob"_s, .roles = Role::Finance}, u"richer"_s)), u"KeyReused key"_s);
    QCOMPARE(changed(store(), {.name = u"nobody"_s, .version = 3}), u"Conflict name"_s);
    QCOMPARE(changed(store(), {.name = u"  "_s}), u"Invalid name"_s);
    QCOMPARE(changed(store(), {.name = u"x"_s, .postingLimitMinor = -1}), u"Invalid posting_limit"_s);
    QCOMPARE(personCalled(store(), u"fay"_s), after);
}

} // namespace Tally::Test
