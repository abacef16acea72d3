// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/listplace.h"

#include "models/tables/windowedmodel.h"
#include "views/widgets/uniformtableview.h"

#include <QItemSelectionModel>
#include <QScrollBar>
#include <QSet>

#include <bitset>

namespace Tally {

ListPlace ListPlace::of(const UniformTableView &view, const WindowedModel &model, bool chosen)
{
    ListPlace place;
    const QModelIndex currentIndex = view.currentIndex();
    const qint64 currentKey = model.keyAt(currentIndex.row());
    if (chosen || currentIndex.row() > 0) {
        place.m_current = currentKey;
        place.m_column = currentIndex.column();
    }
    const QItemSelection selection = view.selectionModel()->selection();
    place.m_allSelected = selection.size() == 1 && model.rowCount() > 1 && selection.first().height() == model.rowCount();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); !place.m_allSelected && row <= range.bottom(); ++row) {
            if (const qint64 key = model.keyAt(row); key != 0 && key != currentKey)
                place.m_selected.push_back(key);
        }
    }
    // The chosen row stays where it is on the screen, or the top one if the chosen one is out of sight.
    const int top = view.verticalScrollBar()->value() > 0 ? view.rowAt(0) : -1;
    const int current = place.m_current != 0 ? currentIndex.row() : -1;
    const bool currentInSight = current >= 0 && view.rowViewportPosition(current) >= 0
                                && view.rowViewportPosition(current) < view.viewport()->height();
    const int anchor = currentInSight ? current : top;
    if (anchor >= 0) {
        place.m_anchor = model.keyAt(anchor);
        place.m_offset = view.rowViewportPosition(anchor);
    }
    return place;
}

bool ListPlace::giveBack(UniformTableView &view, const WindowedModel &model) const
{
    const int current = m_current != 0 ? model.placeOf(m_current) : -1;
    const int anchor = m_anchor == m_current ? current : m_anchor != 0 ? model.placeOf(m_anchor) : -1;
    // As long as nobody looked further down, what comes first is what one wants to see.
    view.verticalScrollBar()->setValue(anchor < 0 ? 0 : view.rowPosition(anchor) - m_offset);
    select(view, model, current);
    return current >= 0;
}

void ListPlace::select(UniformTableView &view, const WindowedModel &model, int currentRow) const
{
    const QItemSelectionModel::SelectionFlags flags = QItemSelectionModel::Select | QItemSelectionModel::Rows;
    QItemSelectionModel *chosen = view.selectionModel();
    if (m_allSelected) {
        view.selectAll();
        return;
    }
    const bool hadSelection = chosen->hasSelection();
    const int last = model.columnCount() - 1;
    QItemSelection selection;
    QSet<qint64> wanted(m_selected.begin(), m_selected.end());
    // Asked first, because the set alone would take the window 60 ms for five million rows.
    std::bitset<4096> perhaps;
    for (const qint64 key : m_selected)
        perhaps.set(std::size_t(key) % perhaps.size());
    const auto &keys = *model.keys();
    for (std::size_t row = 0; row < keys.size() && !wanted.isEmpty(); ++row) {
        if (perhaps.test(std::size_t(keys[row]) % perhaps.size()) && wanted.remove(keys[row]))
            selection.select(model.index(int(row), 0), model.index(int(row), last));
    }
    const int row = currentRow >= 0 ? currentRow : model.rowCount() > 0 ? 0 : -1;
    if (row >= 0 && hadSelection && (currentRow >= 0 || selection.isEmpty()))
        selection.select(model.index(row, 0), model.index(row, last));
    if (row >= 0)
        chosen->setCurrentIndex(model.index(row, m_column), QItemSelectionModel::NoUpdate);
    chosen->select(selection, flags | QItemSelectionModel::Clear);
}

} // namespace Tally
