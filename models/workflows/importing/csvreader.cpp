// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/csvreader.h"

#include "models/workflows/importing/importprogress.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace Tally {

/// One pass over the bytes. Kept apart from the table so that a finished table has no reading state.
class CsvParser
{
public:
    CsvParser(CsvTable &table, ImportProgress *progress) : m_table{table}, m_bytes{table.m_bytes}, m_progress{progress} {}
    void run();

private:
    struct Place
    {
        qint64 line = 0;
        qint64 column = 0;
    };

    /// Where `at` lies; `m_begin` is the record's beginning.
    [[nodiscard]] Place placeOf(qsizetype at) const;
    [[nodiscard]] std::optional<CsvFault> faultOf(const CsvCut &cut) const;
    [[nodiscard]] std::optional<CsvFault> faultOfText(const CsvCut &cut) const;
    [[nodiscard]] CsvFault faultAt(CsvFaultKind kind, qsizetype at, qsizetype field) const;
    [[nodiscard]] bool isBlank(const CsvCut &cut) const;
    void takeHeader(const CsvCut &cut);
    void takeRecord(const CsvCut &cut);
    [[nodiscard]] bool goesOn();

    CsvTable &m_table;
    QByteArrayView m_bytes;
    ImportProgress *m_progress;
    qsizetype m_begin = 0;
    qint64 m_line = 1;
    qsizetype m_told = 0;
};

void CsvParser::run()
{
    bool header = true;
    CsvCut cut;
    m_begin = sizeOfMark(m_bytes);
    while (m_begin < m_bytes.size() && goesOn()) {
        cut.cut(m_bytes, m_begin, m_table.m_separator);
        if (!isBlank(cut)) {
            if (header)
                takeHeader(cut);
            else
                takeRecord(cut);
            header = false;
        }
        m_line += cut.lineEnds + 1;
        m_begin = behindLineEnd(m_bytes, cut.end);
    }
}

bool CsvParser::goesOn()
{
    constexpr qsizetype step = 1 << 20;
    if (m_progress == nullptr || m_begin < m_told + step)
        return true;
    m_progress->done += m_begin - m_told;
    m_told = m_begin;
    return !m_progress->cancelled;
}

CsvParser::Place CsvParser::placeOf(qsizetype at) const
{
    qint64 line = m_line;
    qsizetype begin = m_begin;
    for (qsizetype i = m_begin; i < at;) {
        const bool isEnd = m_bytes[i] == '\n' || m_bytes[i] == '\r';
        i = isEnd ? behindLineEnd(m_bytes, i) : i + 1;
        if (isEnd) {
            ++line;
            begin = i;
        }
    }
    return {.line = line, .column = decoded(m_bytes.sliced(begin, at - begin), m_table.m_encoding).size() + 1};
}

CsvFault CsvParser::faultAt(CsvFaultKind kind, qsizetype at, qsizetype field) const
{
    const Place place = placeOf(at);
    return {.kind = kind, .line = place.line, .column = place.column, .recordLine = m_line, .field = field};
}

std::optional<CsvFault> CsvParser::faultOf(const CsvCut &cut) const
{
    if (cut.quotes != CsvCut::Quotes::Good)
        return faultAt(cut.quotes == CsvCut::Quotes::LeftOpen ? CsvFaultKind::QuoteLeftOpen : CsvFaultKind::TextAfterQuote, cut.fault, cut.faultField);
    return cut.plain ? std::nullopt : faultOfText(cut);
}

std::optional<CsvFault> CsvParser::faultOfText(const CsvCut &cut) const
{
    for (std::size_t i = 0; i < cut.fields.size(); ++i) {
        const CsvField &field = cut.fields[i];
        const QByteArrayView bytes = m_bytes.sliced(field.begin, field.size);
        const qsizetype zero = bytes.indexOf('\0');
        const qsizetype damage = firstDamage(zero < 0 ? bytes : bytes.first(zero), m_table.m_encoding);
        if (damage >= 0)
            return faultAt(CsvFaultKind::NotInEncoding, field.begin + damage, qsizetype(i));
        if (zero >= 0)
            return faultAt(CsvFaultKind::NulByte, field.begin + zero, qsizetype(i));
    }
    return std::nullopt;
}

bool CsvParser::isBlank(const CsvCut &cut) const
{
    return cut.quotes == CsvCut::Quotes::Good && cut.fields.size() == 1
        && m_table.text(cut.fields.front()).trimmed().isEmpty() && !faultOf(cut);
}

void CsvParser::takeHeader(const CsvCut &cut)
{
    for (const CsvField &field : cut.fields)
        m_table.m_header.push_back(m_table.text(field).trimmed());
    m_table.m_headerLine = m_line;
    if (const auto fault = faultOf(cut)) {
        m_table.m_headerIsBad = true;
        m_table.m_faults.push_back(*fault);
    }
}

void CsvParser::takeRecord(const CsvCut &cut)
{
    const auto expected = std::size_t(m_table.m_header.size());
    auto fault = faultOf(cut);
    if (!fault && cut.fields.size() != expected) {
        const bool few = cut.fields.size() < expected;
        fault = CsvFault{.kind = few ? CsvFaultKind::TooFewFields : CsvFaultKind::TooManyFields,
                         .line = m_line,
                         .column = 1,
                         .recordLine = m_line,
                         .field = qsizetype(few ? cut.fields.size() : expected),
                         .fields = qsizetype(cut.fields.size())};
    }
    if (fault)
        m_table.m_faults.push_back(*fault);
    const quint64 record = m_table.m_records.size();
    if (m_table.m_lines.empty() || m_table.m_lines.back().line + qint64(record - m_table.m_lines.back().record) != m_line)
        m_table.m_lines.push_back({.record = record, .line = m_line});
    m_table.m_records.push_back({.begin = quint64(m_begin) & ((quint64(1) << 63) - 1), .bad = fault ? 1U : 0U});
}

qint64 CsvTable::line(qsizetype record) const
{
    const auto behind = std::upper_bound(m_lines.begin(), m_lines.end(), quint64(record),
                                         [](quint64 wanted, const Stretch &stretch) { return wanted < stretch.record; });
    const Stretch &stretch = *std::prev(behind);
    return stretch.line + qint64(quint64(record) - stretch.record);
}

CsvCut CsvTable::cut(qsizetype record) const
{
    CsvCut cut;
    cut.fields.reserve(std::size_t(m_header.size()));
    cut.cut(m_bytes, qsizetype(at(record).begin), m_separator);
    return cut;
}

QString CsvTable::text(const CsvField &field) const
{
    QString value = decoded(QByteArrayView(m_bytes).sliced(field.begin, field.size), m_encoding);
    if (field.escaped)
        value.replace(u"\"\""_s, u"\""_s);
    return value;
}

QString CsvTable::field(qsizetype record, qsizetype field) const
{
    return text(cut(record).fields.at(std::size_t(field)));
}

QStringList CsvTable::fields(qsizetype record) const
{
    QStringList all;
    for (const CsvField &field : cut(record).fields)
        all.push_back(text(field));
    return all;
}

namespace CsvReader {

CsvTable read(QByteArray bytes, const CsvFormat &format, ImportProgress *progress)
{
    Q_ASSERT(format.separator.unicode() < 0x80);
    CsvTable table;
    table.m_bytes = std::move(bytes);
    table.m_encoding = encodingOf(table.m_bytes, format.encoding);
    table.m_separator = format.separator.toLatin1();
    CsvParser(table, progress).run();
    return table;
}

} // namespace CsvReader
} // namespace Tally
