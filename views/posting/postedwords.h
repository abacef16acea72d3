// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"
#include "models/workflows/posting/postingmodes.h"

#include <QString>

#include <optional>

/// What is said once something was posted.
namespace Tally::PostedWords {

/// "Posted a payment of £100.00, receipt 000041. The account now owes £146.08." Without receipts that part is left out.
[[nodiscard]] QString sentence(PostingMode mode, const Posted &posted);
/// "Wrote off £50.00." or that it waits, and for how many.
[[nodiscard]] QString sentence(const WriteOffProposal &proposal);
/// The form that takes it back, on the line that was posted; nothing for what is final.
[[nodiscard]] std::optional<PostingMode> undoOf(PostingMode mode, const AccountLine &posted);

} // namespace Tally::PostedWords
