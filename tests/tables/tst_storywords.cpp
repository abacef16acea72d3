// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/storywords.h"

#include "models/tables/words.h"
#include "tests/domain/ledgerbook.h"
#include "tests/support/accountrows.h"

#include <QScopeGuard>
#include <QTest>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

Ledger ledgerAfter(const QString &script)
{
    Test::LedgerBook book;
    if (!book.runAll(script))
        qFatal("refused: %s", qPrintable(script));
    return Test::ledgerOf(book.state);
}

const AccountLine &lineOf(const Ledger &ledger, qint64 id)
{
    for (const AccountLine &line : ledger.lines) {
        if (line.id == LineId{id})
            return line;
    }
    qFatal("no line %lld", id);
}

/// Links as "[3 the payment of 7 Jan 2025]".
QString readable(QString html)
{
    return html.replace(u"<a href=\""_s, u"["_s).replace(u"\">"_s, u" "_s).replace(u"</a>"_s, u"]"_s);
}

} // namespace

class TestStoryWords final : public QObject
{
    Q_OBJECT

private slots:
    void theStoryOfALineIsSentences_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("story");
        const auto row = [](const char *name, const QString &script, int line, const QString &story) {
            QTest::newRow(name) << script << line << story;
        };
        const QString rent = u"2025-01-06 debit RENT 30.00;"_s;
        const QString paid = rent + u"2025-01-07 pay CARD 40.00;"_s;
        row("a charge paid in part", rent + u"2025-01-07 pay CARD 10.00"_s, 1,
            u"£30.00 was charged.|£10.00 of [2 the payment of 7 Jan 2025] paid this charge; £20.00 is left to pay."_s);
        row("a payment with some left", paid, 2, u"£40.00 was paid in.|£30.00 paid [1 the rent of 6 Jan 2025]; £10.00 is left to use."_s);
        row("a manual credit", rent + u"2025-01-07 credit CREDIT 30.00 1"_s, 2,
            u"£30.00 was credited.|£30.00 paid [1 the rent of 6 Jan 2025]; nothing is left to use."_s);
        row("a charge written off", rent + u"2025-01-08 writeoff 30.00 1"_s, 1,
            u"£30.00 was charged.|£30.00 was given up by [2 the write-off of 8 Jan 2025]; nothing is left to pay."_s);
        row("the write-off", rent + u"2025-01-08 writeoff 5.00 1"_s, 2, u"£5.00 was written off.|£5.00 of [1 the rent of 6 Jan 2025] was written off."_s);
        row("a charge forgiven", rent + u"2025-01-08 forgive 5.00 1"_s, 1,
            u"£30.00 was charged.|£5.00 was given up by [2 the forgiven debt of 8 Jan 2025]; £25.00 is left to pay."_s);
        row("forgiving", rent + u"2025-01-08 forgive 5.00 1"_s, 2, u"£5.00 was forgiven.|£5.00 of [1 the rent of 6 Jan 2025] was forgiven."_s);
        row("a discounted charge", rent + u"2025-01-08 discount 1 5.00"_s, 1,
            u"£30.00 was charged.|£5.00 was taken off by [2 the discount of 8 Jan 2025]; £25.00 is left to pay."_s);
        row("the discount", rent + u"2025-01-08 discount 1 5.00"_s, 2,
            u"£5.00 was taken off [1 the rent of 6 Jan 2025].|£5.00 was taken off [1 the rent of 6 Jan 2025]."_s);
        row("a cancelled charge", rent + u"2025-01-08 cancel 1"_s, 1,
            u"£30.00 was charged.|£30.00 was taken off by [2 the cancellation of 8 Jan 2025]; nothing is left to pay."_s);
        row("the cancellation", rent + u"2025-01-08 cancel 1"_s, 2,
            u"£30.00 was cancelled: [1 the rent of 6 Jan 2025] should not have been charged.|it cancelled £30.00 of [1 the rent of 6 Jan 2025]."_s);
        row("a voided payment", paid + u"2025-01-08 void 2"_s, 2,
            u"£40.00 was paid in.|£30.00 paid [1 the rent of 6 Jan 2025]; £10.00 is left to use."
            "|£30.00 was taken back from [1 the rent of 6 Jan 2025].|all £40.00 was taken back by [3 the void of 8 Jan 2025]."_s);
        row("what it had paid", paid + u"2025-01-08 void 2"_s, 1,
            u"£30.00 was charged.|£30.00 of [2 the payment of 7 Jan 2025] paid this charge; nothing is left to pay."
            "|£30.00 of [2 the payment of 7 Jan 2025] was taken back; £30.00 is left to pay."_s);
        row("the void", paid + u"2025-01-08 void 2"_s, 3,
            u"£40.00 was taken back: [2 the payment of 7 Jan 2025].|it took back all £40.00 of [2 the payment of 7 Jan 2025]."_s);
        row("a refunded charge", paid + u"2025-01-08 refund 1 5.00"_s, 1,
            u"£30.00 was charged.|£30.00 of [2 the payment of 7 Jan 2025] paid this charge; nothing is left to pay."
            "|£5.00 of what was paid was given back by [3 the refund of 8 Jan 2025]."_s);
        row("a refund undone", paid + u"2025-01-08 refund 1 5.00; 2025-01-09 void 3"_s, 1,
            u"£30.00 was charged.|£30.00 of [2 the payment of 7 Jan 2025] paid this charge; nothing is left to pay."
            "|£5.00 of what was paid was given back by [3 the refund of 8 Jan 2025]."
            "|giving back £5.00 was undone: [3 the refund of 8 Jan 2025] was voided."_s);
        row("a refund paid out", paid + u"2025-01-08 refundout 1 5.00"_s, 3,
            u"£5.00 of what was paid on [1 the rent of 6 Jan 2025] was given back."
            "|£5.00 was paid out by [4 the payout of 8 Jan 2025]; nothing is left to use."_s);
        row("its payout", paid + u"2025-01-08 refundout 1 5.00"_s, 4,
            u"£5.00 was paid out, from [3 the refund of 8 Jan 2025].|£5.00 of it came from [3 the refund of 8 Jan 2025]."_s);
        const QString overdue = u"2025-01-06 debit OVERDUE 10.00; 2025-01-07 adjust 1 12.00; 2025-01-08 adjust 1 9.00; 2025-01-09 pay CARD 9.00;"
                                "2025-01-10 adjust 1 6.00"_s;
        row("an overdue charge", overdue, 1,
            u"£10.00 was charged.|the charge rose by £2.00; £12.00 is left to pay.|the charge fell by £3.00; £9.00 is left to pay."
            "|£9.00 of [2 the payment of 9 Jan 2025] paid this charge; nothing is left to pay."
            "|£3.00 of what was paid was too much and became [3 the overpayment of 10 Jan 2025]."_s);
        row("an overpayment", overdue, 3, u"£3.00 had been paid too much on [1 the overdue charge of 6 Jan 2025]."_s);
        row("no such line", paid, 9, QString());
    }
    void theStoryOfALineIsSentences()
    {
        QFETCH(QString, script);
        QFETCH(int, line);
        QTEST(readable(Words::story({line}, WholeLedger(ledgerAfter(script)), 100).sentences.join(u'|')), "story");
    }

    void aLongStoryKeepsHowItBeganAndHowItEnds()
    {
        QString script = u"2025-01-06 debit RENT 30.00;"_s;
        for (int week = 0; week < 5; ++week)
            script += u"2025-01-%1 pay CARD 1.00;"_s.arg(week + 10);
        const WholeLedger ledger(ledgerAfter(script));
        const Words::LineStory whole = Words::story({1}, ledger, 6);
        QCOMPARE(whole.leftOut, 0);
        QCOMPARE(whole.sentences.size(), 6);
        const Words::LineStory part = Words::story({1}, ledger, 3);
        QCOMPARE(part.leftOut, 3);
        QCOMPARE(part.sentences, QStringList({whole.sentences[0], whole.sentences[4], whole.sentences[5]}));
    }

    void aStepSaysWhenByOurClockAndWho()
    {
        const Ledger ledger = ledgerAfter(u"2025-01-06 debit RENT 30.00"_s);
        const QByteArray zone = qgetenv("TZ");
        const auto back = qScopeGuard([&zone] {
            qputenv("TZ", zone);
            tzset();
        });
        qputenv("TZ", "GMT0BST,M3.5.0/1,M10.5.0");      // the United Kingdom's, in summer an hour ahead
        tzset();
        const StoryStep step{.at = QDateTime(QDate(2025, 7, 6), QTime(13, 5), Qt::UTC), .by = u"o<k>b"_s, .amount = Money::fromMinor(3000), .outstanding = Money::fromMinor(3000)};
        QCOMPARE(Words::storyStep(step, ledger.lines.front(), WholeLedger(ledger)), u"6 Jul 2025, 14:05, o&lt;k&gt;b: £30.00 was charged."_s);
        QCOMPARE(Words::moment(QDateTime()), QString());
    }

    void whatALineIsAndWhatIsLeftOfIt_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("summary");
        const auto row = [](const char *name, const QString &script, int line, const QString &summary) {
            QTest::newRow(name) << script << line << summary;
        };
        const QString rent = u"2025-01-06 debit RENT 30.00;"_s;
        const QString paid = rent + u"2025-01-07 pay CARD 40.00;"_s;
        row("an open charge", rent, 1, u"£30.00 was charged. £30.00 is left to pay."_s);
        row("a paid charge", paid, 1, u"£30.00 was charged. Nothing is left to pay."_s);
        row("a payment", paid, 2, u"£40.00 was paid in. £10.00 is left to use."_s);
        row("a voided payment", paid + u"2025-01-08 void 2"_s, 2, u"£40.00 was paid in. It was taken back since, and counts for nothing any more."_s);
        row("its void", paid + u"2025-01-08 void 2"_s, 3, u"£40.00 was taken back: [2 the payment of 7 Jan 2025]."_s);
        row("a cancelled charge", rent + u"2025-01-08 cancel 1"_s, 1,
            u"£30.00 was charged. It was cancelled since: it should not have been charged."_s);
        row("its cancellation", rent + u"2025-01-08 cancel 1"_s, 2,
            u"£30.00 was cancelled: [1 the rent of 6 Jan 2025] should not have been charged."_s);
        row("a discount", rent + u"2025-01-08 discount 1 5.00"_s, 2, u"£5.00 was taken off [1 the rent of 6 Jan 2025]."_s);
        row("a refund", paid + u"2025-01-08 refund 1 5.00"_s, 3,
            u"£5.00 of what was paid on [1 the rent of 6 Jan 2025] was given back. £5.00 is left to use."_s);
        row("a payout of one credit", paid + u"2025-01-08 payout 5.00 CASH 2"_s, 3, u"£5.00 was paid out, from [2 the payment of 7 Jan 2025]."_s);
        row("a payout of the account", paid + u"2025-01-08 payout 5.00 CASH"_s, 3, u"£5.00 was paid out."_s);
        row("a write-off", rent + u"2025-01-08 writeoff 5.00 1"_s, 2, u"£5.00 was written off."_s);
    }
    void whatALineIsAndWhatIsLeftOfIt()
    {
        QFETCH(QString, script);
        QFETCH(int, line);
        const Ledger ledger = ledgerAfter(script);
        QTEST(readable(Words::lineSummary(lineOf(ledger, line), WholeLedger(ledger))), "summary");
    }

    void aPaymentSaysItsReceipt()
    {
        Ledger ledger = ledgerAfter(u"2025-01-06 debit RENT 30.00; 2025-01-07 pay CARD 40.00"_s);
        ledger.lines[1].receiptNumber = u"2025-000041"_s;
        QCOMPARE(Words::lineSummary(ledger.lines[1], WholeLedger(ledger)), u"£40.00 was paid in. Its receipt is 2025-000041. £10.00 is left to use."_s);
        ledger.lines[1].status = LineStatus::Void;
        QVERIFY(Words::lineSummary(ledger.lines[1], WholeLedger(ledger)).contains(u"Its receipt is 2025-000041. It was taken back since"_s));
    }

    void aLineIsNamedAsPeopleWould()
    {
        Ledger ledger = ledgerAfter(u"2025-01-06 debit RENT 30.00; - describe 1 Week <2>; 2025-01-07 pay CARD 30.00"_s);
        QCOMPARE(Words::lineInSentence(ledger.lines[0], ledger.types), u"“Week <2>” of 6 Jan 2025"_s);
        QCOMPARE(Words::lineLink({1}, WholeLedger(ledger)), u"<a href=\"1\">“Week &lt;2&gt;” of 6 Jan 2025</a>"_s);
        QCOMPARE(Words::lineLink({7}, WholeLedger(ledger)), u"line 7"_s);
        // A label the council chose is kept as it wrote it.
        for (LineType &type : ledger.types.lineTypes) {
            if (type.code == LineTypeCode::payment)
                type.label = u"DWP money"_s;
        }
        QCOMPARE(Words::lineInSentence(ledger.lines[1], ledger.types), u"the DWP money of 7 Jan 2025"_s);
    }
};

QTEST_GUILESS_MAIN(TestStoryWords)
#include "tst_storywords.moc"
