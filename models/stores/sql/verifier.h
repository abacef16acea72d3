// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"
#include "models/stores/sql/database.h"

#include <functional>

namespace Tally {

/// Checks what is kept against the invariants of LEDGER.md: one pass over lines and offsets in memory, the rest in SQL, all in
/// one read transaction. Needs about 40 bytes a line.
/// @param progress  told the per cent done.
[[nodiscard]] VerifyReport verifyDatabase(Database &database, const std::function<void(int)> &progress);

} // namespace Tally
