// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/figures.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace Tally::Bench {

/// Beats every millisecond on the thread it lives on: whatever holds that thread up shows as a longer gap.
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
    /// How many gaps fell between which bounds, with shares of the time.
    [[nodiscard]] std::vector<std::pair<QString, double>> histogram() const;

private:
    void beat();

    QTimer m_timer;
    std::chrono::steady_clock::time_point m_last;
    std::vector<double> m_gaps;
};

} // namespace Tally::Bench
