// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <span>

namespace Tally::Council {

/// Random numbers that are the same on every platform: SplitMix64 and whole numbers only. The standard library's
/// distributions may differ from one library to the next, and a demo council must not.
class Random final
{
public:
    explicit constexpr Random(quint64 seed) noexcept : m_state{seed} {}
    /// The numbers of one of many independent streams under one seed.
    [[nodiscard]] static constexpr Random ofStream(quint64 seed, quint64 stream) noexcept
    {
        return Random(mixed(seed) ^ mixed(stream * 2 + 1));
    }

    constexpr quint64 next() noexcept
    {
        m_state += 0x9e3779b97f4a7c15U;
        return mixed(m_state);
    }
    /// A whole number from `least` to `most`, both included.
    constexpr qint64 between(qint64 least, qint64 most) noexcept
    {
        return least + qint64(next() % quint64(most - least + 1));
    }
    constexpr bool chance(int percent) noexcept { return between(1, 100) <= percent; }

    template <class T>
    const T &pick(std::span<const T> list) noexcept
    {
        return list[std::size_t(between(0, qint64(list.size()) - 1))];
    }
    /// An element of `list` with the likelihood its member `share` has among all shares.
    template <class T>
    const T &pickByShare(std::span<const T> list) noexcept
    {
        qint64 all = 0;
        for (const T &item : list)
            all += item.share;
        qint64 left = between(1, all);
        for (const T &item : list) {
            left -= item.share;
            if (left <= 0)
                return item;
        }
        return list.back();
    }

private:
    static constexpr quint64 mixed(quint64 value) noexcept
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
        value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
        return value ^ (value >> 31);
    }

    quint64 m_state;
};

} // namespace Tally::Council
