// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/processorwatch.h"

#include <QtGlobal>

#include <algorithm>

#ifdef Q_OS_LINUX
#include <pthread.h>
#include <sched.h>
#endif

namespace Tally::Bench {
namespace {

constexpr auto beat = std::chrono::milliseconds(1);
/// Of a look that is later than this it is written down.
constexpr auto late = std::chrono::milliseconds(2);
constexpr int looksBetweenReadings = 5;

/// The processors this process may use.
std::vector<int> processors()
{
    std::vector<int> all;
#ifdef Q_OS_LINUX
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof set, &set) == 0) {
        for (std::size_t processor = 0; processor < CPU_SETSIZE; ++processor) {
            if (CPU_ISSET(processor, &set))
                all.push_back(int(processor));
        }
    }
#endif
    return all.empty() ? std::vector<int>{0} : all;
}

/// Binds the calling thread to that processor and puts it before all others there. @return whether both were granted
bool standFirst([[maybe_unused]] int processor)
{
#ifdef Q_OS_LINUX
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(std::size_t(processor), &set);
    const sched_param first{.sched_priority = sched_get_priority_min(SCHED_FIFO)};
    return pthread_setaffinity_np(pthread_self(), sizeof set, &set) == 0 && pthread_setschedparam(pthread_self(), SCHED_FIFO, &first) == 0;
#else
    return false;
#endif
}

} // namespace

void ProcessorWatch::start()
{
    stop();
    m_stolen = {};
    m_watchers.clear();
    m_stopped = false;
    for (const int processor : processors())
        m_watchers.push_back({.processor = processor});
    for (Watcher &watcher : m_watchers)
        watcher.thread = std::thread([this, &watcher] { watch(watcher, &watcher == &m_watchers.front()); });
}

void ProcessorWatch::watch(Watcher &watcher, bool readsTicks) const
{
    watcher.comesFirst = standFirst(watcher.processor);
    auto last = std::chrono::steady_clock::now();
    for (int looks = 0; !m_stopped; ++looks) {
        if (readsTicks && looks % looksBetweenReadings == 0) {
            if (const auto ticks = StolenTime::ticksNow())
                watcher.readings.emplace_back(std::chrono::steady_clock::now(), *ticks);
        }
        std::this_thread::sleep_for(beat);
        const auto now = std::chrono::steady_clock::now();
        watcher.longest = std::max(watcher.longest, std::chrono::duration<double, std::milli>(now - last).count());
        if (now - last > late)
            watcher.standstills.emplace_back(last, now);
        last = now;
    }
}

void ProcessorWatch::stop()
{
    if (m_stopped.exchange(true))
        return;
    for (Watcher &watcher : m_watchers) {
        watcher.thread.join();
        for (const auto &[at, ticks] : watcher.readings)
            m_stolen.note(at, ticks);
        for (const auto &[from, to] : watcher.standstills)
            m_stolen.noteStandstill(watcher.processor, from, to);
    }
}

double ProcessorWatch::longestGap() const
{
    double longest = 0;
    for (const Watcher &watcher : m_watchers)
        longest = std::max(longest, watcher.longest);
    return longest;
}

bool ProcessorWatch::comesFirst() const
{
    return std::all_of(m_watchers.begin(), m_watchers.end(), [](const Watcher &watcher) { return watcher.comesFirst; });
}

} // namespace Tally::Bench
