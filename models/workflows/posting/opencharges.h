// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"

#include <QAbstractTableModel>

#include <unordered_map>
#include <vector>

namespace Tally {

/// The charges a payment can name, oldest first. Ticking one puts it behind those ticked before; the first column says its turn.
class OpenChargesModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Charge, Due, Outstanding, ColumnCount };
    Q_ENUM(Column)
    enum Role {
        LineRole = Qt::UserRole, ///< the line's number
        TurnRole,                ///< 1 for the charge to be paid first; 0 if it is not ticked
    };
    Q_ENUM(Role)

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows `charges`, of which `ticked` are ticked in that order; ticks of lines that are not shown are dropped.
    void setCharges(std::vector<AccountLine> charges, const std::vector<LineId> &ticked, Currency currency,
                    const TypeCatalogue &types = TypeCatalogue::builtIn());
    [[nodiscard]] const std::vector<LineId> &ticked() const { return m_ticked; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    /// A person ticked or unticked a charge.
    void tickedChanged(const std::vector<Tally::LineId> &ticked);

private:
    [[nodiscard]] int turnOf(LineId id) const;
    [[nodiscard]] QString text(const AccountLine &line, int column) const;
    void takeTicks(std::vector<LineId> ticked);
    void keepTicks(std::vector<LineId> ticked);

    std::vector<AccountLine> m_charges;
    std::vector<LineId> m_ticked;
    std::unordered_map<LineId, int> m_turns;
    Currency m_currency;
    TypeCatalogue m_types = TypeCatalogue::builtIn();
};

} // namespace Tally
