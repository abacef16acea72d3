// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/listplace.h"

#include "models/tables/windowedmodel.h"
#include "views/widgets/uniformtableview.h"

#include <QItemSelectionModel>
#include <QScrollBar>
#include <QSet>

#include <algorithm>

namespace Tally {
namespace {

/// Qt compares what was selected with what is, range by range, which for thousands of them would be felt: those are selected anew.
constexpr qsizetype manyRanges = 200;

/// Whether a key is one of some; a bit for each, as the keys of a million rows lie close together, if they do.
class KeySet final
{
public:
    explicit KeySet(const std::vector<qint64> &keys)
    {
        if (keys.empty())
            return;
        const auto [least, most] = std::minmax_element(keys.begin(), keys.end());
        m_least = *least;
        if (quint64(*most) - quint64(*least) < 64 * (quint64(keys.size()) + 1024)) {
            m_bits.resize(std::size_t(*most - *least) + 1);
            for (const qint64 key : keys)
                m_bits[std::size_t(key - m_least)] = true;
        } else {
            m_scattered = QSet<qint64>(keys.begin(), keys.end());
        }
    }
    [[nodiscard]] bool contains(qint64 key) const
    {
        if (!m_scattered.isEmpty())
            return m_scattered.contains(key);
        return key >= m_least && std::size_t(key - m_least) < m_bits.size() && m_bits[std::size_t(key - m_least)];
    }

private:
    qint64 m_least = 0;
    std::vector<bool> m_bits;
    QSet<qint64> m_scattered;
};

/// The rows of these keys, neighbours together.
QItemSelection rowsOf(const WindowedModel &model, const std::vector<qint64> &wanted)
{
    QItemSelection rows;
    if (wanted.empty())
        return rows;
    const KeySet set(wanted);
    const auto &keys = *model.keys();
    const int last = model.columnCount() - 1;
    std::size_t found = 0;
    for (std::size_t row = 0; row < keys.size() && found < wanted.size(); ++row) {
        if (!set.contains(keys[row]))
            continue;
        const std::size_t first = row;
        while (row < keys.size() && set.contains(keys[row]))
            ++row;
        found += row - first;
        rows.append(QItemSelectionRange(model.index(int(first), 0), model.index(int(row) - 1, last)));
    }
    return rows;
}

} // namespace

ListPlace ListPlace::of(const UniformTableView &view, const WindowedModel &model, bool chosen)
{
    ListPlace place;
    const QModelIndex currentIndex = view.currentIndex();
    const qint64 currentKey = model.keyAt(currentIndex.row());
    if (chosen || currentIndex.row() > 0) {
        place.m_current = currentKey;
        place.m_row = currentIndex.row();
        place.m_column = currentIndex.column();
    }
    const QItemSelection selection = view.selectionModel()->selection();
    place.m_hadSelection = !selection.isEmpty();
    const bool all = selection.size() == 1 && model.rowCount() > 1 && selection.first().height() == model.rowCount();
    if (all && model.isOrderKnown()) {
        place.m_selected = model.keys();
    } else if (all) {
        place.m_everything = true;
    } else {
        std::vector<qint64> keys;
        for (const QItemSelectionRange &range : selection) {
            for (int row = range.top(); row <= range.bottom(); ++row) {
                // A first row that is current by itself was not chosen and is not followed.
                if (const qint64 key = model.keyAt(row); key != 0 && (key != currentKey || place.m_current != 0))
                    keys.push_back(key);
            }
        }
        place.m_selected = std::make_shared<const std::vector<qint64>>(std::move(keys));
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

int ListPlace::fallback(const WindowedModel &model, int row)
{
    if (!model.isOrderKnown())
        return -1;
    // The one that took the place of the one that is gone: whoever works through a list goes on there. The first of a list that is cut off.
    return row <= model.rowCount() ? std::min(row, model.rowCount() - 1) : 0;
}

bool ListPlace::giveBack(UniformTableView &view, const WindowedModel &model) const
{
    const int current = m_current != 0 ? model.placeOf(m_current) : -1;
    int anchor = m_anchor == 0 ? -1 : m_anchor == m_current ? current : model.placeOf(m_anchor);
    if (anchor < 0 && m_anchor != 0 && m_anchor == m_current)
        anchor = fallback(model, m_row);
    // As long as nobody looked further down, what comes first is what one wants to see.
    view.verticalScrollBar()->setValue(anchor < 0 ? 0 : view.rowPosition(anchor) - m_offset);
    select(view, model, current);
    return current >= 0;
}

void ListPlace::select(UniformTableView &view, const WindowedModel &model, int currentRow) const
{
    QItemSelectionModel *chosen = view.selectionModel();
    const int last = model.columnCount() - 1;
    const int row = currentRow >= 0 ? currentRow : m_current != 0 ? fallback(model, m_row) : model.rowCount() > 0 ? 0 : -1;
    if (row < 0)
        chosen->clearCurrentIndex();
    else
        chosen->setCurrentIndex(model.index(row, m_column), QItemSelectionModel::NoUpdate);
    if (m_everything) {
        view.selectAll();
        return;
    }
    QItemSelection selection = m_selected ? rowsOf(model, *m_selected) : QItemSelection();
    if (selection.isEmpty() && row >= 0 && m_hadSelection)
        selection.select(model.index(row, 0), model.index(row, last));
    const QItemSelectionModel::SelectionFlags flags = QItemSelectionModel::Select | QItemSelectionModel::Rows;
    if (selection.size() > manyRanges || chosen->selection().size() > manyRanges) {
        chosen->clearSelection();
        chosen->select(selection, flags);
    } else {
        chosen->select(selection, flags | QItemSelectionModel::Clear);
    }
}

} // namespace Tally
