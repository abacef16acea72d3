// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/rowdelegate.h"

#include "models/tables/severity.h"
#include "views/widgets/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QToolTip>

using namespace Qt::StringLiterals;
using namespace Tally;

class TestRowDelegate final : public QObject
{
    Q_OBJECT

private slots:
    void barStandsAtTheStartOfTheRow();
    void barFollowsTheFirstVisibleColumn();
    void rowsWithoutMeaningHaveNoBar();
    void figuresOfAProportionalFontGetEqualCells();
    void hintHoldsTheWholeText();
    void cutTextIsToldInATooltip();
};

namespace {

constexpr int severityRole = Qt::UserRole + 7;

struct Table
{
    QStandardItemModel model{2, 3};
    QTableView view;

    Table()
    {
        for (int column = 0; column < 3; ++column) {
            model.setData(model.index(0, column), int(Severity::Stop), severityRole);
            model.setData(model.index(1, column), int(Severity::None), severityRole);
        }
        view.setModel(&model);
        view.setItemDelegate(new RowDelegate(severityRole, &view));
        view.setShowGrid(false);
        view.resize(400, 200);
        view.show();
    }
    [[nodiscard]] QColor pixel(int row, int column, int x)
    {
        const QRect cell = view.visualRect(model.index(row, column));
        return view.viewport()->grab().toImage().pixelColor(cell.left() + x, cell.center().y());
    }
};

} // namespace

void TestRowDelegate::barStandsAtTheStartOfTheRow()
{
    Table table;
    const QColor red = Theme::colour(Severity::Stop, table.view.palette());
    QCOMPARE(table.pixel(0, 0, 0), red);
    QCOMPARE(table.pixel(0, 0, RowDelegate::barWidth - 1), red);
    QVERIFY(table.pixel(0, 0, RowDelegate::barWidth) != red);
    QVERIFY(table.pixel(0, 1, 0) != red);
}

void TestRowDelegate::barFollowsTheFirstVisibleColumn()
{
    Table table;
    const QColor red = Theme::colour(Severity::Stop, table.view.palette());
    table.view.horizontalHeader()->moveSection(2, 0);
    QCOMPARE(table.pixel(0, 2, 0), red);
    QVERIFY(table.pixel(0, 0, 0) != red);
    table.view.setColumnHidden(2, true);
    QCOMPARE(table.pixel(0, 0, 0), red);
}

void TestRowDelegate::rowsWithoutMeaningHaveNoBar()
{
    Table table;
    QCOMPARE(table.pixel(1, 0, 0), table.view.palette().color(QPalette::Base));
}

void TestRowDelegate::figuresOfAProportionalFontGetEqualCells()
{
    // Whatever the font, two amounts with as many digits are equally wide.
    for (const QString &family : {u"DejaVu Sans"_s, u"DejaVu Serif"_s, u"DejaVu Sans Mono"_s}) {
        const QFontMetricsF metrics{QFont(family)};
        QCOMPARE(tabularWidth(u"1,111.11"_s, metrics), tabularWidth(u"8,888.88"_s, metrics));
        QCOMPARE(tabularWidth(u"0"_s, metrics) > 0, true);
    }
}

void TestRowDelegate::hintHoldsTheWholeText()
{
    Table table;
    const QString name = u"Adaeze Okafor-Lindqvist of Orchard Gardens"_s;
    table.model.setData(table.model.index(0, 1), name);
    QStyleOptionViewItem option;
    option.font = table.view.font();
    option.fontMetrics = table.view.fontMetrics();
    const QSize hint = table.view.itemDelegate()->sizeHint(option, table.model.index(0, 1));
    QVERIFY(hint.width() > table.view.fontMetrics().horizontalAdvance(name));
    QCOMPARE(hint.height(), std::max(RowDelegate::rowHeight, option.fontMetrics.height() + 8));
}

void TestRowDelegate::cutTextIsToldInATooltip()
{
    Table table;
    const QModelIndex index = table.model.index(0, 1);
    table.model.setData(index, u"Okafor & <Lindqvist>"_s);
    const auto tooltipAt = [&table, &index](int width) {
        QStyleOptionViewItem option;
        option.font = table.view.font();
        option.rect = QRect(0, 0, width, RowDelegate::rowHeight);
        QHelpEvent event(QEvent::ToolTip, QPoint(5, 5), table.view.mapToGlobal(QPoint(5, 5)));
        auto *delegate = table.view.itemDelegate();
        if (!delegate->helpEvent(&event, &table.view, option, index))
            qFatal("the delegate did not answer");
        return QToolTip::isVisible() ? QToolTip::text() : QString();
    };
    QCOMPARE(tooltipAt(60), u"<span>Okafor &amp; &lt;Lindqvist&gt;</span>"_s);
    QToolTip::hideText();
    QTRY_VERIFY(!QToolTip::isVisible());
    QCOMPARE(tooltipAt(400), QString());
}

QTEST_MAIN(TestRowDelegate)
#include "tst_rowdelegate.moc"
