// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/accountstorecontract.h"

#include "tests/stores/batchlist.h"
#include "tests/stores/storetest.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

/// Batches of which each chunk is kept by itself.
namespace Tally::Test {
namespace {

using Accounts = std::vector<BulkAccount>;

/// So many accounts of three lines each: a charge, its payment, another charge. Rows from 1.
Accounts council(int accounts)
{
    Accounts all;
    for (int i = 0; i < accounts; ++i) {
        const QString key = u"H%1"_s.arg(i, 3, 10, QChar(u'0'));
        const qint64 row = 3 * i + 1;
        all.push_back(bulkAccount(key, row, {debitRow(row, key + u"-1"_s, u"10.00"_s), paymentRow(row + 1, key + u"-2"_s, u"4.00"_s, key + u"-1"_s),
                                             debitRow(row + 2, key + u"-3"_s, u"2.50"_s)}));
    }
    return all;
}

/// Four accounts are a chunk.
constexpr qint64 chunk = 12;

BulkReport run(AccountStore &store, std::shared_ptr<BulkSource> source, BulkOptions options = {})
{
    options.name = u"test"_s;
    options.linesInChunk = chunk;
    return must(store.runBatch(std::move(source), options));
}

BulkReport run(AccountStore &store, Accounts accounts, BulkOptions options = {})
{
    return run(store, std::make_shared<BatchList>(std::move(accounts)), options);
}

/// Cancels before it hands out the account number `at`, from 0.
std::shared_ptr<BatchList> cancelledAt(Accounts accounts, std::size_t at)
{
    return std::make_shared<BatchList>(std::move(accounts), [at](BatchList &list, std::size_t next) {
        if (next == at)
            list.cancel();
    });
}

/// "5 accounts 15 lines, 0 known, kept" and why it stopped.
QString textOf(const BulkReport &report)
{
    QString text = u"%1 accounts %2 lines, %3 and %4 known"_s.arg(report.accountsAdded).arg(report.linesAdded).arg(report.accountsKnown).arg(report.linesKnown);
    if (report.kept)
        text += u", kept"_s;
    if (report.stopped)
        text += u", stopped: "_s + outcomeOf(*report.stopped);
    for (const BulkProblem &problem : report.problems)
        text += u"; %1 %2"_s.arg(QString::number(problem.row), outcomeOf(problem.error));
    return text;
}

} // namespace

void AccountStoreContract::keepsABatchInChunksAsOneWouldBeKept()
{
    QCOMPARE(textOf(run(store(), council(10))), u"10 accounts 30 lines, 0 and 0 known, kept"_s);
    QCOMPARE(must(store().accounts({})).count, 10);
    QCOMPARE(must(store().accounts({})).owed, std::vector{pounds(u"85.00"_s)});
    QCOMPARE(textOf(must(store().ledger(must(store().resolve(u"H009"_s))))),
             u"1 RENT 10.00 6.00; 3 RENT 2.50 2.50; 2 PAYMENT -4.00 0.00 | CREATE 10.00 d1; CREATE -4.00 c2; APPLY -4.00 c2 d1; CREATE 2.50 d3"_s);
    QCOMPARE(must(store().verify()).faultCount, 0);
    QCOMPARE(textOf(run(store(), council(10))), u"0 accounts 0 lines, 10 and 30 known, kept"_s);
}

void AccountStoreContract::keepsWholeChunksWhenCancelledAndGoesOnFromThere()
{
    const BulkReport first = run(store(), cancelledAt(council(10), 6));
    QCOMPARE(textOf(first), u"4 accounts 12 lines, 0 and 0 known, stopped: Cancelled"_s);
    QCOMPARE(first.charged, pounds(u"50.00"_s));
    QCOMPARE(must(store().accounts({})).count, 4);
    QCOMPARE(must(store().verify()).faultCount, 0);

    QCOMPARE(textOf(run(store(), council(10))), u"6 accounts 18 lines, 4 and 12 known, kept"_s);
    QCOMPARE(must(store().accounts({})).owed, std::vector{pounds(u"85.00"_s)});
    QCOMPARE(must(store().verify()).faultCount, 0);
}

void AccountStoreContract::keepsNothingWhenCancelledBeforeTheFirstChunk()
{
    QCOMPARE(textOf(run(store(), cancelledAt(council(10), 2))), u"0 accounts 0 lines, 0 and 0 known, stopped: Cancelled"_s);
    QCOMPARE(must(store().accounts({})).count, 0);
}

void AccountStoreContract::stopsBehindTheLastGoodChunk()
{
    Accounts accounts = council(10);
    accounts[5].entries[2] = debitRow(18, u"bad"_s, u"0.00"_s);
    QCOMPARE(textOf(run(store(), accounts)), u"4 accounts 12 lines, 0 and 0 known, stopped: AmountNotPositive amount; 18 AmountNotPositive amount"_s);
    QCOMPARE(must(store().accounts({})).count, 4);
    // Mended, the same batch goes on.
    QCOMPARE(textOf(run(store(), council(10))), u"6 accounts 18 lines, 4 and 12 known, kept"_s);
}

void AccountStoreContract::leavesBadRowsOutOfChunks()
{
    Accounts accounts = council(10);
    accounts[1].entries[2] = debitRow(6, u"bad"_s, u"0.00"_s);
    accounts[7].draft.holder.name.clear();
    QCOMPARE(textOf(run(store(), accounts, {.skipBad = true})),
             u"9 accounts 26 lines, 0 and 0 known, kept; 6 AmountNotPositive amount; 22 Invalid name; 23 Invalid name; 24 Invalid name"_s);
    QCOMPARE(must(store().verify()).faultCount, 0);
}

void AccountStoreContract::triesABatchInChunksAndKeepsNothing()
{
    Accounts accounts = council(10);
    accounts[5].entries[2] = debitRow(18, u"bad"_s, u"0.00"_s);
    QCOMPARE(textOf(run(store(), accounts, {.dryRun = true})), u"10 accounts 29 lines, 0 and 0 known; 18 AmountNotPositive amount"_s);
    QCOMPARE(must(store().accounts({})).count, 0);
}

void AccountStoreContract::cutsAnAccountThatIsLargerThanAChunk()
{
    BulkAccount large = bulkAccount(u"L"_s, 1, {});
    for (int i = 0; i < 40; ++i) {
        large.entries.push_back(debitRow(2 * i + 1, u"L%1"_s.arg(i), u"1.00"_s));
        large.entries.push_back(paymentRow(2 * i + 2, u"P%1"_s.arg(i), u"1.00"_s, i == 0 ? u"L0"_s : u"L%1"_s.arg(i - 1)));
    }
    Accounts accounts = council(2);
    accounts.insert(accounts.begin() + 1, large);
    QCOMPARE(textOf(run(store(), accounts, {.dryRun = true})), u"3 accounts 86 lines, 0 and 0 known"_s);
    QCOMPARE(textOf(run(store(), accounts)), u"3 accounts 86 lines, 0 and 0 known, kept"_s);
    QCOMPARE(must(store().ledger(must(store().resolve(u"L"_s)))).lines.size(), std::size_t(80));
    QCOMPARE(must(store().verify()).faultCount, 0);
    QCOMPARE(textOf(run(store(), accounts)), u"0 accounts 0 lines, 3 and 86 known, kept"_s);
}

void AccountStoreContract::addsToAKnownAccountWhatItsOldChargesSay()
{
    QVERIFY(run(store(), council(3)).kept);
    // Pays a charge that is paid already, one that is open, and one of another account.
    Accounts more = council(3);
    more[0].entries.push_back(paymentRow(100, u"again"_s, u"6.00"_s, u"H000-1"_s));
    more[0].entries.push_back(paymentRow(101, u"over"_s, u"1.00"_s, u"H000-1"_s));
    more[2].entries.push_back(paymentRow(102, u"other's"_s, u"1.00"_s, u"H001-1"_s));
    QCOMPARE(textOf(run(store(), more, {.skipBad = true})), u"0 accounts 2 lines, 3 and 9 known, kept; 102 NotFound"_s);
    QCOMPARE(must(store().verify()).faultCount, 0);
}

void AccountStoreContract::makesOneHolderOfTwoAccountsOfABatch()
{
    Accounts accounts = council(2);
    accounts[1].draft.holder = accounts[0].draft.holder;
    accounts[1].draft.holder.name = u"Another name"_s;
    QVERIFY(run(store(), accounts).kept);
    const Holder holder = must(store().holder(accounts[0].draft.holder.reference));
    QCOMPARE(holder.name, accounts[0].draft.holder.name);
    QCOMPARE(must(store().accounts({.filter = {.holder = holder.id}})).count, 2);

    Accounts taken = council(4);
    taken.erase(taken.begin(), taken.begin() + 2);
    taken[0].draft.paymentReference = taken[1].draft.paymentReference = u"REF-1"_s;
    QCOMPARE(textOf(run(store(), taken, {.skipBad = true})).section(u"; "_s, 1, 1), u"10 PaymentReferenceTaken paymentReference"_s);
}

void AccountStoreContract::tellsHowFarABatchInChunksIs()
{
    auto source = std::make_shared<BatchList>(council(10));
    QVERIFY(run(store(), source).kept);
    QCOMPARE(source->done(), source->total());
    QCOMPARE(source->total(), 30);
}

} // namespace Tally::Test
