// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/importrun.h"

#include "models/workflows/importing/refusedrows.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtConcurrent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {

namespace {

/// Whether `path` is the file of the database, or one beside it that SQLite needs. It must not even be opened: closing it again would
/// drop the locks this program has on its database.
bool belongsToDatabase(const QString &path, const QString &database)
{
    const QString file = QFileInfo(database).canonicalFilePath();
    const QString chosen = QFileInfo(path).canonicalFilePath();
    return !file.isEmpty() && (chosen == file || chosen == file + u"-wal"_s || chosen == file + u"-shm"_s);
}

std::variant<QByteArray, ImportFault> readBytes(const QString &path, const QString &database)
{
    const QFileInfo info(path);
    ImportFault fault{.file = info.fileName(), .line = 0, .column = {}, .reason = ImportReason::FileMissing, .value = path};
    if (!info.exists())
        return fault;
    if (info.isDir()) {
        fault.reason = ImportReason::FileIsFolder;
        return fault;
    }
    if (belongsToDatabase(path, database)) {
        fault.reason = ImportReason::FileIsDatabase;
        return fault;
    }
    if (info.size() > CsvReader::largestFile) {
        fault.reason = ImportReason::FileTooLarge;
        return fault;
    }
    QFile file(path);
    QByteArray bytes;
    const bool opened = file.open(QIODevice::ReadOnly);
    if (opened)
        bytes = file.readAll();
    if (!opened || file.error() != QFileDevice::NoError) {
        fault.reason = ImportReason::FileUnreadable;
        fault.value = file.errorString();
        return fault;
    }
    const bool marked = bytes.startsWith("\xef\xbb\xbf");
    if (QByteArrayView(bytes).sliced(marked ? 3 : 0).trimmed().isEmpty()) {
        fault.reason = ImportReason::FileEmpty;
        return fault;
    }
    if (isUtf16(bytes)) {
        fault.reason = ImportReason::FileIsUtf16;
        return fault;
    }
    return bytes;
}

qint64 rowsWithFaults(const std::vector<ImportFault> &byLine)
{
    qint64 rows = 0;
    qint64 last = 0;
    for (const ImportFault &fault : byLine) {
        rows += fault.line != last ? 1 : 0;
        last = fault.line;
    }
    return rows;
}

} // namespace

ImportRun::ImportRun(AccountStore &store, QDate today, QObject *parent)
    : QObject(parent), m_store{store}, m_dates{.asAt = {}, .today = today}
{
    connect(&m_preparing, &QFutureWatcherBase::finished, this, &ImportRun::takePrepared);
    connect(&m_saving, &QFutureWatcherBase::finished, this, &ImportRun::takeSaved);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ImportRun::takeReport);
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this, [this](int done) {
        m_done = done;
        emit progressChanged(m_done, m_total);
    });
}

ImportRun::~ImportRun()
{
    // The store must not go on writing for a run nobody can hear of any more.
    if (m_source)
        m_source->cancel();
}

void ImportRun::setFile(const QString &path)
{
    if (isRunning())
        return;
    m_file = path;
    m_table.reset();
    prepare();
}

void ImportRun::setProfile(const ImportProfile &profile)
{
    if (isRunning())
        return;
    // Only these two change how the bytes are cut into fields.
    if (!m_profile || m_profile->csv.separator != profile.csv.separator || m_profile->csv.encoding != profile.csv.encoding)
        m_table.reset();
    m_profile = profile;
    prepare();
}

void ImportRun::setColumn(const QString &key, const QString &header)
{
    if (isRunning() || !m_profile || m_profile->header(key) == header)
        return;
    m_profile->setHeader(key, header);
    prepare();
}

void ImportRun::setAsAt(QDate date)
{
    if (isRunning() || m_dates.asAt == date)
        return;
    m_dates.asAt = date;
    prepare();
}

void ImportRun::setSkipBad(bool skip)
{
    if (isRunning() || m_skipBad == skip)
        return;
    m_skipBad = skip;
    emit changed();
}

void ImportRun::setRefusedFile(const QString &path)
{
    m_refusedFile = path;
}

QString ImportRun::refusedFile() const
{
    if (!m_refusedFile.isEmpty())
        return m_refusedFile;
    const QFileInfo database(m_store.info().location);
    const QDir folder = database.isFile() ? database.dir() : QDir::current();
    return folder.filePath(QFileInfo(m_file).completeBaseName() + u".refused.csv"_s);
}

ImportRun::Problem ImportRun::problem() const
{
    if (m_file.isEmpty())
        return Problem::NoFile;
    if (!m_profile)
        return Problem::NoProfile;
    if (m_fileFault)
        return Problem::FileRefused;
    if (!m_plan)
        return Problem::NotRead;
    const auto &columns = m_plan->columns().all();
    const bool wrong = std::any_of(columns.begin(), columns.end(),
                                   [](const auto &column) { return column.problem != ImportColumns::Problem::None; });
    if (wrong)
        return Problem::ColumnsWrong;
    return m_plan->isFileRefused() ? Problem::FileRefused : Problem::None;
}

void ImportRun::prepare()
{
    m_preparing.setFuture({});
    m_plan.reset();
    m_fileFault.reset();
    m_outcome.reset();
    if (m_file.isEmpty() || !m_profile) {
        setState(State::Empty);
        return;
    }
    setState(State::Reading);
    m_preparing.setFuture(QtConcurrent::run(&ImportRun::readAndPlan, m_file, m_table, *m_profile, m_dates, m_store.info().location));
}

ImportRun::Prepared ImportRun::readAndPlan(const QString &path, const std::shared_ptr<const CsvTable> &table,
                                           const ImportProfile &profile, const ImportDates &dates, const QString &database)
{
    Prepared prepared{.table = table, .plan = {}, .fault = {}};
    if (!prepared.table) {
        auto read = readBytes(path, database);
        if (auto *fault = std::get_if<ImportFault>(&read)) {
            prepared.fault = std::move(*fault);
            return prepared;
        }
        prepared.table = std::make_shared<const CsvTable>(CsvReader::read(std::get<QByteArray>(read), profile.csv));
    }
    prepared.plan = ImportPlan::make({.table = prepared.table, .profile = profile, .dates = dates, .file = QFileInfo(path).fileName()});
    return prepared;
}

void ImportRun::takePrepared()
{
    if (m_state != State::Reading || m_preparing.future().resultCount() == 0)
        return;
    const Prepared prepared = m_preparing.result();
    m_table = prepared.table;
    m_plan = prepared.plan;
    m_fileFault = prepared.fault;
    setState(State::Ready);
    if (m_wanted != Wanted::Nothing)
        run();
}

QStringList ImportRun::headers() const
{
    return m_table ? m_table->header() : QStringList();
}

std::vector<ImportColumns::Column> ImportRun::columns() const
{
    return m_plan ? m_plan->columns().all() : std::vector<ImportColumns::Column>();
}

std::vector<ImportRun::PreviewRow> ImportRun::preview(qsizetype most) const
{
    std::vector<PreviewRow> rows;
    if (!m_plan)
        return rows;
    const CsvTable &table = m_plan->table();
    for (qsizetype record = 0; record < std::min(most, table.size()); ++record) {
        PreviewRow row{.line = table.line(record), .values = table.fields(record), .faults = {}};
        const auto range = std::equal_range(m_plan->faults().begin(), m_plan->faults().end(), ImportFault{.line = row.line},
                                            [](const ImportFault &a, const ImportFault &b) { return a.line < b.line; });
        row.faults.assign(range.first, range.second);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<ImportFault> ImportRun::faults() const
{
    if (m_fileFault)
        return {*m_fileFault};
    return m_plan ? m_plan->faults() : std::vector<ImportFault>();
}

qint64 ImportRun::rows() const
{
    return m_plan ? m_plan->table().size() : 0;
}

std::optional<std::chrono::seconds> ImportRun::remaining() const
{
    // A first guess from a few rows would jump about.
    if (!isRunning() || m_done <= 0 || m_total <= 0 || m_clock.elapsed() < 1000)
        return std::nullopt;
    return std::chrono::seconds(m_clock.elapsed() * (m_total - m_done) / m_done / 1000);
}

void ImportRun::dryRun() { want(Wanted::DryRun); }
void ImportRun::start() { want(Wanted::Import); }

void ImportRun::want(Wanted what)
{
    if (isRunning())
        return;
    m_wanted = what;
    if (m_state == State::Reading)
        return;
    const bool read = m_plan || m_fileFault;
    if (!read && !m_file.isEmpty() && m_profile)
        prepare();
    else
        run();
}

void ImportRun::run()
{
    if (problem() != Problem::None) {
        ImportOutcome outcome = newOutcome();
        outcome.fileRefused = true;
        if (outcome.faults.empty())
            outcome.faults.push_back({.file = m_file, .line = 0, .column = {}, .reason = ImportReason::FileMissing});
        // Queued, so that the answer never comes before the call that asked for it has returned.
        QMetaObject::invokeMethod(this, [this, outcome = std::move(outcome)] { finish(outcome); }, Qt::QueuedConnection);
        return;
    }
    // With rows refused already nothing will be kept, but the store is asked all the same: people want all faults at once.
    const bool keep = m_wanted == Wanted::Import && (m_skipBad || m_plan->faults().empty());
    m_source = ImportPlan::source(m_plan);
    m_done = 0;
    m_total = m_source->total();
    m_clock.start();
    m_outcome.reset();
    setState(State::Running);
    emit progressChanged(m_done, m_total);
    m_watcher.setFuture(m_store.runBatch(m_source, {.name = QFileInfo(m_file).fileName(), .dryRun = !keep, .skipBad = m_skipBad}));
}

void ImportRun::cancel()
{
    if (isRunning()) {
        m_source->cancel();
    } else if (m_state == State::Reading) {
        const bool wanted = m_wanted != Wanted::Nothing;
        m_preparing.setFuture({});
        ImportOutcome outcome = newOutcome();
        outcome.cancelled = true;
        setState(State::Empty);
        if (wanted)
            finish(std::move(outcome));
    }
}

void ImportRun::takeReport()
{
    m_source.reset();
    ImportOutcome outcome = newOutcome();
    const Result<BulkReport> report = m_watcher.future().resultCount() > 0 ? m_watcher.result()
                                                                           : Result<BulkReport>(Error{.kind = ErrorKind::Cancelled});
    if (!report) {
        outcome.cancelled = report.error().kind == ErrorKind::Cancelled;
        if (!outcome.cancelled)
            outcome.failure = report.error();
        finish(std::move(outcome));
        return;
    }
    outcome.counts = *report;
    outcome.kept = report->kept;
    addProblems(outcome);
    if (!outcome.kept || outcome.faults.empty()) {
        finish(std::move(outcome));
        return;
    }
    m_unfinished = outcome;
    writeRefused(refusedFile(), outcome.faults);
}

void ImportRun::writeRefused(const QString &path, const std::vector<ImportFault> &faults)
{
    m_saving.setFuture(QtConcurrent::run([plan = m_plan, faults, path] {
        return Saved{.path = path, .error = writeRefusedRows(path, *plan, faults)};
    }));
}

void ImportRun::takeSaved()
{
    const Saved saved = m_saving.result();
    if (!m_unfinished) {
        emit refusedRowsSaved(saved.path, saved.error);
        return;
    }
    ImportOutcome outcome = *std::exchange(m_unfinished, std::nullopt);
    if (saved.error.isEmpty())
        outcome.refusedFile = saved.path;
    else
        outcome.refusedFileError = saved.error;
    finish(std::move(outcome));
}

ImportOutcome ImportRun::newOutcome() const
{
    ImportOutcome outcome{.file = m_file,
                          .profile = m_profile ? m_profile->name : QString(),
                          .asAt = m_dates.asAt,
                          .dryRun = m_wanted == Wanted::DryRun,
                          .skipBad = m_skipBad};
    outcome.faults = faults();
    if (m_profile)
        outcome.counts.charged = outcome.counts.paid = Money::fromMinor(0, m_profile->currency);
    if (m_plan) {
        outcome.rows = rows();
        outcome.rowsRefused = m_plan->isFileRefused() ? 0 : rowsWithFaults(outcome.faults);
        outcome.rowsLater = m_plan->rowsLater();
        outcome.ignoredColumns = m_plan->columns().ignored();
    }
    return outcome;
}

void ImportRun::addProblems(ImportOutcome &outcome) const
{
    if (outcome.counts.linesAdded == 0)
        outcome.counts.charged = outcome.counts.paid = Money::fromMinor(0, m_profile->currency);
    for (const BulkProblem &problem : outcome.counts.problems) {
        outcome.faults.push_back({.file = QFileInfo(m_file).fileName(),
                                  .line = problem.row,
                                  .column = m_plan->columns().header(problem.error.field),
                                  .reason = ImportReason::StoreRefused,
                                  .value = problem.error.value,
                                  .hint = {},
                                  .error = problem.error});
    }
    std::stable_sort(outcome.faults.begin(), outcome.faults.end(),
                     [](const ImportFault &a, const ImportFault &b) { return a.line < b.line; });
    outcome.rowsRefused = rowsWithFaults(outcome.faults);
}

void ImportRun::finish(ImportOutcome outcome)
{
    m_wanted = Wanted::Nothing;
    m_outcome = std::move(outcome);
    setState(State::Finished);
    const ImportOutcome told = *m_outcome;    // a slot may start the next run
    emit finished(told);
}

void ImportRun::saveRefusedRows(const QString &path)
{
    if (m_outcome && m_plan && !m_saving.isRunning())
        writeRefused(path, m_outcome->faults);
}

void ImportRun::setState(State state)
{
    m_state = state;
    emit changed();
}

} // namespace Tally
