// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/children.h"

#include "app/application.h"
#include "models/tables/windowedmodel.h"
#include "tests/bench/benchapplication.h"
#include "tests/bench/comparison.h"
#include "tests/bench/databasemaker.h"
#include "tests/bench/gridscene.h"
#include "tests/bench/postings.h"
#include "tests/bench/rawfile.h"
#include "tests/bench/waiting.h"

#include <QFile>
#include <QMainWindow>
#include <QTemporaryDir>

#include <malloc.h>
#include <sqlite3.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tally::Bench {
namespace {

const QString childMark = u"--child"_s;

/// The clock that all processes of this computer share.
qint64 now()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double msSince(const QString &start) { return double(now() - start.toLongLong()) / 1e6; }

int post(const QStringList &arguments)
{
    SqlAccountStore store(arguments.at(0), SqlAccountStore::Opening::MustExist, {.user = benchUser()});
    if (const auto opened = await(store.open()); !opened)
        giveUp(opened.error().detail);
    static std::atomic_bool told = false;
    std::thread([] {
        while (std::getchar() != EOF) { }
        told = true;
    }).detach();
    const qint64 accounts = arguments.at(2).toLongLong();
    quint64 number = 0;
    while (!told) {
        if (const auto posted = await(store.post(paymentOf(arguments.at(1), ++number, accounts))); !posted)
            giveUp(u"posting beside: %1"_s.arg(posted.error().detail));
    }
    tellNumber(double(number));
    std::_Exit(0);                       // the thread waits for input that has ended
}

int showEmptyWindow(int argc, char **argv, const QString &since)
{
    BenchApplication application(argc, argv);
    QMainWindow window;
    window.resize(1344, 1140);
    application.watch(&window, [&since] {
        tellNumber(msSince(since));
        QApplication::exit();
    });
    window.show();
    return QApplication::exec();
}

int showProgram(int argc, char **argv, const QString &file, const QString &since)
{
    BenchApplication application(argc, argv);
    Application program({.database = file});
    program.window().resize(1344, 1140);
    program.start();
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &application, [&] {
        auto *table = program.window().findChild<TableView *>(u"arrearsTable"_s);
        if (table == nullptr)
            return;                      // the database is still being opened
        look.stop();
        application.watch(table->viewport(), [table, &since] {
            const auto *model = qobject_cast<const WindowedModel *>(table->model());
            if (model == nullptr || model->rowAt(0) == nullptr)
                return;
            tellNumber(msSince(since));
            std::_Exit(0);               // what it would still load does not count
        });
    });
    look.start(std::chrono::milliseconds(1));
    return QApplication::exec();
}

/// What the program holds of the heap, what it gave back to the heap but the heap not to the system (over all arenas), and what
/// SQLite has of it: pages of the file, mostly.
void tellAllocated()
{
    char *text = nullptr;
    std::size_t size = 0;
    std::FILE *stream = open_memstream(&text, &size);
    malloc_info(0, stream);
    std::fclose(stream);
    const QString report = QString::fromLatin1(text, qsizetype(size));
    std::free(text);
    // The sums of all arenas come last.
    const auto last = [&report](const QString &entry) {
        const qsizetype at = report.indexOf(u"size=\""_s, report.lastIndexOf(entry)) + 6;
        return report.sliced(at, report.indexOf(u'"', at) - at).toDouble();
    };
    const double holes = last(u"<total type=\"rest\""_s) + last(u"<total type=\"fast\""_s);
    tellNumber(last(u"<system type=\"current\""_s) + last(u"<total type=\"mmap\""_s) - holes);
    tellNumber(holes);
    tellNumber(double(sqlite3_memory_used()));
}

int showMemory(int argc, char **argv, const QString &file)
{
    BenchApplication application(argc, argv);
    GridScene scene(application, file);
    scene.waitForSnapshot();
    tellNumber(anonymousMemory());
    for (int column = 0; column < AccountModel::ColumnCount; ++column) {
        scene.ask([&] { scene.worklist().setSort(AccountModel::storeColumn(AccountModel::Column(column)), Qt::AscendingOrder); });
        scene.settle();
    }
    tellNumber(anonymousMemory());
    // The buffers of a sort are given back once nobody has sorted for ten seconds.
    QEventLoop rest;
    QTimer::singleShot(12s, &rest, &QEventLoop::quit);
    rest.exec();
    tellAllocated();
    tellNumber(anonymousMemory());
    return 0;
}

void prepare(QProcess &process, const QStringList &arguments)
{
    process.setProgram(QCoreApplication::applicationFilePath());
    process.setArguments(QStringList{childMark} + arguments);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

} // namespace

void tellNumber(double number)
{
    std::printf("%.6f\n", number);
    std::fflush(stdout);
}

double anonymousMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith("RssAnon:"))
                return line.simplified().split(' ').at(1).toDouble() * 1024;
        }
    }
    giveUp(u"this system does not say how much anonymous memory a process has"_s);
}

bool isChild(const QStringList &arguments) { return arguments.size() > 2 && arguments.at(1) == childMark; }

int runChild(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 2; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const QString what = arguments.takeFirst();
    if (what == "empty-window"_L1)
        return showEmptyWindow(argc, argv, arguments.at(0));
    if (what == "program"_L1)
        return showProgram(argc, argv, arguments.at(0), arguments.at(1));
    if (what == "memory"_L1)
        return showMemory(argc, argv, arguments.at(0));
    if (what == "table-model"_L1)
        return runTableModel(argc, argv, arguments.at(0));
    if (what == "proxy-model"_L1)
        return runProxyModel(argc, argv, arguments.at(0));
    const QCoreApplication application(argc, argv);
    return post(arguments);
}

std::vector<double> numbersOf(const QStringList &arguments)
{
    // The window keeps settings, and must find and leave none of the person who measures.
    const QTemporaryDir folder;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_CONFIG_HOME"_s, folder.path());
    environment.insert(u"XDG_DATA_HOME"_s, folder.path());
    process.setProcessEnvironment(environment);
    prepare(process, arguments);
    process.start();
    if (!process.waitForFinished(600'000) || process.exitCode() != 0)
        giveUp(u"the bench's own process “%1” failed"_s.arg(arguments.join(u' ')));
    std::vector<double> numbers;
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        if (!line.isEmpty())
            numbers.push_back(line.toDouble());
    }
    if (numbers.empty())
        giveUp(u"the bench's own process “%1” said nothing"_s.arg(arguments.join(u' ')));
    return numbers;
}

std::vector<double> numbersSinceStart(const QStringList &arguments) { return numbersOf(arguments + QStringList{QString::number(now())}); }

PostingProcess::PostingProcess(const QString &file, const QString &series, qint64 accounts)
{
    prepare(m_process, {u"post"_s, file, series, QString::number(accounts)});
    m_process.start();
    if (!m_process.waitForStarted())
        giveUp(u"the bench's own process does not start"_s);
}

PostingProcess::~PostingProcess() { stop(); }

qint64 PostingProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return 0;
    m_process.closeWriteChannel();
    m_process.waitForFinished();
    return qint64(m_process.readAllStandardOutput().trimmed().toDouble());
}

} // namespace Tally::Bench
