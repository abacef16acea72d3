// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benchapplication.h"

#include "app/startup.h"
#include "models/stores/precedence.h"
#include "tests/bench/waiting.h"

#include <QMetaEnum>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally::Bench {
namespace {

constexpr double slow = 8;               ///< milliseconds: half a frame
constexpr std::size_t mostListed = 8;

} // namespace

BenchApplication::BenchApplication(int &argc, char **argv) : QApplication(argc, argv)
{
    dressProgram(false);
    letTheWindowGoFirst();
}

void BenchApplication::watch(QObject *widget, std::function<void()> painted)
{
    m_watched = widget;
    m_painted = std::move(painted);
}

bool BenchApplication::notify(QObject *receiver, QEvent *event)
{
    if (QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);          // a worker's own events come by here as well
    const QEvent::Type type = event->type();
    const bool isPaint = receiver == m_watched && type == QEvent::Paint;
    // The receiver may not outlive the event.
    const char *name = receiver->metaObject()->className();
    const Stopwatch watch;
    const bool result = QApplication::notify(receiver, event);
    if (isPaint && m_painted)
        m_painted();
    if (const double ms = watch.ms(); ms > slow && ms < 1000 && type != QEvent::DeferredDelete) {
        const char *typeName = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
        double &longest = m_slow[u"%1 to %2"_s.arg(QLatin1StringView(typeName != nullptr ? typeName : "event"), QLatin1StringView(name))];
        longest = std::max(longest, ms);
    }
    return result;
}

std::vector<std::pair<QString, double>> BenchApplication::takeSlowEvents()
{
    std::vector<std::pair<QString, double>> events(m_slow.begin(), m_slow.end());
    m_slow.clear();
    std::sort(events.begin(), events.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    events.resize(std::min(events.size(), mostListed));
    return events;
}

} // namespace Tally::Bench
