// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/importcolumns.h"

#include <algorithm>

namespace Tally {

ImportColumns::ImportColumns(const QStringList &header, const ImportProfile &profile)
{
    QList<bool> used(header.size(), false);
    for (const ImportKey &key : importKeys(profile.kind)) {
        Column column{.key = QString::fromLatin1(key.key), .header = {}, .required = key.required};
        column.header = profile.header(column.key);
        for (qsizetype i = 0; !column.header.isEmpty() && i < header.size(); ++i) {
            if (header.at(i).compare(column.header, Qt::CaseInsensitive) != 0)
                continue;
            if (column.index >= 0)
                column.problem = Problem::Twice;
            else
                column.index = i;
            used[i] = true;
        }
        if (column.required && column.index < 0)
            column.problem = Problem::Missing;
        m_columns.push_back(std::move(column));
    }
    for (qsizetype i = 0; i < header.size(); ++i) {
        if (!used.at(i))
            m_ignored.push_back(header.at(i));
    }
}

const ImportColumns::Column *ImportColumns::find(QStringView key) const
{
    const auto found = std::find_if(m_columns.begin(), m_columns.end(), [key](const Column &c) { return c.key == key; });
    return found == m_columns.end() ? nullptr : &*found;
}

qsizetype ImportColumns::index(QStringView key) const
{
    const Column *column = find(key);
    return column ? column->index : -1;
}

QString ImportColumns::header(QStringView key) const
{
    const Column *column = find(key);
    return column ? column->header : QString();
}

std::vector<ImportFault> ImportColumns::faults(const QString &file, qint64 headerLine) const
{
    std::vector<ImportFault> faults;
    for (const Column &column : m_columns) {
        if (column.problem == Problem::None)
            continue;
        faults.push_back({.file = file,
                          .line = headerLine,
                          .column = column.header,
                          .reason = column.problem == Problem::Missing ? ImportReason::ColumnMissing : ImportReason::ColumnTwice,
                          .value = column.key});
    }
    return faults;
}

} // namespace Tally
