// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/remainingtime.h"

using namespace std::chrono_literals;

namespace Tally {
namespace {

constexpr auto window = 30s;
constexpr auto apart = 1s;
/// A first guess from a few rows would jump about.
constexpr auto shortest = 3s;

} // namespace

void RemainingTime::tell(std::chrono::milliseconds after, qint64 done)
{
    // The last sample moves with the work until it is far enough from the one before.
    if (m_samples.size() >= 2 && m_samples.back().after - m_samples[m_samples.size() - 2].after < apart)
        m_samples.pop_back();
    m_samples.push_back({after, done});
    while (m_samples.size() > 2 && after - m_samples[1].after >= window)
        m_samples.pop_front();
}

std::optional<std::chrono::seconds> RemainingTime::of(qint64 total) const
{
    if (m_samples.size() < 2)
        return std::nullopt;
    const auto span = m_samples.back().after - m_samples.front().after;
    const qint64 rows = m_samples.back().done - m_samples.front().done;
    const qint64 left = total - m_samples.back().done;
    if (span < shortest || rows <= 0 || left < 0)
        return std::nullopt;
    const std::chrono::duration<double> time = span * (double(left) / double(rows));
    return std::chrono::round<std::chrono::seconds>(time);
}

} // namespace Tally
