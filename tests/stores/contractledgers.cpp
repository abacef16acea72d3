// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/accountstorecontract.h"

#include "tests/stores/storetest.h"
#include "tests/support/ledgerrows.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

/// An account on which much happened, some of it dated before what was there: ten lines, some of them open.
AccountId busyAccount(AccountStore &store)
{
    const AccountId account = created(store, u"A"_s, u"Ann"_s).id;
    posted(store, account, debitOf(u"100.00"_s, u"2025-01-06"_s));
    const LineId second = posted(store, account, debitOf(u"50.00"_s, u"2025-01-13"_s)).line.id;
    posted(store, account, paymentOf(u"120.00"_s, u"2025-01-14"_s));
    const LineId voided = posted(store, account, paymentOf(u"5.00"_s, u"2025-01-02"_s)).line.id;
    posted(store, account, voidOf(voided, u"2025-01-15"_s));
    posted(store, account, Discount{.debit = second, .amount = pounds(u"7.00"_s), .text = {.date = day(u"2025-01-16"_s)}});
    posted(store, account, Refund{.debit = second, .amount = pounds(u"4.00"_s), .text = {.date = day(u"2025-01-17"_s)}});
    posted(store, account, debitOf(u"9.00"_s, u"2025-01-10"_s));
    posted(store, account, AddDebit{.amount = pounds(u"3.00"_s), .type = u"OVERDUE"_s,
                                    .text = {.date = day(u"2025-01-20"_s), .description = u"late"_s, .internalNote = u"note"_s}});
    posted(store, account, PayOut{.amount = pounds(u"1.00"_s), .text = {.date = day(u"2025-01-21"_s)}, .paymentType = u"CASH"_s});
    return account;
}

/// The lines named one by one, backwards and with some that are not there.
std::vector<qint64> mixedUp(const Ledger &ledger)
{
    std::vector<qint64> ids{999'999};
    for (const AccountLine &line : ledger.lines)
        ids.push_back(line.id.value);
    std::swap(ids[1], ids.back());
    return ids;
}

} // namespace

void AccountStoreContract::readsALedgerAsAList_data()
{
    QTest::addColumn<int>("rows");
    for (const int rows : {1, 3, 9, 10, 128})
        QTest::addRow("%d rows at first", rows) << rows;
}

void AccountStoreContract::readsALedgerAsAList()
{
    QFETCH(int, rows);
    const AccountId account = busyAccount(store());
    Account second = draftOf(u"A"_s, u"Ann"_s);
    second.paymentReference = u"R2"_s;
    created(store(), second);
    const Ledger ledger = must(store().ledger(account));
    QCOMPARE(ledger.lines.size(), 10U);
    QCOMPARE(ledger.accountsOfHolder.size(), 2U);
    const LedgerHead wanted = headOf(ledger, rows);
    const LedgerHead head = must(store().ledgerHead(account, rows));
    QVERIFY(head.account == ledger.account);
    QVERIFY(head.facts == wanted.facts);
    QVERIFY(head.accountsOfHolder == ledger.accountsOfHolder);
    QVERIFY(head.types == ledger.types);
    QVERIFY(head.rows == wanted.rows);
    QVERIFY(head.order == wanted.order);
    QCOMPARE(head.complete, rows >= 10);
}

void AccountStoreContract::readsAShortLedgerWhileListsAreLong()
{
    const AccountId account = busyAccount(store());
    QVERIFY(must(store().ledgerHead(account, 20)).complete);
    // Many short lists take as long as one of a million accounts.
    std::vector<Reply<AccountOrder>> orders;
    for (int i = 0; i < 3000; ++i)
        orders.push_back(store().accountOrder({.sort = AccountColumn::Holder}, {}));
    QCOMPARE(must(store().ledger(account)).lines.size(), 10U);
    QVERIFY(!orders.back().isFinished());
    (void)must(orders.back());
}

void AccountStoreContract::ordersALedgerWithTheBalanceAfterEachLine()
{
    const AccountId account = busyAccount(store());
    const Ledger ledger = must(store().ledger(account));
    const LedgerOrder all = must(store().ledgerOrder(account, {}, {}));
    QVERIFY(all == orderOf(ledger));
    QCOMPARE(all.balances.front(), ledger.account.balance.minor());
    const LedgerOrder open = must(store().ledgerOrder(account, {.openOnly = true}, {}));
    QVERIFY(open == orderOf(ledger, {.openOnly = true}));
    QVERIFY(!open.ids.empty() && open.ids.size() < all.ids.size());
    QCOMPARE(open.charges, all.charges);
}

void AccountStoreContract::readsTheRowsOfALedgerThatAreInSight()
{
    const AccountId account = busyAccount(store());
    const Account other = created(store(), u"B"_s, u"Ben"_s);
    const LineId strange = posted(store(), other.id, debitOf(u"1.00"_s, u"2025-01-01"_s)).line.id;
    const Ledger ledger = must(store().ledger(account));
    std::vector<qint64> wanted = mixedUp(ledger);
    QVERIFY(must(store().ledgerRows(account, wanted)) == rowsOf(ledger, wanted));
    wanted.push_back(strange.value);
    QVERIFY(must(store().ledgerRows(account, wanted)) == rowsOf(ledger, wanted));
    QVERIFY(must(store().ledgerRows(account, {})).empty());
}

void AccountStoreContract::readsALedgerWithoutLines()
{
    const Account account = created(store(), u"A"_s, u"Ann"_s);
    const LedgerHead head = must(store().ledgerHead(account.id, 128));
    QVERIFY(head.complete && head.rows.empty() && head.order == LedgerOrder());
    QVERIFY(head.facts == factsOf({}, account.currency()));
    QVERIFY(must(store().ledgerOrder(account.id, {}, {})) == LedgerOrder());
    for (const AccountId nobody : {AccountId{999}, AccountId{}}) {
        QCOMPARE(outcomeOf(store().ledgerHead(nobody, 128)), u"NotFound"_s);
        QCOMPARE(outcomeOf(store().ledgerOrder(nobody, {}, {})), u"NotFound"_s);
        QCOMPARE(outcomeOf(store().ledgerRows(nobody, {1})), u"NotFound"_s);
    }
}

void AccountStoreContract::stopsOrderingALedger()
{
    const AccountId account = busyAccount(store());
    const QueryStop stop;
    stop.stop();
    QCOMPARE(outcomeOf(store().ledgerOrder(account, {}, stop)), u"Cancelled"_s);
}

} // namespace Tally::Test
