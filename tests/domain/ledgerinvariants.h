// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"

namespace Tally::Test {

/// The first broken invariant of LEDGER.md 1-3 in a whole ledger, or limit of its discounts, refunds and write-offs, in words; empty if all hold.
[[nodiscard]] QString brokenInvariant(const LedgerState &state);

/// What `after` did to the rows of `before` beyond a line's outstanding, status and texts and an accruing charge's
/// amount, in words; empty if nothing.
[[nodiscard]] QString rewrittenRow(const LedgerState &before, const LedgerState &after);

} // namespace Tally::Test
