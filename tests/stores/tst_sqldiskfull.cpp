// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/batchlist.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

namespace {

/// Pages a file may have; 0: as many as it likes. SQLite refuses to grow beyond with the error of a full disk.
std::atomic_int allowedPages = 0;

int limitPages(sqlite3 *connection, const char ** /*message*/, const sqlite3_api_routines * /*api*/)
{
    if (const int pages = allowedPages)
        sqlite3_exec(connection, qPrintable(u"PRAGMA max_page_count = %1"_s.arg(pages)), nullptr, nullptr, nullptr);
    return SQLITE_OK;
}

auto *asEntryPoint(int (*function)(sqlite3 *, const char **, const sqlite3_api_routines *))
{
    // SQLite declares its entry points without their arguments.
    return reinterpret_cast<void (*)()>(function);
}

} // namespace

/// A disk that fills up loses nothing that was answered and keeps nothing that was not.
class TestSqlDiskFull : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_path;

    static Posting payment(int number)
    {
        AddDebit debit{.amount = pounds(u"1.00"_s), .type = u"RENT"_s, .text = {.date = day(u"2025-01-01"_s)}};
        debit.text.description = QString(400, u'x');
        return {.key = u"key %1"_s.arg(number), .account = {1}, .command = debit};
    }

private slots:
    void initTestCase() { QCOMPARE(sqlite3_auto_extension(asEntryPoint(limitPages)), SQLITE_OK); }
    void cleanupTestCase() { sqlite3_cancel_auto_extension(asEntryPoint(limitPages)); }
    void init()
    {
        allowedPages = 0;
        m_path = m_folder.filePath(QUuid::createUuid().toString(QUuid::Id128) + u".db"_s);
        const auto store = sqlStore(m_path);
        fillTwoAccounts(*store);
    }

    void keepsWhatWasAnsweredAndOnlyThat()
    {
        allowedPages = 60;
        auto store = sqlStore(m_path);
        must(store->open());
        int number = 0;
        QString outcome;
        QString before;
        do {
            before = pictureOf(*store);
            outcome = outcomeOf(store->post(payment(++number)));
        } while (outcome == u"ok"_s && number < 1000);
        QCOMPARE(outcome, u"DiskFull"_s);
        QVERIFY(number > 1);
        QCOMPARE(pictureOf(*store), before);
        QCOMPARE(outcomeOf(store->post(payment(number))), u"DiskFull"_s);
        // A type and a person may still find room in their half-filled pages; a proposal that is long does not.
        WriteOffWish wish{.account = {1}, .amount = pounds(u"1.00"_s), .debits = {LineId{1}}, .date = day(u"2025-03-01"_s),
                          .reason = QString(4000, u'x')};
        wish.evidence = wish.reason;
        const QString office = officeOf(*store);
        QCOMPARE(outcomeOf(store->propose(wish, u"p"_s)), u"DiskFull"_s);
        QCOMPARE(officeOf(*store), office);
        QCOMPARE(outcomeOf(store->changePerson({.name = u"fay"_s, .displayName = QString(5000, u'x'), .roles = Role::Finance}, u"n"_s)),
                 u"DiskFull"_s);
        QCOMPARE(outcomeOf(store->changeRules(PaymentType{u"TOKENS"_s, QString(5000, u'x')}, u"t"_s)), u"DiskFull"_s);
        QCOMPARE(officeOf(*store), office);
        QCOMPARE(pictureOf(*store), before);
        QCOMPARE(must(store->verify()).faultCount, 0);

        allowedPages = 0;
        store = sqlStore(m_path);
        must(store->open());
        QCOMPARE(pictureOf(*store), before);
        for (int earlier = 1; earlier < number; ++earlier)
            QVERIFY(must(store->post(payment(earlier))).repeated);
        QVERIFY(!must(store->post(payment(number))).repeated);
        QCOMPARE(must(store->propose(wish, u"p"_s)).status, ProposalStatus::Posted);
        QCOMPARE(must(store->verify()).faultCount, 0);
    }

    void keepsNothingOfABatchThatDoesNotFit()
    {
        std::vector<BulkAccount> accounts;
        for (int i = 0; i < 2000; ++i)
            accounts.push_back(bulkAccount(u"H%1"_s.arg(i), i + 1, {debitRow(i + 1, u"D%1"_s.arg(i), u"1.00"_s)}));
        for (const bool skipBad : {false, true}) {
            allowedPages = 60;
            auto store = sqlStore(m_path);
            const QString before = pictureOf(*store);
            QCOMPARE(outcomeOf(store->runBatch(std::make_shared<BatchList>(accounts), {.skipBad = skipBad})), u"DiskFull"_s);
            QCOMPARE(pictureOf(*store), before);
            QCOMPARE(must(store->verify()).faultCount, 0);
        }
        allowedPages = 0;
        auto store = sqlStore(m_path);
        QVERIFY(must(store->runBatch(std::make_shared<BatchList>(accounts), {})).kept);
    }
};

QTEST_GUILESS_MAIN(TestSqlDiskFull)
#include "tst_sqldiskfull.moc"
