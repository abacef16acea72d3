// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/sql/databaseaddress.h"
#include "models/stores/sql/restore.h"

#include <functional>

namespace Tally {

/// restoreDatabase() on a PostgreSQL server, with pg_restore and psql. The backup is read into a schema of its own first, beside the
/// one in use; then, in one transaction, it is brought to the schema of this program, verified, and takes the place of the old one,
/// which is kept as the schema "tallystick_before_restore_<UTC stamp>", closed to everybody but its owner. Throws SqlFailure.
[[nodiscard]] Restored restorePostgres(const DatabaseAddress &address, const RestoreWish &wish, const std::function<void(int)> &progress);

} // namespace Tally
