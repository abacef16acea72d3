// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/ledgerrows.h"

/// What a store answers about a whole ledger when it is read as a list, worked out from the ledger itself: to check stores with, and for
/// tests of what shows a ledger.
namespace Tally::Test {

/// All rows, newest first.
[[nodiscard]] std::vector<LedgerRow> rowsOf(const Ledger &ledger);
/// Those rows of it that are asked for, in that order.
[[nodiscard]] std::vector<LedgerRow> rowsOf(const Ledger &ledger, const std::vector<qint64> &lines);
[[nodiscard]] LedgerOrder orderOf(const Ledger &ledger, const LedgerFilter &filter = {});
[[nodiscard]] LedgerHead headOf(const Ledger &ledger, int rows);

} // namespace Tally::Test
