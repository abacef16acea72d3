// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/importing/csvencoding.h"

#include <QStringList>

#include <vector>

namespace Tally {

struct CsvFormat
{
    CsvEncoding encoding = CsvEncoding::Auto;
    QChar separator = u',';
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

/// A file's records: the decoded text once, and where in it each field lies. The first record is the header.
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
    [[nodiscard]] bool isBad(qsizetype record) const { return at(record).bad; }
    /// The line the record begins on.
    [[nodiscard]] qint64 line(qsizetype record) const { return at(record).line; }
    [[nodiscard]] qsizetype fieldCount(qsizetype record) const { return qsizetype(at(record).count); }
    /// The field's text without its quotes. A broken record is cut at every separator of its first line, quotes and all.
    [[nodiscard]] QString field(qsizetype record, qsizetype field) const;
    [[nodiscard]] QStringList fields(qsizetype record) const;
    /// At most one fault for each record, in the order of the file.
    [[nodiscard]] const std::vector<CsvFault> &faults() const { return m_faults; }

private:
    friend class CsvParser;

    /// Relative to the record; 31 bits are enough because a file has at most CsvReader::largestFile bytes.
    struct Field
    {
        quint32 begin;
        quint32 size : 31;
        quint32 escaped : 1;      ///< doubled quotes are still to be halved
    };
    struct Record
    {
        qsizetype begin = 0;
        qint64 line = 0;
        std::size_t firstField = 0;
        std::size_t count = 0;
        bool bad = false;
    };

    [[nodiscard]] const Record &at(qsizetype record) const { return m_records.at(std::size_t(record)); }
    [[nodiscard]] QString text(const Record &record, std::size_t field) const;

    QString m_text;
    CsvEncoding m_encoding = CsvEncoding::Utf8;
    QStringList m_header;
    qint64 m_headerLine = 0;
    bool m_headerIsBad = false;
    std::vector<Record> m_records;
    std::vector<Field> m_fields;
    std::vector<CsvFault> m_faults;
};

namespace CsvReader {

/// Bytes a file may have.
constexpr qint64 largestFile = (qint64(1) << 31) - 1;

/// Reads RFC 4180 text: quoted fields may hold separators, line ends and doubled quotes; lines end with CR LF, LF or CR,
/// the last one with or without. A quote inside a field that does not begin with one is an ordinary character. A broken
/// record costs only itself: reading goes on with the line after the one it began on.
[[nodiscard]] CsvTable read(const QByteArray &bytes, const CsvFormat &format);

} // namespace CsvReader
} // namespace Tally
