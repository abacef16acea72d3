// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/uniformtableview.h"

#include <QAbstractButton>
#include <QAbstractItemDelegate>
#include <QAccessible>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStandardItemModel>

#include <algorithm>
#include <utility>

namespace Tally {
namespace {

/// Has a model without rows and hears of no other, so that it keeps nothing for them.
class EmptyHeader final : public QHeaderView
{
public:
    explicit EmptyHeader(QWidget *parent) : QHeaderView(Qt::Vertical, parent)
    {
        QHeaderView::setModel(new QStandardItemModel(this));
        hide();
    }
    void setModel(QAbstractItemModel * /*model*/) override {}
    void setSelectionModel(QItemSelectionModel *selection) override
    {
        if (selection->model() == model())
            QHeaderView::setSelectionModel(selection);
    }
};

} // namespace

UniformTableView::UniformTableView(QWidget *parent) : QTableView(parent)
{
    setVerticalHeader(new EmptyHeader(this));
    setSelectionBehavior(SelectRows);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setShowGrid(false);
    // The button between both headers, which QTableView hides with the vertical one: it would lie over the first column's title.
    for (QAbstractButton *button : findChildren<QAbstractButton *>(Qt::FindDirectChildrenOnly))
        button->hide();
}

void UniformTableView::setModel(QAbstractItemModel *model)
{
    for (const QMetaObject::Connection &connection : std::as_const(m_ofModel))
        disconnect(connection);
    m_ofModel.clear();
    QTableView::setModel(model);
    if (model == nullptr)
        return;
    // What the header would have told.
    m_ofModel = {
        connect(model, &QAbstractItemModel::rowsRemoved, this, [this] { scheduleDelayedItemsLayout(); }),
        connect(model, &QAbstractItemModel::rowsMoved, this, [this] { scheduleDelayedItemsLayout(); }),
        connect(model, &QAbstractItemModel::modelReset, this, [this] { scheduleDelayedItemsLayout(); }),
    };
    scheduleDelayedItemsLayout();
}

void UniformTableView::setRowHeight(int pixels)
{
    if (pixels == m_rowHeight)
        return;
    m_rowHeight = std::max(pixels, 1);
    scheduleDelayedItemsLayout();
}

void UniformTableView::fitHeight(int leastRows, int mostRows)
{
    const int rows = std::clamp(model()->rowCount(rootIndex()), leastRows, mostRows);
    setFixedHeight(horizontalHeader()->sizeHint().height() + rows * m_rowHeight + 2 * frameWidth());
}

int UniformTableView::rowAt(int y) const
{
    const int place = y + verticalOffset();
    if (model() == nullptr || place < 0)
        return -1;
    const int row = place / m_rowHeight;
    return row < model()->rowCount(rootIndex()) ? row : -1;
}

UniformTableView::Rows UniformTableView::rowsInSight() const
{
    const int rows = model() == nullptr ? 0 : model()->rowCount(rootIndex());
    const int top = verticalOffset();
    return {top / m_rowHeight, std::min(rows - 1, (top + viewport()->height() - 1) / m_rowHeight)};
}

QList<int> UniformTableView::shownColumns() const
{
    QList<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        if (const int column = horizontalHeader()->logicalIndex(visual); !isColumnHidden(column))
            columns.append(column);
    }
    return columns;
}

int UniformTableView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

QRect UniformTableView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.parent() != rootIndex() || isIndexHidden(index))
        return {};
    return {columnViewportPosition(index.column()), rowViewportPosition(index.row()), columnWidth(index.column()), m_rowHeight};
}

QModelIndex UniformTableView::indexAt(const QPoint &position) const
{
    const int row = rowAt(position.y());
    const int column = columnAt(position.x());
    return row < 0 || column < 0 ? QModelIndex() : model()->index(row, column, rootIndex());
}

bool UniformTableView::isIndexHidden(const QModelIndex &index) const
{
    return isColumnHidden(index.column());
}

int UniformTableView::sizeHintForRow(int /*row*/) const
{
    return m_rowHeight;
}

int UniformTableView::sizeHintForColumn(int column) const
{
    if (model() == nullptr)
        return -1;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const Rows rows = rowsInSight();
    int width = 0;
    for (int row = rows.first; row <= rows.last; ++row) {
        const QModelIndex index = model()->index(row, column, rootIndex());
        width = std::max(width, itemDelegateForIndex(index)->sizeHint(option, index).width());
        if (const QWidget *editor = indexWidget(index))
            width = std::max(width, editor->sizeHint().width());
    }
    return width;
}

void UniformTableView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid() || index.parent() != rootIndex() || isIndexHidden(index))
        return;
    executeDelayedItemsLayout();             // the scroll bar knows of all rows
    const int top = rowPosition(index.row());
    const int bottom = top + m_rowHeight - viewport()->height();
    QScrollBar *bar = verticalScrollBar();
    switch (hint) {
    case PositionAtTop: bar->setValue(top); break;
    case PositionAtBottom: bar->setValue(bottom); break;
    case PositionAtCenter: bar->setValue(bottom + (top - bottom) / 2); break;
    case EnsureVisible:
        // A viewport lower than a row shows its top.
        if (bar->value() > top || bottom > top)
            bar->setValue(top);
        else if (bar->value() < bottom)
            bar->setValue(bottom);
        break;
    }
    showColumn(index.column());
}

void UniformTableView::showColumn(int column)
{
    const int left = horizontalHeader()->sectionPosition(column);
    const int right = left + columnWidth(column) - viewport()->width();
    QScrollBar *bar = horizontalScrollBar();
    if (bar->value() > left || right > left)
        bar->setValue(left);
    else if (bar->value() < right)
        bar->setValue(right);
}

void UniformTableView::updateGeometries()
{
    if (m_placingHeader)
        return;
    m_placingHeader = true;                  // new margins resize the viewport, which comes here again
    const int above = horizontalHeader()->isHidden() ? 0 : horizontalHeader()->sizeHint().height();
    setViewportMargins(0, above, 0, 0);
    const QRect inside = viewport()->geometry();
    horizontalHeader()->setGeometry(inside.left(), inside.top() - above, inside.width(), above);
    m_placingHeader = false;

    const int wide = horizontalHeader()->length();
    const int high = model() == nullptr ? 0 : rowPosition(model()->rowCount(rootIndex()));
    // Without this the bars would hold each other on screen.
    const QSize most = maximumViewportSize();
    const QSize room = most.width() >= wide && most.height() >= high ? most : viewport()->size();
    horizontalScrollBar()->setSingleStep(m_rowHeight);
    horizontalScrollBar()->setPageStep(room.width());
    horizontalScrollBar()->setRange(0, std::max(0, wide - room.width()));
    verticalScrollBar()->setSingleStep(m_rowHeight);
    verticalScrollBar()->setPageStep(room.height());
    verticalScrollBar()->setRange(0, std::max(0, high - room.height()));
    QAbstractItemView::updateGeometries();
}

void UniformTableView::rowsInserted(const QModelIndex &parent, int first, int last)
{
    QTableView::rowsInserted(parent, first, last);
    // Of what comes below the screen only the scroll bar has to know.
    if (rowViewportPosition(first) >= viewport()->height())
        updateGeometries();
    else
        scheduleDelayedItemsLayout();
}

void UniformTableView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    // Qt asks the header where several cells are, and would paint rows that did not change: it is told for the sake of editors in cells
    // and of screen readers.
    if (topLeft == bottomRight || !viewport()->children().isEmpty() || QAccessible::isActive())
        QTableView::dataChanged(topLeft, bottomRight, roles);
    if (!topLeft.isValid() || !bottomRight.isValid()) {
        viewport()->update();
        return;
    }
    const Rows rows = rowsInSight();
    const int first = std::max(rows.first, topLeft.row());
    const int last = std::min(rows.last, bottomRight.row());
    if (first <= last)
        viewport()->update(0, rowViewportPosition(first), viewport()->width(), (last - first + 1) * m_rowHeight);
}

bool UniformTableView::canStandOn(int row, int column) const
{
    return model()->flags(model()->index(row, column, rootIndex())).testFlag(Qt::ItemIsEnabled);
}

int UniformTableView::rowAfterMove(CursorAction action, bool toTheVeryEnd) const
{
    const int last = model()->rowCount(rootIndex()) - 1;
    const int row = currentIndex().row();
    const int page = std::max(viewport()->height() / m_rowHeight, 1);
    switch (action) {
    case MoveUp: return row - 1;
    case MoveDown: return row + 1;
    case MovePageUp: return std::max(row - page, 0);
    case MovePageDown: return std::min(row + page, last);
    case MoveHome: return toTheVeryEnd ? 0 : row;
    case MoveEnd: return toTheVeryEnd ? last : row;
    default: return row;
    }
}

int UniformTableView::columnAfterMove(CursorAction action) const
{
    const QList<int> columns = shownColumns();
    const qsizetype place = std::max<qsizetype>(columns.indexOf(currentIndex().column()), 0);
    const bool towardsStart = isRightToLeft() ? action == MoveRight : action == MoveLeft;
    switch (action) {
    case MoveHome: return columns.first();
    case MoveEnd: return columns.last();
    case MoveLeft:
    case MoveRight: return columns.at(std::clamp<qsizetype>(place + (towardsStart ? -1 : 1), 0, columns.size() - 1));
    default: return columns.at(place);
    }
}

// Tab, also in the editor of a cell: from the last cell of a row to the first of the next, and from the very last to the very first.
QModelIndex UniformTableView::nextCell(int step) const
{
    const QList<int> columns = shownColumns();
    const int rows = model()->rowCount(rootIndex());
    int row = currentIndex().row();
    qsizetype place = columns.indexOf(currentIndex().column());
    // Round the list at most once: there may be no other cell one can stand on.
    for (qint64 cells = qint64(rows) * columns.size(); cells > 0; --cells) {
        place += step;
        if (place < 0 || place >= columns.size()) {
            place = step > 0 ? 0 : columns.size() - 1;
            row = (row + step + rows) % rows;
        }
        if (canStandOn(row, columns.at(place)))
            return model()->index(row, columns.at(place), rootIndex());
    }
    return currentIndex();
}

QModelIndex UniformTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (model() == nullptr || model()->rowCount(rootIndex()) == 0 || shownColumns().isEmpty())
        return {};
    if (!currentIndex().isValid())
        return model()->index(0, shownColumns().first(), rootIndex());
    if (action == MoveNext || action == MovePrevious)
        return nextCell(action == MoveNext ? 1 : -1);
    const int column = columnAfterMove(action);
    int row = rowAfterMove(action, modifiers.testFlag(Qt::ControlModifier));
    const int step = action == MoveUp ? -1 : 1;
    const int rows = model()->rowCount(rootIndex());
    while ((action == MoveUp || action == MoveDown) && row >= 0 && row < rows && !canStandOn(row, column))
        row += step;
    if (row < 0 || row >= rows || !canStandOn(row, column))
        return currentIndex();
    return model()->index(row, column, rootIndex());
}

void UniformTableView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    // Not QRect::normalized(), which makes a swapped rectangle smaller.
    const auto [top, bottom] = std::minmax({rect.top(), rect.bottom()});
    const int first = rowAt(top);
    const int last = rowAt(bottom);
    if (selectionModel() == nullptr || first < 0 || last < 0 || !canStandOn(first, 0) || !canStandOn(last, 0))
        return;
    // Columns may stand in another order than the model's: rows are selected whole all the same.
    const QModelIndex begin = model()->index(first, 0, rootIndex());
    const QModelIndex end = model()->index(last, model()->columnCount(rootIndex()) - 1, rootIndex());
    selectionModel()->select(QItemSelection(begin, end), command);
}

QRegion UniformTableView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    const Rows rows = rowsInSight();
    for (const QItemSelectionRange &range : selection) {
        const int first = std::max(rows.first, range.top());
        const int last = std::min(rows.last, range.bottom());
        if (first <= last)
            region += QRect(0, rowViewportPosition(first), viewport()->width(), (last - first + 1) * m_rowHeight);
    }
    return region;
}

void UniformTableView::paintEvent(QPaintEvent *event)
{
    if (model() == nullptr || selectionModel() == nullptr)
        return;
    QPainter painter(viewport());
    QStyleOptionViewItem usual;
    initViewItemOption(&usual);
    const QModelIndex current = currentIndex();
    const bool focused = hasFocus() || viewport()->hasFocus();
    const QRect dirty = event->rect();
    const QList<int> columns = shownColumns();
    const int last = std::min(rowsInSight().last, (dirty.bottom() + verticalOffset()) / m_rowHeight);
    for (int row = (dirty.top() + verticalOffset()) / m_rowHeight; row <= last; ++row) {
        // Rows are selected whole; to ask for each cell would be felt when thousands of ranges are.
        const bool selected = !columns.isEmpty() && selectionModel()->isSelected(model()->index(row, columns.first(), rootIndex()));
        for (const int column : columns) {
            const QRect cell(columnViewportPosition(column), rowViewportPosition(row), columnWidth(column), m_rowHeight);
            if (!cell.intersects(dirty) || !event->region().intersects(cell))
                continue;
            const QModelIndex index = model()->index(row, column, rootIndex());
            QStyleOptionViewItem option = usual;
            option.rect = cell;
            option.state.setFlag(QStyle::State_Selected, selected);
            option.state.setFlag(QStyle::State_HasFocus, focused && index == current);
            if (!model()->flags(index).testFlag(Qt::ItemIsEnabled))
                option.state.setFlag(QStyle::State_Enabled, false);
            itemDelegateForIndex(index)->paint(&painter, option, index);
        }
    }
}

} // namespace Tally
