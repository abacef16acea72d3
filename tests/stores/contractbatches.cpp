// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/accountstorecontract.h"

#include "tests/stores/batchlist.h"
#include "tests/stores/storetest.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

using Accounts = std::vector<BulkAccount>;

Reply<BulkReport> start(AccountStore &store, Accounts accounts, BulkOptions options = {})
{
    options.name = u"test"_s;
    return store.runBatch(std::make_shared<BatchList>(std::move(accounts)), options);
}

BulkReport run(AccountStore &store, Accounts accounts, BulkOptions options = {})
{
    return must(start(store, std::move(accounts), options));
}

/// "+2 accounts (0 known) +3 lines (0 known) charged 1.00 paid 2.00 kept; 4 AmountNotPositive amount"
QString textOf(const BulkReport &report)
{
    QString text = u"+%1 accounts (%2 known) +%3 lines (%4 known) charged %5 paid %6"_s
                       .arg(report.accountsAdded).arg(report.accountsKnown).arg(report.linesAdded).arg(report.linesKnown)
                       .arg(report.charged.toPlainString(), report.paid.toPlainString());
    if (report.kept)
        text += u" kept"_s;
    for (const BulkProblem &problem : report.problems)
        text += u"; %1 %2"_s.arg(QString::number(problem.row), outcomeOf(problem.error));
    return text;
}

Accounts twoAccounts()
{
    return {bulkAccount(u"A"_s, 2, {debitRow(2, u"A1"_s, u"10.00"_s), paymentRow(3, u"A2"_s, u"4.00"_s)}),
            bulkAccount(u"B"_s, 4, {debitRow(4, u"B1"_s, u"5.00"_s)})};
}

/// The same with a row 5 that cannot be posted.
Accounts withBadRow()
{
    Accounts accounts = twoAccounts();
    accounts[0].entries.push_back(debitRow(5, u"A3"_s, u"0.00"_s));
    return accounts;
}

} // namespace

void AccountStoreContract::runsABatchAsAWhole()
{
    QCOMPARE(textOf(run(store(), twoAccounts())), u"+2 accounts (0 known) +3 lines (0 known) charged 15.00 paid 4.00 kept"_s);
    QCOMPARE(textOf(must(store().ledger(must(store().resolve(u"A"_s))))),
             u"1 RENT 10.00 6.00; 2 PAYMENT -4.00 0.00 | CREATE 10.00 d1; CREATE -4.00 c2; APPLY -4.00 c2 d1"_s);
    const AccountRow row = must(store().accounts({})).rows.at(0);
    QCOMPARE(row.balance, pounds(u"6.00"_s));
    QCOMPARE(row.openCharges, 1);
    QCOMPARE(row.lastPaymentAmount, pounds(u"4.00"_s));
    QCOMPARE(must(store().accounts({})).owed, std::vector{pounds(u"11.00"_s)});
}

void AccountStoreContract::rollsBackABatchWithAProblem()
{
    created(store(), u"Z"_s, u"Zed"_s);
    const QString before = pictureOf(store());
    Accounts accounts = withBadRow();
    accounts[1].draft.holder.name.clear();
    accounts[1].entries.push_back(debitRow(6, u"B2"_s, u"1.00"_s));
    const BulkReport report = run(store(), accounts);
    QVERIFY(!report.kept);
    QCOMPARE(textOf(report).section(u"; "_s, 1), u"5 AmountNotPositive amount; 4 Invalid name; 6 Invalid name"_s);
    QCOMPARE(pictureOf(store()), before);
    // Nothing of it is remembered either: the corrected file goes in whole.
    QCOMPARE(run(store(), twoAccounts()).linesKnown, 0);
}

void AccountStoreContract::leavesOutBadRowsWhenTold()
{
    Accounts accounts = withBadRow();
    accounts.push_back(bulkAccount(u"user:1"_s, 9, {debitRow(9, u"C1"_s, u"1.00"_s), debitRow(10, u"C2"_s, u"1.00"_s)}));
    const BulkReport report = run(store(), accounts, {.skipBad = true});
    QCOMPARE(textOf(report), u"+2 accounts (0 known) +3 lines (0 known) charged 15.00 paid 4.00 kept; 5 AmountNotPositive amount; "
                             "9 Invalid holder; 10 Invalid holder"_s);
    QCOMPARE(must(store().accounts({})).count, 2);
}

void AccountStoreContract::leavesOutTheWholeOfABadRow()
{
    // Row 3 pays, charges and then fails: nothing of it may stay, and what it paid must be open again.
    BulkEntry bad = paymentRow(3, u"A2"_s, u"4.00"_s, u"A1"_s);
    bad.commands.push_back({.key = u"A3"_s, .command = debitOf(u"2.00"_s, u"2025-01-03"_s)});
    bad.commands.push_back({.key = u"A4"_s, .command = debitOf(u"0.00"_s, u"2025-01-03"_s)});
    const BulkReport report = run(store(), {bulkAccount(u"A"_s, 2, {debitRow(2, u"A1"_s, u"10.00"_s), bad,
                                                                    paymentRow(4, u"A5"_s, u"1.00"_s, u"A1"_s),
                                                                    paymentRow(5, u"A6"_s, u"1.00"_s, u"A3"_s)})}, {.skipBad = true});
    QCOMPARE(textOf(report), u"+1 accounts (0 known) +2 lines (0 known) charged 10.00 paid 1.00 kept; 3 AmountNotPositive amount; "
                             "5 NotFound"_s);
    QCOMPARE(textOf(must(store().ledger(must(store().resolve(u"A"_s))))),
             u"1 RENT 10.00 9.00; 2 PAYMENT -1.00 0.00 | CREATE 10.00 d1; CREATE -1.00 c2; APPLY -1.00 c2 d1"_s);
    // The keys of the bad row are free.
    QCOMPARE(textOf(run(store(), {bulkAccount(u"A"_s, 2, {paymentRow(3, u"A2"_s, u"4.00"_s, u"A1"_s)})})),
             u"+0 accounts (1 known) +1 lines (0 known) charged 0.00 paid 4.00 kept"_s);
}

void AccountStoreContract::makesNoAccountOfRowsThatAreAllRefused()
{
    const Accounts accounts{bulkAccount(u"A"_s, 2, {debitRow(2, u"A1"_s, u"0.00"_s)}), bulkAccount(u"B"_s, 3, {debitRow(3, u"B1"_s, u"1.00"_s)})};
    QCOMPARE(textOf(run(store(), accounts, {.skipBad = true})),
             u"+1 accounts (0 known) +1 lines (0 known) charged 1.00 paid 0.00 kept; 2 AmountNotPositive amount"_s);
    QCOMPARE(must(store().accounts({})).count, 1);
    QVERIFY(!must(store().holder(u"A"_s)).id.isValid());
    // Mended, the row comes in with its account.
    QCOMPARE(textOf(run(store(), {bulkAccount(u"A"_s, 2, {debitRow(2, u"A1"_s, u"2.00"_s)})})),
             u"+1 accounts (0 known) +1 lines (0 known) charged 2.00 paid 0.00 kept"_s);
}

void AccountStoreContract::keepsNothingOfADryRun()
{
    created(store(), u"Z"_s, u"Zed"_s);
    const QString before = pictureOf(store());
    QCOMPARE(textOf(run(store(), twoAccounts(), {.dryRun = true})),
             u"+2 accounts (0 known) +3 lines (0 known) charged 15.00 paid 4.00"_s);
    QCOMPARE(pictureOf(store()), before);
    QCOMPARE(textOf(run(store(), withBadRow(), {.dryRun = true, .skipBad = true})),
             u"+2 accounts (0 known) +3 lines (0 known) charged 15.00 paid 4.00; 5 AmountNotPositive amount"_s);
    QCOMPARE(pictureOf(store()), before);
}

void AccountStoreContract::changesNothingTheSecondTime()
{
    run(store(), twoAccounts());
    const QString before = pictureOf(store());
    QCOMPARE(textOf(run(store(), twoAccounts())), u"+0 accounts (2 known) +0 lines (3 known) charged 0.00 paid 0.00 kept"_s);
    QCOMPARE(pictureOf(store()), before);
}

void AccountStoreContract::addsWhatAnEarlierRunDidNotHave()
{
    run(store(), twoAccounts());
    Accounts more = twoAccounts();
    more[0].entries.push_back(paymentRow(5, u"A3"_s, u"7.00"_s, u"A1"_s));
    more.push_back(bulkAccount(u"C"_s, 6, {debitRow(6, u"C1"_s, u"1.00"_s)}));
    QCOMPARE(textOf(run(store(), more)), u"+1 accounts (2 known) +2 lines (3 known) charged 1.00 paid 7.00 kept"_s);
    QCOMPARE(textOf(must(store().ledger(must(store().resolve(u"A"_s))))),
             u"1 RENT 10.00 0.00; 2 PAYMENT -4.00 0.00; 3 PAYMENT -7.00 -1.00 | CREATE 10.00 d1; CREATE -4.00 c2; APPLY -4.00 c2 d1; "
             "CREATE -7.00 c3; APPLY -6.00 c3 d1"_s);
}

void AccountStoreContract::reportsAKnownAccountThatTheFileNowDescribesDifferently()
{
    run(store(), twoAccounts());
    const QString before = pictureOf(store());
    Accounts changed = twoAccounts();
    changed[0].fingerprint = u"2"_s;
    changed[0].entries.push_back(debitRow(5, u"A3"_s, u"1.00"_s));
    const BulkReport report = run(store(), changed);
    QVERIFY(!report.kept);
    QCOMPARE(textOf(report).section(u"; "_s, 1), u"2 KeyReused key; 3 KeyReused key; 5 KeyReused key"_s);
    QCOMPARE(pictureOf(store()), before);
}

void AccountStoreContract::reportsAKnownPostingThatTheFileNowDescribesDifferently()
{
    run(store(), twoAccounts());
    const QString before = pictureOf(store());
    Accounts changed = twoAccounts();
    changed[0].entries[0] = debitRow(2, u"A1"_s, u"10.01"_s);
    const BulkReport report = run(store(), changed, {.skipBad = true});
    QCOMPARE(textOf(report).section(u"; "_s, 1), u"2 KeyReused key"_s);
    QCOMPARE(pictureOf(store()), before);
}

void AccountStoreContract::paysTheChargeTheFileNames()
{
    run(store(), {bulkAccount(u"A"_s, 2, {debitRow(2, u"old"_s, u"10.00"_s), debitRow(3, u"new"_s, u"10.00"_s),
                                          paymentRow(4, u"pays new"_s, u"10.00"_s, u"new"_s)})});
    QCOMPARE(textOf(must(store().ledger(must(store().resolve(u"A"_s))))).section(u" | "_s, 0, 0),
             u"1 RENT 10.00 10.00; 2 RENT 10.00 0.00; 3 PAYMENT -10.00 0.00"_s);
}

void AccountStoreContract::reportsAPaymentOfAChargeThatIsNotThere()
{
    run(store(), twoAccounts());
    const QString before = pictureOf(store());
    Accounts accounts{bulkAccount(u"A"_s, 2, {paymentRow(7, u"A7"_s, u"1.00"_s, u"nothing"_s),
                                              paymentRow(8, u"A8"_s, u"1.00"_s, u"B1"_s)})};   // the charge of another account
    QCOMPARE(textOf(run(store(), accounts)).section(u"; "_s, 1), u"7 NotFound; 8 NotFound"_s);
    QCOMPARE(pictureOf(store()), before);
}

void AccountStoreContract::postsARepeatedKeyOfOneBatchOnce()
{
    const BulkReport report = run(store(), {bulkAccount(u"A"_s, 2, {debitRow(2, u"A1"_s, u"10.00"_s), debitRow(3, u"A1"_s, u"10.00"_s)}),
                                            bulkAccount(u"A"_s, 4, {debitRow(4, u"A1"_s, u"10.00"_s), debitRow(5, u"A2"_s, u"1.00"_s)})});
    QCOMPARE(textOf(report), u"+1 accounts (1 known) +2 lines (2 known) charged 11.00 paid 0.00 kept"_s);
    const QString before = pictureOf(store());
    const BulkReport other = run(store(), {bulkAccount(u"A"_s, 2, {debitRow(2, u"A9"_s, u"1.00"_s), debitRow(3, u"A9"_s, u"2.00"_s)})});
    QCOMPARE(textOf(other).section(u"; "_s, 1), u"3 KeyReused key"_s);
    QCOMPARE(pictureOf(store()), before);
}

void AccountStoreContract::appliesAndVoidsInABatch()
{
    const AccountId account = created(store(), draftOf(u"A"_s, u"Ann"_s)).id;
    run(store(), {bulkAccount(u"k"_s, 1, {paymentRow(1, u"pay"_s, u"9.00"_s), debitRow(2, u"charge"_s, u"5.00"_s)})});
    const AccountId batched = must(store().resolve(u"k"_s));
    QVERIFY(batched != account);
    const Ledger before = must(store().ledger(batched));
    const auto lineOf = [&](bool credit) {
        return std::find_if(before.lines.begin(), before.lines.end(), [&](const AccountLine &l) { return l.isCredit() == credit; })->id;
    };
    const BulkEntry apply{.row = 3, .commands = {{.key = u"apply"_s, .command = ApplyCredit{.credit = lineOf(true), .debits = {lineOf(false)}}}}};
    QCOMPARE(textOf(run(store(), {bulkAccount(u"k"_s, 1, {apply})})),
             u"+0 accounts (1 known) +0 lines (0 known) charged 0.00 paid 0.00 kept"_s);
    QCOMPARE(must(store().ledger(batched)).state().line(lineOf(true))->outstanding, pounds(u"-4.00"_s));
    QCOMPARE(must(store().accounts({.filter = {.text = u"k"_s}})).rows.at(0).openCharges, 0);
    const QString once = pictureOf(store());
    QCOMPARE(run(store(), {bulkAccount(u"k"_s, 1, {apply})}).linesKnown, 1);
    QCOMPARE(pictureOf(store()), once);

    const BulkEntry voided{.row = 4, .commands = {{.key = u"void"_s, .command = voidOf(lineOf(true), u"2025-01-03"_s)}}};
    QVERIFY(run(store(), {bulkAccount(u"k"_s, 1, {voided})}).kept);
    QCOMPARE(must(store().account(batched)).balance, pounds(u"5.00"_s));
}

void AccountStoreContract::reportsAKeyThatCannotBeKept()
{
    const QString tooLong(201, u'k');
    const BulkReport report = run(store(), {bulkAccount(u"A"_s, 2, {debitRow(2, tooLong, u"1.00"_s), debitRow(3, u"A1"_s, u"1.00"_s)}),
                                            BulkAccount{.key = tooLong, .draft = draftOf(u"B"_s, u"Ben"_s), .row = 4}}, {.skipBad = true});
    QCOMPARE(textOf(report), u"+1 accounts (0 known) +1 lines (0 known) charged 1.00 paid 0.00 kept; 2 Invalid key; 4 Invalid key"_s);
}

void AccountStoreContract::keepsNothingWhenCancelled()
{
    created(store(), u"Z"_s, u"Zed"_s);
    const QString before = pictureOf(store());
    for (const std::size_t at : {std::size_t(0), std::size_t(1), std::size_t(2)}) {      // before the first, between, after the last
        auto source = std::make_shared<BatchList>(twoAccounts(), [at](BatchList &list, std::size_t next) {
            if (next == at)
                list.cancel();
        });
        QCOMPARE(outcomeOf(store().runBatch(source, {.name = u"test"_s})), u"Cancelled"_s);
        QCOMPARE(pictureOf(store()), before);
    }
    QVERIFY(run(store(), twoAccounts()).kept);
}

void AccountStoreContract::refusesAFilledDatabaseWhenItMustBeEmpty()
{
    QVERIFY(run(store(), twoAccounts(), {.onlyIntoEmpty = true}).kept);
    const QString before = pictureOf(store());
    Accounts other{bulkAccount(u"C"_s, 2, {})};
    QCOMPARE(outcomeOf(start(store(), other, {.onlyIntoEmpty = true})), u"Conflict database"_s);
    QCOMPARE(pictureOf(store()), before);
}

void AccountStoreContract::tellsItsProgress()
{
    const Reply<BulkReport> reply = start(store(), twoAccounts());
    must(reply);
    QCOMPARE(reply.progressMaximum(), 3);         // rows
    QCOMPARE(reply.progressValue(), 3);
    const Reply<VerifyReport> verified = store().verify();
    must(verified);
    QCOMPARE(verified.progressMaximum(), 100);
    QCOMPARE(verified.progressValue(), 100);
}

void AccountStoreContract::announcesABatchOnlyIfItChangedSomething()
{
    QSignalSpy changed(&store(), &AccountStore::accountsChanged);
    QSignalSpy one(&store(), &AccountStore::accountChanged);
    run(store(), twoAccounts(), {.dryRun = true});
    run(store(), withBadRow());
    run(store(), twoAccounts());
    QTRY_COMPARE(changed.size(), 1);
    run(store(), twoAccounts());
    created(store(), u"Z"_s, u"Zed"_s);
    QTRY_COMPARE(one.size(), 1);      // later than any announcement of the batches before it
    QCOMPARE(changed.size(), 1);
}

} // namespace Tally::Test
