// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/heartbeat.h"

#include <algorithm>
#include <ctime>

using namespace Qt::StringLiterals;

namespace Tally::Bench {
namespace {

/// Milliseconds this thread has had a processor so far.
double computedSoFar()
{
#ifdef CLOCK_THREAD_CPUTIME_ID
    timespec time{};
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0)
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
#endif
    return 0;
}

} // namespace

Heartbeat::Heartbeat(QObject *parent) : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(std::chrono::milliseconds(1));
    connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
}

void Heartbeat::Idle::start()
{
    stopped = false;
    thread = std::thread([this] {
        constexpr int beatsBetweenReadings = 5;
        auto last = std::chrono::steady_clock::now();
        for (int beats = 0; !stopped; ++beats) {
            if (beats % beatsBetweenReadings == 0) {
                if (const auto ticks = StolenTime::ticksNow())
                    stolen.note(std::chrono::steady_clock::now(), *ticks);
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            const auto now = std::chrono::steady_clock::now();
            longest = std::max(longest, std::chrono::duration<double, std::milli>(now - last).count());
            if (now - last > std::chrono::milliseconds(4))
                stolen.noteStandstill(last, now);
            last = now;
        }
    });
}

void Heartbeat::Idle::stop()
{
    stopped = true;
    if (thread.joinable())
        thread.join();
}

void Heartbeat::start()
{
    m_gaps.reserve(m_gaps.size() + 200'000);          // so that a beat never waits for memory
    m_last = std::chrono::steady_clock::now();
    m_started = m_last;
    m_computed = computedSoFar();
    m_idle.start();
    m_timer.start();
}

void Heartbeat::stop()
{
    beat();                                           // what held up the end counts, too
    m_timer.stop();
    m_idle.stop();
}

void Heartbeat::beat()
{
    const auto now = std::chrono::steady_clock::now();
    m_gaps.push_back(std::chrono::duration<double, std::milli>(now - m_last).count());
    m_last = now;
    const double computed = computedSoFar();
    m_longestComputing = std::max(m_longestComputing, computed - m_computed);
    m_computed = computed;
}

double Heartbeat::longest() const { return m_gaps.empty() ? 0 : *std::max_element(m_gaps.begin(), m_gaps.end()); }

double Heartbeat::longestUndisturbed() const
{
    double longest = 0;
    auto from = m_started;
    for (const double gap : m_gaps) {
        const auto to = from + std::chrono::duration_cast<std::chrono::steady_clock::duration>(std::chrono::duration<double, std::milli>(gap));
        if (gap > longest && !m_idle.stolen.during(from, to))
            longest = gap;
        from = to;
    }
    return longest;
}

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
