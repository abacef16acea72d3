// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/hands.h"

#include <QAbstractItemView>
#include <QByteArrayList>
#include <QEventLoop>
#include <QHeaderView>
#include <QThread>
#include <QTimer>

#include <chrono>
#include <memory>
#include <vector>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tally::Test {
namespace {

/// Runs it and waits for it. @return what it ends with; not 0: it could not be started, or did not do what it was told
int xdotool(const QStringList &arguments)
{
    QByteArrayList words{"xdotool"};
    for (const QString &argument : arguments)
        words.append(argument.toLocal8Bit());
    std::vector<char *> pointers;
    for (QByteArray &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    pid_t process = 0;
    if (const int error = posix_spawnp(&process, pointers.front(), nullptr, nullptr, pointers.data(), environ); error != 0)
        return error;
    int status = 0;
    if (waitpid(process, &status, 0) != process)
        return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

void Hands::run(const QStringList &arguments)
{
    // From a thread of its own and without a copy of the program's memory, or each key would hold up the window that is to take it.
    int outcome = 0;
    std::unique_ptr<QThread> hand(QThread::create([&] { outcome = xdotool(arguments); }));
    QEventLoop loop;
    QObject::connect(hand.get(), &QThread::finished, &loop, &QEventLoop::quit);
    hand->start();
    loop.exec();
    if (outcome != 0)
        qFatal("xdotool %s failed with %d", qPrintable(arguments.join(u' ')), outcome);
    // The server hands the events over a moment after xdotool has ended.
    QTimer::singleShot(60ms, &loop, &QEventLoop::quit);
    loop.exec();
}

void Hands::press(const QString &keys) { run({u"key"_s, u"--clearmodifiers"_s, keys}); }

void Hands::type(const QString &text) { run({u"type"_s, u"--delay"_s, u"8"_s, text}); }

void Hands::click(const QWidget *widget) { clickAt(widget->mapToGlobal(widget->rect().center())); }

void Hands::doubleClick(const QWidget *widget) { clickAt(widget->mapToGlobal(widget->rect().center()), 2); }

void Hands::clickSection(const QHeaderView *header, int section)
{
    clickAt(header->viewport()->mapToGlobal(QPoint(header->sectionViewportPosition(section) + header->sectionSize(section) / 2, header->height() / 2)));
}

void Hands::clickCell(const QAbstractItemView *view, int row, int column)
{
    const QRect cell = view->visualRect(view->model()->index(row, column, view->rootIndex()));
    clickAt(view->viewport()->mapToGlobal(cell.center()));
}

void Hands::clickAt(const QPoint &global, int times)
{
    run({u"mousemove"_s, QString::number(global.x()), QString::number(global.y()), u"click"_s,
         u"--repeat"_s, QString::number(times), u"--delay"_s, u"40"_s, u"1"_s});
}

} // namespace Tally::Test
