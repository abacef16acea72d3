// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/ledgerrows.h"
#include "models/tables/windowedmodel.h"

#include <vector>

namespace Tally {

/// The lines of one account, newest first, with the balance after each and what paid what, in both directions. Its keys are the
/// numbers of the lines.
class LedgerModel final : public WindowedModel
{
    Q_OBJECT
public:
    enum Column { Date, Type, Description, Due, Charged, Paid, Balance, Outstanding, State, Settlement, ColumnCount };
    Q_ENUM(Column)
    enum Role {
        LineRole = Qt::UserRole, ///< the line's number; 0 while the list is not known so far
        OpenRole,       ///< bool: something is outstanding
        SeverityRole,   ///< Severity: Stop for an overdue charge, Information for unused credit
    };
    Q_ENUM(Role)

    /// More payments of one charge, or charges of one payment, are counted rather than named.
    static constexpr int mostNamed = 20;

    using WindowedModel::WindowedModel;

    /// What these lines say, in words; `today` decides what is overdue. For any thread.
    /// @param order  has the balance after each of them; a line it does not have says none.
    [[nodiscard]] static std::vector<Row> inWords(const std::vector<LedgerRow> &rows, const LedgerOrder &order, const TypeCatalogue &types, QDate today);
    /// The sign in the headers of the money columns.
    void setCurrency(Currency currency);
    /// "Rent of 5 Aug 2013", "payment of 12 Sep 2013".
    [[nodiscard]] static QString name(const AccountLine &line, const TypeCatalogue &types = TypeCatalogue::builtIn());

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    Currency m_currency;
};

} // namespace Tally
