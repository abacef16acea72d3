// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/tableview.h"

#include "models/tables/windowedmodel.h"
#include "tests/widgets/paintcount.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

using Ids = std::vector<qint64>;

constexpr qint64 longOne = 900;

class Numbers final : public WindowedModel
{
public:
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 2; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const Row *row = rowAt(index.row());
        return role == Qt::DisplayRole && row != nullptr ? row->texts[std::size_t(index.column())] : QVariant();
    }
    void show(Ids keys) { setOrder(std::make_shared<const Ids>(std::move(keys))); }
    /// As a store would: whatever is wanted is there at once.
    void serve()
    {
        connect(this, &WindowedModel::rowsWanted, this, [this] {
            const Ids keys = wanted();
            std::vector<Row> rows;
            for (const qint64 key : keys)
                rows.push_back({key, {u"row %1"_s.arg(key), key == longOne ? u"much longer than what the others say"_s : u"x"_s}});
            if (!rows.empty())
                putRows(std::move(rows), expiries());
        }, Qt::QueuedConnection);
    }
};

Ids upTo(qint64 count)
{
    Ids keys;
    keys.resize(std::size_t(count));
    std::iota(keys.begin(), keys.end(), 1);
    return keys;
}

Ids backwards(Ids keys)
{
    std::reverse(keys.begin(), keys.end());
    return keys;
}

/// The first rows of that order, as they come before it.
std::vector<WindowedModel::Row> headOf(const Ids &keys)
{
    std::vector<WindowedModel::Row> head;
    for (std::size_t i = 0; i < std::size_t(WindowedModel::pageRows); ++i)
        head.push_back({keys[i], {u"row %1"_s.arg(keys[i]), u"x"_s}});
    return head;
}

/// A table of 1000 numbered rows on screen.
struct Screen
{
    Screen()
    {
        model.serve();
        model.show(upTo(1000));
        view.setModel(&model);
        view.resize(400, 300);
        view.show();
    }
    [[nodiscard]] qint64 current() const { return model.keyAt(view.currentIndex().row()); }
    [[nodiscard]] qint64 top() const { return model.keyAt(view.rowAt(0)); }
    [[nodiscard]] Ids selected() const
    {
        Ids keys;
        for (const QModelIndex &index : view.selectionModel()->selectedRows())
            keys.push_back(model.keyAt(index.row()));
        std::sort(keys.begin(), keys.end());
        return keys;
    }

    Numbers model;
    TableView view;
};

} // namespace

/// A table over a list of which only a window is here.
class TestWindowedTable final : public QObject
{
    Q_OBJECT

private slots:
    void rowsInSightAreFetchedWhereverOneScrolls()
    {
        Screen screen;
        QVERIFY(QTest::qWaitForWindowExposed(&screen.view));
        QTRY_COMPARE(screen.model.index(0, 0).data().toString(), u"row 1"_s);
        screen.view.verticalScrollBar()->setValue(screen.view.verticalScrollBar()->maximum());
        QTRY_COMPARE(screen.model.index(999, 0).data().toString(), u"row 1000"_s);
        QVERIFY(!screen.model.index(500, 0).data().isValid());
    }

    void aTextThatComesIntoSightLaterIsNotCut()
    {
        Screen screen;
        QVERIFY(QTest::qWaitForWindowExposed(&screen.view));
        QTRY_COMPARE(screen.model.index(0, 0).data().toString(), u"row 1"_s);
        screen.view.fitColumns();                           // to what the first screen says
        const int before = screen.view.columnWidth(1);
        screen.view.verticalScrollBar()->setValue(screen.view.rowPosition(int(longOne) - 1));
        const int needed = screen.view.fontMetrics().horizontalAdvance(u"much longer than what the others say"_s);
        QTRY_VERIFY(screen.view.columnWidth(1) >= needed);
        QVERIFY(before < needed);
        QSignalSpy resized(screen.view.horizontalHeader(), &QHeaderView::sectionResized);
        screen.view.verticalScrollBar()->setValue(0);
        QVERIFY(!resized.wait(200));                        // what one reads stays where it is
    }

    void whatGrowsBelowTheScreenIsNotPainted()
    {
        Screen screen;
        QVERIFY(QTest::qWaitForWindowExposed(&screen.view));
        QTRY_COMPARE(screen.model.index(0, 0).data().toString(), u"row 1"_s);
        QSignalSpy grew(&screen.model, &QAbstractItemModel::rowsInserted);
        screen.view.fitColumns();                           // which would be painted, too
        PaintCount paints(*screen.view.viewport());
        const int before = paints.settled();
        screen.model.show(upTo(400'000));
        QCOMPARE(grew.count(), 1);
        QCOMPARE(paints.settled(), before);
        // The scroll bar knows of them, to the last.
        screen.view.verticalScrollBar()->setValue(screen.view.verticalScrollBar()->maximum());
        QTRY_COMPARE(screen.view.rowAt(screen.view.viewport()->height() - 1), 399'999);
    }

    void theFirstScreenIsNotPaintedAgainWhenTheWholeOrderIsThere()
    {
        Screen screen;
        QVERIFY(QTest::qWaitForWindowExposed(&screen.view));
        QTRY_COMPARE(screen.model.index(0, 0).data().toString(), u"row 1"_s);
        PaintCount paints(*screen.view.viewport());
        screen.model.showHead(headOf(backwards(upTo(1000))), false);
        QTRY_VERIFY(paints.count() > 0);
        const int before = paints.settled();
        QSignalSpy ordered(&screen.model, &WindowedModel::orderChanged);
        screen.model.show(backwards(upTo(1000)));
        QCOMPARE(ordered.count(), 1);
        QCOMPARE(paints.settled(), before);
        QCOMPARE(screen.top(), 1000);
        // Other rows are.
        screen.model.show(upTo(1000));
        QTRY_VERIFY(paints.count() > before);
    }

    void theChosenRowStaysChosenAndWhereItIsOnTheScreen()
    {
        Screen screen;
        QVERIFY(QTest::qWaitForWindowExposed(&screen.view));
        screen.view.verticalScrollBar()->setValue(300 * screen.view.rowHeight());
        screen.view.selectRow(303);
        const int before = screen.view.rowViewportPosition(303);
        QSignalSpy moved(&screen.view, &TableView::currentRowChanged);
        screen.model.show(backwards(upTo(1000)));
        QCOMPARE(screen.current(), 304);
        QCOMPARE(screen.selected(), Ids{304});
        QCOMPARE(screen.view.rowViewportPosition(screen.view.currentIndex().row()), before);
        QCOMPARE(moved.count(), 1);
    }

    void noOtherRowIsMeantWhileOnlyTheHeadOfANewOrderIsKnown()
    {
        Screen screen;
        QVERIFY(QTest::qWaitForWindowExposed(&screen.view));
        screen.view.verticalScrollBar()->setValue(400 * screen.view.rowHeight());
        for (const int row : {403, 450})
            screen.view.selectionModel()->select(screen.model.index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        screen.view.selectionModel()->setCurrentIndex(screen.model.index(403, 1), QItemSelectionModel::NoUpdate);
        const int before = screen.view.rowViewportPosition(403);
        QSignalSpy moved(&screen.view, &TableView::currentRowChanged);
        screen.model.showHead(headOf(backwards(upTo(1000))), false);
        QVERIFY(screen.view.currentIndex().isValid());       // or a screen reader had nothing to stand on
        QCOMPARE(screen.current(), 0);
        QCOMPARE(screen.selected(), Ids{});
        QCOMPARE(screen.top(), 1000);
        QCOMPARE(moved.count(), 1);
        QTest::keyClick(&screen.view, Qt::Key_Space);
        QVERIFY(!screen.view.selectionModel()->hasSelection());
        screen.model.show(backwards(upTo(1000)));
        QCOMPARE(screen.current(), 404);
        QCOMPARE(screen.selected(), (Ids{404, 451}));
        QCOMPARE(screen.view.rowViewportPosition(screen.view.currentIndex().row()), before);
    }

    void whoMovesOnInTheHeadStaysThere_data()
    {
        QTest::addColumn<bool>("byMouse");
        QTest::newRow("by keyboard") << false;
        QTest::newRow("by mouse") << true;
    }
    void whoMovesOnInTheHeadStaysThere()
    {
        QFETCH(const bool, byMouse);
        Screen screen;
        QVERIFY(QTest::qWaitForWindowExposed(&screen.view));
        screen.view.selectRow(303);
        screen.model.showHead(headOf(backwards(upTo(1000))), false);
        if (byMouse) {
            QTest::mouseClick(screen.view.viewport(), Qt::LeftButton, {}, screen.view.visualRect(screen.model.index(1, 0)).center());
        } else {
            QTest::keyClick(&screen.view, Qt::Key_Down);
            QTest::keyClick(&screen.view, Qt::Key_Down);
        }
        QCOMPARE(screen.current(), 999);
        screen.model.show(backwards(upTo(1000)));
        QCOMPARE(screen.current(), 999);
        QCOMPARE(screen.selected(), Ids{999});
    }

    void whoScrollsInTheHeadStaysThereAndKeepsTheChosenRow()
    {
        Screen screen;
        QVERIFY(QTest::qWaitForWindowExposed(&screen.view));
        screen.view.selectRow(303);
        screen.model.showHead(headOf(backwards(upTo(1000))), false);
        screen.view.verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
        const qint64 top = screen.top();
        QVERIFY(top < 1000);
        screen.model.show(backwards(upTo(1000)));
        QCOMPARE(screen.top(), top);
        QCOMPARE(screen.current(), 304);
        QCOMPARE(screen.selected(), Ids{304});
    }

    void aPlaceThatWasChosenBeforeItsRowWasKnownIsThatPlace()
    {
        Screen screen;
        QVERIFY(QTest::qWaitForWindowExposed(&screen.view));
        screen.view.selectRow(303);
        screen.model.showHead(headOf(backwards(upTo(1000))), false);
        QTest::keyClick(&screen.view, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(screen.current(), 0);
        screen.model.show(backwards(upTo(1000)));
        QCOMPARE(screen.current(), 1);
        QCOMPARE(screen.selected(), Ids{1});
        QTRY_COMPARE(screen.view.rowAt(screen.view.viewport()->height() - 1), 999);
    }

    void whatWasStoppedAfterItsHeadBeginsAtItsTop()
    {
        Screen screen;
        screen.view.selectRow(303);
        screen.model.showHead(headOf(backwards(upTo(1000))), false);
        screen.model.becomeAnother();
        screen.model.keepHead();
        QCOMPARE(screen.model.rowCount(), WindowedModel::pageRows);
        QCOMPARE(screen.current(), 1000);                    // the chosen row is not in the list any more
    }

    void anotherListBeginsAtItsTop()
    {
        Screen screen;
        QVERIFY(QTest::qWaitForWindowExposed(&screen.view));
        screen.view.verticalScrollBar()->setValue(300 * screen.view.rowHeight());
        screen.view.selectRow(303);
        screen.model.becomeAnother();
        screen.model.showHead(headOf(backwards(upTo(700))), false);
        QCOMPARE(screen.current(), 700);
        screen.model.show(backwards(upTo(700)));
        QCOMPARE(screen.current(), 700);
        QCOMPARE(screen.top(), 700);
    }

    void whoseRowIsGoneGoesOnWithTheOneThatTookItsPlace()
    {
        Screen screen;
        QVERIFY(QTest::qWaitForWindowExposed(&screen.view));
        screen.view.verticalScrollBar()->setValue(300 * screen.view.rowHeight());
        screen.view.selectRow(303);
        const int before = screen.view.rowViewportPosition(303);
        Ids later = upTo(1000);
        later.erase(later.begin() + 303);
        screen.model.show(later);
        QCOMPARE(screen.current(), 305);
        QCOMPARE(screen.selected(), Ids{305});
        QCOMPARE(screen.view.rowViewportPosition(303), before);
    }

    void whoseRowIsGoneWithOthersGoesOnWithTheNextThatIsLeft_data()
    {
        QTest::addColumn<int>("chosen");
        QTest::addColumn<int>("firstGone");
        QTest::addColumn<int>("gone");
        QTest::addColumn<qint64>("next");
        QTest::newRow("among them") << 303 << 300 << 10 << qint64(311);
        QTest::newRow("at the end") << 999 << 990 << 10 << qint64(990);
        QTest::newRow("at the beginning") << 2 << 0 << 5 << qint64(6);
        QTest::newRow("all that are near") << 303 << 1 << 999 << qint64(1);
    }
    void whoseRowIsGoneWithOthersGoesOnWithTheNextThatIsLeft()
    {
        QFETCH(const int, chosen);
        QFETCH(const int, firstGone);
        QFETCH(const int, gone);
        QFETCH(const qint64, next);
        Screen screen;
        screen.view.selectRow(chosen);
        Ids later = upTo(1000);
        later.erase(later.begin() + firstGone, later.begin() + firstGone + gone);
        screen.model.show(later);
        QCOMPARE(screen.current(), next);
        QCOMPARE(screen.selected(), Ids{next});
    }

    void severalSelectedRowsAreFollowed()
    {
        Screen screen;
        for (const int row : {5, 7, 600})
            screen.view.selectionModel()->select(screen.model.index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        Ids later = upTo(1000);
        later.erase(later.begin() + 7);                     // one of them is gone
        screen.model.show(backwards(later));
        QCOMPARE(screen.selected(), (Ids{6, 601}));
    }

    void allRowsStaySelected()
    {
        Screen screen;
        screen.view.selectAll();
        screen.model.show(backwards(upTo(900)));
        QCOMPARE(screen.view.selectionModel()->selectedRows().size(), 900);
    }

    void rowsThatCameLaterAreNotSelectedWithAll()
    {
        Screen screen;
        screen.model.show(upTo(50));
        screen.view.selectAll();
        screen.model.show(upTo(51));
        QCOMPARE(screen.selected(), upTo(50));
    }

    void allOfAListThatIsStillComingAreSelected()
    {
        Screen screen;
        screen.model.showHead(headOf(upTo(1000)), false);
        QTest::keySequence(&screen.view, QKeySequence::SelectAll);
        screen.model.show(backwards(upTo(1000)));
        QCOMPARE(screen.view.selectionModel()->selectedRows().size(), 1000);
    }

    void thousandsOfSelectedRowsAreFollowed_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<qint64>("factor");
        QTest::newRow("side by side") << 1 << qint64(1);
        QTest::newRow("scattered") << 2 << qint64(1);
        QTest::newRow("keys far from each other") << 3 << qint64(1'000'000'007);
    }
    void thousandsOfSelectedRowsAreFollowed()
    {
        QFETCH(const int, step);
        QFETCH(const qint64, factor);
        Ids keys = upTo(20'000);
        for (qint64 &key : keys)
            key *= factor;
        Screen screen;
        screen.model.show(keys);
        QItemSelection rows;
        Ids wanted;
        for (int row = 100; row < 10'000; row += step) {
            rows.append(QItemSelectionRange(screen.model.index(row, 0), screen.model.index(row, 1)));
            wanted.push_back(keys[std::size_t(row)]);
        }
        screen.view.selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
        screen.view.selectionModel()->setCurrentIndex(screen.model.index(100, 0), QItemSelectionModel::NoUpdate);
        screen.model.show(backwards(keys));
        QCOMPARE(screen.selected(), wanted);
        if (step == 1)
            QCOMPARE(screen.view.selectionModel()->selection().size(), 1);
        screen.model.show(keys);
        QCOMPARE(screen.selected(), wanted);
    }

    void whoChoseNothingSeesTheTopOfTheNewOrder()
    {
        Screen screen;
        QVERIFY(QTest::qWaitForWindowExposed(&screen.view));
        screen.view.selectRow(0);                           // as a list does by itself
        screen.model.show(backwards(upTo(1000)));
        QCOMPARE(screen.current(), 1000);
        QCOMPARE(screen.selected(), Ids{1000});
        QCOMPARE(screen.top(), 1000);
    }

    void whoScrolledSeesTheSameRowsAfterOneMoreCame()
    {
        Screen screen;
        QVERIFY(QTest::qWaitForWindowExposed(&screen.view));
        screen.view.verticalScrollBar()->setValue(400 * screen.view.rowHeight() + 5);
        const qint64 top = screen.top();
        Ids more = upTo(1000);
        more.insert(more.begin(), 4711);
        screen.model.show(more);
        QTRY_COMPARE(screen.model.rowCount(), 1001);
        QCOMPARE(screen.top(), top);
        QCOMPARE(screen.view.rowViewportPosition(screen.view.rowAt(0)), -5);
    }

    void whoseTopRowIsGoneSeesTheNext()
    {
        Screen screen;
        QVERIFY(QTest::qWaitForWindowExposed(&screen.view));
        screen.view.verticalScrollBar()->setValue(400 * screen.view.rowHeight());
        QCOMPARE(screen.top(), 401);
        Ids later = upTo(1000);
        later.erase(later.begin() + 399, later.begin() + 402);
        screen.model.show(later);
        QCOMPARE(screen.top(), 403);
    }

    void whoScrolledAwayFromTheChosenRowIsNotTakenBackToIt_data()
    {
        QTest::addColumn<bool>("hidden");
        QTest::newRow("in sight") << false;
        QTest::newRow("behind another page") << true;
    }
    void whoScrolledAwayFromTheChosenRowIsNotTakenBackToIt()
    {
        QFETCH(const bool, hidden);
        Screen screen;
        QVERIFY(QTest::qWaitForWindowExposed(&screen.view));
        screen.view.selectRow(5);
        screen.view.verticalScrollBar()->setValue(400 * screen.view.rowHeight());
        const qint64 top = screen.top();
        if (hidden)
            screen.view.hide();
        Ids more = upTo(1000);
        more.insert(more.begin(), 4711);
        screen.model.show(more);
        if (hidden)
            screen.view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&screen.view));
        QCOMPARE(screen.current(), 6);
        QCOMPARE(screen.view.currentIndex().row(), 6);
        QCOMPARE(screen.top(), top);
    }

    void aListThatBecameEmptyHasNoCurrentRow()
    {
        Screen screen;
        screen.view.selectRow(3);
        screen.model.show({});
        QVERIFY(!screen.view.currentIndex().isValid());
        screen.model.show(upTo(2));
        QTRY_COMPARE(screen.current(), 1);
    }

    void typingIsHandedOn()
    {
        Screen screen;
        QSignalSpy typed(&screen.view, &TableView::typed);
        QTest::keyClicks(&screen.view, u"a"_s);
        QCOMPARE(typed.count(), 1);
        QCOMPARE(typed.at(0).at(0).toString(), u"a"_s);
        QCOMPARE(screen.view.currentIndex().row(), 0);
    }
};

QTEST_MAIN(TestWindowedTable)
#include "tst_windowedtable.moc"
