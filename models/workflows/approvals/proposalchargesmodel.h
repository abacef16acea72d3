// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/approvals/proposaleffect.h"

#include <QAbstractTableModel>

namespace Tally {

/// The charges of one proposal: what was charged, what is outstanding now and what is written off.
class ProposalChargesModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Charge, Charged, Outstanding, WriteOff, ColumnCount };
    Q_ENUM(Column)

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows these charges; the same ones again keep their place in the view.
    void setCharges(std::vector<ProposalCharge> charges, const TypeCatalogue &types);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const ProposalCharge &charge, int column) const;

    std::vector<ProposalCharge> m_charges;
    TypeCatalogue m_types = TypeCatalogue::builtIn();
};

} // namespace Tally
