// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountquery.h"
#include "models/workflows/lists/accountworklist.h"
#include "views/widgets/filterchips.h"

#include <QList>

/// The words of the list screens that depend on their filter.
namespace Tally::FilterWords {

/// One chip for every condition the person has set; its id says which.
[[nodiscard]] QList<Chip> chips(const AccountFilter &filter);
/// The filter without the condition of that chip.
[[nodiscard]] AccountFilter without(AccountFilter filter, const QString &chip);
/// "55 accounts owe £5,029.22" for the footer of the arrears; of all accounts, where not
/// everybody owes, "100 accounts · £5,029.22 owed in all".
[[nodiscard]] QString footer(AccountWorklist::Scope scope, qint64 count, const std::vector<Money> &owed);
/// What a list says that somebody stopped after its first rows.
[[nodiscard]] QString partialFooter(int rows);
/// Why the list is empty and what to do.
[[nodiscard]] QString emptyText(AccountWorklist::Scope scope, bool filtered);

} // namespace Tally::FilterWords
