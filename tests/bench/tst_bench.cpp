// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/sqlaccountstore.h"
#include "resources/resources.h"
#include "tests/bench/databasemaker.h"
#include "tests/bench/figures.h"
#include "tests/bench/heartbeat.h"
#include "tests/bench/rawfile.h"
#include "tests/bench/stolentime.h"
#include "tests/bench/waiting.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include <algorithm>
#include <thread>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Bench;

/// The benchmark must not rot between the days it is run: it is built with the tests, and here it is run at a size that takes seconds.
/// Nothing here depends on how fast anything is.
class TestBench final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyRowHasFigureReferenceRatioGoalAndVerdict();
    void aFileOfAnotherSizeIsRefused();
    void aMadeDatabaseIsWithoutFault_data();
    void aMadeDatabaseIsWithoutFault();
    void aMadeDatabaseHasTheWholeSchema();
    void aThirdIsInArrearsAndAQuarterOwesNothing();
    void figuresAreMediansAndPercentiles_data();
    void figuresAreMediansAndPercentiles();
    void timeTheHostTookIsFoundWhereItWasTaken();
    void standstillsOfOneProcessorAddUpAndThoseOfTwoDoNot();
    void theLongestGapsAreToldWithWhatHeldThemUp();
    void aGapSaysHowManyPagesWereWaitedFor();
    void whatIsOverlookedIsNoHoldUp();
    void timeTheHostTookIsReadFromTheSystem_data();
    void timeTheHostTookIsReadFromTheSystem();
    void aVerdictComparesFigureAndLimit_data();
    void aVerdictComparesFigureAndLimit();

private:
    struct Outcome
    {
        int code = -1;
        QByteArray said;
    };
    Outcome runBench(const QStringList &arguments);
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

void TestBench::initTestCase()
{
    initResources();
    QVERIFY(m_folder.isValid());
}

TestBench::Outcome TestBench::runBench(const QStringList &arguments)
{
    QProcess bench;
    bench.start(QCoreApplication::applicationDirPath() + u"/tallystick-bench"_s, arguments);
    if (!bench.waitForFinished(240'000))
        return {.code = -1, .said = bench.errorString().toUtf8()};
    return {.code = bench.exitCode(), .said = bench.readAllStandardOutput() + bench.readAllStandardError()};
}

void TestBench::everyRowHasFigureReferenceRatioGoalAndVerdict()
{
    const QStringList rows{u"first-screen"_s, u"full-order"_s, u"numeric-sort"_s, u"filter"_s, u"text"_s, u"ledger-all"_s, u"aged-debt"_s,
                           u"trend"_s, u"rebuild"_s, u"posting"_s, u"import"_s};
    const Outcome outcome = runBench({u"--accounts"_s, u"2000"_s, u"--lines"_s, u"20000"_s, u"--repeat"_s, u"1"_s, u"--only"_s,
                                      rows.join(u','), u"--database"_s, path(u"rows.db"_s), u"--json"_s, path(u"rows.json"_s)});
    QVERIFY2(outcome.code == 0, outcome.said.constData());
    QFile file(path(u"rows.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QStringList found;
    const QJsonArray list = QJsonDocument::fromJson(file.readAll()).object().value(u"rows"_s).toArray();
    for (const QJsonValue &value : list) {
        const QJsonObject row = value.toObject();
        found.append(row.value(u"row"_s).toString());
        for (const QString &number : {u"figure"_s, u"reference"_s, u"ratio"_s, u"limit"_s})
            QVERIFY2(row.value(number).toDouble() > 0, qPrintable(found.last() + u' ' + number));
        QVERIFY(!row.value(u"goal"_s).toString().isEmpty());
        QVERIFY(!row.value(u"referenceWhat"_s).toString().isEmpty());
        QVERIFY((QStringList{u"pass"_s, u"miss"_s}).contains(row.value(u"verdict"_s).toString()));
    }
    QCOMPARE(found, rows);
}

void TestBench::aFileOfAnotherSizeIsRefused()
{
    makeDatabase(path(u"size.db"_s), {.accounts = 10, .lines = 100}, [](const QString &) {});
    const Outcome outcome = runBench({u"--accounts"_s, u"11"_s, u"--database"_s, path(u"size.db"_s)});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.said.contains("is not the database of this size"), outcome.said.constData());
}

void TestBench::aMadeDatabaseIsWithoutFault_data()
{
    QTest::addColumn<qint64>("accounts");
    QTest::addColumn<qint64>("lines");
    QTest::newRow("no lines") << qint64(20) << qint64(0);
    QTest::newRow("some accounts without lines") << qint64(200) << qint64(150);
    QTest::newRow("one or two lines each") << qint64(500) << qint64(800);
    QTest::newRow("more accounts than are filled at once") << qint64(6000) << qint64(18'000);
    QTest::newRow("ten each") << qint64(500) << qint64(5000);
}

void TestBench::aMadeDatabaseIsWithoutFault()
{
    QFETCH(const qint64, accounts);
    QFETCH(const qint64, lines);
    const QString file = path(u"verify-%1-%2.db"_s.arg(accounts).arg(lines));
    makeDatabase(file, {.accounts = accounts, .lines = lines}, [](const QString &) {});
    SqlAccountStore store(file, SqlAccountStore::Opening::MustExist, {.user = benchUser()});
    const auto report = await(store.verify());
    QVERIFY(report);
    QCOMPARE(report->accounts, accounts);
    QCOMPARE(report->lines, lines);
    for (const VerifyFault &fault : report->faults)
        qWarning("%s %s %lld %s", qPrintable(fault.check), qPrintable(fault.table), fault.row, qPrintable(fault.detail));
    QCOMPARE(report->faultCount, 0);
}

void TestBench::aMadeDatabaseHasTheWholeSchema()
{
    constexpr auto schema = "SELECT group_concat(name || ' ' || coalesce(sql, ''), char(10)) FROM (SELECT name, sql FROM sqlite_schema "
                            "WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name)";
    makeDatabase(path(u"schema.db"_s), {.accounts = 10, .lines = 100}, [](const QString &) {});
    {
        SqlAccountStore store(path(u"empty.db"_s), SqlAccountStore::Opening::CreateIfMissing, {.user = benchUser()});
        QVERIFY(await(store.open()));
    }
    const QString ours = RawFile(path(u"schema.db"_s), RawFile::Use::Read).text(schema);
    QVERIFY(ours.contains(u"CREATE TRIGGER"_s));
    QCOMPARE(ours, RawFile(path(u"empty.db"_s), RawFile::Use::Read).text(schema));
}

void TestBench::aThirdIsInArrearsAndAQuarterOwesNothing()
{
    const BenchCouncil council({.accounts = 20'000, .lines = 200'000});
    CouncilLedger ledger;
    qint64 lines = 0;
    int arrears = 0;
    int nothing = 0;
    for (qint64 number = 1; number <= council.size().accounts; ++number) {
        council.makeLedger(number, ledger);
        lines += qint64(ledger.lines.size());
        arrears += ledger.balance > 0 ? 1 : 0;
        nothing += ledger.balance == 0 ? 1 : 0;
    }
    QCOMPARE(lines, council.size().lines);
    QVERIFY2(arrears > 5'800 && arrears < 6'200, qPrintable(QString::number(arrears)));
    QVERIFY2(nothing > 4'800 && nothing < 5'200, qPrintable(QString::number(nothing)));
}

void TestBench::figuresAreMediansAndPercentiles_data()
{
    QTest::addColumn<std::vector<double>>("values");
    QTest::addColumn<double>("part");
    QTest::addColumn<double>("expected");
    QTest::newRow("one") << std::vector<double>{3} << 0.5 << 3.0;
    QTest::newRow("the middle one") << std::vector<double>{9, 1, 5} << 0.5 << 5.0;
    QTest::newRow("the lower of two") << std::vector<double>{9, 1} << 0.5 << 1.0;
    QTest::newRow("99 of 100") << [] {
        std::vector<double> all;
        for (int i = 100; i > 0; --i)
            all.push_back(i);
        return all;
    }() << 0.99 << 99.0;
}

void TestBench::figuresAreMediansAndPercentiles()
{
    QFETCH(const std::vector<double>, values);
    QFETCH(const double, part);
    QTEST(percentile(values, part), "expected");
}

void TestBench::aVerdictComparesFigureAndLimit_data()
{
    QTest::addColumn<double>("figure");
    QTest::addColumn<bool>("atLeast");
    QTest::addColumn<QString>("expected");
    QTest::newRow("below a ceiling") << 9.9 << false << u"pass"_s;
    QTest::newRow("on a ceiling") << 10.0 << false << u"pass"_s;
    QTest::newRow("above a ceiling") << 10.1 << false << u"miss"_s;
    QTest::newRow("below a floor") << 9.9 << true << u"miss"_s;
    QTest::newRow("on a floor") << 10.0 << true << u"pass"_s;
    QTest::newRow("none") << -1.0 << false << u"not measured"_s;
}

void TestBench::aVerdictComparesFigureAndLimit()
{
    QFETCH(const double, figure);
    QFETCH(const bool, atLeast);
    Row row{.id = {}, .what = {}, .unit = {}, .limit = 10, .atLeast = atLeast};
    if (figure >= 0)
        row.figure = figure;
    QTEST(row.verdict(), "expected");
}

void TestBench::timeTheHostTookIsFoundWhereItWasTaken()
{
    const auto at = [](int ms) { return StolenTime::Time(std::chrono::milliseconds(ms)); };
    StolenTime stolen;
    QVERIFY(!stolen.during(at(0), at(100)));
    for (const auto &[ms, ticks] : std::vector<std::pair<int, qint64>>{{10, 7}, {20, 7}, {30, 7}, {40, 9}, {50, 9}, {60, 9}})
        stolen.note(at(ms), ticks);
    QVERIFY(!stolen.during(at(12), at(18)));
    QVERIFY(stolen.during(at(22), at(25)));
    QVERIFY(stolen.during(at(32), at(38)));
    QVERIFY(stolen.during(at(12), at(58)));
    QVERIFY(!stolen.during(at(42), at(70)));
    QVERIFY(!stolen.during(at(65), at(70)));
    QVERIFY(!stolen.during(at(0), at(5)));
    stolen.noteStandstill(0, at(100), at(110));
    QVERIFY(stolen.during(at(98), at(112)));
    QVERIFY(stolen.during(at(105), at(115)));
    QVERIFY(!stolen.during(at(106), at(116)));
    QVERIFY(!stolen.during(at(90), at(120)));
}

void TestBench::standstillsOfOneProcessorAddUpAndThoseOfTwoDoNot()
{
    const auto at = [](int ms) { return StolenTime::Time(std::chrono::milliseconds(ms)); };
    StolenTime stolen;
    QCOMPARE(stolen.standstillDuring(at(0), at(100)), 0.0);
    stolen.noteStandstill(0, at(10), at(14));
    stolen.noteStandstill(0, at(20), at(26));
    stolen.noteStandstill(1, at(11), at(18));
    QCOMPARE(stolen.standstillDuring(at(0), at(100)), 10.0);
    QCOMPARE(stolen.standstillDuring(at(12), at(22)), 6.0);
    QCOMPARE(stolen.standstillDuring(at(30), at(40)), 0.0);
    QVERIFY(stolen.during(at(9), at(29)));
    QVERIFY(!stolen.during(at(9), at(30)));
}

void TestBench::theLongestGapsAreToldWithWhatHeldThemUp()
{
    Heartbeat heart;
    heart.start();
    std::this_thread::sleep_for(std::chrono::milliseconds(120));
    QTRY_VERIFY(heart.gaps().size() > 5);
    heart.stop();
    QVERIFY(heart.longestGaps(0).empty());
    const std::vector<Heartbeat::HoldUp> gaps = heart.longestGaps(3);
    QCOMPARE(gaps.size(), std::size_t(3));
    QCOMPARE(gaps.front().gap, heart.longest());
    QVERIFY(gaps[0].gap >= gaps[1].gap && gaps[1].gap >= gaps[2].gap);
    // This thread slept, and a computer that is itself held up only makes that longer.
    QVERIFY(std::any_of(gaps.begin(), gaps.end(), [](const Heartbeat::HoldUp &one) { return one.gap >= 120 && one.computed < one.gap / 2; }));
}

// The system takes from memory what was not used for a while, also the program itself; who needs it again waits for the disk.
void TestBench::aGapSaysHowManyPagesWereWaitedFor()
{
#ifdef Q_OS_LINUX
    QTemporaryFile file;
    QVERIFY(file.open());
    QVERIFY(file.write(QByteArray(1 << 20, 'x')) > 0 && file.flush());
    QCOMPARE(fsync(file.handle()), 0);
    (void)posix_fadvise(file.handle(), 0, 0, POSIX_FADV_DONTNEED);
    void *place = mmap(nullptr, 1 << 20, PROT_READ, MAP_PRIVATE, file.handle(), 0);
    QVERIFY(place != MAP_FAILED);
    unsigned char inMemory = 1;
    if (mincore(place, 1, &inMemory) != 0 || (inMemory & 1U) != 0)
        QSKIP("Files here stay in memory.");
    Heartbeat heart;
    heart.start();
    QCOMPARE(*static_cast<const volatile char *>(place), 'x');
    heart.stop();
    QVERIFY(heart.longestGaps(1).front().pages >= 1);
    munmap(place, 1 << 20);
#else
    QSKIP("This system does not say.");
#endif
}

void TestBench::whatIsOverlookedIsNoHoldUp()
{
    Heartbeat heart;
    heart.start();
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    heart.overlook();
    heart.stop();
    QVERIFY2(heart.longest() < 300, qPrintable(QString::number(heart.longest())));
}

void TestBench::timeTheHostTookIsReadFromTheSystem_data()
{
    QTest::addColumn<QByteArray>("stat");
    QTest::addColumn<qint64>("ticks");
    QTest::newRow("of Linux") << "cpu  4493576 764059 2159852 4588429 100034 0 27633 12162 0 0\ncpu0 1 2 3 4 5 6 7 8 9 10\n"_ba << qint64(12162);
    QTest::newRow("of a kernel that does not count it") << "cpu  1 2 3 4\n"_ba << qint64(-1);
    QTest::newRow("something else") << "12 34"_ba << qint64(-1);
    QTest::newRow("nothing") << ""_ba << qint64(-1);
}

void TestBench::timeTheHostTookIsReadFromTheSystem()
{
    QFETCH(const QByteArray, stat);
    QFETCH(const qint64, ticks);
    QCOMPARE(StolenTime::ticksIn(stat).value_or(-1), ticks);
}

QTEST_GUILESS_MAIN(TestBench)

#include "tst_bench.moc"
