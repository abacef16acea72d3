// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/trailwords.h"

#include "models/tables/trailfields.h"
#include "tests/domain/ledgerbook.h"
#include "tests/support/accountrows.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

Money pounds(qint64 pence) { return Money::fromMinor(pence); }

WholeLedger someLedger()
{
    Test::LedgerBook book;
    if (!book.runAll(u"2025-01-06 debit RENT 100.00; 2025-01-07 pay CASH 60.00"_s))
        qFatal("refused");
    return WholeLedger(Test::ledgerOf(book.state));
}

TrailEntry entryOf(const QString &action, std::vector<FieldChange> fields = {})
{
    return {.id = 7, .at = QDateTime(QDate(2025, 1, 7), QTime(9, 30)).toUTC(), .actor = u"o<k>b"_s, .action = action, .account = {1},
            .fields = std::move(fields)};
}

/// The payment of 60.00 on a rent of 100.00, as the trail keeps it.
TrailEntry paymentEntry()
{
    TrailEntry entry = entryOf(u"add-credit"_s);
    entry.line = LineId{2};
    entry.balanceBefore = pounds(10000);
    entry.balanceAfter = pounds(4000);
    entry.lines = {{.line = {2}, .kind = LineKind::Credit, .type = u"PAYMENT"_s, .amount = pounds(-6000), .outstandingAfter = {}},
                   {.line = {1}, .type = u"RENT"_s, .amount = pounds(10000), .outstandingBefore = pounds(10000), .outstandingAfter = pounds(4000)}};
    return entry;
}

QString plain(QString html)
{
    return html.replace(u"<br>"_s, u"|"_s).remove(QRegularExpression(u"<[^>]*>"_s));
}

} // namespace

class TestTrailWords final : public QObject
{
    Q_OBJECT

private slots:
    void whatWasDoneHasWords()
    {
        QCOMPARE(Words::trailAction(u"void-credit"), u"voided a credit"_s);
        QCOMPARE(Words::trailAction(u"change-cash-register"), u"changed a till"_s);
        QCOMPARE(Words::trailAction(u"of-another-version"), u"of-another-version"_s);
    }

    void anEntryOfTheAccountTellsOfEachLineAndTheBalance()
    {
        const QString html = Words::trailEntry(paymentEntry(), someLedger());
        QCOMPARE(plain(html), u"7 Jan 2025, 09:30: o&lt;k&gt;b credited (the payment of 7 Jan 2025).|"
                              "New: the payment of 7 Jan 2025 of £60.00; nothing is left to use. "
                              "On the rent of 6 Jan 2025, £100.00 was left to pay before and £40.00 after. "
                              "The account: owes £100.00 before, owes £40.00 after."_s);
        QVERIFY(html.contains(u"<a href=\"1\">the rent of 6 Jan 2025</a>"_s));
    }

    void anEntryOfALineTellsOfThatLineOnly()
    {
        QCOMPARE(plain(Words::trailEntry(paymentEntry(), someLedger(), LineId{1})),
                 u"7 Jan 2025, 09:30: o&lt;k&gt;b credited (the payment of 7 Jan 2025).|"
                 "On this line, £100.00 was left to pay before and £40.00 after."_s);
        QCOMPARE(plain(Words::trailEntry(paymentEntry(), someLedger(), LineId{2})),
                 u"7 Jan 2025, 09:30: o&lt;k&gt;b credited.|New: this line of £60.00; nothing is left to use."_s);
    }

    void aCreditTellsWhatIsLeftToUse()
    {
        TrailEntry entry = entryOf(u"apply-credit"_s);
        entry.lines = {{.line = {2}, .kind = LineKind::Credit, .type = u"PAYMENT"_s, .amount = pounds(-6000), .outstandingBefore = pounds(-1000),
                        .outstandingAfter = {}}};
        QVERIFY(plain(Words::trailEntry(entry, someLedger())).endsWith(u"|Of the payment of 7 Jan 2025, £10.00 was left to use before and nothing after."_s));
    }

    void manyLinesAreCounted_data()
    {
        QTest::addColumn<int>("lines");
        QTest::addColumn<QString>("end");
        QTest::newRow("all told") << 6 << u"On line 106, £1.00 was left to pay before and nothing after."_s;
        QTest::newRow("one more") << 7 << u"On line 106, £1.00 was left to pay before and nothing after. And one more line."_s;
        QTest::newRow("many more") << 40 << u"And 34 more lines."_s;
    }
    void manyLinesAreCounted()
    {
        QFETCH(int, lines);
        QFETCH(QString, end);
        TrailEntry entry = entryOf(u"reconcile"_s);
        for (int i = 1; i <= lines; ++i)
            entry.lines.push_back({.line = {100 + i}, .type = u"RENT"_s, .amount = pounds(100), .outstandingBefore = pounds(100), .outstandingAfter = {}});
        QVERIFY2(plain(Words::trailEntry(entry, someLedger())).endsWith(end), qPrintable(plain(Words::trailEntry(entry, someLedger()))));
    }

    void aLineThatOnlyGotOtherWordsSaysNothingOfMoney()
    {
        TrailEntry entry = entryOf(u"describe"_s, {{u"description"_s, u"Week <27>"_s, u"Week 28"_s}});
        entry.line = LineId{1};
        entry.balanceBefore = entry.balanceAfter = pounds(10000);
        entry.lines = {{.line = {1}, .type = u"RENT"_s, .amount = pounds(10000), .outstandingBefore = pounds(10000), .outstandingAfter = pounds(10000)}};
        QCOMPARE(plain(Words::trailEntry(entry, someLedger(), LineId{1})),
                 u"7 Jan 2025, 09:30: o&lt;k&gt;b described a line.|Description: “Week &lt;27&gt;” before, “Week 28” after."_s);
    }

    void factsAreToldInWords_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QStringList>("change");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QString &action, const QStringList &change, const QString &words) {
            QTest::newRow(name) << action << change << words;
        };
        const QString update = u"update-account"_s;
        const QString propose = u"propose-write-off"_s;
        const QString settings = u"change-settings"_s;
        row("a text", update, {u"patch"_s, u"North"_s, u"South"_s}, u"Patch: “North” before, “South” after"_s);
        row("a text that was empty", update, {u"patch"_s, {}, u"South"_s}, u"Patch: nothing before, “South” after"_s);
        row("a text that was removed", update, {u"patch"_s, u"North"_s, {}}, u"Patch: “North” before, nothing after"_s);
        row("a text that is as empty as before", update, {u"internal_note"_s, {}, {}}, QString());
        row("a status", update, {u"accountStatus"_s, u"Active"_s, u"Ended"_s}, u"Status: Active before, Ended after"_s);
        row("a date", update, {u"endDate"_s, {}, u"2025-02-03"_s}, u"End date: nothing before, 3 Feb 2025 after"_s);
        row("a regular charge", update, {u"consolidatedCharges"_s, u"[]"_s, u"[{\"amountMinor\":9840,\"frequency\":\"weekly\",\"type\":\"RENT\"}]"_s},
            u"Regular charges: nothing before, Rent £98.40 a week after"_s);
        row("a counter", update, {u"version"_s, u"1"_s, u"2"_s}, QString());
        row("a status the action tells", u"void-credit"_s, {u"status"_s, {}, u"VOID"_s}, QString());
        row("accruing", u"adjust-overdue"_s, {u"accruing"_s, u"true"_s, {}}, u"Still accruing: yes before, no after"_s);
        row("a new reason", propose, {u"reason"_s, {}, u"Gone away"_s}, u"Reason: “Gone away”"_s);
        row("a new amount", propose, {u"amountMinor"_s, {}, u"1250"_s}, u"Amount: £12.50"_s);
        row("a new kind", propose, {u"credit_type"_s, {}, u"WRITEOFF"_s}, u"As: Write-off"_s);
        row("the lines meant", propose, {u"account_lines_ids"_s, {}, u"[3,12]"_s}, u"Lines: 3, 12"_s);
        row("nothing new", propose, {u"evidence"_s, {}, {}}, QString());
        row("an answer", u"answer-proposal"_s, {u"answer"_s, {}, u"decline"_s}, u"Answer: declined"_s);
        row("an import", u"post-batch"_s, {u"lines"_s, {}, u"34"_s}, u"New lines: 34"_s);
        row("a limit", settings, {u"refuse_above"_s, {}, u"50000"_s}, u"Refuse above: nothing before, £500.00 after"_s);
        row("a ladder", settings, {u"approval_ladder"_s, u"[]"_s, u"[{\"above_amount\":5000,\"approvers\":1},{\"above_amount\":50000,\"approvers\":2}]"_s},
            u"Approval ladder: nothing before, one approval above £50.00, two approvals above £500.00 after"_s);
        row("receipts", settings, {u"receipt_numbers"_s, u"off"_s, u"per-year"_s}, u"Receipt numbers: none before, a new count each year after"_s);
        row("roles", u"change-person"_s, {u"roles"_s, u"[]"_s, u"[\"finance\"]"_s}, u"Roles: nothing before, finance staff after"_s);
        row("in use", u"change-line-type"_s, {u"archived"_s, u"false"_s, u"true"_s}, u"Out of use: no before, yes after"_s);
        row("a fact of another version", update, {u"colour"_s, u"red"_s, u"blue"_s}, u"colour: “red” before, “blue” after"_s);
    }
    void factsAreToldInWords()
    {
        QFETCH(QString, action);
        QFETCH(QStringList, change);
        QFETCH(QString, words);
        const TrailEntry entry = entryOf(action, {{change[0], change[1], change[2]}});
        QCOMPARE(Words::trailFields(entry, Currency(), TypeCatalogue::builtIn()).join(u'|'), words);
    }
};

QTEST_GUILESS_MAIN(TestTrailWords)
#include "tst_trailwords.moc"
