// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <chrono>
#include <map>
#include <optional>
#include <vector>

namespace Tally::Bench {

/// When the host of a virtual computer took processors away to give them to others, or let all of it stand still. Two things tell: the
/// system counts what was taken from it, but not always; and a thread that does nothing but look at the clock (ProcessorWatch) stood still, too.
class StolenTime final
{
public:
    using Time = std::chrono::steady_clock::time_point;

    /// Writes down how much was taken so far. In the order of time.
    void note(Time now, qint64 ticks) { m_readings.push_back({now, ticks}); }
    /// Writes down that a processor stood still meanwhile. Its standstills do not overlap.
    void noteStandstill(int processor, Time from, Time to) { m_standstills[processor].push_back({from, to}); }
    /// Whether more was taken between the last reading before `from` and the second one behind `to`, as it is counted a little later; or
    /// a processor stood still for at least half of that time. False if nobody wrote anything down.
    [[nodiscard]] bool during(Time from, Time to) const;
    /// How long the processor that stood still longest did so in that time; milliseconds.
    [[nodiscard]] double standstillDuring(Time from, Time to) const;

    /// What the system has counted for all processors since it was started, from the text of /proc/stat: in hundredths of a second.
    [[nodiscard]] static std::optional<qint64> ticksIn(QByteArrayView stat);
    /// The same from the system itself; nothing where it does not count.
    [[nodiscard]] static std::optional<qint64> ticksNow();

private:
    struct Reading
    {
        Time at;
        qint64 ticks;
    };
    struct Standstill
    {
        Time from;
        Time to;
    };
    [[nodiscard]] bool wasCounted(Time from, Time to) const;

    std::vector<Reading> m_readings;
    std::map<int, std::vector<Standstill>> m_standstills;        ///< by processor
};

} // namespace Tally::Bench
