// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/allocation.h"

#include <QString>

namespace Tally::Words {

/// "owes £246.08 · 3 of 5 charges open · last paid 12 Sep 2013", with "· £5.00 of credit unused" where there is some.
[[nodiscard]] QString facts(const LedgerFacts &facts);

} // namespace Tally::Words
