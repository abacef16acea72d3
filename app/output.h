// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/money.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

class QTextStream;

namespace Tally {

enum class OutputFormat { Table, Csv, Json };

/// One value as each format writes it.
struct OutputCell
{
    QString words;      ///< for people
    QString plain;      ///< for CSV: exact, the same in every locale
    QString json;       ///< a JSON value as text, so that an amount is the exact number it is
    bool number = false;

    [[nodiscard]] static OutputCell text(const QString &text);
    /// `words` for people, `code` for CSV and JSON.
    [[nodiscard]] static OutputCell coded(const QString &words, const QString &code);
    [[nodiscard]] static OutputCell money(Money money);
    /// The same with "in credit 5.00" and "settled" in the table.
    [[nodiscard]] static OutputCell balance(Money money);
    [[nodiscard]] static OutputCell count(qint64 count);
    [[nodiscard]] static OutputCell date(QDate date);
    /// "yes" or "no" for people and CSV, true or false in JSON.
    [[nodiscard]] static OutputCell yesNo(bool yes);
    /// A value only JSON has.
    [[nodiscard]] static OutputCell onlyJson(const QString &json);
};

struct OutputColumn
{
    QString key;        ///< name in CSV and JSON; empty: not there
    QString title;      ///< heading for people; empty: not in the table
    bool onlyJson = false;
};

/// Rows that print as an aligned table, as CSV (RFC 4180) or as a JSON array of objects.
class Output final
{
public:
    explicit Output(std::vector<OutputColumn> columns) : m_columns{std::move(columns)} {}

    /// As many cells as there are columns, in their order.
    void add(std::vector<OutputCell> row);
    void print(QTextStream &out, OutputFormat format) const;
    /// Row `row` as one JSON object on one line.
    [[nodiscard]] QString jsonObject(std::size_t row) const;

private:
    void printTable(QTextStream &out) const;
    void printCsv(QTextStream &out) const;
    void printJson(QTextStream &out) const;

    std::vector<OutputColumn> m_columns;
    std::vector<std::vector<OutputCell>> m_rows;
};

/// `text` as a JSON string with its quotes.
[[nodiscard]] QString jsonString(const QString &text);
[[nodiscard]] std::optional<OutputFormat> outputFormat(const QString &name);

} // namespace Tally
