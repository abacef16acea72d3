// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/posting/previewmodel.h"

#include "models/tables/ledgermodel.h"
#include "models/tables/words.h"

#include <unordered_map>

namespace Tally {
namespace {

QString outcomeOf(const PreviewModel::Row &row)
{
    const AccountLine &line = row.line;
    if (line.status == LineStatus::Void)
        return PreviewModel::tr("void");
    if (!row.before)
        return line.isCredit() ? PreviewModel::tr("new credit") : PreviewModel::tr("new");
    if (line.status == LineStatus::Cancelled)
        return PreviewModel::tr("cancelled");
    if (line.outstanding.abs() == *row.before)
        return PreviewModel::tr("unchanged");
    if (!line.isOpen())
        return line.isDebit() ? PreviewModel::tr("settled") : PreviewModel::tr("used up");
    const QString open = line.outstanding.abs().toCurrencyString(QLocale());
    if (line.isDebit() && line.outstanding > *row.before)
        //: What a charge asks for after its payment was taken back: £72.13 owed again
        return row.wasOpen ? PreviewModel::tr("%1 owed").arg(open) : PreviewModel::tr("%1 owed again").arg(open);
    //: What is left to pay of a charge, or unused of a credit: £3.42 left
    return PreviewModel::tr("%1 left").arg(open);
}

Qt::Alignment alignmentOf(int column)
{
    const bool money = column == PreviewModel::Before || column == PreviewModel::After;
    return (money ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

bool isShown(const AccountLine &added)
{
    // A credit that comes up by itself is news; the one the form is about is told in words.
    if (added.isCredit())
        return added.type == LineTypeCode::overpayment || (added.type == LineTypeCode::refund && added.isOpen());
    return added.type != LineTypeCode::voided;
}

} // namespace

void PreviewModel::setChange(const LedgerState &state, const LedgerChange &change, const TypeCatalogue &types)
{
    std::vector<Row> rows;
    for (const AccountLine &line : change.added) {
        if (isShown(line))
            rows.push_back({.line = line, .before = std::nullopt});
    }
    // A payment may settle thousands, at every key press.
    std::unordered_map<LineId, const AccountLine *> now;
    for (const AccountLine &line : state.lines)
        now.emplace(line.id, &line);
    for (const AccountLine &line : change.changed) {
        const AccountLine &before = *now.at(line.id);
        rows.push_back({.line = line, .before = before.outstanding.abs(), .wasOpen = before.isOpen()});
    }
    const bool otherNames = types != m_types && !m_rows.empty();
    m_types = types;
    show(std::move(rows), state.currency);
    if (otherNames && !m_rows.empty())
        emit dataChanged(index(0, Line), index(rowCount() - 1, Line));
}

void PreviewModel::clear()
{
    show({}, m_currency);
}

void PreviewModel::show(std::vector<Row> rows, Currency currency)
{
    if (rows == m_rows && currency == m_currency)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    m_currency = currency;
    endResetModel();
}

QString PreviewModel::text(const Row &row, int column) const
{
    switch (column) {
    case Line: return LedgerModel::name(row.line, m_types);
    case Due: return Words::date(row.line.dueDate);
    case Before: return row.before ? row.before->toString(QLocale()) : QString();
    case After: return row.line.outstanding.abs().toString(QLocale());
    case Outcome: return outcomeOf(row);
    }
    return {};
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(std::size_t(index.row()));
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case Qt::TextAlignmentRole: return QVariant(alignmentOf(index.column()));
    case LineRole: return row.line.id.value;
    case SeverityRole: return int(row.line.isDebit() && !row.line.isOpen() ? Severity::Good : Severity::None);
    default: return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(alignmentOf(section));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Line: return tr("Line");
    case Due: return tr("Due");
    //: A column header with the currency sign: Now (£)
    case Before: return tr("Now (%1)").arg(m_currency.symbol());
    case After: return tr("After (%1)").arg(m_currency.symbol());
    default: return tr("Outcome");
    }
}

} // namespace Tally
