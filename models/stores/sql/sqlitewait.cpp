// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/sqlitewait.h"

#include <sqlite3.h>

#include <algorithm>
#include <thread>

namespace Tally {
namespace {

/// A posting holds the lock for one to a few milliseconds.
constexpr std::chrono::microseconds shortest{1'000}, longestSleep{8'000};

} // namespace

SqliteWait::SqliteWait(sqlite3 *connection, std::chrono::milliseconds longest) : m_longest{longest}, m_random{std::random_device{}()}
{
    sqlite3_busy_handler(connection, &SqliteWait::lookAgain, this);
}

int SqliteWait::lookAgain(void *self, int before)
{
    auto &wait = *static_cast<SqliteWait *>(self);
    if (before == 0)
        wait.m_deadline = QDeadlineTimer(wait.m_longest);
    const std::chrono::microseconds left = std::chrono::duration_cast<std::chrono::microseconds>(wait.m_deadline.remainingTimeAsDuration());
    if (left <= std::chrono::microseconds::zero())
        return 0;
    std::uniform_int_distribution<std::chrono::microseconds::rep> chance(shortest.count(), longestSleep.count());
    std::this_thread::sleep_for(std::min(left, std::chrono::microseconds(chance(wait.m_random))));
    return 1;
}

} // namespace Tally
