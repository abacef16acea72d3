// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QDateTime>
#include <QString>

#include <functional>

namespace Tally {

/// Puts the backup `backup` in the place of the SQLite database `target`, which need not exist. The backup is copied and the copy
/// checked first: ours, of a schema this program knows, and whole. What was at `target` is kept beside it as
/// `council.before-restore-<UTC stamp>.db` if `target` is `council.db`; at no moment is there neither. Who might read and write the old
/// one may do so with the new one. Blocks; callable from any thread.
/// @param now       for the stamp.
/// @param progress  told the per cent done.
/// @return where the old file is kept (empty: there was none); or CannotOpen, NotADatabase, NewerDatabase, Corrupt, NetworkShare,
///         Invalid if both are one file, Busy while any program has `target` open, DiskFull, ReadOnly. Nothing was changed then.
[[nodiscard]] Result<QString> restoreSqlite(const QString &backup, const QString &target, const QDateTime &now,
                                            const std::function<void(int)> &progress);

} // namespace Tally
