// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/refusedrows.h"

#include "models/workflows/importing/importwords.h"

#include <QSaveFile>

#include <map>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr QLatin1StringView reasonColumn("reason");

QString csvRow(const QStringList &values, QChar separator)
{
    QString row;
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (i > 0)
            row += separator;
        QString value = values.at(i);
        if (value.contains(u'"') || value.contains(separator) || value.contains(u'\n') || value.contains(u'\r'))
            value = u'"' + value.replace(u"\""_s, u"\"\""_s) + u'"';
        row += value;
    }
    return row + u"\r\n"_s;
}

/// The sentences of one row, each with its column where it has one.
std::map<qint64, QString> reasonsByLine(std::span<const ImportFault> faults)
{
    std::map<qint64, QString> reasons;
    for (const ImportFault &fault : faults) {
        QString &reason = reasons[fault.line];
        if (!reason.isEmpty())
            reason += u' ';
        if (!fault.column.isEmpty())
            reason += fault.column + u": "_s;
        reason += ImportWords::reason(fault);
    }
    return reasons;
}

} // namespace

QString writeRefusedRows(const QString &path, const ImportPlan &plan, std::span<const ImportFault> faults)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    const CsvTable &table = plan.table();
    const QChar separator = plan.profile().csv.separator;
    // A file of refused rows that is imported again has the column already; its old reasons go.
    const bool again = !table.header().isEmpty() && table.header().last() == reasonColumn;
    const qsizetype width = table.header().size() - (again ? 1 : 0);

    file.write(csvRow(table.header().first(width) << reasonColumn, separator).toUtf8());
    const auto reasons = reasonsByLine(faults);
    for (qsizetype record = 0; record < table.size(); ++record) {
        const auto reason = reasons.find(table.line(record));
        if (reason == reasons.end())
            continue;
        QStringList values = table.fields(record);
        if (again && values.size() > width)
            values.resize(width);
        while (values.size() < width)
            values.push_back(QString());
        file.write(csvRow(values << reason->second, separator).toUtf8());
    }
    return file.commit() ? QString() : file.errorString();
}

} // namespace Tally
