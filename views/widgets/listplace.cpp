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

/// Those below the row, nearest first, then those above it. As many as can be looked for, one after the other, without being felt.
std::vector<qint64> neighboursOf(const std::vector<qint64> &keys, int row)
{
    constexpr std::size_t mostCompared = 4'000'000;
    constexpr std::size_t leastReach = 8;
    constexpr std::size_t mostReach = 1'000;
    const std::size_t reach = std::clamp(mostCompared / std::max<std::size_t>(keys.size(), 1), leastReach, mostReach);
    const auto at = std::size_t(row);
    std::vector<qint64> neighbours;
    for (std::size_t i = at + 1; i < keys.size() && i <= at + reach; ++i)
        neighbours.push_back(keys[i]);
    for (std::size_t i = at; i > 0 && at - i < reach; --i)
        neighbours.push_back(keys[i - 1]);
    return neighbours;
}

} // namespace

ListPlace::Spot ListPlace::Spot::at(const WindowedModel &model, int row)
{
    const qint64 key = model.keyAt(row);
    return {.row = row, .key = key, .neighbours = key != 0 ? neighboursOf(*model.keys(), row) : std::vector<qint64>()};
}

int ListPlace::Spot::place(const WindowedModel &model) const
{
    if (row < 0)
        return -1;
    return key != 0 ? model.placeOf(key) : std::min(row, model.rowCount() - 1);
}

int ListPlace::Spot::nearest(const WindowedModel &model) const
{
    if (row < 0 || !model.isOrderKnown())
        return -1;
    for (const qint64 neighbour : neighbours) {
        if (const int found = model.placeOf(neighbour); found >= 0)
            return found;
    }
    return std::min(row, model.rowCount() - 1);
}

ListPlace ListPlace::of(const UniformTableView &view, const WindowedModel &model, bool chosen)
{
    ListPlace place;
    const int row = view.currentIndex().row();
    const qint64 currentKey = model.keyAt(row);
    if (row >= 0 && (chosen || (row > 0 && currentKey != 0))) {
        place.m_current = Spot::at(model, row);
        place.m_column = view.currentIndex().column();
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
            for (int each = range.top(); each <= range.bottom(); ++each) {
                // A first row that is current by itself was not chosen and is not followed.
                if (const qint64 key = model.keyAt(each); key != 0 && (key != currentKey || place.m_current.row >= 0))
                    keys.push_back(key);
            }
        }
        place.m_selected = std::make_shared<const std::vector<qint64>>(std::move(keys));
    }
    // The chosen row stays where it is on the screen, or the top one if the chosen one is out of sight.
    const int y = place.m_current.row >= 0 ? view.rowViewportPosition(row) : -1;
    place.m_currentIsAnchor = y >= 0 && y < view.viewport()->height();
    if (place.m_currentIsAnchor)
        place.m_offset = y;
    else
        place.lookWhere(view, model);
    return place;
}

void ListPlace::lookWhere(const UniformTableView &view, const WindowedModel &model)
{
    m_currentIsAnchor = false;
    // As long as nobody looked further down, what comes first is what one wants to see.
    const int top = view.verticalScrollBar()->value() > 0 ? view.rowAt(0) : -1;
    m_anchor = top < 0 ? Spot() : Spot::at(model, top);
    m_offset = top < 0 ? 0 : view.rowViewportPosition(top);
}

bool ListPlace::giveBack(UniformTableView &view, const WindowedModel &model) const
{
    // Whoever works through a list goes on with the next one that is left.
    const int found = m_current.place(model);
    const int current = found >= 0 ? found : m_current.nearest(model);
    int anchor = current;
    if (!m_currentIsAnchor) {
        const int same = m_anchor.place(model);
        anchor = same >= 0 ? same : m_anchor.nearest(model);
    }
    view.verticalScrollBar()->setValue(anchor < 0 ? 0 : view.rowPosition(anchor) - m_offset);
    // Or Qt would scroll to the current row, which is not what one looks at if one has scrolled on.
    view.setAutoScroll(false);
    select(view, model, current);
    view.setAutoScroll(true);
    return found >= 0;
}

void ListPlace::select(UniformTableView &view, const WindowedModel &model, int row) const
{
    QItemSelectionModel *chosen = view.selectionModel();
    if (row < 0 && m_current.row < 0)
        row = model.rowCount() > 0 ? 0 : -1;
    // Somewhere one must stand, and on a row without a key nothing is meant.
    const int last = model.rowCount() - 1;
    const int standing = row >= 0 ? row : model.keyAt(last) == 0 ? last : -1;
    if (standing < 0)
        chosen->clearCurrentIndex();
    else
        chosen->setCurrentIndex(model.index(standing, m_column), QItemSelectionModel::NoUpdate);
    if (m_everything) {
        view.selectAll();
        return;
    }
    QItemSelection selection = m_selected ? rowsOf(model, *m_selected) : QItemSelection();
    if (selection.isEmpty() && row >= 0 && m_hadSelection)
        selection.select(model.index(row, 0), model.index(row, model.columnCount() - 1));
    const QItemSelectionModel::SelectionFlags flags = QItemSelectionModel::Select | QItemSelectionModel::Rows;
    if (selection.size() > manyRanges || chosen->selection().size() > manyRanges) {
        chosen->clearSelection();
        chosen->select(selection, flags);
    } else {
        chosen->select(selection, flags | QItemSelectionModel::Clear);
    }
}

} // namespace Tally
