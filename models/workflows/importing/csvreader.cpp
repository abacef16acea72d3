// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/csvreader.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace Tally {

/// One pass over the text. Kept apart from the table so that a finished table has no reading state.
class CsvParser
{
public:
    [[nodiscard]] static CsvTable parse(DecodedText decoded, QChar separator)
    {
        CsvTable table;
        table.m_text = std::move(decoded.text);
        table.m_encoding = decoded.encoding;
        CsvParser(table, separator, decoded.damaged).run();
        return table;
    }

private:
    using Record = CsvTable::Record;

    CsvParser(CsvTable &table, QChar separator, bool damaged)
        : m_table{table}, m_text{table.m_text}, m_separator{separator}, m_damaged{damaged}
    {
    }

    void run();

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] QChar here() const { return m_text.at(m_at); }
    [[nodiscard]] bool atLineEnd() const { return atEnd() || here() == u'\n' || here() == u'\r'; }
    [[nodiscard]] bool atFieldEnd() const { return atLineEnd() || here() == m_separator; }

    [[nodiscard]] Record readRecord();
    /// Reads one field; false if its quotes are broken.
    [[nodiscard]] bool readField(const Record &record);
    [[nodiscard]] bool readQuoted(const Record &record);
    void readRawLine(Record &record);
    void keepField(const Record &record, qsizetype begin, qsizetype end, bool escaped);
    void look(QChar c);
    void passLineEnd();
    void note(CsvFaultKind kind);
    void takeHeader(const Record &record);
    void takeRecord(Record record);
    [[nodiscard]] bool isBlank(const Record &record) const;

    CsvTable &m_table;
    QStringView m_text;
    QChar m_separator;
    bool m_damaged;
    qsizetype m_at = 0;
    qint64 m_line = 1;
    qsizetype m_lineBegin = 0;
    qint64 m_recordLine = 1;
    std::size_t m_firstField = 0;
    std::optional<CsvFault> m_fault;
};

void CsvParser::run()
{
    bool header = true;
    while (!atEnd()) {
        const Record record = readRecord();
        if (isBlank(record)) {
            m_table.m_fields.resize(record.firstField);
        } else if (header) {
            takeHeader(record);
            header = false;
        } else {
            takeRecord(record);
        }
    }
}

CsvParser::Record CsvParser::readRecord()
{
    Record record{.begin = m_at, .line = m_line, .firstField = m_table.m_fields.size()};
    m_recordLine = m_line;
    m_firstField = record.firstField;
    m_fault.reset();
    const qsizetype lineBegin = m_lineBegin;
    for (;;) {
        if (!readField(record)) {
            // A quote that was left open may have swallowed the rest of the file: go back and lose one line only.
            m_table.m_fields.resize(record.firstField);
            m_at = record.begin;
            m_line = record.line;
            m_lineBegin = lineBegin;
            readRawLine(record);
            break;
        }
        if (atLineEnd())
            break;
        ++m_at;
    }
    record.count = m_table.m_fields.size() - record.firstField;
    record.bad = m_fault.has_value();
    if (!atEnd())
        passLineEnd();
    return record;
}

bool CsvParser::readField(const Record &record)
{
    if (!atEnd() && here() == u'"')
        return readQuoted(record);
    const qsizetype begin = m_at;
    for (; !atFieldEnd(); ++m_at)
        look(here());
    keepField(record, begin, m_at, false);
    return true;
}

bool CsvParser::readQuoted(const Record &record)
{
    const qint64 openLine = m_line;
    const qint64 openColumn = m_at - m_lineBegin + 1;
    const qsizetype begin = ++m_at;
    bool escaped = false;
    while (!atEnd()) {
        if (here() == u'"') {
            if (m_at + 1 >= m_text.size() || m_text.at(m_at + 1) != u'"')
                break;
            escaped = true;
            m_at += 2;
        } else if (atLineEnd()) {
            passLineEnd();
        } else {
            look(here());
            ++m_at;
        }
    }
    if (atEnd()) {
        m_fault.reset();
        note(CsvFaultKind::QuoteLeftOpen);
        m_fault->line = openLine;
        m_fault->column = openColumn;
        return false;
    }
    keepField(record, begin, m_at, escaped);
    ++m_at;
    if (atFieldEnd())
        return true;
    m_table.m_fields.pop_back();
    m_fault.reset();
    note(CsvFaultKind::TextAfterQuote);
    return false;
}

void CsvParser::readRawLine(Record &record)
{
    qsizetype begin = m_at;
    for (; !atLineEnd(); ++m_at) {
        if (here() == m_separator) {
            keepField(record, begin, m_at, false);
            begin = m_at + 1;
        }
    }
    keepField(record, begin, m_at, false);
}

void CsvParser::keepField(const Record &record, qsizetype begin, qsizetype end, bool escaped)
{
    m_table.m_fields.push_back({.begin = quint32(begin - record.begin),
                                .size = quint32(end - begin) & 0x7fffffffU,
                                .escaped = escaped ? 1U : 0U});
}

void CsvParser::look(QChar c)
{
    if (c.isNull())
        note(CsvFaultKind::NulByte);
    else if (m_damaged && c == QChar::ReplacementCharacter)
        note(CsvFaultKind::NotInEncoding);
}

void CsvParser::passLineEnd()
{
    if (here() == u'\r' && m_at + 1 < m_text.size() && m_text.at(m_at + 1) == u'\n')
        ++m_at;
    ++m_at;
    ++m_line;
    m_lineBegin = m_at;
}

void CsvParser::note(CsvFaultKind kind)
{
    if (m_fault)
        return;
    m_fault = CsvFault{.kind = kind,
                       .line = m_line,
                       .column = m_at - m_lineBegin + 1,
                       .recordLine = m_recordLine,
                       .field = qsizetype(m_table.m_fields.size() - m_firstField)};
}

bool CsvParser::isBlank(const Record &record) const
{
    return !record.bad && record.count == 1 && m_table.text(record, 0).trimmed().isEmpty();
}

void CsvParser::takeHeader(const Record &record)
{
    for (std::size_t field = 0; field < record.count; ++field)
        m_table.m_header.push_back(m_table.text(record, field).trimmed());
    m_table.m_headerLine = record.line;
    m_table.m_headerIsBad = record.bad;
    if (m_fault)
        m_table.m_faults.push_back(*m_fault);
    m_table.m_fields.clear();
}

void CsvParser::takeRecord(Record record)
{
    const auto expected = std::size_t(m_table.m_header.size());
    if (!m_fault && record.count != expected) {
        const bool few = record.count < expected;
        m_fault = CsvFault{.kind = few ? CsvFaultKind::TooFewFields : CsvFaultKind::TooManyFields,
                           .line = record.line,
                           .column = 1,
                           .recordLine = record.line,
                           .field = qsizetype(few ? record.count : expected),
                           .fields = qsizetype(record.count)};
        record.bad = true;
    }
    if (m_fault)
        m_table.m_faults.push_back(*m_fault);
    m_table.m_records.push_back(record);
}

QString CsvTable::text(const Record &record, std::size_t field) const
{
    const Field &place = m_fields.at(record.firstField + field);
    QString value = m_text.sliced(record.begin + qsizetype(place.begin), qsizetype(place.size));
    if (place.escaped)
        value.replace(u"\"\""_s, u"\""_s);
    return value;
}

QString CsvTable::field(qsizetype record, qsizetype field) const
{
    Q_ASSERT(field >= 0 && field < fieldCount(record));
    return text(at(record), std::size_t(field));
}

QStringList CsvTable::fields(qsizetype record) const
{
    QStringList all;
    all.reserve(fieldCount(record));
    for (qsizetype i = 0; i < fieldCount(record); ++i)
        all.push_back(field(record, i));
    return all;
}

namespace CsvReader {

CsvTable read(const QByteArray &bytes, const CsvFormat &format)
{
    if (bytes.size() > largestFile)
        return {};
    return CsvParser::parse(decodeText(bytes, format.encoding), format.separator);
}

} // namespace CsvReader
} // namespace Tally
