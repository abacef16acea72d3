// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/remainingtime.h"

#include <QTest>

using namespace Tally;
using namespace std::chrono_literals;

class TestRemainingTime : public QObject
{
    Q_OBJECT

private:
    /// Tells of steady work ten times a second, from one time to another.
    static void work(RemainingTime &time, std::chrono::seconds from, std::chrono::seconds to, qint64 &done, qint64 rowsASecond)
    {
        for (std::chrono::milliseconds at = from; at <= to; at += 100ms) {
            time.tell(at, done);
            done += rowsASecond / 10;
        }
    }

private slots:
    void saysNothingBeforeItKnowsTheRate()
    {
        RemainingTime time;
        QVERIFY(!time.of(1000));
        qint64 done = 0;
        work(time, 0s, 2s, done, 100);
        QVERIFY(!time.of(1000));
        work(time, 3s, 4s, done, 100);
        QVERIFY(time.of(1000));
    }

    void dividesWhatIsLeftByTheRate()
    {
        RemainingTime time;
        qint64 done = 0;
        work(time, 0s, 60s, done, 1000);
        QCOMPARE(time.of(160'000), 100s);
        QCOMPARE(time.of(60'000), 0s);
        QCOMPARE(time.of(qint64(60'000) + 1000 * qint64(86'400) * 365).value(), std::chrono::seconds(86'400 * 365));
    }

    void forgetsWhatWasPassedOverQuickly()
    {
        RemainingTime time;
        qint64 done = 0;
        work(time, 0s, 10s, done, 100'000);
        work(time, 11s, 60s, done, 1000);
        const auto left = time.of(done + 100'000);
        QVERIFY(left && *left >= 99s && *left <= 101s);
    }

    void doesNotJumpWhenWorkComesInChunks()
    {
        RemainingTime time;
        qint64 done = 0;
        auto least = std::chrono::seconds::max(), most = std::chrono::seconds::min();
        for (std::chrono::milliseconds at = 0ms; at <= 60s; at += 100ms) {
            time.tell(at, done);
            if (at.count() % 700 == 0)
                done += 700;
            if (const auto left = time.of(done + 100'000); at > 30s && left) {
                least = std::min(least, *left);
                most = std::max(most, *left);
            }
        }
        QVERIFY(most - least <= 10s);
    }

    void saysNothingWhenNothingMoves()
    {
        RemainingTime time;
        for (std::chrono::milliseconds at = 0ms; at <= 60s; at += 100ms)
            time.tell(at, 5);
        QVERIFY(!time.of(1000));
    }
};

QTEST_GUILESS_MAIN(TestRemainingTime)
#include "tst_remainingtime.moc"
