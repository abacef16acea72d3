// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/figures.h"
#include "tests/bench/processorwatch.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <vector>

namespace Tally::Bench {

/// Beats every millisecond on the thread it lives on: whatever holds that thread up shows as a longer gap. The processors are
/// watched beside it (ProcessorWatch): a computer that stops for a while stops both.
class Heartbeat final : public QObject
{
    Q_OBJECT
public:
    explicit Heartbeat(QObject *parent = nullptr);

    void start();
    void stop();
    /// What this thread did since its last beat is not counted: it was no part of what is watched.
    void overlook();
    /// Gaps between beats so far, in milliseconds.
    [[nodiscard]] const std::vector<double> &gaps() const { return m_gaps; }
    [[nodiscard]] double longest() const;
    /// The longest of those in which the host left this computer its processors (StolenTime); nothing before stop().
    [[nodiscard]] double longestUndisturbed() const;
    /// The longest this thread itself computed between two beats, whatever else kept it from beating; 0 where the system does not say.
    [[nodiscard]] double longestComputing() const;
    /// How many gaps fell between which bounds, with shares of the time.
    [[nodiscard]] std::vector<std::pair<QString, double>> histogram() const;

    /// What held up the thread, and how much of it was whose; milliseconds.
    struct HoldUp
    {
        double at;                       ///< since start()
        double gap;
        double computed;                 ///< by this thread; where the host stops a processor, the system may count that as computed
        double stoodStill;               ///< the processor that did so longest
        long pages;                      ///< of the program or a file that this thread had to wait for: the system had put them away
    };
    /// The longest gaps, longest first; how much the processors stood still is known after stop() only.
    [[nodiscard]] std::vector<HoldUp> longestGaps(std::size_t count) const;
    /// The processors meanwhile; to be asked after stop().
    [[nodiscard]] const ProcessorWatch &processors() const { return m_processors; }

private:
    /// Of this thread, since it began.
    struct Used
    {
        double computed = 0;             ///< milliseconds
        long pages = 0;                  ///< read from the disk
    };

    [[nodiscard]] static Used usedSoFar();
    void beat();
    /// Calls `visit` with the number, the begin and the end of every gap so far.
    template <class Visit>
    void eachGap(Visit visit) const;

    QTimer m_timer;
    std::chrono::steady_clock::time_point m_started;
    std::chrono::steady_clock::time_point m_last;
    Used m_used;                         ///< at the last beat
    std::vector<std::chrono::steady_clock::time_point> m_begins;     ///< of the gaps
    std::vector<double> m_gaps;
    std::vector<Used> m_uses;            ///< within each of the gaps
    ProcessorWatch m_processors;
};

} // namespace Tally::Bench
