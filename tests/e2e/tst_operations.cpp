// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startup.h"
#include "tests/e2e/desk.h"
#include "tests/e2e/hands.h"
#include "tests/e2e/stage.h"
#include "tests/stores/storetest.h"

#include "models/stores/sql/sqlaccountstore.h"
#include "models/tables/ledgermodel.h"
#include "views/widgets/tableview.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

const QString reference = u"9181-HEKGV"_s;

} // namespace

/// Every operation of the ledger, done by hand one after the other on one account that owes £248.46 on three charges.
class TestOperations final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_database = m_folder.filePath(u"council.db"_s);
        const QString file = QStringLiteral(TALLY_SOURCE_DIR) + u"/tests/data/accounts-receivable.csv"_s;
        QCOMPARE(run({u"import"_s, file, u"--profile"_s, u"accounts-receivable"_s, u"--as-at"_s, u"2013-09-30"_s, u"--database"_s,
                      m_database}).exitCode, 0);
        m_desk = std::make_unique<Desk>(WindowOptions{.database = m_database});
        WAIT_FOR(Desk::shown<TableView>(u"arrearsTable"_s) && Desk::shown<TableView>(u"arrearsTable"_s)->model()->rowCount() == 55);
        QVERIFY(QTest::qWaitForWindowActive(Desk::shown<TableView>(u"arrearsTable"_s)->window()));
        Hands::press(u"Return"_s);
        WAIT_FOR(owes(u"£248.46"_s));
    }

    void cleanupTestCase() { m_desk.reset(); }

    void init() { m_before = lines(); }

    /// Whatever was done, the file agrees with itself.
    void cleanup() { QCOMPARE(run({u"verify"_s, u"--database"_s, m_database}).exitCode, 0); }

    void aChargeIsAdded()
    {
        charge(u"60.00"_s, u"£308.46"_s);
        QCOMPARE(added(), QStringList{u"+60"_s});
    }

    void aChargeIsCancelled()
    {
        open(u"shift+F8"_s, u"Cancel a charge"_s, u"form-cancel"_s);
        submit(u"Cancelled a charge of £60.00."_s, u"£248.46"_s);
        QCOMPARE(added(), QStringList{u"-60"_s});
    }

    void aChargeGetsADiscount()
    {
        charge(u"25.00"_s, u"£273.46"_s);
        open(u"ctrl+shift+d"_s, u"Give a discount"_s, u"form-discount"_s);
        amount(u"5.00"_s);
        submit(u"Gave a discount of £5.00."_s, u"£268.46"_s);
        QCOMPARE(added(), (QStringList{u"+25"_s, u"-5"_s}));
    }

    void aCreditIsAddedAndAppliedToTheChargesTicked()
    {
        open(u"shift+F7"_s, u"Add a credit"_s, u"form-credit"_s);
        amount(u"10.00"_s);
        submit(u"Posted a credit of £10.00."_s, u"£258.46"_s);
        QVERIFY(lines().back()["amount_outstanding"] == -10.0);
        open(u"ctrl+shift+a"_s, u"Apply a credit"_s, u"form-apply"_s);
        tickFirstCharge();
        submit(u"Applied the credit of £10.00."_s, u"£258.46"_s);
        QVERIFY(lines().back()["amount_outstanding"] == 0.0);
        QCOMPARE(added(), QStringList{u"-10"_s});
    }

    void aPaymentThatIsTooMuchIsReconciledWithTheNextCharge()
    {
        open(u"F7"_s, u"Post a payment"_s);
        amount(u"300.00"_s);
        choosePaymentType();
        submit(u"Posted a payment of £300.00."_s);
        WAIT_FOR(Desk::textOf(u"ledgerWords"_s).contains(u"£41.54"_s));
        charge(u"30.00"_s, {});
        open(u"ctrl+shift+l"_s, u"Reconcile the account"_s, u"form-reconcile"_s);
        submit(u"Reconciled the account."_s);
        QVERIFY(lines().back()["amount_outstanding"] == 0.0);
        QCOMPARE(added(), (QStringList{u"-300"_s, u"+30"_s}));
    }

    void unusedCreditIsPaidOut()
    {
        open(u"ctrl+shift+p"_s, u"Pay out credit"_s, u"form-payout"_s);
        amount(u"1.54"_s);
        choosePaymentType();
        submit(u"Paid out £1.54. The account is now in credit £10.00."_s);
        WAIT_FOR(Desk::textOf(u"ledgerWords"_s).contains(u"£10.00"_s));
        QCOMPARE(added(), QStringList{u"+1.54"_s});
    }

    void whatAChargeWasPaidWithIsRefundedAndPaidOut()
    {
        selectNewestCharge(u"30.00"_s);
        open(u"ctrl+shift+r"_s, u"Refund a charge"_s, u"form-refund"_s);
        amount(u"4.00"_s);
        Desk::shown<QCheckBox>(u"postingWithPayout"_s)->setFocus();
        Hands::press(u"space"_s);
        choosePaymentType();
        submit(u"Refunded £4.00."_s);
        QCOMPARE(added(), (QStringList{u"-4"_s, u"+4"_s}));
    }

    void aDebtIsWrittenOffWithAReason()
    {
        charge(u"17.00"_s, u"£7.00"_s);
        open(u"ctrl+shift+w"_s, u"Write off a debt"_s);
        QVERIFY(!Desk::textOf(u"postingExplanation"_s).isEmpty());
        Desk::shown<QLineEdit>(u"postingReason"_s)->setFocus();
        Hands::type(u"Holder cannot be traced"_s);
        Desk::shown<QPlainTextEdit>(u"postingEvidence"_s)->setFocus();
        Hands::type(u"Two letters came back"_s);
        m_desk->picture(u"write-off"_s);
        submit(u"Wrote off £17.00."_s);
        QCOMPARE(added(), (QStringList{u"+17"_s, u"-17"_s}));
    }

    void aWriteOffIsVoided()
    {
        open(u"F9"_s, u"Void a payment or credit"_s, u"form-void"_s);
        submit(u"Voided £17.00."_s, u"£7.00"_s);
        QCOMPARE(added(), QStringList{u"+17"_s});
    }

    void aDebtIsForgiven()
    {
        selectNewestCharge(u"17.00"_s);
        open(u"ctrl+shift+f"_s, u"Forgive a debt"_s);
        Desk::shown<QLineEdit>(u"postingReason"_s)->setFocus();
        Hands::type(u"Hardship"_s);
        m_desk->picture(u"form-forgive"_s);
        submit(u"Forgave £17.00."_s);
        QCOMPARE(added(), QStringList{u"-17"_s});
    }

    void anOverdueChargeGrowsAndShrinks()
    {
        open(u"F8"_s, u"Add a charge"_s);
        amount(u"20.00"_s);
        auto *type = Desk::shown<QComboBox>(u"postingType"_s);
        type->setFocus();
        Hands::type(u"Overdue"_s);
        WAIT_FOR(type->currentText().startsWith(u"Overdue"_s));
        submit(u"Posted a charge of £20.00."_s, u"£10.00"_s);
        open(u"ctrl+shift+u"_s, u"Adjust an overdue charge"_s, u"form-overdue"_s);
        amount(u"26.00"_s);
        submit(u"The overdue charge is now £26.00."_s, u"£16.00"_s);
        QVERIFY(lines().back()["amount"] == 26.0);
        open(u"ctrl+shift+u"_s, u"Adjust an overdue charge"_s);
        amount(u"21.00"_s);
        submit(u"The overdue charge is now £21.00."_s, u"£11.00"_s);
        QCOMPARE(added(), QStringList{u"+21"_s});
    }

    void aLineIsDescribedAnew()
    {
        open(u"shift+F2"_s, u"Change a description"_s, u"form-describe"_s);
        Desk::shown<QLineEdit>(u"postingDescription"_s)->setFocus();
        Hands::press(u"ctrl+a"_s);
        Hands::type(u"Agreed by letter"_s);
        submit(u"Changed the description."_s);
        QVERIFY(lines().back()["description"] == "Agreed by letter");
        QCOMPARE(added(), QStringList());
    }

    void theHistoryOfALineSaysWhatHappenedAndWhoDidIt()
    {
        Hands::press(u"ctrl+h"_s);
        WAIT_FOR(Desk::textOf(u"lineStory"_s).contains(u"£26.00"_s) && Desk::textOf(u"lineStory"_s).contains(u"£21.00"_s));
        WAIT_FOR(Desk::textOf(u"lineTrail"_s).contains(u"Agreed by letter"_s));
        m_desk->picture(u"history"_s);
        Hands::press(u"ctrl+h"_s);
        WAIT_FOR(!Desk::shown<QWidget>(u"lineStory"_s));
    }

    void theWriteOffOfASecondPersonIsApprovedAndPosted()
    {
        QCOMPARE(run({u"person"_s, u"--name"_s, u"amy"_s, u"--called"_s, u"Amy Lang"_s, u"--roles"_s, u"caseworker"_s, u"--database"_s,
                      m_database}).exitCode, 0);
        QCOMPARE(run({u"settings"_s, u"--ladder"_s, u"5.00:1"_s, u"--database"_s, m_database}).exitCode, 0);
        propose(u"amy"_s, u"Died without an estate"_s);
        Hands::press(u"ctrl+3"_s);
        WAIT_FOR(Desk::shown<TableView>(u"proposalsTable"_s) && Desk::shown<TableView>(u"proposalsTable"_s)->model()->rowCount() == 1);
        WAIT_FOR(Desk::shown<QPushButton>(u"proposalApprove"_s) && Desk::shown<QPushButton>(u"proposalApprove"_s)->isEnabled());
        m_desk->picture(u"approve"_s);
        Hands::click(Desk::shown<QPushButton>(u"proposalApprove"_s));
        WAIT_FOR(Desk::message().startsWith(u"Approved. £21.00 was written off"_s));
        QCOMPARE(added(), QStringList{u"-21"_s});
        Hands::press(u"ctrl+comma"_s);
        WAIT_FOR(Desk::shown<QWidget>(u"settingsSections"_s));
        m_desk->picture(u"settings"_s);
    }

private:
    /// Proposes to write off the newest line of the account, as that person at another desk.
    void propose(const QString &who, const QString &reason)
    {
        SqlAccountStore store(m_database, SqlAccountStore::Opening::MustExist, SqlSession{.user = who});
        const auto account = await(store.resolve(reference));
        QVERIFY(account);
        const auto ledger = await(store.ledger(*account));
        QVERIFY(ledger);
        const AccountLine &line = ledger->lines.back();
        const auto made = await(store.propose({.account = *account, .amount = line.outstanding, .debits = {line.id},
                                                  .date = line.date, .reason = reason, .evidence = u"The registrar's letter of 3 October"_s},
                                                 u"amy-1"_s));
        QVERIFY(made);
        QCOMPARE(made->status, ProposalStatus::Waiting);
    }

    [[nodiscard]] static bool owes(const QString &amount)
    {
        return Desk::textOf(u"ledgerWords"_s).startsWith(u"owes "_s + amount);
    }

    /// The account's lines as the command line prints them, oldest first as they were posted.
    [[nodiscard]] nlohmann::json lines() const
    {
        const Ran ran = run({u"ledger"_s, u"--account"_s, reference, u"--database"_s, m_database, u"--format"_s, u"json"_s});
        auto all = ran.exitCode == 0 ? nlohmann::json::parse(ran.out.toStdString()) : nlohmann::json();
        std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a["account_line_id"] < b["account_line_id"]; });
        return all;
    }

    /// The lines that are there now and were not when the test began, as amounts with their signs.
    [[nodiscard]] QStringList added() const
    {
        QStringList amounts;
        const nlohmann::json all = lines();
        for (std::size_t i = m_before.size(); i < all.size(); ++i) {
            const auto amount = all[i]["amount"].get<double>();
            amounts.append((amount > 0 ? u"+"_s : QString()) + QString::number(amount));
        }
        return amounts;
    }

    void open(const QString &keys, const QString &title, const QString &picture = {})
    {
        Hands::press(keys);
        WAIT_FOR(Desk::textOf(u"postingTitle"_s) == title);
        QVERIFY(Desk::textOf(u"postingExplanation"_s).size() > 40);      // each says in one sentence what it is for
        if (!picture.isEmpty())
            m_desk->picture(picture);
    }

    static void amount(const QString &text)
    {
        Desk::shown<QLineEdit>(u"postingAmount"_s)->setFocus();
        Hands::press(u"ctrl+a"_s);
        Hands::type(text);
    }

    static void submit(const QString &said, const QString &owed = {})
    {
        WAIT_FOR(Desk::shown<QPushButton>(u"postingSubmit"_s)->isEnabled());
        Hands::press(u"ctrl+Return"_s);
        WAIT_FOR(Desk::message().startsWith(said));
        if (!owed.isEmpty())
            WAIT_FOR(owes(owed));
        WAIT_FOR(!Desk::shown<QPushButton>(u"postingSubmit"_s));
    }

    static void choosePaymentType()
    {
        Desk::shown<QComboBox>(u"postingPaymentType"_s)->setFocus();
        Hands::press(u"Down"_s);
    }

    void charge(const QString &text, const QString &owed)
    {
        open(u"F8"_s, u"Add a charge"_s);
        amount(text);
        submit(u"Posted a charge of £%1."_s.arg(text), owed);
    }

    /// With the space bar, as somebody without a mouse does.
    static void tickFirstCharge()
    {
        auto *charges = Desk::shown<TableView>(u"postingDebits"_s);
        QVERIFY(charges->model()->rowCount() > 0);
        charges->setFocus();
        Hands::press(u"Home"_s);
        if (charges->model()->index(0, 0).data(Qt::CheckStateRole) != Qt::Checked)
            Hands::press(u"space"_s);
        WAIT_FOR(charges->model()->index(0, 0).data(Qt::CheckStateRole) == Qt::Checked);
    }

    /// Clicks on the newest charge somebody added by hand with that amount.
    static void selectNewestCharge(const QString &amount)
    {
        auto *table = Desk::shown<TableView>(u"ledgerTable"_s);
        const auto *model = table->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, LedgerModel::Type).data() == u"Manual charge"_s && model->index(row, LedgerModel::Charged).data() == amount) {
                Hands::clickCell(table, row, LedgerModel::Type);
                return;
            }
        }
        QFAIL("the charge is not shown");
    }

    QTemporaryDir m_folder;
    QString m_database;
    nlohmann::json m_before;
    std::unique_ptr<Desk> m_desk;
};

} // namespace Tally::Test

int main(int argc, char *argv[])
{
    const Tally::Test::Stage stage;
    if (!stage.isReady())
        return 1;
    Tally::nameProgram();
    QApplication program(argc, argv);
    Tally::Test::TestOperations test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_operations.moc"
