// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/posting/postingform.h"

#include <QString>

/// What the posting panel says.
namespace Tally::PostingWords {

[[nodiscard]] QString title(PostingMode mode);
/// "Adaeze Okafor · 1000000010"
[[nodiscard]] QString account(const PostingForm &form);
/// What the operation is for and what it is not.
[[nodiscard]] QString explanation(PostingMode mode);
/// The line it acts on: "Rent of 5 Aug 2013, £72.13, £22.13 of it outstanding."; empty without one.
[[nodiscard]] QString about(const PostingForm &form);
/// What stands over the list of charges.
[[nodiscard]] QString charges(PostingMode mode);
/// What is worth knowing about the amount: how much is possible, or what it is now.
[[nodiscard]] QString amountHint(const PostingForm &form);
/// What the primary button does, with the amount as soon as there is one: "Post £100.00 payment".
[[nodiscard]] QString action(const PostingForm &form);
/// "This is more than £1,000.00. Post it all the same?"
[[nodiscard]] QString question(const PostingForm &form);
/// "Balance now: owes £246.08. After: owes £146.08.", or what is still needed to tell.
[[nodiscard]] QString preview(const PostingForm &form);
/// Why there is nothing to post though nothing is wrong.
[[nodiscard]] QString nothing(PostingMode mode);
/// "£5.00 stays as credit."; empty if nothing is left over.
[[nodiscard]] QString rest(const PostingForm &form);
/// Of a write-off: that it is posted at once, or whose approval it waits for. Empty for everything else.
[[nodiscard]] QString approval(const PostingForm &form);

} // namespace Tally::PostingWords
