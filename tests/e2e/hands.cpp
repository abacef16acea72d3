// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/hands.h"

#include <QAbstractItemView>
#include <QEventLoop>
#include <QHeaderView>
#include <QProcess>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tally::Test {

void Hands::run(const QStringList &arguments)
{
    QProcess xdotool;
    QEventLoop loop;
    QObject::connect(&xdotool, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&xdotool, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    xdotool.start(u"xdotool"_s, arguments);
    loop.exec();
    if (xdotool.exitStatus() != QProcess::NormalExit || xdotool.exitCode() != 0)
        qFatal("xdotool %s failed: %s", qPrintable(arguments.join(u' ')), xdotool.readAllStandardError().constData());
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
