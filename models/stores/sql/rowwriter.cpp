// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/rowwriter.h"

#include "models/stores/sql/postgresrowwriter.h"
#include "models/stores/sql/sqliterowwriter.h"

namespace Tally {

std::unique_ptr<RowWriter> makeRowWriter(Database &database, const Stamp &stamp)
{
    if (database.backend() == Backend::Postgres)
        return std::make_unique<PostgresRowWriter>(database, stamp);
    return std::make_unique<SqliteRowWriter>(database, stamp);
}

} // namespace Tally
