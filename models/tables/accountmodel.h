// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountquery.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace Tally {

/// A list of accounts, in the order its rows were given. Sorting is the store's work: sort() only asks for it.
class AccountModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Reference, Holder, Balance, OpenCharges, LastPaid, Patch, Address, Type, RentGroup, Status, StartDate, ColumnCount };
    Q_ENUM(Column)
    enum Role { SortRole = Qt::UserRole, AccountRole };
    Q_ENUM(Role)

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows these rows. Rows that were there before (by account id) keep selection and persistent indexes; when most of
    /// them are new the model resets.
    void setRows(std::vector<AccountRow> rows);
    [[nodiscard]] const AccountRow &row(int row) const { return m_rows.at(std::size_t(row)); }
    /// The row of that account, or -1.
    [[nodiscard]] int rowOf(AccountId id) const;

    /// What the store sorts by for a column of this table, and back.
    [[nodiscard]] static AccountColumn storeColumn(Column column);
    [[nodiscard]] static Column modelColumn(AccountColumn column);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

signals:
    void sortRequested(Tally::AccountColumn column, Qt::SortOrder order);

private:
    void merge(std::vector<AccountRow> rows);
    void removeMissing(const std::vector<AccountRow> &rows);
    void appendNew(const std::vector<AccountRow> &rows);
    void reorder(std::vector<AccountRow> rows);
    [[nodiscard]] QString balanceText(Money balance) const;

    std::vector<AccountRow> m_rows;
    std::optional<Currency> m_currency;     ///< of all rows, if they share one
};

} // namespace Tally
