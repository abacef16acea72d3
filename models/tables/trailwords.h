// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/trail.h"
#include "models/stores/wholeledger.h"

#include <QString>
#include <QStringView>

/// Who did what, in words.
namespace Tally::Words {

/// What was done, to follow a name: "voided a credit". The code of another version's action comes back as it is.
[[nodiscard]] QString trailAction(QStringView action);

/// One entry as HTML for a person: a first line with when, who and what, then what was before and after, in which the lines the
/// ledger has are links whose address is their number.
/// @param line  only this line's own before and after is wanted; unset: that of every line the entry touched, many of them counted
///              rather than listed, and the account's balance.
[[nodiscard]] QString trailEntry(const TrailEntry &entry, const WholeLedger &ledger, std::optional<LineId> line = {});

} // namespace Tally::Words
