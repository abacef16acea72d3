// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include <functional>
#include <map>
#include <utility>
#include <vector>

namespace Tally::Bench {

/// The program's QApplication, with its style, which also knows when a widget has been painted and which events took long.
class BenchApplication final : public QApplication
{
public:
    BenchApplication(int &argc, char **argv);

    /// Calls `painted` behind every paint event of that widget, until another is watched; null watches none.
    void watch(QObject *widget, std::function<void()> painted);
    /// Events that held the thread up longest since the last call: what got them, of which type, and for how many milliseconds.
    [[nodiscard]] std::vector<std::pair<QString, double>> takeSlowEvents();

    bool notify(QObject *receiver, QEvent *event) override;

private:
    QObject *m_watched = nullptr;
    std::function<void()> m_painted;
    std::map<QString, double> m_slow;
};

} // namespace Tally::Bench
