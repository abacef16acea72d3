// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"
#include "tests/stores/writers.h"
#include "tests/support/postgrescluster.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

namespace {

constexpr int writerCount = 8;
constexpr int accounts = 50;

int postings()
{
    const int asked = qEnvironmentVariableIntValue("TALLY_WRITER_POSTINGS");
    return asked > 0 ? asked : 400;
}

} // namespace

/// Eight programs post on fifty accounts at once: each of them gets through, and nobody's posting is lost. TALLY_WRITER_POSTINGS
/// says how many operations they ask for together.
class TestWriters : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    /// Starts them all, waits until the last is done and says how long that took; -1 if one of them did not end well.
    static qint64 runAll(std::vector<std::unique_ptr<Writer>> &writers, const std::function<QString(const QString &)> &where, const QStringList &people)
    {
        QElapsedTimer watch;
        watch.start();
        for (int i = 0; i < writerCount; ++i)
            writers.push_back(std::make_unique<Writer>(Writer::Work{.where = where(people[i]), .name = people[i], .series = people[i],
                                                                    .seed = quint32(i + 1), .accounts = accounts,
                                                                    .count = postings() / writerCount}));
        for (const auto &writer : writers) {
            if (!writer->finish())
                return -1;
        }
        return watch.elapsed();
    }

private slots:
    void loseNothingBetweenThem_data()
    {
        QTest::addColumn<bool>("onServer");
        QTest::newRow("SQLite") << false;
        QTest::newRow("PostgreSQL") << true;
    }
    void loseNothingBetweenThem()
    {
        QFETCH(bool, onServer);
        QStringList people;
        for (int i = 1; i <= writerCount; ++i)
            people.append(u"clerk%1"_s.arg(i));
        const auto cluster = onServer ? std::make_unique<PostgresCluster>() : nullptr;
        if (cluster) {
            cluster->makeDatabase(u"office"_s);
            for (const QString &name : people)
                cluster->run(u"office"_s, u"CREATE ROLE %1 LOGIN"_s.arg(name));
        }
        const auto where = [&](const QString &person) {
            return cluster ? cluster->address(u"office"_s, person) : m_folder.filePath(u"office.db"_s);
        };
        openOffice(*sqlStore(where(u"tester"_s)), accounts, people, false);
        std::vector<std::unique_ptr<Writer>> writers;
        const qint64 took = runAll(writers, where, people);
        QVERIFY(took >= 0);

        const auto store = sqlStore(where(u"tester"_s));
        const PlainRows rows(where(u"tester"_s));
        QCOMPARE(faultsOf(*store, rows).join(u"; "_s), QString());
        qint64 total = 0, done = 0, refused = 0;
        std::vector<qint64> waits;
        for (const auto &writer : writers) {
            QCOMPARE(writer->failed().join(u"; "_s), QString());          // no Busy, no deadlock
            QCOMPARE(faultsOf(*writer, rows).join(u"; "_s), QString());
            done += writer->posted().size();
            refused += writer->refused();
            for (const Writer::Answer &answer : writer->posted()) {
                total += answer.minor;
                waits.push_back(answer.waited);
            }
        }
        QCOMPARE(done + refused, postings() / writerCount * writerCount);
        QVERIFY(done > refused);
        qint64 owed = 0;
        for (const AccountRow &row : must(store->accounts({}, {})).rows)
            owed += row.balance.minor();
        QCOMPARE(owed, total);
        std::sort(waits.begin(), waits.end());
        qInfo("%lld operations posted and %lld refused in %lld ms; half waited up to %lld ms, all but a hundredth %lld ms, the last %lld ms",
              done, refused, took, waits[waits.size() / 2], waits[waits.size() * 99 / 100], waits.back());
    }
};

QTEST_GUILESS_MAIN(TestWriters)
#include "tst_writers.moc"
