// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Tally {

/// Makes `:/icons` and `:/migrations` reachable. A static library's resources are not there by themselves; call it
/// once before anything else, more often does no harm.
void initResources();

} // namespace Tally
