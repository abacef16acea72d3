// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/snapshot/accountsnapshot.h"

#include "models/stores/snapshot/rowfilter.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace Tally {
namespace {

/// Sorts by a column of whole numbers. The keys are distances from the first value of the order, so that a descending order
/// needs no other sort and small columns need few passes. Distances beyond 32 bits are sorted by their lower half first.
template <class T>
bool sortByNumber(RowSorter &sorter, std::span<const T> values, Qt::SortOrder order, const std::atomic_bool *stop)
{
    if (values.empty())
        return true;
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    const auto low = quint64(*least);
    const auto high = quint64(*most);
    const auto distance = [&](quint32 row) {
        const auto value = quint64(values[row]);
        return order == Qt::AscendingOrder ? value - low : high - value;
    };
    if (!sorter.sortBy([&](quint32 row) { return quint32(distance(row)); }, stop))
        return false;
    return high - low <= std::numeric_limits<quint32>::max()
           || sorter.sortBy([&](quint32 row) { return quint32(distance(row) >> 32); }, stop);
}

/// Sorts by a column of day numbers; no date stands first when ascending.
bool sortByDay(RowSorter &sorter, std::span<const qint32> days, Qt::SortOrder order, const std::atomic_bool *stop)
{
    // One before the first day: the mark itself is so far away that it would cost a pass.
    qint32 first = std::numeric_limits<qint32>::max();
    qint32 last = AccountColumns::noDay;
    for (const qint32 day : days) {
        first = std::min(first, day == AccountColumns::noDay ? first : day);
        last = std::max(last, day);
    }
    const auto place = [&](quint32 row) {
        return days[row] == AccountColumns::noDay ? 0U : quint32(days[row]) - quint32(first) + 1U;
    };
    const quint32 most = last == AccountColumns::noDay ? 0U : quint32(last) - quint32(first) + 1U;
    if (order == Qt::AscendingOrder)
        return sorter.sortBy(place, stop);
    return sorter.sortBy([&](quint32 row) { return most - place(row); }, stop);
}

/// What the accounts of one currency come to. The halves of the amounts are summed apart: neither sum can leave 64 bits.
struct CurrencySum
{
    quint32 currency = 0;             ///< the number of its code
    qint64 count = 0;
    quint64 lower = 0;
    quint64 upper = 0;

    void add(qint64 balance)
    {
        const auto owed = quint64(std::max<qint64>(balance, 0));
        ++count;
        lower += owed & 0xffffffffU;
        upper += owed >> 32;
    }
    /// In minor units, if that fits.
    [[nodiscard]] std::optional<qint64> owed() const
    {
        const quint64 top = upper + (lower >> 32);
        if (top > quint64(std::numeric_limits<qint32>::max()))
            return std::nullopt;
        return qint64(top << 32 | (lower & 0xffffffffU));
    }
};

Currency currencyOf(std::string_view code)
{
    return Currency::fromCode(QString::fromUtf8(code.data(), qsizetype(code.size()))).value_or(Currency());
}

} // namespace

template <class Narrow>
bool AccountSnapshot::sortByCode(const CodeColumn<Narrow> &column, Qt::SortOrder order, const std::atomic_bool *stop)
{
    const std::vector<quint32> ranks = column.codes.ranks(m_codeLess);
    const auto last = quint32(ranks.size()) - 1U;
    return column.numbers.visit([&](auto numbers) {
        if (order == Qt::AscendingOrder)
            return m_sorter.sortBy([&](quint32 row) { return ranks[numbers[row]]; }, stop);
        return m_sorter.sortBy([&](quint32 row) { return last - ranks[numbers[row]]; }, stop);
    });
}

bool AccountSnapshot::sort(const AccountQuery &query, const std::atomic_bool *stop)
{
    const auto byNumber = [&](auto values) { return sortByNumber(m_sorter, values, query.order, stop); };
    switch (query.sort) {
    case AccountColumn::PaymentReference:
        if (query.order == Qt::DescendingOrder)
            m_sorter.reverse();
        return true;
    case AccountColumn::Holder:
    case AccountColumn::Address: return byNumber(m_columns.textRanks(query.sort));
    case AccountColumn::Patch: return sortByCode(m_columns.patches(), query.order, stop);
    case AccountColumn::AccountType: return sortByCode(m_columns.types(), query.order, stop);
    case AccountColumn::RentGroup: return sortByCode(m_columns.rentGroups(), query.order, stop);
    case AccountColumn::Status: return sortByCode(m_columns.statuses(), query.order, stop);
    case AccountColumn::Balance: return m_columns.balances().visit(byNumber);
    case AccountColumn::OpenCharges: return m_columns.openCharges().visit(byNumber);
    case AccountColumn::LastPaid: return sortByDay(m_sorter, m_columns.lastPayments(), query.order, stop);
    case AccountColumn::StartDate: return sortByDay(m_sorter, m_columns.starts(), query.order, stop);
    }
    Q_UNREACHABLE();
}

bool AccountSnapshot::addSums(AccountOrder &answer) const
{
    const auto &currencies = m_columns.currencies();
    std::vector<CurrencySum> sums(currencies.codes.size());
    m_columns.balances().visit([&](auto balances) {
        currencies.numbers.visit([&](auto numbers) {
            m_chosen.forEach([&](std::size_t row) { sums[numbers[row]].add(qint64(balances[row])); });
        });
    });
    for (std::size_t i = 0; i < sums.size(); ++i)
        sums[i].currency = quint32(i);
    std::erase_if(sums, [](const CurrencySum &sum) { return sum.count == 0; });
    std::sort(sums.begin(), sums.end(), [&](const CurrencySum &a, const CurrencySum &b) {
        return std::tuple(b.count, currencies.codes.code(a.currency)) < std::tuple(a.count, currencies.codes.code(b.currency));
    });
    for (const CurrencySum &sum : sums) {
        const auto owed = sum.owed();
        if (!owed)
            return false;
        answer.count += sum.count;
        answer.owed.push_back(Money::fromMinor(*owed, currencyOf(currencies.codes.code(sum.currency))));
    }
    return true;
}

std::optional<AccountOrder> AccountSnapshot::answer(const AccountQuery &query, const std::atomic_bool *stop)
{
    AccountOrder answer;
    if (!m_columns.hasOrder(query.sort) || !filterRows(m_columns, query.filter, stop, m_chosen) || !addSums(answer))
        return std::nullopt;
    if (answer.count == qint64(m_columns.size()))
        m_sorter.start(m_columns.byReference());
    else
        m_sorter.start(m_columns.byReference(), m_chosen);
    if (!sort(query, stop))
        return std::nullopt;
    const std::size_t wanted = query.limit ? std::min(std::size_t(*query.limit), m_sorter.size()) : m_sorter.size();
    m_columns.ids().visit([&](auto ids) { m_sorter.appendTo(answer.ids, wanted, [&](quint32 row) { return qint64(ids[row]); }); });
    return answer;
}

} // namespace Tally
