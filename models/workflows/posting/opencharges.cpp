// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/posting/opencharges.h"

#include "models/tables/ledgermodel.h"
#include "models/tables/words.h"

#include <algorithm>
#include <unordered_set>

namespace Tally {

void OpenChargesModel::setCharges(std::vector<AccountLine> charges, const std::vector<LineId> &ticked, Currency currency,
                                 const TypeCatalogue &types)
{
    std::unordered_set<LineId> shown;
    for (const AccountLine &line : charges)
        shown.insert(line.id);
    std::vector<LineId> kept;
    std::copy_if(ticked.begin(), ticked.end(), std::back_inserter(kept), [&shown](LineId id) { return shown.contains(id); });
    if (charges == m_charges && currency == m_currency && types == m_types) {
        takeTicks(std::move(kept));
        return;
    }
    beginResetModel();
    m_charges = std::move(charges);
    keepTicks(std::move(kept));
    m_currency = currency;
    m_types = types;
    endResetModel();
}

void OpenChargesModel::takeTicks(std::vector<LineId> ticked)
{
    if (ticked == m_ticked)
        return;
    keepTicks(std::move(ticked));
    // The turn of every ticked charge may have moved up.
    emit dataChanged(index(0, Charge), index(rowCount() - 1, Charge));
}

void OpenChargesModel::keepTicks(std::vector<LineId> ticked)
{
    m_ticked = std::move(ticked);
    m_turns.clear();
    for (const LineId id : m_ticked)
        m_turns.emplace(id, int(m_turns.size()) + 1);
}

int OpenChargesModel::turnOf(LineId id) const
{
    const auto found = m_turns.find(id);
    return found == m_turns.end() ? 0 : found->second;
}

int OpenChargesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_charges.size());
}

int OpenChargesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString OpenChargesModel::text(const AccountLine &line, int column) const
{
    switch (column) {
    case Charge: {
        const int turn = turnOf(line.id);
        //: A ticked charge with its turn in front: 2. Rent of 5 Aug 2013
        return turn == 0 ? LedgerModel::name(line, m_types) : tr("%1. %2").arg(turn).arg(LedgerModel::name(line, m_types));
    }
    case Due: return Words::date(line.dueDate);
    case Outstanding: return line.outstanding.toString(QLocale());
    }
    return {};
}

QVariant OpenChargesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const AccountLine &line = m_charges.at(std::size_t(index.row()));
    switch (role) {
    case Qt::DisplayRole: return text(line, index.column());
    case Qt::CheckStateRole:
        return index.column() == Charge ? QVariant(turnOf(line.id) > 0 ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant(Qt::Alignment((index.column() == Outstanding ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case LineRole: return line.id.value;
    case TurnRole: return turnOf(line.id);
    default: return {};
    }
}

bool OpenChargesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Charge || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const LineId id = m_charges.at(std::size_t(index.row())).id;
    const bool tick = value.toInt() == Qt::Checked;
    if (tick == (turnOf(id) > 0))
        return true;
    std::vector<LineId> ticked = m_ticked;
    if (tick)
        ticked.push_back(id);
    else
        std::erase(ticked, id);
    takeTicks(std::move(ticked));
    emit tickedChanged(m_ticked);
    return true;
}

QVariant OpenChargesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::Alignment((section == Outstanding ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Charge: return tr("Charge");
    case Due: return tr("Due");
    //: A column header with the currency sign: Open (£), what is still to be paid of a charge
    default: return tr("Open (%1)").arg(m_currency.symbol());
    }
}

Qt::ItemFlags OpenChargesModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == Charge ? usual | Qt::ItemIsUserCheckable : usual;
}

} // namespace Tally
