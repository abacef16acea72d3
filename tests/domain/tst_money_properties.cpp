// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/money.h"

#include <QTest>

#include <rapidcheck.h>

#include <limits>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

/// Any amount that has a positive twin: the smallest 64-bit number can be written but is refused as input.
Money anyMoney()
{
    const QString codes[] = {u"GBP"_s, u"JPY"_s, u"KWD"_s, u"CHF"_s};
    const qint64 magnitude = *rc::gen::oneOf(rc::gen::inRange<qint64>(0, 200'000),
                                             rc::gen::inRange<qint64>(0, std::numeric_limits<qint64>::max()));
    const Currency currency = Currency::fromCode(codes[*rc::gen::inRange<std::size_t>(0, 4)]).value();
    return Money::fromMinor(*rc::gen::arbitrary<bool>() ? -magnitude : magnitude, currency);
}

} // namespace

class MoneyPropertiesTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWrittenIsReadBackExactlyInEveryLocale()
    {
        const QLocale locales[] = {QLocale::c(), QLocale(u"en_GB"_s), QLocale(u"de_DE"_s), QLocale(u"fr_FR"_s),
                                   QLocale(u"pl_PL"_s), QLocale(u"de_CH"_s), QLocale(u"sv_SE"_s), QLocale(u"cy_GB"_s)};
        QVERIFY(rc::check("written amounts read back", [&] {
            const Money money = anyMoney();
            const QLocale &locale = locales[*rc::gen::inRange<std::size_t>(0, std::size(locales))];
            RC_ASSERT(Money::parse(money.toString(locale), locale, money.currency()) == money);
            RC_ASSERT(Money::parse(money.toCurrencyString(locale), locale, money.currency()) == money);
            RC_ASSERT(Money::parse(money.toPlainString(), QLocale::c(), money.currency()) == money);
        }));
    }

    void anyTextIsReadExactlyOrNotAtAll()
    {
        QVERIFY(rc::check("what is read is what stands there", [] {
            const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789.,-+ ")));
            const auto money = Money::parse(QString::fromStdString(text), QLocale::c());
            if (!money)
                return;
            // Without its separators the text is the number, up to zeros at either end.
            QString digits = QString::fromStdString(text).remove(u',').remove(u' ').remove(u'+');
            const qsizetype point = digits.indexOf(u'.');
            const qsizetype decimals = point < 0 ? 0 : digits.size() - point - 1;
            RC_ASSERT(decimals <= 2);
            digits.remove(u'.');
            digits += QString(2 - decimals, u'0');
            RC_ASSERT(digits.toLongLong() == money->minor());
        }));
    }
};

QTEST_GUILESS_MAIN(MoneyPropertiesTest)
#include "tst_money_properties.moc"
