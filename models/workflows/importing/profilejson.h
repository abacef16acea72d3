// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/importing/importprofile.h"

namespace Tally {

/// Checks a profile's JSON against what a profile can say and reads it. The first fault found is the answer.
[[nodiscard]] Result<ImportProfile> profileFromJson(const QByteArray &json);

} // namespace Tally
