// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startup.h"
#include "tests/e2e/desk.h"
#include "tests/e2e/hands.h"
#include "tests/e2e/stage.h"
#include "tests/support/precedence.h"

#include "models/stores/precedence.h"
#include "models/workflows/lists/accountsearch.h"
#include "views/widgets/tableview.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QWizard>

#include <nlohmann/json.hpp>

#include <csignal>
#include <cstdio>
#include <thread>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

const QString reference = u"9181-HEKGV"_s;
const QString owingWords = u"owes £248.46 · 3 of 23 charges open · last paid 13 Sep 2013"_s;

QString file() { return QStringLiteral(TALLY_SOURCE_DIR) + u"/tests/data/accounts-receivable.csv"_s; }

nlohmann::json ledgerOf(const QString &database)
{
    const Ran ran = run({u"ledger"_s, u"--account"_s, reference, u"--database"_s, database, u"--format"_s, u"json"_s});
    return ran.exitCode == 0 ? nlohmann::json::parse(ran.out.toStdString()) : nlohmann::json();
}

/// The lines of `all` that pay: the number of payments in cash.
int cashPayments(const nlohmann::json &all)
{
    int count = 0;
    for (const auto &line : all)
        count += line["payment_type"] == "CASH" ? 1 : 0;
    return count;
}

/// Opens the ledger of the account from the worklist and fills in a payment of 100.00 in cash, all by hand.
void fillInPayment()
{
    WAIT_FOR(Desk::shown<TableView>(u"arrearsTable"_s) && Desk::shown<TableView>(u"arrearsTable"_s)->model()->rowCount() == 55);
    auto *list = Desk::shown<TableView>(u"arrearsTable"_s);
    QVERIFY(QTest::qWaitForWindowActive(list->window()));
    Hands::clickCell(list, 0, 1);
    Hands::press(u"Return"_s);
    WAIT_FOR(Desk::textOf(u"ledgerWords"_s) == owingWords);
    Hands::press(u"F7"_s);
    WAIT_FOR(Desk::shown<QLineEdit>(u"postingAmount"_s) && Desk::shown<QLineEdit>(u"postingAmount"_s)->hasFocus());
    Hands::type(u"100.00"_s);
    Hands::press(u"Tab"_s);
    Hands::press(u"Down"_s);
    WAIT_FOR(Desk::shown<QComboBox>(u"postingPaymentType"_s)->currentText() == u"Cash"_s);
    WAIT_FOR(Desk::textOf(u"postingPreview"_s).contains(u"owes £148.46"_s));
}

} // namespace

class TestWindow final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const Ran imported = run({u"import"_s, file(), u"--profile"_s, u"accounts-receivable"_s, u"--as-at"_s, u"2013-09-30"_s,
                                  u"--database"_s, m_folder.filePath(u"imported.db"_s)});
        QCOMPARE(imported.exitCode, 0);
    }

    void init()
    {
        const QString own = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()));
        QVERIFY(QDir().mkpath(own));
        m_database = own + u"/council.db"_s;
        QVERIFY(QFile::copy(m_folder.filePath(u"imported.db"_s), m_database));
        QDir(qEnvironmentVariable("XDG_CONFIG_HOME")).removeRecursively();
    }

    void cleanup() { m_desk.reset(); }

    void theFirstRunOffersFourWays()
    {
        m_desk = std::make_unique<Desk>(WindowOptions{});
        for (const QString &name : {u"startDemo"_s, u"startOpen"_s, u"startImport"_s, u"startNew"_s})
            WAIT_FOR(Desk::shown<QWidget>(name));
        m_desk->picture(u"first-run"_s);
    }

    // Which threads those are: tst_precedence.
    void whatWorksBesideTheWindowLetsItGoFirst()
    {
        m_desk = std::make_unique<Desk>(WindowOptions{});
        int beside = precedenceHere();
        std::thread([&beside] {
            standBack(Behind::Window);
            beside = precedenceHere();
        }).join();
        QVERIFY(beside < precedenceHere());
    }

    void aPaymentIsPostedAndVoidedByHand()
    {
        const nlohmann::json before = ledgerOf(m_database);
        QCOMPARE(before.size(), std::size_t(43));
        m_desk = std::make_unique<Desk>(WindowOptions{.database = m_database});
        fillInPayment();
        m_desk->picture(u"payment"_s);
        Hands::click(Desk::shown<QPushButton>(u"postingSubmit"_s));
        WAIT_FOR(Desk::message().startsWith(u"Posted a payment of £100.00"_s));
        WAIT_FOR(Desk::textOf(u"ledgerWords"_s).startsWith(u"owes £148.46 · 2 of 23 charges open"_s));
        m_desk->picture(u"ledger"_s);

        const nlohmann::json paid = ledgerOf(m_database);
        QCOMPARE(paid.size(), before.size() + 1);
        // Oldest first: the charge of 21 August is settled, what is left goes to that of 27 August.
        QCOMPARE(outstanding(paid, "2013-08-21"), 0.0);
        QCOMPARE(outstanding(paid, "2013-08-27"), 72.37);
        QCOMPARE(outstanding(paid, "2013-09-29"), 76.09);

        Hands::click(Desk::shown<QToolButton>(u"messageAction"_s));
        WAIT_FOR(Desk::shown<QPushButton>(u"postingSubmit"_s) && Desk::shown<QPushButton>(u"postingSubmit"_s)->text().startsWith(u"Void"_s));
        m_desk->picture(u"void"_s);
        Hands::press(u"ctrl+Return"_s);
        WAIT_FOR(Desk::message().startsWith(u"Voided £100.00"_s));
        WAIT_FOR(Desk::textOf(u"ledgerWords"_s) == owingWords);

        const nlohmann::json after = ledgerOf(m_database);
        for (const auto &line : before) {
            const auto now = std::find_if(after.begin(), after.end(),
                                          [&](const auto &l) { return l["account_line_id"] == line["account_line_id"]; });
            QVERIFY(now != after.end());
            for (const char *key : {"amount", "amount_outstanding", "status", "date"})
                QVERIFY2((*now)[key] == line[key], key);
        }
        QCOMPARE(run({u"verify"_s, u"--database"_s, m_database}).exitCode, 0);
    }

    void twoQuickClicksPostOnce()
    {
        m_desk = std::make_unique<Desk>(WindowOptions{.database = m_database});
        fillInPayment();
        Hands::doubleClick(Desk::shown<QPushButton>(u"postingSubmit"_s));
        WAIT_FOR(Desk::message().startsWith(u"Posted"_s));
        QCOMPARE(cashPayments(ledgerOf(m_database)), 1);
    }

    void aPostedPaymentSurvivesTheKillOfTheProgram()
    {
        QProcess desk;
        desk.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        desk.start(QCoreApplication::applicationFilePath(), {u"--post-and-wait"_s, m_database});
        QByteArray said;
        while (!said.contains("Posted") && desk.waitForReadyRead(patience * 3))
            said += desk.readAllStandardOutput();
        QVERIFY2(said.contains("Posted"), said.constData());
        ::kill(pid_t(desk.processId()), SIGKILL);
        QVERIFY(desk.waitForFinished());
        QCOMPARE(desk.exitStatus(), QProcess::CrashExit);
        QCOMPARE(cashPayments(ledgerOf(m_database)), 1);
        QCOMPARE(run({u"verify"_s, u"--database"_s, m_database}).exitCode, 0);
    }

    void theSearchBoxOpensAnAccount()
    {
        m_desk = std::make_unique<Desk>(WindowOptions{.database = m_database});
        WAIT_FOR(Desk::shown<TableView>(u"arrearsTable"_s) && QApplication::activeWindow());
        Hands::press(u"ctrl+k"_s);
        Hands::type(u"hekgv"_s);
        WAIT_FOR(Desk::find<QListWidget>(u"searchAnswers"_s)->isVisible());
        QCOMPARE(Desk::find<QListWidget>(u"searchAnswers"_s)->count(), 1);
        Hands::press(u"Return"_s);
        WAIT_FOR(Desk::textOf(u"ledgerHolder"_s) == reference);
    }

    void theSearchBoxsLastLineShowsInTheListWhatItHasNoRoomFor()
    {
        m_desk = std::make_unique<Desk>(WindowOptions{.database = m_database});
        WAIT_FOR(Desk::shown<TableView>(u"arrearsTable"_s) && QApplication::activeWindow());
        Hands::press(u"ctrl+k"_s);
        Hands::type(u"e"_s);
        WAIT_FOR(Desk::find<QListWidget>(u"searchAnswers"_s)->count() == AccountSearch::mostShown + 1);
        for (const QString &key : {u"Next"_s, u"Next"_s, u"Return"_s})
            Hands::press(key);
        WAIT_FOR(Desk::shown<TableView>(u"accountsTable"_s));
        WAIT_FOR(Desk::shown<TableView>(u"accountsTable"_s)->model()->rowCount() == 25);
        QCOMPARE(Desk::shown<QLineEdit>(u"listFilter"_s)->text(), u"e"_s);
        QVERIFY(Desk::shown<TableView>(u"accountsTable"_s)->hasFocus());
    }

    void enterWithTheLastDigitOpensTheAccountThatWasTyped()
    {
        // As a scanner does: all keys at once, long before any answer to the whole text.
        const Ran found = run({u"accounts"_s, u"--text"_s, reference, u"--database"_s, m_database, u"--format"_s, u"json"_s});
        const auto paymentReference = QString::fromStdString(nlohmann::json::parse(found.out.toStdString())[0]["paymentReference"]);
        m_desk = std::make_unique<Desk>(WindowOptions{.database = m_database});
        WAIT_FOR(Desk::textOf(u"listFooter"_s).startsWith(u"55"_s) && QApplication::activeWindow());
        Hands::press(u"ctrl+k"_s);
        Hands::type(paymentReference.left(4));
        WAIT_FOR(Desk::find<QListWidget>(u"searchAnswers"_s)->count() > 1);
        Hands::type(paymentReference.sliced(4));
        Hands::press(u"Return"_s);
        WAIT_FOR(Desk::textOf(u"ledgerHolder"_s) == reference);
        QCOMPARE(Desk::find<QTabWidget>(u"tabs"_s)->count(), 3);
    }

    void whatWasTypedIsNotThrownAwayUnasked()
    {
        m_desk = std::make_unique<Desk>(WindowOptions{.database = m_database});
        fillInPayment();
        // Another form and back: the draft is there again.
        Hands::press(u"F2"_s);
        WAIT_FOR(Desk::shown<QLineEdit>(u"accountHolderName"_s) && Desk::shown<QLineEdit>(u"accountHolderName"_s)->hasFocus());
        Hands::type(u"x"_s);
        Hands::press(u"F7"_s);
        WAIT_FOR(Desk::shown<QLineEdit>(u"postingAmount"_s) && Desk::shown<QLineEdit>(u"postingAmount"_s)->text() == u"100.00"_s);
        Hands::press(u"F2"_s);
        WAIT_FOR(Desk::shown<QLineEdit>(u"accountHolderName"_s) && Desk::shown<QLineEdit>(u"accountHolderName"_s)->text().contains(u'x'));
        // In a tab behind it still counts.
        Hands::press(u"ctrl+1"_s);
        WAIT_FOR(Desk::shown<TableView>(u"arrearsTable"_s));
        QTimer::singleShot(0, &m_desk->window(), &QWidget::close);
        WAIT_FOR(qobject_cast<QMessageBox *>(QApplication::activeWindow()));
        Hands::press(u"Escape"_s);
        WAIT_FOR(!Desk::find<QMessageBox>(u"leaveQuestion"_s));
        QVERIFY(m_desk->window().isVisible());
        QCOMPARE(cashPayments(ledgerOf(m_database)), 0);
    }

    void filtersAreTypedAndTakenAwayAsChips()
    {
        m_desk = std::make_unique<Desk>(WindowOptions{.database = m_database});
        WAIT_FOR(Desk::textOf(u"listFooter"_s) == u"55 accounts owe £5,029.22"_s);
        WAIT_FOR(QApplication::activeWindow());
        m_desk->picture(u"worklist"_s);
        Hands::press(u"ctrl+f"_s);
        Hands::type(u"hekgv"_s);
        WAIT_FOR(Desk::textOf(u"listFooter"_s) == u"1 account owes £248.46"_s);
        Hands::click(Desk::shown<QWidget>(u"chip.text"_s));
        WAIT_FOR(Desk::textOf(u"listFooter"_s) == u"55 accounts owe £5,029.22"_s);
        QVERIFY(Desk::shown<QLineEdit>(u"listFilter"_s)->text().isEmpty());
        Hands::press(u"ctrl+f"_s);
        Hands::type(u"nobody at all"_s);
        WAIT_FOR(Desk::textOf(u"listFooter"_s) == u"No accounts"_s);
        m_desk->picture(u"worklist-empty"_s);
    }

    void openCasesReturnAfterARestart()
    {
        m_desk = std::make_unique<Desk>(WindowOptions{.database = m_database});
        WAIT_FOR(Desk::textOf(u"listFooter"_s).startsWith(u"55"_s) && QApplication::activeWindow());
        Hands::press(u"Return"_s);
        WAIT_FOR(Desk::textOf(u"ledgerHolder"_s) == reference);
        m_desk->window().close();
        m_desk.reset();
        m_desk = std::make_unique<Desk>(WindowOptions{.database = m_database});
        WAIT_FOR(Desk::find<QTabWidget>(u"tabs"_s) && Desk::find<QTabWidget>(u"tabs"_s)->count() == 3);
        WAIT_FOR(Desk::find<QTabWidget>(u"tabs"_s)->tabText(2) == reference);
        QCOMPARE(Desk::find<QTabWidget>(u"tabs"_s)->currentIndex(), 0);
    }

    void anAccountIsChangedByHand()
    {
        m_desk = std::make_unique<Desk>(WindowOptions{.database = m_database});
        WAIT_FOR(Desk::textOf(u"listFooter"_s).startsWith(u"55"_s) && QApplication::activeWindow());
        Hands::press(u"F2"_s);
        WAIT_FOR(Desk::shown<QLineEdit>(u"accountPatch"_s));
        m_desk->picture(u"account"_s);
        Desk::shown<QLineEdit>(u"accountPatch"_s)->setFocus();
        Hands::type(u"East 3"_s);
        Hands::press(u"ctrl+Return"_s);
        WAIT_FOR(Desk::message().contains(u"was saved"_s));
        const Ran found = run({u"accounts"_s, u"--text"_s, u"east 3"_s, u"--database"_s, m_database, u"--format"_s, u"json"_s});
        const auto rows = nlohmann::json::parse(found.out.toStdString());
        QCOMPARE(rows.size(), std::size_t(1));
        QVERIFY(rows[0]["holder"] == reference.toStdString());
    }

    void aFileIsImportedFromTheFirstPage()
    {
        const QString database = m_folder.filePath(u"from-first-page.db"_s);
        m_desk = std::make_unique<Desk>(WindowOptions{});
        WAIT_FOR(Desk::shown<QWidget>(u"startImport"_s) && QApplication::activeWindow());
        Hands::click(Desk::shown<QWidget>(u"startImport"_s));
        WAIT_FOR(qobject_cast<QFileDialog *>(QApplication::activeWindow()));
        Hands::type(database);
        Hands::press(u"Return"_s);
        WAIT_FOR(qobject_cast<QWizard *>(QApplication::activeWindow()));
        auto *wizard = qobject_cast<QWizard *>(QApplication::activeWindow());
        Hands::click(Desk::shown<QWidget>(u"importFile"_s));
        Hands::type(file());
        auto *profile = Desk::shown<QComboBox>(u"importProfile"_s);
        profile->setFocus();
        for (int i = 0; i < profile->count() && !profile->currentText().contains(u"receivable"_s, Qt::CaseInsensitive); ++i)
            Hands::press(u"Down"_s);
        m_desk->picture(u"import-file"_s, wizard);
        WAIT_FOR(wizard->button(QWizard::NextButton)->isEnabled());
        Hands::click(wizard->button(QWizard::NextButton));
        m_desk->picture(u"import-columns"_s, wizard);
        Hands::click(wizard->button(QWizard::NextButton));
        WAIT_FOR(Desk::shown<QWidget>(u"importPreview"_s));
        m_desk->picture(u"import-preview"_s, wizard);
        Hands::click(wizard->button(QWizard::CommitButton)->isVisible() ? wizard->button(QWizard::CommitButton)
                                                                        : wizard->button(QWizard::NextButton));
        WAIT_FOR(!Desk::textOf(u"importHeadline"_s).isEmpty());
        m_desk->picture(u"import-report"_s, wizard);
        Hands::click(wizard->button(QWizard::FinishButton));
        const Ran verified = run({u"verify"_s, u"--database"_s, database, u"--format"_s, u"json"_s});
        QCOMPARE(verified.exitCode, 0);
        const Ran rows = run({u"accounts"_s, u"--database"_s, database, u"--format"_s, u"json"_s});
        QCOMPARE(nlohmann::json::parse(rows.out.toStdString()).size(), std::size_t(100));
    }

private:
    /// What is outstanding on the charge of that day. A double is enough to compare two decimals read from text.
    static double outstanding(const nlohmann::json &lines, const char *date)
    {
        for (const auto &line : lines) {
            if (line["date"] == date && !line["debit_type"].is_null())
                return line["amount_outstanding"].get<double>();
        }
        return -1;
    }

    QTemporaryDir m_folder;
    QString m_database;
    std::unique_ptr<Desk> m_desk;
};

/// The other half of aPostedPaymentSurvivesTheKillOfTheProgram(): posts by hand, says so, and waits to be killed.
class PostAndWait final : public QObject
{
    Q_OBJECT
public:
    explicit PostAndWait(const QString &database) : m_database{database} {}

private slots:
    void post()
    {
        Desk desk(WindowOptions{.database = m_database});
        fillInPayment();
        Hands::click(Desk::shown<QPushButton>(u"postingSubmit"_s));
        WAIT_FOR(Desk::message().startsWith(u"Posted"_s));
        std::puts("\nPosted");
        std::fflush(stdout);
        QVERIFY2(QTest::qWaitFor([] { return false; }, patience * 4), "nobody killed this process");
    }

private:
    QString m_database;
};

} // namespace Tally::Test

int main(int argc, char *argv[])
{
    using namespace Tally::Test;
    const bool posts = argc > 2 && qstrcmp(argv[1], "--post-and-wait") == 0;
    std::unique_ptr<Stage> stage;
    if (!posts) {
        stage = std::make_unique<Stage>();
        if (!stage->isReady())
            return 1;
    }
    Tally::nameProgram();
    QApplication program(argc, argv);
    if (posts) {
        PostAndWait test(QString::fromLocal8Bit(argv[2]));
        return QTest::qExec(&test, QStringList{QString::fromLocal8Bit(argv[0])});
    }
    TestWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_window.moc"
