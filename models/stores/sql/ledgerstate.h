// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountquery.h"
#include "models/stores/sql/database.h"

namespace Tally {

/// The part of an account's ledger that a command can touch, and what the account itself says.
struct AffectedLedger
{
    LedgerState state;             ///< lines the command does not name come without their texts: see complete()
    Money storedBalance;
    QString uuid;
};

/// Reads it inside a transaction. Throws NotFound.
[[nodiscard]] AffectedLedger loadAffected(Database &database, AccountId account, const LedgerCommand &command);

/// Gives the lines `change` changes the texts they have, in it and in `state`, before they are written and told of.
void complete(Database &database, LedgerState &state, LedgerChange &change);

/// All lines (oldest first) and all offsets (as they happened) of an account.
[[nodiscard]] LedgerState loadWhole(Database &database, AccountId account, Currency currency);

/// What a posting is answered with: the line it is about, as it is kept, with all its offsets.
[[nodiscard]] Posted answerFor(Database &database, AccountId account, LineId line, bool repeated);

} // namespace Tally
