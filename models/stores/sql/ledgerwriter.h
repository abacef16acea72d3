// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountquery.h"
#include "models/stores/sql/accountwriter.h"
#include "models/stores/sql/database.h"
#include "models/stores/sql/rawstatement.h"

#include <span>

namespace Tally {

/// The part of an account's ledger that `command` can touch, read inside a transaction. Throws NotFound.
[[nodiscard]] LedgerState loadAffected(Database &database, AccountId account, const LedgerCommand &command);
/// All lines (oldest first) and all offsets (as they happened) of an account.
[[nodiscard]] LedgerState loadWhole(Database &database, AccountId account, Currency currency);

/// The line a command is about: the first new one of its numbered change, or the credit that was applied.
[[nodiscard]] LineId subjectOf(const LedgerChange &change, const LedgerCommand &command);

/// Writes what the ledger core decided. Made inside a transaction and used up with it; throws SqlFailure.
class LedgerWriter final
{
public:
    LedgerWriter(Database &database, const Stamp &stamp);

    /// Marks the lines written from now on as part of a batch.
    void setBatch(qint64 batch) { m_batch = batch; }

    /// Gives the new lines and offsets of a change their numbers and reserves them.
    void number(LedgerChange &change);
    /// Inserts numbered lines and offsets and stores outstanding and status of changed ones.
    void write(std::span<const AccountLine> added, std::span<const AccountLine> changed, std::span<const Offset> offsets);
    /// Brings the account's balance, open charges and last payment up to its lines.
    /// @return the account's new ledger version.
    qint64 refreshAccount(AccountId account, Money balance);

private:
    Database &m_database;
    QString m_at;
    QString m_by;
    qint64 m_batch = 0;
    LineId m_nextLine;
    OffsetId m_nextOffset;
    RawStatement m_insertLine;
    RawStatement m_updateLine;
    RawStatement m_insertOffset;
};

/// Posts one operation in a transaction of its own. Throws the refusals of decide(), KeyReused, NotFound.
[[nodiscard]] Posted postOne(Database &database, const Posting &posting, const Stamp &stamp);

} // namespace Tally
