// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/sql/ledgerstate.h"
#include "models/stores/sql/rowwriter.h"

#include <span>

namespace Tally {

/// Writes what the ledger core decided.
class LedgerWriter final
{
public:
    LedgerWriter(RowWriter &rows, const LedgerSettings &settings) : m_rows{rows}, m_settings{settings} {}

    /// Marks the lines written from now on as part of a batch.
    void setBatch(qint64 batch) { m_batch = batch; }

    /// Gives the new lines and offsets of a change their numbers and reserves them.
    void number(LedgerChange &change);
    /// Gives a payment taken by hand its receipt number, if the settings want one. Imported payments have no receipt.
    void giveReceipt(LedgerChange &change);
    /// Inserts numbered lines and offsets and stores changed ones.
    void write(std::span<const AccountLine> added, std::span<const AccountLine> changed, std::span<const Offset> offsets);

private:
    RowWriter &m_rows;
    const LedgerSettings &m_settings;
    qint64 m_batch = 0;
};

/// One operation inside a transaction that is open, by `person` and under `rules`: decided, written, told of and remembered.
/// Throws the refusals of refusalFor() and decide(), KeyReused, NotFound. The rows are flushed.
[[nodiscard]] Posted postInside(Database &database, RowWriter &rows, const Posting &posting, const Person &person,
                                const LedgerRules &rules);
/// The same without a key, for what something else keeps from happening twice. The account is locked already.
[[nodiscard]] Posted postUnkeyed(Database &database, RowWriter &rows, AccountId account, const LedgerCommand &command,
                                 const Person &person, const LedgerRules &rules);

} // namespace Tally
