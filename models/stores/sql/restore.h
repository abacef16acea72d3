// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <functional>

namespace Tally {

/// A backup that is to take the place of a database.
struct RestoreWish
{
    QString backup;               ///< a file that backup() made
    QString database;             ///< a path or an address; a file need not exist, a server's database must
    QString password = {};        ///< of the server; empty: libpq looks for one by itself
    bool replace = false;         ///< on a server: also if it holds accounts
    QDateTime now = QDateTime::currentDateTimeUtc();   ///< for the name under which the old one is kept
};

struct Restored
{
    QString kept;                 ///< where the old one is: a file, or a schema of the same database; empty: there was none
    QStringList strangers = {};   ///< people of the restored database whom its server does not let in: their login or a role of it is missing
};

/// Puts a backup in the place of a database. What was there is kept until the new one is whole and checked, and after that under
/// another name; at no moment is there neither. Blocks; callable from any thread.
/// @param progress  told the per cent done several times a second; false stops, and everything is as it was: Cancelled.
/// @return what was done; or CannotOpen, NotADatabase, NewerDatabase, Corrupt, NetworkShare, Busy while any program of ours uses the
///         database, Conflict (field "database") for a server's database that holds accounts, unless they are to be replaced,
///         Invalid in words for people, DiskFull, ReadOnly, Offline, SignInRequired, NotAllowed. Nothing was changed then.
[[nodiscard]] Result<Restored> restoreDatabase(const RestoreWish &wish, const std::function<bool(int)> &progress);

} // namespace Tally
