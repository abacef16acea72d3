// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/approvals/proposalmodel.h"

#include "models/tables/severity.h"
#include "models/tables/words.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

using R = const ProposalRow &;

std::optional<Currency> commonCurrency(const std::vector<ProposalRow> &rows)
{
    if (rows.empty())
        return std::nullopt;
    const Currency first = rows.front().proposal.amount.currency();
    const bool same = std::all_of(rows.begin(), rows.end(), [first](R row) { return row.proposal.amount.currency() == first; });
    return same ? std::optional(first) : std::nullopt;
}

bool isBefore(R a, R b) { return a.proposal.id < b.proposal.id; }

QDate proposedOn(R row) { return row.proposal.proposedAt.toLocalTime().date(); }

QString approvals(R row)
{
    if (row.approvalsNeeded == 0)
        return ProposalModel::tr("none needed");
    //: How many of the approvals that are needed were given: 1 of 2
    return ProposalModel::tr("%1 of %2").arg(row.proposal.approvals()).arg(row.approvalsNeeded);
}

QString state(R row)
{
    switch (row.proposal.status) {
    case ProposalStatus::Waiting: return row.waitsForMe ? ProposalModel::tr("waits for you") : ProposalModel::tr("waits for others");
    case ProposalStatus::Posted: return ProposalModel::tr("posted");
    case ProposalStatus::Declined: return ProposalModel::tr("declined");
    case ProposalStatus::Withdrawn: return ProposalModel::tr("withdrawn");
    }
    Q_UNREACHABLE();
}

Severity severity(R row)
{
    switch (row.proposal.status) {
    case ProposalStatus::Waiting: return row.waitsForMe ? Severity::Attention : Severity::None;
    case ProposalStatus::Posted: return Severity::Good;
    case ProposalStatus::Declined: return Severity::Stop;
    case ProposalStatus::Withdrawn: return Severity::None;
    }
    Q_UNREACHABLE();
}

/// A reason may have several lines; a row has one.
QString reason(R row) { return row.proposal.reason.simplified(); }

struct ColumnText
{
    const char *title;
    Qt::Alignment alignment;
    QString (*text)(R row);
};

const std::array<ColumnText, ProposalModel::ColumnCount> columns{{
    {QT_TRANSLATE_NOOP("Tally::ProposalModel", "Proposed on"), Qt::AlignLeft, [](R r) { return Words::date(proposedOn(r)); }},
    {QT_TRANSLATE_NOOP("Tally::ProposalModel", "By"), Qt::AlignLeft, [](R r) { return r.proposal.proposedBy; }},
    {QT_TRANSLATE_NOOP("Tally::ProposalModel", "Reference"), Qt::AlignLeft, [](R r) { return r.proposal.paymentReference; }},
    {QT_TRANSLATE_NOOP("Tally::ProposalModel", "Holder"), Qt::AlignLeft, [](R r) { return r.proposal.holderName; }},
    {QT_TRANSLATE_NOOP("Tally::ProposalModel", "Amount"), Qt::AlignRight, [](R r) { return r.proposal.amount.toString(QLocale()); }},
    {QT_TRANSLATE_NOOP("Tally::ProposalModel", "Reason"), Qt::AlignLeft, reason},
    {QT_TRANSLATE_NOOP("Tally::ProposalModel", "Approvals"), Qt::AlignLeft, approvals},
    {QT_TRANSLATE_NOOP("Tally::ProposalModel", "State"), Qt::AlignLeft, state},
}};

} // namespace

void ProposalModel::setRows(std::vector<ProposalRow> rows)
{
    // Numbers are given in the order of proposing, and an order that never changes lets rows stay where they are.
    std::sort(rows.begin(), rows.end(), isBefore);
    const auto before = std::exchange(m_currency, commonCurrency(rows));
    removeMissing(rows);
    insertNew(rows);
    const bool changed = m_rows != rows || m_currency != before;
    m_rows = std::move(rows);
    if (changed && !m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    if (m_currency != before)
        emit headerDataChanged(Qt::Horizontal, Amount, Amount);
}

void ProposalModel::removeMissing(const std::vector<ProposalRow> &rows)
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (std::binary_search(rows.begin(), rows.end(), m_rows[std::size_t(row)], isBefore))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
}

void ProposalModel::insertNew(const std::vector<ProposalRow> &rows)
{
    for (std::size_t place = 0; place < rows.size(); ++place) {
        if (place < m_rows.size() && m_rows[place].proposal.id == rows[place].proposal.id)
            continue;
        beginInsertRows({}, int(place), int(place));
        m_rows.insert(m_rows.begin() + qsizetype(place), rows[place]);
        endInsertRows();
    }
}

int ProposalModel::rowOf(ProposalId id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [id](R row) { return row.proposal.id == id; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int ProposalModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int ProposalModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QString ProposalModel::amountText(Money amount) const
{
    // One currency: its sign stands in the header; several: each cell says its own.
    return m_currency ? amount.toString(QLocale()) : amount.toCurrencyString(QLocale());
}

QVariant ProposalModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    R row = m_rows[std::size_t(index.row())];
    const auto &column = columns.at(std::size_t(index.column()));
    switch (role) {
    case Qt::DisplayRole: return index.column() == Amount ? amountText(row.proposal.amount) : column.text(row);
    case Qt::TextAlignmentRole: return QVariant::fromValue(column.alignment | Qt::AlignVCenter);
    case Qt::AccessibleTextRole: return index.column() == Amount ? row.proposal.amount.toCurrencyString(QLocale()) : column.text(row);
    case AccountRole: return row.proposal.account.value;
    case ProposalRole: return row.proposal.id.value;
    case SeverityRole: return int(severity(row));
    default: return {};
    }
}

QVariant ProposalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const auto &column = columns.at(std::size_t(section));
    if (role == Qt::DisplayRole) {
        const QString title = tr(column.title);
        return section == Amount && m_currency ? u"%1 %2"_s.arg(title, m_currency->symbol()) : title;
    }
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(column.alignment | Qt::AlignVCenter);
    return {};
}

} // namespace Tally
