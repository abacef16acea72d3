// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/restore.h"
#include "models/stores/sql/sqlaccountstore.h"
#include "resources/resources.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"
#include "tests/support/postgrescluster.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

namespace {

const QDateTime noon = QDateTime(QDate(2026, 3, 4), QTime(12, 0), Qt::UTC);
const QString aside = u"tallystick_before_restore_20260304_120000"_s;

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Copies of a PostgreSQL database: whole or not at all, and what they replace is kept.
class TestPostgresBackup final : public QObject
{
    Q_OBJECT

    std::unique_ptr<SqlAccountStore> store(const QString &user = u"tester"_s)
    {
        auto made = std::make_unique<SqlAccountStore>(m_cluster.address(m_name, user), SqlAccountStore::Opening::CreateIfMissing,
                                                      SqlSession{.now = [] { return noon; }, .backupFolder = m_folder->filePath(u"copies"_s)});
        return made;
    }
    QString run(const QString &sql) { return m_cluster.run(m_name, sql); }
    QString schemas() { return run(u"SELECT string_agg(nspname, ' ' ORDER BY nspname) FROM pg_namespace WHERE nspname LIKE 'tally%'"_s); }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files, QDir::Name); }
    Result<Restored> restore(bool replace = true, const QString &user = u"tester"_s)
    {
        return restoreDatabase({.backup = m_backup, .database = m_cluster.address(m_name, user), .replace = replace, .now = noon},
                               [this](int percent) { m_percents.append(percent); return m_goOn; });
    }
    QString picture()
    {
        const auto one = store();
        must(one->open());
        return pictureOf(*one) + officeOf(*one);
    }
    void usePrograms(const QString &name, const QByteArray &script)
    {
        const QString folder = m_folder->filePath(u"bin"_s);
        QVERIFY(QDir().mkpath(folder));
        for (const QString &real : {u"pg_dump"_s, u"pg_restore"_s, u"psql"_s, u"sleep"_s}) {
            if (real != name)
                QVERIFY(QFile::link(QStandardPaths::findExecutable(real), folder + u'/' + real));
        }
        if (!script.isEmpty()) {
            QFile file(folder + u'/' + name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("#!/bin/sh\n" + script);
            file.close();
            QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        }
        qputenv("PATH", QFile::encodeName(folder));
    }
    void newDatabase()
    {
        m_name = u"copy%1"_s.arg(++m_number);
        m_cluster.makeDatabase(m_name);
    }

    PostgresCluster m_cluster;
    QByteArray m_path = qgetenv("PATH");
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_name, m_backup;
    QString m_then, m_now;           ///< what the backup holds, and what the database holds since
    QList<int> m_percents;
    bool m_goOn = true;
    int m_number = 0;

private slots:
    void initTestCase()
    {
        initResources();
        m_cluster.run(u"postgres"_s, u"CREATE ROLE cara LOGIN; CREATE ROLE stranger LOGIN"_s);
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_backup = m_folder->filePath(u"then.dump"_s);
        m_goOn = true;
        m_percents.clear();
        newDatabase();
        const auto full = store();
        must(full->open());
        fillTwoAccounts(*full);
        must(full->changePerson({.name = u"cara"_s, .roles = Role::Caseworker}, u"let cara"_s));
        must(full->changePerson({.name = u"gone"_s, .roles = Role::Finance}, u"let gone"_s));
        must(full->backup(m_backup));
        m_then = pictureOf(*full) + officeOf(*full);
        posted(*full, {1}, debitOf(u"5.00"_s, u"2025-03-01"_s));
        m_now = pictureOf(*full) + officeOf(*full);
    }
    void cleanup() { qputenv("PATH", m_path); }

    void aNewDatabaseHoldsWhatTheBackupHeld()
    {
        newDatabase();
        const auto restored = restore(false);
        QCOMPARE(outcomeOf(restored), u"ok"_s);
        QCOMPARE(restored->kept, QString());
        QCOMPARE(restored->strangers, QStringList{u"gone"_s});
        QCOMPARE(m_percents.last(), 100);
        QVERIFY(std::is_sorted(m_percents.cbegin(), m_percents.cend()));
        QCOMPARE(picture(), m_then);
        const auto one = store();
        const VerifyReport report = must(one->verify());
        QCOMPARE(report.faultCount, 0);
        QCOMPARE(report.lines, 4);
        // It goes on where it stopped: new numbers, the same rights.
        posted(*one, {2}, debitOf(u"1.00"_s, u"2025-03-02"_s));
        QCOMPARE(must(one->verify()).faultCount, 0);
        const auto cara = store(u"cara"_s);
        must(cara->open());
        posted(*cara, {1}, paymentOf(u"1.00"_s, u"2025-03-02"_s));
        QCOMPARE(outcomeOf(cara->post({.key = u"no"_s, .account = {1}, .command = debitOf(u"1.00"_s, u"2025-03-02"_s)})), u"NotAllowed add-debit"_s);
        QVERIFY(m_cluster.psql(m_name, u"cara"_s, u"UPDATE tallystick.account_line SET amount = 1"_s).contains(u"permission denied"_s));
    }

    void anotherServerGetsTheRolesToo()
    {
        PostgresCluster other;
        other.makeDatabase(u"moved"_s);
        other.run(u"moved"_s, u"CREATE ROLE plain LOGIN; GRANT CREATE ON DATABASE moved TO plain"_s);
        const auto restoreAs = [&](const QString &user) {
            return restoreDatabase({.backup = m_backup, .database = other.address(u"moved"_s, user), .now = noon}, [](int) { return true; });
        };
        const auto refused = restoreAs(u"plain"_s);
        QCOMPARE(outcomeOf(refused), u"Invalid"_s);
        QVERIFY(refused.error().detail.contains(u"must be allowed to create roles"_s));
        const auto restored = restoreAs(u"tester"_s);
        QCOMPARE(outcomeOf(restored), u"ok"_s);
        QCOMPARE(restored->strangers, QStringList({u"cara"_s, u"gone"_s}));
        SqlAccountStore moved(other.address(u"moved"_s), SqlAccountStore::Opening::MustExist, SqlSession{});
        must(moved.open());
        QCOMPARE(pictureOf(moved) + officeOf(moved), m_then);
        QCOMPARE(must(moved.verify()).faultCount, 0);
    }

    void theDatabaseAsItWasIsKeptAside()
    {
        const auto restored = restore();
        QCOMPARE(outcomeOf(restored), u"ok"_s);
        QCOMPARE(restored->kept, aside);
        QCOMPARE(schemas(), u"tallystick "_s + aside);
        QCOMPARE(picture(), m_then);
        QCOMPARE(run(u"SELECT count(*) FROM %1.account_line"_s.arg(aside)), u"5"_s);
        QVERIFY(m_cluster.psql(m_name, u"cara"_s, u"SELECT %1.write('[]')"_s.arg(aside)).contains(u"permission denied for schema"_s));
        const auto again = restore();
        QCOMPARE(outcomeOf(again), u"ok"_s);
        QCOMPARE(again->kept, aside + u"_2"_s);
    }

    void theOwnerStaysTheOwner()
    {
        QCOMPARE(outcomeOf(restore(true, u"postgres"_s)), u"ok"_s);
        QCOMPARE(run(u"SELECT string_agg(DISTINCT pg_get_userbyid(c.relowner), ' ') || ' ' || pg_get_userbyid(n.nspowner) FROM pg_class c "
                     "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'tallystick' GROUP BY n.nspowner"_s), u"tester tester"_s);
        QCOMPARE(run(u"SELECT string_agg(DISTINCT pg_get_userbyid(proowner), ' ') FROM pg_proc WHERE pronamespace = 'tallystick'::regnamespace"_s), u"tester"_s);
        QCOMPARE(picture(), m_then);
    }

    void accountsAreReplacedOnlyWhenThatIsAskedFor()
    {
        QCOMPARE(outcomeOf(restore(false)), u"Conflict database"_s);
        QCOMPARE(schemas(), u"tallystick"_s);
        QCOMPARE(picture(), m_now);
    }

    void aDatabaseInUseIsLeftAlone()
    {
        const auto user = store(u"cara"_s);
        must(user->open());
        QCOMPARE(outcomeOf(restore()), u"Busy"_s);
        QCOMPARE(schemas(), u"tallystick"_s);
        QCOMPARE(pictureOf(*user), m_now.first(pictureOf(*user).size()));
    }

    void whatIsNoBackupChangesNothing_data()
    {
        QTest::addColumn<QString>("spoil");
        QTest::addColumn<QString>("outcome");
        for (const auto &[spoil, outcome] : {std::pair("missing", "CannotOpen"), {"empty", "NotADatabase"}, {"garbage", "NotADatabase"},
                                             {"of another schema", "NotADatabase"}, {"newer", "NewerDatabase"}, {"truncated", "Corrupt"},
                                             {"of forged rows", "Corrupt"}})
            QTest::newRow(spoil) << QString::fromLatin1(spoil) << QString::fromLatin1(outcome);
    }
    void whatIsNoBackupChangesNothing()
    {
        QFETCH(QString, spoil);
        const auto replaceBackup = [this](const QByteArray &bytes) {
            QFile file(m_backup);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        };
        const auto dumpAgain = [this](const QString &spoilt) {
            run(u"SET session_replication_role = replica; "_s + spoilt);
            QFile::remove(m_backup);
            const auto other = store();
            must(other->backup(m_backup));
        };
        if (spoil == "missing"_L1)
            QFile::remove(m_backup);
        else if (spoil == "empty"_L1)
            replaceBackup({});
        else if (spoil == "garbage"_L1)
            replaceBackup(QByteArray(20'000, 'g'));
        else if (spoil == "truncated"_L1)
            replaceBackup(bytesOf(m_backup).first(bytesOf(m_backup).size() - 3000));
        else if (spoil == "of forged rows"_L1)
            dumpAgain(u"UPDATE tallystick.account_line SET amount = 4001, amount_outstanding = 4001 WHERE id = 2"_s);
        else if (spoil == "newer"_L1)
            run(u"UPDATE tallystick.schema_version SET version = 9999"_s);
        if (spoil == "of another schema"_L1 || spoil == "newer"_L1) {
            if (spoil == "of another schema"_L1)
                run(u"CREATE SCHEMA other; CREATE TABLE other.schema_version (version bigint)"_s);
            QFile::remove(m_backup);
            QProcess dump;
            dump.start(u"pg_dump"_s, {u"-Fc"_s, u"-n"_s, spoil == "newer"_L1 ? u"tallystick"_s : u"other"_s, u"-f"_s, m_backup,
                                      u"-d"_s, m_cluster.address(m_name, u"postgres"_s)});
            QVERIFY(dump.waitForFinished() && dump.exitCode() == 0);
        }
        newDatabase();
        {
            const auto other = store();
            must(other->open());
            fillTwoAccounts(*other);
        }
        const QString before = picture();
        QTEST(outcomeOf(restore()), "outcome");
        QCOMPARE(schemas(), u"tallystick"_s);
        QCOMPARE(picture(), before);
    }

    void stoppingChangesNothing()
    {
        m_goOn = false;
        QCOMPARE(outcomeOf(restore()), u"Cancelled"_s);
        QCOMPARE(schemas(), u"tallystick"_s);
        QCOMPARE(picture(), m_now);
    }

    void aRestThatWasLeftIsClearedAway()
    {
        m_cluster.psql(m_name, u"tester"_s, u"CREATE SCHEMA tallystick_restoring; CREATE TABLE tallystick_restoring.account (id int)"_s);
        QCOMPARE(outcomeOf(restore()), u"ok"_s);
        QCOMPARE(picture(), m_then);
    }

    void onlyTheOwnerCopiesAndRestores()
    {
        const auto user = store(u"cara"_s);
        must(user->open());
        const auto refused = await(user->backup(m_folder->filePath(u"no.dump"_s)));
        QCOMPARE(outcomeOf(refused), u"Invalid"_s);
        QVERIFY(refused.error().detail.contains(u"only tester"_s));
        const auto alsoRefused = restore(true, u"cara"_s);
        QCOMPARE(outcomeOf(alsoRefused), u"Invalid"_s);
        QVERIFY(alsoRefused.error().detail.contains(u"only tester"_s));
        QCOMPARE(files(), QStringList{u"then.dump"_s});
    }

    void aServerThatIsNotThereIsOffline()
    {
        const QString nowhere = u"postgresql://tester@127.0.0.1:1/copy?sslmode=disable"_s;
        QCOMPARE(outcomeOf(restoreDatabase({.backup = m_backup, .database = nowhere}, [](int) { return true; })), u"Offline"_s);
        m_name = u"nosuch"_s;
        QCOMPARE(outcomeOf(restore()), u"CannotOpen"_s);
    }

    void aBackupNeverReplacesAFile()
    {
        const QByteArray before = bytesOf(m_backup);
        const auto full = store();
        QCOMPARE(outcomeOf(full->backup(m_backup)), u"Invalid file"_s);
        QCOMPARE(bytesOf(m_backup), before);
        QCOMPARE(outcomeOf(full->backup(m_folder->filePath(u"nowhere/b.dump"_s))), u"CannotOpen"_s);
    }

    void aMissingProgramIsNamed_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("said");
        QTest::newRow("missing") << QByteArray() << u"the program pg_dump is not installed on this computer; the package postgresql-client has it"_s;
        QTest::newRow("older") << QByteArray("echo 'pg_dump (PostgreSQL) 9.6.24'\n") << u"the program pg_dump is of PostgreSQL 9 and the server of PostgreSQL %1; install the package postgresql-client-%1"_s;
    }
    void aMissingProgramIsNamed()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, said);
        const QString version = run(u"SELECT current_setting('server_version_num')::int / 10000"_s);
        usePrograms(u"pg_dump"_s, script);
        const auto full = store();
        const auto refused = await(full->backup(m_folder->filePath(u"b.dump"_s)));
        QCOMPARE(outcomeOf(refused), u"Invalid"_s);
        QCOMPARE(refused.error().detail, said.replace(u"%1"_s, version));
        QCOMPARE(files(), QStringList{u"then.dump"_s});
    }

    void aCancelledBackupLeavesNoFile_data()
    {
        QTest::addColumn<bool>("closed");
        QTest::newRow("cancelled") << false;
        QTest::newRow("the database closed") << true;
    }
    void aCancelledBackupLeavesNoFile()
    {
        QFETCH(bool, closed);
        usePrograms(u"pg_dump"_s, "if [ \"$1\" = --version ]; then echo 'pg_dump (PostgreSQL) 99.1'; exit; fi\n"
                                  "for a in \"$@\"; do case $a in --file=*) echo half > \"${a#--file=}\";; esac; done\nexec sleep 60\n");
        auto full = store();
        must(full->open());
        const QString target = m_folder->filePath(u"b.dump"_s);
        QElapsedTimer watch;
        watch.start();
        Reply<> reply = full->backup(target);
        QTRY_VERIFY(QFile::exists(target + u".part"_s));
        if (closed)
            full.reset();
        else
            reply.cancel();
        QTRY_VERIFY(!QFile::exists(target + u".part"_s));
        QVERIFY(!QFile::exists(target));
        QVERIFY(watch.elapsed() < 30'000);
        if (!closed)
            must(full->rules());
    }

    void thePasswordIsInNoArgument()
    {
        usePrograms(u"pg_dump"_s, "if [ \"$1\" = --version ]; then echo 'pg_dump (PostgreSQL) 99.1'; exit; fi\n"
                                  "for a in \"$@\"; do case $a in --file=*) d=${a#--file=}; esac; done\n"
                                  "echo \"$@\" > \"$d.said\"; echo \"$PGPASSWORD\" > \"$d.secret\"; exit 1\n");
        SqlAccountStore full(m_cluster.address(m_name), SqlAccountStore::Opening::MustExist, SqlSession{.password = [] { return u"s3cret"_s; }});
        QCOMPARE(outcomeOf(full.backup(m_folder->filePath(u"b.dump"_s))), u"Internal"_s);
        const QByteArray said = bytesOf(m_folder->filePath(u"b.dump.part.said"_s));
        QVERIFY(said.contains(m_name.toUtf8()) && !said.contains("s3cret"));
        QCOMPARE(bytesOf(m_folder->filePath(u"b.dump.part.secret"_s)), QByteArray("s3cret\n"));
    }

    void screensGoOnReadingWhileACopyIsMade()
    {
        usePrograms(u"pg_dump"_s, "if [ \"$1\" = --version ]; then echo 'pg_dump (PostgreSQL) 99.1'; exit; fi\nexec sleep 60\n");
        const auto full = store();
        must(full->open());
        Reply<> reply = full->backup(m_folder->filePath(u"b.dump"_s));
        QCOMPARE(must(full->accounts({}, {})).count, 2);
        posted(*full, {1}, paymentOf(u"1.00"_s, u"2025-03-01"_s));
        QVERIFY(!reply.isFinished());
    }

    void aCopyIsMadeBeforeTheTablesChange()
    {
        run(u"UPDATE tallystick.schema_version SET version = version - 1"_s);
        const int version = run(u"SELECT version FROM tallystick.schema_version"_s).toInt();
        const auto one = store();
        (void)await(one->open());        // the newest file's changes are there already, so that this fails; the copy comes first
        const QStringList copies = QDir(m_folder->filePath(u"copies"_s)).entryList(QDir::Files);
        QCOMPARE(copies, QStringList{u"127.0.0.1-%1.schema-%2-20260304-120000.backup"_s.arg(m_name).arg(version)});
        QVERIFY(QFileInfo(m_folder->filePath(u"copies/"_s + copies.front())).size() > 1000);
    }

    void theTablesDoNotChangeWithoutACopy()
    {
        run(u"UPDATE tallystick.schema_version SET version = version - 1"_s);
        usePrograms(u"pg_dump"_s, {});
        const auto one = store();
        const auto refused = await(one->open());
        QCOMPARE(outcomeOf(refused), u"Invalid"_s);
        QVERIFY2(refused.error().detail.contains(u"a copy is made before that, but the program pg_dump is not installed"_s), qPrintable(refused.error().detail));
        // Where there is nothing to lose none is needed.
        qputenv("PATH", m_path);
        newDatabase();
        must(store()->open());
        run(u"UPDATE tallystick.schema_version SET version = version - 1"_s);
        qputenv("PATH", "");
        QVERIFY(outcomeOf(store()->open()) != u"Invalid"_s);
    }
};

QTEST_GUILESS_MAIN(TestPostgresBackup)
#include "tst_postgresbackup.moc"
