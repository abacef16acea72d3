// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/sidedoor.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"

#include <QHash>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <thread>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

/// What was answered "Posted" is kept, once, however the program ends.
class TestCrash : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_path;
    QHash<QString, qint64> m_acknowledged;      ///< key to line
    qint64 m_next = 1;

    static Posting payment(qint64 number)
    {
        return {.key = u"payment-%1"_s.arg(number), .account = {1},
                .command = AddCredit{.amount = Money::fromMinor(1 + number % 97), .paymentType = u"CASH"_s,
                                     .text = {.date = day(u"2025-01-01"_s)}}};
    }

    /// Runs the child until it has answered `answers` times and then for `microseconds` more, kills it, notes what it answered.
    void runAndKill(int answers, int microseconds)
    {
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QCoreApplication::applicationDirPath() + u"/postingchild"_s, {m_path, QString::number(m_next)});
        QByteArray output;
        while (output.count('\n') < answers) {
            QVERIFY(child.waitForReadyRead(30'000));
            output += child.readAllStandardOutput();
        }
        std::this_thread::sleep_for(std::chrono::microseconds(microseconds));
        child.kill();      // SIGKILL: the child gets no chance to tidy up
        QVERIFY(child.waitForFinished(30'000));
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        output += child.readAllStandardOutput();
        output.truncate(output.lastIndexOf('\n') + 1);
        for (const QByteArray &line : output.split('\n')) {
            const QByteArrayList words = line.split(' ');
            if (words.size() == 3)
                m_acknowledged.insert(QString::fromUtf8(words[1]), words[2].toLongLong());
        }
    }

private slots:
    void keepsWhatWasAnsweredWhenKilled()
    {
        m_path = m_folder.filePath(u"crash.db"_s);
        {
            const auto store = sqlStore(m_path);
            const AccountId account = created(*store, u"A"_s, u"Ann"_s).id;
            for (int i = 0; i < 20; ++i)
                posted(*store, account, debitOf(u"100.00"_s, u"2025-01-01"_s));
        }
        QRandomGenerator random(20);
        for (int round = 0; round < 20; ++round) {
            runAndKill(1 + random.bounded(20), random.bounded(8'000));
            if (QTest::currentTestFailed())
                return;
            const auto store = sqlStore(m_path);
            must(store->open());
            QCOMPARE(must(store->verify()).faultCount, 0);

            SideDoor door(m_path);
            for (auto each = m_acknowledged.cbegin(); each != m_acknowledged.cend(); ++each) {
                QCOMPARE(door.value(u"SELECT group_concat(line_id) FROM idempotency_key WHERE key = '%1'"_s.arg(each.key())),
                         QString::number(each.value()));
                QCOMPARE(door.value(u"SELECT count(*) FROM account_line WHERE id = %1 AND credit_type = 'PAYMENT'"_s.arg(each.value())),
                         u"1"_s);
            }
            // At most the posting under way was kept without an answer; nothing else was.
            const qint64 answered = m_acknowledged.size();
            const qint64 kept = door.value(u"SELECT count(*) FROM account_line WHERE credit_type = 'PAYMENT'"_s).toLongLong();
            QVERIFY2(kept == answered || kept == answered + 1, qPrintable(u"%1 answered, %2 kept"_s.arg(answered).arg(kept)));
            QCOMPARE(door.value(u"SELECT count(*) FROM audit WHERE action = 'add-credit'"_s).toLongLong(), kept);

            // Asking for all of them again posts only the one that may be missing.
            for (qint64 number = m_next; number <= answered; ++number) {
                const Posted again = must(store->post(payment(number)));
                QVERIFY(again.repeated);
                QCOMPARE(again.line.id.value, m_acknowledged.value(payment(number).key));
            }
            const Posted last = must(store->post(payment(answered + 1)));
            QCOMPARE(last.repeated, kept == answered + 1);
            m_acknowledged.insert(payment(answered + 1).key, last.line.id.value);
            m_next = answered + 2;
            QCOMPARE(door.value(u"SELECT count(*) FROM account_line WHERE credit_type = 'PAYMENT'"_s).toLongLong(), answered + 1);
            QCOMPARE(must(store->verify()).faultCount, 0);
        }
        QVERIFY(m_acknowledged.size() > 40);
    }
};

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
