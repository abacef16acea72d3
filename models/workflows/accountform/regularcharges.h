// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/account.h"

#include <QAbstractTableModel>

#include <vector>

namespace Tally {

/// What is charged regularly on an account, to be edited in place. Amounts are read in the default locale.
class RegularChargesModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Type, Frequency, Amount, ColumnCount };
    Q_ENUM(Column)

    using QAbstractTableModel::QAbstractTableModel;

    void setCharges(const std::vector<ConsolidatedCharge> &charges, Currency currency);
    [[nodiscard]] const std::vector<ConsolidatedCharge> &charges() const { return m_charges; }
    [[nodiscard]] Currency currency() const { return m_currency; }
    /// Adds an empty weekly charge at the end; it is Invalid until it has a type and an amount.
    void addCharge();
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    /// A frequency is set by its code. An amount that cannot be read changes nothing.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;

signals:
    /// A person added, changed or removed a charge.
    void edited();

private:
    std::vector<ConsolidatedCharge> m_charges;
    Currency m_currency;
    bool m_readOnly = false;
};

} // namespace Tally
