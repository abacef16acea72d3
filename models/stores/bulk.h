// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/account.h"
#include "models/domain/ledger.h"

#include <QString>

#include <atomic>
#include <optional>
#include <vector>

/// Many accounts and postings in one transaction: what import and the demo council hand to a store.
namespace Tally {

/// One posting of a batch.
struct BulkCommand
{
    QString key;                  ///< idempotency key; empty: not recorded (a generated council has none)
    LedgerCommand command;
    QString content = {};         ///< what else the file said of it; a known key with another one is a KeyReused problem
    QString paysKey = {};         ///< for a credit: the key of the debit it names, of this batch or an earlier one
};

/// The postings of one row of a file: all of them happen or none.
struct BulkEntry
{
    qint64 row = 0;               ///< line number in the file, from 1; 0 if there is none
    std::vector<BulkCommand> commands;
};

/// One account with what happens on it. If `key` is known, the account it made is used and `draft` is compared with it by
/// `fingerprint`; otherwise the account is created.
struct BulkAccount
{
    QString key;                  ///< empty: always create
    QString fingerprint = {};     ///< what the file said of the account; a known key with another one is a KeyReused problem
    Account draft;                ///< id and version are ignored; a null uuid and an empty payment reference are filled in
    qint64 row = 0;
    std::vector<BulkEntry> entries;
};

/// Hands out accounts one at a time, on the store's thread, so that a batch never has to be in memory whole.
class BulkSource
{
public:
    BulkSource() = default;
    Q_DISABLE_COPY_MOVE(BulkSource)
    virtual ~BulkSource() = default;
    /// The next account, or nothing at the end. Called on the store's writer thread.
    virtual std::optional<BulkAccount> next() = 0;
    /// How many accounts there will be, for progress.
    [[nodiscard]] virtual qint64 total() const = 0;

    /// Asks the store to stop; callable from any thread. The batch then answers Cancelled and nothing is kept, unless it had
    /// been committed already, which its report says. (Cancelling the QFuture would lose that answer.)
    void cancel() noexcept { m_cancelled = true; }
    [[nodiscard]] bool isCancelled() const noexcept { return m_cancelled; }

private:
    std::atomic_bool m_cancelled = false;
};

struct BulkOptions
{
    QString name;                 ///< of the file or the generator, kept in the audit trail
    bool dryRun = false;          ///< do everything, then roll back
    bool skipBad = false;         ///< leave out what is refused instead of rolling back
    bool onlyIntoEmpty = false;   ///< refuse with Conflict if the database has accounts
};

/// One row that was refused.
struct BulkProblem
{
    qint64 row = 0;
    Error error;                  ///< its field is a wire name
};

struct BulkReport
{
    qint64 accountsAdded = 0;
    qint64 accountsKnown = 0;     ///< were there already
    qint64 linesAdded = 0;
    qint64 linesKnown = 0;        ///< were posted by an earlier run of the same data
    Money charged;                ///< sum of the debits added; the batch has one currency
    Money paid;                   ///< sum of the credits added, positive
    std::vector<BulkProblem> problems;
    bool kept = false;            ///< committed; false after a dry run or when problems rolled everything back
};

} // namespace Tally
