// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/columnwidths.h"

#include <QDataStream>
#include <QHeaderView>
#include <QIODevice>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace Tally {
namespace {

constexpr int narrowest = 48;
constexpr int widest = 320;
constexpr quint32 stateMark = 0x54434c31; // "TCL1"

} // namespace

ColumnWidths::ColumnWidths(QTableView &table, Measure measure)
    : m_table{table}
    , m_measure{[measure = std::move(measure)](int column) { return std::clamp(measure(column), narrowest, widest); }}
{
    const QHeaderView *header = m_table.horizontalHeader();
    connect(header, &QHeaderView::sectionResized, this, [this](int column) {
        if (m_working)
            return;
        m_chosen = m_fitted;
        if (column != m_stretchColumn)
            stretch();
    });
    connect(header, &QHeaderView::sectionMoved, this, [this] { m_chosen = true; });
}

void ColumnWidths::setStretchColumn(int column, Squeeze squeeze)
{
    m_stretchColumn = column;
    m_squeeze = squeeze;
    m_stretchMinimum = 0;
    stretch();
}

void ColumnWidths::forget()
{
    m_fitted = false;
    m_stretchMinimum = 0;
}

void ColumnWidths::fit()
{
    m_fitted = true;
    m_working = true;
    for (int column = 0; column < m_table.model()->columnCount(); ++column) {
        if (column != m_stretchColumn)
            m_table.setColumnWidth(column, m_measure(column));
    }
    m_stretchMinimum = 0;
    stretch();
    m_working = false;
}

void ColumnWidths::widen()
{
    if (!m_fitted)
        return;
    if (m_chosen) {
        if (m_stretchMinimum == 0)
            stretch();
        return;
    }
    m_working = true;
    for (int column = 0; column < m_table.model()->columnCount(); ++column) {
        if (column != m_stretchColumn && !m_table.isColumnHidden(column))
            m_table.setColumnWidth(column, std::max(m_table.columnWidth(column), m_measure(column)));
    }
    m_stretchMinimum = 0;
    stretch();
    m_working = false;
}

void ColumnWidths::stretch()
{
    // Not QHeaderView::Stretch: that squeezes the column to nothing when the others alone are too wide.
    const QHeaderView *header = m_table.horizontalHeader();
    if (!m_fitted || m_stretchColumn < 0 || m_stretchColumn >= header->count() || m_table.model()->rowCount() == 0)
        return;
    if (m_stretchMinimum == 0)
        m_stretchMinimum = m_squeeze == Squeeze::Allowed ? header->sectionSizeHint(m_stretchColumn) : m_measure(m_stretchColumn);
    const int others = header->length() - header->sectionSize(m_stretchColumn);
    const bool wasWorking = std::exchange(m_working, true);
    m_table.setColumnWidth(m_stretchColumn, std::max(m_stretchMinimum, m_table.viewport()->width() - others));
    m_working = wasWorking;
}

QByteArray ColumnWidths::state() const
{
    if (!m_chosen)
        return {};
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    const QHeaderView *header = m_table.horizontalHeader();
    stream << stateMark << qint32(header->count()) << header->saveState();
    return state;
}

bool ColumnWidths::restore(const QByteArray &state)
{
    QDataStream stream(state);
    quint32 mark = 0;
    qint32 columns = 0;
    QByteArray headerState;
    stream >> mark >> columns >> headerState;
    QHeaderView *header = m_table.horizontalHeader();
    if (stream.status() != QDataStream::Ok || mark != stateMark || columns != header->count() || !header->restoreState(headerState))
        return false;
    m_fitted = true;
    m_chosen = true;
    // The state of an older version may have a column that stretches by itself.
    header->setSectionResizeMode(QHeaderView::Interactive);
    m_stretchMinimum = 0;
    stretch();
    return true;
}

} // namespace Tally
