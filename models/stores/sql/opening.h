// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/sql/sqlaccountstore.h"

namespace Tally {

class Database;

/// Opens the database for the thread that writes: migrates it, lets the first person in, and once a day seals the trail.
/// `address` is passed as it was parsed, so that a wrong one is refused where every other failure to open is.
[[nodiscard]] std::unique_ptr<Database> openToWrite(const Result<DatabaseAddress> &address, bool create, const SqlSession &session);

/// Opens the database for the thread that reads, behind openToWrite().
[[nodiscard]] std::unique_ptr<Database> openToRead(const Result<DatabaseAddress> &address, const SqlSession &session);

} // namespace Tally
