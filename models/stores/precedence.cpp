// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/precedence.h"

#include <QThread>

#include <atomic>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

namespace Tally {

namespace {

std::atomic_bool windowGoesFirst = false;

} // namespace

void letTheWindowGoFirst() { windowGoesFirst = true; }

void standBack(Behind behind)
{
    if (!windowGoesFirst)
        return;
#ifdef Q_OS_LINUX
    // Qt's priorities mean nothing to Linux's usual scheduler; it has a niceness for each thread, and each step of five leaves a thread
    // a third of the processor it had beside one that stayed where it was.
    constexpr int step = 5;
    (void)setpriority(PRIO_PROCESS, 0, behind == Behind::Window ? step : 2 * step);
#else
    QThread::currentThread()->setPriority(behind == Behind::Window ? QThread::LowPriority : QThread::LowestPriority);
#endif
}

} // namespace Tally
