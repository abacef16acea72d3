// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/crashround.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally::Test;

/// What was answered is kept, once, however a program ends, while another posts into the same file. TALLY_CRASHES says how often.
class TestCrash : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatWasAnsweredWhenKilled()
    {
        // A new office after so many crashes: what one crash costs grows with what was posted before.
        constexpr int crashesOfAnOffice = 25;
        const QTemporaryDir folder;
        CrashRound round(20);
        QString file;
        const CrashRound::Office office{.where = [&file](const QString &) { return file; }, .crash = [](Writer &victim) { victim.kill(); }};
        const int crashes = crashesAsked(20);
        for (int i = 0; i < crashes; ++i) {
            if (i % crashesOfAnOffice == 0) {
                file = folder.filePath(u"office%1.db"_s.arg(i));
                CrashRound::open(office);
            }
            QCOMPARE(round.run(office), QString());
        }
        qInfo().noquote() << round.summary();
        QVERIFY(round.answered() > 5 * crashes);
    }
};

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
