// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QPersistentModelIndex>
#include <QTableView>
#include <QTimer>

namespace Tally {

/// The table every list uses. Rows are selected whole, Tab leaves it, Enter and a double click emit activated(), Ctrl+C copies
/// the selected rows with headers as tab-separated text and as HTML. While it has rows it has a current one, and rows that
/// arrive move neither selection nor what is in sight. Sorting is off until setSortingEnabled().
class TableView : public QTableView
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

    /// Whether a stretching column may become narrower than its texts before the list scrolls sideways.
    enum class Squeeze { Never, Allowed };
    /// The column that takes the room the others leave, by its number in the model; -1 for none.
    void setStretchColumn(int column, Squeeze squeeze = Squeeze::Never);
    /// Makes the columns as wide as their headers and first 200 rows need, within limits. Done once by itself when the first rows
    /// arrive, unless widths were restored.
    void fitColumns();
    /// Order, widths and visibility of the columns and the sort indicator, for restoreColumnState(); empty while nobody has
    /// chosen any: they fit what is shown, and another time something else is.
    [[nodiscard]] QByteArray columnState() const;
    /// Call it after setModel(). False, and nothing changed, if `state` is not of a table with as many columns.
    bool restoreColumnState(const QByteArray &state);

    /// The selected rows, or the current one if none is, in the order of the screen.
    [[nodiscard]] QList<int> rowsToCopy() const;
    /// Puts those rows on the clipboard, with the columns in the order of the screen.
    void copy() const;

signals:
    /// The current row became another one, or -1.
    void currentRowChanged(int row);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void rowsArrived();
    void rememberTopRow();
    void returnToTopRow();
    void stretch();
    void widenColumns();
    void updateRowHeight();
    void updateAccessibleText();
    [[nodiscard]] int fittingWidth(int column) const;
    [[nodiscard]] QList<int> columnsToCopy() const;

    QString m_emptyText;
    QTimer m_loadingTimer;
    QPersistentModelIndex m_topRow;
    int m_topOffset = 0;
    int m_stretchColumn = -1;
    Squeeze m_squeeze = Squeeze::Never;
    int m_stretchMinimum = 0;             ///< 0: not measured yet
    bool m_loading = false;
    bool m_showsLoading = false;
    bool m_columnsFitted = false;
    bool m_columnsChosen = false;         ///< a person set widths or order; they are kept and not fitted again
    bool m_fitting = false;
    QList<QMetaObject::Connection> m_modelConnections;
};

} // namespace Tally
