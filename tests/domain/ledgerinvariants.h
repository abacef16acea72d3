// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"

namespace Tally::Test {

/// The first broken invariant of LEDGER.md 1-3 in a whole ledger, in words; empty if all hold.
[[nodiscard]] QString brokenInvariant(const LedgerState &state);

/// What `after` did to the rows of `before` beyond a line's outstanding and status, in words; empty if nothing.
[[nodiscard]] QString rewrittenRow(const LedgerState &before, const LedgerState &after);

} // namespace Tally::Test
