// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/auditchain.h"
#include "tests/stores/sidedoor.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

/// verify() finds whoever rewrote history in the file, and names the row.
class TestSqlTrail : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<SqlAccountStore> m_store;

    /// "check table row" of every fault, sorted.
    [[nodiscard]] QStringList faults() const
    {
        QStringList texts;
        for (const VerifyFault &fault : must(m_store->verify()).faults)
            texts.append(u"%1 %2 %3"_s.arg(fault.check, fault.table).arg(fault.row));
        texts.sort();
        return texts;
    }
    void tamper(const QString &sql) const
    {
        SideDoor door(m_path);
        door.disarm();
        QCOMPARE(door.run(sql), QString());
        door.rearm();
    }
    /// The file's bytes, with everything in it and nobody using it.
    [[nodiscard]] QByteArray closedFile()
    {
        {
            SideDoor door(m_path);
            door.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        }
        m_store.reset();
        QFile file(m_path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the database cannot be read");
        return file.readAll();
    }
    void write(const QByteArray &bytes)
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
        file.close();
        m_store = sqlStore(m_path);
    }

private slots:
    void init()
    {
        m_path = m_folder.filePath(QUuid::createUuid().toString(QUuid::Id128) + u".db"_s);
        m_store = sqlStore(m_path);
        fillTwoAccounts(*m_store);   // entries: 1 the first person; 2 to 5 account 1; 6 and 7 account 2
    }
    void cleanup() { m_store.reset(); }

    void sealsATrailThatIsWhole()
    {
        const VerifyReport before = must(m_store->verify());
        QCOMPARE(before.faultCount, 0);
        QCOMPARE(before.trailEntries, 7);
        QCOMPARE(before.trailSeal.size(), 64);
        QCOMPARE(must(m_store->verify()).trailSeal, before.trailSeal);
        posted(*m_store, {1}, debitOf(u"1.00"_s, u"2025-01-01"_s));
        QVERIFY(must(m_store->verify()).trailSeal != before.trailSeal);
    }

    void findsHistoryRewritten_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const QString &sql, const QStringList &expected) { QTest::newRow(name) << sql << expected; };
        row("who", u"UPDATE audit SET actor = 'nobody' WHERE id = 3"_s, {u"audit-hash audit 3"_s});
        row("when", u"UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE id = 3"_s, {u"audit-hash audit 3"_s});
        row("what", u"UPDATE audit SET after = replace(after, '10000', '10001') WHERE id = 3"_s, {u"audit-hash audit 3"_s});
        row("before, from nothing to empty", u"UPDATE audit SET before = '' WHERE id = 3"_s, {u"audit-hash audit 3"_s});
        row("the hash itself", u"UPDATE audit SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE id = 4"_s,
            {u"audit-hash audit 4"_s, u"audit-hash audit 5"_s});
        row("an entry removed", u"DELETE FROM audit WHERE id = 3"_s, {u"audit-chain audit 4"_s, u"audit-hash audit 4"_s});
        row("the last entry removed", u"DELETE FROM audit WHERE id = 5"_s, {u"audit-end account 1"_s});
        row("the first person removed", u"DELETE FROM audit WHERE id = 1"_s, {u"audit-checkpoint audit_checkpoint 1"_s, u"audit-end ledger_settings 1"_s});
        row("two entries exchanged", u"UPDATE audit SET chain_number = -1 WHERE id = 3; UPDATE audit SET chain_number = 2 WHERE id = 4; "
                                     "UPDATE audit SET chain_number = 3 WHERE id = 3"_s,
            {u"audit-hash audit 3"_s, u"audit-hash audit 4"_s, u"audit-hash audit 5"_s});
        row("an entry added", u"INSERT INTO audit (at, actor, action, account_id, chain_number, hash) "
                              "VALUES ('2025-01-01T00:00:00.000Z', 'x', 'add-debit', 1, 5, 'x')"_s,
            {u"audit-end account 1"_s, u"audit-hash audit 8"_s});
        row("an entry given to another account", u"UPDATE audit SET account_id = 2, chain_number = 3 WHERE id = 5"_s,
            {u"audit-end account 1"_s, u"audit-end account 2"_s, u"audit-hash audit 5"_s});
    }
    void findsHistoryRewritten()
    {
        QFETCH(QString, sql);
        QFETCH(QStringList, expected);
        tamper(sql);
        QCOMPARE(faults(), expected);
    }

    // Whoever knows how hashes are made can make a whole chain anew; the checkpoint still knows the old one.
    void findsAChainMadeAnewBehindACheckpoint()
    {
        m_store.reset();
        {
            SideDoor door(m_path);
            door.disarm();
            // The checkpoint of the opening stands before these entries: move time on, so that opening makes another.
            door.run(u"UPDATE audit_checkpoint SET at = '2000-01-01T00:00:00.000Z'"_s);
            door.rearm();
        }
        m_store = sqlStore(m_path);
        must(m_store->open());
        QCOMPARE(faults(), QStringList());
        QString end;
        {
            SideDoor door(m_path);
            door.disarm();
            const AuditEntry forged{.action = u"create-account"_s, .account = AccountId{2}, .after = u"{}"_s};
            const QString at = door.value(u"SELECT at FROM audit WHERE id = 6"_s);
            const QString first = chainHash(u""_s, 1, at, u"tester"_s, forged);
            door.run(u"UPDATE audit SET after = '{}', hash = '%1' WHERE id = 6"_s.arg(first));
            const AuditEntry second{.action = u"add-debit"_s, .account = AccountId{2}, .line = LineId{4}, .after = u"{}"_s};
            end = chainHash(first, 2, door.value(u"SELECT at FROM audit WHERE id = 7"_s), u"tester"_s, second);
            door.run(u"UPDATE audit SET after = '{}', hash = '%1' WHERE id = 7"_s.arg(end));
            door.run(u"UPDATE account SET audit_hash = '%1' WHERE id = 2"_s.arg(end));
            door.rearm();
        }
        const QStringList found = faults();
        QCOMPARE(found.size(), 1);
        QVERIFY2(found.first().startsWith(u"audit-checkpoint audit_checkpoint"_s), qPrintable(found.first()));
    }

    void findsOneByteOfAnEntryInTheFile()
    {
        QByteArray bytes = closedFile();
        const qsizetype at = bytes.indexOf("\"amountMinor\":4000");
        QVERIFY(at > 0);
        bytes[at + qsizetype(qstrlen("\"amountMinor\":"))] = '5';
        write(bytes);
        const QStringList found = faults();
        QVERIFY2(found.contains(u"audit-hash audit 4"_s), qPrintable(found.join(u", "_s)));
    }

    void findsOneByteOfAnAmountInTheFile()
    {
        // An amount whose bytes occur nowhere else: 0x5A5B5C5D pence.
        posted(*m_store, {2}, debitOf(u"15159368.61"_s, u"2025-01-01"_s));
        const QByteArray whole = closedFile();
        const QByteArray amount = QByteArray::fromHex("5a5b5c5d");
        int places = 0;
        for (qsizetype at = whole.indexOf(amount); at >= 0; at = whole.indexOf(amount, at + 1)) {
            QByteArray bytes = whole;
            bytes[at + 3] = '\x5e';
            write(bytes);
            const QStringList found = faults();
            QVERIFY2(!found.isEmpty(), qPrintable(u"nothing noticed the byte at %1"_s.arg(at)));
            QVERIFY2(found.join(u' ').contains(u"account_line 5"_s) || found.join(u' ').contains(u"account 2"_s), qPrintable(found.join(u", "_s)));
            m_store.reset();
            ++places;
        }
        QVERIFY(places >= 3);        // the line's amount and outstanding, its offset
        write(whole);
        QCOMPARE(faults(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestSqlTrail)
#include "tst_sqltrail.moc"
