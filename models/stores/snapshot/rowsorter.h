// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/snapshot/rowset.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <span>
#include <vector>

namespace Tally {

/// Sorts rows by whole-number keys: a stable radix sort of pairs of a 32-bit key and a row, lowest digit first. Rows with equal
/// keys stay as they were given. The buffers are kept from one sort to the next, because fresh memory costs as much as sorting.
class RowSorter final
{
public:
    /// Begins with those of `rows` that are in `among`, in their order.
    void start(std::span<const quint32> rows, const RowSet &among);
    /// Begins with all of `rows`, in their order.
    void start(std::span<const quint32> rows);
    void reverse();

    /// Sorts by keyOf(row), a quint32, ascending.
    /// @return false if `stop` (may be null) was set; the rows are then in no useful order
    template <class KeyOf>
    [[nodiscard]] bool sortBy(const KeyOf &keyOf, const std::atomic_bool *stop)
    {
        Counts counts{};
        for (std::size_t from = 0; from < m_size; from += stretch) {
            if (stop != nullptr && stop->load(std::memory_order_relaxed))
                return false;
            // Two loops: fetching keys from all over a column goes fastest with nothing else to do.
            const std::span<quint64> pairs = stretchOf(m_pairs, from);
            for (quint64 &pair : pairs)
                pair = quint64(keyOf(quint32(pair))) << 32 | quint32(pair);
            for (const quint64 pair : pairs) {
                for (std::size_t digit = 0; digit < digits; ++digit)
                    ++counts[digit][digitOf(pair, digit)];
            }
        }
        return sortPairs(counts, stop);
    }

    /// The first `count` of size() rows, as f(row) sees them, at the end of `out`.
    template <class T, class F>
    void appendTo(std::vector<T> &out, std::size_t count, F f) const
    {
        // By the piece: neither one check of the room per row nor a first pass that only clears it.
        std::array<T, 1024> piece;
        out.reserve(out.size() + count);
        for (std::size_t from = 0; from < count; from += piece.size()) {
            const auto pairs = std::span(m_pairs).subspan(from, std::min(piece.size(), count - from));
            std::transform(pairs.begin(), pairs.end(), piece.begin(), [&](quint64 pair) { return f(quint32(pair)); });
            out.insert(out.end(), piece.begin(), piece.begin() + std::ptrdiff_t(pairs.size()));
        }
    }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] qint64 bytes() const { return qint64((m_pairs.capacity() + m_spare.capacity()) * sizeof(quint64)); }

private:
    // Three passes of 11 bits make 32; their counters fit the nearest cache.
    static constexpr std::size_t digits = 3;
    static constexpr unsigned digitBits = 11;
    static constexpr std::size_t stretch = 8192;
    using Counts = std::array<std::array<quint32, 1U << digitBits>, digits>;

    [[nodiscard]] static std::size_t digitOf(quint64 pair, std::size_t digit)
    {
        return std::size_t(pair >> (32 + digitBits * digit)) & ((1U << digitBits) - 1);
    }
    [[nodiscard]] std::span<quint64> stretchOf(std::vector<quint64> &pairs, std::size_t from) const
    {
        return std::span(pairs).subspan(from, std::min(stretch, m_size - from));
    }
    void makeBuffers(std::size_t rows);
    [[nodiscard]] bool sortPairs(Counts &counts, const std::atomic_bool *stop);

    std::vector<quint64> m_pairs;     ///< the row in the lower half, its key in the upper one; the first m_size count
    std::vector<quint64> m_spare;
    std::size_t m_size = 0;
};

} // namespace Tally
