// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/accountform/regularcharges.h"

#include "models/tables/words.h"

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

QString textOf(const ConsolidatedCharge &charge, int column)
{
    switch (column) {
    case RegularChargesModel::Type: return Words::lineType(charge.type, LineKind::Debit);
    case RegularChargesModel::Frequency: return Words::frequency(charge.frequency);
    default: return charge.amount.toString(QLocale());
    }
}

QString editTextOf(const ConsolidatedCharge &charge, int column)
{
    if (column == RegularChargesModel::Type)
        return charge.type;
    if (column == RegularChargesModel::Frequency)
        return charge.frequency;
    if (column == RegularChargesModel::Amount && charge.amount.isZero())
        return {};
    return textOf(charge, column);
}

Qt::Alignment alignmentOf(int column)
{
    return (column == RegularChargesModel::Amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

} // namespace

void RegularChargesModel::setCharges(const std::vector<ConsolidatedCharge> &charges, Currency currency)
{
    if (charges == m_charges && currency == m_currency)
        return;
    beginResetModel();
    m_charges = charges;
    m_currency = currency;
    endResetModel();
}

void RegularChargesModel::addCharge()
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_charges.push_back({.type = {}, .frequency = u"weekly"_s, .amount = Money::fromMinor(0, m_currency)});
    endInsertRows();
    emit edited();
}

int RegularChargesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_charges.size());
}

int RegularChargesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant RegularChargesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ConsolidatedCharge &charge = m_charges.at(std::size_t(index.row()));
    switch (role) {
    case Qt::DisplayRole: return textOf(charge, index.column());
    case Qt::EditRole: return editTextOf(charge, index.column());
    case Qt::TextAlignmentRole: return QVariant(alignmentOf(index.column()));
    default: return {};
    }
}

bool RegularChargesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || m_readOnly || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    ConsolidatedCharge charge = m_charges.at(std::size_t(index.row()));
    const QString text = value.toString().trimmed();
    if (index.column() == Amount) {
        const auto amount = Money::parse(text, QLocale(), m_currency);
        if (!amount)
            return false;
        charge.amount = *amount;
    } else if (index.column() == Frequency) {
        charge.frequency = text;
    } else {
        charge.type = text;
    }
    if (charge == m_charges.at(std::size_t(index.row())))
        return true;
    m_charges.at(std::size_t(index.row())) = charge;
    emit dataChanged(index, index);
    emit edited();
    return true;
}

QVariant RegularChargesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(alignmentOf(section));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Type: return tr("Charge");
    case Frequency: return tr("How often");
    //: A column header with the currency sign: Amount (£)
    default: return tr("Amount (%1)").arg(m_currency.symbol());
    }
}

Qt::ItemFlags RegularChargesModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.isValid() && !m_readOnly ? usual | Qt::ItemIsEditable : usual;
}

bool RegularChargesModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || m_readOnly || row < 0 || count < 1 || row + count > rowCount())
        return false;
    beginRemoveRows({}, row, row + count - 1);
    m_charges.erase(m_charges.begin() + row, m_charges.begin() + row + count);
    endRemoveRows();
    emit edited();
    return true;
}

} // namespace Tally
