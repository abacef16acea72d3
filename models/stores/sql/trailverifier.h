// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/sql/database.h"

#include <functional>

namespace Tally {

/// What the check of the audit trail found.
struct TrailFindings
{
    qint64 entries = 0;
    QString seal;         ///< the hash over the ends of all chains now, in the order of their accounts
};

/// Walks every chain of the audit trail: each entry's hash is computed again from its fields and the hash before it, the ends are
/// compared with what the accounts say, and the checkpoints with the ends as they were then. An entry that was altered, removed,
/// added or put elsewhere is found. Call it inside a Snapshot.
/// @param fault     told check, table, row and detail of each fault.
/// @param progress  told how many entries are done.
[[nodiscard]] TrailFindings verifyTrail(Database &database,
                                        const std::function<void(const QString &, const QString &, qint64, const QString &)> &fault,
                                        const std::function<void(qint64)> &progress);

} // namespace Tally
