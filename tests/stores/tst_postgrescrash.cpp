// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/crashround.h"
#include "tests/support/postgrescluster.h"

#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace Tally::Test;

/// What was answered is kept, once, whether a program that posts, the server's process for it or the whole server ends suddenly.
/// TALLY_CRASHES says how often of each.
class TestPostgresCrash : public QObject
{
    Q_OBJECT

private:
    PostgresCluster m_cluster;

    void end(const QString &pid, int signal)
    {
        QVERIFY2(pid.toInt() > 1 && kill(pid_t(pid.toInt()), signal) == 0, qPrintable(pid));
    }

private slots:
    void initTestCase() { m_cluster.run(u"postgres"_s, u"CREATE ROLE ann LOGIN; CREATE ROLE bob LOGIN"_s); }

    void keepsWhatWasAnswered_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("client") << u"client"_s;
        QTest::newRow("backend") << u"backend"_s;
        QTest::newRow("server") << u"server"_s;
    }
    void keepsWhatWasAnswered()
    {
        QFETCH(QString, what);
        m_cluster.makeDatabase(what);
        CrashRound::Office office{.where = [&](const QString &person) { return m_cluster.address(what, person); },
                                  .crash = [](Writer &victim) { victim.kill(); },
                                  .othersNotice = what != u"client"_s};
        if (what == u"backend"_s) {
            office.crash = [&](Writer &) {
                // The server throws everybody out and recovers by itself.
                end(m_cluster.run(what, u"SELECT pid FROM pg_stat_activity WHERE usename = 'ann' LIMIT 1"_s), SIGKILL);
                QTRY_COMPARE_WITH_TIMEOUT(m_cluster.run(what, u"SELECT 1"_s), u"1"_s, 60'000);
            };
        } else if (what == u"server"_s) {
            office.crash = [&](Writer &) {
                end(m_cluster.run(what, u"SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)"_s), SIGQUIT);
                m_cluster.stop();
                m_cluster.start();
            };
        }
        CrashRound::open(office);
        CrashRound round(20);
        for (int i = 0; i < crashesAsked(3); ++i)
            QCOMPARE(round.run(office), QString());
        qInfo().noquote() << round.summary();
    }
};

QTEST_GUILESS_MAIN(TestPostgresCrash)
#include "tst_postgrescrash.moc"
