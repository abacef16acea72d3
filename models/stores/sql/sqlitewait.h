// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>

#include <chrono>
#include <random>

struct sqlite3;

namespace Tally {

/// How a connection waits for a lock that another program holds: it looks again after a few milliseconds, each time as many as chance
/// has it. SQLite's own waiting sleeps longer the longer it has waited, so that whoever came late overtakes whoever waits already.
class SqliteWait final
{
public:
    /// From now on `connection` waits at most so long for each lock. It must be closed before this object goes.
    SqliteWait(sqlite3 *connection, std::chrono::milliseconds longest);
    Q_DISABLE_COPY_MOVE(SqliteWait)

private:
    /// What SQLite calls when it met a lock; `before` says how often it did for this one already. @return whether to look again.
    static int lookAgain(void *self, int before);

    std::chrono::milliseconds m_longest;
    QDeadlineTimer m_deadline;
    std::minstd_rand m_random;
};

} // namespace Tally
