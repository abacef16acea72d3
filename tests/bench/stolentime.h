// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <chrono>
#include <optional>
#include <vector>

namespace Tally::Bench {

/// When the host of a virtual computer took processors away to give them to others. Whatever ran then stood still, our window as
/// well as a thread that does nothing but look at the clock.
class StolenTime final
{
public:
    using Time = std::chrono::steady_clock::time_point;

    /// Writes down how much was taken so far. In the order of time.
    void note(Time now, qint64 ticks) { m_readings.push_back({now, ticks}); }
    /// Whether more was taken between the last reading before `from` and the second one behind `to`: it is counted a little later.
    /// False if nobody took readings.
    [[nodiscard]] bool during(Time from, Time to) const;

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
    std::vector<Reading> m_readings;
};

} // namespace Tally::Bench
