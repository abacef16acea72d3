// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <memory>
#include <vector>

namespace Tally {

class UniformTableView;
class WindowedModel;

/// What a person looks at in a windowed list, by key: taken before its order changes, given back afterwards, so that selection, current
/// row and scroll position follow the rows. A default one is that of somebody who has not looked at anything: the top.
class ListPlace final
{
public:
    /// @param chosen  somebody made the current row current; otherwise it is merely the first
    [[nodiscard]] static ListPlace of(const UniformTableView &view, const WindowedModel &model, bool chosen);

    /// Scrolls, and makes current and selected what was. The view has laid itself out for the new order. While only the head of the order
    /// is known, what is not in it is neither current nor selected, so that no key means another row: it is to be given back again then.
    /// @return whether the current row is still one that was chosen
    bool giveBack(UniformTableView &view, const WindowedModel &model) const;

private:
    [[nodiscard]] static int fallback(const WindowedModel &model, int row);
    void select(UniformTableView &view, const WindowedModel &model, int currentRow) const;

    qint64 m_current = 0;              ///< 0: nobody chose one
    int m_row = 0;                     ///< where that was: another one stands there when it is gone
    int m_column = 0;
    std::shared_ptr<const std::vector<qint64>> m_selected;
    bool m_hadSelection = false;
    bool m_everything = false;         ///< all rows, while not all were known by key
    qint64 m_anchor = 0;               ///< the row that keeps its place on the screen; 0: the very top of the list
    int m_offset = 0;                  ///< pixels from the viewport's top to that row
};

} // namespace Tally
