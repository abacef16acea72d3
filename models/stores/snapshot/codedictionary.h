// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/snapshot/packedcolumn.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace Tally {

/// Whether the first code stands before the second in an ascending list.
using CodeLess = std::function<bool(std::string_view, std::string_view)>;

/// The different texts of a column of codes, numbered from 0 in the order they were first seen. UTF-8.
class CodeDictionary final
{
public:
    /// The number of `code`, a new one if it was never seen.
    [[nodiscard]] quint32 number(std::string_view code);
    [[nodiscard]] std::optional<quint32> find(std::string_view code) const;
    /// Valid until the next number().
    [[nodiscard]] std::string_view code(quint32 number) const { return m_codes[number]; }
    [[nodiscard]] std::size_t size() const { return m_codes.size(); }
    /// For every number the place of its code among all codes, from 0.
    [[nodiscard]] std::vector<quint32> ranks(const CodeLess &less) const;
    [[nodiscard]] qint64 bytes() const;

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view code) const noexcept { return std::hash<std::string_view>{}(code); }
    };

    std::vector<std::string> m_codes;
    std::unordered_map<std::string, quint32, Hash, std::equal_to<>> m_numbers;
    quint32 m_last = 0;           ///< the number given last: neighbours in a table are often alike
};

/// A column of codes: a small number a row and the dictionary.
template <class Narrow>
struct CodeColumn
{
    PackedColumn<Narrow, quint32> numbers;
    CodeDictionary codes;

    void append(std::string_view code) { numbers.append(codes.number(code)); }
    void set(std::size_t row, std::string_view code) { numbers.set(row, codes.number(code)); }
    [[nodiscard]] std::string_view at(std::size_t row) const { return codes.code(numbers.at(row)); }
    [[nodiscard]] qint64 bytes() const { return numbers.bytes() + codes.bytes(); }
};

} // namespace Tally
