// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/snapshot/rowsorter.h"

#include <numeric>

namespace Tally {

void RowSorter::makeBuffers(std::size_t rows)
{
    if (m_pairs.size() >= rows)
        return;
    m_pairs = std::vector<quint64>(rows);
    m_spare = std::vector<quint64>(rows);
}

void RowSorter::start(std::span<const quint32> rows, const RowSet &among)
{
    makeBuffers(rows.size());
    std::size_t size = 0;
    for (const quint32 row : rows) {
        m_pairs[size] = row;
        size += std::size_t(among.contains(row));
    }
    m_size = size;
}

void RowSorter::start(std::span<const quint32> rows)
{
    makeBuffers(rows.size());
    std::copy(rows.begin(), rows.end(), m_pairs.begin());
    m_size = rows.size();
}

void RowSorter::reverse()
{
    std::reverse(m_pairs.begin(), m_pairs.begin() + std::ptrdiff_t(m_size));
}

bool RowSorter::sortPairs(Counts &counts, const std::atomic_bool *stop)
{
    for (std::size_t digit = 0; digit < digits; ++digit) {
        auto &places = counts[digit];
        // The whole list has this digit: it is in order already.
        if (m_size == 0 || places[digitOf(m_pairs[0], digit)] == m_size)
            continue;
        std::exclusive_scan(places.begin(), places.end(), places.begin(), 0U);
        for (std::size_t from = 0; from < m_size; from += stretch) {
            if (stop != nullptr && stop->load(std::memory_order_relaxed))
                return false;
            for (const quint64 pair : stretchOf(m_pairs, from))
                m_spare[places[digitOf(pair, digit)]++] = pair;
        }
        m_pairs.swap(m_spare);
    }
    return true;
}

} // namespace Tally
