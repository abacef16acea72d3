// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountquery.h"
#include "models/stores/snapshot/accountcolumns.h"
#include "models/stores/snapshot/rowset.h"

#include <atomic>

namespace Tally {

/// Chooses in `chosen` the rows that `filter` lets through, the same that SQL lets through on SQLite: codes letter for letter,
/// the minimum in minor units whatever the currency, words as searchWords() gives them.
/// @param stop  may be null; looked at every few thousand rows
/// @return false if it was stopped, with `chosen` half done
[[nodiscard]] bool filterRows(const AccountColumns &columns, const AccountFilter &filter, const std::atomic_bool *stop,
                              RowSet &chosen);

} // namespace Tally
