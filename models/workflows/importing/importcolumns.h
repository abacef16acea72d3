// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/importing/importfault.h"
#include "models/workflows/importing/importprofile.h"

#include <QHash>

#include <vector>

namespace Tally {

/// Where a file keeps what its profile asks for: keys met with columns.
class ImportColumns final
{
public:
    enum class Problem { None, Missing, Twice };
    struct Column
    {
        QString key;
        QString header;               ///< empty: not taken from the file
        qsizetype index = -1;         ///< in the record; -1: the file has no such column
        bool required = false;
        Problem problem = Problem::None;
    };

    ImportColumns() = default;
    /// Headers are compared without regard to letter case and to spaces around them. A key the file lacks is a problem if
    /// the key is required; a header that stands twice is one in any case.
    ImportColumns(const QStringList &header, const ImportProfile &profile);

    /// One for each key of the profile's kind, in that order.
    [[nodiscard]] const std::vector<Column> &all() const { return m_columns; }
    /// The columns of the file that no key is taken from.
    [[nodiscard]] const QStringList &ignored() const { return m_ignored; }
    /// The key's place in a record, or -1.
    [[nodiscard]] qsizetype index(QStringView key) const;
    [[nodiscard]] QString header(QStringView key) const;
    [[nodiscard]] std::vector<ImportFault> faults(const QString &file, qint64 headerLine) const;

private:
    [[nodiscard]] const Column *find(QStringView key) const;

    std::vector<Column> m_columns;
    QStringList m_ignored;
};

} // namespace Tally
