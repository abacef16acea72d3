// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Tally {

/// What a row means to the person who looks at it. A model's severity role holds one of these as an int; the views give it
/// its colour, symbol and word.
enum class Severity { None, Good, Information, Attention, Stop };

} // namespace Tally
