// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace Tally::Bench {

/// Both take at least one value.
[[nodiscard]] double median(std::vector<double> values);
/// @param part  0.99 for the value that 99 of 100 do not exceed.
[[nodiscard]] double percentile(std::vector<double> values, double part);

/// One row of the table of goals.
struct Row
{
    QString id;                               ///< "first-screen", what --only takes
    QString what;
    QString unit;                             ///< of figure, reference and limit: "ms", "bytes/account", "rows/s"
    std::optional<double> figure = {};        ///< nothing: not measured, and `note` says why
    std::optional<double> reference = {};
    QString referenceWhat = {};               ///< what was measured beside it
    QString goal = {};                        ///< in words: "≤ 2.5 × reference"
    std::optional<double> limit = {};         ///< the goal as a figure of this run
    bool atLeast = false;                     ///< the figure is to reach the limit rather than stay below it
    QString note = {};
    std::vector<std::pair<QString, double>> details = {};

    [[nodiscard]] std::optional<double> ratio() const;
    /// "pass", "miss" or "not measured".
    [[nodiscard]] QString verdict() const;
};

/// Another way to show the same list, and what it costs; the first one is ours. All have the same figures in the same order.
struct Rival
{
    QString name;
    std::vector<std::pair<QString, std::optional<double>>> figures;
};

/// What is to be measured, and what came out.
struct Report
{
    std::vector<Row> rows;
    std::vector<Rival> rivals;                           ///< with --comparison
    std::vector<std::pair<QString, QString>> about;      ///< machine, sizes, versions
};

/// The table for people: one line a row, with notes and details behind it.
[[nodiscard]] QString tableOf(const Report &report);
[[nodiscard]] QByteArray jsonOf(const Report &report);

} // namespace Tally::Bench
