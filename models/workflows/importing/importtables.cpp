// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/importtables.h"

#include "models/tables/severity.h"
#include "models/workflows/importing/importwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// "InvoiceDate: ...", or an empty text for a good row.
QString firstReason(const ImportRun::PreviewRow &row)
{
    if (row.faults.empty())
        return {};
    const ImportFault &fault = row.faults.front();
    return fault.column.isEmpty() ? ImportWords::reason(fault) : fault.column + u": "_s + ImportWords::reason(fault);
}

} // namespace

ImportColumnsModel::ImportColumnsModel(ImportRun &run, QObject *parent) : QAbstractTableModel(parent), m_run{run}
{
    connect(&run, &ImportRun::changed, this, &ImportColumnsModel::read);
    read();
}

void ImportColumnsModel::read()
{
    // Between two readings there is nothing to show; the rows stay so that an open editor is not thrown away.
    if (m_run.state() == ImportRun::State::Reading)
        return;
    std::vector<ImportColumns::Column> rows = m_run.columns();
    const auto first = m_run.preview(1);
    const bool sameShape = rows.size() == m_rows.size() && m_choices == m_run.headers();
    if (!sameShape)
        beginResetModel();
    m_rows = std::move(rows);
    m_choices = m_run.headers();
    m_example = first.empty() ? QStringList() : first.front().values;
    if (!sameShape)
        endResetModel();
    else if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

int ImportColumnsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ImportColumnsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString ImportColumnsModel::text(const ImportColumns::Column &row, int column) const
{
    switch (column) {
    case Key: return m_run.profile() ? ImportWords::key(m_run.profile()->kind, row.key) : row.key;
    case Header: return row.index >= 0 ? m_choices.value(row.index) : QString();
    case Example: return m_example.value(row.index);
    case Note:
        if (row.problem == ImportColumns::Problem::Missing)
            return row.header.isEmpty() ? tr("Every row needs it. Choose its column.") : tr("The file has no column \u201c%1\u201d. Choose another.").arg(row.header);
        if (row.problem == ImportColumns::Problem::Twice)
            return tr("The file has this column more than once.");
        return row.required ? tr("needed") : row.index < 0 ? tr("not in this file") : QString();
    default: return {};
    }
}

QVariant ImportColumnsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ImportColumns::Column &row = m_rows.at(std::size_t(index.row()));
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return text(row, index.column());
    case Qt::EditRole: return index.column() == Header ? text(row, Header) : QVariant();
    case ChoicesRole: return m_choices;
    case SeverityRole: return int(row.problem == ImportColumns::Problem::None ? Severity::None : Severity::Stop);
    default: return {};
    }
}

QVariant ImportColumnsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Key: return tr("Taken from the file");
    case Header: return tr("Column");
    case Example: return tr("First row");
    case Note: return tr("Note");
    default: return {};
    }
}

Qt::ItemFlags ImportColumnsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == Header ? flags | Qt::ItemIsEditable : flags;
}

bool ImportColumnsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != Header || role != Qt::EditRole)
        return false;
    m_run.setColumn(m_rows.at(std::size_t(index.row())).key, value.toString());
    return true;
}

void ImportPreviewModel::read(const ImportRun &run)
{
    beginResetModel();
    m_headers = run.headers();
    m_rows = run.preview();
    m_amount = -1;
    for (const ImportColumns::Column &column : run.columns()) {
        if (column.key == "balance"_L1 || column.key == "invoiceAmount"_L1)
            m_amount = column.index;
    }
    endResetModel();
}

int ImportPreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ImportPreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstValue + int(m_headers.size());
}

bool ImportPreviewModel::isFault(const ImportRun::PreviewRow &row, int column) const
{
    if (column < FirstValue)
        return !row.faults.empty();
    const QString &header = m_headers.at(column - FirstValue);
    return std::any_of(row.faults.begin(), row.faults.end(), [&header](const ImportFault &fault) {
        return !fault.column.isEmpty() && fault.column.compare(header, Qt::CaseInsensitive) == 0;
    });
}

QVariant ImportPreviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ImportRun::PreviewRow &row = m_rows.at(std::size_t(index.row()));
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        if (index.column() == Line)
            return row.line;
        if (index.column() == Reason)
            return firstReason(row);
        return row.values.value(index.column() - FirstValue);
    case Qt::TextAlignmentRole: {
        const bool number = index.column() == Line || (m_amount >= 0 && index.column() - FirstValue == m_amount);
        return QVariant::fromValue(Qt::Alignment(number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    case SeverityRole: return int(isFault(row, index.column()) ? Severity::Stop : Severity::None);
    default: return {};
    }
}

QVariant ImportPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == Line)
        return tr("Line");
    if (section == Reason)
        return tr("Refused because");
    return m_headers.value(section - FirstValue);
}

void ImportFaultsModel::setFaults(std::vector<ImportFault> faults)
{
    beginResetModel();
    m_faults = std::move(faults);
    endResetModel();
}

int ImportFaultsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_faults.size());
}

int ImportFaultsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ImportFaultsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ImportFault &fault = m_faults.at(std::size_t(index.row()));
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(index.column() == Line ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Line: return fault.line > 0 ? QVariant(fault.line) : QVariant(tr("all"));
    case Header: return fault.column;
    case Value: return fault.value;
    case Reason: return ImportWords::reason(fault);
    default: return {};
    }
}

QVariant ImportFaultsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Line: return tr("Line");
    case Header: return tr("Column");
    case Value: return tr("Value");
    case Reason: return tr("Refused because");
    default: return {};
    }
}

} // namespace Tally
