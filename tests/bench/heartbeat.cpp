// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/heartbeat.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally::Bench {

Heartbeat::Heartbeat(QObject *parent) : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(std::chrono::milliseconds(1));
    connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
}

void Heartbeat::start()
{
    m_gaps.reserve(m_gaps.size() + 200'000);          // so that a beat never waits for memory
    m_last = std::chrono::steady_clock::now();
    m_timer.start();
}

void Heartbeat::stop()
{
    beat();                                           // what held up the end counts, too
    m_timer.stop();
}

void Heartbeat::beat()
{
    const auto now = std::chrono::steady_clock::now();
    m_gaps.push_back(std::chrono::duration<double, std::milli>(now - m_last).count());
    m_last = now;
}

double Heartbeat::longest() const { return m_gaps.empty() ? 0 : *std::max_element(m_gaps.begin(), m_gaps.end()); }

std::vector<std::pair<QString, double>> Heartbeat::histogram() const
{
    constexpr double bounds[] = {1.5, 2, 4, 8, 16, 33, 66, 1e9};
    std::vector<std::pair<QString, double>> bars;
    double from = 0;
    for (const double to : bounds) {
        const auto count = std::count_if(m_gaps.begin(), m_gaps.end(), [&](double gap) { return gap > from && gap <= to; });
        bars.emplace_back(to > 1e6 ? u"gaps over %1 ms"_s.arg(from) : u"gaps of %1 to %2 ms"_s.arg(from).arg(to), double(count));
        from = to;
    }
    return bars;
}

} // namespace Tally::Bench
