// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/tableview.h"

#include "models/tables/windowedmodel.h"
#include "views/widgets/headerstyle.h"
#include "views/widgets/rowdelegate.h"
#include "views/widgets/tabletext.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <utility>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tally {
namespace {

constexpr auto loadingDelay = 300ms;
constexpr auto widenDelay = 100ms;
constexpr int sampledRows = 200;
constexpr int sampledWindow = 60;      // a screen of a windowed list: the others say nothing yet

} // namespace

TableView::TableView(QWidget *parent) : UniformTableView(parent), m_columns(*this, [this](int column) { return fittingWidth(column); })
{
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setAlternatingRowColors(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setItemDelegate(new RowDelegate(-1, this));
    auto *headerStyle = new HeaderStyle;
    headerStyle->setParent(this);
    horizontalHeader()->setStyle(headerStyle);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setSortIndicatorClearable(false);
    horizontalHeader()->setMinimumSectionSize(24);
    updateRowHeight();

    m_loadingTimer.setSingleShot(true);
    m_loadingTimer.setInterval(loadingDelay);
    connect(&m_loadingTimer, &QTimer::timeout, this, [this] {
        m_showsLoading = true;
        updateAccessibleText();
    });
    // Rows that come into sight later may say more than those the columns were fitted to: a figure that is cut is read as another one.
    m_widenSoon.setSingleShot(true);
    m_widenSoon.setInterval(widenDelay);
    connect(&m_widenSoon, &QTimer::timeout, &m_columns, &ColumnWidths::widen);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (m_window != nullptr)
            m_widenSoon.start();
    });
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { m_scrolled = true; });
    m_missingTimer.setSingleShot(true);
    m_missingTimer.setInterval(loadingDelay);
    connect(&m_missingTimer, &QTimer::timeout, this, [this] {
        m_showsMissing = true;
        viewport()->update();
    });
}

void TableView::setModel(QAbstractItemModel *model)
{
    for (const QMetaObject::Connection &connection : std::as_const(m_modelConnections))
        disconnect(connection);
    m_modelConnections.clear();
    m_columns.forget();
    UniformTableView::setModel(model);
    m_window = nullptr;
    if (model == nullptr)
        return;
    // A header would ask of each column, whenever it paints, whether all its rows are selected: felt once all of a long list are.
    auto nothing = std::make_unique<QItemSelectionModel>(model, this);
    horizontalHeader()->setSelectionModel(nothing.get());
    m_nothingSelected = std::move(nothing);
    m_window = qobject_cast<WindowedModel *>(model);
    m_chosen = false;
    forgetPlace();
    if (m_window != nullptr) {
        m_modelConnections = {
            connect(m_window, &WindowedModel::orderAboutToChange, this, &TableView::rememberPlace),
            connect(m_window, &WindowedModel::orderChanged, this, &TableView::returnToPlace),
            connect(m_window, &WindowedModel::anotherAboutToCome, this, [this] {
                m_place = ListPlace();
                m_scrolled = false;
            }),
            connect(m_window, &QAbstractItemModel::dataChanged, this, [this] {
                if (!m_columns.areFitted() && m_window->rowAt(0) != nullptr)
                    rowsArrived();
                m_widenSoon.start();
            }),
        };
        rowsArrived();
        return;
    }
    m_modelConnections = {
        connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, &TableView::rememberTopRow),
        connect(model, &QAbstractItemModel::rowsInserted, this, &TableView::rowsArrived),
        connect(model, &QAbstractItemModel::rowsRemoved, this, &TableView::rowsArrived),
        connect(model, &QAbstractItemModel::modelReset, this, &TableView::rowsArrived),
        connect(model, &QAbstractItemModel::layoutChanged, this, &TableView::rowsArrived),
    };
    rowsArrived();
}

void TableView::rowsArrived()
{
    returnToTopRow();
    const bool hasRows = model()->rowCount() > 0;
    if (hasRows && !m_columns.areFitted() && (m_window == nullptr || m_window->rowAt(0) != nullptr))
        m_columns.fit();
    else if (hasRows)
        m_columns.widen();
    makeOneCurrent();
    updateAccessibleText();
}

void TableView::makeOneCurrent()
{
    // A table without a current index gives screen readers nothing to stand on. It is not selected: nobody chose it.
    if (model()->rowCount() > 0 && !currentIndex().isValid()) {
        selectionModel()->setCurrentIndex(model()->index(0, firstColumn()), QItemSelectionModel::NoUpdate);
    }
}

void TableView::reportVisibleRows()
{
    const int first = rowAt(0);
    const int last = rowAt(viewport()->height() - 1);
    m_window->setVisibleRows(first, last < 0 ? model()->rowCount() - 1 : last);
}

void TableView::rememberPlace()
{
    // What was looked at before the head of a new order came is looked for in all of it.
    if (!m_place)
        m_place = ListPlace::of(*this, *m_window, m_chosen);
    else if (m_scrolled)
        m_place->lookWhere(*this, *m_window);
    m_scrolled = false;
}

bool TableView::standsNowhere() const
{
    return m_place && currentIndex().isValid() && m_window->keyAt(currentIndex().row()) == 0;
}

void TableView::returnToPlace()
{
    const ListPlace place = *m_place;
    if (m_window->isOrderKnown())
        forgetPlace();
    // The view lays itself out later; the scroll bar must know the new height now.
    updateGeometries();
    {
        const QSignalBlocker blocker(this);          // one currentRowChanged() for all of it
        m_chosen = place.giveBack(*this, *m_window);
    }
    updateAccessibleText();
    emit currentRowChanged(currentIndex().row());
}

void TableView::keyboardSearch(const QString &text)
{
    if (m_window == nullptr)
        UniformTableView::keyboardSearch(text);
    else if (!text.trimmed().isEmpty())
        emit typed(text);
}

void TableView::rememberTopRow()
{
    const int top = verticalScrollBar()->value() > 0 ? rowAt(0) : -1;
    m_topRow = top >= 0 ? model()->index(top, 0) : QModelIndex();
    m_topOffset = top >= 0 ? rowViewportPosition(top) : 0;
}

void TableView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    // Before the base class, which moves the current row out of the way and scrolls to it.
    rememberTopRow();
    UniformTableView::rowsAboutToBeRemoved(parent, start, end);
}

void TableView::returnToTopRow()
{
    if (!m_topRow.isValid())
        return;
    const int row = m_topRow.row();
    m_topRow = QPersistentModelIndex();
    // The view lays itself out later; the scroll bar must know the new height now.
    updateGeometries();
    verticalScrollBar()->setValue(rowPosition(row) - m_topOffset);
}

void TableView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    updateAccessibleText();
}

void TableView::setLoading(bool loading)
{
    if (loading == m_loading)
        return;
    m_loading = loading;
    if (m_loading) {
        m_loadingTimer.start();
    } else {
        m_loadingTimer.stop();
        m_showsLoading = false;
    }
    updateAccessibleText();
}

QString TableView::overlayText() const
{
    if (m_loading)
        return m_showsLoading ? tr("Loading…") : QString();
    return model() == nullptr || model()->rowCount() == 0 ? m_emptyText : QString();
}

void TableView::updateAccessibleText()
{
    const QString text = overlayText();
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
    viewport()->update();
}

void TableView::resizeEvent(QResizeEvent *event)
{
    UniformTableView::resizeEvent(event);
    m_columns.stretch();
}

int TableView::fittingWidth(int column) const
{
    int width = horizontalHeader()->sectionSizeHint(column);
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int first = m_window != nullptr ? std::max(rowAt(0), 0) : 0;
    const int end = std::min(model()->rowCount(), first + (m_window != nullptr ? sampledWindow : sampledRows));
    for (int row = first; row < end; ++row) {
        if (m_window != nullptr && m_window->rowAt(row) == nullptr)
            continue;
        const QModelIndex index = model()->index(row, column);
        width = std::max(width, itemDelegateForIndex(index)->sizeHint(option, index).width());
    }
    return width;
}

int TableView::firstColumn() const { return std::max(horizontalHeader()->logicalIndex(0), 0); }

void TableView::choose(int row, int column)
{
    m_chosen = true;
    forgetPlace();
    const QModelIndex index = model()->index(row, column);
    // Not setCurrentIndex(): while Ctrl is held, as after Ctrl+Enter, it would add to the selection.
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

QList<int> TableView::rowsToCopy() const
{
    QList<int> rows;
    if (selectionModel() == nullptr)
        return rows;
    // By ranges: an index for each of a million rows would be felt.
    const QItemSelection selected = selectionModel()->selection();
    for (const QItemSelectionRange &range : selected) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    if (rows.isEmpty() && currentIndex().isValid())
        rows.append(currentIndex().row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

void TableView::copy()
{
    const QList<int> rows = rowsToCopy();
    if (rows.isEmpty())
        return;
    const bool allHere = m_window == nullptr
        || std::all_of(rows.begin(), rows.end(), [this](int row) { return m_window->rowAt(row) != nullptr; });
    if (allHere) {
        QApplication::clipboard()->setMimeData(tableText(*model(), rows, shownColumns()));
        return;
    }
    std::vector<qint64> keys;
    for (const int row : rows) {
        if (const qint64 key = m_window->keyAt(row); key != 0)
            keys.push_back(key);
    }
    if (!keys.empty())
        emit copyWanted(keys);
}

void TableView::mousePressEvent(QMouseEvent *event)
{
    if (indexAt(event->position().toPoint()).isValid()) {
        m_chosen = true;
        forgetPlace();
    }
    UniformTableView::mousePressEvent(event);
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        event->accept();
        return;
    }
    // With Ctrl Qt moves and leaves the selection behind, and at the end of a list it shows the last column; who goes to the first or last
    // row means it, what is meant is blue, and says whose it is.
    const bool toFirst = event->matches(QKeySequence::MoveToStartOfDocument);
    if ((toFirst || event->matches(QKeySequence::MoveToEndOfDocument)) && model() != nullptr && model()->rowCount() > 0) {
        choose(toFirst ? 0 : model()->rowCount() - 1, firstColumn());
        event->accept();
        return;
    }
    const bool fromNowhere = standsNowhere();
    if (fromNowhere && event->key() == Qt::Key_Space)
        return;                          // there is nothing to select
    // A step from there is one into what is in sight.
    if (fromNowhere && event->key() >= Qt::Key_Home && event->key() <= Qt::Key_PageDown)
        selectionModel()->clearCurrentIndex();
    const QModelIndex before = currentIndex();
    UniformTableView::keyPressEvent(event);
    if (currentIndex() != before) {
        m_chosen = true;
        forgetPlace();
    } else if (event->matches(QKeySequence::SelectAll) || event->key() == Qt::Key_Space) {
        forgetPlace();
    }
    // Qt lets Enter through to the window's default button after it has activated the row.
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
        event->accept();
}

void TableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    UniformTableView::currentChanged(current, previous);
    if (current.row() != previous.row())
        emit currentRowChanged(current.row());
}

void TableView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateRowHeight();
    UniformTableView::changeEvent(event);
}

void TableView::updateRowHeight()
{
    setRowHeight(std::max(RowDelegate::rowHeight, fontMetrics().height() + 8));
}

bool TableView::missesRows() const
{
    const int first = rowAt(0);
    const int last = rowAt(viewport()->height() - 1);
    for (int row = first; first >= 0 && row <= (last < 0 ? model()->rowCount() - 1 : last); ++row) {
        if (m_window->rowAt(row) == nullptr)
            return true;
    }
    return false;
}

void TableView::paintMissing()
{
    // Rows usually come within a frame or two: only what takes longer is worth a word.
    if (!missesRows()) {
        m_missingTimer.stop();
        m_showsMissing = false;
        return;
    }
    if (!m_showsMissing) {
        if (!m_missingTimer.isActive())
            m_missingTimer.start();
        return;
    }
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const int left = 12;
    for (int row = rowAt(0); row >= 0 && row < model()->rowCount() && rowViewportPosition(row) < viewport()->height(); ++row) {
        if (m_window->rowAt(row) == nullptr)
            painter.drawText(QRect(left, rowViewportPosition(row), viewport()->width() - left, rowHeight()), Qt::AlignVCenter, tr("Loading…"));
    }
}

void TableView::paintEvent(QPaintEvent *event)
{
    if (m_window != nullptr)
        reportVisibleRows();
    UniformTableView::paintEvent(event);
    if (m_window != nullptr)
        paintMissing();
    const QString text = overlayText();
    if (text.isEmpty())
        return;
    QPainter painter(viewport());
    const int margin = 24;
    const int width = std::min(viewport()->width() - 2 * margin, fontMetrics().averageCharWidth() * 80);
    QRect box = fontMetrics().boundingRect(QRect(0, 0, width, viewport()->height()), Qt::AlignCenter | Qt::TextWordWrap, text);
    box.moveCenter(viewport()->rect().center());
    if (model() != nullptr && model()->rowCount() > 0)
        painter.fillRect(box.adjusted(-12, -8, 12, 8), palette().brush(QPalette::Base));
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(box, Qt::AlignCenter | Qt::TextWordWrap, text);
}

} // namespace Tally
