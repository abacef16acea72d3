// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/columnwidths.h"
#include "views/widgets/listplace.h"
#include "views/widgets/uniformtableview.h"

#include <QByteArray>
#include <QPersistentModelIndex>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace Tally {

class WindowedModel;

/// The table every list uses. Rows are selected whole, Tab leaves it, Enter and a double click emit activated(), Ctrl+C copies
/// the selected rows with headers as tab-separated text and as HTML. While it has rows it has a current one, and rows that
/// arrive move neither selection nor what is in sight. Sorting is off until setSortingEnabled().
/// Over a WindowedModel it tells which rows are in sight, and selection, current row and scroll position follow the rows' keys.
class TableView : public UniformTableView
{
    Q_OBJECT
public:
    explicit TableView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

    /// Why the list is empty and what to do, shown in its middle while it has no rows and is not loading.
    void setEmptyText(const QString &text);
    [[nodiscard]] QString emptyText() const { return m_emptyText; }
    /// Whether rows are on their way. "Loading…" appears only after 300 ms of it.
    void setLoading(bool loading);
    [[nodiscard]] bool isLoading() const { return m_loading; }
    /// What stands in the middle of the list now: the empty text, "Loading…" or nothing.
    [[nodiscard]] QString overlayText() const;

    using Squeeze = ColumnWidths::Squeeze;
    /// The column that takes the room the others leave, by its number in the model; -1 for none.
    void setStretchColumn(int column, Squeeze squeeze = Squeeze::Never) { m_columns.setStretchColumn(column, squeeze); }
    /// Makes the columns as wide as their headers and first 200 rows need, within limits. Done once by itself when the first rows
    /// arrive, unless widths were restored.
    void fitColumns() { m_columns.fit(); }
    /// What a person made of the columns, for restoreColumnState(); empty while nobody did.
    [[nodiscard]] QByteArray columnState() const { return m_columns.state(); }
    /// Call it after setModel(). False, and nothing changed, if `state` is not of a table with as many columns.
    bool restoreColumnState(const QByteArray &state) { return m_columns.restore(state); }

    /// Makes that row the current one and the only one selected, as if somebody had clicked it, and brings it into sight.
    void choose(int row) { choose(row, std::max(currentIndex().column(), 0)); }
    /// The selected rows, or the current one if none is, in the order of the screen.
    [[nodiscard]] QList<int> rowsToCopy() const;
    /// Puts those rows on the clipboard, with the columns that are shown; copyWanted() instead if some of a windowed list are not here.
    void copy();

    /// Types ahead to the row that begins so; over a windowed list, whose rows are not all here, it says typed() instead.
    void keyboardSearch(const QString &text) override;

signals:
    /// The current row became another one, or -1. Also when its place holds another row.
    void currentRowChanged(int row);
    /// The rows of these keys are to be copied and must be fetched first.
    void copyWanted(const std::vector<qint64> &keys);
    /// Somebody typed on a list that cannot look for it by itself.
    void typed(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void choose(int row, int column);
    [[nodiscard]] int firstColumn() const;
    void reportVisibleRows();
    void rememberPlace();
    void returnToPlace();
    /// Somebody chose a row: what was looked at before is not looked for any more.
    void forgetPlace() { m_place.reset(); }
    /// While the row one had chosen is looked for: the current one is none yet.
    [[nodiscard]] bool standsNowhere() const;
    [[nodiscard]] bool missesRows() const;
    void paintMissing();
    void rowsArrived();
    void makeOneCurrent();
    void rememberTopRow();
    void returnToTopRow();
    void updateRowHeight();
    void updateAccessibleText();
    /// Pixels that header and rows ask for: the first ones, of a windowed list those in sight.
    [[nodiscard]] int fittingWidth(int column) const;

    ColumnWidths m_columns;
    std::unique_ptr<QItemSelectionModel> m_nothingSelected; ///< of the headers
    WindowedModel *m_window = nullptr;    ///< the model, if it is one
    std::optional<ListPlace> m_place;     ///< while the order changes, also while only its head is known
    bool m_scrolled = false;              ///< since m_place was taken
    bool m_chosen = false;                ///< a person made the current row current
    QString m_emptyText;
    QTimer m_loadingTimer;
    QTimer m_missingTimer;
    QTimer m_widenSoon;                   ///< gathers rows that came into sight
    QPersistentModelIndex m_topRow;
    int m_topOffset = 0;
    bool m_loading = false;
    bool m_showsLoading = false;
    bool m_showsMissing = false;          ///< rows in sight are long on their way: they say so
    QList<QMetaObject::Connection> m_modelConnections;
};

} // namespace Tally
