// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/allocation.h"
#include "models/stores/accountquery.h"
#include "models/tables/severity.h"

#include <QAbstractTableModel>
#include <QHash>

#include <vector>

namespace Tally {

/// The lines of one account, newest first, with the balance after each and what paid what, in both directions.
class LedgerModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Date, Type, Description, Due, Charged, Paid, Balance, Outstanding, State, Settlement, ColumnCount };
    Q_ENUM(Column)
    enum Role {
        SortRole = Qt::UserRole,
        LineRole,       ///< the line's number
        OpenRole,       ///< bool: something is outstanding
        SeverityRole,   ///< Severity: Stop for an overdue charge, Information for unused credit
    };
    Q_ENUM(Role)

    /// One end of a payment as the other sees it.
    struct Link
    {
        LineId line;
        Money amount;     ///< positive: how much of the one went to the other
        QString text;     ///< "payment of 12 Sep 2013" or "Rent of 5 Aug 2013"
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows a ledger; `today` decides what is overdue. Lines already shown keep selection and scroll position.
    void setLedger(const Ledger &ledger, QDate today);
    [[nodiscard]] const AccountLine &line(int row) const { return m_rows.at(std::size_t(row)).line; }
    [[nodiscard]] int rowOf(LineId id) const { return m_rowOf.value(id.value, -1); }
    /// What this line pays, or what pays it.
    [[nodiscard]] const std::vector<Link> &links(int row) const { return m_rows.at(std::size_t(row)).links; }
    /// "Rent of 5 Aug 2013", "payment of 12 Sep 2013".
    [[nodiscard]] static QString name(const AccountLine &line, const TypeCatalogue &types = TypeCatalogue::builtIn());

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    struct Row
    {
        AccountLine line;
        QString type;                ///< in words: "Payment · Cash"
        Money balance;               ///< after this line
        std::vector<Link> links;
        bool overdue = false;
    };

private:
    void replace(std::vector<Row> rows);

    std::vector<Row> m_rows;         ///< newest first
    QHash<qint64, int> m_rowOf;
    Currency m_currency;
};

} // namespace Tally
