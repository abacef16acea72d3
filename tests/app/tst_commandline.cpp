// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/programrun.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

namespace {

const QString program = QStringLiteral(TALLY_PROGRAM);
const QString invoices = QStringLiteral(TALLY_SOURCE_DIR) + u"/tests/data/accounts-receivable.csv"_s;
const QString worst = u"9181-HEKGV"_s;

QStringList words(const QString &text) { return text.split(u' ', Qt::SkipEmptyParts); }

QStringList importOf(const QString &file, const QString &more = {})
{
    return QStringList{u"import"_s, file} + words(u"--profile accounts-receivable --as-at 2013-09-30 "_s + more);
}

Money sumOf(const std::vector<JsonRow> &rows, const QString &key)
{
    Money sum;
    for (const JsonRow &row : rows)
        sum += money(row[key]);
    return sum;
}

QStringList column(const std::vector<JsonRow> &rows, const QString &key)
{
    QStringList values;
    for (const JsonRow &row : rows)
        values << row[key];
    return values;
}

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// The invoices with the amount of line 10, the invoice date of line 200 and the customer of line 1500 spoiled.
QByteArray spoiledInvoices()
{
    QFile file(invoices);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no invoices");
    QList<QByteArray> lines = file.readAll().split('\n');
    const auto spoil = [&lines](int line, int field, const QByteArray &value) {
        QList<QByteArray> fields = lines[line - 1].split(',');
        fields[field] = value;
        lines[line - 1] = fields.join(',');
    };
    spoil(10, 6, "12.3x");
    spoil(200, 4, "31/31/2013");
    spoil(1500, 1, "");
    return lines.join('\n');
}

} // namespace

class TestCommandLine final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_imported = std::make_unique<ProgramHome>(program);
        const Ran ran = m_imported->onDatabase(importOf(invoices));
        VERIFY_EXIT(ran, 0);
        QVERIFY(ran.err.isEmpty());
    }
    void init()
    {
        m_home = std::make_unique<ProgramHome>(program);
        QVERIFY(QFile::copy(m_imported->database(), m_home->database()));
    }

    void theWorklistOfTheInvoicesIsExact()
    {
        const auto rows = m_home->rows({u"worklist"_s});
        QCOMPARE(rows.size(), 55U);
        QCOMPARE(sumOf(rows, u"balance"_s).toPlainString(), u"5029.22"_s);
        QCOMPARE(rows.front()[u"holder"_s], worst);
        QCOMPARE(rows.front()[u"balance"_s], u"248.46"_s);
        QCOMPARE(m_home->rows({u"accounts"_s}).size(), 100U);
        VERIFY_EXIT(m_home->onDatabase({u"verify"_s}), 0);
    }

    void theTableSaysTheSameInWords()
    {
        const Ran ran = m_home->onDatabase({u"worklist"_s});
        QVERIFY(ran.out.endsWith(u"\n55 accounts owe £5,029.22.\n"_s));
        QVERIFY(m_home->onDatabase({u"accounts"_s}).out.endsWith(u"\n100 accounts · £5,029.22 owed in all.\n"_s));
        const Ran ledger = m_home->onDatabase({u"ledger"_s, u"--account"_s, worst});
        QVERIFY(ledger.out.contains(u"owes £248.46 · 3 of 23 charges open · last paid 13 Sep 2013\n"_s));
        QVERIFY(ledger.out.contains(u"Charged"_s) && ledger.out.contains(u"Paid"_s));
        QVERIFY(!ledger.out.contains(u" -"_s));
    }

    void agedDebtAndTrendAddUpToTheWorklist()
    {
        const auto aged = m_home->rows(words(u"aged-debt --as-at 2013-10-31"_s));
        QCOMPARE(aged.size(), 1U);
        QCOMPARE(aged.front()[u"balance"_s], u"5029.22"_s);
        Money together = Money::fromMinor(0, {});
        for (const QString &key : {u"notYetDue"_s, u"days1To30"_s, u"days31To60"_s, u"days61To90"_s, u"from91Days"_s, u"unusedCredit"_s})
            together += sumOf(aged, key);
        QCOMPARE(together.toPlainString(), u"5029.22"_s);
        const JsonRow twoBands = m_home->rows(words(u"aged-debt --as-at 2013-10-31 --bands 7"_s)).front();
        QVERIFY(twoBands.contains(u"days1To7"_s) && twoBands.contains(u"from8Days"_s) && !twoBands.contains(u"days31To60"_s));
        const auto months = m_home->rows(words(u"trend --months 1000"_s));
        QCOMPARE(months.back()[u"balance"_s], u"5029.22"_s);
        QCOMPARE((sumOf(months, u"charged"_s) - sumOf(months, u"credited"_s)).toPlainString(), u"5029.22"_s);
        QCOMPARE(m_home->rows(words(u"trend --months 3"_s)).size(), 3U);
        QVERIFY(m_home->rows(words(u"trend --type Master"_s)).empty());
        QVERIFY(m_home->onDatabase(words(u"trend"_s)).out.contains(u"Owed at its end"_s));
        // What is outstanding now, however old it was then.
        const QString table = m_home->onDatabase(words(u"aged-debt --as-at 2013-10-31"_s)).out;
        QVERIFY2(table.endsWith(u"\nWhat is outstanding now, by its age on 2013-10-31.\n"_s), qPrintable(table));
        QVERIFY(!table.contains(u"All types"_s));               // there is one
        QVERIFY(!m_home->onDatabase(words(u"aged-debt"_s)).out.contains(u"by its age on"_s));
    }

    void agedDebtOfSeveralTypesHasATotal()
    {
        const QString database = m_home->file(u"types.db"_s);
        QVERIFY(m_home->write(u"types.csv"_s, "holder,accountType,balance\nA,Master,5.00\nB,Sundry,7.50\nC,Sundry,-2.00\n"));
        VERIFY_EXIT(m_home->run({u"import"_s, m_home->file(u"types.csv"_s), u"--profile"_s, u"accounts"_s, u"--database"_s, database}), 0);
        const QString table = m_home->run({u"aged-debt"_s, u"--database"_s, database}).out;
        const QString total = table.section(u'\n', -2, -2);
        QVERIFY2(total.startsWith(u"All types"_s) && total.contains(u"12.50"_s) && total.contains(u"2.00"_s) && total.contains(u"10.50"_s), qPrintable(table));
        QCOMPARE(jsonRows(m_home->run({u"aged-debt"_s, u"--format"_s, u"json"_s, u"--database"_s, database}).out).size(), 2U);
    }

    void aWordThatIsNotOnAListIsRefusedWithTheList_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("listed");
        QTest::newRow("type") << u"worklist --type Boat"_s << u"“Boat” is not an account type. There are: Master (Main account), "_s;
        QTest::newRow("type of a trend") << u"trend --type Boat"_s << u"There are: Master (Main account), "_s;
        QTest::newRow("status") << u"accounts --status gone"_s << u"There are: active, suspended, "_s;
        QTest::newRow("rent group") << u"accounts --rent-group Boats"_s << u"There are: Tenant (Tenants), LeaseHolders, "_s;
        QTest::newRow("column") << u"worklist --sort colour"_s << u"There are: balance, "_s;
    }
    void aWordThatIsNotOnAListIsRefusedWithTheList()
    {
        QFETCH(QString, arguments);
        QFETCH(QString, listed);
        const Ran ran = m_home->onDatabase(words(arguments));
        VERIFY_EXIT(ran, 2);
        QVERIFY2(ran.err.contains(listed), qPrintable(ran.err));
    }

    void theSameFileAgainChangesNothing()
    {
        const QString before = dump(m_home->database());
        VERIFY_EXIT(m_home->onDatabase(importOf(invoices)), 0);
        QVERIFY(dump(m_home->database()) == before);
    }

    void spoiledRowsRefuseTheWholeFileByName()
    {
        const QString file = m_home->file(u"spoiled.csv"_s);
        QVERIFY(writeFile(file, spoiledInvoices()));
        const QString before = dump(m_home->database());
        const Ran ran = m_home->onDatabase(importOf(file));
        VERIFY_EXIT(ran, 1);
        for (const QString &place : {u"line 10, column InvoiceAmount"_s, u"line 200, column InvoiceDate"_s, u"line 1500, column customerID"_s})
            QVERIFY2(ran.err.contains(place), qPrintable(ran.err));
        QVERIFY(dump(m_home->database()) == before);
    }

    void skippingBadRowsImportsTheRestAndKeepsTheBadOnes()
    {
        const ProgramHome home(program);
        const QString file = home.file(u"spoiled.csv"_s);
        QVERIFY(writeFile(file, spoiledInvoices()));
        VERIFY_EXIT(home.onDatabase(importOf(file, u"--skip-bad"_s)), 0);
        QVERIFY(!home.rows({u"worklist"_s}).empty());
        VERIFY_EXIT(home.onDatabase({u"verify"_s}), 0);
        QFile refused(home.file(u"spoiled.refused.csv"_s));
        QVERIFY(refused.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(refused.readAll());
        QCOMPARE(text.trimmed().split(u'\n').size(), 4);
        QVERIFY(text.contains(u"12.3x"_s) && text.contains(u"31/31/2013"_s));
    }

    void aDryRunKeepsNothingNotEvenAnEmptyDatabase()
    {
        const ProgramHome home(program);
        VERIFY_EXIT(home.onDatabase(importOf(invoices, u"--dry-run"_s)), 0);
        QVERIFY(!QFile::exists(home.database()));
        const QString before = dump(m_home->database());
        VERIFY_EXIT(m_home->onDatabase(importOf(invoices, u"--dry-run"_s)), 0);
        QVERIFY(dump(m_home->database()) == before);
    }

    void theSameKeyPostsOnce()
    {
        const QStringList payment = words(u"post payment --amount 100.00 --payment-type CASH --date 2013-09-30 --key till-7 --account "_s + worst);
        const Ran first = m_home->onDatabase(payment);
        VERIFY_EXIT(first, 0);
        const Ran second = m_home->onDatabase(payment);
        VERIFY_EXIT(second, 0);
        QCOMPARE(second.out, first.out);
        const auto line = jsonRows(first.out).front();
        QCOMPARE(line[u"amount"_s], u"-100.00"_s);
        QCOMPARE(line[u"amount_outstanding"_s], u"0.00"_s);
        QCOMPARE(m_home->rows({u"worklist"_s, u"--text"_s, worst}).front()[u"balance"_s], u"148.46"_s);
        const Ran other = m_home->onDatabase(words(u"post payment --amount 100.01 --payment-type CASH --date 2013-09-30 --key till-7 --account "_s + worst));
        VERIFY_EXIT(other, 1);
        QVERIFY(other.err.startsWith(u"KeyReused: "_s));
    }

    void voidingAPaymentRestoresEveryFigure()
    {
        const QStringList ledger{u"ledger"_s, u"--account"_s, worst};
        const auto outstanding = [&] {
            QHash<QString, QString> figures;
            for (const JsonRow &line : m_home->rows(ledger)) {
                if (line[u"debit_type"_s] != u"null"_s && line[u"debit_type"_s] != u"VOID"_s)
                    figures[line[u"account_line_id"_s]] = line[u"amount_outstanding"_s];
            }
            return figures;
        };
        const auto before = outstanding();
        const Ran payment = m_home->onDatabase(words(u"post payment --amount 100.00 --payment-type CASH --date 2013-09-30 --account "_s + worst));
        VERIFY_EXIT(payment, 0);
        QVERIFY(outstanding() != before);
        const QString line = jsonRows(payment.out).front()[u"account_line_id"_s];
        VERIFY_EXIT(m_home->onDatabase(words(u"post void --date 2013-09-30 --line %1 --account %2"_s.arg(line, worst))), 0);
        QCOMPARE(outstanding(), before);
        QCOMPARE(m_home->rows({u"worklist"_s}).front()[u"balance"_s], u"248.46"_s);
        VERIFY_EXIT(m_home->onDatabase({u"verify"_s}), 0);
        const Ran again = m_home->onDatabase(words(u"post void --line %1 --account %2"_s.arg(line, worst)));
        VERIFY_EXIT(again, 1);
        QVERIFY2(again.err.startsWith(u"AlreadyVoid: "_s), qPrintable(again.err));
    }

    void namedChargesArePaidFirst()
    {
        const QString newest = m_home->rows({u"ledger"_s, u"--account"_s, worst}).front()[u"account_line_id"_s];
        VERIFY_EXIT(m_home->onDatabase(words(u"post payment --amount 76.09 --payment-type CARD --lines %1 --account %2"_s.arg(newest, worst))), 0);
        for (const JsonRow &line : m_home->rows({u"ledger"_s, u"--account"_s, worst})) {
            if (line[u"account_line_id"_s] == newest)
                QCOMPARE(line[u"amount_outstanding"_s], u"0.00"_s);
        }
    }

    void aRefusalIsNamedOnStderrAndPostsNothing_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("name");
        const auto row = [](const QString &arguments, const char *name) { QTest::newRow(name) << arguments << QString::fromLatin1(name); };
        row(u"post payment --amount 0 --payment-type CASH"_s, "AmountNotPositive");
        row(u"post payment --amount 5"_s, "PaymentTypeRequired");
        row(u"post void --line CHARGE"_s, "IsNotCredit");
        row(u"post payment --amount 5 --payment-type CASH --lines SETTLEMENT"_s, "IsNotDebit");
        row(u"post void --line 999999"_s, "NotFound");
        row(u"post debit --amount 5 --type NOPE"_s, "UnrecognisedType");
        row(u"post debit --amount 99999999999999"_s, "AmountTooLarge");
        row(u"post debit --amount 5.001"_s, "Invalid");
    }
    void aRefusalIsNamedOnStderrAndPostsNothing()
    {
        QFETCH(QString, arguments);
        QFETCH(QString, name);
        const auto lines = m_home->rows({u"ledger"_s, u"--account"_s, worst});
        const auto first = [&lines](const QString &kind) {
            const auto found = std::find_if(lines.begin(), lines.end(), [&](const JsonRow &line) { return line[kind] != u"null"_s; });
            return (*found)[u"account_line_id"_s];
        };
        arguments.replace(u"CHARGE"_s, first(u"debit_type"_s)).replace(u"SETTLEMENT"_s, first(u"credit_type"_s));
        const QString before = dump(m_home->database());
        const Ran ran = m_home->onDatabase(words(arguments) << u"--account"_s << worst);
        VERIFY_EXIT(ran, 1);
        QVERIFY2(ran.err.startsWith(name + u": "_s), qPrintable(ran.err));
        QVERIFY(ran.out.isEmpty());
        QVERIFY(dump(m_home->database()) == before);
    }

    void aWrongCallExitsWithTwo_data()
    {
        QTest::addColumn<QString>("arguments");
        for (const char *arguments : {"worklist --nope", "worklist --sort colour", "worklist --format xml", "worklist --limit 0", "aged-debt --bands 60,30", "aged-debt --as-at soon", "trend --months 0", "trend --type Boat",
                                      "worklist --type Boat", "worklist --min-balance much", "worklist --ascending --descending",
                                      "post payment --account 9181-HEKGV --amount abc --payment-type CASH",
                                      "post payment --account 9181-HEKGV --amount 5 --payment-type CASH --date 30/09/2013",
                                      "post payment --amount 5 --payment-type CASH", "post donation", "post void --account 9181-HEKGV",
                                      "ledger", "import", "import some.csv", "import some.csv --profile accounts --as-at yesterday",
                                      "generate", "generate --accounts many", "generate --accounts 5 --seed x"})
            QTest::newRow(arguments) << QString::fromLatin1(arguments);
    }
    void aWrongCallExitsWithTwo()
    {
        QFETCH(QString, arguments);
        const Ran ran = m_home->onDatabase(words(arguments));
        VERIFY_EXIT(ran, 2);
        QVERIFY(!ran.err.isEmpty());
        QVERIFY(ran.out.isEmpty());
        QVERIFY(!ran.err.contains(u".."_s));
    }

    void everyVerbNeedsADatabase()
    {
        for (const QString &call : {u"worklist"_s, u"accounts"_s, u"ledger --account 1"_s, u"verify"_s, u"generate --accounts 5"_s,
                                    u"post payment --account 1 --amount 5"_s, u"describe --line 1 --note x"_s, u"post --batch x"_s,
                                    u"people"_s, u"types"_s, u"settings"_s, u"trail --account 1"_s, u"proposals"_s, u"backup x"_s, u"restore x"_s,
                                    u"approve --proposal 1"_s, u"person --name x"_s, u"import x.csv --profile accounts"_s}) {
            const Ran ran = m_home->run(words(call));
            VERIFY_EXIT(ran, 2);
            QVERIFY2(ran.err.contains(u"--database"_s), qPrintable(ran.err));
        }
        VERIFY_EXIT(m_home->run({u"rent-rise"_s}), 2);
    }

    void aDatabaseThatIsNotThereIsRefusedAndNotMade()
    {
        const QString missing = m_home->file(u"missing.db"_s);
        const Ran ran = m_home->run({u"worklist"_s, u"--database"_s, missing});
        VERIFY_EXIT(ran, 1);
        QVERIFY(ran.err.startsWith(u"CannotOpen: "_s));
        QVERIFY(!QFile::exists(missing));
    }

    void helpAndVersionAreEverywhere()
    {
        QStringList verbs{u"worklist"_s, u"accounts"_s, u"ledger"_s, u"post"_s, u"import"_s, u"generate"_s, u"verify"_s, u"trail"_s,
                          u"describe"_s, u"proposals"_s, u"approve"_s, u"decline"_s, u"withdraw"_s, u"people"_s, u"person"_s, u"settings"_s,
                          u"types"_s, u"backup"_s, u"restore"_s, u"aged-debt"_s, u"trend"_s, QString()};
        const QString overview = m_home->run({u"--help"_s}).out;
        for (const QString &verb : std::as_const(verbs)) {
            const Ran help = m_home->run(words(verb) << u"--help"_s);
            VERIFY_EXIT(help, 0);
            QVERIFY(help.out.contains(u"--database"_s));
            QVERIFY(overview.contains(verb));
            const Ran version = m_home->run(words(verb) << u"--version"_s);
            VERIFY_EXIT(version, 0);
            QVERIFY(version.out.startsWith(u"tallystick 0."_s));
        }
    }

    void csvHasTheKeysAndValuesOfJson_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QStringList>("onlyJson");
        QTest::newRow("worklist") << u"worklist"_s << QStringList{};
        QTest::newRow("aged debt") << u"aged-debt"_s << QStringList{};
        QTest::newRow("trend") << u"trend"_s << QStringList{};
        QTest::newRow("ledger") << u"ledger --account "_s + worst << QStringList{u"offsets"_s};
    }
    void csvHasTheKeysAndValuesOfJson()
    {
        QFETCH(QString, arguments);
        QFETCH(QStringList, onlyJson);
        // What a spreadsheet or a careless reader would take apart.
        VERIFY_EXIT(m_home->onDatabase(words(u"post debit --amount 5 --account "_s + worst) << u"--description"_s << u"Keys, \"two\"\nlost"_s), 0);
        const auto json = m_home->rows(words(arguments));
        const auto csv = csvRecords(m_home->onDatabase(words(arguments) << u"--format"_s << u"csv"_s).out);
        QCOMPARE(csv.size(), json.size() + 1);
        QStringList keys = json.front().keys();
        QStringList header = csv.front() + onlyJson;
        keys.sort();
        header.sort();
        QCOMPARE(header, keys);
        for (std::size_t row = 0; row < json.size(); ++row) {
            for (qsizetype i = 0; i < csv.front().size(); ++i) {
                const QString &value = json[row][csv.front().at(i)];
                if (!onlyJson.contains(csv.front().at(i)))
                    QCOMPARE(csv[row + 1].at(i), value == u"null"_s ? QString() : value);
            }
        }
    }

    void theSameSeedMakesTheSameCouncil()
    {
        const auto make = [](const ProgramHome &home, int seed) {
            return home.onDatabase(words(u"generate --accounts 60 --as-at 2024-03-31 --seed %1"_s.arg(seed)));
        };
        const auto figures = [](const ProgramHome &home) {
            QStringList all;
            for (const JsonRow &row : home.rows({u"accounts"_s})) {
                all << row[u"paymentReference"_s] + row[u"holder"_s] + row[u"name"_s] + row[u"fullAddress"_s] + row[u"balance"_s];
                for (const JsonRow &line : home.rows({u"ledger"_s, u"--account"_s, row[u"paymentReference"_s]}))
                    all << line[u"account_line_id"_s] + line[u"date"_s] + line[u"amount"_s] + line[u"amount_outstanding"_s] + line[u"offsets"_s];
            }
            return all;
        };
        const ProgramHome one(program);
        const ProgramHome two(program);
        const ProgramHome other(program);
        VERIFY_EXIT(make(one, 7), 0);
        VERIFY_EXIT(make(two, 7), 0);
        VERIFY_EXIT(make(other, 8), 0);
        QCOMPARE(one.rows({u"accounts"_s}).size(), 60U);
        const QStringList expected = figures(one);
        QCOMPARE(figures(two), expected);
        QVERIFY(figures(other) != expected);
        VERIFY_EXIT(one.onDatabase({u"verify"_s}), 0);
    }

    void aCouncilIsNotPouredOverAccounts()
    {
        const QString before = dump(m_home->database());
        const Ran ran = m_home->onDatabase(words(u"generate --accounts 5"_s));
        VERIFY_EXIT(ran, 1);
        QVERIFY(ran.err.startsWith(u"Conflict: "_s));
        QVERIFY(dump(m_home->database()) == before);
    }

    void everyColumnSortsInBothDirections_data()
    {
        QTest::addColumn<QString>("key");
        for (const char *key : {"balance", "paymentReference", "holder", "name", "accountType", "rentGroupType", "accountStatus",
                                "patch", "fullAddress", "openCharges", "lastPaymentDate", "startDate"})
            QTest::newRow(key) << QString::fromLatin1(key);
    }
    void everyColumnSortsInBothDirections()
    {
        QFETCH(QString, key);
        const auto up = m_home->rows({u"worklist"_s, u"--sort"_s, key, u"--ascending"_s});
        const auto down = m_home->rows({u"worklist"_s, u"--sort"_s, key, u"--descending"_s});
        QCOMPARE(up.size(), 55U);
        const bool number = key == u"balance"_s || key == u"openCharges"_s;
        const auto less = [number](const QString &a, const QString &b) {
            return number ? money(a) < money(b) : a.compare(b, Qt::CaseInsensitive) < 0;
        };
        const QStringList rising = column(up, key);
        QStringList falling = column(down, key);
        QVERIFY(std::is_sorted(rising.begin(), rising.end(), less));
        std::reverse(falling.begin(), falling.end());
        QCOMPARE(falling, rising);
    }

    void limitAndFiltersTakeAway()
    {
        QCOMPARE(column(m_home->rows(words(u"worklist --limit 3"_s)), u"balance"_s), QStringList({u"248.46"_s, u"225.81"_s, u"220.51"_s}));
        QVERIFY(m_home->onDatabase(words(u"worklist --limit 3"_s)).out.endsWith(u"55 accounts owe £5,029.22; the first 3 are shown.\n"_s));
        QVERIFY(m_home->onDatabase(words(u"worklist --limit 1"_s)).out.endsWith(u"55 accounts owe £5,029.22; the first is shown.\n"_s));
        QCOMPARE(m_home->rows(words(u"worklist --type Sundry"_s)).size(), 55U);
        QVERIFY(m_home->rows(words(u"worklist --type master"_s)).empty());
        QVERIFY(m_home->rows(words(u"worklist --min-balance 1,000"_s)).empty());
        const auto large = m_home->rows(words(u"worklist --min-balance 225.81"_s));
        QCOMPARE(column(large, u"balance"_s), QStringList({u"248.46"_s, u"225.81"_s}));
        QCOMPARE(m_home->rows({u"worklist"_s, u"--text"_s, u"hekgv"_s}).size(), 1U);
    }

    void aPatchIsItsWholeName()
    {
        const QString file = m_home->file(u"patches.csv"_s);
        QVERIFY(writeFile(file, "holder,name,accountType,balance,patch\nP1,Ada,Recharge,5.00,N7\nP2,Bo,Recharge,6.00,N71\n"));
        VERIFY_EXIT(m_home->onDatabase(words(u"import --profile accounts"_s) << file), 0);
        QCOMPARE(column(m_home->rows(words(u"worklist --patch N7"_s)), u"holder"_s), QStringList{u"P1"_s});
        QVERIFY(m_home->rows(words(u"worklist --patch N"_s)).empty());
    }

    void anAccountIsFoundByEveryNameItHas()
    {
        const JsonRow row = m_home->rows(words(u"worklist --limit 1"_s)).front();
        for (const QString &key : {u"paymentReference"_s, u"id"_s, u"holder"_s}) {
            const auto lines = m_home->rows({u"ledger"_s, u"--account"_s, row[key]});
            QVERIFY2(!lines.empty() && lines.front()[u"patron_id"_s] == worst, qPrintable(key));
        }
    }

    void aMistypedReferenceIsRecognised()
    {
        QString reference = m_home->rows(words(u"worklist --limit 1"_s)).front()[u"paymentReference"_s];
        std::swap(reference[8], reference[9]);
        const Ran ran = m_home->onDatabase({u"ledger"_s, u"--account"_s, reference});
        VERIFY_EXIT(ran, 1);
        QVERIFY(ran.err.startsWith(u"NotFound: "_s));
        QVERIFY2(ran.err.contains(u"mistyped"_s), qPrintable(ran.err));
    }

    void aHolderWithTwoAccountsIsAmbiguous()
    {
        const QString file = m_home->file(u"more.csv"_s);
        QVERIFY(writeFile(file, "holder,name,accountType,balance\n9181-HEKGV,9181-HEKGV,Recharge,-5.00\n"));
        const Ran imported = m_home->onDatabase(words(u"import --profile accounts"_s) << file);
        VERIFY_EXIT(imported, 0);
        const Ran ran = m_home->onDatabase({u"ledger"_s, u"--account"_s, worst});
        VERIFY_EXIT(ran, 1);
        QVERIFY2(ran.err.startsWith(u"Ambiguous: "_s), qPrintable(ran.err));
        for (const JsonRow &row : m_home->rows({u"accounts"_s, u"--text"_s, worst})) {
            QVERIFY(ran.err.contains(row[u"paymentReference"_s]));
            if (row[u"accountType"_s] == u"Recharge"_s)
                QVERIFY(m_home->onDatabase({u"ledger"_s, u"--account"_s, row[u"paymentReference"_s]}).out.contains(u"in credit £5.00"_s));
        }
    }

private:
    std::unique_ptr<ProgramHome> m_imported;
    std::unique_ptr<ProgramHome> m_home;
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
