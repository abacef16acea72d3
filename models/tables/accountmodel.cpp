// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/accountmodel.h"

#include "models/tables/words.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

using R = const AccountRow &;

QString lastPaid(R row)
{
    if (!row.lastPaymentDate.isValid())
        return AccountModel::tr("never");
    //: When and how much somebody last paid: 3 Sep 2013 · £40.00
    return AccountModel::tr("%1 · %2")
        .arg(Words::date(row.lastPaymentDate), row.lastPaymentAmount.toCurrencyString(QLocale()));
}

struct ColumnText
{
    const char *title;
    Qt::Alignment alignment;
    QString (*text)(R row);
    AccountColumn store;
};

const std::array<ColumnText, AccountModel::ColumnCount> columns{{
    {QT_TRANSLATE_NOOP("Tally::AccountModel", "Reference"), Qt::AlignLeft, [](R r) { return r.paymentReference; }, AccountColumn::PaymentReference},
    {QT_TRANSLATE_NOOP("Tally::AccountModel", "Holder"), Qt::AlignLeft, [](R r) { return r.holderName; }, AccountColumn::Holder},
    {QT_TRANSLATE_NOOP("Tally::AccountModel", "Owes"), Qt::AlignRight,
     [](R r) { return Words::balanceCell(r.balance, QLocale()); }, AccountColumn::Balance},
    {QT_TRANSLATE_NOOP("Tally::AccountModel", "Open charges"), Qt::AlignRight,
     [](R r) { return QLocale().toString(r.openCharges); }, AccountColumn::OpenCharges},
    {QT_TRANSLATE_NOOP("Tally::AccountModel", "Last paid"), Qt::AlignLeft, lastPaid, AccountColumn::LastPaid},
    {QT_TRANSLATE_NOOP("Tally::AccountModel", "Patch"), Qt::AlignLeft, [](R r) { return r.patch; }, AccountColumn::Patch},
    {QT_TRANSLATE_NOOP("Tally::AccountModel", "Address"), Qt::AlignLeft, [](R r) { return r.fullAddress; }, AccountColumn::Address},
    {QT_TRANSLATE_NOOP("Tally::AccountModel", "Account type"), Qt::AlignLeft,
     [](R r) { return Words::label(r.accountType); }, AccountColumn::AccountType},
    {QT_TRANSLATE_NOOP("Tally::AccountModel", "Rent group"), Qt::AlignLeft,
     [](R r) { return Words::rentGroup(r.rentGroupType); }, AccountColumn::RentGroup},
    {QT_TRANSLATE_NOOP("Tally::AccountModel", "Status"), Qt::AlignLeft, [](R r) { return Words::label(r.status); }, AccountColumn::Status},
    {QT_TRANSLATE_NOOP("Tally::AccountModel", "Since"), Qt::AlignLeft, [](R r) { return Words::date(r.startDate); }, AccountColumn::StartDate},
}};

// What a row says besides its columns.
constexpr int balanceWithSign = AccountModel::ColumnCount;
constexpr int balanceInWords = balanceWithSign + 1;
constexpr int textCount = balanceInWords + 1;

} // namespace

std::vector<AccountModel::Row> AccountModel::inWords(const std::vector<AccountRow> &rows)
{
    std::vector<Row> words;
    words.reserve(rows.size());
    for (const AccountRow &row : rows) {
        Row &own = words.emplace_back(Row{.key = row.id.value, .texts = {}});
        own.texts.reserve(textCount);
        for (const ColumnText &column : columns)
            own.texts.push_back(column.text(row));
        own.texts.push_back(row.balance.isPositive() ? row.balance.toCurrencyString(QLocale()) : Words::balance(row.balance, QLocale()));
        own.texts.push_back(Words::balance(row.balance, QLocale()));
    }
    return words;
}

void AccountModel::setCurrency(std::optional<Currency> currency)
{
    if (currency == m_currency)
        return;
    m_currency = currency;
    emit headerDataChanged(Qt::Horizontal, Balance, Balance);
    tellChanged(0, rowCount() - 1);
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

int AccountModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString AccountModel::text(const Row &row, int column) const
{
    // One currency: its sign stands in the header; several: each cell says its own.
    return row.texts[std::size_t(column == Balance && !m_currency ? balanceWithSign : column)];
}

QVariant AccountModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(columns[std::size_t(index.column())].alignment | Qt::AlignVCenter);
    if (role == AccountRole)
        return keyAt(index.row());
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const Row *row = rowAt(index.row());
    if (row == nullptr)
        return index.column() == Reference ? tr("Loading…") : QString();
    if (role == Qt::AccessibleTextRole && index.column() == Balance)
        return row->texts[balanceInWords];
    return text(*row, index.column());
}

QVariant AccountModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const ColumnText &column = columns[std::size_t(section)];
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
