// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Where things of ours lie on this machine, and who is using it.
namespace Tally::Places {

/// The file of the demo council, in the user's data folder, which is made if need be.
[[nodiscard]] QString demoDatabase();
/// The user's data folder.
[[nodiscard]] QString dataFolder();
/// The name the operating system knows the user by, for the audit trail; "unknown" if it knows none.
[[nodiscard]] QString userName();

} // namespace Tally::Places
