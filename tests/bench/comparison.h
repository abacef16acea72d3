// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// What a Qt programmer would have done instead, each in a process of its own. They print milliseconds to the first rows, to all
/// rows, of a jump to the middle, a sort, a filter and a search, the longest time the thread was held up, and the bytes of memory.
namespace Tally::Bench {

[[nodiscard]] int runTableModel(int argc, char **argv, const QString &database);
[[nodiscard]] int runProxyModel(int argc, char **argv, const QString &database);

} // namespace Tally::Bench
