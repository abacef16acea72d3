// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/heartbeat.h"

#include <algorithm>
#include <ctime>
#include <functional>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;

namespace Tally::Bench {
Heartbeat::Used Heartbeat::usedSoFar()
{
    Used used;
#ifdef CLOCK_THREAD_CPUTIME_ID
    timespec time{};
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0)
        used.computed = double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
#endif
#ifdef RUSAGE_THREAD
    rusage usage{};
    if (getrusage(RUSAGE_THREAD, &usage) == 0)
        used.pages = usage.ru_majflt;
#endif
    return used;
}

Heartbeat::Heartbeat(QObject *parent) : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(std::chrono::milliseconds(1));
    connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
}

void Heartbeat::start()
{
    m_gaps.reserve(m_gaps.size() + 200'000);          // so that a beat never waits for memory
    m_begins.reserve(m_gaps.capacity());
    m_uses.reserve(m_gaps.capacity());
    m_processors.start();
    m_last = std::chrono::steady_clock::now();
    m_started = m_last;
    m_used = usedSoFar();
    m_timer.start();
}

void Heartbeat::stop()
{
    beat();                                           // what held up the end counts, too
    m_timer.stop();
    m_processors.stop();
}

void Heartbeat::beat()
{
    const auto now = std::chrono::steady_clock::now();
    m_begins.push_back(m_last);
    m_gaps.push_back(std::chrono::duration<double, std::milli>(now - m_last).count());
    m_last = now;
    const Used used = usedSoFar();
    m_uses.push_back({.computed = used.computed - m_used.computed, .pages = used.pages - m_used.pages});
    m_used = used;
}

void Heartbeat::overlook()
{
    m_last = std::chrono::steady_clock::now();
    m_used = usedSoFar();
}

double Heartbeat::longest() const { return m_gaps.empty() ? 0 : *std::max_element(m_gaps.begin(), m_gaps.end()); }

double Heartbeat::longestComputing() const
{
    double longest = 0;
    for (const Used &used : m_uses)
        longest = std::max(longest, used.computed);
    return longest;
}

template <class Visit>
void Heartbeat::eachGap(Visit visit) const
{
    for (std::size_t i = 0; i < m_gaps.size(); ++i) {
        const auto gap = std::chrono::duration<double, std::milli>(m_gaps[i]);
        visit(i, m_begins[i], m_begins[i] + std::chrono::duration_cast<std::chrono::steady_clock::duration>(gap));
    }
}

double Heartbeat::longestUndisturbed() const
{
    double longest = 0;
    eachGap([&](std::size_t i, auto from, auto to) {
        if (m_gaps[i] > longest && !m_processors.stolen().during(from, to))
            longest = m_gaps[i];
    });
    return longest;
}

std::vector<Heartbeat::HoldUp> Heartbeat::longestGaps(std::size_t count) const
{
    if (count == 0 || m_gaps.empty())
        return {};
    std::vector<double> sorted = m_gaps;
    std::sort(sorted.begin(), sorted.end(), std::greater());
    const double shortest = sorted[std::min(count, sorted.size()) - 1];
    std::vector<HoldUp> longest;
    eachGap([&](std::size_t i, auto from, auto to) {
        if (m_gaps[i] >= shortest)
            longest.push_back({.at = std::chrono::duration<double, std::milli>(from - m_started).count(), .gap = m_gaps[i],
                               .computed = m_uses[i].computed, .stoodStill = m_processors.stolen().standstillDuring(from, to),
                               .pages = m_uses[i].pages});
    });
    std::stable_sort(longest.begin(), longest.end(), [](const HoldUp &a, const HoldUp &b) { return a.gap > b.gap; });
    longest.resize(std::min(count, longest.size()));
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
