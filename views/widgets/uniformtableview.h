// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace Tally {

/// A QTableView whose rows are all of one height and are selected whole, over any number of them up to some seventy million.
///
/// QTableView's vertical header keeps eight bytes for each row and counts all of them anew whenever there are more or less: 14 ms of
/// a window that stands still for five million rows. Here that header stays empty, and where a row is follows from its number. What
/// QTableView says of rows has its counterpart below; spans, hidden rows, rows moved by hand, the grid and scrolling by item are not
/// for this table. To screen readers it is a table as any other.
class UniformTableView : public QTableView
{
    Q_OBJECT
public:
    explicit UniformTableView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

    /// Pixels.
    [[nodiscard]] int rowHeight() const { return m_rowHeight; }
    void setRowHeight(int pixels);
    /// Makes the table as high as its rows, but at least and at most as so many; it scrolls beyond that.
    void fitHeight(int leastRows, int mostRows);
    /// Pixels from the top of the first row to that of `row`.
    [[nodiscard]] int rowPosition(int row) const { return row * m_rowHeight; }
    /// Pixels from the viewport's top to that of `row`.
    [[nodiscard]] int rowViewportPosition(int row) const { return rowPosition(row) - verticalOffset(); }
    /// The row at that height of the viewport; -1 if there is none.
    [[nodiscard]] int rowAt(int y) const;
    QHeaderView *verticalHeader() const = delete;     // it knows nothing
    /// The columns that are shown, in the order of the screen.
    [[nodiscard]] QList<int> shownColumns() const;

    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &position) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void updateGeometries() override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles = {}) override;
    void rowsInserted(const QModelIndex &parent, int first, int last) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    bool isIndexHidden(const QModelIndex &index) const override;
    int verticalOffset() const override;
    int sizeHintForRow(int row) const override;
    int sizeHintForColumn(int column) const override;

private:
    /// The rows in the viewport; first > last if there are none.
    struct Rows
    {
        int first = 0;
        int last = -1;
    };
    [[nodiscard]] Rows rowsInSight() const;
    [[nodiscard]] int rowAfterMove(CursorAction action, bool toTheVeryEnd) const;
    [[nodiscard]] int columnAfterMove(CursorAction action) const;
    [[nodiscard]] QModelIndex nextCell(int step) const;
    [[nodiscard]] bool canStandOn(int row, int column) const;
    void showColumn(int column);

    int m_rowHeight = 28;
    bool m_placingHeader = false;
    QList<QMetaObject::Connection> m_ofModel;
};

} // namespace Tally
