// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"
#include "models/stores/sql/summaries.h"

namespace Tally {

/// Keeps the summaries of an SQLite file up to the lines one transaction writes: collects what changes, so that each row of a
/// summary is written once. (On a server triggers do it.) Throws SqlFailure.
class SummaryUpkeep final
{
public:
    explicit SummaryUpkeep(Database &database) : m_database{database} {}

    /// A line that is new.
    void add(const AccountLine &line);
    /// A line that is there and about to be stored as `line`: what it was is asked of the file, not of whoever changes it.
    /// @return what was outstanding on it, in minor units.
    qint64 change(const AccountLine &line);

    /// Writes what was collected. The transaction must not be committed before.
    void flush();
    /// Forgets what was collected since the last flush(), and the account, which may have been taken back with it.
    void discard()
    {
        m_changes = {};
        m_account = {};
    }

private:
    void count(SummaryKey owner, const AccountLine &line, const SummarySum &open, const SummarySum &flow);

    Database &m_database;
    Summaries m_changes;
    AccountId m_account;                 ///< whose type and currency are in m_owner
    SummaryKey m_owner;
};

} // namespace Tally
