// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/figures.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Tally::Bench {
namespace {

/// Three digits that count: 0.123, 4.57, 123.
QString shortNumber(double value)
{
    const double size = std::abs(value);
    return QString::number(value, 'f', size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

QString shortNumber(std::optional<double> value) { return value ? shortNumber(*value) : u"-"_s; }

QString rivalsTable(const std::vector<Rival> &rivals)
{
    if (rivals.empty())
        return {};
    QString text;
    QStringList names;
    for (const Rival &rival : rivals)
        names.append(rival.name.leftJustified(44));
    text += u'\n' + QString().leftJustified(28) + names.join(u' ').trimmed() + u'\n';
    for (std::size_t i = 0; i < rivals.front().figures.size(); ++i) {
        QString line = rivals.front().figures[i].first.leftJustified(28);
        for (const Rival &rival : rivals)
            line += shortNumber(rival.figures[i].second).leftJustified(45);
        text += line.trimmed() + u'\n';
    }
    return text;
}

QJsonValue jsonNumber(std::optional<double> value) { return value ? QJsonValue(*value) : QJsonValue(); }

QString lineOf(const QStringList &cells)
{
    constexpr int widths[] = {17, 76, 13, 10, 10, 7, 30, 0};
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i)
        line += cells.at(i).leftJustified(widths[i]) + u' ';
    return line.trimmed() + u'\n';
}

} // namespace

double median(std::vector<double> values) { return percentile(std::move(values), 0.5); }

double percentile(std::vector<double> values, double part)
{
    const auto place = std::size_t(std::ceil(part * double(values.size()))) - 1;
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(place), values.end());
    return values[place];
}

std::optional<double> Row::ratio() const
{
    return figure && reference && *reference > 0 ? std::optional(*figure / *reference) : std::nullopt;
}

QString Row::verdict() const
{
    if (!figure || !limit)
        return u"not measured"_s;
    return (atLeast ? *figure >= *limit : *figure <= *limit) ? u"pass"_s : u"miss"_s;
}

QString tableOf(const Report &report)
{
    QString text;
    for (const auto &[name, value] : report.about)
        text += name.leftJustified(16) + u' ' + value + u'\n';
    text += u'\n' + lineOf({u"row"_s, u"what"_s, u"unit"_s, u"ours"_s, u"reference"_s, u"ratio"_s, u"goal"_s, u"verdict"_s});
    for (const Row &row : report.rows)
        text += lineOf({row.id, row.what, row.unit, shortNumber(row.figure), shortNumber(row.reference), shortNumber(row.ratio()), row.goal,
                        row.verdict()});
    for (const Row &row : report.rows) {
        text += u'\n' + row.id + (row.referenceWhat.isEmpty() ? QString() : u": beside "_s + row.referenceWhat) + u'\n';
        if (!row.note.isEmpty())
            text += u"    "_s + row.note + u'\n';
        for (const auto &[name, value] : row.details)
            text += u"    "_s + name.leftJustified(52) + u' ' + shortNumber(value) + u'\n';
    }
    return text + rivalsTable(report.rivals);
}

QByteArray jsonOf(const Report &report)
{
    QJsonObject about;
    for (const auto &[name, value] : report.about)
        about.insert(name, value);
    QJsonArray rows;
    for (const Row &row : report.rows) {
        QJsonObject details;
        for (const auto &[name, value] : row.details)
            details.insert(name, value);
        rows.append(QJsonObject{{u"row"_s, row.id},
                                {u"what"_s, row.what},
                                {u"unit"_s, row.unit},
                                {u"figure"_s, jsonNumber(row.figure)},
                                {u"reference"_s, jsonNumber(row.reference)},
                                {u"referenceWhat"_s, row.referenceWhat},
                                {u"ratio"_s, jsonNumber(row.ratio())},
                                {u"goal"_s, row.goal},
                                {u"limit"_s, jsonNumber(row.limit)},
                                {u"verdict"_s, row.verdict()},
                                {u"note"_s, row.note},
                                {u"details"_s, details}});
    }
    QJsonArray rivals;
    for (const Rival &rival : report.rivals) {
        QJsonObject figures;
        for (const auto &[name, value] : rival.figures)
            figures.insert(name, jsonNumber(value));
        rivals.append(QJsonObject{{u"name"_s, rival.name}, {u"figures"_s, figures}});
    }
    return QJsonDocument(QJsonObject{{u"about"_s, about}, {u"rows"_s, rows}, {u"comparison"_s, rivals}}).toJson();
}

} // namespace Tally::Bench
