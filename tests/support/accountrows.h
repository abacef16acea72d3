// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountquery.h"

namespace Tally::Test {

/// A row of a list of accounts with believable facts made from its number.
[[nodiscard]] AccountRow accountRow(qint64 id, const QString &name = QStringLiteral("Ada Okafor"), qint64 balanceMinor = 1000,
                                    Currency currency = {});

/// The answer a store would give with these rows: their number, and what the owing ones owe.
[[nodiscard]] AccountList accountList(std::vector<AccountRow> rows);

/// A ledger as a store answers it, oldest line first, whose account has the number and currency of `state`.
[[nodiscard]] Ledger ledgerOf(const LedgerState &state, const QString &holder = QStringLiteral("Ada Okafor"));

} // namespace Tally::Test
