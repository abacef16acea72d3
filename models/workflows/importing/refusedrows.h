// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/importing/importplan.h"

#include <span>

namespace Tally {

/// Writes the rows that have a fault to a CSV file in UTF-8: the header as it was and a last column `reason`. The same profile
/// reads it once the rows are mended. All of the file is written or none of it.
/// @return why it could not be written, in the system's words; empty if it was.
[[nodiscard]] QString writeRefusedRows(const QString &path, const ImportPlan &plan, std::span<const ImportFault> faults);

} // namespace Tally
