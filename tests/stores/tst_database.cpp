// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/database.h"

#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/stoppable.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"

#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

/// One connection to a file.
class TestDatabase final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString path = m_folder.filePath(u"council.db"_s);
        (void)must(sqlStore(path)->open());
        m_database = std::make_unique<Database>(path, Database::Access::Reader, false, std::chrono::seconds(5));
    }

    // Whoever stops a question may hit its very end. A transaction that stayed open would be the last of its connection.
    void aSnapshotEndsThoughItsEndWasInterrupted()
    {
        std::atomic_bool enough = false;
        std::thread impatient([&] {
            while (!enough) {
                sqlite3_interrupt(m_database->handle());
                std::this_thread::sleep_for(std::chrono::microseconds(1));
            }
        });
        for (int i = 0; i < 20'000; ++i) {
            try {
                const Snapshot snapshot(*m_database);
                (void)m_database->value(u"SELECT count(*) FROM account"_s);
            } catch (const SqlFailure &) {
            }
        }
        enough = true;
        impatient.join();
        QVERIFY(sqlite3_get_autocommit(m_database->handle()) != 0);
        const Snapshot snapshot(*m_database);
        QCOMPARE(m_database->value(u"SELECT count(*) FROM account"_s).toInt(), 0);
    }

    // Where no statement runs there is none to interrupt, and the next one may be the long one.
    void aStopBetweenTwoStatementsIsHeard()
    {
        const QueryStop stop;
        int asked = 0;
        int failed = -1;
        try {
            (void)stoppable<int>(*m_database, stop, [&]() -> Result<int> {
                asked += m_database->value(u"SELECT 1"_s).toInt();
                stop.stop();
                asked += m_database->value(u"SELECT 1"_s).toInt();
                return asked;
            });
        } catch (const SqlFailure &failure) {
            failed = int(failure.error.kind);
        }
        QCOMPARE(failed, int(ErrorKind::Cancelled));
        QCOMPARE(asked, 1);
        QVERIFY(!m_database->isInTransaction());
        QCOMPARE(m_database->value(u"SELECT 1"_s).toInt(), 1);
    }

    void rowsThatEndTooEarlyAreAnErrorAndNotAShorterList_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("interrupted");
        QTest::addColumn<int>("kind");
        QTest::newRow("nothing wrong") << u"i"_s << false << -1;
        QTest::newRow("row 700 cannot be read") << u"CASE i WHEN 700 THEN abs(-9223372036854775807 - 1) ELSE i END"_s << false << int(ErrorKind::Internal);
        QTest::newRow("interrupted half way") << u"i"_s << true << int(ErrorKind::Cancelled);
    }
    void rowsThatEndTooEarlyAreAnErrorAndNotAShorterList()
    {
        QFETCH(QString, value);
        QFETCH(bool, interrupted);
        QFETCH(int, kind);
        int rows = 0;
        int failed = -1;
        try {
            QSqlQuery numbers = m_database->run(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT %1 FROM n"_s.arg(value));
            while (nextRow(numbers)) {
                if (++rows == 500 && interrupted)
                    m_database->interrupter().stop();
            }
        } catch (const SqlFailure &failure) {
            failed = int(failure.error.kind);
        }
        QCOMPARE(failed, kind);
        QCOMPARE(rows == 1000, kind == -1);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
