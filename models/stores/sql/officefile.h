// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/people.h"
#include "models/stores/sql/database.h"

/// What every posting asks of an SQLite file about who posts and by which rules, through statements that stay prepared.
namespace Tally::OfficeFile {

/// Counts the changes of the rules.
[[nodiscard]] qint64 rulesVersion(Database &database);
/// As readPerson() says.
[[nodiscard]] Person person(Database &database, const QString &name);

} // namespace Tally::OfficeFile
