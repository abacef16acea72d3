// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/snapshot/plainaccounts.h"

#include <functional>

namespace Tally::Test {

/// A number from 0 up to, not including, the one given: from a seeded generator or from RapidCheck.
using Choose = std::function<int(int)>;

/// Any account with that number: few different values, so that ties are many, with every kind of oddity among them.
[[nodiscard]] PlainAccount anyAccount(qint64 id, const Choose &choose);
/// Accounts with gaps between their numbers, some far beyond 32 bits and some out of order.
[[nodiscard]] std::vector<PlainAccount> anyAccounts(int count, const Choose &choose);
/// The same account after a posting, an edit of its facts, or an edit of nothing but the letter case of its address.
void changeSomehow(PlainAccount &account, const Choose &choose);
[[nodiscard]] AccountFilter anyFilter(const Choose &choose);
[[nodiscard]] AccountQuery anyQuery(const Choose &choose);

} // namespace Tally::Test
