// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/approvals/proposalchargesmodel.h"

#include "models/tables/ledgermodel.h"

#include <algorithm>
#include <utility>

namespace Tally {

void ProposalChargesModel::setCharges(std::vector<ProposalCharge> charges, const TypeCatalogue &types)
{
    m_types = types;
    const bool same = std::equal(charges.begin(), charges.end(), m_charges.begin(), m_charges.end(),
                                 [](const ProposalCharge &a, const ProposalCharge &b) { return a.debit.id == b.debit.id; });
    if (!same) {
        beginResetModel();
        m_charges = std::move(charges);
        endResetModel();
        return;
    }
    m_charges = std::move(charges);
    if (!m_charges.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ProposalChargesModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_charges.size()); }

int ProposalChargesModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QString ProposalChargesModel::text(const ProposalCharge &charge, int column) const
{
    const QLocale locale;
    switch (column) {
    case Charge: return LedgerModel::name(charge.debit, m_types);
    case Charged: return charge.debit.amount.toCurrencyString(locale);
    case Outstanding: return charge.debit.isOpen() ? charge.debit.outstanding.toCurrencyString(locale) : tr("settled");
    default: return charge.writeOff ? charge.writeOff->toCurrencyString(locale) : QString();
    }
}

QVariant ProposalChargesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::DisplayRole)
        return text(m_charges[std::size_t(index.row())], index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((index.column() == Charge ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    return {};
}

QVariant ProposalChargesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == Charge ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Charge: return tr("Charge");
    case Charged: return tr("Charged");
    case Outstanding: return tr("Outstanding now");
    default: return tr("Write-off");
    }
}

} // namespace Tally
