// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/output.h"
#include "models/domain/linetypes.h"
#include "models/domain/writeoff.h"

namespace Tally {

/// Proposals of write-offs, one row each.
[[nodiscard]] Output proposalOutput(const std::vector<WriteOffProposal> &proposals, const TypeCatalogue &types);

/// One proposal as a JSON object on one line.
[[nodiscard]] QString proposalJson(const WriteOffProposal &proposal, const TypeCatalogue &types);

} // namespace Tally
