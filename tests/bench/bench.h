// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/benchapplication.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/figures.h"
#include "tests/bench/rawfile.h"

namespace Tally::Bench {

/// One frame of a screen that shows sixty a second, in milliseconds.
constexpr double oneFrame = 1000.0 / 60;

/// What every group of rows works with.
struct Bench
{
    BenchApplication &application;
    const BenchOptions &options;
    QString database;
    RawFile raw;                             ///< the same file past everything of ours
    Report report = {};

    [[nodiscard]] bool wants(const QString &row) const { return options.only.isEmpty() || options.only.contains(row); }
    [[nodiscard]] bool wantsAny(const QStringList &rows) const;
    /// Takes the row down if it is wanted.
    void add(Row row);
};

// The groups, one file each. A group measures nothing of which no row is wanted.
void measureGrid(Bench &bench);
void measureStalls(Bench &bench);
void measureProcesses(Bench &bench);
void measurePostings(Bench &bench);
void measureLedgers(Bench &bench);
void measureSummaries(Bench &bench);
/// With --comparison; behind the others, whose figures it sets beside its own.
void measureComparison(Bench &bench);

} // namespace Tally::Bench
