// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/account.h"
#include "models/workflows/council/habits.h"

#include <optional>
#include <vector>

/// Who lives in the demo council: holders with the one to three accounts they have.
namespace Tally::Council {

/// One account before anything was charged or paid.
struct Plan
{
    Account draft;
    std::optional<RegularCharge> regular;   ///< unset: bills only
    bool sundry = false;                    ///< of bills: what firms and people are billed, not repairs
    bool owing = false;
};

/// The accounts of household number `index`: the same for the same index, seed and day.
[[nodiscard]] std::vector<Plan> household(Random &random, quint64 seed, quint64 index, QDate today);

} // namespace Tally::Council
