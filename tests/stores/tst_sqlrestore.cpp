// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/restore.h"
#include "models/stores/sql/sqliterestore.h"
#include "tests/stores/sidedoor.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <optional>
#include <vector>

#include <sqlite3.h>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

namespace {

/// Pages a new file may have; 0: as many as it likes.
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

const QDateTime noon = QDateTime(QDate(2026, 3, 4), QTime(12, 0), Qt::UTC);
const QString aside = u"a.before-restore-20260304-120000.db"_s;

#ifdef Q_OS_UNIX
struct stat factsOf(const QString &path)
{
    struct stat facts = {};
    if (::stat(QFile::encodeName(path).constData(), &facts) != 0)
        qFatal("no such file: %s", qPrintable(path));
    return facts;
}

/// "640"
QString modeOf(const QString &path) { return QString::number(factsOf(path).st_mode & 0777, 8); }

void setMode(const QString &path, const QString &mode)
{
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), mode.toUInt(nullptr, 8)), 0);
}

/// The umask of this program while it lives.
class Umask
{
public:
    explicit Umask(mode_t mask) : m_before{::umask(mask)} {}
    ~Umask() { ::umask(m_before); }
    Q_DISABLE_COPY_MOVE(Umask)

private:
    mode_t m_before;
};

/// A group this person may give a file to, other than that of new files.
std::optional<gid_t> otherGroup()
{
    if (::geteuid() == 0)
        return ::getegid() + 1;
    std::vector<gid_t> groups(256);
    groups.resize(std::size_t(std::max(0, ::getgroups(int(groups.size()), groups.data()))));
    const auto found = std::find_if(groups.begin(), groups.end(), [](gid_t group) { return group != ::getegid(); });
    return found == groups.end() ? std::nullopt : std::optional(*found);
}
#endif

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Restoring gives all of the backup or leaves everything as it was.
class TestSqlRestore final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    QString m_backup;
    QString m_then;                  ///< what the backup holds
    QString m_now;                   ///< what the database holds since

    QString pictureIn(const QString &path)
    {
        const auto store = sqlStore(path);
        return pictureOf(*store);
    }
    Result<QString> restore() { return restoreSqlite(m_backup, m_path, noon, [](int) {}); }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files, QDir::Name); }
    void writeBackup(const QByteArray &bytes)
    {
        QFile file(m_backup);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

private slots:
    void initTestCase() { QCOMPARE(sqlite3_auto_extension(asEntryPoint(limitPages)), SQLITE_OK); }
    void cleanupTestCase() { sqlite3_cancel_auto_extension(asEntryPoint(limitPages)); }
    void init()
    {
        allowedPages = 0;
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"a.db"_s);
        m_backup = m_folder->filePath(u"b.db"_s);
        const auto store = sqlStore(m_path);
        fillTwoAccounts(*store);
        must(store->backup(m_backup));
        m_then = pictureOf(*store);
        posted(*store, {1}, debitOf(u"5.00"_s, u"2025-03-01"_s));
        m_now = pictureOf(*store);
    }

    void theBackupTakesThePlaceAndTheOldFileIsKept()
    {
        const auto kept = restore();
        QCOMPARE(outcomeOf(kept), u"ok"_s);
        QCOMPARE(*kept, m_folder->filePath(aside));
        QCOMPARE(files(), QStringList({aside, u"a.db"_s, u"b.db"_s}));
        QCOMPARE(pictureIn(m_path), m_then);
        QCOMPARE(pictureIn(*kept), m_now);
        QCOMPARE(pictureIn(m_backup), m_then);
        const auto store = sqlStore(m_path);
        QCOMPARE(must(store->verify()).faultCount, 0);
    }

    void twiceInOneSecondKeepsBothOldFiles()
    {
        QCOMPARE(outcomeOf(restore()), u"ok"_s);
        const auto again = restore();
        QCOMPARE(outcomeOf(again), u"ok"_s);
        QCOMPARE(*again, m_folder->filePath(u"a.before-restore-20260304-120000-2.db"_s));
        QCOMPARE(pictureIn(m_folder->filePath(aside)), m_now);
    }

    void whatALogStillHeldIsKeptToo()
    {
        // A program that was killed leaves its last postings in the log.
        SideDoor killed(m_path);
        killed.run(u"PRAGMA wal_autocheckpoint = 0; UPDATE account SET patch = 'P9' WHERE id = 1"_s);
        QVERIFY(QFile::copy(m_path, m_folder->filePath(u"k.db"_s)));
        QVERIFY(QFile::copy(m_path + u"-wal"_s, m_folder->filePath(u"k.db-wal"_s)));
        m_path = m_folder->filePath(u"k.db"_s);
        const auto kept = restore();
        QCOMPARE(outcomeOf(kept), u"ok"_s);
        QCOMPARE(SideDoor(*kept).value(u"SELECT patch FROM account WHERE id = 1"_s), u"P9"_s);
        QCOMPARE(pictureIn(m_path), m_then);
    }

    void aDamagedDatabaseIsReplacedAndKeptAsItIs()
    {
        QFile damaged(m_path);
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        damaged.write(QByteArray(5000, 'x'));
        damaged.close();
        const QByteArray before = bytesOf(m_path);
        const auto kept = restore();
        QCOMPARE(outcomeOf(kept), u"ok"_s);
        QCOMPARE(bytesOf(*kept), before);
        QCOMPARE(pictureIn(m_path), m_then);
    }

    void aDatabaseIsMadeWhereThereIsNone()
    {
        QVERIFY(QFile::remove(m_path));
        const auto kept = restore();
        QCOMPARE(outcomeOf(kept), u"ok"_s);
        QVERIFY(kept->isEmpty());
        QCOMPARE(pictureIn(m_path), m_then);
    }

    void whatIsNoBackupChangesNothing_data()
    {
        QTest::addColumn<QString>("spoil");
        QTest::addColumn<QString>("outcome");
        for (const auto &[spoil, outcome] : {std::pair("missing", "CannotOpen"), {"empty", "NotADatabase"}, {"garbage", "NotADatabase"},
                                             {"of another program", "NotADatabase"}, {"newer", "NewerDatabase"}, {"truncated", "Corrupt"},
                                             {"torn inside", "Corrupt"}, {"the database itself", "Invalid file"}})
            QTest::newRow(spoil) << QString::fromLatin1(spoil) << QString::fromLatin1(outcome);
    }
    void whatIsNoBackupChangesNothing()
    {
        QFETCH(QString, spoil);
        QByteArray bytes = bytesOf(m_backup);
        if (spoil == "missing"_L1)
            QFile::remove(m_backup);
        else if (spoil == "empty"_L1)
            writeBackup({});
        else if (spoil == "garbage"_L1)
            writeBackup(QByteArray(20'000, 'g'));
        else if (spoil == "of another program"_L1)
            QVERIFY(SideDoor(m_backup).run(u"PRAGMA application_id = 7"_s).isEmpty());
        else if (spoil == "newer"_L1)
            QVERIFY(SideDoor(m_backup).run(u"PRAGMA user_version = 999"_s).isEmpty());
        else if (spoil == "truncated"_L1)
            writeBackup(bytes.first(bytes.size() / 2));
        else if (spoil == "torn inside"_L1)
            writeBackup(bytes.replace(4096, bytes.size() / 2, QByteArray(bytes.size() / 2, 't')));
        else
            m_backup = m_path;
        const QStringList before = files();
        QTEST(outcomeOf(restore()), "outcome");
        QCOMPARE(files(), before);
        QCOMPARE(pictureIn(m_path), m_now);
    }

    void aDatabaseInUseIsLeftAlone()
    {
        const auto store = sqlStore(m_path);
        must(store->open());
        QCOMPARE(outcomeOf(restore()), u"Busy"_s);
        QCOMPARE(pictureOf(*store), m_now);
        posted(*store, {1}, debitOf(u"6.00"_s, u"2025-03-02"_s));
        QVERIFY(files().filter(u"restor"_s).isEmpty());
    }

#ifdef Q_OS_LINUX
    void whoOpensItMeanwhileGetsTheNewFile()
    {
        auto alone = std::make_unique<SideDoor>(m_path);
        QCOMPARE(alone->run(u"PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT; PRAGMA journal_mode=DELETE; BEGIN EXCLUSIVE; COMMIT"_s), QString());
        const auto store = sqlStore(m_path);
        const auto opened = store->open();
        const auto handles = [this] {
            const auto links = QDir(u"/proc/self/fd"_s).entryInfoList(QDir::Files | QDir::System);
            return std::count_if(links.begin(), links.end(), [this](const QFileInfo &link) { return link.symLinkTarget() == m_path; });
        };
        QTRY_COMPARE(handles(), 2);                // it has the file and waits for its turn
        const QString old = m_folder->filePath(u"old.db"_s);
        QVERIFY(QFile::rename(m_path, old));
        QVERIFY(QFile::copy(m_backup, m_path));
        alone.reset();
        QCOMPARE(outcomeOf(opened), u"ok"_s);
        posted(*store, {1}, debitOf(u"6.00"_s, u"2025-03-02"_s));
        QCOMPARE(pictureIn(old), m_now);
        QVERIFY(pictureIn(m_path) != m_then);
    }
#endif

    void aFullDiskChangesNothing()
    {
        allowedPages = 5;
        QCOMPARE(outcomeOf(restore()), u"DiskFull"_s);
        allowedPages = 0;
        QCOMPARE(files(), QStringList({u"a.db"_s, u"b.db"_s}));
        QCOMPARE(pictureIn(m_path), m_now);
    }

    void aBackupOnAFullDiskLeavesNoHalfFile()
    {
        const auto store = sqlStore(m_path);
        must(store->open());
        allowedPages = 5;
        QCOMPARE(outcomeOf(store->backup(m_folder->filePath(u"c.db"_s))), u"DiskFull"_s);
        QVERIFY(files().filter(u"c.db"_s).isEmpty());
    }

    void stoppingChangesNothing()
    {
        const auto stopped = restoreDatabase({.backup = m_backup, .database = m_path}, [](int) { return false; });
        QCOMPARE(outcomeOf(stopped), u"Cancelled"_s);
        QCOMPARE(files(), QStringList({u"a.db"_s, u"b.db"_s}));
        QCOMPARE(pictureIn(m_path), m_now);
    }

#ifdef Q_OS_UNIX
    void whoMayReadAndWriteStaysAsItWas_data()
    {
        QTest::addColumn<QString>("mode");
        for (const char *mode : {"600", "640", "660", "644", "666"})
            QTest::newRow(mode) << QString::fromLatin1(mode);
    }
    void whoMayReadAndWriteStaysAsItWas()
    {
        QFETCH(QString, mode);
        const Umask usual(0022);
        setMode(m_path, mode);
        setMode(m_backup, u"644"_s);
        QStringList whileCopying;
        const auto kept = restoreSqlite(m_backup, m_path, noon, [&](int percent) {
            if (percent < 100)
                whileCopying.append(modeOf(m_path + u".restoring"_s));
        });
        QCOMPARE(outcomeOf(kept), u"ok"_s);
        QCOMPARE(modeOf(m_path), mode);
        QCOMPARE(modeOf(*kept), mode);
        whileCopying.removeDuplicates();
        QCOMPARE(whileCopying, QStringList(mode));
    }

    void theGroupStaysToo()
    {
        const auto group = otherGroup();
        if (!group)
            QSKIP("This person is in one group only.");
        QCOMPARE(::chown(QFile::encodeName(m_path).constData(), uid_t(-1), *group), 0);
        setMode(m_path, u"660"_s);
        QCOMPARE(outcomeOf(restore()), u"ok"_s);
        QCOMPARE(factsOf(m_path).st_gid, *group);
        QCOMPARE(modeOf(m_path), u"660"_s);
        const QString copy = m_folder->filePath(u"c.db"_s);
        must(sqlStore(m_path)->backup(copy));
        QCOMPARE(factsOf(copy).st_gid, *group);
    }

    void aBackupLetsInNobodyTheDatabaseKeepsOut_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<int>("mask");
        QTest::addColumn<QString>("made");
        QTest::newRow("a private database") << u"600"_s << 0022 << u"600"_s;
        QTest::newRow("a group's") << u"660"_s << 0002 << u"660"_s;
        QTest::newRow("everybody's") << u"666"_s << 0022 << u"644"_s;
        QTest::newRow("somebody whose files are private") << u"644"_s << 0077 << u"600"_s;
    }
    void aBackupLetsInNobodyTheDatabaseKeepsOut()
    {
        QFETCH(QString, mode);
        QFETCH(int, mask);
        const Umask own{mode_t(mask)};
        setMode(m_path, mode);
        const QString copy = m_folder->filePath(u"c.db"_s);
        must(sqlStore(m_path)->backup(copy));
        QTEST(modeOf(copy), "made");
        QCOMPARE(files(), QStringList({u"a.db"_s, u"b.db"_s, u"c.db"_s}));
    }

    void aPrivateBackupMakesAPrivateDatabase()
    {
        const Umask usual(0022);
        QVERIFY(QFile::remove(m_path));
        setMode(m_backup, u"400"_s);               // kept from being changed, too; the database is not
        QCOMPARE(outcomeOf(restore()), u"ok"_s);
        QCOMPARE(modeOf(m_path), u"600"_s);
    }
#endif

    void aFolderThatIsNotThereIsRefused()
    {
        m_path = m_folder->filePath(u"nowhere/a.db"_s);
        QCOMPARE(outcomeOf(restore()), u"CannotOpen"_s);
        m_path = m_folder->path();
        QCOMPARE(outcomeOf(restore()), u"CannotOpen"_s);
    }
};

QTEST_GUILESS_MAIN(TestSqlRestore)
#include "tst_sqlrestore.moc"
