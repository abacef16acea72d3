// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Tally::Dialect {

/// A statement of a migration that is written for SQLite, as PostgreSQL understands it and means the same: 64 bits for every
/// number, ids from a sequence, text compared byte by byte. Queries need no translation: they use what both understand.
[[nodiscard]] QString postgresOf(QString statement);

} // namespace Tally::Dialect
