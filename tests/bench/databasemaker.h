// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/benchcouncil.h"

#include <functional>

namespace Tally::Bench {

/// Who makes the database and posts in it: its first person, and so its administrator.
[[nodiscard]] QString benchUser();

/// Makes an SQLite database of that council as an import by our program would leave it: lines with their offsets, totals, audit
/// chains, events and the accounts' keys. The schema is the program's own; only the filling goes past it. Nothing happens if the
/// file is there and was made for the same size; the program ends if it is another file.
/// @param said  is told what is going on.
void makeDatabase(const QString &path, CouncilSize size, const std::function<void(const QString &)> &said);

} // namespace Tally::Bench
