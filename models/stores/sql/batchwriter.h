// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/bulk.h"
#include "models/stores/sql/accountwriter.h"
#include "models/stores/sql/batchfacts.h"
#include "models/stores/sql/journal.h"
#include "models/stores/sql/ledgerwriter.h"

namespace Tally {

/// The parts of a batch that are written in one transaction: a new object for each, made inside it, on the writer's thread.
/// Everything a part needs is asked for before, everything is decided in memory, and only what is to stay is written: so a server is
/// asked a dozen times for a thousand lines, and nothing has to be undone because a row was refused.
class BatchWriter final
{
public:
    /// @param batch  the row of the batch, if an earlier transaction made it; else 0.
    BatchWriter(Database &database, RowWriter &rows, BulkOptions options, const LedgerRules &rules, qint64 batch = 0);

    /// Does all of it and hands it to the database; what is refused is in the report. Throws SqlFailure if it cannot go on.
    void run(std::span<const BatchPart> parts);
    [[nodiscard]] const BulkReport &report() const { return m_report; }
    /// The row of the batch; 0 if none was made.
    [[nodiscard]] qint64 batch() const { return m_batch; }

    /// Whether anything was written: not if all of it was known or refused.
    [[nodiscard]] bool changedSomething() const { return m_changed; }

    /// What the key of an account was used for.
    static inline const QString accountOperation = QStringLiteral("create-account");

private:
    /// Whether an error is about what is being written rather than about the database: it may be somebody else's account or key that
    /// came in between, and concerns one account of many.
    [[nodiscard]] static bool isAboutRows(ErrorKind kind);

    /// The account in hand: its ledger as it was and as it becomes.
    struct Work
    {
        const BulkAccount *bulk = nullptr;
        Account account;                              ///< as it will be made; of a known one only id and UUID
        QString uuid;
        LedgerState state;
        Money balanceBefore;
        qint64 ledgerVersion = 0;
        std::size_t linesBefore = 0;
        std::size_t offsetsBefore = 0;
        std::vector<LineId> changed;                  ///< existing lines to be updated
        struct NewKey { QString key; KnownKey use; };
        std::vector<NewKey> newKeys;                  ///< used by this account, not yet written
        QHash<QString, std::size_t> keys;             ///< where in newKeys a key is
        bool created = false;
    };

    /// Numbers taken and not yet used.
    template <class Id>
    struct Numbers
    {
        qint64 next = 0;
        qint64 left = 0;
        template <class Take>
        Id take(qint64 count, Take more)
        {
            if (left < count) {
                next = more(count).value;
                left = count;
            }
            left -= count;
            return {std::exchange(next, next + count)};
        }
    };

    void runTogether(std::span<const BatchPart> parts);
    void write(std::span<const BatchPart> parts);
    void takeNumbers(std::span<const BatchPart> parts);
    /// What is to be written of a part; nothing if it was refused or has nothing new.
    [[nodiscard]] std::optional<Work> decidePart(const BatchPart &part);
    /// The account to work on, created or known; false if it was refused.
    [[nodiscard]] bool prepareAccount(const BatchPart &part, Work &work);
    void admit(Account &account);
    void keep(const Work &work);
    /// False if the row was refused; nothing of it is left then.
    [[nodiscard]] bool runEntry(const BulkEntry &entry, Work &work);
    [[nodiscard]] std::optional<Error> runCommand(const BulkCommand &bulk, Work &work, std::vector<AccountLine> &undo);
    void take(LedgerChange &change, const BulkCommand &bulk, const LedgerCommand &command, Work &work, std::vector<AccountLine> &undo);
    /// What `key` was used for by this batch or an earlier one.
    [[nodiscard]] std::optional<KnownKey> known(const QString &key, const Work &work) const;
    /// Whether `key` has done `command` before. Throws KeyReused or Invalid if it cannot do it now.
    [[nodiscard]] bool isKnown(const BulkCommand &bulk, const LedgerCommand &command, const Work &work) const;
    void giveReferences(std::vector<Work> &works);
    void takeHolders();
    void writeWork(Work &work);
    void insertNew(Work &work);
    void writeTrail(const Work &work, std::size_t newLines);
    void refuse(qint64 row, const Error &error);
    void refusePart(const BatchPart &part, const Error &error);
    [[nodiscard]] qint64 batchId();

    Database &m_database;
    BulkOptions m_options;
    RowWriter &m_rows;
    const LedgerRules &m_rules;
    LedgerWriter m_writer;
    BatchFacts m_facts;                               ///< of the parts in hand
    Numbers<LineId> m_lines;
    Numbers<OffsetId> m_offsets;
    Numbers<AccountId> m_accounts;
    Numbers<HolderId> m_holders;
    BulkReport m_report;
    qint64 m_batch = 0;
    bool m_changed = false;
};

/// The report of parts that are known whole, by the keys in `known`; nothing if something of them is new or differs.
[[nodiscard]] std::optional<BulkReport> passedOver(std::span<const BatchPart> parts, const KnownKeys &known);

} // namespace Tally
