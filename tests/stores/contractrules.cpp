// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/accountstorecontract.h"

#include "tests/stores/batchlist.h"
#include "tests/stores/storetest.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

const QString june = u"2025-06-01"_s;

QString key() { return QUuid::createUuid().toString(); }

QString said(AccountStore &store, AccountId account, const LedgerCommand &command)
{
    return outcomeOf(store.post({.key = key(), .account = account, .command = command}));
}

LineType typeOf(AccountStore &store, const QString &code, LineKind kind)
{
    const LedgerRules rules = must(store.rules());
    const LineType *type = rules.types.find(code, kind);
    return type == nullptr ? LineType{} : *type;
}

void setReceipts(AccountStore &store, ReceiptNumbers how)
{
    LedgerSettings settings = must(store.rules()).settings;
    settings.receiptNumbers = how;
    must(store.changeRules(settings, key()));
}

QString receiptOf(AccountStore &store, AccountId account, const LedgerCommand &command)
{
    return posted(store, account, command).line.receiptNumber;
}

} // namespace

void AccountStoreContract::beginsWithTheTypesOfTheContract()
{
    const LedgerRules rules = must(store().rules());
    QCOMPARE(rules.types, TypeCatalogue::builtIn());
    LedgerSettings settings = rules.settings;
    settings.version = 0;
    QCOMPARE(settings, LedgerSettings());
}

void AccountStoreContract::usesATypeOfOnesOwnAtOnce()
{
    const AccountId account = created(store(), u"A"_s, u"Ann"_s).id;
    AccountStore &cara = hire(u"cara"_s, Role::Caseworker);
    const LedgerCommand garage = debitOf(u"7.00"_s, june, u"garage"_s);
    QCOMPARE(said(store(), account, garage), u"UnrecognisedType debit_type"_s);
    LineType type{.code = u"GARAGE"_s, .label = u"Garage rent"_s, .kind = LineKind::Debit, .byHand = true, .defaultAmountMinor = 7'00,
                  .postedBy = Role::Finance | Role::Caseworker};
    const LedgerRules rules = must(store().changeRules(type, u"garage"_s));
    QCOMPARE(rules.types.lineTypes.size(), TypeCatalogue::builtIn().lineTypes.size() + 1);
    QCOMPARE(typeOf(cara, u"GARAGE"_s, LineKind::Debit), type);
    QCOMPARE(said(cara, account, garage), u"ok"_s);             // the type says who posts it
    QCOMPARE(must(store().ledger(account)).lines.back().type, u"GARAGE"_s);
    QCOMPARE(must(store().changeRules(type, u"garage"_s)).types, rules.types);
    LineType changed = type;
    changed.label = u"Garages"_s;
    QCOMPARE(outcomeOf(store().changeRules({changed, type}, u"garage"_s)), u"KeyReused key"_s);
    must(store().changeRules({changed, type}, key()));
    QCOMPARE(typeOf(store(), u"GARAGE"_s, LineKind::Debit).label, u"Garages"_s);

    LineType archived = changed;
    archived.archived = true;
    must(store().changeRules({archived, changed}, key()));
    QCOMPARE(said(cara, account, garage), u"UnrecognisedType debit_type"_s);
    QCOMPARE(must(store().ledger(account)).lines.size(), 1U);   // the line that has it stays
}

void AccountStoreContract::postsByHandOnlyWhatTheTypeSays()
{
    const AccountId account = created(store(), u"A"_s, u"Ann"_s).id;
    const Posting rent{.key = u"before"_s, .account = account, .command = debitOf(u"7.00"_s, june)};
    must(store().post(rent));
    const LineType before = typeOf(store(), u"RENT"_s, LineKind::Debit);
    LineType type = before;
    type.byHand = false;
    must(store().changeRules({type, before}, key()));
    QCOMPARE(said(store(), account, debitOf(u"7.00"_s, june)), u"UnrecognisedType debit_type"_s);
    QCOMPARE(said(store(), account, AddCredit{.amount = pounds(u"7.00"_s), .type = u"PURCHASE"_s, .text = {.date = day(june)}}),
             u"UnrecognisedType credit_type"_s);
    QVERIFY(must(store().post(rent)).repeated);                 // it was right when it was posted
    QCOMPARE(must(store().ledger(account)).lines.size(), 1U);
    const auto file = std::make_shared<BatchList>(std::vector{bulkAccount(u"B"_s, 2, {debitRow(2, u"B1"_s, u"10.00"_s)})});
    QCOMPARE(must(store().runBatch(file, {.name = u"test"_s})).linesAdded, 1);
}

void AccountStoreContract::usesAPaymentTypeOfOnesOwn()
{
    const AccountId account = created(store(), u"A"_s, u"Ann"_s).id;
    const LedgerCommand payment = AddCredit{.amount = pounds(u"1.00"_s), .paymentType = u"SHELLS"_s, .text = {.date = day(june)}};
    QCOMPARE(said(store(), account, payment), u"UnrecognisedType payment_type"_s);
    must(store().changeRules(PaymentType{u"SHELLS"_s, u"Shells"_s}, key()));
    QCOMPARE(said(store(), account, payment), u"ok"_s);
    must(store().changeRules({PaymentType{u"SHELLS"_s, u"Shells"_s, true}, PaymentType{u"SHELLS"_s, u"Shells"_s}}, key()));
    QCOMPARE(said(store(), account, payment), u"UnrecognisedType payment_type"_s);
    QCOMPARE(must(store().rules()).types.paymentTypes.back(), (PaymentType{u"SHELLS"_s, u"Shells"_s, true}));
}

void AccountStoreContract::refusesAnImpossibleChangeOfRules_data()
{
    QTest::addColumn<RulesChange>("change");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *name, const RulesChange &change, const QString &outcome) { QTest::newRow(name) << change << outcome; };
    row("no code", LineType{.code = {}, .label = u"x"_s}, u"Invalid code"_s);
    row("small letters", PaymentType{u"shells"_s, u"Shells"_s}, u"Invalid code"_s);
    row("a long code", CashRegister{QString(41, u'X'), u"x"_s}, u"Invalid code"_s);
    row("no label", CashRegister{u"TILL"_s, u" "_s}, u"Invalid label"_s);
    row("a default of nothing", LineType{.code = u"X"_s, .label = u"x"_s, .defaultAmountMinor = 0}, u"Invalid default_amount"_s);
    row("a default amount too large", LineType{.code = u"X"_s, .label = u"x"_s, .defaultAmountMinor = largestAmountMinor + 1},
        u"Invalid default_amount"_s);
    row("rent as a credit", LineType{.code = u"RENT"_s, .label = u"Rent"_s, .kind = LineKind::Credit}, u"Invalid kind"_s);
    row("write-offs archived", LineType{.code = u"WRITEOFF"_s, .label = u"x"_s, .kind = LineKind::Credit, .archived = true},
        u"Invalid archived"_s);
    row("payments archived", LineType{.code = u"PAYMENT"_s, .label = u"x"_s, .kind = LineKind::Credit, .archived = true},
        u"Invalid archived"_s);
    row("posted by administrators", LineType{.code = u"X"_s, .label = u"x"_s, .byHand = true, .postedBy = Role::Administrator},
        u"Invalid posted_by"_s);
    row("warning above nothing", LedgerSettings{.warnAboveMinor = 0, .version = 1}, u"Invalid warn_above"_s);
    row("refusing above nothing", LedgerSettings{.refuseAboveMinor = -1, .version = 1}, u"Invalid refuse_above"_s);
    row("a ladder of three", LedgerSettings{.approvalLadder = {{.aboveMinor = 1, .approvers = 3}}, .version = 1}, u"Invalid approval_ladder"_s);
    row("a ladder that sinks", LedgerSettings{.approvalLadder = {{.aboveMinor = 1, .approvers = 2}, {.aboveMinor = 2, .approvers = 1}},
                                              .version = 1}, u"Invalid approval_ladder"_s);
    row("settings never read", LedgerSettings{.cashRegisters = true}, u"Conflict"_s);
}

void AccountStoreContract::refusesAnImpossibleChangeOfRules()
{
    QFETCH(RulesChange, change);
    QFETCH(QString, outcome);
    const LedgerRules before = must(store().rules());
    QCOMPARE(outcomeOf(store().changeRules(change, u"k"_s)), outcome);
    const LedgerRules after = must(store().rules());
    QCOMPARE(after.types, before.types);
    QCOMPARE(after.settings, before.settings);
    must(store().changeRules(PaymentType{u"SHELLS"_s, u"Shells"_s}, u"k"_s));   // the key was not used up
}

void AccountStoreContract::refusesAChangeOfOlderSettings()
{
    LedgerSettings settings = must(store().rules()).settings;
    settings.warnAboveMinor = 500'00;
    settings.refuseAboveMinor = 1000'00;
    settings.approvalLadder = {{.aboveMinor = 300'00, .approvers = 2}, {.aboveMinor = 100'00, .approvers = 1}};
    const LedgerSettings kept = must(store().changeRules(settings, u"k"_s)).settings;
    QCOMPARE(kept.version, settings.version + 1);
    QCOMPARE(kept.approvalLadder, std::vector<ApprovalStep>({{100'00, 1}, {300'00, 2}}));     // by rising amount
    QCOMPARE(kept.warnAboveMinor, settings.warnAboveMinor);
    QCOMPARE(must(store().rules()).settings, kept);
    QCOMPARE(outcomeOf(store().changeRules(settings, u"other"_s)), u"Conflict"_s);
    QCOMPARE(must(store().rules()).settings, kept);
}

void AccountStoreContract::refusesAChangeOfWhatSomebodyElseChanged_data()
{
    QTest::addColumn<RulesChange>("theirs");
    QTest::addColumn<RulesChange>("mine");
    const auto row = [](const char *name, const RulesChange &theirs, const RulesChange &mine) { QTest::newRow(name) << theirs << mine; };
    const LineType rent = *TypeCatalogue::builtIn().find(u"RENT", LineKind::Debit);
    LineType dearer = rent;
    dearer.defaultAmountMinor = 9'00;
    LineType archived = rent;
    archived.archived = true;
    row("a type", {dearer, rent}, {archived, rent});
    const PaymentType cash = *TypeCatalogue::builtIn().findPayment(u"CASH");
    row("a payment type", {PaymentType{cash.code, u"Notes"_s}, cash}, {PaymentType{cash.code, cash.label, true}, cash});
    row("a new type", LineType{.code = u"GARAGE"_s, .label = u"Garage"_s}, LineType{.code = u"GARAGE"_s, .label = u"Garages"_s});
    row("a new payment type", PaymentType{u"SHELLS"_s, u"Shells"_s}, PaymentType{u"SHELLS"_s, u"Sea shells"_s});
    row("a new register", CashRegister{u"FRONT"_s, u"Front"_s}, CashRegister{u"FRONT"_s, u"Front desk"_s});
    row("a register", CashRegister{u"FRONT"_s, u"Front"_s}, {CashRegister{u"FRONT"_s, u"Front"_s, true}, CashRegister{u"FRONT"_s, u"Desk"_s}});
    row("one that is not there", CashRegister{u"FRONT"_s, u"Front"_s}, {CashRegister{u"BACK"_s, u"Back"_s, true}, CashRegister{u"BACK"_s, u"Back"_s}});
}

void AccountStoreContract::refusesAChangeOfWhatSomebodyElseChanged()
{
    QFETCH(RulesChange, theirs);
    QFETCH(RulesChange, mine);
    AccountStore &other = hire(u"adam"_s, Role::Administrator);
    must(other.changeRules(theirs, u"theirs"_s));
    const TypeCatalogue before = must(store().rules()).types;
    QCOMPARE(outcomeOf(store().changeRules(mine, u"mine"_s)), u"Conflict code"_s);
    QCOMPARE(must(store().rules()).types, before);
    // Whoever did not hear the answer asks again, and hears of no conflict with their own change.
    QCOMPARE(must(other.changeRules(theirs, u"theirs"_s)).types, before);
}

void AccountStoreContract::refusesWhatIsAboveTheLimitOfAll()
{
    const AccountId account = created(store(), u"A"_s, u"Ann"_s).id;
    LedgerSettings settings = must(store().rules()).settings;
    settings.warnAboveMinor = 10'00;
    settings.refuseAboveMinor = 100'00;
    must(store().changeRules(settings, key()));
    QCOMPARE(said(store(), account, debitOf(u"100.00"_s, june)), u"ok"_s);
    QCOMPARE(said(store(), account, debitOf(u"100.01"_s, june)), u"AboveLimit amount"_s);
    QCOMPARE(must(store().account(account)).balance, pounds(u"100.00"_s));
}

void AccountStoreContract::asksForARegisterOnceTheyAreUsed()
{
    const AccountId account = created(store(), u"A"_s, u"Ann"_s).id;
    const auto cash = [](const QString &cashRegister) {
        return AddCredit{.amount = pounds(u"1.00"_s), .paymentType = u"CASH"_s, .text = {.date = day(june)}, .cashRegister = cashRegister};
    };
    QCOMPARE(said(store(), account, cash({})), u"ok"_s);
    must(store().changeRules(CashRegister{u"FRONT"_s, u"Front desk"_s}, key()));
    LedgerSettings settings = must(store().rules()).settings;
    settings.cashRegisters = true;
    must(store().changeRules(settings, key()));
    QCOMPARE(said(store(), account, cash({})).section(u' ', 0, 0), u"RegisterRequired"_s);
    QCOMPARE(said(store(), account, cash(u"BACK"_s)).section(u' ', 0, 0), u"RegisterRequired"_s);
    QCOMPARE(posted(store(), account, cash(u"front"_s)).line.cashRegister, u"FRONT"_s);
    QCOMPARE(said(store(), account, AddCredit{.amount = pounds(u"1.00"_s), .paymentType = u"CARD"_s, .text = {.date = day(june)}}), u"ok"_s);
    QCOMPARE(said(store(), account, PayOut{.amount = pounds(u"1.00"_s), .text = {.date = day(june)}, .paymentType = u"CASH"_s})
                 .section(u' ', 0, 0), u"RegisterRequired"_s);
    QCOMPARE(posted(store(), account, PayOut{.amount = pounds(u"1.00"_s), .text = {.date = day(june)}, .paymentType = u"CASH"_s,
                                             .cashRegister = u"FRONT"_s}).line.cashRegister, u"FRONT"_s);
    must(store().changeRules({CashRegister{u"FRONT"_s, u"Front desk"_s, true}, CashRegister{u"FRONT"_s, u"Front desk"_s}}, key()));
    QCOMPARE(said(store(), account, cash(u"FRONT"_s)).section(u' ', 0, 0), u"RegisterRequired"_s);
}

void AccountStoreContract::numbersReceiptsWithoutAGap()
{
    const AccountId account = created(store(), u"A"_s, u"Ann"_s).id;
    const auto pay = [&] { return receiptOf(store(), account, paymentOf(u"1.00"_s, june)); };
    QCOMPARE(pay(), QString());
    setReceipts(store(), ReceiptNumbers::Running);
    QCOMPARE(pay(), u"000001"_s);
    QCOMPARE(receiptOf(store(), account, debitOf(u"1.00"_s, june)), QString());
    QVERIFY(said(store(), account, paymentOf(u"0.00"_s, june)) != u"ok"_s);          // refused: takes no number
    QCOMPARE(pay(), u"000002"_s);
    const Posting posting{.key = u"k"_s, .account = account, .command = paymentOf(u"1.00"_s, june)};
    QCOMPARE(must(store().post(posting)).line.receiptNumber, u"000003"_s);
    QCOMPARE(must(store().post(posting)).line.receiptNumber, u"000003"_s);            // the same again
    // None of these is kept, so none has a number.
    must(store().postTogether({{.key = u"a"_s, .account = account, .command = paymentOf(u"1.00"_s, june)},
                               {.key = u"b"_s, .account = account, .command = paymentOf(u"0.00"_s, june)}}));
    QCOMPARE(pay(), u"000004"_s);
    setReceipts(store(), ReceiptNumbers::PerYear);
    const QString year = must(store().ledger(account)).lines.back().createdAt.toLocalTime().toString(u"yyyy"_s);
    QCOMPARE(pay(), year + u"-000001"_s);
    QCOMPARE(pay(), year + u"-000002"_s);
    setReceipts(store(), ReceiptNumbers::Running);
    QCOMPARE(pay(), u"000005"_s);
    setReceipts(store(), ReceiptNumbers::Off);
    QCOMPARE(pay(), QString());
}

} // namespace Tally::Test
