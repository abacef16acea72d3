// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/account.h"
#include "models/workflows/posting/postingmodes.h"

#include <QString>

/// What was begun and is lost if its page is left for good, so that people find it again.
namespace Tally::DraftWords {

/// "A refund on Adaeze Okafor · 1000000010 was begun and not posted."
[[nodiscard]] QString begun(PostingMode mode, const Account &account);
/// "A refund on Adaeze Okafor · 1000000010 is being posted now."
[[nodiscard]] QString underWay(PostingMode mode, const Account &account);
/// That the facts of an account were changed and not saved, or are on their way.
[[nodiscard]] QString changed(const Account &account, bool underWay);

} // namespace Tally::DraftWords
