// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/council/random.h"

#include <QString>

/// Invented streets of an invented town. Its postcode area, TM, is not in use.
namespace Tally::Council {

struct Place
{
    QString address;   ///< "Flat 12, Heron House, 4 Larkspur Road, TM3 4QB"
    QString patch;     ///< one of twelve, "East 1"; a street belongs to one patch
    bool flat = false;
};

[[nodiscard]] Place homeIn(Random &random);
/// A garage in any street: people take the one that is free.
[[nodiscard]] Place garageIn(Random &random);
/// A travellers' pitch.
[[nodiscard]] Place pitchIn(Random &random);

} // namespace Tally::Council
