// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/rawfile.h"

#include <cstdint>
#include <string>
#include <vector>

/// What the hardware and SQLite can do at best, without anything of ours. Everything is in milliseconds, the median of `repeat` warm runs.
namespace Tally::Bench {

/// Reads all rows of a prepared statement, every column as text.
[[nodiscard]] double scanAll(RawFile &file, const char *sql, int repeat);
/// The same for a statement of whole numbers.
[[nodiscard]] double scanNumbers(RawFile &file, const char *sql, int repeat);
/// All lines with what summaries are made from: account, types, amounts and dates.
[[nodiscard]] double scanLines(RawFile &file, int repeat);
/// A page of 128 rows with everything the list shows, in an indexed order.
[[nodiscard]] double pageByBalance(RawFile &file, int repeat);
[[nodiscard]] double pageByReference(RawFile &file, int repeat);
/// A page of 128 rows by their ids, which are spread over the table.
[[nodiscard]] double pageByIds(RawFile &file, int repeat);

/// The columns a filter looks at, side by side.
struct RawColumns
{
    std::vector<std::int64_t> balance;
    std::vector<std::uint8_t> type;
    std::vector<std::uint8_t> status;
    std::vector<std::uint16_t> patch;
    std::string arena;                       ///< all search texts, a line feed behind each
};
[[nodiscard]] RawColumns rawColumns(RawFile &file);

/// Sorts (key, row) pairs of 32 bits each by three passes of eleven bits, in buffers that are there already.
[[nodiscard]] double radixSort(const std::vector<std::int64_t> &balances, int repeat);
/// Finds the numbers of the rows of one type that owe at least so much, without a branch.
[[nodiscard]] double filterColumns(const RawColumns &columns, int repeat);
struct TextScan
{
    double ms = 0;
    std::int64_t hits = 0;                   ///< texts that have the word
};
[[nodiscard]] TextScan scanText(const RawColumns &columns, const std::string &word, int repeat);

} // namespace Tally::Bench
