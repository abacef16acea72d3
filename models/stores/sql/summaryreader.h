// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/sql/database.h"
#include "models/stores/summary.h"

namespace Tally {

/// One row for each account type and currency with anything open, by their codes. Throws Invalid for edges or a day that make no sense.
[[nodiscard]] std::vector<AgedDebtRow> readAgedDebt(Database &database, const AgedDebtQuery &query);

/// By account type, currency, month and line type.
[[nodiscard]] std::vector<MonthFlow> readTrend(Database &database, const TrendQuery &query);

} // namespace Tally
