// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/benchcouncil.h"

#include <QStringList>

namespace Tally::Bench {

struct BenchOptions
{
    CouncilSize size{.accounts = 1'000'000, .lines = 10'000'000};
    QString database;             ///< empty: made for this run and removed behind it
    QString json;                 ///< empty: none is written
    QStringList only;             ///< rows to measure; empty: all
    int repeat = 7;               ///< a figure is the median of so many
    bool comparison = false;
};

/// Reads the arguments; prints --help or what is wrong, and ends the program then.
[[nodiscard]] BenchOptions benchOptions(const QStringList &arguments);

} // namespace Tally::Bench
