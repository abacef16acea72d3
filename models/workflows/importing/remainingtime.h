// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <deque>
#include <optional>

namespace Tally {

/// How long work goes on, by its rate of the last half minute: a part that went quickly, or a computer that was busy, is soon forgotten,
/// and single steps do not make it jump about. It knows no clock: every call says how long the work has gone on.
class RemainingTime final
{
public:
    void start() { m_samples.clear(); }
    /// @param after  since the start; never less than before.
    void tell(std::chrono::milliseconds after, qint64 done);
    /// Nothing while too little is known of the rate, or when nothing moves.
    [[nodiscard]] std::optional<std::chrono::seconds> of(qint64 total) const;

private:
    struct Sample
    {
        std::chrono::milliseconds after;
        qint64 done = 0;
    };
    std::deque<Sample> m_samples;     ///< a second apart at least, except the last
};

} // namespace Tally
