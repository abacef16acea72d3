// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"
#include "models/workflows/importing/importoutcome.h"
#include "models/workflows/importing/importplan.h"
#include "models/workflows/importing/importprogress.h"
#include "models/workflows/importing/remainingtime.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace Tally {

/// One import, from choosing a file to its report. The wizard shows it, the command line drives it; neither decides anything.
/// The file is read and checked on another thread as soon as file and profile are known, and again when either changes.
class ImportRun final : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Empty,        ///< file or profile are not chosen yet
        Reading,
        Ready,        ///< read and checked; problem() says if it can go on
        Running,      ///< the store is at work
        Finished,     ///< outcome() is there
    };
    Q_ENUM(State)
    /// Why an import cannot start.
    enum class Problem { None, NoFile, NoProfile, NotRead, FileRefused, ColumnsWrong };
    Q_ENUM(Problem)

    /// @param today  the day an opening balance without a start date counts from, unless as-at is given.
    ImportRun(AccountStore &store, QDate today, QObject *parent = nullptr);
    ~ImportRun() override;

    // What to do. Ignored while the store is at work.
    void setFile(const QString &path);
    /// Reads the file once more if it is another one than was read: mended meanwhile, perhaps, or gone.
    void readAgainIfChanged();
    void setProfile(const ImportProfile &profile);
    /// Takes `key` from another column of the file, for this import; an empty header: from none.
    void setColumn(const QString &key, const QString &header);
    /// Leaves out what had not happened by that day; invalid: nothing.
    void setAsAt(QDate date);
    /// Imports the good rows and writes the refused ones to a file, instead of importing nothing.
    void setSkipBad(bool skip);
    /// How a file comes into the store. A small one is all or nothing. Of a large one each chunk is kept by itself, so that others can
    /// write meanwhile and a stopped import goes on where it was when the same file is imported again.
    struct Chunks
    {
        qint64 rowsOfWhole = 20'000;      ///< a file with more rows is large
        qint64 lines = 1'000;             ///< charges and payments in a chunk: about 50 ms during which nobody else writes
    };
    void setChunks(Chunks chunks) { m_chunks = chunks; }
    /// Where refused rows go; empty: beside the database, or in the working folder, as NAME.refused.csv.
    void setRefusedFile(const QString &path);

    [[nodiscard]] const QString &file() const { return m_file; }
    [[nodiscard]] const std::optional<ImportProfile> &profile() const { return m_profile; }
    [[nodiscard]] QDate asAt() const { return m_dates.asAt; }
    [[nodiscard]] bool skipBad() const { return m_skipBad; }
    [[nodiscard]] QString refusedFile() const;
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] Problem problem() const;

    // What was read; empty until Ready.
    [[nodiscard]] QStringList headers() const;
    [[nodiscard]] std::vector<ImportColumns::Column> columns() const;
    struct PreviewRow
    {
        qint64 line = 0;
        QStringList values;
        std::vector<ImportFault> faults;
    };
    /// The first rows of the file.
    [[nodiscard]] std::vector<PreviewRow> preview(qsizetype most = 20) const;
    /// What is wrong with the file and its rows before any store saw them, by line.
    [[nodiscard]] std::vector<ImportFault> faults() const;
    [[nodiscard]] qint64 rows() const;

    // Progress and result. Bytes while reading, rows while checking and writing.
    [[nodiscard]] ImportPhase phase() const { return m_phase; }
    [[nodiscard]] qint64 done() const { return m_done; }
    [[nodiscard]] qint64 total() const { return m_total; }
    /// Whether stopping now keeps what was done so far.
    [[nodiscard]] bool keepsChunks() const { return rows() > m_chunks.rowsOfWhole; }
    /// Of this phase; nothing while it cannot be told yet.
    [[nodiscard]] std::optional<std::chrono::seconds> remaining() const;
    [[nodiscard]] const std::optional<ImportOutcome> &outcome() const { return m_outcome; }

public slots:
    /// Does everything and keeps nothing. Waits for the file to be read, as start() does; finished() comes later.
    void dryRun();
    void start();
    /// Stops reading or importing; finished() says what was kept: nothing, or of a large file what was done so far.
    void cancel();
    /// Writes the refused rows of the finished run; refusedRowsSaved() answers.
    void saveRefusedRows(const QString &path);

signals:
    void changed();
    void progressChanged(qint64 done, qint64 total);
    void finished(const Tally::ImportOutcome &outcome);
    /// @param error  why not; empty if they were written.
    void refusedRowsSaved(const QString &path, const QString &error);

private:
    enum class Wanted { Nothing, DryRun, Import };
    /// What the other thread made of a file.
    struct Prepared
    {
        std::shared_ptr<const CsvTable> table;
        std::shared_ptr<const ImportPlan> plan;
        std::optional<ImportFault> fault;
    };
    /// Where refused rows went, or why they did not.
    struct Saved
    {
        QString path;
        QString error;
    };

    [[nodiscard]] bool isRunning() const { return m_state == State::Running; }
    void prepare();
    void takePrepared();
    void takeSaved();
    void writeRefused(const QString &path, const std::vector<ImportFault> &faults);
    [[nodiscard]] static Prepared readAndPlan(const QString &path, const std::shared_ptr<const CsvTable> &table,
                                              const ImportProfile &profile, const ImportDates &dates, const QString &database,
                                              const std::shared_ptr<ImportProgress> &progress);
    void stopReading();
    void startClock(ImportPhase phase);
    void lookAtProgress();
    void want(Wanted what);
    void run();
    void takeReport();
    [[nodiscard]] ImportOutcome newOutcome() const;
    void addProblems(ImportOutcome &outcome) const;
    void finish(ImportOutcome outcome);
    void finishLater(ImportOutcome outcome);
    void setState(State state);

    AccountStore &m_store;
    QString m_file;
    std::optional<ImportProfile> m_profile;
    ImportDates m_dates;
    bool m_skipBad = false;
    QString m_refusedFile;

    /// What tells a file from what it was before.
    struct Stamp
    {
        QDateTime modified;
        qint64 size = 0;
        friend bool operator==(const Stamp &, const Stamp &) = default;
    };
    [[nodiscard]] static Stamp stampOf(const QString &path);

    Stamp m_stamp;                                ///< when reading m_table began
    State m_state = State::Empty;
    std::shared_ptr<const CsvTable> m_table;
    std::shared_ptr<const ImportPlan> m_plan;
    std::optional<ImportFault> m_fileFault;
    Wanted m_wanted = Wanted::Nothing;

    // Watchers rather than then(this, ...): the latter asserts in Qt 6.4 if this is gone when the answer comes, and a
    // watcher that is given the next future forgets the one before.
    QFutureWatcher<Prepared> m_preparing;
    QFutureWatcher<Saved> m_saving;
    std::optional<ImportOutcome> m_unfinished;    ///< waits for the refused rows to be written
    std::shared_ptr<BulkSource> m_source;
    QFutureWatcher<Result<BulkReport>> m_watcher;
    std::shared_ptr<ImportProgress> m_reading;    ///< while a file is read
    Chunks m_chunks;
    ImportPhase m_phase = ImportPhase::Reading;
    QTimer m_look;
    QElapsedTimer m_clock;                        ///< since the phase began
    RemainingTime m_remaining;
    qint64 m_done = 0;
    qint64 m_total = 0;
    std::optional<ImportOutcome> m_outcome;
};

} // namespace Tally
