// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/snapshot/accountcolumns.h"

#include "models/stores/snapshot/rowset.h"

#include <algorithm>

namespace Tally {
namespace {

constexpr qint64 dayBeforeTheFirst = 2'415'020;      // 1899-12-31, as a Julian day

qint32 dayNumber(QDate date)
{
    if (!date.isValid())
        return AccountColumns::noDay;
    const auto day = qint32(date.toJulianDay() - dayBeforeTheFirst);
    return day > 0 ? day : day - 1;
}

QDate dateOf(qint32 day)
{
    return day == AccountColumns::noDay ? QDate() : QDate::fromJulianDay((day > 0 ? day : day + 1) + dayBeforeTheFirst);
}

} // namespace

void AccountColumns::reserve(std::size_t accounts, std::size_t textBytes)
{
    m_ids.reserve(accounts);
    m_versions.reserve(accounts);
    m_types.numbers.reserve(accounts);
    m_statuses.numbers.reserve(accounts);
    m_rentGroups.numbers.reserve(accounts);
    m_patches.numbers.reserve(accounts);
    m_currencies.numbers.reserve(accounts);
    m_balances.reserve(accounts);
    m_openCharges.reserve(accounts);
    m_lastPayments.reserve(accounts);
    m_starts.reserve(accounts);
    m_texts.reserve(accounts, textBytes);
}

void AccountColumns::put(const SnapshotRow &row)
{
    ++m_changes;
    if (const auto known = find(row.id))
        change(*known, row);
    else
        append(row);
}

void AccountColumns::append(const SnapshotRow &row)
{
    const auto place = Row(size());
    if (m_sorted == place && (place == 0 || m_ids.at(place - 1) < row.id.value))
        ++m_sorted;
    else
        m_late.emplace(row.id.value, place);
    m_ids.append(row.id.value);
    m_versions.append(row.version);
    m_types.append(row.accountType);
    m_statuses.append(row.status);
    m_rentGroups.append(row.rentGroup);
    m_patches.append(row.patch);
    m_currencies.append(row.currency);
    m_balances.append(row.balanceMinor);
    m_openCharges.append(row.openCharges);
    m_lastPayments.append(dayNumber(row.lastPayment));
    m_starts.append(dayNumber(row.start));
    m_texts.append(row.text);
    m_byReference.clear();
    dropTextOrders();
}

void AccountColumns::change(Row row, const SnapshotRow &to)
{
    const bool sameFacts = m_versions.at(row) == to.version;
    m_versions.set(row, to.version);
    m_types.set(row, to.accountType);
    m_statuses.set(row, to.status);
    m_rentGroups.set(row, to.rentGroup);
    m_patches.set(row, to.patch);
    m_currencies.set(row, to.currency);
    m_balances.set(row, to.balanceMinor);
    m_openCharges.set(row, to.openCharges);
    m_lastPayments.set(row, dayNumber(to.lastPayment));
    m_starts.set(row, dayNumber(to.start));
    const bool otherText = m_texts.set(row, to.text);
    if (otherText || !sameFacts)
        dropTextOrders();
}

void AccountColumns::dropTextOrders()
{
    ++m_textChanges;
    m_holderRanks.clear();
    m_addressRanks.clear();
}

std::optional<AccountColumns::Row> AccountColumns::find(AccountId id) const
{
    return m_ids.visit([&](auto ids) -> std::optional<Row> {
        const auto sorted = ids.first(m_sorted);
        if (!sorted.empty() && id.value <= qint64(sorted.back())) {
            // In a table that lost no row the number says the place.
            const qint64 guess = id.value - qint64(sorted.front());
            if (guess >= 0 && guess < qint64(sorted.size()) && qint64(sorted[std::size_t(guess)]) == id.value)
                return Row(guess);
            const auto found = std::lower_bound(sorted.begin(), sorted.end(), id.value,
                                                [](auto element, qint64 value) { return qint64(element) < value; });
            if (qint64(*found) == id.value)
                return Row(found - sorted.begin());
        }
        const auto late = m_late.find(id.value);
        return late == m_late.end() ? std::nullopt : std::optional(late->second);
    });
}

SnapshotRow AccountColumns::at(Row row) const
{
    return {.id = {m_ids.at(row)},
            .version = m_versions.at(row),
            .accountType = m_types.at(row),
            .status = m_statuses.at(row),
            .rentGroup = m_rentGroups.at(row),
            .patch = m_patches.at(row),
            .currency = m_currencies.at(row),
            .balanceMinor = m_balances.at(row),
            .openCharges = m_openCharges.at(row),
            .lastPayment = dateOf(m_lastPayments.at(row)),
            .start = dateOf(m_starts.at(row)),
            .text = m_texts.at(row)};
}

qint64 AccountColumns::bytes() const
{
    const auto capacities = m_byReference.capacity() + m_holderRanks.capacity() + m_addressRanks.capacity();
    // A node of the map has three pointers and a colour beside its pair.
    const auto late = m_late.size() * (sizeof(std::pair<const qint64, Row>) + 4 * sizeof(void *));
    return m_ids.bytes() + m_versions.bytes() + m_types.bytes() + m_statuses.bytes() + m_rentGroups.bytes()
           + m_patches.bytes() + m_currencies.bytes() + m_balances.bytes() + m_openCharges.bytes() + m_lastPayments.bytes() + m_starts.bytes() + m_texts.bytes()
           + qint64(capacities * sizeof(quint32) + late);
}

std::optional<std::vector<AccountColumns::Row>> AccountColumns::rowsOfAll(std::span<const qint64> ids) const
{
    if (ids.size() != size())
        return std::nullopt;
    RowSet seen;
    seen.reset(size());
    std::vector<Row> rows;
    rows.reserve(ids.size());
    for (const qint64 id : ids) {
        const auto row = find({id});
        if (!row || seen.contains(*row))
            return std::nullopt;
        seen.insert(*row);
        rows.push_back(*row);
    }
    return rows;
}

bool AccountColumns::setReferenceOrder(std::span<const qint64> ids)
{
    m_byReference.clear();
    auto rows = rowsOfAll(ids);
    if (!rows)
        return false;
    m_byReference = *std::move(rows);
    return true;
}

bool AccountColumns::setTextOrder(AccountColumn column, std::span<const qint64> ids, std::span<const quint32> ranks)
{
    Q_ASSERT(column == AccountColumn::Holder || column == AccountColumn::Address);
    Q_ASSERT(ids.size() == ranks.size());
    auto &kept = column == AccountColumn::Holder ? m_holderRanks : m_addressRanks;
    kept.clear();
    const auto rows = rowsOfAll(ids);
    if (!rows)
        return false;
    kept.resize(size());
    for (std::size_t i = 0; i < rows->size(); ++i)
        kept[(*rows)[i]] = ranks[i];
    return true;
}

bool AccountColumns::knowsOrder(AccountColumn column) const
{
    switch (column) {
    case AccountColumn::PaymentReference: return m_byReference.size() == size();
    case AccountColumn::Holder:
    case AccountColumn::Address: return textRanks(column).size() == size();
    default: return true;
    }
}

bool AccountColumns::hasOrder(AccountColumn column) const
{
    return knowsOrder(AccountColumn::PaymentReference) && knowsOrder(column);
}

std::span<const quint32> AccountColumns::textRanks(AccountColumn column) const
{
    Q_ASSERT(column == AccountColumn::Holder || column == AccountColumn::Address);
    return column == AccountColumn::Holder ? m_holderRanks : m_addressRanks;
}

} // namespace Tally
