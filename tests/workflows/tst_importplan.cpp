// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/importplan.h"
#include "models/workflows/importing/importwords.h"

#include <QFile>
#include <QTest>

#include <numeric>
#include <set>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

const QDate today(2026, 3, 1);

std::shared_ptr<const ImportPlan> planOf(const ImportProfile &profile, const QByteArray &bytes, QDate asAt = {})
{
    return ImportPlan::make({.table = std::make_shared<const CsvTable>(CsvReader::read(bytes, profile.csv)),
                             .profile = profile,
                             .dates = {.asAt = asAt, .today = today},
                             .file = u"file.csv"_s});
}

ImportProfile profileNamed(const QString &name)
{
    return *ImportProfile::load(name);
}

std::shared_ptr<const ImportPlan> accountsPlan(const QByteArray &bytes, QDate asAt = {})
{
    return planOf(profileNamed(u"accounts"_s), bytes, asAt);
}

const QByteArray invoiceHeader = "customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate\n";

std::shared_ptr<const ImportPlan> invoicesPlan(const QByteArray &rows, QDate asAt = {})
{
    return planOf(profileNamed(u"accounts-receivable"_s), invoiceHeader + rows, asAt);
}

std::vector<BulkAccount> accountsOf(const std::shared_ptr<const ImportPlan> &plan)
{
    std::vector<BulkAccount> accounts;
    const auto source = ImportPlan::source(plan);
    const qint64 total = source->total();
    while (auto account = source->next())
        accounts.push_back(*std::move(account));
    const qint64 rows = std::accumulate(accounts.begin(), accounts.end(), qint64(0), [](qint64 sum, const BulkAccount &a) { return sum + a.rows(); });
    if (rows != total)
        qFatal("a source promised another number of rows");
    return accounts;
}

QByteArray publicFile()
{
    QFile file(QStringLiteral(TALLY_SOURCE_DIR "/tests/data/accounts-receivable.csv"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestImportPlan : public QObject
{
    Q_OBJECT

private slots:
    void givesTheFiguresOfThePublicFile()
    {
        const auto plan = planOf(profileNamed(u"accounts-receivable"_s), publicFile(), QDate(2013, 9, 30));
        QVERIFY(plan->faults().empty());
        QCOMPARE(plan->rowsLater(), 2466 - 2258);
        qint64 invoices = 0;
        qint64 owing = 0;
        Money owed;
        for (const BulkAccount &account : accountsOf(plan)) {
            Money balance;
            qint64 open = 0;
            QDate last;
            for (const BulkEntry &entry : account.entries) {
                ++invoices;
                const auto &debit = std::get<AddDebit>(entry.commands.front().command);
                QVERIFY(!last.isValid() || last <= debit.text.date);
                last = debit.text.date;
                balance += debit.amount;
                open += entry.commands.size() == 1 ? 1 : 0;
                if (entry.commands.size() == 2)
                    balance -= std::get<AddCredit>(entry.commands.back().command).amount;
            }
            QVERIFY(!account.entries.empty());
            owing += balance.isPositive() ? 1 : 0;
            owed += balance;
            if (account.draft.holder.reference == "9181-HEKGV"_L1) {
                QCOMPARE(balance, Money::fromMinor(24846));
                QCOMPARE(open, 3);
            }
        }
        QCOMPARE(invoices, 2258);
        QCOMPARE(owing, 55);
        QCOMPARE(owed, Money::fromMinor(502922));
    }

    void chargesAnInvoiceAndPaysItByItsSettlement()
    {
        const auto accounts = accountsOf(invoicesPlan("C-1,007,1/2/2013,2/1/2013,55.94,Yes,1/15/2013\n"));
        QCOMPARE(accounts.size(), std::size_t(1));
        const Account &draft = accounts[0].draft;
        QCOMPARE(draft.holder.reference, u"C-1"_s);
        QCOMPARE(draft.holder.name, u"C-1"_s);
        QCOMPARE(draft.accountType, AccountType::Sundry);
        QCOMPARE(draft.status, AccountStatus::Active);
        QCOMPARE(draft.startDate, QDate(2013, 1, 2));
        QCOMPARE(accounts[0].key, u"accounts-receivable:holder:C-1"_s);
        QCOMPARE(accounts[0].entries.size(), std::size_t(1));
        QCOMPARE(accounts[0].entries[0].row, 2);

        const auto &commands = accounts[0].entries[0].commands;
        QCOMPARE(commands.size(), std::size_t(2));
        const auto &debit = std::get<AddDebit>(commands[0].command);
        QCOMPARE(debit.amount, Money::fromMinor(5594));
        QCOMPARE(debit.type, u"SUNDRY"_s);
        QCOMPARE(debit.text.date, QDate(2013, 1, 2));
        QCOMPARE(debit.text.dueDate, QDate(2013, 2, 1));
        QCOMPARE(debit.text.description, u"Invoice 007"_s);
        QCOMPARE(debit.text.internalNote, u"Disputed"_s);
        const auto &payment = std::get<AddCredit>(commands[1].command);
        QCOMPARE(payment.amount, Money::fromMinor(5594));
        QCOMPARE(payment.paymentType, u"BANK_TRANSFER"_s);
        QCOMPARE(payment.text.date, QDate(2013, 1, 15));
        QCOMPARE(payment.text.description, u"Settlement of invoice 007"_s);
        QCOMPARE(commands[0].key, u"accounts-receivable:invoice:007"_s);
        QCOMPARE(commands[1].key, u"accounts-receivable:invoice:007:settlement"_s);
        QCOMPARE(commands[1].paysKey, commands[0].key);
    }

    void leavesOutWhatHadNotHappened()
    {
        const QByteArray rows = "A,1,1/2/2013,,10,No,3/1/2013\nA,2,2/2/2013,,20,No,\nB,3,3/2/2013,,30,No,\n";
        const auto plan = invoicesPlan(rows, QDate(2013, 2, 2));
        const auto accounts = accountsOf(plan);
        QCOMPARE(accounts.size(), std::size_t(1));
        QCOMPARE(accounts[0].entries.size(), std::size_t(2));
        QCOMPARE(accounts[0].entries[0].commands.size(), std::size_t(1));
        QCOMPARE(plan->rowsLater(), 1);
        QVERIFY(plan->faults().empty());
    }

    void asksForTheSameAccountAtEveryDate()
    {
        const QByteArray rows = "A,1,1/2/2013,,10,No,3/1/2013\nA,2,2/2/2013,,20,No,\n";
        const auto early = accountsOf(invoicesPlan(rows, QDate(2013, 1, 2)));
        const auto late = accountsOf(invoicesPlan(rows));
        QCOMPARE(early[0].key, late[0].key);
        QCOMPARE(early[0].fingerprint, late[0].fingerprint);
        QCOMPARE(early[0].draft.startDate, late[0].draft.startDate);
    }

    void groupsInvoicesByHolderInDateOrder()
    {
        const auto accounts = accountsOf(invoicesPlan("A,1,5/2/2013,,10,No,\nB,2,1/2/2013,,20,No,\nA,3,1/2/2013,,30,No,\n"));
        QCOMPARE(accounts.size(), std::size_t(2));
        QCOMPARE(accounts[0].entries.size(), std::size_t(2));
        QCOMPARE(accounts[0].entries[0].row, 4);
        QCOMPARE(accounts[0].entries[1].row, 2);
        QCOMPARE(accounts[0].draft.startDate, QDate(2013, 1, 2));
    }

    void refusesAWrongInvoiceWithItsReason_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<qint64>("line");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const char *rows, qint64 line, const QString &column, const QString &value, const QString &reason) {
            QTest::newRow(name) << QByteArray(rows) << line << column << value << reason;
        };
        row("a wrong date", "A,1,31/31/2013,,10,No,\n", 2, u"InvoiceDate"_s, u"31/31/2013"_s,
            u"\u201c31/31/2013\u201d is not a date of the form month/day/year."_s);
        row("no date", "A,1,,,10,No,\n", 2, u"InvoiceDate"_s, u""_s, u"A value is missing."_s);
        row("a wrong due date", "A,1,1/2/2013,soon,10,No,\n", 2, u"DueDate"_s, u"soon"_s,
            u"\u201csoon\u201d is not a date of the form month/day/year."_s);
        row("too many decimals", "A,1,1/2/2013,,12.345,No,\n", 2, u"InvoiceAmount"_s, u"12.345"_s,
            u"\u201c12.345\u201d has more decimals than GBP has."_s);
        row("no number", "A,1,1/2/2013,,ten,No,\n", 2, u"InvoiceAmount"_s, u"ten"_s, u"\u201cten\u201d is not an amount."_s);
        row("no amount", "A,1,1/2/2013,,,No,\n", 2, u"InvoiceAmount"_s, u""_s, u"A value is missing."_s);
        row("a negative amount", "A,1,1/2/2013,,-5,No,\n", 2, u"InvoiceAmount"_s, u"-5"_s,
            u"\u201c-5\u201d is not more than zero, and an invoice is."_s);
        row("nothing to pay", "A,1,1/2/2013,,0.00,No,\n", 2, u"InvoiceAmount"_s, u"0.00"_s,
            u"\u201c0.00\u201d is not more than zero, and an invoice is."_s);
        row("too much for a line", "A,1,1/2/2013,,1000000000000.00,No,\n", 2, u"InvoiceAmount"_s, u"1000000000000.00"_s,
            u"\u201c1000000000000.00\u201d is more than one line can hold."_s);
        row("too much for 64 bits", "A,1,1/2/2013,,99999999999999999999999,No,\n", 2, u"InvoiceAmount"_s, u"99999999999999999999999"_s,
            u"\u201c99999999999999999999999\u201d is more than one line can hold."_s);
        row("settled before it was invoiced", "A,1,1/2/2013,,10,No,1/1/2013\n", 2, u"SettledDate"_s, u"1/1/2013"_s,
            u"It was settled on 1/1/2013, before it was invoiced on 1/2/2013."_s);
        row("no number of the invoice", "A,,1/2/2013,,10,No,\n", 2, u"invoiceNumber"_s, u""_s, u"A value is missing."_s);
        row("the same invoice twice", "A,1,1/2/2013,,10,No,\nA,1,1/2/2013,,10,No,\n", 3, u"invoiceNumber"_s, u"1"_s,
            u"Invoice \u201c1\u201d stands in the file already, on line 2."_s);
        row("the same number for another amount", "A,1,1/2/2013,,10,No,\nA,1,1/2/2013,,11,No,\n", 3, u"invoiceNumber"_s, u"1"_s,
            u"Invoice \u201c1\u201d stands in the file already, with other content, on line 2."_s);
        row("the same number for another holder", "A,1,1/2/2013,,10,No,\nB,1,1/2/2013,,10,No,\n", 3, u"invoiceNumber"_s, u"1"_s,
            u"Invoice \u201c1\u201d stands in the file already, with other content, on line 2."_s);
        row("perhaps disputed", "A,1,1/2/2013,,10,perhaps,\n", 2, u"Disputed"_s, u"perhaps"_s, u"\u201cperhaps\u201d is neither yes nor no."_s);
        row("no holder", ",1,1/2/2013,,10,No,\n", 2, u"customerID"_s, u""_s, u"A value is missing."_s);
        row("a holder that claims to be a URN", "user:12,1,1/2/2013,,10,No,\n", 2, u"customerID"_s, u"user:12"_s,
            u"\u201cuser:12\u201d is not a holder: a user is written user: and 12 digits."_s);
        row("too few values", "A,1\n", 2, u""_s, u"2"_s, u"The row has 2 values where the header has 7."_s);
    }
    void refusesAWrongInvoiceWithItsReason()
    {
        QFETCH(const QByteArray, rows);
        // Good rows around the wrong one are kept.
        const auto plan = invoicesPlan(rows + "Z,999,1/2/2013,,10,No,\n");
        QCOMPARE(plan->faults().size(), std::size_t(1));
        const ImportFault &fault = plan->faults().front();
        QCOMPARE(fault.file, u"file.csv"_s);
        QTEST(fault.line, "line");
        QTEST(fault.column, "column");
        QTEST(fault.value, "value");
        QTEST(ImportWords::reason(fault), "reason");
        QCOMPARE(accountsOf(plan).back().draft.holder.reference, u"Z"_s);
    }

    void findsEveryFaultOfARow()
    {
        const auto plan = invoicesPlan("A,1,2013-01-02,x,ten,No,y\n");
        QCOMPARE(plan->faults().size(), std::size_t(4));
    }

    void readsAccountsAndTheirBalances()
    {
        const auto plan = accountsPlan("holder,name,accountType,rentGroupType,fullAddress,startDate,balance,colour\n"
                                       "T-1,Adaeze Okafor,master,tenant,12 Orchard Gardens,2020-01-05,1246.08,red\n"
                                       "T-2,,Sundry,,,,-5.5,\n"
                                       "T-3,,Master,,,2030-01-01,0,\n"
                                       "T-4,,Master,,,,7,\n");
        QVERIFY(plan->faults().empty());
        QCOMPARE(plan->columns().ignored(), QStringList(u"colour"_s));
        const auto accounts = accountsOf(plan);
        QCOMPARE(accounts.size(), std::size_t(4));
        QCOMPARE(accounts[0].draft.rentGroupType, u"Tenant"_s);
        QCOMPARE(accounts[0].draft.status, AccountStatus::Active);
        QCOMPARE(accounts[0].draft.tenure.fullAddress, u"12 Orchard Gardens"_s);
        const auto &owes = std::get<AddDebit>(accounts[0].entries.at(0).commands.at(0).command);
        QCOMPARE(owes.amount, Money::fromMinor(124608));
        QCOMPARE(owes.type, u"MANUAL"_s);
        QCOMPARE(owes.text.date, QDate(2020, 1, 5));
        QCOMPARE(owes.text.description, u"Opening balance"_s);
        QCOMPARE(accounts[0].entries[0].commands[0].key, accounts[0].key + u":opening"_s);

        QCOMPARE(accounts[1].draft.holder.name, u"T-2"_s);
        const auto &credit = std::get<AddCredit>(accounts[1].entries.at(0).commands.at(0).command);
        QCOMPARE(credit.amount, Money::fromMinor(550));
        QCOMPARE(credit.type, u"CREDIT"_s);
        QCOMPARE(credit.paymentType, QString());
        QCOMPARE(credit.text.date, today);
        QCOMPARE(credit.text.description, u"Opening credit"_s);
        QVERIFY(accounts[2].entries.empty());
        QCOMPARE(std::get<AddDebit>(accounts[3].entries.at(0).commands.at(0).command).text.date, today);
    }

    void datesAnOpeningLineNoLaterThanAsAt()
    {
        const QByteArray bytes = "holder,accountType,startDate,balance\nT-1,Master,2020-01-05,5\nT-2,Master,,5\n";
        const auto accounts = accountsOf(accountsPlan(bytes, QDate(2019, 6, 1)));
        for (const BulkAccount &account : accounts)
            QCOMPARE(std::get<AddDebit>(account.entries.at(0).commands.at(0).command).text.date, QDate(2019, 6, 1));
    }

    void keysAccountsByWhatNamesThem()
    {
        const auto accounts = accountsOf(accountsPlan("paymentReference,holder,accountType,targetId,balance\n"
                                                      "1234567890,T-1,Master,,5\n,T-1,Master,1,5\n,T-1,Master,2,5\n"));
        QCOMPARE(accounts.size(), std::size_t(3));
        QCOMPARE(accounts[0].key, u"accounts:reference:1234567890"_s);
        QVERIFY(accounts[1].key.startsWith("accounts:row:"_L1));
        QVERIFY(accounts[1].key != accounts[2].key);
    }

    void noticesAChangedRowByItsFingerprint()
    {
        const QByteArray header = "holder,name,accountType,balance\n";
        const auto before = accountsOf(accountsPlan(header + "T-1,Ada,Master,5\n"));
        const auto same = accountsOf(accountsPlan(header + "T-1, Ada ,master,5.00\n"));
        const auto more = accountsOf(accountsPlan(header + "T-1,Ada,Master,6\n"));
        const auto renamed = accountsOf(accountsPlan(header + "T-1,Eda,Master,5\n"));
        QCOMPARE(same[0].key, before[0].key);
        QCOMPARE(same[0].fingerprint, before[0].fingerprint);
        QCOMPARE(more[0].key, before[0].key);
        QVERIFY(more[0].fingerprint != before[0].fingerprint);
        QVERIFY(renamed[0].fingerprint != before[0].fingerprint);
    }

    void refusesAWrongAccountWithItsReason_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const char *rows, const QString &column, const QString &refusal, const QString &reason) {
            QTest::newRow(name) << QByteArray(rows) << column << refusal << reason;
        };
        row("a type there is not", ",A,Rent,,,,,,,\n", u"accountType"_s, u"Invalid"_s, u"There is no account type \u201cRent\u201d."_s);
        row("no type", ",A,,,,,,,,\n", u"accountType"_s, u"Invalid"_s, u"A value is missing."_s);
        row("no holder", ",,Master,,,,,,,\n", u"holder"_s, u"Invalid"_s, u"A value is missing."_s);
        row("a rent group there is not", ",A,Master,Castles,,,,,,\n", u"rentGroupType"_s, u"Invalid"_s, u"There is no rent group \u201cCastles\u201d."_s);
        row("an agreement there is not", ",A,Master,,Z,,,,,\n", u"agreementType"_s, u"Invalid"_s, u"There is no agreement type \u201cZ\u201d."_s);
        row("a status there is not", ",A,Master,,,gone,,,,\n", u"accountStatus"_s, u"Invalid"_s, u"There is no account status \u201cgone\u201d."_s);
        row("a start there is not", ",A,Master,,,,1/2/2013,,,\n", u"startDate"_s, u"Invalid"_s,
            u"\u201c1/2/2013\u201d is not a date of the form year-month-day."_s);
        row("an end before the start", ",A,Master,,,,2013-02-01,2013-01-01,,\n", u"endDate"_s, u"Invalid"_s, u"The end lies before the start."_s);
        row("a third decimal", ",A,Master,,,,,,1.005,\n", u"balance"_s, u"Invalid"_s, u"\u201c1.005\u201d has more decimals than GBP has."_s);
        row("a decimal of yen", ",A,Master,,,,,,1.5,JPY\n", u"balance"_s, u"Invalid"_s, u"\u201c1.5\u201d has more decimals than JPY has."_s);
        row("a currency there is not", ",A,Master,,,,,,1,XYZ\n", u"currency"_s, u"Invalid"_s, u"\u201cXYZ\u201d is not a currency Tallystick knows."_s);
        row("savings without a URN", ",A,savings,,,,,,,\n", u"accountType"_s, u"HolderTypeNotAllowed"_s,
            u"This kind of holder may not have an account of the type \u201csavings\u201d (AE-807)."_s);
        row("a second currency", ",A,Master,,,,,,1,GBP\n,B,Master,,,,,,1,EUR\n", u"currency"_s, u"Invalid"_s,
            u"One file has one currency: line 2 says GBP and this row says EUR."_s);
        row("a payment reference twice", "77,A,Master,,,,,,,\n77,B,Master,,,,,,,\n", u"paymentReference"_s, u"Invalid"_s,
            u"The payment reference \u201c77\u201d stands in the file already, on line 2."_s);
        row("an account twice", ",A,Master,,,,,,,\n,A,Master,,,,,,5,\n", u"holder"_s, u"Invalid"_s,
            u"Line 2 describes the same account. Tell two accounts apart by a payment reference or a target."_s);
    }
    void refusesAWrongAccountWithItsReason()
    {
        QFETCH(const QByteArray, rows);
        const auto plan = accountsPlan(
            "paymentReference,holder,accountType,rentGroupType,agreementType,accountStatus,startDate,endDate,balance,currency\n" + rows);
        QCOMPARE(plan->faults().size(), std::size_t(1));
        const ImportFault &fault = plan->faults().front();
        QCOMPARE(fault.line, rows.count('\n') + 1);
        QTEST(fault.column, "column");
        QTEST(fault.name(), "name");
        QTEST(ImportWords::reason(fault), "reason");
        QCOMPARE(qsizetype(accountsOf(plan).size()), rows.count('\n') - 1);
    }

    void needsHolderAndAccountTypeOnce()
    {
        const auto missing = accountsPlan("name,balance\nAda,5\n");
        QVERIFY(missing->isFileRefused());
        QCOMPARE(missing->faults().size(), std::size_t(2));
        QCOMPARE(ImportWords::reason(missing->faults()[0]), u"The file has no column \u201cholder\u201d, which every row needs."_s);
        QCOMPARE(ImportWords::place(missing->faults()[1]), u"file.csv, line 1, column accountType"_s);

        const auto twice = accountsPlan("holder,accountType,Holder\nA,Master,B\n");
        QVERIFY(twice->isFileRefused());
        QCOMPARE(twice->faults().front().reason, ImportReason::ColumnTwice);
    }

    void refusesAHeaderWithoutRowsAndABrokenHeader()
    {
        const auto empty = accountsPlan("holder,accountType\n");
        QVERIFY(empty->isFileRefused());
        QCOMPARE(ImportWords::reason(empty->faults().front()), u"The file has a header and no rows."_s);
        const auto broken = accountsPlan("holder,accountType,\"x\nA,Master,1\n");
        QVERIFY(broken->isFileRefused());
        QCOMPARE(broken->faults().front().reason, ImportReason::QuoteLeftOpen);
        QVERIFY(accountsOf(broken).empty());
    }

    void findsColumnsWhateverTheirCaseAndOrder()
    {
        const auto plan = accountsPlan("ACCOUNTTYPE, Holder\nMaster,A\n");
        QVERIFY(plan->faults().empty());
        QCOMPARE(accountsOf(plan).front().draft.holder.reference, u"A"_s);
    }

    void hasWordsForEveryReason()
    {
        std::set<QString> sentences;
        for (int reason = 0; reason < int(ImportReason::Rule); ++reason) {
            const QString sentence = ImportWords::reason({.line = 1, .column = u"c"_s, .reason = ImportReason(reason), .value = u"v"_s, .hint = u"h h"_s});
            QVERIFY(sentence.endsWith(u'.'));
            QVERIFY(sentence.front().isUpper() || sentence.front() == u'\u201c');
            QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
            sentences.insert(sentence);
        }
        // Only too few and too many values share their words.
        QCOMPARE(sentences.size(), std::size_t(ImportReason::Rule) - 1);
    }
};

QTEST_GUILESS_MAIN(TestImportPlan)
#include "tst_importplan.moc"
