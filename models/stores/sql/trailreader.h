// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/sql/database.h"
#include "models/stores/trail.h"

namespace Tally {

/// Reads the audit trail of an account, or of what concerns none, newest first.
[[nodiscard]] std::vector<TrailEntry> readTrail(Database &database, const TrailQuery &query);

} // namespace Tally
