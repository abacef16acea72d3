// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/snapshot/accountsnapshot.h"

#include "models/stores/snapshot/firstrows.h"
#include "models/stores/snapshot/rowfilter.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace Tally {
namespace {

/// Calls use(keyOf, most) for a column of whole numbers. The keys are distances from the first value of the order, so that a descending
/// order needs no other sort and small columns have small keys.
template <class T, class Use>
bool withNumbers(std::span<const T> values, Qt::SortOrder order, Use use)
{
    if (values.empty())
        return true;
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    const auto low = quint64(*least);
    const auto high = quint64(*most);
    if (order == Qt::AscendingOrder)
        return use([=](quint32 row) { return quint64(values[row]) - low; }, high - low);
    return use([=](quint32 row) { return high - quint64(values[row]); }, high - low);
}

/// The same for a column of day numbers; no date stands first when ascending.
template <class Day, class Use>
bool withDays(std::span<const Day> days, Qt::SortOrder order, Use use)
{
    // Counted from the first day there is: with keys from 1900 the mark would cost a pass.
    qint32 first = std::numeric_limits<qint32>::max();
    qint32 last = std::numeric_limits<qint32>::min();
    for (const Day day : days) {
        if (day != AccountColumns::noDay) {
            first = std::min(first, qint32(day));
            last = std::max(last, qint32(day));
        }
    }
    const auto place = [=](quint32 row) {
        return days[row] == AccountColumns::noDay ? 0U : quint32(days[row]) - quint32(first) + 1U;
    };
    const quint32 most = first > last ? 0U : quint32(last) - quint32(first) + 1U;
    if (order == Qt::AscendingOrder)
        return use([=](quint32 row) { return quint64(place(row)); }, most);
    return use([=](quint32 row) { return quint64(most - place(row)); }, most);
}

/// The same for a column of codes, as `less` has them.
template <class Narrow, class Use>
bool withCodes(const CodeColumn<Narrow> &column, const CodeLess &less, Qt::SortOrder order, Use use)
{
    const std::vector<quint32> ranks = column.codes.ranks(less);
    const quint64 last = ranks.empty() ? 0 : ranks.size() - 1;
    return column.numbers.visit([&](auto numbers) {
        if (order == Qt::AscendingOrder)
            return use([&](quint32 row) { return quint64(ranks[numbers[row]]); }, last);
        return use([&](quint32 row) { return last - ranks[numbers[row]]; }, last);
    });
}

/// The same for whatever column the query sorts by but the payment reference, which has no keys.
template <class Use>
bool withKeys(const AccountColumns &columns, const CodeLess &less, const AccountQuery &query, Use use)
{
    const auto numbers = [&](auto values) { return withNumbers(values, query.order, use); };
    const auto days = [&](auto values) { return withDays(values, query.order, use); };
    switch (query.sort) {
    case AccountColumn::PaymentReference: break;
    case AccountColumn::Holder:
    case AccountColumn::Address: return numbers(columns.textRanks(query.sort));
    case AccountColumn::Patch: return withCodes(columns.patches(), less, query.order, use);
    case AccountColumn::AccountType: return withCodes(columns.types(), less, query.order, use);
    case AccountColumn::RentGroup: return withCodes(columns.rentGroups(), less, query.order, use);
    case AccountColumn::Status: return withCodes(columns.statuses(), less, query.order, use);
    case AccountColumn::Balance: return columns.balances().visit(numbers);
    case AccountColumn::OpenCharges: return columns.openCharges().visit(numbers);
    case AccountColumn::LastPaid: return columns.lastPayments().visit(days);
    case AccountColumn::StartDate: return columns.starts().visit(days);
    }
    Q_UNREACHABLE();
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

bool AccountSnapshot::choose(const AccountFilter &filter, const std::atomic_bool *stop)
{
    // The first rows and the whole order are asked for one after the other; reading all texts twice would be felt.
    if (m_chosenBy == filter && m_chosenOf == m_columns.changes())
        return true;
    m_chosenBy.reset();
    if (filter.holder || !filterRows(m_columns, filter, stop, m_chosen))
        return false;
    m_chosenBy = filter;
    m_chosenOf = m_columns.changes();
    return true;
}

bool AccountSnapshot::sort(const AccountQuery &query, const std::atomic_bool *stop)
{
    if (query.sort == AccountColumn::PaymentReference) {
        if (query.order == Qt::DescendingOrder)
            m_sorter.reverse();
        return true;
    }
    return withKeys(m_columns, m_codeLess, query, [&](const auto &keyOf, quint64 most) {
        // Keys beyond 32 bits are sorted by their lower half first.
        return m_sorter.sortBy([&](quint32 row) { return quint32(keyOf(row)); }, stop)
               && (most <= std::numeric_limits<quint32>::max() || m_sorter.sortBy([&](quint32 row) { return quint32(keyOf(row) >> 32); }, stop));
    });
}

std::optional<std::vector<qint64>> AccountSnapshot::head(const AccountQuery &query, const std::atomic_bool *stop)
{
    if (!query.limit || !m_columns.hasOrder(query.sort) || !choose(query.filter, stop))
        return std::nullopt;
    const auto count = std::size_t(*query.limit);
    const std::span<const quint32> order = m_columns.byReference();
    std::vector<quint32> rows;
    if (query.sort == AccountColumn::PaymentReference) {
        for (std::size_t i = 0; i < order.size() && rows.size() < count; ++i) {
            if (const quint32 row = query.order == Qt::AscendingOrder ? order[i] : order[order.size() - 1 - i]; m_chosen.contains(row))
                rows.push_back(row);
        }
    } else {
        (void)withKeys(m_columns, m_codeLess, query, [&](const auto &keyOf, quint64 most) {
            rows = firstRows(order, m_chosen, count, most, keyOf);
            return true;
        });
    }
    std::vector<qint64> ids;
    m_columns.ids().visit([&](auto all) {
        for (const quint32 row : rows)
            ids.push_back(qint64(all[row]));
    });
    return ids;
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
    if (!m_columns.hasOrder(query.sort) || !choose(query.filter, stop) || !addSums(answer))
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
