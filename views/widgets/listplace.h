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

    /// Somebody scrolled: what is in sight now keeps its place on the screen, whatever was chosen.
    void lookWhere(const UniformTableView &view, const WindowedModel &model);

    /// Scrolls, and makes current and selected what was. The view has laid itself out for the new order. While only the head of the order
    /// is known, what is not in it is not selected, and current is a row that is none yet, so that no key means another row: it is to be
    /// given back again then.
    /// @return whether the current row is still one that was chosen
    bool giveBack(UniformTableView &view, const WindowedModel &model) const;

private:
    /// A row of the list, by its key, with those who may stand in for it when it is gone.
    struct Spot
    {
        [[nodiscard]] static Spot at(const WindowedModel &model, int row);
        /// Where it is now, -1 if it is not in the list as far as its order is known.
        [[nodiscard]] int place(const WindowedModel &model) const;
        /// The place of the next that is left below it, else above it; -1 while the order is not known.
        [[nodiscard]] int nearest(const WindowedModel &model) const;

        int row = -1;                      ///< -1: none
        qint64 key = 0;                    ///< 0: the order did not reach so far, it is the place that is meant
        std::vector<qint64> neighbours;
    };

    void select(UniformTableView &view, const WindowedModel &model, int row) const;

    Spot m_current;                        ///< that somebody chose
    int m_column = 0;
    std::shared_ptr<const std::vector<qint64>> m_selected;
    bool m_hadSelection = false;
    bool m_everything = false;             ///< all rows, while not all were known by key
    bool m_currentIsAnchor = false;
    Spot m_anchor;                         ///< keeps its place on the screen; none: the very top of the list is looked at
    int m_offset = 0;                      ///< pixels from the viewport's top to the anchor
};

} // namespace Tally
