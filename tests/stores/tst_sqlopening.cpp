// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "tests/stores/sidedoor.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

#ifdef Q_OS_UNIX
/// File permissions mean nothing to the superuser: for its lifetime this program is nobody, if it was the superuser.
class Commoner
{
public:
    Commoner() { m_dropped = geteuid() != 0 || seteuid(65534) == 0; }
    ~Commoner()
    {
        if (getuid() == 0 && seteuid(0) != 0)
            qFatal("cannot become the superuser again");
    }
    Q_DISABLE_COPY_MOVE(Commoner)
    [[nodiscard]] bool isReal() const { return m_dropped; }

private:
    bool m_dropped = false;
};
#endif

} // namespace

/// What the SQLite store does with files it cannot or must not use.
class TestSqlOpening : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    static QString opening(const QString &file, SqlAccountStore::Opening how = SqlAccountStore::Opening::MustExist)
    {
        SqlAccountStore store(file, how, SqlSession{.user = u"tester"_s});
        const auto answer = await(store.open());
        if (!answer && answer.error().value != file)
            return u"%1 without the file's name"_s.arg(outcomeOf(answer));
        return outcomeOf(answer);
    }
    static Posting payment(const QString &key)
    {
        return {.key = key, .account = {1}, .command = paymentOf(u"5.00"_s, u"2025-03-01"_s)};
    }

private slots:
    void initTestCase() { initResources(); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void refusesAFileThatIsNotThere()
    {
        QCOMPARE(opening(path(u"none.db"_s)), u"CannotOpen"_s);
        QVERIFY(!QFile::exists(path(u"none.db"_s)));
        QCOMPARE(opening(path(u"none/new.db"_s), SqlAccountStore::Opening::CreateIfMissing), u"CannotOpen"_s);
        QCOMPARE(opening(m_folder->path()), u"CannotOpen"_s);
        QCOMPARE(opening(m_folder->path(), SqlAccountStore::Opening::CreateIfMissing), u"CannotOpen"_s);
    }

    void answersEveryCallWithTheReasonItCannotOpen()
    {
        SqlAccountStore store(path(u"none.db"_s), SqlAccountStore::Opening::MustExist, SqlSession{.user = u"tester"_s});
        QCOMPARE(outcomeOf(store.accounts({}, {})), u"CannotOpen"_s);
        QCOMPARE(outcomeOf(store.ledger({1})), u"CannotOpen"_s);
        QCOMPARE(outcomeOf(store.post(payment(u"k"_s))), u"CannotOpen"_s);
        QCOMPARE(outcomeOf(store.verify()), u"CannotOpen"_s);
    }

    void leavesOtherPeoplesFilesAlone_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("a text") << u"text"_s << u"NotADatabase"_s;
        QTest::newRow("a short text") << u"short"_s << u"NotADatabase"_s;
        QTest::newRow("a database of another program") << u"other"_s << u"NotADatabase"_s;
        QTest::newRow("one with another program's mark") << u"marked"_s << u"NotADatabase"_s;
        QTest::newRow("a newer schema") << u"newer"_s << u"NewerDatabase"_s;
    }
    void leavesOtherPeoplesFilesAlone()
    {
        QFETCH(QString, kind);
        QFETCH(QString, outcome);
        const QString file = path(u"file.db"_s);
        if (kind == u"text"_s) {
            write(file, QByteArray("Dear council, I have paid.\n").repeated(400));
        } else if (kind == u"short"_s) {
            write(file, "reference,holder\n");
        } else if (kind == u"newer"_s) {
            must(sqlStore(file)->open());
            SideDoor door(file);
            QCOMPARE(door.run(u"PRAGMA journal_mode = DELETE; PRAGMA user_version = 9999"_s), QString());
        } else {
            SideDoor door(file);
            QCOMPARE(door.run(u"CREATE TABLE account (id INTEGER); INSERT INTO account VALUES (7)"_s), QString());
            if (kind == u"marked"_s)
                QCOMPARE(door.run(u"PRAGMA application_id = 77; PRAGMA user_version = 1"_s), QString());
        }
        const QByteArray before = bytesOf(file);
        const QStringList files = QDir(m_folder->path()).entryList(QDir::Files);
        QCOMPARE(opening(file), outcome);
        QCOMPARE(opening(file, SqlAccountStore::Opening::CreateIfMissing), outcome);
        QCOMPARE(bytesOf(file), before);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), files);
    }

    void takesAnEmptyFileAsItsOwn()
    {
        write(path(u"empty.db"_s), {});
        QCOMPARE(opening(path(u"empty.db"_s)), u"ok"_s);
        auto store = sqlStore(path(u"empty.db"_s));
        created(*store, u"A"_s, u"Ann"_s);
    }

    void findsEverythingAgain()
    {
        auto store = sqlStore(path(u"a.db"_s));
        fillTwoAccounts(*store);
        const QString before = pictureOf(*store);
        store = sqlStore(path(u"a.db"_s));
        must(store->open());
        QCOMPARE(pictureOf(*store), before);
        QCOMPARE(store->info().name, u"a.db"_s);
        QCOMPARE(store->info().location, path(u"a.db"_s));
    }

    void opensAFolderWithStrangeLetters()
    {
        const QString folder = path(u"Ž 100% ?mode=ro#& d'or"_s);
        QVERIFY(QDir().mkpath(folder));
        const QString file = folder + u"/Łódź.db"_s;
        auto store = sqlStore(file);
        created(*store, u"A"_s, u"Ann"_s);
        store.reset();
        QVERIFY(QFile::exists(file));
        QCOMPARE(opening(file), u"ok"_s);
    }

    void letsTwoProgramsMakeTheSameFile()
    {
        for (int round = 0; round < 10; ++round) {
            const QString file = path(u"both%1.db"_s.arg(round));
            auto first = sqlStore(file);
            auto second = sqlStore(file);
            const Reply<> one = first->open();
            const Reply<> two = second->open();
            QCOMPARE(outcomeOf(one), u"ok"_s);
            QCOMPARE(outcomeOf(two), u"ok"_s);
        }
    }

    void letsTwoProgramsPostAtOnce()
    {
        auto first = sqlStore(path(u"a.db"_s));
        fillTwoAccounts(*first);
        auto second = sqlStore(path(u"a.db"_s));
        std::vector<Reply<Posted>> replies;
        for (int i = 0; i < 40; ++i) {
            replies.push_back(first->post(payment(u"first %1"_s.arg(i))));
            replies.push_back(second->post(payment(u"second %1"_s.arg(i))));
            replies.push_back(second->post(payment(u"first %1"_s.arg(i))));      // whoever comes first, it happens once
        }
        int repeated = 0;
        for (const Reply<Posted> &reply : replies)
            repeated += must(reply).repeated ? 1 : 0;
        QCOMPARE(repeated, 40);
        QCOMPARE(must(first->account({1})).balance, pounds(u"-320.00"_s));
        QCOMPARE(must(second->verify()).faultCount, 0);
    }

    void saysBusyWhenAnotherProgramKeepsWriting()
    {
        auto store = sqlStore(path(u"a.db"_s), std::chrono::milliseconds(100));
        fillTwoAccounts(*store);
        const QString before = pictureOf(*store);
        SideDoor door(path(u"a.db"_s));
        QCOMPARE(door.run(u"BEGIN IMMEDIATE"_s), QString());
        QCOMPARE(outcomeOf(store->post(payment(u"k"_s))), u"Busy"_s);
        QCOMPARE(outcomeOf(store->create(draftOf(u"C"_s, u"Cem"_s), u"c"_s)), u"Busy"_s);
        const QString office = officeOf(*store);
        QCOMPARE(outcomeOfChanges(*store, {1}, {1}, u"c"_s), u"Busy"_s);
        QCOMPARE(pictureOf(*store), before);                    // reading goes on meanwhile
        QCOMPARE(officeOf(*store), office);
        QCOMPARE(door.run(u"ROLLBACK"_s), QString());
        QVERIFY(!must(store->post(payment(u"k"_s))).repeated);
        QCOMPARE(must(store->account({1})).balance, pounds(u"75.00"_s));
        QCOMPARE(outcomeOfChanges(*store, {1}, {1}, u"c"_s), u"ok"_s);
    }

    void waitsForAnotherProgramToFinish()
    {
        auto store = sqlStore(path(u"a.db"_s));
        fillTwoAccounts(*store);
        SideDoor door(path(u"a.db"_s));
        QCOMPARE(door.run(u"BEGIN IMMEDIATE"_s), QString());
        const Reply<Posted> reply = store->post(payment(u"k"_s));
        std::thread other([&door] {
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            door.run(u"COMMIT"_s);
        });
        const QString outcome = outcomeOf(reply);
        other.join();
        QCOMPARE(outcome, u"ok"_s);
    }

#ifdef Q_OS_UNIX
    void readsAFileItMayNotWrite()
    {
        const QString file = path(u"a.db"_s);
        auto store = sqlStore(file);
        fillTwoAccounts(*store);
        const QString before = pictureOf(*store);
        store.reset();
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
        // SQLite may keep its log beside the file, but may not write the file.
        QVERIFY(QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7777)));
        const Commoner commoner;
        if (!commoner.isReal())
            QSKIP("the superuser may write everything and cannot become nobody here");
        store = sqlStore(file);
        QCOMPARE(outcomeOf(store->open()), u"ok"_s);
        QCOMPARE(pictureOf(*store), before);
        QCOMPARE(outcomeOf(store->post(payment(u"k"_s))), u"ReadOnly"_s);
        QCOMPARE(outcomeOf(store->create(draftOf(u"C"_s, u"Cem"_s), u"c"_s)), u"ReadOnly"_s);
        const QString office = officeOf(*store);
        QCOMPARE(outcomeOfChanges(*store, {1}, {1}, u"c"_s), u"ReadOnly"_s);
        QCOMPARE(officeOf(*store), office);
        QCOMPARE(must(store->verify()).faultCount, 0);
        store.reset();
    }

    void refusesAFileItMayNotRead()
    {
        const QString file = path(u"a.db"_s);
        must(sqlStore(file)->open());
        QVERIFY(QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7755)));
        QVERIFY(QFile::setPermissions(file, {}));
        const Commoner commoner;
        if (!commoner.isReal())
            QSKIP("the superuser may read everything and cannot become nobody here");
        QCOMPARE(opening(file), u"CannotOpen"_s);
        QCOMPARE(opening(path(u"new.db"_s), SqlAccountStore::Opening::CreateIfMissing), u"CannotOpen"_s);
    }
#endif

    void opensWhileAnotherProgramWrites()
    {
        const QString file = path(u"busy.db"_s);
        {
            const auto made = sqlStore(file);
            must(made->open());
            fillTwoAccounts(*made);
        }
        SideDoor door(file);
        door.disarm();
        QCOMPARE(door.run(u"UPDATE audit_checkpoint SET at = '2000-01-01T00:00:00.000Z'"_s), QString());
        door.rearm();
        QCOMPARE(door.run(u"BEGIN IMMEDIATE"_s), QString());
        // The daily checkpoint can wait; whoever wants to read cannot.
        const auto store = sqlStore(file, std::chrono::milliseconds(100));
        QCOMPARE(outcomeOf(store->open()), u"ok"_s);
        QCOMPARE(must(store->accounts({}, {})).count, 2);
        QCOMPARE(outcomeOf(store->post(payment(u"late"_s))), u"Busy"_s);
        QCOMPARE(door.run(u"COMMIT"_s), QString());
        must(sqlStore(file)->open());
        QCOMPARE(door.value(u"SELECT count(*) FROM audit_checkpoint"_s), u"2"_s);
    }
};

QTEST_GUILESS_MAIN(TestSqlOpening)
#include "tst_sqlopening.moc"
