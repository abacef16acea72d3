// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"
#include "models/stores/sql/database.h"

#include <functional>

namespace Tally {

/// Checks the same as verifyDatabase(), under the same names, on a server: it counts there, so that only what is wrong travels.
[[nodiscard]] VerifyReport verifyPostgres(Database &database, const std::function<void(int)> &progress);

/// The same inside a transaction that is open, so that what it has done so far is checked.
[[nodiscard]] VerifyReport verifyPostgresInside(Database &database, const std::function<void(int)> &progress);

} // namespace Tally
