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
/// One sentence on what the operation does, where the title does not say it; empty otherwise.
[[nodiscard]] QString explanation(PostingMode mode);
/// What the primary button does, with the amount as soon as there is one: "Post £100.00 payment".
[[nodiscard]] QString action(const PostingForm &form);
/// "Balance now: owes £246.08. After: owes £146.08.", or what is still needed to tell.
[[nodiscard]] QString preview(const PostingForm &form);
/// "£5.00 stays as credit."; empty if nothing is left over.
[[nodiscard]] QString rest(const PostingForm &form);

} // namespace Tally::PostingWords
