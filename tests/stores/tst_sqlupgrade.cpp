// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/sqliterestore.h"
#include "resources/resources.h"
#include "tests/stores/sidedoor.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

namespace {

/// What the first version kept of its accounts: every table it had whose rows nobody may touch, as one text each.
const QStringList oldRows{
    u"SELECT group_concat(id || uuid || payment_reference || account_balance || version, '|') FROM account"_s,
    u"SELECT group_concat(id || account_id || coalesce(credit_type, '') || coalesce(debit_type, '') || amount || ',' || amount_outstanding || date, '|') FROM account_line"_s,
    u"SELECT group_concat(id || type || amount || coalesce(credit_id, '-') || coalesce(debit_id, '-'), '|') FROM account_offset"_s,
    u"SELECT group_concat(id || at || actor || action || account_id || coalesce(after, ''), '|') FROM (SELECT * FROM audit WHERE account_id IS NOT NULL ORDER BY id)"_s,
    u"SELECT group_concat(key, '|') FROM (SELECT key FROM idempotency_key ORDER BY key)"_s,
};

} // namespace

/// A database of the first version becomes one of this version: copied first, then complete.
class TestSqlUpgrade final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_path;
    QStringList m_before;            ///< its rows as the first version left them

    QStringList rows(const QString &path) const
    {
        SideDoor door(path);
        QStringList all;
        for (const QString &sql : oldRows)
            all.append(door.value(sql));
        return all;
    }
    QStringList backups() const { return QDir(m_folder.path()).entryList({u"old.db.schema-1-*.backup"_s}, QDir::Files); }

private slots:
    /// As the first version left it: its schema, an account of Ann's with a charge, half of it paid.
    void initTestCase()
    {
        initResources();
        m_path = m_folder.filePath(u"old.db"_s);
        QFile file(u":/migrations/0001_initial.sql"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        SideDoor old(m_path);
        // What belongs to another database in the file is marked; statements are parted by a line that begins with "--;".
        for (const QString &statement : QString::fromUtf8(file.readAll()).split(u"\n--;"_s)) {
            if (!statement.trimmed().isEmpty() && !statement.contains(u"\n--@postgresql"_s))
                QCOMPARE(old.run(statement), QString());
        }
        QCOMPARE(old.run(uR"(
            PRAGMA foreign_keys = ON;
            INSERT INTO holder VALUES (1, 'ANN', 'Ann Ash', 'ann ash');
            INSERT INTO account (id, uuid, holder_id, payment_reference, account_type, account_status, currency, created_at, created_by,
                last_updated_at, last_updated_by, account_balance, open_debits, last_payment_date, last_payment_amount, ledger_version, search_text)
                VALUES (1, '7d0a6d1e-53c5-4f4f-9d1c-0b6e8f1f2a3b', 1, '1000000015', 'Master', 'active', 'GBP', '2025-02-01T10:00:00.000Z', 'kim',
                '2025-02-01T10:00:00.000Z', 'kim', 6000, 1, '2025-02-03', 4000, 2, 'ann ash ann 1000000015');
            INSERT INTO account_line (id, account_id, debit_type, amount, amount_outstanding, date, description, created_at, created_by)
                VALUES (1, 1, 'RENT', 10000, 6000, '2025-02-01', 'Rent', '2025-02-01T10:00:01.000Z', 'kim');
            INSERT INTO account_line (id, account_id, credit_type, amount, amount_outstanding, date, payment_type, created_at, created_by)
                VALUES (2, 1, 'PAYMENT', -4000, 0, '2025-02-03', 'CASH', '2025-02-03T10:00:00.000Z', 'lee');
            INSERT INTO account_offset VALUES (1, 'CREATE', 10000, NULL, 1, '2025-02-01T10:00:01.000Z', 'kim');
            INSERT INTO account_offset VALUES (2, 'CREATE', -4000, 2, NULL, '2025-02-03T10:00:00.000Z', 'lee');
            INSERT INTO account_offset VALUES (3, 'APPLY', -4000, 2, 1, '2025-02-03T10:00:00.000Z', 'lee');
            INSERT INTO audit VALUES (1, '2025-02-01T10:00:00.000Z', 'kim', 'create-account', 1, NULL, NULL, NULL, '{"accountStatus":"active"}');
            INSERT INTO audit VALUES (2, '2025-02-01T10:00:01.000Z', 'kim', 'add-debit', 1, 1, NULL, NULL,
                '{"added":[{"account_line_id":1,"amountMinor":10000,"amountOutstandingMinor":10000,"debit_type":"RENT"}],"balanceAfterMinor":10000,"balanceBeforeMinor":0,"changed":[],"offsets":[]}');
            INSERT INTO audit VALUES (3, '2025-02-03T10:00:00.000Z', 'lee', 'add-credit', 1, 2, NULL, NULL,
                '{"added":[{"account_line_id":2,"amountMinor":-4000,"amountOutstandingMinor":0,"credit_type":"PAYMENT"}],"balanceAfterMinor":6000,"balanceBeforeMinor":10000,"changed":[],"offsets":[]}');
            INSERT INTO event VALUES (1, '2025-02-01T10:00:00.000Z', 'AccountCreated', '7d0a6d1e-53c5-4f4f-9d1c-0b6e8f1f2a3b', 1, '{}');
            INSERT INTO idempotency_key VALUES ('till-1', 'add-credit', '4000|PAYMENT|CASH|', 1, 2, '2025-02-03T10:00:00.000Z');
            PRAGMA application_id = 1413565529;
            PRAGMA user_version = 1;
        )"_s), QString());
        m_before = rows(m_path);
        for (const QString &table : std::as_const(m_before))
            QVERIFY(!table.isEmpty());
    }

    void theFirstOpeningMakesACopyAndKeepsEveryRow()
    {
        {
            const auto store = sqlStore(m_path);
            must(store->open());
            QCOMPARE(rows(m_path), m_before);
            const VerifyReport report = must(store->verify());
            QCOMPARE(report.faultCount, 0);
            QVERIFY(report.trailEntries >= 3);
            QVERIFY(!report.trailSeal.isEmpty());
            const auto trail = must(store->trail({.account = {1}}));
            QCOMPARE(trail.size(), 3U);
            QCOMPARE(trail.front().actor, u"lee"_s);
        }
        QCOMPARE(backups().size(), 1);
        const QString copy = m_folder.filePath(backups().front());
        QCOMPARE(rows(copy), m_before);
        QCOMPARE(SideDoor(copy).value(u"PRAGMA user_version"_s), u"1"_s);
    }

    void whatIsThereIsSummedUp()
    {
        SideDoor door(m_path);
        QCOMPARE(door.value(u"SELECT group_concat(account_type || currency || kind || day || ' ' || outstanding || ' in ' || lines, ', ') FROM open_sum"_s),
                 u"MasterGBPdebit2025-02-01 6000 in 1"_s);
        QCOMPARE(door.value(u"SELECT group_concat(month || line_type || ' ' || amount || ' in ' || lines, ', ') FROM flow_sum"_s),
                 u"2025-02PAYMENT -4000 in 1, 2025-02RENT 10000 in 1"_s);
    }

    void theNextOpeningMakesNoCopy()
    {
        const auto store = sqlStore(m_path);
        must(store->open());
        QCOMPARE(backups().size(), 1);
    }

    void oldEntriesAreChainedSoThatAChangedOneIsFound()
    {
        const QString forged = m_folder.filePath(u"forged.db"_s);
        QVERIFY(QFile::copy(m_path, forged));
        {
            SideDoor forger(forged);
            forger.disarm();
            QCOMPARE(forger.run(u"UPDATE audit SET actor = 'kim' WHERE id = 3"_s), QString());
            forger.rearm();
        }
        const auto store = sqlStore(forged);
        const VerifyReport report = must(store->verify());
        QVERIFY(report.faultCount > 0);
        QCOMPARE(report.faults.front().table, u"audit"_s);
        QCOMPARE(report.faults.front().row, 3);
    }

    void theCopyIsRestoredWhereTheNewSchemaIsNotWanted()
    {
        const QString again = m_folder.filePath(u"again.db"_s);
        QVERIFY(QFile::copy(m_folder.filePath(backups().front()), again));
        QVERIFY(posted(*sqlStore(m_path), {1}, debitOf(u"5.00"_s, u"2025-03-01"_s)).line.id == LineId{3});
        const auto kept = restoreSqlite(again, m_path, QDateTime::currentDateTimeUtc(), [](int) {});
        QCOMPARE(outcomeOf(kept), u"ok"_s);
        QCOMPARE(rows(m_path), m_before);
        QCOMPARE(SideDoor(m_path).value(u"PRAGMA user_version"_s), u"1"_s);
    }
};

QTEST_GUILESS_MAIN(TestSqlUpgrade)
#include "tst_sqlupgrade.moc"
