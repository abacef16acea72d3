// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/importing/csvcut.h"
#include "models/workflows/importing/csvencoding.h"

#include <QStringList>

#include <vector>

namespace Tally {

struct ImportProgress;

struct CsvFormat
{
    CsvEncoding encoding = CsvEncoding::Auto;
    QChar separator = u',';       ///< an ASCII character
};

enum class CsvFaultKind { QuoteLeftOpen, TextAfterQuote, TooFewFields, TooManyFields, NulByte, NotInEncoding };

/// What is wrong with one record. Lines and columns count from 1; a column is a character's place in its line.
struct CsvFault
{
    CsvFaultKind kind = CsvFaultKind::QuoteLeftOpen;
    qint64 line = 0;              ///< where the fault is
    qint64 column = 0;
    qint64 recordLine = 0;        ///< where the record begins
    qsizetype field = 0;          ///< which field, from 0
    qsizetype fields = 0;         ///< how many the record has, when there are too few or too many
};

class CsvTable;

namespace CsvReader {

/// Reads RFC 4180 text: quoted fields may hold separators, line ends and doubled quotes; lines end with CR LF, LF or CR,
/// the last one with or without. A quote inside a field that does not begin with one is an ordinary character. A broken
/// record costs only itself: reading goes on with the line after the one it began on.
/// @param progress  its `done` grows by the bytes that are read; if it is cancelled the table is not whole.
[[nodiscard]] CsvTable read(QByteArray bytes, const CsvFormat &format, ImportProgress *progress = nullptr);

} // namespace CsvReader

/// A file's records: its bytes as they are, and eight bytes more for each record to say where it lies. Values are cut and decoded
/// when they are asked for. The first record is the header.
class CsvTable final
{
public:
    CsvTable() = default;

    [[nodiscard]] const QStringList &header() const { return m_header; }
    [[nodiscard]] qint64 headerLine() const { return m_headerLine; }
    /// A header that is broken itself, for example by a quote left open.
    [[nodiscard]] bool headerIsBad() const { return m_headerIsBad; }
    [[nodiscard]] CsvEncoding encoding() const { return m_encoding; }

    /// The records behind the header, blank lines left out, broken ones included.
    [[nodiscard]] qsizetype size() const { return qsizetype(m_records.size()); }
    [[nodiscard]] bool isBad(qsizetype record) const { return at(record).bad != 0; }
    /// The line the record begins on.
    [[nodiscard]] qint64 line(qsizetype record) const;
    [[nodiscard]] qsizetype fieldCount(qsizetype record) const { return qsizetype(cut(record).fields.size()); }
    /// The field's text without its quotes. A broken record is cut at every separator of its first line, quotes and all.
    [[nodiscard]] QString field(qsizetype record, qsizetype field) const;
    [[nodiscard]] QStringList fields(qsizetype record) const;
    /// The record's values where they lie, for whoever reads several of them; text() then gives one.
    [[nodiscard]] CsvCut cut(qsizetype record) const;
    [[nodiscard]] QString text(const CsvField &field) const;
    /// At most one fault for each record, in the order of the file.
    [[nodiscard]] const std::vector<CsvFault> &faults() const { return m_faults; }

private:
    friend class CsvParser;
    friend CsvTable CsvReader::read(QByteArray, const CsvFormat &, ImportProgress *);

    struct Record
    {
        quint64 begin : 63;
        quint64 bad : 1;
    };
    /// From this record on, each begins one line behind the one before, until the next of these.
    struct Stretch
    {
        quint64 record = 0;
        qint64 line = 0;
    };

    [[nodiscard]] const Record &at(qsizetype record) const { return m_records.at(std::size_t(record)); }

    QByteArray m_bytes;
    CsvEncoding m_encoding = CsvEncoding::Utf8;
    char m_separator = ',';
    QStringList m_header;
    qint64 m_headerLine = 0;
    bool m_headerIsBad = false;
    std::vector<Record> m_records;
    std::vector<Stretch> m_lines;
    std::vector<CsvFault> m_faults;
};

} // namespace Tally
