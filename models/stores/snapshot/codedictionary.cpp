// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/snapshot/codedictionary.h"

#include <algorithm>
#include <numeric>

namespace Tally {

quint32 CodeDictionary::number(std::string_view code)
{
    if (m_last < m_codes.size() && m_codes[m_last] == code)
        return m_last;
    if (const auto known = find(code))
        return m_last = *known;
    m_last = quint32(m_codes.size());
    m_codes.emplace_back(code);
    m_numbers.emplace(std::string(code), m_last);
    return m_last;
}

std::optional<quint32> CodeDictionary::find(std::string_view code) const
{
    const auto found = m_numbers.find(code);
    return found == m_numbers.end() ? std::nullopt : std::optional(found->second);
}

std::vector<quint32> CodeDictionary::ranks(const CodeLess &less) const
{
    std::vector<quint32> numbers(m_codes.size());
    std::iota(numbers.begin(), numbers.end(), 0U);
    const auto before = [&](quint32 a, quint32 b) { return less(m_codes[a], m_codes[b]); };
    std::sort(numbers.begin(), numbers.end(), before);
    std::vector<quint32> ranks(numbers.size());
    for (std::size_t i = 1; i < numbers.size(); ++i)
        ranks[numbers[i]] = ranks[numbers[i - 1]] + quint32(before(numbers[i - 1], numbers[i]));
    return ranks;
}

qint64 CodeDictionary::bytes() const
{
    // Two copies of each code, and what a node of the hash takes beside them.
    qint64 sum = qint64(m_codes.capacity() * sizeof(std::string) + m_numbers.bucket_count() * sizeof(void *));
    for (const std::string &code : m_codes)
        sum += qint64(2 * code.capacity() + sizeof(std::string) + 4 * sizeof(void *));
    return sum;
}

} // namespace Tally
