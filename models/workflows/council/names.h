// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/council/random.h"

#include <QString>

/// Invented names of the demo council. Nobody is meant; given and family names are put together by chance.
namespace Tally::Council {

/// One person, "Adaeze Okonkwo", or a couple that shares a tenancy, "Adaeze and Tobi Okonkwo".
[[nodiscard]] QString personName(Random &random);
/// A housing association, charity or firm, "Larkmere Housing Association".
[[nodiscard]] QString organisationName(Random &random);

} // namespace Tally::Council
