// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/ledgerrows.h"
#include "models/stores/sql/database.h"

namespace Tally {

/// Whole ledgers, and long ones a screen at a time. All throw NotFound; what reads more than one table is called inside a Snapshot.

/// See AccountStore::ledger().
[[nodiscard]] Ledger readLedger(Database &database, AccountId account);
/// See AccountStore::ledgerHead(). The balance after each line is the account's, less what is newer: nothing older is read.
[[nodiscard]] LedgerHead readLedgerHead(Database &database, AccountId account, int rows);
/// See AccountStore::ledgerOrder(). One walk along the index by date, whatever the filter.
[[nodiscard]] LedgerOrder readLedgerOrder(Database &database, AccountId account, const LedgerFilter &filter);
/// See AccountStore::ledgerRows().
[[nodiscard]] std::vector<LedgerRow> readLedgerRows(Database &database, AccountId account, const std::vector<qint64> &lines);

} // namespace Tally
