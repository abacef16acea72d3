// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/programrun.h"

#include "resources/resources.h"

#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <memory>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

namespace {

const QString program = QStringLiteral(TALLY_PROGRAM);
constexpr int holders = 2'500, invoicesOfEach = 10;

/// Just large enough to be kept in chunks.
QByteArray invoices()
{
    QByteArray rows = "customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate\n";
    for (int i = 0; i < holders * invoicesOfEach; ++i) {
        const QByteArray number = QByteArray::number(i);
        rows += "C-" + QByteArray::number(i % holders) + ',' + number + ",1/2/2025,2/1/2025,10.00,No," + (i % 5 == 0 ? "" : "1/20/2025") + '\n';
    }
    return rows;
}

} // namespace

/// A large import by command line that ends before its end, and goes on.
class TestImportCommands final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ProgramHome> m_home;

    QStringList import() const
    {
        return {u"import"_s, m_home->file(u"large.csv"_s), u"--profile"_s, u"accounts-receivable"_s, u"--format"_s, u"json"_s,
                u"--database"_s, m_home->database()};
    }
    /// Starts it and waits until some of it is kept.
    void begin(QProcess &process) const
    {
        process.start(program, import());
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(process.state() == QProcess::NotRunning || QFileInfo(m_home->database() + u"-wal"_s).size() > 500'000, 60'000);
        QCOMPARE(process.state(), QProcess::Running);
    }
    qint64 number(const JsonRow &row, const QString &name) const { return row.value(name).toLongLong(); }

    /// Imports again what is there already in part: nothing twice, nothing missing.
    void goesOnFrom(qint64 accountsAtLeast, qint64 linesAtLeast)
    {
        VERIFY_EXIT(m_home->onDatabase({u"verify"_s}), 0);
        const Ran again = m_home->run(import());
        VERIFY_EXIT(again, 0);
        const JsonRow report = jsonRows(again.out).front();
        QCOMPARE(report.value(u"kept"_s), u"true"_s);
        QVERIFY(number(report, u"accountsKnown"_s) >= accountsAtLeast);
        QVERIFY(number(report, u"linesKnown"_s) >= linesAtLeast);
        QCOMPARE(number(report, u"accountsKnown"_s) + number(report, u"accountsAdded"_s), holders);
        QCOMPARE(number(report, u"linesKnown"_s) + number(report, u"linesAdded"_s), holders * invoicesOfEach * 9 / 5);
        VERIFY_EXIT(m_home->onDatabase({u"verify"_s}), 0);
        const auto rows = m_home->rows({u"accounts"_s, u"--limit"_s, u"1"_s});
        QVERIFY(!rows.empty());
    }

private slots:
    void initTestCase() { initResources(); }
    void init()
    {
        m_home = std::make_unique<ProgramHome>(program);
        QVERIFY(m_home->write(u"large.csv"_s, invoices()));
    }

    void stopsOnControlCAndGoesOnFromThere()
    {
#ifndef Q_OS_UNIX
        QSKIP("a console is needed to press Ctrl+C in");
#else
        QProcess process;
        begin(process);
        QCOMPARE(::kill(pid_t(process.processId()), SIGINT), 0);
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        const JsonRow report = jsonRows(QString::fromUtf8(process.readAllStandardOutput())).front();
        QCOMPARE(report.value(u"kept"_s), u"true"_s);
        QCOMPARE(report.value(u"partly"_s), u"true"_s);
        const qint64 accounts = number(report, u"accountsAdded"_s);
        QVERIFY(accounts > 0 && accounts < holders);
        goesOnFrom(accounts, number(report, u"linesAdded"_s));
#endif
    }

    void aCouncilThatIsStoppedHalfWaySaysThatItIsThere()
    {
#ifndef Q_OS_UNIX
        QSKIP("a console is needed to press Ctrl+C in");
#else
        QProcess process;
        process.start(program, {u"generate"_s, u"--accounts"_s, u"30000"_s, u"--seed"_s, u"1"_s, u"--database"_s, m_home->database()});
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(process.state() == QProcess::NotRunning || QFileInfo(m_home->database() + u"-wal"_s).size() > 2'000'000, 60'000);
        QCOMPARE(process.state(), QProcess::Running);
        QCOMPARE(::kill(pid_t(process.processId()), SIGINT), 0);
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 1);
        const QString said = QString::fromUtf8(process.readAllStandardError());
        QVERIFY2(said.contains("Cancelled: The council is not whole: it ends after "_L1), qPrintable(said));
        QVERIFY2(!said.contains("Nothing of it was kept"_L1), qPrintable(said));
        QVERIFY(!m_home->rows({u"accounts"_s, u"--limit"_s, u"1"_s}).empty());
#endif
    }

    void losesNothingThatWasKeptWhenKilled()
    {
        QProcess process;
        begin(process);
        process.kill();
        QVERIFY(process.waitForFinished(60'000));
        goesOnFrom(1, 1);
    }
};

QTEST_GUILESS_MAIN(TestImportCommands)
#include "tst_importcommands.moc"
