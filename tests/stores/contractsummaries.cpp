// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/accountstorecontract.h"

#include "tests/stores/batchlist.h"
#include "tests/stores/storetest.h"

#include <QTest>

#include <map>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

/// "Master GBP 1:10.00 0:0.00 … credit 2:-5.00": lines and amount of each band.
QString textOf(const std::vector<AgedDebtRow> &rows)
{
    QStringList texts;
    for (const AgedDebtRow &row : rows) {
        QStringList words{code(row.accountType), row.unusedCredit.amount.currency().code()};
        for (const AgedBand &band : row.bands)
            words.append(u"%1:%2"_s.arg(band.lines).arg(band.amount.toPlainString()));
        words.append(u"credit %1:%2"_s.arg(row.unusedCredit.lines).arg(row.unusedCredit.amount.toPlainString()));
        texts.append(words.join(u' '));
    }
    return texts.join(u"; "_s);
}

/// "Master 2025-01 RENT 1:10.00; …"
QString textOf(const std::vector<MonthFlow> &flows)
{
    QStringList texts;
    for (const MonthFlow &flow : flows)
        texts.append(u"%1 %2 %3 %4:%5"_s.arg(code(flow.accountType), flow.month.toString(u"yyyy-MM"_s), flow.lineType).arg(flow.lines).arg(flow.amount.toPlainString()));
    return texts.join(u"; "_s);
}

LedgerCommand due(const QString &amount, const QString &date, const QString &dueDate)
{
    return AddDebit{.amount = pounds(amount), .type = u"RENT"_s, .text = {.date = day(date), .dueDate = dueDate.isEmpty() ? QDate() : day(dueDate)}};
}

} // namespace

void AccountStoreContract::putsDebtIntoBandsByItsDueDate_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<QString>("dueDate");
    QTest::addColumn<int>("band");
    const auto row = [](const char *name, const QString &date, const QString &dueDate, int band) { QTest::newRow(name) << date << dueDate << band; };
    row("due tomorrow", u"2025-01-01"_s, u"2025-07-01"_s, 0);
    row("due today", u"2025-01-01"_s, u"2025-06-30"_s, 0);
    row("due yesterday", u"2025-01-01"_s, u"2025-06-29"_s, 1);
    row("30 days late", u"2025-01-01"_s, u"2025-05-31"_s, 1);
    row("31 days late", u"2025-01-01"_s, u"2025-05-30"_s, 2);
    row("60 days late", u"2025-01-01"_s, u"2025-05-01"_s, 2);
    row("61 days late", u"2025-01-01"_s, u"2025-04-30"_s, 3);
    row("90 days late", u"2025-01-01"_s, u"2025-04-01"_s, 3);
    row("91 days late", u"2025-01-01"_s, u"2025-03-31"_s, 4);
    row("no due date, dated today", u"2025-06-30"_s, {}, 0);
    row("no due date, dated 31 days ago", u"2025-05-30"_s, {}, 2);
}

void AccountStoreContract::putsDebtIntoBandsByItsDueDate()
{
    QFETCH(QString, date);
    QFETCH(QString, dueDate);
    QFETCH(int, band);
    const Account account = created(store(), u"A"_s, u"Ann"_s);
    posted(store(), account.id, due(u"10.00"_s, date, dueDate));
    const auto rows = must(store().agedDebt({.asAt = day(u"2025-06-30"_s)}));
    QCOMPARE(rows.size(), 1U);
    QCOMPARE(rows[0].bands.size(), 5U);
    for (std::size_t i = 0; i < rows[0].bands.size(); ++i)
        QCOMPARE(rows[0].bands[i].lines, i == std::size_t(band) ? 1 : 0);
    QCOMPARE(rows[0].bands[std::size_t(band)].amount, pounds(u"10.00"_s));
}

void AccountStoreContract::followsEveryOperationInItsSums()
{
    const auto aged = [this] { return textOf(must(store().agedDebt({.asAt = day(u"2025-06-30"_s), .edges = {100}}))); };
    QCOMPARE(aged(), QString());
    const AccountId account = created(store(), u"A"_s, u"Ann"_s).id;
    QCOMPARE(aged(), QString());
    const Posted old = posted(store(), account, due(u"10.00"_s, u"2025-01-01"_s, {}));
    posted(store(), account, due(u"20.00"_s, u"2025-06-01"_s, {}));
    QCOMPARE(aged(), u"Master GBP 0:0.00 1:20.00 1:10.00 credit 0:0.00"_s);
    const Posted paid = posted(store(), account, paymentOf(u"12.00"_s, u"2025-06-02"_s));
    QCOMPARE(aged(), u"Master GBP 0:0.00 1:18.00 0:0.00 credit 0:0.00"_s);
    posted(store(), account, voidOf(paid.line.id, u"2025-06-03"_s));
    QCOMPARE(aged(), u"Master GBP 0:0.00 1:20.00 1:10.00 credit 0:0.00"_s);
    posted(store(), account, CancelDebit{.debit = old.line.id, .text = {.date = day(u"2025-06-04"_s)}});
    posted(store(), account, paymentOf(u"50.00"_s, u"2025-06-05"_s));
    QCOMPARE(aged(), u"Master GBP 0:0.00 0:0.00 0:0.00 credit 1:-30.00"_s);
    const Posted fine = posted(store(), account, debitOf(u"4.00"_s, u"2025-05-31"_s, u"OVERDUE"_s));
    posted(store(), account, AdjustOverdue{.debit = fine.line.id, .amount = pounds(u"6.00"_s), .text = {.date = day(u"2025-06-06"_s)}});
    QCOMPARE(aged(), u"Master GBP 0:0.00 1:6.00 0:0.00 credit 1:-30.00"_s);
    posted(store(), account, Reconcile{});
    posted(store(), account, PayOut{.amount = pounds(u"24.00"_s), .text = {.date = day(u"2025-06-07"_s)}});
    QCOMPARE(aged(), QString());
    QCOMPARE(textOf(must(store().trend({}))), u"Master 2025-01 RENT 1:10.00; Master 2025-05 OVERDUE 1:6.00; Master 2025-06 CANCELLATION 1:-10.00; "
                                              "Master 2025-06 PAYMENT 2:-62.00; Master 2025-06 PAYOUT 1:24.00; Master 2025-06 RENT 1:20.00; "
                                              "Master 2025-06 VOID 1:12.00"_s);
    QCOMPARE(must(store().verify()).faultCount, 0);
}

void AccountStoreContract::sumsEachTypeAndCurrencyOfAccountsByItself()
{
    const Currency yen = *Currency::fromCode(u"JPY");
    Account sundry = draftOf(u"S"_s, u"Sue"_s);
    sundry.accountType = AccountType::Sundry;
    sundry.balance = Money::fromMinor(0, yen);
    posted(store(), created(store(), sundry).id, AddDebit{.amount = Money::fromMinor(700, yen), .type = u"RENT"_s, .text = {.date = day(u"2025-01-01"_s)}});
    const AccountId ann = created(store(), u"A"_s, u"Ann"_s).id;
    posted(store(), ann, debitOf(u"3.00"_s, u"2025-01-01"_s));
    posted(store(), created(store(), u"B"_s, u"Ben"_s).id, debitOf(u"4.00"_s, u"2025-01-01"_s));
    QCOMPARE(textOf(must(store().agedDebt({.asAt = day(u"2025-01-01"_s), .edges = {}}))),
             u"Master GBP 2:7.00 0:0.00 credit 0:0.00; Sundry JPY 1:700 0:0 credit 0:0"_s);
    QCOMPARE(textOf(must(store().trend({}))), u"Master 2025-01 RENT 2:7.00; Sundry 2025-01 RENT 1:700"_s);
}

void AccountStoreContract::addsUpToTheBalancesOfAllAccounts()
{
    fillWithAccounts();
    posted(store(), must(store().resolve(u"R4"_s)), paymentOf(u"500.00"_s, u"2025-03-01"_s));
    std::map<QString, Money> balances, aged, flows;
    for (const AccountRow &row : must(store().accounts({})).rows)
        balances[code(row.accountType)] += row.balance;
    for (const AgedDebtRow &row : must(store().agedDebt({.asAt = day(u"2025-02-15"_s)})))
        aged[code(row.accountType)] += row.balance();
    for (const MonthFlow &flow : must(store().trend({})))
        flows[code(flow.accountType)] += flow.amount;
    std::erase_if(balances, [](const auto &each) { return each.second.isZero(); });
    std::erase_if(aged, [](const auto &each) { return each.second.isZero(); });
    std::erase_if(flows, [](const auto &each) { return each.second.isZero(); });
    QVERIFY(!balances.empty());
    QCOMPARE(aged, balances);
    QCOMPARE(flows, balances);
}

void AccountStoreContract::sumsWhatABatchKeepsAndNothingElse()
{
    const auto run = [this](const QString &reference, const LedgerCommand &refused) {
        BulkAccount bulk{.key = {}, .draft = draftOf(reference, u"Ann"_s), .row = 1, .entries = {}};
        bulk.entries.push_back({.row = 1, .commands = {{.key = {}, .command = debitOf(u"10.00"_s, u"2025-01-01"_s)}}});
        bulk.entries.push_back({.row = 2, .commands = {{.key = {}, .command = paymentOf(u"4.00"_s, u"2025-02-01"_s)}, {.key = {}, .command = refused}}});
        return must(store().runBatch(std::make_shared<BatchList>(std::vector{bulk}), {.skipBad = true}));
    };
    QCOMPARE(run(u"A"_s, paymentOf(u"1.00"_s, u"2025-02-01"_s)).problems.size(), 0U);
    QCOMPARE(run(u"B"_s, paymentOf(u"0.00"_s, u"2025-02-01"_s)).problems.size(), 1U);
    QCOMPARE(textOf(must(store().agedDebt({.asAt = day(u"2025-01-31"_s), .edges = {}}))), u"Master GBP 0:0.00 2:15.00 credit 0:0.00"_s);
    QCOMPARE(textOf(must(store().trend({}))), u"Master 2025-01 RENT 2:20.00; Master 2025-02 PAYMENT 2:-5.00"_s);
    QCOMPARE(must(store().verify()).faultCount, 0);
}

void AccountStoreContract::showsTheMonthsOfATrendThatAreWanted_data()
{
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("until");
    QTest::addColumn<QString>("months");
    QTest::newRow("all") << QDate() << QDate() << u"2024-12 2025-01 2025-03"_s;
    QTest::newRow("from the middle of one") << QDate(2025, 1, 20) << QDate() << u"2025-01 2025-03"_s;
    QTest::newRow("up to the first of one") << QDate() << QDate(2025, 1, 1) << u"2024-12 2025-01"_s;
    QTest::newRow("one") << QDate(2025, 1, 1) << QDate(2025, 2, 28) << u"2025-01"_s;
    QTest::newRow("none") << QDate(2025, 4, 1) << QDate() << QString();
}

void AccountStoreContract::showsTheMonthsOfATrendThatAreWanted()
{
    QFETCH(QDate, from);
    QFETCH(QDate, until);
    const AccountId account = created(store(), u"A"_s, u"Ann"_s).id;
    for (const QString &date : {u"2024-12-31"_s, u"2025-01-01"_s, u"2025-03-31"_s})
        posted(store(), account, debitOf(u"1.00"_s, date));
    QStringList months;
    for (const MonthFlow &flow : must(store().trend({.from = from, .until = until})))
        months.append(flow.month.toString(u"yyyy-MM"_s));
    QTEST(months.join(u' '), "months");
}

void AccountStoreContract::refusesBandsThatMakeNoSense_data()
{
    QTest::addColumn<QDate>("asAt");
    QTest::addColumn<QList<int>>("edges");
    QTest::addColumn<QString>("outcome");
    const QDate today(2025, 1, 1);
    QTest::newRow("no day") << QDate() << QList<int>{30} << u"Invalid asAt"_s;
    QTest::newRow("an edge of nothing") << today << QList<int>{0} << u"Invalid edges"_s;
    QTest::newRow("edges that fall") << today << QList<int>{60, 30} << u"Invalid edges"_s;
    QTest::newRow("an edge twice") << today << QList<int>{30, 30} << u"Invalid edges"_s;
    QTest::newRow("one edge") << today << QList<int>{7} << u"ok"_s;
}

void AccountStoreContract::refusesBandsThatMakeNoSense()
{
    QFETCH(QDate, asAt);
    QFETCH(QList<int>, edges);
    QTEST(outcomeOf(store().agedDebt({.asAt = asAt, .edges = std::vector<int>(edges.begin(), edges.end())})), "outcome");
}

} // namespace Tally::Test
