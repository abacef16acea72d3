// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/snapshot/firstrows.h"

#include <QRandomGenerator>
#include <QTest>

#include <numeric>

using namespace Tally;

namespace {

/// What the first rows are by definition: everything sorted, then cut.
std::vector<quint32> sortedAndCut(const std::vector<quint32> &order, const RowSet &among, std::size_t count, const std::vector<quint64> &keys)
{
    std::vector<quint32> rows;
    std::copy_if(order.begin(), order.end(), std::back_inserter(rows), [&](quint32 row) { return among.contains(row); });
    std::stable_sort(rows.begin(), rows.end(), [&](quint32 a, quint32 b) { return keys[a] < keys[b]; });
    rows.resize(std::min(rows.size(), count));
    return rows;
}

} // namespace

class TestFirstRows final : public QObject
{
    Q_OBJECT

private slots:
    void areWhatSortingAllOfThemGives_data()
    {
        QTest::addColumn<quint64>("most");
        QTest::addColumn<int>("fewEnough");
        for (const quint64 most : {quint64(0), quint64(1), quint64(5), quint64(2047), quint64(2048), quint64(1) << 22, quint64(0xffffffff),
                                   quint64(0x123456789abc), std::numeric_limits<quint64>::max()}) {
            for (const int fewEnough : {0, 7, 4096})
                QTest::addRow("keys up to %llu, %d more sorted outright", most, fewEnough) << most << fewEnough;
        }
    }
    void areWhatSortingAllOfThemGives()
    {
        QFETCH(quint64, most);
        QFETCH(int, fewEnough);
        QRandomGenerator random(11);
        for (int round = 0; round < 40; ++round) {
            const auto size = std::size_t(random.bounded(600));
            std::vector<quint32> order(size);
            std::iota(order.begin(), order.end(), 0U);
            std::shuffle(order.begin(), order.end(), random);
            std::vector<quint64> keys(size);
            for (quint64 &key : keys)
                key = random.bounded(3) == 0 ? most : most == std::numeric_limits<quint64>::max() ? random.generate64() : random.generate64() % (most + 1);
            RowSet among;
            among.reset(size);
            const int share = 1 + random.bounded(3);
            for (std::size_t row = 0; row < size; ++row) {
                if (random.bounded(share) == 0)
                    among.insert(row);
            }
            for (const std::size_t count : {std::size_t(1), std::size_t(20), std::size_t(128), size + 1}) {
                const auto found = firstRows(order, among, count, most, [&](quint32 row) { return keys[row]; }, std::size_t(fewEnough));
                QCOMPARE(found, sortedAndCut(order, among, count, keys));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestFirstRows)
#include "tst_firstrows.moc"
