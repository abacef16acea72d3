// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"

#include <functional>

namespace Tally::Test {

/// A number from 0 to one below its argument: a RapidCheck generator, so that failures shrink, or a seeded random one.
using Dice = std::function<int(int)>;

/// Some command for that ledger: every operation, mostly sensible, now and then refused for any of the reasons there are.
[[nodiscard]] LedgerCommand anyCommand(const LedgerState &state, const Dice &below);

} // namespace Tally::Test
