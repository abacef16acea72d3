// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/importrun.h"

#include "models/stores/pool.h"
#include "models/workflows/importing/refusedrows.h"

#include <QDir>
#include <QFileInfo>
#include <QtConcurrent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {

namespace {

constexpr auto lookEvery = std::chrono::milliseconds(100);

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
    m_look.setInterval(lookEvery);
    connect(&m_look, &QTimer::timeout, this, &ImportRun::lookAtProgress);
}

ImportRun::~ImportRun()
{
    // The store must not go on writing for a run nobody can hear of any more, and nobody waits for the file.
    if (m_source)
        m_source->cancel();
    if (m_reading)
        m_reading->cancelled = true;
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

std::optional<std::chrono::seconds> ImportRun::remaining() const
{
    return m_look.isActive() ? m_remaining.of(m_total) : std::nullopt;
}

void ImportRun::startClock(ImportPhase phase)
{
    m_phase = phase;
    m_clock.start();
    m_remaining.start();
    m_done = 0;
    m_look.start();
}

void ImportRun::lookAtProgress()
{
    if (m_reading) {
        if (m_reading->phase != m_phase)
            startClock(m_reading->phase);
        m_done = m_reading->done;
        m_total = m_reading->total;
    } else if (m_source) {
        m_done = m_source->done();
    }
    m_remaining.tell(std::chrono::milliseconds(m_clock.elapsed()), m_done);
    emit progressChanged(m_done, m_total);
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
        finishLater(std::move(outcome));
        return;
    }
    const bool inChunks = rows() > m_chunks.rowsOfWhole;
    const bool mayKeep = m_skipBad || m_plan->faults().empty();
    // Of a small file people want all faults at once, so the store is asked although nothing will be kept. A large one would take
    // minutes for that; a trial does it for whoever wants it.
    if (inChunks && !mayKeep && m_wanted == Wanted::Import) {
        finishLater(newOutcome());
        return;
    }
    m_source = ImportPlan::source(m_plan);
    m_total = m_source->total();
    m_outcome.reset();
    startClock(ImportPhase::Writing);
    setState(State::Running);
    emit progressChanged(m_done, m_total);
    m_watcher.setFuture(m_store.runBatch(m_source, {.name = QFileInfo(m_file).fileName(),
                                                    .dryRun = m_wanted == Wanted::DryRun || !mayKeep,
                                                    .skipBad = m_skipBad,
                                                    .linesInChunk = inChunks ? m_chunks.lines : 0}));
}

void ImportRun::finishLater(ImportOutcome outcome)
{
    // Queued, so that the answer never comes before the call that asked for it has returned.
    QMetaObject::invokeMethod(this, [this, outcome = std::move(outcome)] { finish(outcome); }, Qt::QueuedConnection);
}

void ImportRun::cancel()
{
    if (isRunning()) {
        m_source->cancel();
    } else if (m_state == State::Reading) {
        const bool wanted = m_wanted != Wanted::Nothing;
        stopReading();
        ImportOutcome outcome = newOutcome();
        outcome.cancelled = true;
        setState(State::Empty);
        if (wanted)
            finish(std::move(outcome));
    }
}

void ImportRun::takeReport()
{
    m_look.stop();
    if (m_source)
        lookAtProgress();
    m_source.reset();
    ImportOutcome outcome = newOutcome();
    const Result<BulkReport> report = m_watcher.future().resultCount() > 0 ? m_watcher.result()
                                                                           : Result<BulkReport>(Error{.kind = ErrorKind::Cancelled});
    if (report) {
        outcome.counts = *report;
        outcome.kept = report->kept;
        outcome.partly = report->stopped && !outcome.dryRun && report->accountsAdded + report->linesAdded > 0;
        addProblems(outcome);
    }
    const std::optional<Error> why = report ? report->stopped : std::optional(report.error());
    outcome.cancelled = why && why->kind == ErrorKind::Cancelled;
    if (outcome.partly)
        outcome.rowsToDo = std::max<qint64>(0, m_total - m_done);
    if (why && !outcome.cancelled && outcome.counts.problems.empty())
        outcome.failure = why;
    if (!outcome.kept || outcome.faults.empty()) {
        finish(std::move(outcome));
        return;
    }
    m_unfinished = outcome;
    writeRefused(refusedFile(), outcome.faults);
}

void ImportRun::writeRefused(const QString &path, const std::vector<ImportFault> &faults)
{
    m_saving.setFuture(QtConcurrent::run(&workPool(), [plan = m_plan, faults, path] {
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
