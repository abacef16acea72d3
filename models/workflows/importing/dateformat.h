// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace Tally {

/// The form a file's dates have, stated by its profile. It knows no locale: month names are the English three letters.
class DateFormat final
{
public:
    /// ISO 8601, "iso" or "yyyy-MM-dd".
    DateFormat();
    /// A pattern of d, dd, M, MM, MMM and yyyy, each part once, with other characters between them. Nothing if it is none.
    [[nodiscard]] static std::optional<DateFormat> fromPattern(QStringView pattern);

    /// The date in `text`, or nothing. d and M take one or two digits where a separator follows. An ISO format also takes a
    /// full instant and gives the day it names as written, and an invalid date ("unknown") for year 1 and 1900-01-01.
    [[nodiscard]] std::optional<QDate> parse(QStringView text) const;
    [[nodiscard]] const QString &pattern() const { return m_pattern; }
    /// "month/day/year".
    [[nodiscard]] QString inWords() const;

    friend bool operator==(const DateFormat &a, const DateFormat &b) { return a.m_pattern == b.m_pattern; }

private:
    enum class Part { Day, Month, MonthName, Year, Literal };
    struct Token
    {
        Part part;
        QChar literal = {};
    };

    DateFormat(QString pattern, std::vector<Token> tokens) : m_pattern{std::move(pattern)}, m_tokens{std::move(tokens)} {}

    [[nodiscard]] std::optional<QDate> parseTokens(QStringView text) const;
    [[nodiscard]] bool isIso() const;

    QString m_pattern;
    std::vector<Token> m_tokens;
};

} // namespace Tally
