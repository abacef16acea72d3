// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

namespace Tally::Test {

/// How early the calling thread gets a processor that several want: more comes first.
[[nodiscard]] inline int precedenceHere()
{
#ifdef Q_OS_LINUX
    return -getpriority(PRIO_PROCESS, 0);
#else
    return QThread::currentThread()->priority();
#endif
}

} // namespace Tally::Test
