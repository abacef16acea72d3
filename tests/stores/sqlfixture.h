// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/sql/sqlaccountstore.h"

namespace Tally::Test {

/// The store in the SQLite file `path`, made if need be, as `user` has it. Not asked yet whether it opens.
[[nodiscard]] std::unique_ptr<SqlAccountStore> sqlStore(const QString &path,
                                                        std::chrono::milliseconds busyTimeout = std::chrono::seconds(5),
                                                        const QString &user = QStringLiteral("tester"));

/// Fills an empty store with account 1 (holder A: the debits 1 of 100.00 and 2 of 40.00, credit 3 of 60.00 used on line 1,
/// offsets 1 to 4, the last the APPLY) and account 2 (holder B: debit 4 of 7.00, offset 5).
void fillTwoAccounts(AccountStore &store);

} // namespace Tally::Test
