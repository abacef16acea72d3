// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/sql/database.h"

#include <functional>

namespace Tally {

/// Copies the schema of Tallystick in the PostgreSQL database behind `source` into the new file `target`, as it is at one moment,
/// with pg_dump; others go on working. The copy is read once from end to end and gets its name only when it is whole. Blocks for as
/// long as that takes, while the connection is free for others.
/// @param address   where `source` is, `password` what it was opened with.
/// @param progress  told the per cent done several times a second; it may throw SqlFailure to stop, which leaves no file.
/// Throws Invalid if `target` exists (field "file"), and in words for people if only somebody else may copy or pg_dump is missing or
/// older than the server; DiskFull, CannotOpen, Offline, Corrupt.
void backupPostgres(Database &source, const DatabaseAddress &address, const QString &password, const QString &target,
                    const std::function<void(int)> &progress);

/// Who owns the schema of Tallystick on the server; empty if there is none.
[[nodiscard]] QString ownerOf(Database &database);
/// Whether whoever signed in may do as that owner does.
[[nodiscard]] bool isOwner(Database &database);

} // namespace Tally
