// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/severity.h"
#include "models/workflows/importing/importrun.h"
#include "models/workflows/importing/importtables.h"
#include "models/workflows/importing/importwords.h"
#include "tests/support/fakestore.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

const QString invoices = QStringLiteral(TALLY_SOURCE_DIR "/tests/data/accounts-receivable.csv");
const QDate today(2026, 3, 1);
const QDate asAt(2013, 9, 30);

} // namespace

class TestImportRun : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString write(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("a test file could not be written");
        return path;
    }

    QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// The public file with its 3rd, 4th and 5th line spoiled: a date, an amount, a settlement before the invoice.
    QString spoiled()
    {
        QByteArray bytes = read(invoices);
        bytes.replace("0007900770,1/26/2013", "0007900770,31/31/2013");
        bytes.replace("8/2/2013,65.88", "8/2/2013,65.888");
        bytes.replace("105.92,No,3/17/2013", "105.92,No,1/17/2013");
        return write(u"spoiled.csv"_s, bytes);
    }

    static void choose(ImportRun &run, const QString &file, const QString &profile = u"accounts-receivable"_s)
    {
        run.setFile(file);
        run.setProfile(*ImportProfile::load(profile));
    }

    enum class Do { DryRun, Import };
    static ImportOutcome outcomeOf(ImportRun &run, Do what = Do::Import)
    {
        QSignalSpy finished(&run, &ImportRun::finished);
        if (what == Do::DryRun)
            run.dryRun();
        else
            run.start();
        if (!QTest::qWaitFor([&] { return !finished.isEmpty(); }, 60000))
            qFatal("an import did not finish");
        return finished.takeFirst().at(0).value<ImportOutcome>();
    }

private slots:
    void init() { QVERIFY(QDir::setCurrent(m_folder.path())); }

    void importsThePublicFile()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        choose(run, invoices);
        run.setAsAt(asAt);
        const ImportOutcome outcome = outcomeOf(run);
        QVERIFY(outcome.isClean());
        QVERIFY(outcome.kept);
        QCOMPARE(outcome.rows, 2466);
        QCOMPARE(outcome.rowsLater, 208);
        QCOMPARE(outcome.counts.accountsAdded, 100);
        QCOMPARE(outcome.counts.linesAdded, 2258 + 2170);
        QCOMPARE(outcome.counts.charged, Money::fromMinor(13499437));
        QCOMPARE(outcome.counts.charged - outcome.counts.paid, Money::fromMinor(502922));
        QCOMPARE(outcome.ignoredColumns, QStringList({u"countryCode"_s, u"PaperlessDate"_s, u"PaperlessBill"_s, u"DaysToSettle"_s, u"DaysLate"_s}));
        QCOMPARE(store.account(u"9181-HEKGV"_s)->state.balance(), Money::fromMinor(24846));
        QCOMPARE(ImportWords::headline(outcome, QLocale(QLocale::English, QLocale::UnitedKingdom)), u"The file was imported: \u00a3134,994.37 charged and \u00a3129,965.15 paid."_s);
    }

    void changesNothingTheSecondTime()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        choose(run, invoices);
        run.setAsAt(asAt);
        QVERIFY(outcomeOf(run).kept);
        const qint64 lines = store.lines();
        const ImportOutcome again = outcomeOf(run);
        QVERIFY(again.isClean());
        QCOMPARE(again.counts.accountsAdded, 0);
        QCOMPARE(again.counts.accountsKnown, 100);
        QCOMPARE(again.counts.linesAdded, 0);
        QCOMPARE(store.lines(), lines);
        QCOMPARE(ImportWords::headline(again), u"Everything in this file was imported before. Nothing has changed."_s);
    }

    void saysWhetherTheFileOrItsProfileIsWrong()
    {
        const auto headline = [this](const QString &file, ImportProfile profile) {
            Test::FakeStore store;
            ImportRun run(store, today);
            run.setFile(file);
            run.setProfile(std::move(profile));
            return ImportWords::headline(outcomeOf(run));
        };
        const ImportProfile profile = *ImportProfile::load(u"accounts-receivable"_s);
        ImportProfile otherDates = profile;
        otherDates.dates = *DateFormat::fromPattern(u"d.M.yyyy"_s);
        QCOMPARE(headline(u"missing.csv"_s, profile), u"Nothing was imported: the file could not be read."_s);
        QCOMPARE(headline(write(u"other.csv"_s, "a,b\n1,2\n"), profile), u"Nothing was imported: the file is not what this profile describes."_s);
        QCOMPARE(headline(invoices, otherDates),
                 u"Nothing was imported: the same is wrong in every row. Perhaps the file is not what this profile describes."_s);
        QVERIFY(headline(spoiled(), profile).startsWith("Nothing was imported, because rows are wrong."_L1));
    }

    void addsWhatHappenedSinceAtALaterDate()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        choose(run, invoices);
        run.setAsAt(asAt);
        QVERIFY(outcomeOf(run).kept);
        run.setAsAt({});
        const ImportOutcome later = outcomeOf(run);
        QVERIFY(later.isClean());
        QCOMPARE(later.counts.linesAdded, 2 * 2466 - 2258 - 2170);
        QCOMPARE(later.rowsLater, 0);
        for (const auto &account : store.accounts())
            QVERIFY(account.state.balance().isZero());
    }

    void keepsNothingIfRowsAreWrong()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        choose(run, spoiled());
        const ImportOutcome outcome = outcomeOf(run);
        QVERIFY(!outcome.kept);
        QCOMPARE(outcome.rowsRefused, 3);
        QCOMPARE(outcome.faults.size(), std::size_t(3));
        QCOMPARE(ImportWords::place(outcome.faults[0]), u"spoiled.csv, line 3, column InvoiceDate"_s);
        QCOMPARE(ImportWords::place(outcome.faults[1]), u"spoiled.csv, line 4, column InvoiceAmount"_s);
        QCOMPARE(ImportWords::place(outcome.faults[2]), u"spoiled.csv, line 5, column SettledDate"_s);
        QVERIFY(store.accounts().empty());
        QVERIFY(outcome.refusedFile.isEmpty());
        QVERIFY(!QFile::exists(run.refusedFile()));
    }

    void tellsTheStoresProblemsTogetherWithItsOwn()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        const QByteArray header = "holder,accountType,balance\n";
        choose(run, write(u"a.csv"_s, header + "A,Master,5\nB,Master,5\n"), u"accounts"_s);
        QVERIFY(outcomeOf(run).kept);
        choose(run, write(u"a.csv"_s, header + "C,Rent,5\nB,Master,6\nD,Master,\n"), u"accounts"_s);
        const ImportOutcome outcome = outcomeOf(run);
        QVERIFY(!outcome.kept);
        QCOMPARE(outcome.faults.size(), std::size_t(2));
        QCOMPARE(outcome.faults[0].line, 2);
        QCOMPARE(outcome.faults[1].line, 3);
        QCOMPARE(outcome.faults[1].name(), u"KeyReused"_s);
        QVERIFY(ImportWords::reason(outcome.faults[1]).startsWith("This row was imported before with other content"_L1));
        QCOMPARE(store.accounts().size(), std::size_t(2));
    }

    void skipsBadRowsAndWritesThemToAFile()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        choose(run, spoiled());
        run.setSkipBad(true);
        const ImportOutcome outcome = outcomeOf(run);
        QVERIFY(outcome.kept);
        QCOMPARE(outcome.rowsRefused, 3);
        QCOMPARE(outcome.counts.linesAdded, 2 * (2466 - 3));
        QCOMPARE(outcome.refusedFile, QDir::current().filePath(u"spoiled.refused.csv"_s));
        const QByteArrayList lines = read(outcome.refusedFile).split('\n');
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines[0].endsWith("DaysLate,reason\r"));
        QVERIFY(lines[1].startsWith("406,8976-AMJEO,3/3/2012,0007900770,31/31/2013,"));
        QVERIFY(lines[1].contains("is not a date of the form month/day/year."));
        QVERIFY(lines[4].isEmpty());
    }

    void importsTheRefusedRowsOnceMended()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        choose(run, spoiled());
        run.setSkipBad(true);
        run.setRefusedFile(m_folder.filePath(u"mend me.csv"_s));
        const ImportOutcome first = outcomeOf(run);
        QCOMPARE(first.refusedFile, m_folder.filePath(u"mend me.csv"_s));
        QByteArray rows = read(first.refusedFile);
        rows.replace("31/31/2013", "1/26/2013");
        rows.replace("65.888", "65.88");
        choose(run, write(u"mended.csv"_s, rows));
        const ImportOutcome second = outcomeOf(run);
        QVERIFY(second.kept);
        QCOMPARE(second.counts.linesAdded, 4);
        QCOMPARE(second.rowsRefused, 1);
        // The third one's new reason takes the place of the old.
        QCOMPARE(read(second.refusedFile).split('\n').at(0).count("reason"), 1);
    }

    void writesRowsThatOnlyTheStoreRefused()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        const QByteArray header = "holder,accountType,balance\n";
        choose(run, write(u"b.csv"_s, header + "A,Master,5\n"), u"accounts"_s);
        QVERIFY(outcomeOf(run).kept);
        choose(run, write(u"b.csv"_s, header + "A,Master,6\n\"B; \"\"Bee\"\"\",Master,7\n"), u"accounts"_s);
        run.setSkipBad(true);
        const ImportOutcome outcome = outcomeOf(run);
        QVERIFY(outcome.kept);
        QCOMPARE(outcome.counts.accountsAdded, 1);
        QVERIFY(read(outcome.refusedFile).contains("\r\nA,Master,6,\"This row was imported before with other content, "));
    }

    void writesBrokenRowsSoThatTheyCanBeReadAgain()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        choose(run, write(u"c.csv"_s, "holder,accountType,balance\n\"A,Master,5\nB,Master\nC,Master,7\n"), u"accounts"_s);
        run.setSkipBad(true);
        const ImportOutcome outcome = outcomeOf(run);
        QVERIFY(outcome.kept);
        QCOMPARE(outcome.rowsRefused, 2);
        const CsvTable refused = CsvReader::read(read(outcome.refusedFile), {});
        QVERIFY(refused.faults().empty());
        QCOMPARE(refused.fields(0).first(3), QStringList({u"\"A"_s, u"Master"_s, u"5"_s}));
        QCOMPARE(refused.fields(1).first(3), QStringList({u"B"_s, u"Master"_s, u""_s}));
    }

    void saysWhyRefusedRowsWereNotWritten()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        choose(run, spoiled());
        run.setSkipBad(true);
        run.setRefusedFile(m_folder.filePath(u"no such folder/x.csv"_s));
        const ImportOutcome outcome = outcomeOf(run);
        QVERIFY(outcome.kept);
        QVERIFY(outcome.refusedFile.isEmpty());
        QVERIFY(!outcome.refusedFileError.isEmpty());
    }

    void keepsNothingInADryRun()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        choose(run, invoices);
        const ImportOutcome outcome = outcomeOf(run, Do::DryRun);
        QVERIFY(outcome.dryRun);
        QVERIFY(!outcome.kept);
        QVERIFY(outcome.isClean());
        QCOMPARE(outcome.counts.linesAdded, 2 * 2466);
        QVERIFY(store.accounts().empty());
        QVERIFY(outcomeOf(run).kept);
    }

    void refusesWhatIsNoFileOfRows_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("reason");
        QTest::newRow("nothing chosen") << QString() << u"There is no such file."_s;
        QTest::newRow("no such file") << m_folder.filePath(u"none.csv"_s) << u"There is no such file."_s;
        QTest::newRow("a folder") << m_folder.path() << u"This is a folder, not a file."_s;
        QTest::newRow("empty") << write(u"empty.csv"_s, "") << u"The file is empty."_s;
        QTest::newRow("only line ends") << write(u"blank.csv"_s, "\r\n\r\n") << u"The file is empty."_s;
        QTest::newRow("only a byte order mark") << write(u"mark.csv"_s, "\xef\xbb\xbf") << u"The file is empty."_s;
        QTest::newRow("only a header") << write(u"header.csv"_s, "holder,accountType\r\n") << u"The file has a header and no rows."_s;
        QTest::newRow("UTF-16") << write(u"wide.csv"_s, QByteArray("\xff\xfeh\0", 4)) << u"The file is written in UTF-16. Save it as UTF-8 and try again."_s;
        QTest::newRow("another table") << write(u"other.csv"_s, "holder;accountType\nA;Master\n") << u"The file has no column \u201cholder\u201d, which every row needs."_s;
    }
    void refusesWhatIsNoFileOfRows()
    {
        QFETCH(const QString, path);
        Test::FakeStore store;
        ImportRun run(store, today);
        choose(run, path, u"accounts"_s);
        const ImportOutcome outcome = outcomeOf(run);
        QVERIFY(outcome.fileRefused);
        QVERIFY(!outcome.kept);
        QVERIFY(!outcome.faults.empty());
        QCOMPARE(outcome.rowsRefused, 0);
        QTEST(ImportWords::reason(outcome.faults.front()), "reason");
        QCOMPARE(store.batches(), 0);
    }

    void theDatabaseItselfIsNotEvenOpened_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"council.db", "council.db-wal", "council.db-shm"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void theDatabaseItselfIsNotEvenOpened()
    {
        QFETCH(const QString, name);
        Test::FakeStore store;
        store.lieAt(write(u"council.db"_s, "holder,accountType\r\nA,Master\r\n"));
        ImportRun run(store, today);
        choose(run, name == u"council.db"_s ? u"council.db"_s : write(name, "holder,accountType\r\nA,Master\r\n"), u"accounts"_s);
        const ImportOutcome outcome = outcomeOf(run);
        QVERIFY(outcome.fileRefused);
        QCOMPARE(outcome.faults.front().reason, ImportReason::FileIsDatabase);
        QCOMPARE(store.batches(), 0);
    }

    void stopsWhenCancelled()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        choose(run, invoices);
        store.pause();
        QSignalSpy finished(&run, &ImportRun::finished);
        run.start();
        QTRY_COMPARE(run.state(), ImportRun::State::Running);
        run.cancel();
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(run.outcome()->cancelled);
        QVERIFY(!run.outcome()->kept);
        QVERIFY(store.accounts().empty());
        store.resume();
        QVERIFY(outcomeOf(run).kept);
    }

    void stopsReadingWhenCancelled()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        choose(run, invoices);
        QSignalSpy finished(&run, &ImportRun::finished);
        run.start();
        run.cancel();
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(run.outcome()->cancelled);
        QCOMPARE(store.batches(), 0);
        QVERIFY(outcomeOf(run).kept);
    }

    void tellsProgressToTheEnd()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        choose(run, invoices);
        QSignalSpy progress(&run, &ImportRun::progressChanged);
        QVERIFY(outcomeOf(run).kept);
        QVERIFY(progress.size() >= 2);
        QCOMPARE(run.phase(), ImportPhase::Writing);
        QCOMPARE(progress.last().at(0).toLongLong(), 2466);
        QCOMPARE(progress.last().at(1).toLongLong(), 2466);
    }

    void tellsWhenTheStoreCannotWork()
    {
        Test::FakeStore store;
        store.failWith({.kind = ErrorKind::DiskFull});
        ImportRun run(store, today);
        choose(run, invoices);
        const ImportOutcome outcome = outcomeOf(run);
        QVERIFY(outcome.failure);
        QCOMPARE(outcome.failure->kind, ErrorKind::DiskFull);
        QVERIFY(!outcome.kept);
        QCOMPARE(ImportWords::headline(outcome), u"Nothing was imported: the disk is full."_s);
    }

    void forgetsALateAnswerAboutAnotherFile()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        choose(run, invoices, u"accounts"_s);
        run.setFile(write(u"d.csv"_s, "holder,accountType\nA,Master\n"));
        QTRY_COMPARE(run.state(), ImportRun::State::Ready);
        QCOMPARE(run.headers(), QStringList({u"holder"_s, u"accountType"_s}));
        QCOMPARE(run.rows(), 1);
    }

    void takesAnotherColumnWhenTold()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        ImportColumnsModel columns(run);
        const QAbstractItemModelTester tester(&columns, QAbstractItemModelTester::FailureReportingMode::QtTest);
        choose(run, write(u"e.csv"_s, "Tenant,accountType,balance\nA,Master,5\n"), u"accounts"_s);
        QTRY_COMPARE(run.state(), ImportRun::State::Ready);
        QCOMPARE(run.problem(), ImportRun::Problem::ColumnsWrong);
        const QModelIndex holder = columns.index(0, ImportColumnsModel::Header);
        QCOMPARE(holder.data(ImportColumnsModel::SeverityRole).toInt(), int(Severity::Stop));
        QCOMPARE(holder.data(ImportColumnsModel::ChoicesRole).toStringList().first(), u"Tenant"_s);
        QVERIFY(columns.setData(holder, u"Tenant"_s));
        QTRY_COMPARE(run.problem(), ImportRun::Problem::None);
        QCOMPARE(holder.data(ImportColumnsModel::SeverityRole).toInt(), int(Severity::None));
        QCOMPARE(columns.index(0, ImportColumnsModel::Example).data().toString(), u"A"_s);
        QVERIFY(outcomeOf(run).kept);
        QVERIFY(store.account(u"A"_s) != nullptr);
    }

    void showsTheFirstRowsAndTheirFaults()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        choose(run, spoiled());
        QTRY_COMPARE(run.state(), ImportRun::State::Ready);
        ImportPreviewModel preview;
        const QAbstractItemModelTester tester(&preview, QAbstractItemModelTester::FailureReportingMode::QtTest);
        preview.read(run);
        QCOMPARE(preview.rowCount(), 20);
        QCOMPARE(preview.columnCount(), 2 + 12);
        QCOMPARE(preview.index(1, ImportPreviewModel::Line).data().toInt(), 3);
        const int date = ImportPreviewModel::FirstValue + int(run.headers().indexOf(u"InvoiceDate"_s));
        QCOMPARE(preview.index(1, date).data().toString(), u"31/31/2013"_s);
        QCOMPARE(preview.index(1, date).data(ImportPreviewModel::SeverityRole).toInt(), int(Severity::Stop));
        QCOMPARE(preview.index(1, 0).data(ImportPreviewModel::SeverityRole).toInt(), int(Severity::Stop));
        QCOMPARE(preview.index(0, date).data(ImportPreviewModel::SeverityRole).toInt(), int(Severity::None));
        const int amount = ImportPreviewModel::FirstValue + int(run.headers().indexOf(u"InvoiceAmount"_s));
        QVERIFY(preview.index(0, amount).data(Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight));
        QVERIFY(preview.index(1, ImportPreviewModel::Reason).data().toString().contains("is not a date"_L1));

        ImportFaultsModel faults;
        const QAbstractItemModelTester faultsTester(&faults, QAbstractItemModelTester::FailureReportingMode::QtTest);
        faults.setFaults(run.faults());
        QCOMPARE(faults.rowCount(), 3);
        QCOMPARE(faults.index(1, ImportFaultsModel::Line).data().toInt(), 4);
        QCOMPARE(faults.index(1, ImportFaultsModel::Header).data().toString(), u"InvoiceAmount"_s);
    }
};

QTEST_GUILESS_MAIN(TestImportRun)
#include "tst_importrun.moc"
