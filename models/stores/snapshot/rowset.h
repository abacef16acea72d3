// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <bit>
#include <cstddef>
#include <span>
#include <vector>

namespace Tally {

/// Which rows of a snapshot are meant, one bit a row.
class RowSet final
{
public:
    /// No row of `rows`.
    void reset(std::size_t rows)
    {
        m_size = rows;
        m_bits.assign((rows + 63) / 64, 0);
    }
    void insert(std::size_t row) { m_bits[row / 64] |= quint64(1) << (row % 64); }
    [[nodiscard]] bool contains(std::size_t row) const { return (m_bits[row / 64] >> (row % 64) & 1) != 0; }
    /// How many rows there are to choose from.
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::size_t count() const;

    /// The rows from `from`, a multiple of 64, on: chosen where the flag is 1, not where it is 0.
    void assign(std::size_t from, std::span<const quint8> flags);

    /// f(row) for every chosen row, ascending.
    template <class F>
    void forEach(F f) const
    {
        for (std::size_t word = 0; word < m_bits.size(); ++word)
            forEachIn(word, f);
    }

    /// Chooses those of `among` for which test(row) is true, and no others. @return how many
    template <class F>
    std::size_t chooseFrom(const RowSet &among, F test)
    {
        m_size = among.m_size;
        m_bits.resize(among.m_bits.size());
        std::size_t count = 0;
        for (std::size_t word = 0; word < m_bits.size(); ++word) {
            quint64 chosen = 0;
            among.forEachIn(word, [&](std::size_t row) { chosen |= quint64(test(row) ? 1 : 0) << (row % 64); });
            m_bits[word] = chosen;
            count += std::size_t(std::popcount(chosen));
        }
        return count;
    }

    [[nodiscard]] qint64 bytes() const { return qint64(m_bits.capacity() * sizeof(quint64)); }

private:
    template <class F>
    void forEachIn(std::size_t word, const F &f) const
    {
        // Mostly all are chosen: a plain loop is several times as fast as finding one bit after the other.
        if (m_bits[word] == ~quint64(0)) {
            for (std::size_t row = word * 64; row < word * 64 + 64; ++row)
                f(row);
            return;
        }
        for (quint64 bits = m_bits[word]; bits != 0; bits &= bits - 1)
            f(word * 64 + std::size_t(std::countr_zero(bits)));
    }

    std::vector<quint64> m_bits;
    std::size_t m_size = 0;
};

} // namespace Tally
