// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/restore.h"

#include "models/stores/sql/postgresrestore.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqliterestore.h"

namespace Tally {

Result<Restored> restoreDatabase(const RestoreWish &wish, const std::function<bool(int)> &progress)
{
    const auto address = DatabaseAddress::parse(wish.database);
    if (!address)
        return address.error();
    const auto look = [&progress](int percent) {
        // At the end nothing can be taken back.
        if (!progress(percent) && percent < 100)
            throw SqlFailure{{.kind = ErrorKind::Cancelled}};
    };
    if (address->backend() == Backend::Sqlite) {
        auto kept = restoreSqlite(wish.backup, address->file(), wish.now, look);
        return kept ? Result<Restored>(Restored{.kept = *kept}) : Result<Restored>(kept.error());
    }
    try {
        return restorePostgres(*address, wish, look);
    } catch (const SqlFailure &failure) {
        return failure.error;
    }
}

} // namespace Tally
