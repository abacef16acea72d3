// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/money.h"

#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

constexpr qint64 largest = std::numeric_limits<qint64>::max();
constexpr qint64 smallest = std::numeric_limits<qint64>::min();

Currency currencyOf(const QString &code)
{
    return Currency::fromCode(code).value();
}

} // namespace

class MoneyTest : public QObject
{
    Q_OBJECT

private slots:
    void parsesExactly_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("minor");

        QTest::newRow("pounds and pence") << u"en_GB"_s << u"GBP"_s << u"1,246.08"_s << qint64(124608);
        QTest::newRow("no grouping") << u"en_GB"_s << u"GBP"_s << u"1246.08"_s << qint64(124608);
        QTest::newRow("whole pounds") << u"en_GB"_s << u"GBP"_s << u"7"_s << qint64(700);
        QTest::newRow("one decimal") << u"en_GB"_s << u"GBP"_s << u"7.5"_s << qint64(750);
        QTest::newRow("a penny") << u"en_GB"_s << u"GBP"_s << u"0.01"_s << qint64(1);
        QTest::newRow("not a double's neighbour") << u"en_GB"_s << u"GBP"_s << u"0.29"_s << qint64(29);
        QTest::newRow("beyond a double's 53 bits") << u"en_GB"_s << u"GBP"_s << u"90071992547409.93"_s << qint64(9007199254740993);
        QTest::newRow("leading zeros") << u"en_GB"_s << u"GBP"_s << u"007.00"_s << qint64(700);
        QTest::newRow("minus") << u"en_GB"_s << u"GBP"_s << u"-5.00"_s << qint64(-500);
        QTest::newRow("typographic minus") << u"en_GB"_s << u"GBP"_s << u"\u22125.00"_s << qint64(-500);
        QTest::newRow("plus") << u"en_GB"_s << u"GBP"_s << u"+5.00"_s << qint64(500);
        QTest::newRow("sign of the currency") << u"en_GB"_s << u"GBP"_s << u"£1,246.08"_s << qint64(124608);
        QTest::newRow("minus before the sign") << u"en_GB"_s << u"GBP"_s << u"-£5.00"_s << qint64(-500);
        QTest::newRow("code behind") << u"en_GB"_s << u"GBP"_s << u"5.00 GBP"_s << qint64(500);
        QTest::newRow("spaces around") << u"en_GB"_s << u"GBP"_s << u"  5.00  "_s << qint64(500);
        QTest::newRow("largest") << u"en_GB"_s << u"GBP"_s << u"92233720368547758.07"_s << largest;
        QTest::newRow("German") << u"de_DE"_s << u"EUR"_s << u"1.246,08"_s << qint64(124608);
        QTest::newRow("German with the sign behind") << u"de_DE"_s << u"EUR"_s << u"1.246,08 €"_s << qint64(124608);
        QTest::newRow("French, narrow space") << u"fr_FR"_s << u"EUR"_s << u"1\u202f246,08"_s << qint64(124608);
        QTest::newRow("French, plain space") << u"fr_FR"_s << u"EUR"_s << u"1 246,08"_s << qint64(124608);
        QTest::newRow("Polish, no-break space") << u"pl_PL"_s << u"PLN"_s << u"12\u00a0460,80"_s << qint64(1246080);
        QTest::newRow("Swiss") << u"de_CH"_s << u"CHF"_s << u"1\u2019246.08"_s << qint64(124608);
        QTest::newRow("Welsh") << u"cy_GB"_s << u"GBP"_s << u"1,246.08"_s << qint64(124608);
        QTest::newRow("yen have no decimals") << u"en_GB"_s << u"JPY"_s << u"1,246"_s << qint64(1246);
        QTest::newRow("dinars have three") << u"en_GB"_s << u"BHD"_s << u"1.246"_s << qint64(1246);
    }
    void parsesExactly()
    {
        QFETCH(QString, locale);
        QFETCH(QString, currency);
        QFETCH(QString, text);
        QFETCH(qint64, minor);
        const auto money = Money::parse(text, QLocale(locale), currencyOf(currency));
        QVERIFY(money.has_value());
        QCOMPARE(money->minor(), minor);
        QCOMPARE(money->currency().code(), currency);
    }

    void refusesWhatIsNotExactlyAnAmount_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("text");

        QTest::newRow("nothing") << u"en_GB"_s << u"GBP"_s << QString();
        QTest::newRow("only a sign") << u"en_GB"_s << u"GBP"_s << u"-"_s;
        QTest::newRow("only the currency") << u"en_GB"_s << u"GBP"_s << u"£"_s;
        QTest::newRow("only a point") << u"en_GB"_s << u"GBP"_s << u"."_s;
        QTest::newRow("nothing before the point") << u"en_GB"_s << u"GBP"_s << u".50"_s;
        QTest::newRow("nothing behind the point") << u"en_GB"_s << u"GBP"_s << u"5."_s;
        QTest::newRow("half a penny") << u"en_GB"_s << u"GBP"_s << u"5.005"_s;
        QTest::newRow("a third zero") << u"en_GB"_s << u"GBP"_s << u"5.000"_s;
        QTest::newRow("decimals of a yen") << u"en_GB"_s << u"JPY"_s << u"5.0"_s;
        QTest::newRow("four decimals of a dinar") << u"en_GB"_s << u"BHD"_s << u"5.0001"_s;
        QTest::newRow("two points") << u"en_GB"_s << u"GBP"_s << u"5.00.00"_s;
        QTest::newRow("two signs") << u"en_GB"_s << u"GBP"_s << u"--5"_s;
        QTest::newRow("sign behind") << u"en_GB"_s << u"GBP"_s << u"5-"_s;
        QTest::newRow("group of two") << u"en_GB"_s << u"GBP"_s << u"12,46.00"_s;
        QTest::newRow("group of four") << u"en_GB"_s << u"GBP"_s << u"1,2460.00"_s;
        QTest::newRow("four digits in front of a group") << u"en_GB"_s << u"GBP"_s << u"1246,000"_s;
        QTest::newRow("group in front") << u"en_GB"_s << u"GBP"_s << u",123"_s;
        QTest::newRow("group behind the point") << u"en_GB"_s << u"GBP"_s << u"1.2,3"_s;
        QTest::newRow("letters") << u"en_GB"_s << u"GBP"_s << u"12a"_s;
        QTest::newRow("an exponent") << u"en_GB"_s << u"GBP"_s << u"1e3"_s;
        QTest::newRow("Arabic-Indic digits") << u"en_GB"_s << u"GBP"_s << u"\u0661\u0662"_s;
        QTest::newRow("another currency") << u"en_GB"_s << u"GBP"_s << u"€5.00"_s;
        QTest::newRow("two currency signs") << u"en_GB"_s << u"GBP"_s << u"££5.00"_s;
        QTest::newRow("a currency sign on both sides of the sign") << u"en_GB"_s << u"GBP"_s << u"£-£5.00"_s;
        QTest::newRow("one above the largest") << u"en_GB"_s << u"GBP"_s << u"92233720368547758.08"_s;
        QTest::newRow("twenty digits") << u"en_GB"_s << u"GBP"_s << u"99999999999999999999"_s;
        QTest::newRow("English in a German office") << u"de_DE"_s << u"EUR"_s << u"1,246.08"_s;
        QTest::newRow("German in an English office") << u"en_GB"_s << u"GBP"_s << u"1.246,08"_s;
    }
    void refusesWhatIsNotExactlyAnAmount()
    {
        QFETCH(QString, locale);
        QFETCH(QString, currency);
        QFETCH(QString, text);
        QVERIFY(!Money::parse(text, QLocale(locale), currencyOf(currency)));
    }

    void groupingIsRefusedWhereAProfileHasNone()
    {
        const NumberFormat format{.decimal = u',', .group = QChar()};
        QCOMPARE(Money::parse(u"1246,08", format), std::optional(Money::fromMinor(124608)));
        QVERIFY(!Money::parse(u"1.246,08", format));
    }

    void writesWithTheSeparatorsOfTheLocale_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("withSign");

        QTest::newRow("zero") << u"en_GB"_s << u"GBP"_s << qint64(0) << u"0.00"_s << u"£0.00"_s;
        QTest::newRow("pence") << u"en_GB"_s << u"GBP"_s << qint64(5) << u"0.05"_s << u"£0.05"_s;
        QTest::newRow("no group below a thousand") << u"en_GB"_s << u"GBP"_s << qint64(99999) << u"999.99"_s << u"£999.99"_s;
        QTest::newRow("a thousand") << u"en_GB"_s << u"GBP"_s << qint64(100000) << u"1,000.00"_s << u"£1,000.00"_s;
        QTest::newRow("millions") << u"en_GB"_s << u"GBP"_s << qint64(123456789) << u"1,234,567.89"_s << u"£1,234,567.89"_s;
        QTest::newRow("negative") << u"en_GB"_s << u"GBP"_s << qint64(-10000000) << u"-100,000.00"_s << u"-£100,000.00"_s;
        QTest::newRow("negative hundreds") << u"en_GB"_s << u"GBP"_s << qint64(-10000) << u"-100.00"_s << u"-£100.00"_s;
        QTest::newRow("German") << u"de_DE"_s << u"EUR"_s << qint64(124608) << u"1.246,08"_s << u"€1.246,08"_s;
        QTest::newRow("yen") << u"en_GB"_s << u"JPY"_s << qint64(1246) << u"1,246"_s << u"¥1,246"_s;
        QTest::newRow("dinars") << u"en_GB"_s << u"BHD"_s << qint64(1246) << u"1.246"_s << u"BHD\u00a01.246"_s;
        QTest::newRow("smallest") << u"en_GB"_s << u"GBP"_s << smallest << u"-92,233,720,368,547,758.08"_s
                                  << u"-£92,233,720,368,547,758.08"_s;
    }
    void writesWithTheSeparatorsOfTheLocale()
    {
        QFETCH(QString, locale);
        QFETCH(QString, currency);
        QFETCH(qint64, minor);
        const Money money = Money::fromMinor(minor, currencyOf(currency));
        QTEST(money.toString(QLocale(locale)), "text");
        QTEST(money.toCurrencyString(QLocale(locale)), "withSign");
    }

    void plainTextIsTheSameInEveryLocale_data()
    {
        QTest::addColumn<QString>("currency");
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("text");
        QTest::newRow("pounds") << u"GBP"_s << qint64(124608) << u"1246.08"_s;
        QTest::newRow("minus a penny") << u"GBP"_s << qint64(-1) << u"-0.01"_s;
        QTest::newRow("yen") << u"JPY"_s << qint64(-7) << u"-7"_s;
        QTest::newRow("dinars") << u"KWD"_s << qint64(12) << u"0.012"_s;
        QTest::newRow("smallest") << u"GBP"_s << smallest << u"-92233720368547758.08"_s;
    }
    void plainTextIsTheSameInEveryLocale()
    {
        QFETCH(QString, currency);
        QFETCH(qint64, minor);
        QTEST(Money::fromMinor(minor, currencyOf(currency)).toPlainString(), "text");
    }

    void currenciesHaveTheDecimalsOfTheStandard_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("decimals");
        QTest::addColumn<qint64>("minorPerMajor");
        QTest::newRow("pound") << u"GBP"_s << 2 << qint64(100);
        QTest::newRow("yen") << u"JPY"_s << 0 << qint64(1);
        QTest::newRow("dinar") << u"BHD"_s << 3 << qint64(1000);
    }
    void currenciesHaveTheDecimalsOfTheStandard()
    {
        QFETCH(QString, code);
        const Currency currency = currencyOf(code);
        QTEST(currency.decimals(), "decimals");
        QTEST(currency.minorPerMajor(), "minorPerMajor");
    }

    void knowsCurrenciesByTheirUpperCaseCodeOnly()
    {
        QCOMPARE(Currency::fromCode(u"GBP"), std::optional(Currency()));
        QVERIFY(!Currency::fromCode(u"gbp"));
        QVERIFY(!Currency::fromCode(u"XXX"));
        QVERIFY(!Currency::fromCode(u""));
    }

    void aSumThatLeaves64BitsIsNoSum()
    {
        const auto money = [](qint64 minor) { return Money::fromMinor(minor); };
        QCOMPARE(Money::checkedAdd(money(largest - 1), money(1)), std::optional(money(largest)));
        QVERIFY(!Money::checkedAdd(money(largest), money(1)));
        QCOMPARE(Money::checkedAdd(money(smallest + 1), money(-1)), std::optional(money(smallest)));
        QVERIFY(!Money::checkedAdd(money(smallest), money(-1)));
    }

    void amountsAddSubtractAndCompare()
    {
        const Money ten = Money::fromMinor(1000);
        const Money three = Money::fromMinor(300);
        QCOMPARE((ten + three).minor(), qint64(1300));
        QCOMPARE((three - ten).minor(), qint64(-700));
        QCOMPARE((three - ten).abs().minor(), qint64(700));
        QVERIFY(three < ten);
        QVERIFY(-ten < three);
        QVERIFY(ten != Money::fromMinor(1000, currencyOf(u"EUR"_s)));
    }
};

QTEST_GUILESS_MAIN(MoneyTest)
#include "tst_money.moc"
