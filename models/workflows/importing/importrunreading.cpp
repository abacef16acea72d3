// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/importrun.h"

#include "models/stores/pool.h"
#include "models/workflows/importing/importfile.h"

#include <QFileInfo>
#include <QtConcurrent>

#include <algorithm>

// What an ImportRun does before the store comes in: choosing, reading and checking the file.
namespace Tally {

void ImportRun::setFile(const QString &path)
{
    if (isRunning())
        return;
    m_file = path;
    m_table.reset();
    prepare();
}

void ImportRun::readAgainIfChanged()
{
    if (isRunning() || m_state == State::Reading || m_file.isEmpty() || m_stamp == stampOf(m_file))
        return;
    m_table.reset();
    prepare();
}

ImportRun::Stamp ImportRun::stampOf(const QString &path)
{
    const QFileInfo file(path);
    return {.modified = file.lastModified(), .size = file.size()};
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
    stopReading();
    m_plan.reset();
    m_fileFault.reset();
    m_outcome.reset();
    if (m_file.isEmpty() || !m_profile) {
        setState(State::Empty);
        return;
    }
    if (!m_table)
        m_stamp = stampOf(m_file);                // before it is read: what changes meanwhile is another file
    m_reading = std::make_shared<ImportProgress>();
    startClock(ImportPhase::Reading);
    setState(State::Reading);
    m_preparing.setFuture(QtConcurrent::run(&workPool(), &ImportRun::readAndPlan, m_file, m_table, *m_profile, m_dates, m_store.info().location,
                                            m_reading));
}

void ImportRun::stopReading()
{
    m_preparing.setFuture({});
    m_look.stop();
    if (m_reading)
        m_reading->cancelled = true;
    m_reading.reset();
}

ImportRun::Prepared ImportRun::readAndPlan(const QString &path, const std::shared_ptr<const CsvTable> &table, const ImportProfile &profile,
                                           const ImportDates &dates, const QString &database, const std::shared_ptr<ImportProgress> &progress)
{
    standBack(Behind::Window);
    Prepared prepared{.table = table, .plan = {}, .fault = {}};
    if (!prepared.table) {
        auto read = readImportFile(path, database, *progress);
        if (auto *fault = std::get_if<ImportFault>(&read)) {
            prepared.fault = std::move(*fault);
            return prepared;
        }
        prepared.table = std::make_shared<const CsvTable>(CsvReader::read(std::get<QByteArray>(std::move(read)), profile.csv, progress.get()));
    }
    prepared.plan = ImportPlan::make({.table = prepared.table, .profile = profile, .dates = dates, .file = QFileInfo(path).fileName()},
                                     progress.get());
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
    m_look.stop();
    m_reading.reset();
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

} // namespace Tally
