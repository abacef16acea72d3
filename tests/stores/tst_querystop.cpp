// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/querystop.h"

#include <QTest>

#include <optional>
#include <semaphore>

using namespace Tally;

/// Telling a question that nobody waits for it any more.
class TestQueryStop final : public QObject
{
    Q_OBJECT

private slots:
    void whatRunsIsInterruptedOnce()
    {
        const QueryStop stop;
        int interrupts = 0;
        const QueryStop::Running running(stop, {.stop = [&interrupts] { ++interrupts; }});
        QVERIFY(!stop.isStopped());
        stop.stop();
        stop.stop();
        QVERIFY(stop.isStopped());
        QCOMPARE(interrupts, 1);
    }

    void whatIsOverIsNotInterrupted()
    {
        const QueryStop stop;
        int interrupts = 0;
        std::optional<QueryStop::Running> running(std::in_place, stop, Interrupter{.stop = [&interrupts] { ++interrupts; }});
        running.reset();
        stop.stop();
        QCOMPARE(interrupts, 0);
    }

    void whoStopsDoesNotWaitForTheNetworkButTheQuestionsEndDoes()
    {
        const QueryStop stop;
        std::binary_semaphore begun(0);
        std::binary_semaphore network(0);
        std::atomic_bool arrived = false;
        std::optional<QueryStop::Running> running(std::in_place, stop, Interrupter{.stop = [&] {
            begun.release();
            network.acquire();
            arrived = true;
        }, .waitsForNetwork = true});
        stop.stop();
        begun.acquire();
        QVERIFY(!arrived);                       // or this line would not have been reached
        stop.stop();
        network.release();
        running.reset();
        QVERIFY(arrived);
    }
};

QTEST_GUILESS_MAIN(TestQueryStop)
#include "tst_querystop.moc"
