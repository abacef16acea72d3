// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/sql/database.h"

namespace Tally {

/// The schema this program writes: the number of the newest file under resources/migrations.
[[nodiscard]] int newestSchema();

/// The schema of a database that is ours; 0 if it is empty or somebody else's.
[[nodiscard]] int schemaOf(Database &database);

/// The triggers a database of newestSchema() has: name and text, white space folded.
[[nodiscard]] QHash<QString, QString> migratedTriggers();

/// The triggers a server's database of this program has, as "table.name".
[[nodiscard]] QStringList postgresTriggers();

/// Brings the database to newestSchema() in one transaction, with a write-ahead log. An empty file becomes ours.
/// Throws NotADatabase for somebody else's SQLite file, NewerDatabase for a schema this program does not know: such a file
/// is left as it was, to the byte. On a server everything lives in the schema "tallystick"; only its owner can migrate (NotAllowed).
void migrate(Database &database);

/// What migrate() does on a server to a schema that is there, inside a transaction that is open: the numbered files above its version
/// and, whatever its version, the safeguards, functions, roles and grants of this program. Throws NewerDatabase, NotAllowed.
void renewPostgresSchema(Database &database);

} // namespace Tally
