// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/money.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

struct CurrencyFacts
{
    const char *code;
    qint8 decimals;
    const char16_t *symbol;
};

// ISO 4217, the currencies a council or lender in reach of a British or European office meets. Decimals are the standard's.
constexpr std::array currencies{
    CurrencyFacts{"GBP", 2, u"£"},   CurrencyFacts{"EUR", 2, u"€"},   CurrencyFacts{"USD", 2, u"$"},
    CurrencyFacts{"AUD", 2, u"AU$"}, CurrencyFacts{"BHD", 3, nullptr}, CurrencyFacts{"BRL", 2, u"R$"},
    CurrencyFacts{"CAD", 2, u"CA$"}, CurrencyFacts{"CHF", 2, nullptr}, CurrencyFacts{"CLP", 0, nullptr},
    CurrencyFacts{"CNY", 2, u"CN¥"}, CurrencyFacts{"CZK", 2, nullptr}, CurrencyFacts{"DKK", 2, nullptr},
    CurrencyFacts{"HKD", 2, u"HK$"}, CurrencyFacts{"HUF", 2, nullptr}, CurrencyFacts{"INR", 2, u"₹"},
    CurrencyFacts{"ISK", 0, nullptr}, CurrencyFacts{"JOD", 3, nullptr}, CurrencyFacts{"JPY", 0, u"¥"},
    CurrencyFacts{"KRW", 0, u"₩"},   CurrencyFacts{"KWD", 3, nullptr}, CurrencyFacts{"MXN", 2, u"MX$"},
    CurrencyFacts{"NOK", 2, nullptr}, CurrencyFacts{"NZD", 2, u"NZ$"}, CurrencyFacts{"OMR", 3, nullptr},
    CurrencyFacts{"PLN", 2, nullptr}, CurrencyFacts{"RON", 2, nullptr}, CurrencyFacts{"SEK", 2, nullptr},
    CurrencyFacts{"SGD", 2, u"S$"},  CurrencyFacts{"TND", 3, nullptr}, CurrencyFacts{"TRY", 2, u"₺"},
    CurrencyFacts{"ZAR", 2, nullptr},
};

constexpr std::array<qint64, 5> powersOfTen{1, 10, 100, 1000, 10000};

bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Digits in groups of three behind the first group, as "1,234,567"; without separators any run of digits.
bool isWellGrouped(QStringView whole, QChar group)
{
    const auto parts = whole.split(group);
    if (parts.size() == 1)
        return true;
    if (parts.front().isEmpty() || parts.front().size() > 3)
        return false;
    return std::all_of(parts.cbegin() + 1, parts.cend(), [](QStringView part) { return part.size() == 3; });
}

QStringView withoutCurrency(QStringView text, Currency currency)
{
    const QString marks[] = {currency.symbol(), currency.code()};
    for (const QString &mark : marks) {
        if (text.startsWith(mark))
            return text.sliced(mark.size()).trimmed();
        if (text.endsWith(mark))
            return text.chopped(mark.size()).trimmed();
    }
    return text;
}

} // namespace

std::optional<Currency> Currency::fromCode(QStringView code)
{
    const auto found = std::find_if(currencies.begin(), currencies.end(),
                                    [code](const CurrencyFacts &facts) { return code == QLatin1StringView(facts.code); });
    if (found == currencies.end())
        return std::nullopt;
    return Currency({found->code[0], found->code[1], found->code[2]}, found->decimals);
}

QString Currency::code() const
{
    return QString::fromLatin1(m_code.data(), qsizetype(m_code.size()));
}

qint64 Currency::minorPerMajor() const noexcept
{
    return powersOfTen[std::size_t(m_decimals)];
}

QString Currency::symbol() const
{
    const QString own = code();
    for (const CurrencyFacts &facts : currencies) {
        if (facts.symbol != nullptr && own == QLatin1StringView(facts.code))
            return QString::fromUtf16(facts.symbol);
    }
    return own;
}

NumberFormat NumberFormat::of(const QLocale &locale)
{
    const auto first = [](const QString &text) { return text.isEmpty() ? QChar() : text.front(); };
    return {.decimal = first(locale.decimalPoint()), .group = first(locale.groupSeparator())};
}

std::optional<Money> Money::parse(QStringView text, const NumberFormat &format, Currency currency)
{
    text = text.trimmed();
    const QStringView bare = withoutCurrency(text, currency);
    const bool marked = bare.size() != text.size();   // one mark is enough: "£-£5" is a slip
    text = bare;
    bool negative = false;
    if (text.startsWith(u'-') || text.startsWith(u'\u2212') || text.startsWith(u'+')) {
        negative = !text.startsWith(u'+');
        text = text.sliced(1).trimmed();
        if (!marked)
            text = withoutCurrency(text, currency);
    }
    const qsizetype point = text.indexOf(format.decimal);
    QStringView whole = point < 0 ? text : text.first(point);
    const QStringView fraction = point < 0 ? QStringView() : text.sliced(point + 1);
    if (whole.isEmpty() || fraction.size() > currency.decimals() || (point >= 0 && fraction.isEmpty()))
        return std::nullopt;

    QString digits = whole.toString();
    if (!format.group.isNull()) {
        // A locale that groups by a no-break space is typed with a plain one.
        if (format.group.isSpace())
            digits.replace(u' ', format.group);
        if (!isWellGrouped(digits, format.group))
            return std::nullopt;
        digits.remove(format.group);
    }
    digits += fraction;
    digits += QString(currency.decimals() - fraction.size(), u'0');

    qint64 minor = 0;
    for (const QChar c : std::as_const(digits)) {
        if (!isAsciiDigit(c) || __builtin_mul_overflow(minor, qint64(10), &minor)
            || __builtin_add_overflow(minor, qint64(c.unicode() - u'0'), &minor))
            return std::nullopt;
    }
    return fromMinor(negative ? -minor : minor, currency);
}

std::optional<Money> Money::parse(QStringView text, const QLocale &locale, Currency currency)
{
    return parse(text, NumberFormat::of(locale), currency);
}

QString Money::toPlainString() const
{
    // Unsigned arithmetic, because the smallest 64-bit number has no positive twin.
    const quint64 magnitude = m_minor < 0 ? quint64(0) - quint64(m_minor) : quint64(m_minor);
    QString digits = QString::number(magnitude);
    const int decimals = m_currency.decimals();
    if (decimals > 0) {
        digits = digits.rightJustified(decimals + 1, u'0');
        digits.insert(digits.size() - decimals, u'.');
    }
    return m_minor < 0 ? u'-' + digits : digits;
}

QString Money::toString(const QLocale &locale) const
{
    const NumberFormat format = NumberFormat::of(locale);
    QString text = toPlainString();
    const qsizetype sign = m_minor < 0 ? 1 : 0;
    const int decimals = m_currency.decimals();
    const qsizetype wholeEnd = decimals > 0 ? text.size() - decimals - 1 : text.size();
    if (decimals > 0)
        text[wholeEnd] = format.decimal;
    if (!format.group.isNull() && !locale.numberOptions().testFlag(QLocale::OmitGroupSeparator)) {
        for (qsizetype at = wholeEnd - 3; at > sign; at -= 3)
            text.insert(at, format.group);
    }
    return text;
}

QString Money::toCurrencyString(const QLocale &locale) const
{
    const QString symbol = m_currency.symbol();
    const QString digits = toString(locale);
    const QString gap = symbol.size() == 3 && symbol.at(2).isLetter() ? u"\u00a0"_s : QString();
    return m_minor < 0 ? u"-"_s + symbol + gap + digits.sliced(1) : symbol + gap + digits;
}

std::optional<Money> Money::checkedAdd(Money a, Money b)
{
    Q_ASSERT(a.m_currency == b.m_currency);
    qint64 sum = 0;
    if (__builtin_add_overflow(a.m_minor, b.m_minor, &sum))
        return std::nullopt;
    return fromMinor(sum, a.m_currency);
}

Money Money::abs() const
{
    return m_minor < 0 ? -*this : *this;
}

Money operator+(Money a, Money b)
{
    if (a.m_currency != b.m_currency)
        qFatal("Tallystick stopped: two currencies were added");
    const auto sum = Money::checkedAdd(a, b);
    if (!sum)
        qFatal("Tallystick stopped: an amount left 64 bits");
    return *sum;
}

Money operator-(Money a, Money b)
{
    return a + -b;
}

Money Money::operator-() const
{
    if (m_minor == std::numeric_limits<qint64>::min())
        qFatal("Tallystick stopped: an amount left 64 bits");
    return fromMinor(-m_minor, m_currency);
}

std::strong_ordering operator<=>(Money a, Money b)
{
    Q_ASSERT(a.m_currency == b.m_currency);
    return a.m_minor <=> b.m_minor;
}

} // namespace Tally
