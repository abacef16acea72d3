// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/stores/querystop.h"
#include "models/stores/sql/database.h"

#include <QScopeGuard>

namespace Tally {

/// Asks `question` inside a Snapshot, and lets `stop` end it; Cancelled if that happened before its turn came. On the thread of the
/// connection; throws SqlFailure.
template <class T, class Question>
Result<T> stoppable(Database &database, const QueryStop &stop, Question question)
{
    const QueryStop::Running running(stop, database.interrupter());
    if (stop.isStopped())
        return Error{.kind = ErrorKind::Cancelled};
    const Snapshot snapshot(database);
    database.heed(&stop.flag());
    // Before the snapshot ends, which takes a statement, too.
    const auto done = qScopeGuard([&database] { database.heed(nullptr); });
    return question();
}

} // namespace Tally
