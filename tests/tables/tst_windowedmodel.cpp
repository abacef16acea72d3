// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/windowedmodel.h"

#include "models/tables/accountmodel.h"
#include "tests/support/accountrows.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace Tally;
using Tally::Test::accountRow;

namespace {

using Keys = std::vector<qint64>;

WindowedModel::Keys shared(Keys keys) { return std::make_shared<const Keys>(std::move(keys)); }

Keys numbered(qint64 count)
{
    Keys keys;
    keys.resize(std::size_t(count));
    std::iota(keys.begin(), keys.end(), 1);
    return keys;
}

std::vector<WindowedModel::Row> rowsOf(const Keys &keys, qint64 balance = 1000)
{
    std::vector<AccountRow> rows;
    for (const qint64 key : keys)
        rows.push_back(accountRow(key, u"Holder %1"_s.arg(key), balance));
    return AccountModel::inWords(rows);
}

QString holderAt(const WindowedModel &model, int row) { return model.index(row, AccountModel::Holder).data().toString(); }

/// What a store would do: fetches what is wanted until nothing is.
void fetchAll(WindowedModel &model)
{
    for (Keys keys = model.wanted(); !keys.empty(); keys = model.wanted())
        model.putRows(rowsOf(keys), model.expiries());
}

} // namespace

class TestWindowedModel final : public QObject
{
    Q_OBJECT

private slots:
    void keepsItsPromisesToViews_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : {1U, 2U, 3U, 4U, 5U})
            QTest::addRow("seed %u", seed) << seed;
    }
    void keepsItsPromisesToViews()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        AccountModel model;
        const QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        for (int step = 0; step < 60; ++step) {
            Keys keys = numbered(random.bounded(3) == 0 ? random.bounded(70'000) : random.bounded(400));
            std::shuffle(keys.begin(), keys.end(), random);
            switch (random.bounded(5)) {
            case 0: {
                keys.resize(std::min<std::size_t>(keys.size(), WindowedModel::pageRows));
                model.showHead(rowsOf(keys), random.bounded(2) == 0);
                break;
            }
            case 1: model.expire(); break;
            case 2: {
                const int first = random.bounded(70'000);
                model.setVisibleRows(first, first + random.bounded(60));
                break;
            }
            case 3: model.putRows(rowsOf(model.wanted()), model.expiries()); break;
            default: model.setOrder(shared(keys)); break;
            }
        }
        model.setOrder(shared(numbered(70'000)));
        QCOMPARE(model.rowCount(), 70'000);
    }

    void aMillionRowsAreAnnouncedAtOnceAndGoAtOnce()
    {
        AccountModel model;
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        model.setOrder(shared(numbered(1'000'000)));
        QCOMPARE(model.rowCount(), 1'000'000);
        model.setOrder(shared(numbered(10)));
        QCOMPARE(model.rowCount(), 10);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(removed.count(), 1);
    }

    void anotherOrderOfAsManyRowsMovesNoRows()
    {
        AccountModel model;
        model.setOrder(shared(numbered(1000)));
        Keys backwards = numbered(1000);
        std::reverse(backwards.begin(), backwards.end());
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setOrder(shared(backwards));
        QCOMPARE(inserted.count() + removed.count() + reset.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.keyAt(0), 1000);
        QCOMPARE(model.placeOf(1000), 0);
        QCOMPARE(model.placeOf(4711), -1);
    }

    void rowsInSightAreWantedFirstThenThoseAround()
    {
        AccountModel model;
        model.setOrder(shared(numbered(1000)));
        model.setVisibleRows(500, 509);
        const Keys inSight = model.wanted();
        QCOMPARE(inSight, (Keys{501, 502, 503, 504, 505, 506, 507, 508, 509, 510}));
        model.putRows(rowsOf(inSight), model.expiries());
        QCOMPARE(holderAt(model, 500), u"Holder 501"_s);
        const Keys around = model.wanted();
        QVERIFY(around.size() >= 100);
        QVERIFY(std::find(around.begin(), around.end(), 500) != around.end());
        fetchAll(model);
        model.setVisibleRows(510, 519);
        QVERIFY(model.rowAt(515) != nullptr);
    }

    void headRowsAreNotFetchedAgain()
    {
        AccountModel model;
        model.showHead(rowsOf(numbered(WindowedModel::pageRows)), false);
        model.setVisibleRows(0, 40);
        model.setOrder(shared(numbered(100'000)));
        QVERIFY(model.wanted().empty());
    }

    void whatExpiredStaysInSightUntilItCameAnew()
    {
        AccountModel model;
        model.setOrder(shared(numbered(3)));
        model.setVisibleRows(0, 2);
        fetchAll(model);
        const quint64 before = model.expiries();
        model.expire();
        QCOMPARE(holderAt(model, 1), u"Holder 2"_s);
        QCOMPARE(model.wanted().size(), 3U);
        // An answer to a question from before the change is shown and asked for again.
        model.putRows(rowsOf({1, 2, 3}, 5), before);
        QCOMPARE(model.wanted().size(), 3U);
        fetchAll(model);
        model.expire(2);
        QCOMPARE(model.wanted(), Keys{2});
    }

    void onlyWhatIsInSightIsDrawnAgain()
    {
        AccountModel model;
        model.setOrder(shared(numbered(1000)));
        model.setVisibleRows(10, 19);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.putRows(rowsOf({13, 14, 18, 700}), model.expiries());
        QCOMPARE(changed.count(), 2);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 12);
        QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 13);
        QCOMPARE(changed.at(1).at(0).toModelIndex().row(), 17);
    }

    void anOrderTellsOfThePlacesThatHaveAnotherRowNow_data()
    {
        QTest::addColumn<std::vector<qint64>>("keys");
        QTest::addColumn<QStringList>("told");
        const auto row = [](const char *name, const std::vector<qint64> &keys, const QStringList &told) { QTest::newRow(name) << keys << told; };
        // Of those out of sight nobody knows better: places 2 to 4 are in sight.
        row("the same in sight", {9, 8, 3, 4, 5, 6, 7}, {u"0-1"_s, u"5-6"_s});
        row("two others in sight", {1, 2, 9, 4, 8, 6, 7}, {u"0-1"_s, u"2-2"_s, u"4-4"_s, u"5-6"_s});
        row("all others", {7, 6, 5, 9, 3, 2, 1}, {u"0-1"_s, u"2-4"_s, u"5-6"_s});
        row("one less in sight", {1, 2, 3, 4}, {u"0-1"_s});
        row("none in sight", {9}, {u"0-0"_s});
        row("none", {}, {});
    }
    void anOrderTellsOfThePlacesThatHaveAnotherRowNow()
    {
        QFETCH(const std::vector<qint64>, keys);
        QFETCH(const QStringList, told);
        AccountModel model;
        model.setOrder(shared(numbered(7)));
        model.setVisibleRows(2, 4);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setOrder(shared(keys));
        QStringList ranges;
        for (const QList<QVariant> &arguments : changed)
            ranges.append(u"%1-%2"_s.arg(arguments.at(0).toModelIndex().row()).arg(arguments.at(1).toModelIndex().row()));
        QCOMPARE(ranges, told);
    }

    void rowsNobodyLooksAtAreForgotten()
    {
        AccountModel model;
        const qint64 many = 4 * WindowedModel::rememberedRows;
        model.setOrder(shared(numbered(many)));
        for (qint64 key = 1; key <= many; ++key) {
            model.putRows(rowsOf({key}), model.expiries());
            QVERIFY(model.rowAt(0) != nullptr);                   // looked at again and again
        }
        int remembered = 0;
        for (int row = 1; row < many / 2; ++row)
            remembered += model.rowAt(row) != nullptr ? 1 : 0;
        QCOMPARE(remembered, 0);
        QVERIFY(model.rowAt(int(many) - 1) != nullptr);
    }
};

QTEST_GUILESS_MAIN(TestWindowedModel)
#include "tst_windowedmodel.moc"
