// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/snapshot/rowset.h"

#include <algorithm>
#include <numeric>

namespace Tally {

std::size_t RowSet::count() const
{
    return std::accumulate(m_bits.begin(), m_bits.end(), std::size_t(0),
                           [](std::size_t sum, quint64 bits) { return sum + std::size_t(std::popcount(bits)); });
}

void RowSet::assign(std::size_t from, std::span<const quint8> flags)
{
    for (std::size_t word = 0; word * 64 < flags.size(); ++word) {
        const std::span<const quint8> part = flags.subspan(word * 64, std::min<std::size_t>(64, flags.size() - word * 64));
        quint64 bits = 0;
        for (std::size_t i = 0; i < part.size(); ++i)
            bits |= quint64(part[i]) << i;
        m_bits[from / 64 + word] = bits;
    }
}

} // namespace Tally
