// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/snapshot/rowsorter.h"

#include <QRandomGenerator>
#include <QTest>

#include <numeric>

using namespace Tally;

namespace {

using Rows = std::vector<quint32>;
using Keys = std::vector<quint32>;

Rows rowsOf(const RowSorter &sorter)
{
    Rows rows;
    sorter.appendTo(rows, sorter.size(), [](quint32 row) { return row; });
    return rows;
}

Rows sorted(RowSorter &sorter, const Rows &rows, const Keys &keys)
{
    sorter.start(rows);
    return sorter.sortBy([&](quint32 row) { return keys[row]; }, nullptr) ? rowsOf(sorter) : Rows();
}

} // namespace

class RowSorterTest : public QObject
{
    Q_OBJECT

private slots:
    void sortsAsAStableSortDoes_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<quint32>("factor");
        QTest::addColumn<int>("different");
        QTest::newRow("nothing") << 0 << 1U << 1;
        QTest::newRow("one row") << 1 << 1U << 5;
        QTest::newRow("all the same") << 1000 << 1U << 1;
        QTest::newRow("many ties") << 20'000 << 1U << 3;
        QTest::newRow("the middle digit only") << 20'000 << 2048U << 2000;
        QTest::newRow("the highest digit only") << 20'000 << (1U << 22) << 1000;
        QTest::newRow("up to 32 bits") << 20'000 << 42'949U << 100'000;
    }
    void sortsAsAStableSortDoes()
    {
        QFETCH(int, rows);
        QFETCH(quint32, factor);
        QFETCH(int, different);
        QRandomGenerator random(11);
        Keys keys(static_cast<std::size_t>(rows));
        std::generate(keys.begin(), keys.end(), [&] { return quint32(random.bounded(different)) * factor; });
        Rows given(keys.size());
        std::iota(given.begin(), given.end(), 0U);
        std::reverse(given.begin(), given.end());
        Rows expected = given;
        std::stable_sort(expected.begin(), expected.end(), [&](quint32 a, quint32 b) { return keys[a] < keys[b]; });
        RowSorter sorter;
        QCOMPARE(sorted(sorter, given, keys), expected);
    }

    void sortsTheSmallestAndTheLargestKey()
    {
        RowSorter sorter;
        QCOMPARE(sorted(sorter, {0, 1, 2}, {0xffffffffU, 0, 0x80000000U}), Rows({1, 2, 0}));
    }

    void keepsNothingOfALargerListBefore()
    {
        RowSorter sorter;
        QCOMPARE(sorted(sorter, {2, 1, 0}, {5, 6, 7}), Rows({0, 1, 2}));
        QCOMPARE(sorted(sorter, {1, 0}, {9, 8}), Rows({1, 0}));
        QCOMPARE(sorted(sorter, {}, {}), Rows());
    }

    void takesOnlyTheRowsChosenInTheirOrder()
    {
        RowSet among;
        among.reset(5);
        among.insert(0);
        among.insert(3);
        among.insert(4);
        RowSorter sorter;
        sorter.start(Rows{3, 2, 4, 1, 0}, among);
        QCOMPARE(rowsOf(sorter), Rows({3, 4, 0}));
        sorter.reverse();
        QCOMPARE(rowsOf(sorter), Rows({0, 4, 3}));
    }

    void givesTheFirstRowsOnly()
    {
        Rows given(3000);
        std::iota(given.begin(), given.end(), 0U);
        RowSorter sorter;
        sorter.start(given);
        std::vector<qint64> first;
        sorter.appendTo(first, 1500, [](quint32 row) { return qint64(row) * 2; });
        QCOMPARE(first.size(), std::size_t(1500));
        QCOMPARE(first.back(), 2998);
    }

    void canBeStopped()
    {
        const std::atomic_bool stop = true;
        RowSorter sorter;
        sorter.start(Rows{0, 1});
        QVERIFY(!sorter.sortBy([](quint32 row) { return row; }, &stop));
    }
};

QTEST_APPLESS_MAIN(RowSorterTest)
#include "tst_rowsorter.moc"
