// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/uniformtableview.h"

#include "tests/widgets/paintcount.h"

#include <QAbstractTableModel>
#include <QAccessible>
#include <QHeaderView>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

constexpr int rowHeight = 28;
constexpr QSize size{420, 300};

/// Rows that are computed: any number of them take no room.
class Places final : public QAbstractTableModel
{
public:
    explicit Places(int rows) : m_rows{rows} {}
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 5; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? u"%1 in %2"_s.arg(index.row()).arg(index.column()) : QVariant();
    }
    Qt::ItemFlags flags(const QModelIndex &index) const override
    {
        return index.row() == disabled ? Qt::NoItemFlags : QAbstractTableModel::flags(index);
    }
    void append(int rows)
    {
        beginInsertRows({}, m_rows, m_rows + rows - 1);
        m_rows += rows;
        endInsertRows();
    }
    void reset(int rows)
    {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    int disabled = -1;

private:
    int m_rows;
};

/// As the other tables are set up.
template <class View>
std::unique_ptr<View> shown(QAbstractItemModel &model, Qt::LayoutDirection direction = Qt::LeftToRight)
{
    auto view = std::make_unique<View>();
    view->setLayoutDirection(direction);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setShowGrid(false);
    view->setTabKeyNavigation(true);
    view->setModel(&model);
    view->horizontalHeader()->setSectionsMovable(true);
    view->horizontalHeader()->moveSection(3, 0);
    view->setColumnHidden(1, true);
    view->setColumnWidth(2, 170);
    view->resize(size);
    view->show();
    return view;
}

QList<int> selectedRows(const QAbstractItemView &view)
{
    QList<int> rows;
    for (const QModelIndex &index : view.selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace

/// A table of rows of one height, beside the one of Qt.
class TestUniformTableView final : public QObject
{
    Q_OBJECT

private slots:
    void keysAndClicksDoWhatTheyDoInQtsTable_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        for (const quint32 seed : {1U, 2U, 3U, 4U}) {
            QTest::addRow("left to right, seed %u", seed) << seed << Qt::LeftToRight;
            QTest::addRow("right to left, seed %u", seed) << seed << Qt::RightToLeft;
        }
    }
    void keysAndClicksDoWhatTheyDoInQtsTable()
    {
        QFETCH(quint32, seed);
        QFETCH(Qt::LayoutDirection, direction);
        Places model(200);
        model.disabled = 40;
        const auto ours = shown<UniformTableView>(model, direction);
        const auto theirs = shown<QTableView>(model, direction);
        theirs->verticalHeader()->hide();
        theirs->verticalHeader()->setDefaultSectionSize(rowHeight);
        QVERIFY(QTest::qWaitForWindowExposed(ours.get()) && QTest::qWaitForWindowExposed(theirs.get()));
        QCOMPARE(ours->viewport()->size(), theirs->viewport()->size());
        QCOMPARE(ours->verticalScrollBar()->maximum(), theirs->verticalScrollBar()->maximum());
        QCOMPARE(ours->horizontalScrollBar()->maximum(), theirs->horizontalScrollBar()->maximum());

        for (QTableView *view : {static_cast<QTableView *>(ours.get()), theirs.get()})
            view->setCurrentIndex(model.index(0, 2));
        QRandomGenerator random(seed);
        const QList<Qt::Key> keys{Qt::Key_Up, Qt::Key_Down, Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Home, Qt::Key_End, Qt::Key_Left, Qt::Key_Right,
                                  Qt::Key_Tab, Qt::Key_Backtab};
        const QList<Qt::KeyboardModifiers> modifiers{Qt::NoModifier, Qt::NoModifier, Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier};
        for (int step = 0; step < 150; ++step) {
            const Qt::KeyboardModifiers held = modifiers.at(random.bounded(modifiers.size()));
            const Qt::Key key = keys.at(random.bounded(keys.size()));
            const QPoint place(random.bounded(ours->viewport()->width()), random.bounded(ours->viewport()->height()));
            const bool click = random.bounded(4) == 0;
            for (QTableView *view : {static_cast<QTableView *>(ours.get()), theirs.get()}) {
                if (click)
                    QTest::mouseClick(view->viewport(), Qt::LeftButton, held, place);
                else
                    QTest::keyClick(view, key, held);
            }
            const QString what = click ? u"step %1: click at %2, %3"_s.arg(step).arg(place.x()).arg(place.y())
                                       : u"step %1: key %2 with %3"_s.arg(step).arg(key).arg(int(held));
            QVERIFY2(ours->currentIndex() == theirs->currentIndex(),
                     qPrintable(u"%1: row %2, column %3 instead of row %4, column %5"_s.arg(what).arg(ours->currentIndex().row())
                                    .arg(ours->currentIndex().column()).arg(theirs->currentIndex().row()).arg(theirs->currentIndex().column())));
            QVERIFY2(selectedRows(*ours) == selectedRows(*theirs), qPrintable(what));
            QVERIFY2(ours->verticalScrollBar()->value() == theirs->verticalScrollBar()->value(), qPrintable(what));
            QVERIFY2(ours->horizontalScrollBar()->value() == theirs->horizontalScrollBar()->value(), qPrintable(what));
            QCOMPARE(ours->visualRect(ours->currentIndex()), theirs->visualRect(theirs->currentIndex()));
            QCOMPARE(ours->indexAt(place), theirs->indexAt(place));
        }
    }

    void theFirstTitleIsCoveredByNothing()
    {
        Places model(200);
        const auto view = shown<UniformTableView>(model);
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        const QHeaderView *header = view->horizontalHeader();
        const QPoint title(header->sectionViewportPosition(header->logicalIndex(0)) + 3, header->height() / 2);
        QCOMPARE(view->childAt(header->viewport()->mapTo(view.get(), title)), header->viewport());
    }

    void rowsOfANewBeginningAreAllWithinReach()
    {
        Places model(4);
        const auto view = shown<UniformTableView>(model);
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        model.reset(100);
        QTRY_COMPARE(view->verticalScrollBar()->maximum(), 100 * rowHeight - view->viewport()->height());
        Places others(50);
        view->setModel(&others);
        QTRY_COMPARE(view->verticalScrollBar()->maximum(), 50 * rowHeight - view->viewport()->height());
        others.reset(3);
        QTRY_COMPARE(view->verticalScrollBar()->maximum(), 0);
        view->setModel(nullptr);
    }

    void anotherRowHeightIsLaidOutAnew()
    {
        Places model(100);
        const auto view = shown<UniformTableView>(model);
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        view->setRowHeight(40);
        QTRY_COMPARE(view->verticalScrollBar()->maximum(), 100 * 40 - view->viewport()->height());
        QCOMPARE(view->visualRect(model.index(2, 2)).height(), 40);
    }

    void aDragSelectsTheRowsItPasses()
    {
        Places model(5);
        const auto view = shown<UniformTableView>(model);
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        const auto at = [&](int row) { return QPoint(20, view->rowViewportPosition(row) + 3); };
        QTest::mousePress(view->viewport(), Qt::LeftButton, {}, at(1));
        QTest::mouseMove(view->viewport(), at(2));
        QTest::mouseMove(view->viewport(), at(3));
        QCOMPARE(selectedRows(*view), (QList<int>{1, 2, 3}));
        QTest::mouseMove(view->viewport(), at(0));
        QCOMPARE(selectedRows(*view), (QList<int>{0, 1}));
        QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, at(0));
    }

    void millionsOfRowsCostNothingEach()
    {
        Places model(5'000'000);
        const auto view = shown<UniformTableView>(model);
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        QCOMPARE(static_cast<const QTableView &>(*view).verticalHeader()->count(), 0);
        view->scrollToBottom();
        QCOMPARE(view->rowAt(view->viewport()->height() - 1), 4'999'999);
        view->selectAll();
        QVERIFY(view->selectionModel()->isRowSelected(4'999'999));
        view->scrollTo(model.index(2'500'000, 0), QAbstractItemView::PositionAtTop);
        QCOMPARE(view->indexAt(QPoint(5, 5)).row(), 2'500'000);
    }

    void aRowIsBroughtToWhereItIsWanted_data()
    {
        QTest::addColumn<QAbstractItemView::ScrollHint>("hint");
        QTest::newRow("in sight") << QAbstractItemView::EnsureVisible;
        QTest::newRow("at the top") << QAbstractItemView::PositionAtTop;
        QTest::newRow("at the bottom") << QAbstractItemView::PositionAtBottom;
        QTest::newRow("in the middle") << QAbstractItemView::PositionAtCenter;
    }
    void aRowIsBroughtToWhereItIsWanted()
    {
        QFETCH(QAbstractItemView::ScrollHint, hint);
        Places model(200);
        const auto ours = shown<UniformTableView>(model);
        const auto theirs = shown<QTableView>(model);
        theirs->verticalHeader()->hide();
        theirs->verticalHeader()->setDefaultSectionSize(rowHeight);
        QVERIFY(QTest::qWaitForWindowExposed(ours.get()) && QTest::qWaitForWindowExposed(theirs.get()));
        for (const int row : {100, 102, 3, 199, 0}) {
            ours->scrollTo(model.index(row, 0), hint);
            theirs->scrollTo(model.index(row, 0), hint);
            QCOMPARE(ours->verticalScrollBar()->value(), theirs->verticalScrollBar()->value());
        }
    }

    void rowsThatCameAreWithinReachAtOnce()
    {
        Places model(100);
        const auto view = shown<UniformTableView>(model);
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        model.append(100);
        view->verticalScrollBar()->setValue(view->rowPosition(150));
        QCOMPARE(view->rowAt(0), 150);
        view->scrollTo(model.index(199, 0));
        QCOMPARE(view->rowAt(view->viewport()->height() - 1), 199);
    }

    void whatLeavesMakesTheScrollBarShorter()
    {
        QStandardItemModel model(100, 3);
        const auto view = shown<UniformTableView>(model);
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        view->scrollToBottom();
        model.removeRows(20, 80);
        QTRY_COMPARE(view->verticalScrollBar()->maximum(), 20 * rowHeight - view->viewport()->height());
        QCOMPARE(view->rowAt(view->viewport()->height() - 1), 19);
        model.clear();
        QTRY_COMPARE(view->verticalScrollBar()->maximum(), 0);
        QCOMPARE(view->rowAt(0), -1);
        QVERIFY(!view->indexAt(QPoint(5, 5)).isValid());
    }

    void whatChangedIsPaintedAnew()
    {
        QStandardItemModel model(100, 3);
        for (const int row : {2, 90})
            model.setItem(row, 2, new QStandardItem);
        const auto view = shown<UniformTableView>(model);
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        const QImage before = view->viewport()->grab().toImage();
        model.item(2, 2)->setText(u"changed"_s);
        QVERIFY(view->viewport()->grab().toImage() != before);
        PaintCount paints(*view->viewport());
        const int settled = paints.settled();
        model.item(90, 2)->setText(u"out of sight"_s);
        emit model.dataChanged(model.index(50, 0), model.index(99, 2));
        QCOMPARE(paints.settled(), settled);
        emit model.dataChanged(model.index(0, 0), model.index(99, 2));
        QTRY_VERIFY(paints.count() > settled);
    }

    void itIsAsHighAsItsRowsWithinLimits_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("shown");
        QTest::newRow("none") << 0 << 2;
        QTest::newRow("some") << 3 << 3;
        QTest::newRow("many") << 9 << 4;
    }
    void itIsAsHighAsItsRowsWithinLimits()
    {
        QFETCH(int, rows);
        QFETCH(int, shown);
        Places model(rows);
        UniformTableView view;
        view.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        view.setModel(&model);
        view.fitHeight(2, 4);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QCOMPARE(view.viewport()->height(), shown * rowHeight);
        QCOMPARE(view.verticalScrollBar()->maximum(), std::max(rows - shown, 0) * rowHeight);
    }

    void aColumnBecomesAsWideAsTheRowsInSight()
    {
        QStandardItemModel model(100, 3);
        model.setItem(3, 2, new QStandardItem(u"a text that is rather longer than the others"_s));
        const auto view = shown<UniformTableView>(model);
        view->setColumnWidth(2, 30);
        view->resizeColumnToContents(2);
        QVERIFY(view->columnWidth(2) >= view->fontMetrics().horizontalAdvance(u"a text that is rather longer than the others"_s));
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
    }

    void anEditorStandsInItsCellAndMovesWithIt()
    {
        QStandardItemModel model(100, 3);
        const auto view = shown<UniformTableView>(model);
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        view->openPersistentEditor(model.index(4, 2));
        auto *editor = view->indexWidget(model.index(4, 2));
        QVERIFY(editor != nullptr);
        QCOMPARE(editor->geometry(), view->visualRect(model.index(4, 2)));
        view->verticalScrollBar()->setValue(40);
        QCOMPARE(editor->geometry(), view->visualRect(model.index(4, 2)));
        editor->setStyleSheet(u"font-size: 40pt"_s);
        view->resizeColumnToContents(2);
        QVERIFY(view->columnWidth(2) >= editor->sizeHint().width());
        model.insertRow(0);
        QTRY_COMPARE(editor->geometry(), view->visualRect(model.index(5, 2)));
        {
            const QSignalBlocker quiet(&model);
            model.setData(model.index(5, 2), u"new"_s);
        }
        emit model.dataChanged(model.index(0, 0), model.index(99, 2));
        QCOMPARE(qobject_cast<QLineEdit *>(editor)->text(), u"new"_s);
    }

    void aScreenReaderFindsATable()
    {
        Places model(1000);
        const auto view = shown<UniformTableView>(model);
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(view.get());
        QVERIFY(interface != nullptr);
        QCOMPARE(interface->role(), QAccessible::Table);
        QAccessibleTableInterface *table = interface->tableInterface();
        QVERIFY(table != nullptr);
        QCOMPARE(table->rowCount(), 1000);
        QCOMPARE(table->columnCount(), 5);
        QAccessibleInterface *cell = table->cellAt(4, 2);
        QCOMPARE(cell->text(QAccessible::Name), u"4 in 2"_s);
        const QRect there = view->visualRect(model.index(4, 2));
        QCOMPARE(cell->rect(), QRect(view->viewport()->mapToGlobal(there.topLeft()), there.size()));
    }
};

QTEST_MAIN(TestUniformTableView)
#include "tst_uniformtableview.moc"
