// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/sqlaccountstore.h"
#include "models/workflows/importing/importrun.h"
#include "models/workflows/importing/importwords.h"
#include "resources/resources.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

const QString invoices = QStringLiteral(TALLY_SOURCE_DIR "/tests/data/accounts-receivable.csv");

} // namespace

/// Imports into a real database: what the fake store promises must hold there too.
class TestImportStore : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<SqlAccountStore> m_store;

    template <class T>
    static T answer(Reply<T> reply)
    {
        if (!QTest::qWaitFor([&] { return reply.isFinished(); }, 60000) || !reply.result().ok())
            qFatal("the store did not answer");
        return *reply.result();
    }
    static ImportOutcome outcomeOf(ImportRun &run)
    {
        QSignalSpy finished(&run, &ImportRun::finished);
        run.start();
        if (!QTest::qWaitFor([&] { return !finished.isEmpty(); }, 60000))
            qFatal("an import did not finish");
        return finished.takeFirst().at(0).value<ImportOutcome>();
    }
    AccountList owing() { return answer(m_store->accounts({.filter = {.owingOnly = true}}, {})); }

private slots:
    void initTestCase() { initResources(); }

    void init()
    {
        const QString path = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + u".db"_s);
        m_store = std::make_unique<SqlAccountStore>(path, SqlAccountStore::Opening::CreateIfMissing, SqlSession{.user = u"test"_s});
        answer(m_store->open());
    }
    void cleanup() { m_store.reset(); }

    void reachesTheFiguresOfThePublicFile()
    {
        ImportRun run(*m_store, QDate(2026, 3, 1));
        run.setFile(invoices);
        run.setProfile(*ImportProfile::load(u"accounts-receivable"_s));
        run.setAsAt(QDate(2013, 9, 30));
        QVERIFY(outcomeOf(run).kept);
        const AccountList list = owing();
        QCOMPARE(list.count, 55);
        QCOMPARE(list.owed, std::vector{Money::fromMinor(502922)});
        QCOMPARE(list.rows.front().holderReference, u"9181-HEKGV"_s);
        QCOMPARE(list.rows.front().balance, Money::fromMinor(24846));
        QCOMPARE(list.rows.front().openCharges, 3);
        QCOMPARE(answer(m_store->verify()).faultCount, 0);

        const ImportOutcome again = outcomeOf(run);
        QVERIFY(again.isClean());
        QCOMPARE(again.counts.linesAdded, 0);
        QCOMPARE(again.counts.accountsAdded, 0);
        QCOMPARE(again.counts.linesKnown, 2258 + 2170);

        run.setAsAt({});
        QVERIFY(outcomeOf(run).isClean());
        QCOMPARE(owing().count, 0);
        QCOMPARE(answer(m_store->verify()).faultCount, 0);
    }

    void keepsWholeChunksOfALargeFileAndGoesOnFromThere()
    {
        ImportRun run(*m_store, QDate(2026, 3, 1));
        run.setFile(invoices);
        run.setProfile(*ImportProfile::load(u"accounts-receivable"_s));
        run.setAsAt(QDate(2013, 9, 30));
        run.setChunks({.rowsOfWhole = 100, .lines = 50});
        // Stopped as soon as somebody else could see something of it.
        const QMetaObject::Connection stop = connect(&run, &ImportRun::progressChanged, &run, [&](qint64 done) {
            if (run.phase() == ImportPhase::Writing && done > 0)
                run.cancel();
        });
        const ImportOutcome stopped = outcomeOf(run);
        disconnect(stop);
        QVERIFY(stopped.cancelled);
        if (stopped.counts.linesAdded == 2258 + 2170)
            QSKIP("it was done before it could be stopped");
        QVERIFY(stopped.partly);
        QVERIFY(!stopped.kept);
        QVERIFY(stopped.counts.accountsAdded > 0);
        QCOMPARE(ImportWords::headline(stopped),
                 u"The import was stopped. What was imported until then is kept. Import the same file again to go on from there."_s);
        QCOMPARE(answer(m_store->accounts({}, {})).count, stopped.counts.accountsAdded);
        QCOMPARE(answer(m_store->verify()).faultCount, 0);

        const ImportOutcome rest = outcomeOf(run);
        QVERIFY(rest.kept);
        QCOMPARE(rest.counts.accountsKnown, stopped.counts.accountsAdded);
        QCOMPARE(rest.counts.linesKnown, stopped.counts.linesAdded);
        QCOMPARE(rest.counts.linesKnown + rest.counts.linesAdded, 2258 + 2170);
        QCOMPARE(owing().owed, std::vector{Money::fromMinor(502922)});
        QCOMPARE(answer(m_store->verify()).faultCount, 0);
    }

    void writesNothingOfALargeFileWithAFault()
    {
        QFile file(m_folder.filePath(u"large.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("holder,accountType,balance\nA,Master,5.00\nB,Sundry,-2.50\nC,Sundry,x\n");
        file.close();
        ImportRun run(*m_store, QDate(2026, 3, 1));
        run.setFile(file.fileName());
        run.setProfile(*ImportProfile::load(u"accounts"_s));
        run.setChunks({.rowsOfWhole = 2, .lines = 1});
        const ImportOutcome refused = outcomeOf(run);
        QVERIFY(!refused.kept && !refused.partly);
        QCOMPARE(refused.rowsRefused, 1);
        QCOMPARE(answer(m_store->accounts({}, {})).count, 0);

        run.setSkipBad(true);
        run.setRefusedFile(m_folder.filePath(u"refused.csv"_s));
        const ImportOutcome skipped = outcomeOf(run);
        QVERIFY(skipped.kept);
        QCOMPARE(skipped.counts.accountsAdded, 2);
        QVERIFY(QFile::exists(skipped.refusedFile));
    }

    void saysWhatIsKeptWhenTheDatabaseRefusesARowOfALargeFile()
    {
        const auto import = [this](const QByteArray &rows, ImportRun::Chunks chunks) {
            QFile file(m_folder.filePath(u"rows.csv"_s));
            if (!file.open(QIODevice::WriteOnly) || file.write("holder,accountType,paymentReference,balance\n" + rows) < 0)
                qFatal("a test file could not be written");
            file.close();
            ImportRun run(*m_store, QDate(2026, 3, 1));
            run.setFile(file.fileName());
            run.setProfile(*ImportProfile::load(u"accounts"_s));
            run.setChunks(chunks);
            return outcomeOf(run);
        };
        QVERIFY(import("C,Sundry,R-3,1.00\n", {}).kept);
        const ImportOutcome outcome = import("A,Master,R-1,5.00\nB,Sundry,R-2,1.00\nC,Sundry,R-3,9.00\nD,Sundry,R-4,1.00\n", {.rowsOfWhole = 2, .lines = 1});
        QVERIFY(outcome.partly);
        QVERIFY(!outcome.failure);
        QCOMPARE(outcome.counts.accountsAdded, 2);
        QCOMPARE(outcome.faults.size(), std::size_t(1));
        QCOMPARE(outcome.faults.front().line, 4);
        QVERIFY(ImportWords::headline(outcome).startsWith("The import ended at a row that the database refused."_L1));
        QVERIFY2(outcome.rowsToDo >= 1 && outcome.rowsToDo <= 2, qPrintable(QString::number(outcome.rowsToDo)));
        const auto facts = ImportWords::facts(outcome);
        QVERIFY(std::any_of(facts.begin(), facts.end(), [&](const ImportWords::Fact &fact) {
            return fact.label == "Rows still to do"_L1 && fact.value == u"about %1"_s.arg(outcome.rowsToDo);
        }));
        QCOMPARE(answer(m_store->accounts({}, {})).count, 3);
    }

    void findsTheSameAccountsOnAnotherDay()
    {
        QFile file(m_folder.filePath(u"accounts.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("holder,accountType,balance\nA,Master,5.00\nB,Sundry,-2.50\n");
        file.close();
        for (const QDate today : {QDate(2026, 3, 1), QDate(2026, 3, 2)}) {
            ImportRun run(*m_store, today);
            run.setFile(file.fileName());
            run.setProfile(*ImportProfile::load(u"accounts"_s));
            const ImportOutcome outcome = outcomeOf(run);
            QVERIFY(outcome.isClean());
            QCOMPARE(outcome.counts.linesAdded, today.day() == 1 ? 2 : 0);
        }
        QCOMPARE(owing().owed, std::vector{Money::fromMinor(500)});
    }
};

QTEST_GUILESS_MAIN(TestImportStore)
#include "tst_importstore.moc"
