// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/importtables.h"
#include "resources/resources.h"
#include "tests/support/fakestore.h"
#include "views/importing/importwizard.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

const QString invoices = QStringLiteral(TALLY_SOURCE_DIR "/tests/data/accounts-receivable.csv");
const QDate today(2026, 3, 1);

} // namespace

class TestImportWizard : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString write(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("a test file could not be written");
        return path;
    }
    template <class Widget>
    static Widget *child(const QWidget &parent, const char *name)
    {
        auto *found = parent.findChild<Widget *>(QString::fromLatin1(name));
        if (found == nullptr)
            qFatal("the wizard has no %s", name);
        return found;
    }
    static QAbstractButton *next(const ImportWizard &wizard) { return wizard.button(QWizard::NextButton); }
    /// Keeps a picture of the page if TALLY_PICTURES names a folder, for people to look at.
    static void picture(ImportWizard &wizard, const QString &name)
    {
        const QString folder = qEnvironmentVariable("TALLY_PICTURES");
        QCoreApplication::processEvents();
        if (!folder.isEmpty())
            wizard.grab().save(folder + u'/' + name + u".png"_s);
    }

private slots:
    void initTestCase()
    {
        initResources();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void importsAFileFromStepToStep()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        ImportWizard wizard(run);
        wizard.show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        QVERIFY(!next(wizard)->isEnabled());

        child<QComboBox>(wizard, "importProfile")->setCurrentIndex(1);
        auto *path = child<QLineEdit>(wizard, "importFile");
        path->setFocus();
        QTest::keyClicks(path, invoices);
        QTest::keyClick(path, Qt::Key_Tab);
        run.setAsAt(QDate(2013, 9, 30));
        QTRY_VERIFY(next(wizard)->isEnabled());
        picture(wizard, u"1-file"_s);

        next(wizard)->click();
        QCOMPARE(wizard.currentId(), int(ImportWizard::ColumnsPageId));
        auto *columns = child<QTableView>(wizard, "importColumns");
        const QAbstractItemModelTester columnsTester(columns->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(columns->model()->rowCount(), int(importKeys(ImportKind::Invoices).size()));
        picture(wizard, u"2-columns"_s);

        next(wizard)->click();
        QCOMPARE(wizard.currentId(), int(ImportWizard::PreviewPageId));
        auto *preview = child<QTableView>(wizard, "importPreview");
        const QAbstractItemModelTester previewTester(preview->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(preview->model()->rowCount(), 20);
        child<QPushButton>(wizard, "importTry")->click();
        auto *trial = child<QLabel>(wizard, "importTrial");
        QTRY_VERIFY(trial->text().startsWith("A trial: the import would charge"_L1));
        QVERIFY(store.accounts().empty());
        picture(wizard, u"3-preview"_s);

        store.pause();
        wizard.button(QWizard::CommitButton)->click();
        QCOMPARE(wizard.currentId(), int(ImportWizard::ProgressPageId));
        picture(wizard, u"4-progress"_s);
        store.resume();
        QTRY_COMPARE(wizard.currentId(), int(ImportWizard::ReportPageId));
        QVERIFY(child<QLabel>(wizard, "importHeadline")->text().startsWith("The file was imported: "_L1));
        QCOMPARE(store.accounts().size(), std::size_t(100));
        QVERIFY(!child<QPushButton>(wizard, "importSaveRefused")->isVisible());
        QVERIFY(!child<QPushButton>(wizard, "importAgain")->isVisible());
        picture(wizard, u"5-report"_s);
    }

    void listsRefusedRowsAndSavesNothing()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        QFile file(invoices);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray bytes = file.readAll();
        bytes.replace("0007900770,1/26/2013", "0007900770,31/31/2013");
        bytes.replace("8/2/2013,65.88", "8/2/2013,65.888");
        bytes.replace("105.92,No,3/17/2013", "105.92,No,1/17/2013");
        ImportWizard wizard(run, write(u"spoiled.csv"_s, bytes));
        wizard.show();
        child<QComboBox>(wizard, "importProfile")->setCurrentIndex(1);
        QTRY_VERIFY(next(wizard)->isEnabled());
        next(wizard)->click();
        next(wizard)->click();
        QVERIFY(child<QLabel>(wizard, "importCount")->text().startsWith(u"Rows in the file: 2,466. Refused: 3. First: spoiled.csv, line 3, column "_s));
        QVERIFY(!child<QTableView>(wizard, "importPreview")->isColumnHidden(ImportPreviewModel::Reason));
        picture(wizard, u"6-preview-faults"_s);
        wizard.button(QWizard::CommitButton)->click();
        QTRY_COMPARE(wizard.currentId(), int(ImportWizard::ReportPageId));
        auto *faults = child<QTableView>(wizard, "importFaults");
        const QAbstractItemModelTester tester(faults->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(faults->model()->rowCount(), 3);
        QVERIFY(faults->isVisible());
        QVERIFY(child<QPushButton>(wizard, "importSaveRefused")->isVisible());
        QVERIFY(store.accounts().empty());
        picture(wizard, u"7-report-faults"_s);

        child<QPushButton>(wizard, "importAgain")->click();
        QCOMPARE(wizard.currentId(), int(ImportWizard::FilePageId));
        QTRY_VERIFY(next(wizard)->isEnabled());
        next(wizard)->click();
        next(wizard)->click();
        child<QCheckBox>(wizard, "importSkipBad")->click();
        run.setRefusedFile(m_folder.filePath(u"refused.csv"_s));
        wizard.button(QWizard::CommitButton)->click();
        QTRY_COMPARE(wizard.currentId(), int(ImportWizard::ReportPageId));
        QVERIFY(run.outcome()->kept);
        QVERIFY(QFile::exists(m_folder.filePath(u"refused.csv"_s)));
        picture(wizard, u"8-report-skipped"_s);
    }

    void aFileThatWasMendedIsReadAgain_data()
    {
        QTest::addColumn<bool>("byTrying");
        QTest::newRow("when one comes back to the page") << false;
        QTest::newRow("when it is tried") << true;
    }
    void aFileThatWasMendedIsReadAgain()
    {
        QFETCH(const bool, byTrying);
        Test::FakeStore store;
        ImportRun run(store, today);
        QFile file(invoices);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray good = file.readAll();
        QByteArray bad = good;
        bad.replace("0007900770,1/26/2013", "0007900770,31/31/2013");
        ImportWizard wizard(run, write(u"mended.csv"_s, bad));
        wizard.show();
        child<QComboBox>(wizard, "importProfile")->setCurrentIndex(1);
        QTRY_VERIFY(next(wizard)->isEnabled());
        next(wizard)->click();
        next(wizard)->click();
        auto *count = child<QLabel>(wizard, "importCount");
        auto *preview = child<QTableView>(wizard, "importPreview");
        QVERIFY(count->text().startsWith("Rows in the file: 2,466. Refused: 1."_L1));
        QVERIFY(!preview->isColumnHidden(ImportPreviewModel::Reason));
        (void)write(u"mended.csv"_s, good);
        if (byTrying) {
            child<QPushButton>(wizard, "importTry")->click();
            QTRY_VERIFY(child<QLabel>(wizard, "importTrial")->text().startsWith("A trial: the import would charge"_L1));
        } else {
            wizard.back();
            QVERIFY(next(wizard)->isEnabled());
            next(wizard)->click();
        }
        QTRY_COMPARE(count->text(), u"Rows in the file: 2,466. All of them are well formed."_s);
        QVERIFY(preview->isColumnHidden(ImportPreviewModel::Reason));
        QVERIFY(wizard.button(QWizard::CommitButton)->isEnabled());
    }

    void aRefusedRowBeyondThoseShownIsToldAboveThem()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        QByteArray rows = "holder,accountType,balance\n";
        for (int i = 1; i <= 30; ++i)
            rows += "H" + QByteArray::number(i) + ",Master," + (i == 27 ? "five" : "5") + '\n';
        ImportWizard wizard(run, write(u"late.csv"_s, rows));
        wizard.show();
        QTRY_VERIFY(next(wizard)->isEnabled());
        next(wizard)->click();
        next(wizard)->click();
        QCOMPARE(wizard.currentId(), int(ImportWizard::PreviewPageId));
        QVERIFY(child<QLabel>(wizard, "importCount")->text().startsWith(u"Rows in the file: 30. Refused: 1. First: late.csv, line 28, column balance. "_s));
        QVERIFY(child<QTableView>(wizard, "importPreview")->isColumnHidden(ImportPreviewModel::Reason));
    }

    void aPathThatIsTypedToItsEndIsReadWithoutLeavingTheField()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        ImportWizard wizard(run);
        wizard.show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        auto *path = child<QLineEdit>(wizard, "importFile");
        path->setFocus();
        const QString file = write(u"typed.csv"_s, "holder,accountType,balance\nA,Master,5\n");
        QTest::keyClicks(path, file);
        QTRY_VERIFY(next(wizard)->isEnabled());
        QVERIFY(path->hasFocus());
    }

    void mapsAColumnOfAnotherName()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        ImportWizard wizard(run, write(u"other.csv"_s, "Tenant,Kind,balance\nA,Master,5\n"));
        wizard.show();
        QTRY_VERIFY(next(wizard)->isEnabled());
        next(wizard)->click();
        QVERIFY(!next(wizard)->isEnabled());
        picture(wizard, u"9-columns-missing"_s);
        for (const auto &[row, header] : {std::pair(0, u"Tenant"_s), std::pair(1, u"Kind"_s)}) {
            auto *box = child<QComboBox>(wizard, qPrintable(u"importColumn%1"_s.arg(row)));
            box->setFocus();
            QTest::keyClicks(box, header);
            box->setCurrentText(header);
            emit box->activated(box->currentIndex());
        }
        QTRY_VERIFY(next(wizard)->isEnabled());
        QCOMPARE(run.profile()->header(u"holder"), u"Tenant"_s);
        QCOMPARE(run.profile()->header(u"accountType"), u"Kind"_s);
    }

    void saysWhyAFileCannotBeRead()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        ImportWizard wizard(run, m_folder.path());
        wizard.show();
        QTRY_COMPARE(child<QLabel>(wizard, "importFileHint")->text(), u"This is a folder, not a file."_s);
        QVERIFY(!next(wizard)->isEnabled());
    }

    void saysWhatIsKeptOfALargeFileThatWasStopped()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        run.setChunks({.rowsOfWhole = 1000, .lines = 100});
        ImportWizard wizard(run, invoices);
        wizard.show();
        child<QComboBox>(wizard, "importProfile")->setCurrentIndex(1);
        QTRY_VERIFY(next(wizard)->isEnabled());
        next(wizard)->click();
        next(wizard)->click();
        store.pauseBehind(40);
        wizard.button(QWizard::CommitButton)->click();
        QTRY_VERIFY(child<QLabel>(wizard, "importProgressText")->text().startsWith("Importing: "_L1) && run.done() > 900);
        QCOMPARE(child<QProgressBar>(wizard, "importProgress")->value(), int(run.done() * 1000 / 2466));
        picture(wizard, u"10-progress-large"_s);
        child<QPushButton>(wizard, "importStop")->click();
        QTRY_COMPARE(wizard.currentId(), int(ImportWizard::ReportPageId));
        QCOMPARE(child<QLabel>(wizard, "importHeadline")->text(),
                 u"The import was stopped. What was imported until then is kept. Import the same file again to go on from there."_s);
        QCOMPARE(store.accounts().size(), std::size_t(40));
        QVERIFY(child<QPushButton>(wizard, "importAgain")->isVisible());
        QCOMPARE(child<QPushButton>(wizard, "importAgain")->text(), u"&Go on with this file"_s);
        picture(wizard, u"11-report-stopped"_s);
    }

    void stopsTheImportBeforeItCloses()
    {
        Test::FakeStore store;
        ImportRun run(store, today);
        ImportWizard wizard(run, write(u"one.csv"_s, "holder,accountType,balance\nA,Master,5\n"));
        wizard.show();
        QTRY_VERIFY(next(wizard)->isEnabled());
        next(wizard)->click();
        next(wizard)->click();
        store.pause();
        wizard.button(QWizard::CommitButton)->click();
        QTRY_COMPARE(run.state(), ImportRun::State::Running);
        wizard.reject();
        QVERIFY(wizard.isVisible());
        QTRY_COMPARE(wizard.currentId(), int(ImportWizard::ReportPageId));
        QCOMPARE(child<QLabel>(wizard, "importHeadline")->text(), u"The import was stopped. Nothing was kept."_s);
        QVERIFY(store.accounts().empty());
    }
};

QTEST_MAIN(TestImportWizard)
#include "tst_importwizard.moc"
