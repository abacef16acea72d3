// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/importing/importfault.h"
#include "models/workflows/importing/importprogress.h"

#include <QByteArray>

#include <variant>

namespace Tally {

/// The bytes of a file that is to be imported, or why it is none. Reads on the caller's thread.
/// @param database  where the store lies; that file is not even opened.
/// @param progress  told in bytes; reading counts for half, as the bytes are then looked at once more. Empty bytes when cancelled.
[[nodiscard]] std::variant<QByteArray, ImportFault> readImportFile(const QString &path, const QString &database, ImportProgress &progress);

} // namespace Tally
