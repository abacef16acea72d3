// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startup.h"
#include "tests/bench/bench.h"
#include "tests/bench/children.h"
#include "tests/bench/databasemaker.h"
#include "tests/bench/waiting.h"

#include <QFile>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QThread>

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace Tally::Bench;

namespace {

void say(const QString &text)
{
    std::fprintf(stderr, "%s\n", qPrintable(text));
}

/// How many programs wanted a processor in the last minute: figures of a busy computer say little.
QString load()
{
    double average = 0;
    return getloadavg(&average, 1) == 1 ? QString::number(average, 'f', 2) : u"unknown"_s;
}

void describe(Bench &bench)
{
    bench.report.about = {
        {u"accounts"_s, QString::number(bench.options.size.accounts)},
        {u"lines"_s, QString::number(bench.options.size.lines)},
        {u"file"_s, u"%1 MB"_s.arg(QFileInfo(bench.database).size() / 1'000'000)},
        {u"repeat"_s, QString::number(bench.options.repeat)},
        {u"processors"_s, QString::number(QThread::idealThreadCount())},
        {u"load before"_s, load()},
        {u"system"_s, QSysInfo::prettyProductName() + u", "_s + QSysInfo::kernelVersion()},
        {u"qt"_s, QString::fromLatin1(qVersion())},
        {u"sqlite"_s, QString::fromLatin1(sqlite3_libversion())},
#ifdef NDEBUG
        {u"build"_s, u"release"_s},
#else
        {u"build"_s, u"with assertions: figures are of no use"_s},
#endif
    };
}

void write(const Report &report, const QString &json)
{
    std::fputs(qPrintable(tableOf(report)), stdout);
    if (json.isEmpty())
        return;
    QFile file(json);
    if (!file.open(QIODevice::WriteOnly) || file.write(jsonOf(report)) < 0)
        giveUp(u"%1 cannot be written: %2"_s.arg(json, file.errorString()));
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // The platform without a screen complains whenever a column gets wider.
    qputenv("QT_LOGGING_RULES", "qt.qpa.*=false;default.warning=false");
    Tally::nameProgram();
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    if (isChild(arguments))
        return runChild(argc, argv);
    BenchApplication application(argc, argv);
    const BenchOptions options = benchOptions(BenchApplication::arguments());
    const QTemporaryDir folder;
    const QString database = options.database.isEmpty() ? folder.filePath(u"bench.db"_s) : options.database;
    const Stopwatch making;
    makeDatabase(database, options.size, say);
    say(u"The database is there after %1 s."_s.arg(making.ms() / 1000, 0, 'f', 1));
    Bench bench{.application = application, .options = options, .database = database, .raw = {database, RawFile::Use::Read}};
    describe(bench);
    measureGrid(bench);
    measureStalls(bench);
    measureLedgers(bench);
    measureSummaries(bench);
    measureProcesses(bench);
    measurePostings(bench);
    measureComparison(bench);
    write(bench.report, options.json);
    return 0;
}
