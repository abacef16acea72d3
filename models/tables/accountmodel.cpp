// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/accountmodel.h"

#include "models/tables/columnspec.h"
#include "models/tables/words.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// The currency all rows share; nothing if there are no rows or several currencies.
std::optional<Currency> commonCurrency(const std::vector<AccountRow> &rows)
{
    if (rows.empty())
        return std::nullopt;
    const Currency first = rows.front().balance.currency();
    const bool same = std::all_of(rows.begin(), rows.end(), [first](const AccountRow &row) { return row.balance.currency() == first; });
    return same ? std::optional(first) : std::nullopt;
}

/// Above this many rows gone and come, keeping each one's place costs more than it gives.
constexpr std::size_t mostMerged = 500;

using R = const AccountRow &;

QString lastPaid(R row)
{
    if (!row.lastPaymentDate.isValid())
        return AccountModel::tr("never");
    //: When and how much somebody last paid: 3 Sep 2013 · £40.00
    return AccountModel::tr("%1 · %2")
        .arg(Words::date(row.lastPaymentDate), row.lastPaymentAmount.toCurrencyString(QLocale()));
}

struct AccountColumnSpec
{
    ColumnSpec<AccountRow> spec;
    AccountColumn store;
};

const std::array<AccountColumnSpec, AccountModel::ColumnCount> columns{{
    {{QT_TRANSLATE_NOOP("Tally::AccountModel", "Reference"), Qt::AlignLeft,
      [](R r) { return r.paymentReference; }, [](R r) -> QVariant { return r.paymentReference; }},
     AccountColumn::PaymentReference},
    {{QT_TRANSLATE_NOOP("Tally::AccountModel", "Holder"), Qt::AlignLeft,
      [](R r) { return r.holderName; }, [](R r) -> QVariant { return r.holderName; }},
     AccountColumn::Holder},
    {{QT_TRANSLATE_NOOP("Tally::AccountModel", "Owes"), Qt::AlignRight,
      [](R r) { return Words::balanceCell(r.balance, QLocale()); }, [](R r) -> QVariant { return r.balance.minor(); }},
     AccountColumn::Balance},
    {{QT_TRANSLATE_NOOP("Tally::AccountModel", "Open charges"), Qt::AlignRight,
      [](R r) { return QLocale().toString(r.openCharges); }, [](R r) -> QVariant { return r.openCharges; }},
     AccountColumn::OpenCharges},
    {{QT_TRANSLATE_NOOP("Tally::AccountModel", "Last paid"), Qt::AlignLeft,
      lastPaid, [](R r) -> QVariant { return r.lastPaymentDate; }},
     AccountColumn::LastPaid},
    {{QT_TRANSLATE_NOOP("Tally::AccountModel", "Patch"), Qt::AlignLeft,
      [](R r) { return r.patch; }, [](R r) -> QVariant { return r.patch; }},
     AccountColumn::Patch},
    {{QT_TRANSLATE_NOOP("Tally::AccountModel", "Address"), Qt::AlignLeft,
      [](R r) { return r.fullAddress; }, [](R r) -> QVariant { return r.fullAddress; }},
     AccountColumn::Address},
    {{QT_TRANSLATE_NOOP("Tally::AccountModel", "Account type"), Qt::AlignLeft,
      [](R r) { return Words::label(r.accountType); }, [](R r) -> QVariant { return code(r.accountType); }},
     AccountColumn::AccountType},
    {{QT_TRANSLATE_NOOP("Tally::AccountModel", "Rent group"), Qt::AlignLeft,
      [](R r) { return Words::rentGroup(r.rentGroupType); }, [](R r) -> QVariant { return r.rentGroupType; }},
     AccountColumn::RentGroup},
    {{QT_TRANSLATE_NOOP("Tally::AccountModel", "Status"), Qt::AlignLeft,
      [](R r) { return Words::label(r.status); }, [](R r) -> QVariant { return code(r.status); }},
     AccountColumn::Status},
    {{QT_TRANSLATE_NOOP("Tally::AccountModel", "Since"), Qt::AlignLeft,
      [](R r) { return Words::date(r.startDate); }, [](R r) -> QVariant { return r.startDate; }},
     AccountColumn::StartDate},
}};

} // namespace

void AccountModel::setRows(std::vector<AccountRow> rows)
{
    const auto before = std::exchange(m_currency, commonCurrency(rows));
    merge(std::move(rows));
    if (m_currency != before)
        emit headerDataChanged(Qt::Horizontal, Balance, Balance);
}

void AccountModel::merge(std::vector<AccountRow> rows)
{
    QSet<qint64> before;
    for (const AccountRow &row : m_rows)
        before.insert(row.id.value);
    std::size_t kept = 0;
    for (const AccountRow &row : rows)
        kept += before.contains(row.id.value) ? 1U : 0U;
    if (m_rows.size() - kept + rows.size() - kept > mostMerged) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    removeMissing(rows);
    appendNew(rows);
    reorder(std::move(rows));
}

void AccountModel::removeMissing(const std::vector<AccountRow> &rows)
{
    QSet<qint64> wanted;
    for (const AccountRow &row : rows)
        wanted.insert(row.id.value);
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (wanted.contains(row(last).id.value))
            continue;
        int first = last;
        while (first > 0 && !wanted.contains(row(first - 1).id.value))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
}

void AccountModel::appendNew(const std::vector<AccountRow> &rows)
{
    QSet<qint64> known;
    for (const AccountRow &row : m_rows)
        known.insert(row.id.value);
    std::vector<AccountRow> added;
    for (const AccountRow &row : rows) {
        if (!known.contains(row.id.value))
            added.push_back(row);
    }
    if (added.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(added.size()) - 1);
    m_rows.insert(m_rows.end(), added.begin(), added.end());
    endInsertRows();
}

void AccountModel::reorder(std::vector<AccountRow> rows)
{
    Q_ASSERT(rows.size() == m_rows.size());
    const bool sameOrder = std::equal(rows.begin(), rows.end(), m_rows.begin(),
                                      [](const AccountRow &a, const AccountRow &b) { return a.id == b.id; });
    if (sameOrder) {
        m_rows = std::move(rows);
        if (!m_rows.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    QHash<qint64, int> places;
    for (int i = 0; i < int(rows.size()); ++i)
        places.insert(rows[std::size_t(i)].id.value, i);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &index : before)
        after.append(this->index(places.value(row(index.row()).id.value), index.column()));
    m_rows = std::move(rows);
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

int AccountModel::rowOf(AccountId id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [id](const AccountRow &row) { return row.id == id; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

AccountColumn AccountModel::storeColumn(Column column)
{
    return columns.at(std::size_t(column)).store;
}

AccountModel::Column AccountModel::modelColumn(AccountColumn column)
{
    const auto found = std::find_if(columns.begin(), columns.end(), [column](const auto &each) { return each.store == column; });
    Q_ASSERT(found != columns.end());
    return Column(found - columns.begin());
}

int AccountModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AccountModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString AccountModel::balanceText(Money balance) const
{
    // One currency: its sign stands in the header; several: each cell says its own.
    if (m_currency || !balance.isPositive())
        return m_currency ? Words::balanceCell(balance, QLocale()) : Words::balance(balance, QLocale());
    return balance.toCurrencyString(QLocale());
}

QVariant AccountModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const AccountRow &row = this->row(index.row());
    const ColumnSpec<AccountRow> &column = columns.at(std::size_t(index.column())).spec;
    switch (role) {
    case Qt::DisplayRole: return index.column() == Balance ? balanceText(row.balance) : column.text(row);
    case Qt::TextAlignmentRole: return QVariant::fromValue(column.alignment | Qt::AlignVCenter);
    case SortRole: return column.sortKey(row);
    case AccountRole: return row.id.value;
    case Qt::AccessibleTextRole:
        return index.column() == Balance ? Words::balance(row.balance, QLocale()) : column.text(row);
    default: return {};
    }
}

QVariant AccountModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const ColumnSpec<AccountRow> &column = columns.at(std::size_t(section)).spec;
    if (role == Qt::DisplayRole) {
        const QString title = tr(column.title);
        return section == Balance && m_currency ? u"%1 %2"_s.arg(title, m_currency->symbol()) : title;
    }
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(column.alignment | Qt::AlignVCenter);
    return {};
}

void AccountModel::sort(int column, Qt::SortOrder order)
{
    if (column >= 0 && column < ColumnCount)
        emit sortRequested(storeColumn(Column(column)), order);
}

} // namespace Tally
