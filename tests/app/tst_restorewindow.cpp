// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/places.h"
#include "app/startup.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"
#include "tests/support/postgrescluster.h"
#include "views/widgets/messagebar.h"

#include <QFile>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

/// Restoring from the window: the database is closed, exchanged and shown again.
class TestRestoreWindow final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<PostgresCluster> m_cluster;
    QString m_where, m_backup, m_then, m_now;

    /// As whoever is at this computer, whom the window takes for the user of a file.
    std::unique_ptr<SqlAccountStore> openStore() const { return sqlStore(m_where, std::chrono::seconds(5), Places::userName()); }
    QString picture()
    {
        const auto store = openStore();
        must(store->open());
        return pictureOf(*store);
    }
    void prepare(bool onServer)
    {
        const QString name = QString::fromLatin1(QTest::currentTestFunction()).toLower() + (onServer ? u"1"_s : u"0"_s);
        if (onServer) {
            if (!m_cluster)
                m_cluster = std::make_unique<PostgresCluster>();
            m_cluster->makeDatabase(name);
        }
        m_where = onServer ? m_cluster->address(name) : m_folder.filePath(name + u".db"_s);
        m_backup = m_folder.filePath(name + u".backup"_s);
        const auto store = openStore();
        must(store->open());
        fillTwoAccounts(*store);
        must(store->backup(m_backup));
        m_then = pictureOf(*store);
        posted(*store, {1}, debitOf(u"5.00"_s, u"2025-03-01"_s));
        m_now = pictureOf(*store);
    }
    /// Restores and says what the window says of it.
    QString messageOfRestoring(const QString &backup)
    {
        Application application(WindowOptions{.database = m_where});
        QSignalSpy shown(&application.window(), &MainWindow::worklistShown);
        application.start();
        if (!shown.wait(60'000))
            return u"nothing was shown"_s;
        const auto *bar = application.window().findChild<MessageBar *>(u"messageBar"_s);
        shown.clear();
        emit application.window().restoreWanted(backup);
        if (!shown.wait(60'000))
            return u"nothing was shown again: "_s + bar->text();
        [&] { QTRY_VERIFY(!bar->text().isEmpty()); }();
        return bar->text();
    }

private slots:
    void initTestCase()
    {
        for (const char *place : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
            qputenv(place, QFile::encodeName(m_folder.path()));
        nameProgram();
    }

    void theBackupIsShownAndTheOldOneKept_data()
    {
        QTest::addColumn<bool>("onServer");
        QTest::addColumn<QString>("kept");
        QTest::newRow("SQLite") << false << u"is kept as "_s;
        QTest::newRow("PostgreSQL") << true << u"is kept on the server, in the schema tallystick_before_restore_"_s;
    }
    void theBackupIsShownAndTheOldOneKept()
    {
        QFETCH(bool, onServer);
        QFETCH(QString, kept);
        prepare(onServer);
        const QString said = messageOfRestoring(m_backup);
        QVERIFY2(said.startsWith(u"The backup was restored. The database as it was before "_s + kept), qPrintable(said));
        QCOMPARE(picture(), m_then);
    }

    void whatIsNoBackupLeavesTheDatabaseShown_data()
    {
        QTest::addColumn<bool>("onServer");
        QTest::newRow("SQLite") << false;
        QTest::newRow("PostgreSQL") << true;
    }
    void whatIsNoBackupLeavesTheDatabaseShown()
    {
        QFETCH(bool, onServer);
        prepare(onServer);
        const QString said = messageOfRestoring(m_folder.filePath(u"missing"_s));
        QVERIFY2(said.contains(u"cannot be opened"_s), qPrintable(said));
        QCOMPARE(picture(), m_now);
    }

    void anEmptyDatabaseOfAServerIsMadeReadyAfterAsking()
    {
        if (!m_cluster)
            m_cluster = std::make_unique<PostgresCluster>();
        m_cluster->makeDatabase(u"fresh"_s);
        const QString schemas = u"SELECT count(*) FROM pg_namespace WHERE nspname = 'tallystick'"_s;
        for (const bool wanted : {false, true}) {
            Application application(WindowOptions{.database = m_cluster->address(u"fresh"_s)});
            QSignalSpy shown(&application.window(), &MainWindow::worklistShown);
            application.start();
            QMessageBox *question = nullptr;
            QTRY_VERIFY((question = application.window().findChild<QMessageBox *>(u"makeTablesQuestion"_s)) != nullptr);
            QVERIFY(question->defaultButton()->text() == "Leave it as it is"_L1);
            QCOMPARE(m_cluster->run(u"fresh"_s, schemas), u"0"_s);
            for (QAbstractButton *button : question->buttons()) {
                if ((button->text() == "Make the tables"_L1) == wanted) {
                    button->click();
                    break;
                }
            }
            QCOMPARE(wanted && shown.wait(60'000), wanted);
            QCOMPARE(m_cluster->run(u"fresh"_s, schemas), wanted ? u"1"_s : u"0"_s);
        }
    }
};

QTEST_MAIN(TestRestoreWindow)
#include "tst_restorewindow.moc"
