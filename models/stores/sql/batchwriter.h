// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/bulk.h"
#include "models/stores/sql/accountwriter.h"
#include "models/stores/sql/journal.h"
#include "models/stores/sql/ledgerwriter.h"

#include <functional>

namespace Tally {

/// One batch: a new object for each, made inside the transaction that is the batch, on the writer's thread.
class BatchWriter final
{
public:
    BatchWriter(Database &database, RowWriter &rows, BulkOptions options, const LedgerRules &rules);

    /// Throws Cancelled when the source was cancelled, Conflict when the database had to be empty and is not.
    /// @param progress  told how many accounts are done.
    /// @return the report; the caller commits if `kept` is set, and rolls back otherwise.
    [[nodiscard]] BulkReport run(BulkSource &source, const std::function<void(qint64)> &progress);
    /// Whether the batch wrote anything: not if all of it was known or refused.
    [[nodiscard]] bool changedSomething() const { return m_batch != 0; }

private:
    /// The account in hand: its ledger as it was and as it becomes.
    struct Work
    {
        LedgerState state;
        Money balanceBefore;
        std::size_t linesBefore = 0;
        std::size_t offsetsBefore = 0;
        std::vector<LineId> changed;                  ///< existing lines to be updated
        struct NewKey { QString key; KnownKey use; };
        std::vector<NewKey> newKeys;                  ///< used by this batch, not yet written
        QHash<QString, std::size_t> keys;             ///< where in newKeys a key is
        bool created = false;
    };

    void runAccount(BulkAccount &bulk);
    /// The account to work on, created or known; nothing if it was refused.
    [[nodiscard]] bool prepareAccount(BulkAccount &bulk, Account &account, Work &work);
    /// False if the row was refused; nothing of it is left then.
    [[nodiscard]] bool runEntry(const BulkEntry &entry, Work &work);
    [[nodiscard]] std::optional<Error> runCommand(const BulkCommand &bulk, Work &work, std::vector<AccountLine> &undo);
    /// What `key` was used for by this batch or an earlier one.
    [[nodiscard]] std::optional<KnownKey> known(const QString &key, const Work &work);
    /// Whether `key` has done `command` before. Throws KeyReused or Invalid if it cannot do it now.
    [[nodiscard]] bool isKnown(const BulkCommand &bulk, const LedgerCommand &command, const Work &work);
    void writeAccount(const BulkAccount &bulk, const Account &account, Work &work);
    void refuse(qint64 row, const Error &error);
    [[nodiscard]] qint64 batchId();

    Database &m_database;
    BulkOptions m_options;
    RowWriter &m_rows;
    const LedgerRules &m_rules;
    LedgerWriter m_writer;
    BulkReport m_report;
    qint64 m_batch = 0;
};

} // namespace Tally
