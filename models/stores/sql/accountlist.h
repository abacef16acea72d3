// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountquery.h"
#include "models/stores/sql/database.h"

namespace Tally {

/// Reads the accounts a query asks for, with the count and sums of all it lets through; inside a Snapshot, so that they agree.
[[nodiscard]] AccountList readAccounts(Database &database, const AccountQuery &query);

/// See AccountStore::accountHead().
[[nodiscard]] std::vector<AccountRow> readAccountHead(Database &database, const AccountQuery &query);
/// See AccountStore::accountOrder(); inside a Snapshot.
[[nodiscard]] AccountOrder readAccountOrder(Database &database, const AccountQuery &query);
/// Whether the database finds the first accounts of this list by walking an index that has their order, and need not look at all.
[[nodiscard]] bool isWalkedInOrder(const AccountQuery &query);
/// See AccountStore::accountRows().
[[nodiscard]] std::vector<AccountRow> readAccountRows(Database &database, const std::vector<qint64> &ids);

/// The account people mean by `reference`, see AccountStore::resolve(). Throws NotFound, Ambiguous.
[[nodiscard]] AccountId resolveAccount(Database &database, const QString &reference);

} // namespace Tally
