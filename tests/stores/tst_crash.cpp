// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/postingclerk.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"
#include "tests/stores/writers.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <thread>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

namespace {

constexpr int accounts = 6;
/// A new office after so many crashes: what one crash costs grows with what was posted before.
constexpr int crashesOfAnOffice = 25;

int crashes()
{
    const int asked = qEnvironmentVariableIntValue("TALLY_CRASHES");
    return asked > 0 ? asked : 20;
}

} // namespace

/// What was answered is kept, once, however the program ends, while another program posts. TALLY_CRASHES makes it longer.
class TestCrash : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    /// Two post, one of them is killed, the other ends what it was doing.
    void crash(const QString &where, int round, QRandomGenerator &random)
    {
        const auto work = [&](const QString &name) {
            return Writer::Work{.where = where, .name = name, .series = u"%1%2"_s.arg(name).arg(round), .seed = random.generate(), .accounts = accounts};
        };
        Writer victim(work(u"ann"_s)), survivor(work(u"bob"_s));
        QVERIFY(victim.waitFor(1 + random.bounded(20)));
        std::this_thread::sleep_for(std::chrono::microseconds(random.bounded(12'000)));
        victim.kill();
        QVERIFY(survivor.waitFor(3));
        QVERIFY(survivor.finish());
        QCOMPARE(survivor.failed().join(u"; "_s), QString());
        QCOMPARE(victim.failed().join(u"; "_s), QString());

        const auto store = sqlStore(where);
        must(store->open());
        const PlainRows rows(where);
        QCOMPARE(faultsOf(*store, rows).join(u"; "_s), QString());
        QCOMPARE(faultsOf(victim, rows).join(u"; "_s), QString());
        QCOMPARE(faultsOf(survivor, rows).join(u"; "_s), QString());
        if (QTest::currentTestFailed())
            return;
        m_answered += victim.posted().size() + survivor.posted().size();
        askAgain(*store, victim, rows);
    }

    /// Asking again for the payment that got no answer posts it if it is not there, and only then.
    void askAgain(AccountStore &store, const Writer &victim, const PlainRows &rows)
    {
        const QString key = victim.unanswered();
        if (key.isEmpty())
            return;
        const bool kept = rows.number(u"SELECT count(*) FROM idempotency_key WHERE key = '%1'"_s.arg(key)) == 1;
        ++(kept ? m_keptUnanswered : m_lostUnanswered);
        const qint64 number = key.section(u'-', 1).toLongLong();
        if (number % 3 != 0)
            return;
        const Posted again = must(store.post(knownPayment(key, number, accounts)));
        QCOMPARE(again.repeated, kept);
        QCOMPARE(rows.number(u"SELECT count(*) FROM account_line WHERE description = '%1'"_s.arg(key)), 1);
    }

    qint64 m_answered = 0, m_keptUnanswered = 0, m_lostUnanswered = 0;

private slots:
    void keepsWhatWasAnsweredWhenKilled()
    {
        QRandomGenerator random(20);
        QString where;
        for (int round = 0; round < crashes(); ++round) {
            if (round % crashesOfAnOffice == 0) {
                where = m_folder.filePath(u"office%1.db"_s.arg(round));
                openOffice(*sqlStore(where), accounts, {u"ann"_s, u"bob"_s}, true);
            }
            crash(where, round, random);
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("%d crashes, %lld postings answered; of those under way %lld were kept and %lld were not", crashes(), m_answered,
              m_keptUnanswered, m_lostUnanswered);
        QVERIFY(m_answered > 10 * crashes());
    }
};

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
