// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/trail.h"

#include <QStringList>

namespace Tally::Words {

/// The facts an entry of the audit trail says were changed, in words and as plain text: "Patch: “North” before, “South” after",
/// and of what is new only what it is: "Reason: “Gone away”". What people have no use for, such as counters, is left out; texts
/// of another version come as they are.
/// @param currency  of the amounts in them: the account's.
[[nodiscard]] QStringList trailFields(const TrailEntry &entry, Currency currency, const TypeCatalogue &types);

} // namespace Tally::Words
