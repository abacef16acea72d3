// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/tableview.h"

#include "views/widgets/rowdelegate.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Tally;

class TestTableView final : public QObject
{
    Q_OBJECT

private slots:
    void currentRowExistsWhileThereAreRows();
    void currentRowIsNotSelectedByArrivingData();
    void rowsAreAllOfOneHeight();
    void enterActivatesTheRow();
    void enterDoesNotReachTheWindow();
    void theFirstAndTheLastRowAreSelectedWhenOneGoesThere();
    void tabLeavesTheTable();
    void copiesSelectedRowsWithHeaders();
    void copyFollowsColumnOrderAndEscapes();
    void copyWithoutSelectionTakesTheCurrentRow();
    void columnsFitTheirContentOnce();
    void stretchColumnTakesTheRest();
    void columnStateComesBack();
    void foreignColumnStateIsRefused();
    void insertionAboveKeepsWhatIsInSight();
    void sortingKeepsTheSelection();
    void emptyTextStandsInTheMiddle();
    void loadingAppearsOnlyAfterAWhile();
};

namespace {

std::unique_ptr<QStandardItemModel> people(int count)
{
    auto model = std::make_unique<QStandardItemModel>(0, 3);
    model->setHorizontalHeaderLabels({u"Reference"_s, u"Holder"_s, u"Owes"_s});
    for (int i = 0; i < count; ++i) {
        auto *owes = new QStandardItem(QString::number(100 + i));
        owes->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        model->appendRow({new QStandardItem(u"ref %1"_s.arg(i)), new QStandardItem(u"Holder %1"_s.arg(i)), owes});
    }
    return model;
}

} // namespace

void TestTableView::currentRowExistsWhileThereAreRows()
{
    TableView view;
    const auto model = people(0);
    view.setModel(model.get());
    QVERIFY(!view.currentIndex().isValid());
    model->appendRow(new QStandardItem(u"first"_s));
    QCOMPARE(view.currentIndex().row(), 0);
    model->appendRow(new QStandardItem(u"second"_s));
    model->removeRow(0);
    QCOMPARE(view.currentIndex().row(), 0);
    model->clear();
    QVERIFY(!view.currentIndex().isValid());
    model->appendRow(new QStandardItem(u"third"_s));
    QVERIFY(view.currentIndex().isValid());
}

void TestTableView::currentRowIsNotSelectedByArrivingData()
{
    TableView view;
    const auto model = people(3);
    view.setModel(model.get());
    QVERIFY(view.currentIndex().isValid());
    QVERIFY(!view.selectionModel()->hasSelection());
    QSignalSpy moved(&view, &TableView::currentRowChanged);
    view.selectRow(2);
    QCOMPARE(moved.count(), 1);
    QCOMPARE(moved.at(0).at(0).toInt(), 2);
}

void TestTableView::rowsAreAllOfOneHeight()
{
    TableView view;
    const auto model = people(3);
    model->setData(model->index(1, 1), u"two\nlines"_s);
    view.setModel(model.get());
    QCOMPARE(view.rowHeight(), std::max(RowDelegate::rowHeight, view.fontMetrics().height() + 8));
    QCOMPARE(view.visualRect(model->index(1, 1)).height(), view.rowHeight());
}

void TestTableView::enterActivatesTheRow()
{
    TableView view;
    const auto model = people(3);
    view.setModel(model.get());
    view.selectRow(1);
    QSignalSpy activated(&view, &QAbstractItemView::activated);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.at(0).at(0).toModelIndex().row(), 1);
}

void TestTableView::enterDoesNotReachTheWindow()
{
    TableView view;
    const auto model = people(1);
    view.setModel(model.get());
    QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
    QApplication::sendEvent(&view, &enter);
    QVERIFY(enter.isAccepted());
}

void TestTableView::theFirstAndTheLastRowAreSelectedWhenOneGoesThere()
{
    TableView view;
    const auto model = people(30);
    view.setModel(model.get());
    view.resize(120, 200);
    view.show();
    view.selectRow(3);
    QTest::keyClick(&view, Qt::Key_End);                             // to its last column
    QVERIFY(view.columnViewportPosition(0) < 0);
    QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(view.currentIndex(), model->index(29, 0));
    QCOMPARE(view.columnViewportPosition(0), 0);                     // whose row it is stands there
    QCOMPARE(view.rowsToCopy(), QList<int>{29});
    QVERIFY(view.selectionModel()->isRowSelected(29));
    QTest::keyClick(&view, Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(view.currentIndex(), model->index(0, 0));
    QCOMPARE(view.rowsToCopy(), QList<int>{0});
    view.clearSelection();
    QTest::keyClick(&view, Qt::Key_Home, Qt::ControlModifier);       // it is the current one already
    QVERIFY(view.selectionModel()->isRowSelected(0));
}

void TestTableView::tabLeavesTheTable()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *view = new TableView;
    auto *after = new QLineEdit;
    layout->addWidget(view);
    layout->addWidget(after);
    const auto model = people(3);
    view->setModel(model.get());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Tab);
    QVERIFY(after->hasFocus());
}

void TestTableView::copiesSelectedRowsWithHeaders()
{
    TableView view;
    const auto model = people(3);
    view.setModel(model.get());
    view.selectRow(2);
    view.selectionModel()->select(model->index(0, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QTest::keySequence(&view, QKeySequence::Copy);
    const QMimeData *data = QApplication::clipboard()->mimeData();
    QCOMPARE(data->text(), u"Reference\tHolder\tOwes\nref 0\tHolder 0\t100\nref 2\tHolder 2\t102\n"_s);
    QVERIFY2(data->html().contains("<th>Holder</th>"_L1), qPrintable(data->html()));
    QVERIFY(data->html().contains("<td align=\"right\">102</td>"_L1));
}

void TestTableView::copyFollowsColumnOrderAndEscapes()
{
    TableView view;
    const auto model = people(1);
    model->setData(model->index(0, 1), u"A\tB\nC <D>"_s);
    view.setModel(model.get());
    view.horizontalHeader()->moveSection(1, 0);
    view.setColumnHidden(2, true);
    view.selectRow(0);
    view.copy();
    const QMimeData *data = QApplication::clipboard()->mimeData();
    QCOMPARE(data->text(), u"Holder\tReference\nA B C <D>\tref 0\n"_s);
    QVERIFY(data->html().contains("&lt;D&gt;"_L1));
}

void TestTableView::copyWithoutSelectionTakesTheCurrentRow()
{
    TableView view;
    const auto model = people(3);
    view.setModel(model.get());
    view.selectionModel()->setCurrentIndex(model->index(1, 0), QItemSelectionModel::NoUpdate);
    QCOMPARE(view.rowsToCopy(), QList<int>{1});
}

void TestTableView::columnsFitTheirContentOnce()
{
    TableView view;
    const auto model = people(0);
    view.setModel(model.get());
    const QString name = u"Adaeze Okafor-Lindqvist"_s;
    model->appendRow({new QStandardItem(u"1"_s), new QStandardItem(name), new QStandardItem(QString(500, u'x'))});
    QVERIFY(view.columnWidth(1) >= view.fontMetrics().horizontalAdvance(name));
    QVERIFY(view.columnWidth(0) >= view.fontMetrics().horizontalAdvance(u"Reference"_s));
    QVERIFY(view.columnWidth(2) <= 320);
    view.setColumnWidth(1, 77);
    model->appendRow({new QStandardItem(u"2"_s), new QStandardItem(name + name)});
    QCOMPARE(view.columnWidth(1), 77);
}

void TestTableView::stretchColumnTakesTheRest()
{
    TableView view;
    const auto model = people(3);
    view.setStretchColumn(1);
    view.setModel(model.get());
    view.resize(900, 300);
    view.show();
    QTRY_COMPARE(view.columnWidth(0) + view.columnWidth(1) + view.columnWidth(2), view.viewport()->width());
}

void TestTableView::columnStateComesBack()
{
    const auto model = people(3);
    QByteArray state;
    {
        TableView view;
        view.setModel(model.get());
        view.horizontalHeader()->moveSection(2, 0);
        view.setColumnWidth(0, 123);
        state = view.columnState();
    }
    TableView view;
    const auto empty = people(0);
    view.setModel(empty.get());
    QVERIFY(view.restoreColumnState(state));
    empty->appendRow(new QStandardItem(u"some row that would ask for more room than was there"_s));
    QCOMPARE(view.columnWidth(0), 123);
    QCOMPARE(view.horizontalHeader()->logicalIndex(0), 2);
}

void TestTableView::foreignColumnStateIsRefused()
{
    TableView view;
    const auto model = people(1);
    view.setModel(model.get());
    QStandardItemModel wide(1, 9);
    TableView other;
    other.setModel(&wide);
    QVERIFY(!view.restoreColumnState(other.columnState()));
    QVERIFY(!view.restoreColumnState({}));
    QVERIFY(!view.restoreColumnState("nonsense that is long enough to be read"));
    QCOMPARE(view.horizontalHeader()->count(), 3);
}

void TestTableView::insertionAboveKeepsWhatIsInSight()
{
    TableView view;
    const auto model = people(200);
    view.setModel(model.get());
    view.resize(400, 300);
    view.show();
    view.verticalScrollBar()->setValue(50 * view.rowHeight() + 5);
    const QString top = model->index(view.rowAt(0), 0).data().toString();
    QCOMPARE(top, u"ref 50"_s);
    model->insertRow(0, new QStandardItem(u"new"_s));
    QCOMPARE(model->index(view.rowAt(0), 0).data().toString(), top);
    model->removeRows(0, 10);
    QCOMPARE(model->index(view.rowAt(0), 0).data().toString(), top);
    QCOMPARE(view.rowViewportPosition(view.rowAt(0)), -5);
}

void TestTableView::sortingKeepsTheSelection()
{
    TableView view;
    const auto model = people(100);
    view.setModel(model.get());
    view.resize(400, 300);
    view.show();
    view.selectRow(3);
    view.verticalScrollBar()->setValue(280);
    model->sort(2, Qt::DescendingOrder);
    QCOMPARE(view.currentIndex().data().toString(), u"ref 3"_s);
    QCOMPARE(view.rowsToCopy(), QList<int>{96});
    QCOMPARE(view.verticalScrollBar()->value(), 280);
}

void TestTableView::emptyTextStandsInTheMiddle()
{
    TableView view;
    const auto model = people(0);
    view.setModel(model.get());
    view.setEmptyText(u"Nobody owes anything."_s);
    QCOMPARE(view.overlayText(), u"Nobody owes anything."_s);
    QCOMPARE(view.accessibleDescription(), u"Nobody owes anything."_s);
    view.resize(400, 300);
    const QImage image = view.viewport()->grab().toImage();
    const QColor ground = view.palette().color(QPalette::Base);
    bool inked = false;
    for (int x = 100; x < 300; ++x)
        inked = inked || image.pixelColor(x, image.height() / 2) != ground;
    QVERIFY(inked);
    model->appendRow(new QStandardItem(u"one"_s));
    QVERIFY(view.overlayText().isEmpty());
}

void TestTableView::loadingAppearsOnlyAfterAWhile()
{
    TableView view;
    const auto model = people(0);
    view.setModel(model.get());
    view.setEmptyText(u"Nobody owes anything."_s);
    QElapsedTimer clock;
    clock.start();
    view.setLoading(true);
    QVERIFY(view.overlayText().isEmpty());
    QTRY_COMPARE(view.overlayText(), u"Loading…"_s);
    QVERIFY(clock.elapsed() >= 250);
    view.setLoading(false);
    QCOMPARE(view.overlayText(), u"Nobody owes anything."_s);
    view.setLoading(true);
    QVERIFY(view.overlayText().isEmpty());
}

QTEST_MAIN(TestTableView)
#include "tst_tableview.moc"
