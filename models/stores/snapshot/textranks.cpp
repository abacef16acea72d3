// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/snapshot/textranks.h"

#include <QtEndian>

#include <algorithm>
#include <utility>

namespace Tally {

void TextRanks::reserve(std::size_t texts)
{
    constexpr std::size_t usualLength = 24;
    m_entries.reserve(texts);
    m_bytes.reserve(texts * usualLength);
}

void TextRanks::add(std::string_view text)
{
    quint64 start = 0;
    std::copy_n(text.begin(), std::min(text.size(), sizeof start), reinterpret_cast<char *>(&start));
    m_entries.push_back({qFromBigEndian(start), m_bytes.size(), quint32(text.size()), quint32(m_entries.size())});
    m_bytes.insert(m_bytes.end(), text.begin(), text.end());
}

PagesVector<quint32> TextRanks::take()
{
    // The start of a text that is shorter ends in zeros: equal starts say nothing of the order of two such texts.
    std::sort(m_entries.begin(), m_entries.end(), [this](const Entry &a, const Entry &b) {
        return a.start != b.start ? a.start < b.start : rest(a) < rest(b);
    });
    PagesVector<quint32> ranks(m_entries.size());
    quint32 rank = 0;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (i > 0 && rest(m_entries[i]) != rest(m_entries[i - 1]))
            ++rank;
        ranks[m_entries[i].number] = rank;
    }
    m_entries = {};
    m_bytes = {};
    return ranks;
}

} // namespace Tally
