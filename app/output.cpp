// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output.h"

#include "models/tables/words.h"

#include <QTextStream>

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

QString csvField(const OutputCell &cell)
{
    QString text = cell.plain;
    // A spreadsheet would run a text that begins like a formula; numbers stay as they are.
    if (!cell.number && !text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()))
        text.prepend(u'\'');
    if (text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r'))
        return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
    return text;
}

} // namespace

QString jsonString(const QString &text)
{
    return QString::fromStdString(nlohmann::json(text.toStdString()).dump());
}

std::optional<OutputFormat> outputFormat(const QString &name)
{
    if (name == "table"_L1)
        return OutputFormat::Table;
    if (name == "csv"_L1)
        return OutputFormat::Csv;
    if (name == "json"_L1)
        return OutputFormat::Json;
    return std::nullopt;
}

OutputCell OutputCell::text(const QString &text) { return {.words = text, .plain = text, .json = jsonString(text)}; }

OutputCell OutputCell::coded(const QString &words, const QString &code)
{
    return {.words = words, .plain = code, .json = code.isEmpty() ? u"null"_s : jsonString(code)};
}

OutputCell OutputCell::money(Money money)
{
    return {.words = money.toString(QLocale()), .plain = money.toPlainString(), .json = money.toPlainString(), .number = true};
}

OutputCell OutputCell::balance(Money money)
{
    OutputCell cell = OutputCell::money(money);
    cell.words = Words::balanceCell(money, QLocale());
    return cell;
}

OutputCell OutputCell::count(qint64 count)
{
    const QString text = QString::number(count);
    return {.words = text, .plain = text, .json = text, .number = true};
}

OutputCell OutputCell::date(QDate date)
{
    const QString iso = date.isValid() ? date.toString(Qt::ISODate) : QString();
    return {.words = iso, .plain = iso, .json = iso.isEmpty() ? u"null"_s : jsonString(iso)};
}

OutputCell OutputCell::yesNo(bool yes)
{
    const QString text = yes ? u"yes"_s : u"no"_s;
    return {.words = text, .plain = text, .json = yes ? u"true"_s : u"false"_s};
}

OutputCell OutputCell::onlyJson(const QString &json) { return {.words = {}, .plain = {}, .json = json}; }

void Output::add(std::vector<OutputCell> row)
{
    Q_ASSERT(row.size() == m_columns.size());
    m_rows.push_back(std::move(row));
}

void Output::print(QTextStream &out, OutputFormat format) const
{
    switch (format) {
    case OutputFormat::Table: printTable(out); break;
    case OutputFormat::Csv: printCsv(out); break;
    case OutputFormat::Json: printJson(out); break;
    }
}

void Output::printTable(QTextStream &out) const
{
    constexpr qsizetype widest = 40;
    std::vector<qsizetype> widths(m_columns.size(), 0);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        widths[i] = m_columns[i].title.size();
        for (const auto &row : m_rows)
            widths[i] = std::max(widths[i], std::min(widest, row[i].words.size()));
    }
    const auto printRow = [&](auto textOf, auto rightOf) {
        QString line;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (m_columns[i].title.isEmpty())
                continue;
            QString text = textOf(i);
            if (text.size() > widest)
                text = text.left(widest - 1) + u'…';
            if (!line.isEmpty())
                line += u"  "_s;
            line += rightOf(i) ? text.rightJustified(widths[i]) : text.leftJustified(widths[i]);
        }
        while (line.endsWith(u' '))
            line.chop(1);
        out << line << '\n';
    };
    const auto isNumber = [&](std::size_t i) { return !m_rows.empty() && m_rows.front()[i].number; };
    printRow([&](std::size_t i) { return m_columns[i].title; }, isNumber);
    for (const auto &row : m_rows)
        printRow([&](std::size_t i) { return row[i].words; }, [&](std::size_t i) { return row[i].number; });
}

void Output::printCsv(QTextStream &out) const
{
    const auto printRow = [&](auto fieldOf) {
        QStringList fields;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (!m_columns[i].key.isEmpty() && !m_columns[i].onlyJson)
                fields.append(fieldOf(i));
        }
        out << fields.join(u',') << "\r\n";
    };
    printRow([&](std::size_t i) { return m_columns[i].key; });
    for (const auto &row : m_rows)
        printRow([&](std::size_t i) { return csvField(row[i]); });
}

void Output::printJson(QTextStream &out) const
{
    out << '[';
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        out << (row == 0 ? "\n  " : ",\n  ") << jsonObject(row);
    out << (m_rows.empty() ? "]\n" : "\n]\n");
}

QString Output::jsonObject(std::size_t row) const
{
    QStringList members;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (!m_columns[i].key.isEmpty())
            members.append(u"%1: %2"_s.arg(jsonString(m_columns[i].key), m_rows.at(row)[i].json));
    }
    return u'{' + members.join(u", "_s) + u'}';
}

} // namespace Tally
