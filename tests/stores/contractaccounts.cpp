// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/accountstorecontract.h"

#include "models/domain/paymentreference.h"
#include "tests/stores/storetest.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

const QString sponsor = u"sponsor:0a1b2c3d-0000-4000-8000-00000000000a"_s;

Account fullDraft()
{
    Account draft = draftOf(u"user:000000000042"_s, u"Zoë Łukasiewicz"_s);
    draft.uuid = QUuid::fromString(u"4c9b1c51-7b7e-4a4e-9d3c-1f0f5a1e2d3c"_s);
    draft.paymentReference = u"RENT-0042"_s;
    draft.targetType = u"Tenure"_s;
    draft.targetId = u"T-77"_s;
    draft.accountType = AccountType::Savings;
    draft.rentGroupType = u"Garages"_s;
    draft.agreementType = u"M"_s;
    draft.status = AccountStatus::Ended;
    draft.balance = Money::fromMinor(0, *Currency::fromCode(u"EUR"));
    draft.tenure = {.tenureId = u"TEN-1"_s, .typeCode = u"SEC"_s, .typeDescription = u"Secure"_s, .fullAddress = u"1 Mill Lane"_s};
    draft.patch = u"North 3"_s;
    draft.consolidatedCharges = {{u"Rent"_s, u"weekly"_s, Money::fromMinor(9840, draft.currency())},
                                 {u"Water"_s, u"monthly"_s, Money::fromMinor(1, draft.currency())}};
    draft.startDate = day(u"2024-02-29"_s);
    draft.endDate = day(u"2025-02-28"_s);
    draft.endReasonCode = u"MOVED"_s;
    return draft;
}

/// Changes one thing of an account.
using Change = std::function<void(Account &)>;

} // namespace

void AccountStoreContract::saysWhatItIs()
{
    QVERIFY(!store().info().name.isEmpty());
    QVERIFY(!store().info().kind.isEmpty());
    QVERIFY(!store().info().location.isEmpty());
}

void AccountStoreContract::makesUuidAndPaymentReferenceWhenAbsent()
{
    const Account account = created(store(), u"H1"_s, u"Ann"_s);
    QVERIFY(account.id.isValid());
    QVERIFY(account.holder.id.isValid());
    QVERIFY(!account.uuid.isNull());
    QVERIFY(PaymentReference::isOwn(account.paymentReference));
    QCOMPARE(account.status, AccountStatus::Pending);
    QCOMPARE(account.version, 1);
    QVERIFY(account.createdAt.isValid());
    QCOMPARE(account.lastUpdatedAt, account.createdAt);
    QCOMPARE(must(store().account(account.id)), account);
}

void AccountStoreContract::keepsEveryFactOfAnAccount()
{
    Account draft = fullDraft();
    const Account parent = created(store(), u"P"_s, u"Parent"_s);
    draft.parentAccount = parent.id;
    const Account stored = must(store().create(draft, u"k"_s));
    draft.parentPaymentReference = parent.paymentReference;
    draft.id = stored.id;
    draft.holder.id = stored.holder.id;
    draft.version = 1;
    draft.createdAt = draft.lastUpdatedAt = stored.createdAt;
    draft.createdBy = draft.lastUpdatedBy = stored.createdBy;
    QCOMPARE(stored, draft);
    QCOMPARE(must(store().account(stored.id)), draft);
}

void AccountStoreContract::givesEveryAccountAReferenceOfItsOwn()
{
    QSet<QString> references;
    for (int i = 0; i < 20; ++i)
        references.insert(created(store(), u"H%1"_s.arg(i % 3), u"Ann"_s).paymentReference);
    QCOMPARE(references.size(), 20);
}

void AccountStoreContract::skipsAReferenceThatAnImportBroughtAlong()
{
    const Account first = created(store(), u"H1"_s, u"Ann"_s);
    Account draft = draftOf(u"H2"_s, u"Ben"_s);
    draft.paymentReference = PaymentReference::make(first.paymentReference.left(9).toLongLong() + 1);
    created(store(), draft);
    const Account third = created(store(), u"H3"_s, u"Cem"_s);
    QVERIFY(third.paymentReference != draft.paymentReference);
    QVERIFY(PaymentReference::isOwn(third.paymentReference));
}

void AccountStoreContract::takesAKnownHolderAsItIs()
{
    const Account first = created(store(), u"H1"_s, u"Ann"_s);
    const Account second = created(store(), u"  H1 "_s, u"Ann Misspelt"_s);
    QCOMPARE(second.holder, first.holder);
    QCOMPARE(must(store().account(first.id)).holder.name, u"Ann"_s);
}

void AccountStoreContract::refusesAnInvalidAccount_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *name, Change change, const QString &outcome) { QTest::newRow(name) << change << outcome; };
    row("no name", [](Account &a) { a.holder.name = u"  "_s; }, u"Invalid name"_s);
    row("no holder", [](Account &a) { a.holder.reference.clear(); }, u"Invalid holder"_s);
    row("a wrong URN", [](Account &a) { a.holder.reference = u"user:12"_s; }, u"Invalid holder"_s);
    row("a type not for this holder", [](Account &a) { a.accountType = AccountType::Sponsor; }, u"HolderTypeNotAllowed accountType"_s);
    row("no such rent group", [](Account &a) { a.rentGroupType = u"Moon"_s; }, u"Invalid rentGroupType"_s);
    row("no such target type", [](Account &a) { a.targetType = u"Moon"_s; }, u"Invalid targetType"_s);
    row("no such parent", [](Account &a) { a.parentAccount = AccountId{999}; }, u"Invalid parentAccountId"_s);
    row("ends before it starts", [](Account &a) { a.startDate = day(u"2025-02-02"_s); a.endDate = day(u"2025-02-01"_s); }, u"Invalid endDate"_s);
    row("ended without a date", [](Account &a) { a.status = AccountStatus::Ended; a.endReasonCode = u"MOVED"_s; }, u"Invalid endDate"_s);
    row("ended without a reason", [](Account &a) { a.status = AccountStatus::Ended; a.endDate = day(u"2025-02-01"_s); }, u"Invalid endReasonCode"_s);
    row("a charge of nothing", [](Account &a) { a.consolidatedCharges = {{u"Rent"_s, u"weekly"_s, Money()}}; }, u"Invalid consolidatedCharges"_s);
    row("a reference too long", [](Account &a) { a.paymentReference = QString(41, u'7'); }, u"Invalid paymentReference"_s);
    row("the id of another account", [](Account &a) { a.uuid = fullDraft().uuid; }, u"Invalid id"_s);
}

void AccountStoreContract::refusesAnInvalidAccount()
{
    QFETCH(Change, change);
    QFETCH(QString, outcome);
    created(store(), fullDraft());
    const QString before = pictureOf(store());
    Account draft = draftOf(u"H1"_s, u"Ann"_s);
    change(draft);
    QCOMPARE(outcomeOf(store().create(draft, u"k"_s)), outcome);
    QCOMPARE(pictureOf(store()), before);
    QVERIFY(!must(store().holder(u"H1"_s)).id.isValid());
    // The key is free still, and no payment reference is lost.
    QCOMPARE(outcomeOf(store().create(draftOf(u"H1"_s, u"Ann"_s), u"k"_s)), u"ok"_s);
}

void AccountStoreContract::refusesATakenPaymentReference()
{
    Account draft = draftOf(u"H1"_s, u"Ann"_s);
    draft.paymentReference = u"R-1"_s;
    created(store(), draft);
    draft.holder.reference = u"H2"_s;
    QCOMPARE(outcomeOf(store().create(draft, u"k"_s)), u"PaymentReferenceTaken paymentReference"_s);
    QVERIFY(!must(store().holder(u"H2"_s)).id.isValid());
}

void AccountStoreContract::createsOnceForOneKey()
{
    const Account draft = draftOf(u"H1"_s, u"Ann"_s);
    const Account first = must(store().create(draft, u"k"_s));
    QCOMPARE(must(store().create(draft, u"k"_s)), first);
    QCOMPARE(must(store().accounts({})).count, 1);
    QCOMPARE(outcomeOf(store().create(draft, {})), u"Invalid key"_s);
    QCOMPARE(outcomeOf(store().create(draft, QString(201, u'k'))), u"Invalid key"_s);
    QCOMPARE(must(store().accounts({})).count, 1);
}

void AccountStoreContract::refusesAKeyThatCreatedSomethingElse()
{
    const Account parent = must(store().create(draftOf(u"H1"_s, u"Ann"_s), u"k"_s));
    QCOMPARE(outcomeOf(store().create(draftOf(u"H2"_s, u"Ann"_s), u"k"_s)), u"KeyReused key"_s);
    Account child = draftOf(u"H1"_s, u"Ann"_s);
    child.parentAccount = parent.id;
    QCOMPARE(outcomeOf(store().create(child, u"k"_s)), u"KeyReused key"_s);
    QCOMPARE(outcomeOf(store().post({.key = u"k"_s, .account = parent.id, .command = debitOf(u"1.00"_s, u"2025-01-01"_s)})),
             u"KeyReused key"_s);
    QCOMPARE(must(store().accounts({})).count, 1);
}

void AccountStoreContract::updatesTheFactsOfAnAccount()
{
    const Account parent = created(store(), u"P"_s, u"Parent"_s);
    Account account = created(store(), u"user:000000000042"_s, u"Zoe"_s);
    posted(store(), account.id, debitOf(u"3.00"_s, u"2025-01-01"_s));
    Account changed = fullDraft();
    changed.id = account.id;
    changed.uuid = account.uuid;
    changed.holder.id = account.holder.id;
    changed.paymentReference = account.paymentReference;
    changed.accountType = account.accountType;
    changed.parentAccount = parent.id;
    changed.balance = {};
    changed.consolidatedCharges = {{u"Rent"_s, u"weekly"_s, pounds(u"98.40"_s)}};
    changed.version = account.version;
    Account stored = must(store().update(changed, u"k"_s));
    QCOMPARE(stored.version, 2);
    QVERIFY(stored.lastUpdatedAt >= account.createdAt);
    changed.parentPaymentReference = parent.paymentReference;
    changed.version = 2;
    changed.balance = pounds(u"3.00"_s);      // the ledger's, whatever the caller said
    changed.createdAt = account.createdAt;
    changed.createdBy = account.createdBy;
    changed.lastUpdatedAt = stored.lastUpdatedAt;
    changed.lastUpdatedBy = stored.lastUpdatedBy;
    QCOMPARE(stored, changed);
    QCOMPARE(must(store().account(account.id)), changed);

    stored.consolidatedCharges.clear();
    stored.parentAccount.reset();
    const Account again = must(store().update(stored, u"k2"_s));
    QVERIFY(again.consolidatedCharges.empty());
    QVERIFY(again.parentPaymentReference.isEmpty());
    QCOMPARE(again.version, 3);
}

void AccountStoreContract::refusesAnUpdateOfAnOlderVersion()
{
    Account mine = created(store(), u"H1"_s, u"Ann"_s);
    Account theirs = mine;
    theirs.patch = u"South"_s;
    must(store().update(theirs, u"theirs"_s));
    const QString before = pictureOf(store());
    mine.patch = u"North"_s;
    QCOMPARE(outcomeOf(store().update(mine, u"mine"_s)), u"Conflict"_s);
    QCOMPARE(pictureOf(store()), before);
    mine.version = 2;
    QCOMPARE(must(store().update(mine, u"mine"_s)).patch, u"North"_s);
}

void AccountStoreContract::refusesToChangeWhatAnAccountKeeps_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *name, Change change, const QString &outcome) { QTest::newRow(name) << change << outcome; };
    row("holder", [](Account &a) { a.holder.reference = u"H2"_s; }, u"Invalid holder"_s);
    row("type", [](Account &a) { a.accountType = AccountType::Sundry; }, u"Invalid accountType"_s);
    row("currency", [](Account &a) { a.balance = Money::fromMinor(0, *Currency::fromCode(u"EUR")); }, u"Invalid currency"_s);
    row("payment reference", [](Account &a) { a.paymentReference = u"R-2"_s; }, u"Invalid paymentReference"_s);
    row("its own parent", [](Account &a) { a.parentAccount = a.id; }, u"Invalid parentAccountId"_s);
    row("no such parent", [](Account &a) { a.parentAccount = AccountId{999}; }, u"Invalid parentAccountId"_s);
    row("no such target type", [](Account &a) { a.targetType = u"Moon"_s; }, u"Invalid targetType"_s);
    row("no name", [](Account &a) { a.holder.name.clear(); }, u"Invalid name"_s);
}

void AccountStoreContract::refusesToChangeWhatAnAccountKeeps()
{
    QFETCH(Change, change);
    QFETCH(QString, outcome);
    Account account = created(store(), u"H1"_s, u"Ann"_s);
    const QString before = pictureOf(store());
    change(account);
    QCOMPARE(outcomeOf(store().update(account, u"k"_s)), outcome);
    QCOMPARE(pictureOf(store()), before);
}

void AccountStoreContract::refusesAnUpdateOfNoAccount()
{
    Account account = created(store(), u"H1"_s, u"Ann"_s);
    account.id = {999};
    QCOMPARE(outcomeOf(store().update(account, u"k"_s)), u"NotFound"_s);
}

void AccountStoreContract::updatesOnceForOneKey()
{
    Account account = created(store(), u"H1"_s, u"Ann"_s);
    account.patch = u"North"_s;
    const Account first = must(store().update(account, u"k"_s));
    QCOMPARE(must(store().update(account, u"k"_s)), first);      // not a conflict: it is the answer given before
    account.patch = u"South"_s;
    QCOMPARE(outcomeOf(store().update(account, u"k"_s)), u"KeyReused key"_s);
    QCOMPARE(must(store().account(account.id)), first);
}

void AccountStoreContract::findsAllAccountsOfARenamedHolder()
{
    Account account = created(store(), u"H1"_s, u"Ann Smith"_s);
    const Account other = created(store(), u"H1"_s, u"Ann Smith"_s);
    QSignalSpy many(&store(), &AccountStore::accountsChanged);
    account.holder.name = u"Ann Núñez"_s;
    QCOMPARE(must(store().update(account, u"k"_s)).holder.name, u"Ann Núñez"_s);
    QCOMPARE(must(store().accounts({.filter = {.text = u"nunez"_s}})).count, 2);
    QCOMPARE(must(store().accounts({.filter = {.text = u"smith"_s}})).count, 0);
    QCOMPARE(must(store().holder(u"H1"_s)).name, u"Ann Núñez"_s);
    QTRY_COMPARE(many.size(), 1);
    // Whoever has the other account in a form must not put the old name back unasked.
    QCOMPARE(outcomeOf(store().update(other, u"k2"_s)), u"Conflict"_s);
}

void AccountStoreContract::knowsNoHolderItWasNotTold()
{
    const Holder holder = must(store().holder(u"H1"_s));
    QVERIFY(!holder.id.isValid());
    const Account account = created(store(), u"H1"_s, u"Ann"_s);
    QCOMPARE(must(store().holder(u" H1"_s)), account.holder);
}

void AccountStoreContract::findsAHolderByAnotherSpellingOfTheUrn()
{
    const Account account = created(store(), sponsor, u"Acme"_s);
    const QString upper = u"sponsor:"_s + sponsor.mid(8).toUpper();
    QCOMPARE(account.holder.reference, sponsor);
    QCOMPARE(must(store().holder(upper)), account.holder);
    QCOMPARE(must(store().resolve(upper)), account.id);
    QCOMPARE(created(store(), upper, u"Acme"_s).holder, account.holder);
}

void AccountStoreContract::resolvesWhatPeopleCallAnAccount_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("payment reference") << u"RENT-0042"_s << u"ok"_s;
    QTest::newRow("with blanks") << u" RENT-0042 "_s << u"ok"_s;
    QTest::newRow("uuid") << u"4c9b1c51-7b7e-4a4e-9d3c-1f0f5a1e2d3c"_s << u"ok"_s;
    QTest::newRow("uuid in capitals") << u"4C9B1C51-7B7E-4A4E-9D3C-1F0F5A1E2D3C"_s << u"ok"_s;
    QTest::newRow("holder") << u"user:000000000042"_s << u"ok"_s;
    QTest::newRow("part of a reference") << u"RENT-004"_s << u"NotFound account"_s;
    QTest::newRow("a name") << u"Zoë Łukasiewicz"_s << u"NotFound account"_s;
    QTest::newRow("nothing") << QString() << u"NotFound account"_s;
}

void AccountStoreContract::resolvesWhatPeopleCallAnAccount()
{
    QFETCH(QString, reference);
    QFETCH(QString, outcome);
    created(store(), u"H1"_s, u"Ann"_s);
    const Account account = created(store(), fullDraft());
    const auto found = await(store().resolve(reference));
    QCOMPARE(outcomeOf(found), outcome);
    if (found)
        QCOMPARE(*found, account.id);
}

void AccountStoreContract::namesTheChoicesOfAHolderWithTwoAccounts()
{
    const Account first = created(store(), u"H1"_s, u"Ann"_s);
    const Account second = created(store(), u"H1"_s, u"Ann"_s);
    const auto found = await(store().resolve(u"H1"_s));
    QCOMPARE(outcomeOf(found), u"Ambiguous account"_s);
    QVERIFY(found.error().detail.contains(first.paymentReference));
    QVERIFY(found.error().detail.contains(second.paymentReference));
    QCOMPARE(must(store().resolve(second.paymentReference)), second.id);
}

void AccountStoreContract::answersNotFoundForAnUnknownAccount()
{
    for (const AccountId id : {AccountId{}, AccountId{-1}, AccountId{999}}) {
        QCOMPARE(outcomeOf(store().account(id)), u"NotFound"_s);
        QCOMPARE(outcomeOf(store().ledger(id)), u"NotFound"_s);
    }
}

void AccountStoreContract::offersTheTargetTypes()
{
    QStringList texts;
    for (const TargetType &type : must(store().targetTypes()))
        texts.append(type.code + (type.polarity == Polarity::PositiveOwes ? u" +"_s : u" -"_s));
    QCOMPARE(texts, QStringList({u"HousingBenefit +"_s, u"Licensing -"_s, u"Tenure -"_s}));
}

void AccountStoreContract::announcesWhatItKept()
{
    QSignalSpy changed(&store(), &AccountStore::accountChanged);
    const auto next = [&changed]() -> qint64 {
        return changed.isEmpty() ? 0 : changed.takeFirst().at(0).value<AccountId>().value;
    };
    Account account = must(store().create(draftOf(u"H1"_s, u"Ann"_s), u"create"_s));
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(next(), account.id.value);
    account.patch = u"North"_s;
    must(store().update(account, u"update"_s));
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(next(), account.id.value);
    const Posting posting{.key = u"post"_s, .account = account.id, .command = debitOf(u"1.00"_s, u"2025-01-01"_s)};
    must(store().post(posting));
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(next(), account.id.value);

    // Neither a refusal nor an answer given before changes anything; the last posting shows that no signal was on its way.
    must(store().create(draftOf(u"H1"_s, u"Ann"_s), u"create"_s));
    must(store().update(account, u"update"_s));
    must(store().post(posting));
    QCOMPARE(outcomeOf(store().post({.key = u"bad"_s, .account = account.id, .command = debitOf(u"0.00"_s, u"2025-01-01"_s)})),
             u"AmountNotPositive amount"_s);
    const Account last = created(store(), u"H2"_s, u"Ben"_s);
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(next(), last.id.value);
}

} // namespace Tally::Test
