// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/account.h"
#include "models/domain/ledger.h"

#include <QString>

#include <algorithm>
#include <atomic>
#include <optional>
#include <vector>

/// Many accounts and postings at once: what import and the demo council hand to a store.
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

    /// How much of BulkSource::total() it is.
    [[nodiscard]] qint64 rows() const { return std::max<qint64>(1, qint64(entries.size())); }
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
    /// How many rows there will be, for progress: an account with none counts as one.
    [[nodiscard]] virtual qint64 total() const = 0;

    /// Asks the store to stop; callable from any thread. A batch of one transaction then answers Cancelled and nothing is kept,
    /// unless it had been committed already, which its report says; one in chunks answers its report, which says what was kept.
    /// (Cancelling the QFuture would lose that answer.)
    void cancel() noexcept { m_cancelled = true; }
    [[nodiscard]] bool isCancelled() const noexcept { return m_cancelled; }

    /// How many of total() the store is done with. Callable from any thread; told by the store. (The progress of a QFuture is an int.)
    [[nodiscard]] qint64 done() const noexcept { return m_done; }
    void tellDone(qint64 rows) noexcept { m_done = rows; }

private:
    std::atomic_bool m_cancelled = false;
    std::atomic<qint64> m_done = 0;
};

struct BulkOptions
{
    QString name;                 ///< of the file or the generator, kept in the audit trail
    bool dryRun = false;          ///< do everything, then roll back
    bool skipBad = false;         ///< leave out what is refused instead of rolling back
    bool onlyIntoEmpty = false;   ///< refuse with Conflict if the database has accounts
    /// 0: the batch is one transaction, all of it or nothing. Otherwise each chunk of about so many postings is one, so that nobody
    /// waits for the lock for long and what was kept stays when the batch is stopped: the same batch run again goes on from there,
    /// by its keys. An account with its postings is one chunk unless it alone is larger. A trial rolls each chunk back.
    qint64 linesInChunk = 0;
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
    bool kept = false;            ///< all of it committed; false after a dry run or when problems rolled everything back
    /// Of a batch in chunks: why it ended before its end. What is counted above was kept (in a trial: would have been); the chunk
    /// that was at work, whose problems are listed, was not.
    std::optional<Error> stopped;
};

} // namespace Tally
