// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/figures.h"
#include "tests/bench/stolentime.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <thread>

namespace Tally::Bench {

/// Beats every millisecond on the thread it lives on: whatever holds that thread up shows as a longer gap. A second thread beats
/// beside it and does nothing else: a computer that stops for a while stops both.
class Heartbeat final : public QObject
{
    Q_OBJECT
public:
    explicit Heartbeat(QObject *parent = nullptr);

    void start();
    void stop();
    /// Gaps between beats so far, in milliseconds.
    [[nodiscard]] const std::vector<double> &gaps() const { return m_gaps; }
    [[nodiscard]] double longest() const;
    /// The longest of those in which the host left this computer its processors (StolenTime); nothing before stop().
    [[nodiscard]] double longestUndisturbed() const;
    /// The longest this thread itself computed between two beats, whatever else kept it from beating; 0 where the system does not say.
    [[nodiscard]] double longestComputing() const { return m_longestComputing; }
    /// How many gaps fell between which bounds, with shares of the time.
    [[nodiscard]] std::vector<std::pair<QString, double>> histogram() const;

    /// The longest gap meanwhile of a thread that does nothing else: what the computer itself held up.
    [[nodiscard]] double longestOfIdleThread() const { return m_idle.longest; }

private:
    /// Beats on a thread of its own.
    struct Idle
    {
        ~Idle() { stop(); }
        void start();
        void stop();

        std::thread thread;
        std::atomic_bool stopped = true;
        double longest = 0;              ///< read these once the thread is stopped
        StolenTime stolen;
    };

    void beat();

    QTimer m_timer;
    std::chrono::steady_clock::time_point m_started;
    std::chrono::steady_clock::time_point m_last;
    double m_computed = 0;               ///< by this thread since it began, at the last beat; milliseconds
    double m_longestComputing = 0;
    std::vector<double> m_gaps;
    Idle m_idle;
};

} // namespace Tally::Bench
