// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/snapshot/rowset.h"

#include <algorithm>
#include <bit>
#include <span>
#include <utility>
#include <vector>

namespace Tally {

/// The `count` rows of `among` with the smallest keys, by key; rows with equal keys stand as in `order`, which names every row once.
/// Far quicker than sorting all of them: digit by digit from the highest it finds out which keys come first, and then fetches those.
/// @param keyOf  of a row, a quint64 that is never above `most`
/// @param fewEnough  so many more than wanted are sorted outright rather than looked at once more
template <class KeyOf>
[[nodiscard]] std::vector<quint32> firstRows(std::span<const quint32> order, const RowSet &among, std::size_t count, quint64 most, const KeyOf &keyOf,
                                             std::size_t fewEnough = 4096)
{
    // Days and codes are through in one round; the counters of eleven bits are in the nearest cache.
    constexpr unsigned mostBits = 14;
    const auto bits = std::max(unsigned(std::bit_width(most)), 1U);
    const unsigned digitBits = bits <= mostBits ? bits : 11;
    const quint64 digitMask = (quint64(1) << digitBits) - 1;
    // The rows whose key, without its `shift` lowest bits, is below `bound` are certain; of those at it only so many are wanted.
    unsigned shift = (bits - 1) / digitBits * digitBits;
    quint64 bound = 0;
    std::size_t below = 0;
    std::vector<quint32> counts;
    for (;; shift -= digitBits) {
        counts.assign(digitMask + 1, 0);
        among.forEach([&](std::size_t row) {
            const quint64 key = keyOf(quint32(row)) >> shift;
            // Nothing is decided yet in the first round.
            if (key >> digitBits == bound)
                ++counts[key & digitMask];
        });
        quint64 digit = 0;
        while (digit < digitMask && below + counts[digit] < count)
            below += counts[digit++];
        bound = bound << digitBits | digit;
        if (shift == 0 || below + counts[digit] <= count + fewEnough)
            break;
    }
    // Who may be meant is marked in the order the keys lie in memory; the other order jumps about in them and looks at the marks only.
    RowSet marked;
    std::size_t left = marked.chooseFrom(among, [&](std::size_t row) { return (keyOf(quint32(row)) >> shift) <= bound; });
    std::vector<std::pair<quint64, quint32>> found;
    std::size_t certain = 0;
    std::size_t atBound = 0;
    for (auto row = order.begin(); row != order.end() && left > 0; ++row) {
        if (!marked.contains(*row))
            continue;
        --left;
        const quint64 key = keyOf(*row);
        const quint64 upper = key >> shift;
        if (upper == bound && shift == 0 && below + atBound == count)
            continue;
        found.emplace_back(key, *row);
        ++(upper < bound ? certain : atBound);
        if (shift == 0 && certain == below && below + atBound == count)
            break;
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<quint32> rows;
    for (std::size_t i = 0; i < std::min(count, found.size()); ++i)
        rows.push_back(found[i].second);
    return rows;
}

} // namespace Tally
