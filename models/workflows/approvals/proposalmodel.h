// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/writeoff.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace Tally {

/// One row of the list of proposals.
struct ProposalRow
{
    WriteOffProposal proposal;
    int approvalsNeeded = 0;      ///< by the rules in force, which may have risen since it was proposed
    bool waitsForMe = false;      ///< the person who is signed in may approve or decline it

    friend bool operator==(const ProposalRow &, const ProposalRow &) = default;
};

/// Proposals of write-offs, oldest first.
class ProposalModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { ProposedOn, ProposedBy, Reference, Holder, Amount, Reason, Approvals, State, ColumnCount };
    Q_ENUM(Column)
    enum Role {
        AccountRole = Qt::UserRole,
        ProposalRole,
        SeverityRole,   ///< Severity: Attention where it waits for the person, Good once posted, Stop where it was declined
    };
    Q_ENUM(Role)

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows these rows. Those that were there before keep selection and persistent indexes.
    void setRows(std::vector<ProposalRow> rows);
    [[nodiscard]] const std::vector<ProposalRow> &rows() const { return m_rows; }
    /// The row of that proposal, or -1.
    [[nodiscard]] int rowOf(ProposalId id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void removeMissing(const std::vector<ProposalRow> &rows);
    void insertNew(const std::vector<ProposalRow> &rows);
    [[nodiscard]] QString amountText(Money amount) const;

    std::vector<ProposalRow> m_rows;
    std::optional<Currency> m_currency;     ///< of all rows, if they share one
};

} // namespace Tally
