// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/stolentime.h"

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace Tally::Bench {

/// Looks at the clock every millisecond on each processor, before everything else that runs there. A look that comes late says that the
/// processor itself stood still, because the host of a virtual computer had stopped it: what a thread computes is counted on meanwhile.
class ProcessorWatch final
{
public:
    ProcessorWatch() = default;
    ~ProcessorWatch() { stop(); }
    ProcessorWatch(const ProcessorWatch &) = delete;
    ProcessorWatch &operator=(const ProcessorWatch &) = delete;

    void start();
    void stop();

    /// What was seen until stop(), which is to be called first.
    [[nodiscard]] const StolenTime &stolen() const { return m_stolen; }
    /// The longest gap between two looks on the same processor, in milliseconds; the same holds.
    [[nodiscard]] double longestGap() const;
    /// Whether the looks came before all else (real-time priority was granted): without it a look that waits for its turn counts, too.
    [[nodiscard]] bool comesFirst() const;

private:
    struct Watcher
    {
        int processor = 0;
        std::thread thread;
        bool comesFirst = false;
        double longest = 0;
        std::vector<std::pair<StolenTime::Time, StolenTime::Time>> standstills;
        std::vector<std::pair<StolenTime::Time, qint64>> readings;           ///< what the system counted, by the first watcher
    };
    void watch(Watcher &watcher, bool readsTicks) const;

    std::atomic_bool m_stopped = true;
    std::vector<Watcher> m_watchers;
    StolenTime m_stolen;
};

} // namespace Tally::Bench
