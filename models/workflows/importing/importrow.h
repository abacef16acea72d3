// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/money.h"
#include "models/workflows/importing/importcolumns.h"

#include <QDate>

#include <optional>
#include <vector>

namespace Tally {

/// What reading rows needs to know of a file. All of it outlives the rows.
struct ImportContext
{
    const CsvTable &table;
    const ImportProfile &profile;
    const ImportColumns &columns;
    const QString &file;
};

/// One record read by key. Every wrong value becomes a fault of the row; reading goes on, so that all are found at once.
class ImportRow final
{
public:
    ImportRow(const ImportContext &context, qsizetype record) : m_context{context}, m_record{record}, m_cut{context.table.cut(record)} {}

    [[nodiscard]] qint64 line() const { return m_context.table.line(m_record); }
    /// The value without spaces around it; empty if the file has no such column.
    [[nodiscard]] QString text(QStringView key) const;
    /// The same, with a fault if it is empty.
    [[nodiscard]] QString requiredText(QStringView key);
    /// Invalid if empty, unknown or wrong.
    [[nodiscard]] QDate date(QStringView key);
    [[nodiscard]] QDate requiredDate(QStringView key);
    /// Zero if empty, nothing if wrong. Its size is at most what one line may have.
    [[nodiscard]] std::optional<Money> amount(QStringView key, Currency currency);
    /// Yes or no in the usual spellings; an empty value is no.
    [[nodiscard]] bool yes(QStringView key);

    void refuse(QStringView key, ImportReason reason, const QString &value, const QString &hint = {});
    /// A broken rule of an account; its field is a key.
    void refuse(const Error &error);

    [[nodiscard]] bool isGood() const { return m_faults.empty(); }
    [[nodiscard]] std::vector<ImportFault> takeFaults() { return std::move(m_faults); }

private:
    const ImportContext &m_context;
    qsizetype m_record;
    CsvCut m_cut;
    std::vector<ImportFault> m_faults;
};

} // namespace Tally
