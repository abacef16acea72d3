// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/accountstorecontract.h"

#include "tests/stores/storetest.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

struct Row
{
    QString reference, holder, name, address, patch, type, group, status, start, owes, paid;
};

/// reference, holder, name, address, patch, type, rent group, status, start, debits, payment date ("-": none). Every payment is 1.00.
const Row rows[] = {
    {u"R1"_s, u"A"_s, u"Ærin Dahl"_s, u"2 Mill Lane"_s, u"North"_s, u"Master"_s, u"Tenant"_s, u"active"_s, u"2024-01-01"_s,
     u"100.00 5.00"_s, u"2025-03-01"_s},
    {u"R2"_s, u"B"_s, u"łukasz Nowak"_s, u"1 Mill Lane"_s, u"North"_s, u"Recharge"_s, u"Garages"_s, u"suspended"_s, u"2023-01-01"_s,
     u"50.00"_s, u"-"_s},
    {u"R3"_s, u"B"_s, u"łukasz Nowak"_s, u"100% House"_s, u"South"_s, u"Master"_s, u"Garages"_s, u"active"_s, u"2022-05-05"_s,
     u"50.00"_s, u"2025-01-01"_s},
    {u"R4"_s, u"C_1"_s, u"Brid O’Rourke"_s, u"back\\yard"_s, QString(), u"Sundry"_s, QString(), u"pending"_s, QString(),
     QString(), u"2025-02-01"_s},
    {u"R5"_s, u"D"_s, u"Bríd Ó Ruairc"_s, u"9 Hill"_s, u"East"_s, u"Recharge"_s, u"Tenant"_s, u"active"_s, u"2024-06-01"_s,
     QString(), u"-"_s},
};

AccountFilter owing() { return {.owingOnly = true}; }
AccountFilter text(const QString &words) { return {.text = words}; }

} // namespace

void AccountStoreContract::fillWithAccounts()
{
    for (const Row &row : rows) {
        Account draft = draftOf(row.holder, row.name);
        draft.paymentReference = row.reference;
        draft.tenure.fullAddress = row.address;
        draft.patch = row.patch;
        draft.accountType = *accountTypeFromCode(row.type);
        draft.rentGroupType = row.group;
        draft.status = *accountStatusFromCode(row.status);
        draft.startDate = day(row.start);
        draft.targetId = u"TGT-"_s + row.reference;
        const Account account = created(store(), draft);
        for (const QString &amount : row.owes.split(u' ', Qt::SkipEmptyParts))
            posted(store(), account.id, debitOf(amount, u"2025-01-01"_s));
        if (row.paid != u"-"_s)
            posted(store(), account.id, paymentOf(u"1.00"_s, row.paid));
    }
}

QStringList AccountStoreContract::referencesFor(const AccountQuery &query)
{
    QStringList references;
    const AccountList list = must(store().accounts(query));
    for (const AccountRow &row : list.rows)
        references.append(row.paymentReference);
    // The same list as a long one is read: its head, its order, then its rows by id.
    const AccountOrder order = must(store().accountOrder(query, {}));
    if (must(store().accountHead(query, {})) != list.rows || must(store().accountRows(order.ids)) != list.rows || order.count != list.count
        || order.owed != list.owed)
        references.append(u"and the order says otherwise"_s);
    return references;
}

void AccountStoreContract::filtersAccounts_data()
{
    QTest::addColumn<AccountFilter>("filter");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const AccountFilter &filter, const QString &expected) {
        QTest::newRow(name) << filter << expected;
    };
    row("none", {}, u"R1 R2 R3 R4 R5"_s);
    row("owing", owing(), u"R1 R2 R3"_s);
    row("type", {.accountType = AccountType::Recharge}, u"R2 R5"_s);
    row("rent group", {.rentGroupType = u"Garages"_s}, u"R2 R3"_s);
    row("the whole patch", {.patch = u"North"_s}, u"R1 R2"_s);
    row("a patch in other letters is another one", {.patch = u"north"_s}, QString());
    row("status", {.status = AccountStatus::Active}, u"R1 R3 R5"_s);
    row("minimum balance is inclusive", {.minimumBalance = pounds(u"50.00"_s)}, u"R1 R2"_s);
    row("minimum of nothing leaves out credit", {.minimumBalance = Money()}, u"R1 R2 R3 R5"_s);
    row("minimum below zero", {.minimumBalance = pounds(u"-1.00"_s)}, u"R1 R2 R3 R4 R5"_s);
    row("several at once", {.owingOnly = true, .rentGroupType = u"Garages"_s, .status = AccountStatus::Active, .text = u"nowak"_s},
        u"R3"_s);
    row("name without diacritics", text(u"lukasz"_s), u"R2 R3"_s);
    row("name in capitals with diacritics", text(u"ŁUKASZ"_s), u"R2 R3"_s);
    row("name with a ligature", text(u"aerin"_s), u"R1"_s);
    row("the keyboard's apostrophe", text(u"o'rourke"_s), u"R4"_s);
    row("accents typed or not", text(u"brid"_s), u"R4 R5"_s);
    row("words in any order", text(u"lane  MILL"_s), u"R1 R2"_s);
    row("every word must occur", text(u"mill nowak"_s), u"R2"_s);
    row("payment reference", text(u"r4"_s), u"R4"_s);
    row("patch", text(u"east"_s), u"R5"_s);
    row("target", text(u"tgt-r3"_s), u"R3"_s);
    row("a per cent sign is itself", text(u"100%"_s), u"R3"_s);
    row("only a per cent sign", text(u"%"_s), u"R3"_s);
    row("an underscore is itself", text(u"c_1"_s), u"R4"_s);
    row("only an underscore", text(u"_"_s), u"R4"_s);
    row("a backslash is itself", text(u"back\\yard"_s), u"R4"_s);
    row("only a backslash", text(u"\\"_s), u"R4"_s);
    row("a quote is itself", text(u"x' OR '1'='1"_s), QString());
    row("blanks only", text(u"  \t"_s), u"R1 R2 R3 R4 R5"_s);
    row("nobody", text(u"nobody"_s), QString());
}

void AccountStoreContract::filtersAccounts()
{
    QFETCH(AccountFilter, filter);
    QFETCH(QString, expected);
    fillWithAccounts();
    const AccountQuery query{.filter = filter, .sort = AccountColumn::PaymentReference, .order = Qt::AscendingOrder};
    QCOMPARE(referencesFor(query).join(u' '), expected);
    QCOMPARE(must(store().accounts(query)).count, expected.isEmpty() ? 0 : expected.count(u' ') + 1);
}

void AccountStoreContract::filtersByHolder()
{
    fillWithAccounts();
    const Holder holder = must(store().holder(u"B"_s));
    QCOMPARE(referencesFor({.filter = {.holder = holder.id}, .sort = AccountColumn::PaymentReference, .order = Qt::AscendingOrder}),
             QStringList({u"R2"_s, u"R3"_s}));
    QCOMPARE(must(store().accounts({.filter = {.holder = HolderId{999}}})).count, 0);
}

void AccountStoreContract::sortsByEveryColumn_data()
{
    QTest::addColumn<AccountColumn>("column");
    QTest::addColumn<QString>("ascending");
    QTest::addColumn<QString>("descending");
    const auto row = [](const char *name, AccountColumn column, const QString &ascending, const QString &descending) {
        QTest::newRow(name) << column << ascending << descending;
    };
    // Ties stand by payment reference, ascending, in both directions.
    row("payment reference", AccountColumn::PaymentReference, u"R1 R2 R3 R4 R5"_s, u"R5 R4 R3 R2 R1"_s);
    row("holder", AccountColumn::Holder, u"R1 R5 R4 R2 R3"_s, u"R2 R3 R4 R5 R1"_s);
    row("address", AccountColumn::Address, u"R2 R3 R1 R5 R4"_s, u"R4 R5 R1 R3 R2"_s);
    row("patch", AccountColumn::Patch, u"R4 R5 R1 R2 R3"_s, u"R3 R1 R2 R5 R4"_s);
    row("type", AccountColumn::AccountType, u"R1 R3 R2 R5 R4"_s, u"R4 R2 R5 R1 R3"_s);
    row("rent group", AccountColumn::RentGroup, u"R4 R2 R3 R1 R5"_s, u"R1 R5 R2 R3 R4"_s);
    row("status", AccountColumn::Status, u"R1 R3 R5 R4 R2"_s, u"R2 R4 R1 R3 R5"_s);
    row("balance", AccountColumn::Balance, u"R4 R5 R3 R2 R1"_s, u"R1 R2 R3 R5 R4"_s);
    row("open charges", AccountColumn::OpenCharges, u"R4 R5 R2 R3 R1"_s, u"R1 R2 R3 R4 R5"_s);
    row("last paid", AccountColumn::LastPaid, u"R2 R5 R3 R4 R1"_s, u"R1 R4 R3 R2 R5"_s);
    row("start", AccountColumn::StartDate, u"R4 R3 R2 R1 R5"_s, u"R5 R1 R2 R3 R4"_s);
}

void AccountStoreContract::sortsByEveryColumn()
{
    QFETCH(AccountColumn, column);
    QFETCH(QString, ascending);
    QFETCH(QString, descending);
    fillWithAccounts();
    QCOMPARE(referencesFor({.sort = column, .order = Qt::AscendingOrder}).join(u' '), ascending);
    QCOMPARE(referencesFor({.sort = column, .order = Qt::DescendingOrder}).join(u' '), descending);
}

void AccountStoreContract::countsAndSumsBeyondTheLimit()
{
    fillWithAccounts();
    AccountList list = must(store().accounts({.limit = 2}));
    QCOMPARE(list.rows.size(), 2U);
    QCOMPARE(list.rows.front().paymentReference, u"R1"_s);      // by balance, largest first, unless told otherwise
    QCOMPARE(list.count, 5);
    QCOMPARE(list.owed, std::vector{pounds(u"203.00"_s)});      // 104 + 50 + 49; the credit of R4 owes nobody anything
    list = must(store().accounts({.filter = {.rentGroupType = u"Garages"_s}, .limit = 1}));
    QCOMPARE(list.rows.size(), 1U);
    QCOMPARE(list.count, 2);
    QCOMPARE(list.owed, std::vector{pounds(u"99.00"_s)});
    QCOMPARE(must(store().accounts({.limit = 100})).rows.size(), 5U);
}

void AccountStoreContract::sumsEachCurrencyByItself()
{
    const Currency yen = *Currency::fromCode(u"JPY");
    Account draft = draftOf(u"Y"_s, u"Yuki"_s);
    draft.balance = Money::fromMinor(0, yen);
    const Account account = created(store(), draft);
    posted(store(), account.id, AddDebit{.amount = Money::fromMinor(700, yen), .type = u"RENT"_s, .text = {.date = day(u"2025-01-01"_s)}});
    fillWithAccounts();
    const AccountList list = must(store().accounts({}));
    QCOMPARE(list.count, 6);
    QCOMPARE(list.owed, (std::vector{pounds(u"203.00"_s), Money::fromMinor(700, yen)}));
}

void AccountStoreContract::showsEveryColumnOfARow()
{
    fillWithAccounts();
    const AccountRow row = must(store().accounts({.filter = {.text = u"R1"_s}})).rows.at(0);
    const Account account = must(store().account(row.id));
    QCOMPARE(row, (AccountRow{.id = account.id, .uuid = account.uuid, .holder = account.holder.id, .holderReference = u"A"_s,
                              .holderName = u"Ærin Dahl"_s, .paymentReference = u"R1"_s, .targetType = {}, .targetId = u"TGT-R1"_s,
                              .accountType = AccountType::Master, .rentGroupType = u"Tenant"_s, .agreementType = {},
                              .status = AccountStatus::Active, .fullAddress = u"2 Mill Lane"_s, .patch = u"North"_s,
                              .startDate = day(u"2024-01-01"_s), .endDate = {}, .balance = pounds(u"104.00"_s), .openCharges = 2,
                              .lastPaymentDate = day(u"2025-03-01"_s), .lastPaymentAmount = pounds(u"1.00"_s)}));
}

void AccountStoreContract::answersAnEmptyListWithNothing()
{
    const AccountList list = must(store().accounts({}));
    QCOMPARE(list.count, 0);
    QVERIFY(list.rows.empty());
    QVERIFY(list.owed.empty());
}

} // namespace Tally::Test
