// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"
#include "models/workflows/posting/ledgeraccess.h"
#include "models/workflows/posting/postingmodes.h"

namespace Tally {

/// Why that operation cannot be chosen now, in a sentence: the person may not, the line that is selected is not one for it, or there is
/// nothing to do it with. Empty if it can.
/// @param line  the selected line, or null.
[[nodiscard]] QString whyNotNow(PostingMode mode, const LedgerState &state, const AccountLine *line, const LedgerAccess &access);

/// Whether the operation acts on the selected line, so that it belongs into the line's menu. A line's menu keeps those that make no
/// sense for it, disabled.
[[nodiscard]] bool isAboutLine(PostingMode mode);

} // namespace Tally
