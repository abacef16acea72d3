// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/snapshot/rowfilter.h"

#include "models/domain/searchtext.h"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <string>

namespace Tally {
namespace {

/// Rows looked at in one go: their flags stay in the nearest cache. A multiple of 64.
constexpr std::size_t chunk = 4096;

using Flags = std::span<quint8>;
/// Clears the flags of the rows from the given one on that it does not let through.
using Condition = std::function<void(std::size_t, Flags)>;

template <class T, class Test>
void keepIf(std::span<const T> values, Flags flags, Test test)
{
    // No branch: which rows pass is as good as random, and this form uses the wide registers.
    for (std::size_t i = 0; i < flags.size(); ++i)
        flags[i] = quint8(flags[i] & quint8(test(values[i])));
}

template <class Column>
Condition equals(const Column &column, typename Column::Value wanted)
{
    return [&column, wanted](std::size_t from, Flags flags) {
        column.visit([&]<class T>(std::span<const T> values) {
            if (std::in_range<T>(wanted))
                keepIf(values.subspan(from, flags.size()), flags, [value = T(wanted)](T each) { return each == value; });
            else
                std::fill(flags.begin(), flags.end(), quint8(0));
        });
    };
}

template <class Column>
Condition atLeast(const Column &column, typename Column::Value least)
{
    return [&column, least](std::size_t from, Flags flags) {
        column.visit([&]<class T>(std::span<const T> values) {
            if (least > typename Column::Value(std::numeric_limits<T>::max()))
                std::fill(flags.begin(), flags.end(), quint8(0));
            else if (std::in_range<T>(least))
                keepIf(values.subspan(from, flags.size()), flags, [value = T(least)](T each) { return each >= value; });
        });
    };
}

Condition never()
{
    return [](std::size_t, Flags flags) { std::fill(flags.begin(), flags.end(), quint8(0)); };
}

template <class Narrow>
Condition hasCode(const CodeColumn<Narrow> &column, const QString &code)
{
    const auto number = column.codes.find(code.toStdString());
    return number ? equals(column.numbers, *number) : never();
}

std::vector<Condition> conditionsOf(const AccountColumns &columns, const AccountFilter &filter)
{
    std::vector<Condition> conditions;
    if (filter.owingOnly)
        conditions.push_back(atLeast(columns.balances(), 1));
    if (filter.minimumBalance)
        conditions.push_back(atLeast(columns.balances(), filter.minimumBalance->minor()));
    if (filter.accountType)
        conditions.push_back(hasCode(columns.types(), code(*filter.accountType)));
    if (!filter.rentGroupType.isEmpty())
        conditions.push_back(hasCode(columns.rentGroups(), filter.rentGroupType));
    if (!filter.patch.isEmpty())
        conditions.push_back(hasCode(columns.patches(), filter.patch));
    if (filter.status)
        conditions.push_back(hasCode(columns.statuses(), code(*filter.status)));
    return conditions;
}

bool applyConditions(std::span<const Condition> conditions, const std::atomic_bool *stop, RowSet &chosen)
{
    std::array<quint8, chunk> buffer;
    for (std::size_t from = 0; from < chosen.size(); from += chunk) {
        if (stop != nullptr && stop->load(std::memory_order_relaxed))
            return false;
        const Flags flags = Flags(buffer).first(std::min(chunk, chosen.size() - from));
        std::fill(flags.begin(), flags.end(), quint8(1));
        for (const Condition &condition : conditions)
            condition(from, flags);
        chosen.assign(from, flags);
    }
    return true;
}

} // namespace

bool filterRows(const AccountColumns &columns, const AccountFilter &filter, const std::atomic_bool *stop, RowSet &chosen)
{
    chosen.reset(columns.size());
    const std::vector<Condition> conditions = conditionsOf(columns, filter);
    if (!applyConditions(conditions, stop, chosen))
        return false;
    std::vector<std::string> words;
    for (const QString &word : searchWords(filter.text))
        words.push_back(word.toStdString());
    if (words.empty())
        return true;
    const RowSet among = chosen;
    return columns.texts().find(words, among, stop, chosen);
}

} // namespace Tally
