// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"
#include "models/tables/severity.h"

#include <QAbstractTableModel>

#include <vector>

namespace Tally {

/// Each line a change would touch, with what is outstanding on it now and afterwards, in the order it happens. A payment's
/// own line and the VOID debit are left out: they are what the form is about. A line whose texts alone change keeps its figures.
class PreviewModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Line, Due, Before, After, Outcome, ColumnCount };
    Q_ENUM(Column)
    enum Role {
        LineRole = Qt::UserRole, ///< the line's number; negative for a new one
        SeverityRole,            ///< Severity: Good for what becomes settled
    };
    Q_ENUM(Role)

    struct Row
    {
        AccountLine line;            ///< as it is afterwards
        std::optional<Money> before; ///< outstanding now, without sign; nothing for a new line
        bool wasOpen = false;

        friend bool operator==(const Row &, const Row &) = default;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setChange(const LedgerState &state, const LedgerChange &change, const TypeCatalogue &types = TypeCatalogue::builtIn());
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void show(std::vector<Row> rows, Currency currency);
    [[nodiscard]] QString text(const Row &row, int column) const;

    std::vector<Row> m_rows;
    Currency m_currency;
    TypeCatalogue m_types = TypeCatalogue::builtIn();
};

} // namespace Tally
