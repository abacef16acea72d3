// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStringView>

#include <algorithm>
#include <optional>
#include <vector>

namespace Tally {

/// Finds the number that a text stands for among millions: eight bytes a slot, because the texts themselves stay in the file and are
/// read again in the rare case that two look alike.
class RecordIndex final
{
public:
    /// The number kept for `text`, or nothing after having kept `number`, less than 2^32 - 1, for it.
    /// @param says  whether the number given stands for `text`.
    template <class Says>
    std::optional<quint32> findOrKeep(QStringView text, quint32 number, Says says)
    {
        if ((m_used + 1) * 4 > m_slots.size() * 3)
            grow();
        const auto mark = quint32(qHash(text, std::size_t(0x9e3779b9)));
        std::size_t at = mark & (m_slots.size() - 1);
        for (; m_slots[at].number != nobody; at = (at + 1) & (m_slots.size() - 1)) {
            if (m_slots[at].mark == mark && says(m_slots[at].number))
                return m_slots[at].number;
        }
        m_slots[at] = {.mark = mark, .number = number};
        ++m_used;
        return std::nullopt;
    }

private:
    static constexpr quint32 nobody = 0xffffffffU;

    struct Slot
    {
        quint32 mark = 0;             ///< of the text; says where its slot is, too
        quint32 number = nobody;
    };

    void grow()
    {
        std::vector<Slot> larger(std::max<std::size_t>(1024, m_slots.size() * 2));
        for (const Slot &slot : m_slots) {
            std::size_t at = slot.mark & (larger.size() - 1);
            while (slot.number != nobody && larger[at].number != nobody)
                at = (at + 1) & (larger.size() - 1);
            if (slot.number != nobody)
                larger[at] = slot;
        }
        m_slots = std::move(larger);
    }

    std::vector<Slot> m_slots;
    std::size_t m_used = 0;
};

} // namespace Tally
