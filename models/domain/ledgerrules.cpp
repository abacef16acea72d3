// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/ledgerrules.h"

#include <algorithm>

namespace Tally {

const LedgerRules &LedgerRules::builtIn()
{
    static const LedgerRules rules;
    return rules;
}

int LedgerRules::approvalsNeeded(Money amount) const
{
    int needed = 0;
    for (const ApprovalStep &step : settings.approvalLadder) {
        if (amount.minor() > step.aboveMinor)
            needed = std::max(needed, step.approvers);
    }
    return needed;
}

} // namespace Tally
