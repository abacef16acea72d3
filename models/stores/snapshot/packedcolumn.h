// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace Tally {

/// Room for `more` further elements, an eighth at a time: doubling would leave a snapshot half empty.
template <class T>
void makeRoom(std::vector<T> &elements, std::size_t more)
{
    const std::size_t needed = elements.size() + more;
    if (needed > elements.capacity())
        elements.reserve(needed + needed / 8);
}

/// Whole numbers kept as Narrow while all of them fit, as Wide from the first one that does not.
template <class Narrow, class Wide>
class PackedColumn final
{
public:
    using Value = Wide;

    void reserve(std::size_t rows)
    {
        if (m_isWide)
            m_wide.reserve(rows);
        else
            m_narrow.reserve(rows);
    }

    void append(Wide value)
    {
        if (!m_isWide && !std::in_range<Narrow>(value))
            widen();
        if (m_isWide) {
            makeRoom(m_wide, 1);
            m_wide.push_back(value);
        } else {
            makeRoom(m_narrow, 1);
            m_narrow.push_back(static_cast<Narrow>(value));
        }
    }

    void set(std::size_t row, Wide value)
    {
        if (!m_isWide && !std::in_range<Narrow>(value))
            widen();
        if (m_isWide)
            m_wide[row] = value;
        else
            m_narrow[row] = static_cast<Narrow>(value);
    }

    [[nodiscard]] Wide at(std::size_t row) const { return m_isWide ? m_wide[row] : static_cast<Wide>(m_narrow[row]); }
    [[nodiscard]] std::size_t size() const { return m_isWide ? m_wide.size() : m_narrow.size(); }
    [[nodiscard]] qint64 bytes() const
    {
        return static_cast<qint64>(m_narrow.capacity() * sizeof(Narrow) + m_wide.capacity() * sizeof(Wide));
    }

    /// f(values), with a span of Narrow or of Wide: a loop over the rows is compiled for either.
    template <class F>
    decltype(auto) visit(F &&f) const
    {
        return m_isWide ? f(std::span<const Wide>(m_wide)) : f(std::span<const Narrow>(m_narrow));
    }

private:
    void widen()
    {
        m_wide.reserve(m_narrow.capacity());
        m_wide.assign(m_narrow.begin(), m_narrow.end());
        m_narrow = {};
        m_isWide = true;
    }

    std::vector<Narrow> m_narrow;
    std::vector<Wide> m_wide;
    bool m_isWide = false;
};

} // namespace Tally
