// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"
#include "tests/bench/databasemaker.h"
#include "tests/bench/disksync.h"
#include "tests/bench/postings.h"
#include "tests/bench/waiting.h"
#include "models/stores/sql/sqlaccountstore.h"

#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>

using namespace Qt::StringLiterals;

namespace Tally::Bench {
namespace {

QString newSeries() { return QUuid::createUuid().toString(QUuid::Id128); }

/// Processor time of this process in milliseconds.
double processorTime() { return double(std::clock()) * 1000 / CLOCKS_PER_SEC; }

/// A file beside the database, on the same disk, that is written to and waited for.
class SyncedFile final
{
public:
    explicit SyncedFile(const QString &path) : m_path{path}, m_file{::open(QFile::encodeName(path).constData(), O_CREAT | O_TRUNC | O_WRONLY, 0600)}
    {
        if (m_file < 0)
            giveUp(u"%1 cannot be written"_s.arg(path));
    }
    ~SyncedFile()
    {
        ::close(m_file);
        QFile::remove(m_path);
    }
    Q_DISABLE_COPY_MOVE(SyncedFile)

    /// Milliseconds of writing that many bytes behind the last, and waiting until they are on the disk.
    [[nodiscard]] double append(std::size_t bytes)
    {
        const double ms = write(bytes, m_end);
        m_end += off_t(bytes);
        return ms;
    }
    /// The same over bytes that are there, as a log that has come round does.
    [[nodiscard]] double overwrite(std::size_t bytes) { return write(bytes, 0); }

private:
    double write(std::size_t bytes, off_t at)
    {
        m_bytes.resize(bytes, '\x5a');
        const Stopwatch watch;
        if (::pwrite(m_file, m_bytes.data(), bytes, at) != ssize_t(bytes) || ::fdatasync(m_file) != 0)
            giveUp(u"%1 cannot be written"_s.arg(m_path));
        return watch.ms();
    }

    QString m_path;
    int m_file;
    off_t m_end = 0;
    std::string m_bytes;
};

class PostingRows final
{
public:
    explicit PostingRows(Bench &bench)
        : m_bench{bench}, m_store{bench.database, SqlAccountStore::Opening::MustExist, {.user = benchUser()}}
    {
        if (const auto opened = await(m_store.open()); !opened)
            giveUp(opened.error().detail);
    }

    void measurePosting()
    {
        constexpr int rounds = 20;
        constexpr int together = 25;
        for (int i = 0; i < 2 * together; ++i)
            (void)post();
        const std::size_t bytes = bytesOfOne();
        SyncedFile file(m_bench.database + u".sync"_s);
        std::vector<double> ours, appended, overwritten;
        double processor = 0;
        // By turns, so that both meet the same disk.
        for (int round = 0; round < rounds; ++round) {
            const double before = processorTime();
            for (int i = 0; i < together; ++i)
                ours.push_back(post());
            processor += processorTime() - before;
            for (int i = 0; i < together; ++i)
                appended.push_back(file.append(bytes));
            for (int i = 0; i < together; ++i)
                overwritten.push_back(file.overwrite(bytes));
        }
        const double reference = median(appended);
        m_bench.add({.id = u"posting"_s, .what = u"one durable posting, with everything it leaves"_s, .unit = u"ms"_s,
                     .figure = median(ours), .reference = reference,
                     .referenceWhat = u"an append of as many bytes and fdatasync"_s, .goal = u"<= 1.3 x reference"_s,
                     .limit = 1.3 * reference,
                     .details = {{u"bytes a posting adds to the log"_s, double(bytes)},
                                 {u"99 of 100 postings, ms"_s, percentile(ours, 0.99)},
                                 {u"99 of 100 appends, ms"_s, percentile(appended, 0.99)},
                                 {u"the same bytes written over, ms"_s, median(overwritten)},
                                 {u"processor time of one, ms"_s, processor / (rounds * together)},
                                 {u"postings in a second"_s, 1000 / median(ours)}}});
    }

    void measureImport()
    {
        const qint64 count = std::min<qint64>(m_bench.options.size.accounts, 30'000);
        std::vector<double> durable, careless;
        for (int round = 0; round < std::max(m_bench.options.repeat / 2, 1); ++round) {
            durable.push_back(importRate(count));
            setDiskSync(false);
            careless.push_back(importRate(count));
            setDiskSync(true);
        }
        const double reference = median(careless);
        m_bench.add({.id = u"import"_s, .what = u"import of payments into known accounts"_s, .unit = u"rows/s"_s,
                     .figure = median(durable), .reference = reference, .referenceWhat = u"the same with a disk nobody waits for (synchronous=OFF)"_s,
                     .goal = u">= 0.5 x reference"_s, .limit = 0.5 * reference, .atLeast = true,
                     .details = {{u"payments in one import"_s, double(count)}}});
    }

private:
    double post()
    {
        const Posting posting = paymentOf(m_series, ++m_number, m_bench.options.size.accounts);
        const Stopwatch watch;
        const auto posted = await(m_store.post(posting));
        const double ms = watch.ms();
        if (!posted)
            giveUp(u"posting: %1"_s.arg(posted.error().detail));
        return ms;
    }

    std::size_t bytesOfOne()
    {
        constexpr int count = 20;
        RawFile(m_bench.database, RawFile::Use::Write).run("PRAGMA wal_checkpoint(TRUNCATE)");
        for (int i = 0; i < count; ++i)
            (void)post();
        return std::size_t(QFileInfo(m_bench.database + u"-wal"_s).size() / count);
    }

    double importRate(qint64 count)
    {
        const auto source = std::make_shared<PaymentSource>(m_bench.options.size, newSeries(), 1, count);
        const Stopwatch watch;
        const auto report = await(m_store.runBatch(source, {.name = u"bench"_s, .linesInChunk = paymentsInChunk}));
        const double ms = watch.ms();
        if (!report)
            giveUp(u"import: %1"_s.arg(report.error().detail));
        if (!report->kept || report->linesAdded != count)
            giveUp(u"the import added %1 of %2 payments"_s.arg(report->linesAdded).arg(count));
        return double(count) * 1000 / ms;
    }

    Bench &m_bench;
    SqlAccountStore m_store;
    QString m_series = newSeries();
    quint64 m_number = 0;
};

} // namespace

void measurePostings(Bench &bench)
{
    if (!bench.wantsAny({u"posting"_s, u"import"_s}))
        return;
    PostingRows rows(bench);
    if (bench.wants(u"posting"_s))
        rows.measurePosting();
    if (bench.wants(u"import"_s))
        rows.measureImport();
}

} // namespace Tally::Bench
