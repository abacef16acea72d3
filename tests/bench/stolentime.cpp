// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/stolentime.h"

#include <QFile>
#include <QList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally::Bench {

bool StolenTime::during(Time from, Time to) const
{
    return wasCounted(from, to) || (!m_standstills.empty() && 2 * standstillDuring(from, to) >= std::chrono::duration<double, std::milli>(to - from).count());
}

double StolenTime::standstillDuring(Time from, Time to) const
{
    double longest = 0;
    for (const auto &[processor, standstills] : m_standstills) {
        double sum = 0;
        for (const Standstill &stood : standstills)
            sum += std::max(0.0, std::chrono::duration<double, std::milli>(std::min(stood.to, to) - std::max(stood.from, from)).count());
        longest = std::max(longest, sum);
    }
    return longest;
}

bool StolenTime::wasCounted(Time from, Time to) const
{
    if (m_readings.empty())
        return false;
    const auto earlier = [](const Reading &reading, Time time) { return reading.at < time; };
    auto first = std::lower_bound(m_readings.begin(), m_readings.end(), from, earlier);
    if (first != m_readings.begin())
        --first;
    const auto behind = std::lower_bound(m_readings.begin(), m_readings.end(), to, earlier) - m_readings.begin();
    const auto last = m_readings.begin() + std::min(behind + 1, std::ptrdiff_t(m_readings.size()) - 1);
    return first < last && last->ticks > first->ticks;
}

std::optional<qint64> StolenTime::ticksIn(QByteArrayView stat)
{
    // "cpu  user nice system idle iowait irq softirq steal …"
    constexpr qsizetype steal = 8;
    const QList<QByteArray> fields = stat.toByteArray().left(stat.indexOf('\n')).simplified().split(' ');
    if (fields.size() <= steal || fields.first() != "cpu")
        return std::nullopt;
    bool isNumber = false;
    const qint64 ticks = fields.at(steal).toLongLong(&isNumber);
    return isNumber ? std::optional(ticks) : std::nullopt;
}

std::optional<qint64> StolenTime::ticksNow()
{
    QFile file(u"/proc/stat"_s);
    return file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ? ticksIn(file.read(200)) : std::nullopt;
}

} // namespace Tally::Bench
