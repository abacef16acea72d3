// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/batchrun.h"

#include "models/domain/rights.h"
#include "models/stores/sql/batchwriter.h"
#include "models/stores/sql/rulesrows.h"
#include "models/stores/sql/sqlerror.h"

#include <QElapsedTimer>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

Q_LOGGING_CATEGORY(log, "tally.sql")

/// How many postings of a batch of one transaction are decided at a time.
constexpr qint64 linesTogether = 1000;
/// How often a chunk that meets another program's lock is tried; each time waits as long as any call does.
constexpr int attempts = 12;
/// While a batch goes on, whoever shows lists hears of it so often.
constexpr qint64 announceEveryMs = 5000;

/// While many pages change, folding the log into the file less often writes each of them less often (PERFORMANCE.md, section 4).
class LongLog
{
public:
    explicit LongLog(Database &database) : m_database{database} { set(20'000); }
    ~LongLog() { set(1'000); }
    Q_DISABLE_COPY_MOVE(LongLog)

private:
    void set(int pages)
    {
        if (m_database.backend() != Backend::Sqlite)
            return;
        try {
            m_database.run(u"PRAGMA wal_autocheckpoint=%1"_s.arg(pages));
        } catch (const SqlFailure &failure) {
            qCWarning(log) << "length of the log:" << failure.error.detail;
        }
    }

    Database &m_database;
};

/// After many changes, and outside of them: they are kept whether or not this works.
void tidyUp(Database &database)
{
    try {
        database.tidyUp();
    } catch (const SqlFailure &failure) {
        qCWarning(log) << "after a batch:" << failure.error.detail;
    }
}

void requireMayImport(Database &database, const Stamp &stamp)
{
    if (!mayDo(readPerson(database, stamp.by), Operation::Import))
        throw SqlFailure{{.kind = ErrorKind::NotAllowed, .field = u"import"_s, .value = stamp.by}};
}

void requireEmpty(Database &database)
{
    if (database.value(u"SELECT EXISTS (SELECT 1 FROM account)"_s).toInt() == 1)
        throw SqlFailure{{.kind = ErrorKind::Conflict, .detail = u"the database has accounts already"_s, .field = u"database"_s}};
}

void add(BulkReport &sum, const BulkReport &more)
{
    sum.accountsAdded += more.accountsAdded;
    sum.accountsKnown += more.accountsKnown;
    sum.linesAdded += more.linesAdded;
    sum.linesKnown += more.linesKnown;
    if (sum.charged.isZero() && sum.paid.isZero()) {        // of no currency yet
        sum.charged = more.charged;
        sum.paid = more.paid;
    } else if (!more.charged.isZero() || !more.paid.isZero()) {
        sum.charged += more.charged;
        sum.paid += more.paid;
    }
    sum.problems.insert(sum.problems.end(), more.problems.begin(), more.problems.end());
}

BulkReport runWhole(Database &database, BulkSource &source, const BulkOptions &options, const BatchSurroundings &around)
{
    BulkReport report;
    {
        Transaction transaction(database);
        const Stamp stamp = around.stampNow();
        requireMayImport(database, stamp);
        if (options.onlyIntoEmpty)
            requireEmpty(database);
        const auto rows = makeRowWriter(database, stamp);
        BatchWriter batch(database, *rows, options, around.rules.current(database));
        BatchParts parts(source, linesTogether, BatchParts::Larger::StaysWhole);
        for (auto piece = parts.next(); !piece.empty() && !source.isCancelled(); piece = parts.next()) {
            batch.run(piece);
            around.progress(parts.rows());
        }
        if (source.isCancelled())
            throw SqlFailure{{.kind = ErrorKind::Cancelled}};
        report = batch.report();
        report.kept = !options.dryRun && (report.problems.empty() || options.skipBad);
        if (!report.kept || !batch.changedSomething())
            return report;                                   // nothing to keep: roll back
        transaction.commit();
    }
    around.announce();
    tidyUp(database);
    return report;
}

/// A batch of which each chunk is a transaction.
class ChunkedRun
{
public:
    ChunkedRun(Database &database, BulkSource &source, const BulkOptions &options, const BatchSurroundings &around)
        : m_database{database}, m_source{source}, m_options{options}, m_around{around}
    {
    }

    [[nodiscard]] BulkReport run();

private:
    /// False if it ends the batch.
    [[nodiscard]] bool runChunk(std::span<const BatchPart> parts);
    [[nodiscard]] bool passOver(std::span<const BatchPart> parts);
    /// What became of the parts; kept unless it has problems and may have none.
    [[nodiscard]] BulkReport writeChunk(std::span<const BatchPart> parts);
    [[nodiscard]] BulkReport writePatiently(std::span<const BatchPart> parts);
    void announceNowAndThen();

    Database &m_database;
    BulkSource &m_source;
    const BulkOptions &m_options;
    const BatchSurroundings &m_around;
    BulkReport m_report;
    qint64 m_batch = 0;
    bool m_isUntold = false;                          ///< something was kept and not yet announced
    QElapsedTimer m_sinceTold;
};

BulkReport ChunkedRun::run()
{
    if (m_options.onlyIntoEmpty)
        requireEmpty(m_database);
    {
        const LongLog longLog(m_database);
        m_sinceTold.start();
        // A trial would make a cut account anew with each of its pieces.
        BatchParts parts(m_source, m_options.linesInChunk, m_options.dryRun ? BatchParts::Larger::StaysWhole : BatchParts::Larger::IsCut);
        // The next chunk is read while nobody has the lock, so that others get their turn.
        for (auto piece = parts.next(); !piece.empty() && !m_source.isCancelled(); piece = parts.next()) {
            if (!runChunk(piece))
                break;
            m_around.progress(parts.rows());
            announceNowAndThen();
        }
        if (m_source.isCancelled() && !m_report.stopped)
            m_report.stopped = Error{.kind = ErrorKind::Cancelled};
    }
    if (m_isUntold)
        m_around.announce();
    if (m_batch != 0)
        tidyUp(m_database);
    m_report.kept = !m_options.dryRun && !m_report.stopped;
    return m_report;
}

bool ChunkedRun::runChunk(std::span<const BatchPart> parts)
{
    const bool first = m_report.accountsAdded + m_report.accountsKnown == 0 && m_report.problems.empty();
    try {
        if (passOver(parts))
            return true;
        const BulkReport chunk = writePatiently(parts);
        if (chunk.problems.empty() || m_options.skipBad || m_options.dryRun) {
            add(m_report, chunk);
            return true;
        }
        m_report.problems = chunk.problems;
        m_report.stopped = chunk.problems.front().error;
    } catch (const SqlFailure &failure) {
        if (first)
            throw;
        m_report.stopped = failure.error;
    }
    return false;
}

bool ChunkedRun::passOver(std::span<const BatchPart> parts)
{
    // One look tells a batch that is run again from a new one, whose keys are then asked for once only, by whoever writes it.
    const QString &key = parts.front().account.key;
    if (key.isEmpty() || !Journal::known(m_database, key))
        return false;
    // A key that is there stays there, so nobody needs to be kept from writing.
    const auto known = passedOver(parts, knownKeys(m_database, parts));
    if (known)
        add(m_report, *known);
    return known.has_value();
}

BulkReport ChunkedRun::writePatiently(std::span<const BatchPart> parts)
{
    for (int attempt = 1;; ++attempt) {
        try {
            return writeChunk(parts);
        } catch (const SqlFailure &failure) {
            if (failure.error.kind != ErrorKind::Busy || attempt == attempts || m_source.isCancelled())
                throw;
        }
    }
}

BulkReport ChunkedRun::writeChunk(std::span<const BatchPart> parts)
{
    Transaction transaction(m_database);
    const Stamp stamp = m_around.stampNow();
    requireMayImport(m_database, stamp);
    const auto rows = makeRowWriter(m_database, stamp);
    BatchWriter batch(m_database, *rows, m_options, m_around.rules.current(m_database), m_batch);
    batch.run(parts);
    const BulkReport &report = batch.report();
    if (!m_options.dryRun && batch.changedSomething() && (report.problems.empty() || m_options.skipBad)) {
        transaction.commit();
        m_batch = batch.batch();
        m_isUntold = true;
    }
    return report;
}

void ChunkedRun::announceNowAndThen()
{
    if (!m_isUntold || m_sinceTold.elapsed() < announceEveryMs)
        return;
    m_around.announce();
    m_isUntold = false;
    m_sinceTold.restart();
}

} // namespace

BulkReport runBatch(Database &database, BulkSource &source, const BulkOptions &options, const BatchSurroundings &around)
{
    return options.linesInChunk > 0 ? ChunkedRun(database, source, options, around).run() : runWhole(database, source, options, around);
}

} // namespace Tally
