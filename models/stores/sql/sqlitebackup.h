// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/sql/database.h"

#include <functional>

namespace Tally {

/// Copies the SQLite database behind `source` into the new file `target`, as it is at one moment, while others go on working.
/// The copy is checked and gets its name only when it is whole; nobody may read it who may not read the database. Throws Invalid if `target` exists, DiskFull, CannotOpen, Corrupt.
/// @param progress  told the per cent done; it may throw SqlFailure to stop.
void backupSqlite(Database &source, const QString &target, const std::function<void(int)> &progress);

/// The bare part of it: copies every page of `source` into the empty file `target` and checks the copy. A copy that failed stays where it is.
void copySqlite(sqlite3 *source, const QString &target, const std::function<void(int)> &progress);

} // namespace Tally
