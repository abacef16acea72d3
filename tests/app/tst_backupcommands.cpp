// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/programrun.h"

#include "models/stores/sql/sqlaccountstore.h"
#include "resources/resources.h"
#include "tests/support/postgrescluster.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

namespace {

const QString program = QStringLiteral(TALLY_PROGRAM);

QStringList words(const QString &text) { return text.split(u' ', Qt::SkipEmptyParts); }

} // namespace

/// Backup, restore and verify by command line.
class TestBackupCommands final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ProgramHome> m_home;

    Ran run(const QString &text) const { return m_home->onDatabase(words(text)); }
    QStringList files() const { return QFileInfo(m_home->database()).dir().entryList(QDir::Files, QDir::Name); }

private slots:
    void initTestCase() { initResources(); }
    void init()
    {
        m_home = std::make_unique<ProgramHome>(program);
        QVERIFY(m_home->write(u"ann.csv"_s, "holder,name,accountType\nANN,Ann Ash,Sundry\n"));
        VERIFY_EXIT(m_home->onDatabase({u"import"_s, m_home->file(u"ann.csv"_s), u"--profile"_s, u"accounts"_s}), 0);
        VERIFY_EXIT(run(u"post debit --account ANN --amount 100"_s), 0);
    }

    void aBackupIsRestoredAndTheOldFileKept()
    {
        VERIFY_EXIT(run(u"backup then.db"_s), 0);
        const QString then = dump(m_home->database());
        QCOMPARE(dump(m_home->file(u"then.db"_s)), then);
        VERIFY_EXIT(run(u"post debit --account ANN --amount 7"_s), 0);
        const QString now = dump(m_home->database());
        const Ran restored = run(u"restore then.db"_s);
        VERIFY_EXIT(restored, 0);
        QCOMPARE(dump(m_home->database()), then);
        const QStringList kept = files().filter(u"a.before-restore-"_s);
        QCOMPARE(kept.size(), 1);
        QVERIFY(restored.out.contains(kept.front()));
        QCOMPARE(dump(m_home->file(kept.front())), now);
        VERIFY_EXIT(run(u"verify"_s), 0);
        VERIFY_EXIT(run(u"post debit --account ANN --amount 8"_s), 0);
    }

    void aBackupNeverReplacesAFile()
    {
        VERIFY_EXIT(run(u"backup then.db"_s), 0);
        const Ran again = run(u"backup then.db"_s);
        VERIFY_EXIT(again, 1);
        QVERIFY(again.err.startsWith(u"Invalid: "_s));
    }

    void aDatabaseInUseIsNotReplaced()
    {
        VERIFY_EXIT(run(u"backup then.db"_s), 0);
        SqlAccountStore user(m_home->database(), SqlAccountStore::Opening::MustExist, SqlSession{.user = u"x"_s});
        user.open().waitForFinished();
        const Ran ran = run(u"restore then.db"_s);
        VERIFY_EXIT(ran, 1);
        QVERIFY2(ran.err.startsWith(u"Busy: "_s), qPrintable(ran.err));
        QVERIFY(files().filter(u"restor"_s).isEmpty());
    }

    void aDatabaseIsMadeFromABackupWhereThereIsNone()
    {
        VERIFY_EXIT(run(u"backup then.db"_s), 0);
        const Ran ran = m_home->run({u"restore"_s, u"then.db"_s, u"--database"_s, u"new.db"_s});
        VERIFY_EXIT(ran, 0);
        QCOMPARE(dump(m_home->file(u"new.db"_s)), dump(m_home->database()));
    }

    void anEmptyDatabaseIsMadeReady()
    {
        PostgresCluster cluster;
        cluster.makeDatabase(u"fresh"_s);
        const QString fresh = cluster.address(u"fresh"_s);
        const Ran without = m_home->run({u"verify"_s, u"--database"_s, fresh});
        VERIFY_EXIT(without, 1);
        QVERIFY2(without.err.contains(u"no tables of Tallystick yet"_s) && without.err.contains(u"tallystick create"_s), qPrintable(without.err));
        for (const QString &where : {fresh, m_home->file(u"fresh.db"_s)}) {
            const Ran made = m_home->run({u"create"_s, u"--database"_s, where});
            VERIFY_EXIT(made, 0);
            QVERIFY2(made.out.endsWith(u"is ready for its first account.\n"_s), qPrintable(made.out));
            VERIFY_EXIT(m_home->run({u"verify"_s, u"--database"_s, where}), 0);
            VERIFY_EXIT(m_home->run({u"import"_s, m_home->file(u"ann.csv"_s), u"--profile"_s, u"accounts"_s, u"--database"_s, where}), 0);
            const Ran again = m_home->run({u"create"_s, u"--database"_s, where});
            VERIFY_EXIT(again, 0);
            QVERIFY2(again.out.contains(u"was made before: accounts 1."_s), qPrintable(again.out));
        }
    }

    void aServersDatabaseIsCopiedAndRestored()
    {
        PostgresCluster cluster;
        cluster.makeDatabase(u"council"_s);
        const QString server = cluster.address(u"council"_s);
        const auto onServer = [&](const QString &text) { return m_home->run(words(text) + QStringList{u"--database"_s, server}); };
        const auto ledger = [&] { return onServer(u"ledger --account ANN --format json"_s).out; };
        VERIFY_EXIT(m_home->run({u"import"_s, m_home->file(u"ann.csv"_s), u"--profile"_s, u"accounts"_s, u"--database"_s, server}), 0);
        VERIFY_EXIT(onServer(u"post debit --account ANN --amount 100"_s), 0);
        const QString then = ledger();
        VERIFY_EXIT(onServer(u"backup then.dump"_s), 0);
        VERIFY_EXIT(onServer(u"post debit --account ANN --amount 7"_s), 0);
        const QString now = ledger();
        QVERIFY(then != now);
        const Ran refused = onServer(u"restore then.dump"_s);
        VERIFY_EXIT(refused, 1);
        QVERIFY2(refused.err.startsWith(u"Conflict: "_s) && refused.err.contains(u"--replace"_s), qPrintable(refused.err));
        QCOMPARE(ledger(), now);
        const Ran restored = onServer(u"restore then.dump --replace"_s);
        VERIFY_EXIT(restored, 0);
        QVERIFY2(restored.out.contains(u"kept in the schema tallystick_before_restore_"_s), qPrintable(restored.out));
        QCOMPARE(ledger(), then);
        VERIFY_EXIT(onServer(u"verify"_s), 0);
        // The copies of files and of servers are different things.
        const Ran wrong = m_home->run({u"restore"_s, u"then.dump"_s, u"--database"_s, u"new.db"_s});
        VERIFY_EXIT(wrong, 1);
        QVERIFY2(wrong.err.startsWith(u"NotADatabase: "_s), qPrintable(wrong.err));
    }

    void verifyNamesTheFirstBrokenRow()
    {
        {
            QSqlDatabase forger = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"forger"_s);
            forger.setDatabaseName(m_home->database());
            QVERIFY(forger.open());
            QVERIFY(QSqlQuery(forger).exec(u"UPDATE account SET account_balance = 99 WHERE id = 1"_s));
            forger.close();
        }
        QSqlDatabase::removeDatabase(u"forger"_s);
        const Ran ran = run(u"verify"_s);
        VERIFY_EXIT(ran, 1);
        QVERIFY2(ran.err.contains(u"the first: row 1 of account, balance-equals-amounts: "_s), qPrintable(ran.err));
        const Ran json = run(u"verify --format json"_s);
        VERIFY_EXIT(json, 1);
        QCOMPARE(jsonRows(json.out).front()[u"sound"_s], u"false"_s);
    }

    void verifySaysHowMuchItChecked()
    {
        const JsonRow report = m_home->rows({u"verify"_s}).front();
        QCOMPARE(report[u"sound"_s], u"true"_s);
        QCOMPARE(report[u"accounts"_s], u"1"_s);
        QCOMPARE(report[u"lines"_s], u"1"_s);
        QVERIFY(report.contains(u"trailSeal"_s));
    }
};

QTEST_GUILESS_MAIN(TestBackupCommands)
#include "tst_backupcommands.moc"
