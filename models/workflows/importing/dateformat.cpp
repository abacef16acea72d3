// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/dateformat.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr std::array<QStringView, 12> monthNames{u"Jan", u"Feb", u"Mar", u"Apr", u"May", u"Jun",
                                                 u"Jul", u"Aug", u"Sep", u"Oct", u"Nov", u"Dec"};

/// Takes `least` to `most` ASCII digits off the front of `text`; nothing if there are fewer.
std::optional<int> takeNumber(QStringView &text, qsizetype least, qsizetype most)
{
    int value = 0;
    qsizetype taken = 0;
    while (taken < most && taken < text.size() && text.at(taken) >= u'0' && text.at(taken) <= u'9') {
        value = value * 10 + (text.at(taken).unicode() - u'0');
        ++taken;
    }
    if (taken < least)
        return std::nullopt;
    text = text.sliced(taken);
    return value;
}

std::optional<int> takeMonthName(QStringView &text)
{
    const auto found = std::find_if(monthNames.begin(), monthNames.end(), [text](QStringView name) {
        return text.startsWith(name, Qt::CaseInsensitive);
    });
    if (found == monthNames.end())
        return std::nullopt;
    text = text.sliced(3);
    return int(found - monthNames.begin()) + 1;
}

} // namespace

DateFormat::DateFormat() : DateFormat(*fromPattern(u"yyyy-MM-dd")) {}

std::optional<DateFormat> DateFormat::fromPattern(QStringView pattern)
{
    if (pattern.compare("iso"_L1, Qt::CaseInsensitive) == 0)
        pattern = u"yyyy-MM-dd";
    std::vector<Token> tokens;
    int days = 0;
    int months = 0;
    int years = 0;
    for (qsizetype at = 0; at < pattern.size();) {
        const QChar c = pattern.at(at);
        qsizetype run = 1;
        while (at + run < pattern.size() && pattern.at(at + run) == c)
            ++run;
        if (c == u'd' && run <= 2) {
            tokens.push_back({Part::Day});
            ++days;
        } else if (c == u'M' && run <= 3) {
            tokens.push_back({run == 3 ? Part::MonthName : Part::Month});
            ++months;
        } else if (c == u'y' && run == 4) {
            tokens.push_back({Part::Year});
            ++years;
        } else if (!c.isLetterOrNumber()) {
            tokens.insert(tokens.end(), std::size_t(run), {Part::Literal, c});
        } else {
            return std::nullopt;
        }
        at += run;
    }
    if (days != 1 || months != 1 || years != 1)
        return std::nullopt;
    return DateFormat(pattern.toString(), std::move(tokens));
}

bool DateFormat::isIso() const
{
    return m_pattern == "yyyy-MM-dd"_L1;
}

std::optional<QDate> DateFormat::parse(QStringView text) const
{
    text = text.trimmed();
    if (!isIso())
        return parseTokens(text);
    static const QRegularExpression time(
        u"\\A[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{0,7})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?\\z"_s);
    if (text.size() > 10) {
        if (!time.match(text.sliced(10).toString()).hasMatch())
            return std::nullopt;
        text = text.first(10);
    }
    const auto date = parseTokens(text);
    if (date && (date->year() == 1 || *date == QDate(1900, 1, 1)))
        return QDate();
    return date;
}

std::optional<QDate> DateFormat::parseTokens(QStringView text) const
{
    std::optional<int> day;
    std::optional<int> month;
    std::optional<int> year;
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
        // Without a separator behind it only two digits say where a number ends.
        const bool closed = i + 1 == m_tokens.size() || m_tokens[i + 1].part == Part::Literal;
        const qsizetype least = closed ? 1 : 2;
        switch (m_tokens[i].part) {
        case Part::Literal:
            if (!text.startsWith(m_tokens[i].literal))
                return std::nullopt;
            text = text.sliced(1);
            continue;
        case Part::Day: day = takeNumber(text, least, 2); break;
        case Part::Month: month = takeNumber(text, least, 2); break;
        case Part::MonthName: month = takeMonthName(text); break;
        case Part::Year: year = takeNumber(text, 4, 4); break;
        }
    }
    if (!text.isEmpty() || !day || !month || !year)
        return std::nullopt;
    const QDate date(*year, *month, *day);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

QString DateFormat::inWords() const
{
    QString words;
    for (const Token &token : m_tokens) {
        switch (token.part) {
        case Part::Day: words += QCoreApplication::translate("Tally::DateFormat", "day"); break;
        case Part::Month: words += QCoreApplication::translate("Tally::DateFormat", "month"); break;
        case Part::MonthName: words += QCoreApplication::translate("Tally::DateFormat", "month's name"); break;
        case Part::Year: words += QCoreApplication::translate("Tally::DateFormat", "year"); break;
        case Part::Literal: words += token.literal; break;
        }
    }
    return words;
}

} // namespace Tally
