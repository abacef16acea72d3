// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/importprofile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

const QByteArray least = R"({"name": "mine", "kind": "accounts", "columns": {"holder": "Who", "accountType": "What"}})";

} // namespace

class TestImportProfile : public QObject
{
    Q_OBJECT

private slots:
    void shipsTwoProfiles()
    {
        const auto profiles = ImportProfile::builtIn();
        QCOMPARE(profiles.size(), std::size_t(2));
        QCOMPARE(profiles[0].name, u"accounts"_s);
        QCOMPARE(profiles[0].kind, ImportKind::Accounts);
        QCOMPARE(profiles[0].columns.size(), importKeys(ImportKind::Accounts).size());
        QCOMPARE(profiles[1].name, u"accounts-receivable"_s);
        QCOMPARE(profiles[1].kind, ImportKind::Invoices);
        QCOMPARE(profiles[1].header(u"holder"), u"customerID"_s);
        QCOMPARE(profiles[1].dates.pattern(), u"M/d/yyyy"_s);
        QCOMPARE(profiles[1].accountType, AccountType::Sundry);
    }

    void fillsInWhatAProfileLeavesOut()
    {
        const auto profile = ImportProfile::fromJson(least);
        QVERIFY(profile.ok());
        QCOMPARE(profile->csv.separator, QChar(u','));
        QCOMPARE(profile->csv.encoding, CsvEncoding::Auto);
        QCOMPARE(profile->dates.pattern(), u"yyyy-MM-dd"_s);
        QCOMPARE(profile->numbers.decimal, QChar(u'.'));
        QVERIFY(profile->numbers.group.isNull());
        QCOMPARE(profile->currency, Currency());
        QCOMPARE(profile->header(u"holder"), u"Who"_s);
        QCOMPARE(profile->header(u"balance"), QString());
    }

    void readsEverythingAProfileCanSay()
    {
        const auto profile = ImportProfile::fromJson(R"({"name": "de", "title": "Rechnungen", "kind": "invoices",
            "encoding": "windows-1252", "separator": "tab", "dateFormat": "dd.MM.yyyy", "decimalSeparator": ",",
            "groupSeparator": ".", "currency": "EUR", "accountType": "Recharge", "debitType": "RECHARGE", "paymentType": "DIRECT_DEBIT",
            "columns": {"holder": "Kunde", "name": "Name", "invoiceNumber": "Nr", "invoiceDate": "Datum", "invoiceAmount": "Betrag"}})");
        QVERIFY(profile.ok());
        QCOMPARE(profile->title, u"Rechnungen"_s);
        QCOMPARE(profile->csv.encoding, CsvEncoding::Windows1252);
        QCOMPARE(profile->csv.separator, QChar(u'\t'));
        QCOMPARE(profile->dates.inWords(), u"day.month.year"_s);
        QCOMPARE(profile->numbers.decimal, QChar(u','));
        QCOMPARE(profile->numbers.group, QChar(u'.'));
        QCOMPARE(profile->currency.code(), u"EUR"_s);
        QCOMPARE(profile->accountType, AccountType::Recharge);
        QCOMPARE(profile->debitType, u"RECHARGE"_s);
        QCOMPARE(profile->paymentType, u"DIRECT_DEBIT"_s);
    }

    void namesTheKeyThatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        const auto with = [](const QByteArray &more) { return QByteArray(least).replace("{\"name\"", "{" + more + ", \"name\""); };
        QTest::newRow("no JSON") << QByteArray("name: x") << QString();
        QTest::newRow("an array") << QByteArray("[]") << QString();
        QTest::newRow("no name") << QByteArray(least).replace("\"name\": \"mine\", ", "") << u"name"_s;
        QTest::newRow("an empty name") << QByteArray(least).replace("mine", " ") << u"name"_s;
        QTest::newRow("a kind there is not") << QByteArray(least).replace("\"accounts\"", "\"payments\"") << u"kind"_s;
        QTest::newRow("a key there is not") << with(R"("dateFromat": "iso")") << u"dateFromat"_s;
        QTest::newRow("a number for a text") << with(R"("dateFormat": 7)") << u"dateFormat"_s;
        QTest::newRow("a date without a year") << with(R"("dateFormat": "d/M")") << u"dateFormat"_s;
        QTest::newRow("an encoding there is not") << with(R"("encoding": "latin-9")") << u"encoding"_s;
        QTest::newRow("a separator there is not") << with(R"("separator": "|")") << u"separator"_s;
        QTest::newRow("a decimal separator there is not") << with(R"("decimalSeparator": ";")") << u"decimalSeparator"_s;
        QTest::newRow("the same separators") << with(R"("groupSeparator": ".")") << u"groupSeparator"_s;
        QTest::newRow("a currency there is not") << with(R"("currency": "ZZZ")") << u"currency"_s;
        QTest::newRow("a charge type for accounts") << with(R"("debitType": "SUNDRY")") << u"debitType"_s;
        QTest::newRow("no columns") << QByteArray(R"({"name": "mine", "kind": "accounts"})") << u"columns"_s;
        QTest::newRow("columns in a list") << QByteArray(R"({"name": "mine", "kind": "accounts", "columns": ["holder"]})") << u"columns"_s;
        QTest::newRow("no holder") << QByteArray(least).replace("\"holder\": \"Who\", ", "") << u"columns.holder"_s;
        QTest::newRow("a column of the other kind") << QByteArray(least).replace("{\"holder\"", "{\"invoiceNumber\": \"x\", \"holder\"") << u"columns.invoiceNumber"_s;
        QTest::newRow("a column without a header") << QByteArray(least).replace("\"Who\"", "null") << u"columns.holder"_s;
    }
    void namesTheKeyThatIsWrong()
    {
        QFETCH(const QByteArray, json);
        const auto profile = ImportProfile::fromJson(json);
        QVERIFY(!profile);
        QCOMPARE(profile.error().kind, ErrorKind::Invalid);
        QTEST(profile.error().field, "field");
        QVERIFY(profile.error().detail.endsWith(u'.'));
    }

    void loadsByNameAndByFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"mine.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(least);
        file.close();
        QCOMPARE(ImportProfile::load(path)->name, u"mine"_s);
        QCOMPARE(ImportProfile::load(u"accounts"_s)->name, u"accounts"_s);
        const auto none = ImportProfile::load(u"acounts"_s);
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::NotFound);
        QVERIFY(none.error().detail.contains("accounts-receivable"_L1));
    }

    void readsDatesOfItsForm_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QDate>("date");
        const auto row = [](const char *name, const char16_t *pattern, const char16_t *text, QDate date) {
            QTest::newRow(name) << QString::fromUtf16(pattern) << QString::fromUtf16(text) << date;
        };
        row("month first", u"M/d/yyyy", u"1/2/2013", {2013, 1, 2});
        row("month first with zeros", u"M/d/yyyy", u"01/02/2013", {2013, 1, 2});
        row("day first", u"dd/MM/yyyy", u"31/12/2013", {2013, 12, 31});
        row("ISO", u"iso", u"2013-09-03", {2013, 9, 3});
        row("an instant gives the day it names", u"iso", u"2021-03-29T23:10:37.471Z", {2021, 3, 29});
        row("an instant with an offset", u"iso", u"2021-03-29T00:10:37+01:00", {2021, 3, 29});
        row("a month's name", u"d MMM yyyy", u"3 sep 2013", {2013, 9, 3});
        row("no separators", u"yyyyMMdd", u"20130903", {2013, 9, 3});
        row("a leap day", u"iso", u"2012-02-29", {2012, 2, 29});
    }
    void readsDatesOfItsForm()
    {
        QFETCH(const QString, pattern);
        QFETCH(const QString, text);
        const auto format = DateFormat::fromPattern(pattern);
        QVERIFY(format);
        const auto date = format->parse(text);
        QVERIFY(date);
        QTEST(*date, "date");
    }

    void takesTheContractsUnknownDatesAsUnknown()
    {
        for (const QString &text : {u"0001-01-01"_s, u"0001-01-01T00:00:00Z"_s, u"1900-01-01"_s}) {
            const auto date = DateFormat().parse(text);
            QVERIFY(date);
            QVERIFY(!date->isValid());
        }
    }

    void refusesWhatIsNoDateOfItsForm_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::newRow("a month 31") << u"M/d/yyyy"_s << u"31/31/2013"_s;
        QTest::newRow("a two-digit year") << u"M/d/yyyy"_s << u"1/2/13"_s;
        QTest::newRow("something behind") << u"M/d/yyyy"_s << u"1/2/2013x"_s;
        QTest::newRow("a line end behind") << u"iso"_s << u"2013-01-02T10:00:00Z\nx"_s;
        QTest::newRow("another form") << u"M/d/yyyy"_s << u"2013-01-02"_s;
        QTest::newRow("no leap year") << u"iso"_s << u"2013-02-29"_s;
        QTest::newRow("digits of another script") << u"iso"_s << u"\u0662\u0660\u0661\u0663-01-02"_s;
        QTest::newRow("words") << u"iso"_s << u"yesterday"_s;
        QTest::newRow("nothing") << u"iso"_s << QString();
    }
    void refusesWhatIsNoDateOfItsForm()
    {
        QFETCH(const QString, pattern);
        QFETCH(const QString, text);
        QVERIFY(!DateFormat::fromPattern(pattern)->parse(text));
    }

    void refusesPatternsThatAreNone()
    {
        for (const QString &pattern : {u""_s, u"d"_s, u"dd/MM/yy"_s, u"d/d/yyyy"_s, u"hh:mm"_s, u"MMMM d yyyy"_s, u"ddd M yyyy"_s})
            QVERIFY2(!DateFormat::fromPattern(pattern), qPrintable(pattern));
    }
};

QTEST_GUILESS_MAIN(TestImportProfile)
#include "tst_importprofile.moc"
