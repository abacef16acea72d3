// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>
#include <QStringView>

#include <array>
#include <compare>
#include <optional>
#include <span>

namespace Tally {

/// An ISO 4217 currency: its code and the number of decimals its minor unit has.
class Currency final
{
public:
    /// Pounds sterling, the currency of a database that says nothing else.
    constexpr Currency() noexcept = default;
    /// The currency of an upper-case ISO 4217 code such as "EUR", or nothing if Tallystick does not know it.
    [[nodiscard]] static std::optional<Currency> fromCode(QStringView code);

    [[nodiscard]] QString code() const;
    /// Digits behind the decimal point: 2 for GBP, 0 for JPY, 3 for BHD.
    [[nodiscard]] constexpr int decimals() const noexcept { return m_decimals; }
    /// Minor units in one major unit: 100 for GBP.
    [[nodiscard]] qint64 minorPerMajor() const noexcept;
    /// "£", "€", "$" or the code where there is no usual sign.
    [[nodiscard]] QString symbol() const;

    friend constexpr bool operator==(Currency, Currency) = default;

private:
    constexpr Currency(std::array<char, 3> code, qint8 decimals) noexcept : m_code{code}, m_decimals{decimals} {}

    std::array<char, 3> m_code{'G', 'B', 'P'};
    qint8 m_decimals = 2;
};

/// Which separators a text uses; a file's profile states them, a screen takes them from its locale.
struct NumberFormat
{
    QChar decimal = u'.';
    QChar group = u',';      ///< null: grouping is not accepted

    [[nodiscard]] static NumberFormat of(const QLocale &locale);
};

/// An exact amount in minor units (pence) of one currency. There is no floating-point way in or out; text goes in through
/// parse() only. Sums that leave 64 bits stop the program rather than wrap: ledger code asks checkedAdd() first.
class Money final
{
public:
    constexpr Money() noexcept = default;
    [[nodiscard]] static constexpr Money fromMinor(qint64 minor, Currency currency = {}) noexcept
    {
        return Money{minor, currency};
    }
    /// The amount written in `text`: optional sign, digits with or without correct grouping, at most the currency's decimals,
    /// an optional currency sign or code around it. Nothing if anything else stands there or it does not fit 64 bits.
    [[nodiscard]] static std::optional<Money> parse(QStringView text, const NumberFormat &format, Currency currency = {});
    [[nodiscard]] static std::optional<Money> parse(QStringView text, const QLocale &locale, Currency currency = {});

    [[nodiscard]] constexpr qint64 minor() const noexcept { return m_minor; }
    [[nodiscard]] constexpr Currency currency() const noexcept { return m_currency; }
    [[nodiscard]] constexpr bool isZero() const noexcept { return m_minor == 0; }
    [[nodiscard]] constexpr bool isPositive() const noexcept { return m_minor > 0; }
    [[nodiscard]] constexpr bool isNegative() const noexcept { return m_minor < 0; }

    /// "1,246.08": the locale's separators, always the currency's decimals, no currency sign.
    [[nodiscard]] QString toString(const QLocale &locale) const;
    /// "£1,246.08", with the sign of a negative amount in front.
    [[nodiscard]] QString toCurrencyString(const QLocale &locale) const;
    /// "1246.08": the form of JSON, CSV and the command line, the same in every locale.
    [[nodiscard]] QString toPlainString() const;

    /// a + b, or nothing if it does not fit 64 bits. Both must have the same currency.
    [[nodiscard]] static std::optional<Money> checkedAdd(Money a, Money b);
    [[nodiscard]] Money abs() const;

    friend Money operator+(Money a, Money b);
    friend Money operator-(Money a, Money b);
    Money operator-() const;
    Money &operator+=(Money other) { return *this = *this + other; }
    Money &operator-=(Money other) { return *this = *this - other; }

    friend bool operator==(Money, Money) = default;
    /// Orders amounts of one currency; comparing two currencies is a programming error.
    friend std::strong_ordering operator<=>(Money a, Money b);

private:
    constexpr Money(qint64 minor, Currency currency) noexcept : m_minor{minor}, m_currency{currency} {}

    qint64 m_minor = 0;
    Currency m_currency;
};

} // namespace Tally
