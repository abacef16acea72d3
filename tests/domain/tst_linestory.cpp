// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/linestory.h"

#include "tests/domain/ledgerbook.h"
#include "tests/support/anycommand.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using Tally::Test::LedgerBook;

namespace {

QString nameOf(StoryEvent event)
{
    constexpr const char *names[] = {"created", "applied to", "paid by", "written off", "discounted", "cancelled", "given back", "voided",
                                     "paid out", "refunded", "overpaid", "return voided", "increased", "decreased"};
    return QString::fromLatin1(names[int(event)]);
}

/// "created 30.00 leaves 30.00; paid by 2 30.00 leaves 0.00"
QString textOf(const std::vector<StoryStep> &story)
{
    QStringList text;
    for (const StoryStep &step : story) {
        text << nameOf(step.event) + (step.other ? u' ' + QString::number(step.other->value) : QString()) + u' ' + step.amount.toPlainString()
                + u" leaves "_s + step.outstanding.toPlainString();
    }
    return text.join(u"; "_s);
}

} // namespace

class LineStoryTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatHappenedToALine_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("story");
        const auto row = [](const char *name, const QString &script, int line, const QString &story) {
            QTest::newRow(name) << script << line << story;
        };
        const QString paid = u"2025-01-06 debit RENT 30.00; 2025-01-07 pay CARD 40.00;"_s;
        const QString voided = paid + u"2025-01-08 void 2"_s;
        row("a charge nobody touched", u"2025-01-06 debit RENT 30.00"_s, 1, u"created 30.00 leaves 30.00"_s);
        row("a charge that was paid", paid, 1, u"created 30.00 leaves 30.00; paid by 2 30.00 leaves 0.00"_s);
        row("its payment", paid, 2, u"created 40.00 leaves -40.00; applied to 1 30.00 leaves -10.00"_s);
        row("a charge whose payment was voided", voided, 1,
            u"created 30.00 leaves 30.00; paid by 2 30.00 leaves 0.00; given back 2 30.00 leaves 30.00"_s);
        row("a payment that was voided", voided, 2,
            u"created 40.00 leaves -40.00; applied to 1 30.00 leaves -10.00; given back 1 30.00 leaves -40.00; voided 3 40.00 leaves 0.00"_s);
        row("the VOID debit", voided, 3, u"created 2 40.00 leaves 40.00; voided 2 40.00 leaves 0.00"_s);
        row("a charge given up in every way",
            u"2025-01-06 debit RENT 30.00; 2025-01-07 discount 1 5.00; 2025-01-07 forgive 10.00 1; 2025-01-08 writeoff 15.00 1"_s, 1,
            u"created 30.00 leaves 30.00; discounted 2 5.00 leaves 25.00; written off 3 10.00 leaves 15.00; written off 4 15.00 leaves 0.00"_s);
        row("a discount", u"2025-01-06 debit RENT 30.00; 2025-01-07 discount 1 5.00"_s, 2, u"created 1 5.00 leaves -5.00; applied to 1 5.00 leaves 0.00"_s);
        row("a cancelled charge", u"2025-01-06 debit RENT 30.00; 2025-01-07 cancel 1"_s, 1,
            u"created 30.00 leaves 30.00; cancelled 2 30.00 leaves 0.00"_s);
        row("a refunded charge", paid + u"2025-01-08 refund 1 4.00; 2025-01-09 void 3; 2025-01-10 refundout 1 5.00"_s, 1,
            u"created 30.00 leaves 30.00; paid by 2 30.00 leaves 0.00; refunded 3 4.00 leaves 0.00; return voided 3 4.00 leaves 0.00;"
            " refunded 5 5.00 leaves 0.00"_s);
        row("a refund that was paid out", paid + u"2025-01-10 refundout 1 5.00"_s, 3, u"created 1 5.00 leaves -5.00; paid out 4 5.00 leaves 0.00"_s);
        row("the payout", paid + u"2025-01-10 refundout 1 5.00"_s, 4, u"created 3 5.00 leaves 5.00; paid out 3 5.00 leaves 0.00"_s);
        row("an overdue charge",
            u"2025-01-06 debit OVERDUE 10.00; 2025-01-07 adjust 1 12.00; 2025-01-08 adjust 1 9.00; 2025-01-09 pay CARD 9.00; 2025-01-10 adjust 1 6.00"_s,
            1, u"created 10.00 leaves 10.00; increased 2.00 leaves 12.00; decreased 3.00 leaves 9.00; paid by 2 9.00 leaves 0.00;"
               " overpaid 3 3.00 leaves 0.00"_s);
        row("no such line", paid, 9, QString());
    }
    void tellsWhatHappenedToALine()
    {
        QFETCH(QString, script);
        QFETCH(int, line);
        LedgerBook book;
        QVERIFY(book.runAll(script).ok());
        QTEST(textOf(storyOf({line}, book.state.lines, book.state.offsets)), "story");
    }

    void saysWhoAndWhen()
    {
        LedgerBook book;
        QVERIFY(book.runAll(u"2025-01-06 debit RENT 30.00; 2025-01-07 pay CARD 30.00"_s).ok());
        const QDateTime at(QDate(2025, 1, 7), QTime(9, 30), Qt::UTC);
        book.state.offsets.back().createdAt = at;
        book.state.offsets.back().createdBy = u"okb"_s;
        const auto story = storyOf({1}, book.state.lines, book.state.offsets);
        QCOMPARE(story.back().at, at);
        QCOMPARE(story.back().by, u"okb"_s);
        QVERIFY(!story.front().at.isValid() && story.front().by.isEmpty());
    }

    void everyStoryEndsWithWhatIsOutstanding()
    {
        QRandomGenerator random(20250106);
        const auto below = [&](int limit) { return int(random.bounded(limit)); };
        for (int walk = 0; walk < 50; ++walk) {
            LedgerState state;
            for (int step = 0; step < 60; ++step) {
                auto change = decide(state, Test::anyCommand(state, below));
                if (!change)
                    continue;
                number(*change, {qint64(state.lines.size()) + 1}, {qint64(state.offsets.size()) + 1});
                Tally::apply(state, *change);
            }
            for (const AccountLine &line : state.lines) {
                const auto story = storyOf(line.id, state.lines, state.offsets);
                QVERIFY(!story.empty());
                QCOMPARE(story.front().event, StoryEvent::Created);
                QCOMPARE(story.back().outstanding, line.outstanding);
            }
        }
    }
};

QTEST_GUILESS_MAIN(LineStoryTest)
#include "tst_linestory.moc"
