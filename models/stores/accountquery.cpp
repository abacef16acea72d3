// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/accountquery.h"

namespace Tally {

LedgerState Ledger::state() const
{
    return {.account = account.id, .currency = account.currency(), .lines = lines, .offsets = offsets};
}

} // namespace Tally
