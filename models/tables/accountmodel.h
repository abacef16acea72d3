// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountquery.h"
#include "models/tables/windowedmodel.h"

#include <optional>
#include <vector>

namespace Tally {

/// A list of accounts, of any length. Sorting is the store's work: sort() only asks for it.
class AccountModel final : public WindowedModel
{
    Q_OBJECT
public:
    enum Column { Reference, Holder, Balance, OpenCharges, LastPaid, Patch, Address, Type, RentGroup, Status, StartDate, ColumnCount };
    Q_ENUM(Column)
    enum Role {
        AccountRole = Qt::UserRole,      ///< the account's id; 0 while the list is not known so far
    };
    Q_ENUM(Role)

    using WindowedModel::WindowedModel;

    /// What these accounts say, in words. For any thread.
    [[nodiscard]] static std::vector<Row> inWords(const std::vector<AccountRow> &rows);
    /// The currency all accounts of the list share; nothing if there are several. Its sign then stands in the header.
    void setCurrency(std::optional<Currency> currency);

    /// What the store sorts by for a column of this table, and back.
    [[nodiscard]] static AccountColumn storeColumn(Column column);
    [[nodiscard]] static Column modelColumn(AccountColumn column);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

signals:
    void sortRequested(Tally::AccountColumn column, Qt::SortOrder order);

private:
    [[nodiscard]] QString text(const Row &row, int column) const;

    std::optional<Currency> m_currency;
};

} // namespace Tally
