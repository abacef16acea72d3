// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/csvencoding.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace Tally {
namespace {

constexpr char16_t none = QChar::ReplacementCharacter;
constexpr QByteArrayView mark("\xef\xbb\xbf");

// Bytes 80 to 9F of Windows-1252; all others are the code points of the same number. Qt 6 Core has no codec for it.
constexpr std::array<char16_t, 32> upperControls{
    0x20AC, none,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, none,   0x017D, none,
    none,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, none,   0x017E, 0x0178,
};

char16_t letterOf(char byte)
{
    const auto value = static_cast<unsigned char>(byte);
    return value >= 0x80 && value < 0xA0 ? upperControls[value - 0x80U] : char16_t(value);
}

/// How long the UTF-8 sequence at the beginning is; 0 if it is none. By the table of well-formed sequences in the Unicode standard.
qsizetype sequenceAt(QByteArrayView bytes)
{
    const auto at = [bytes](qsizetype i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U; };
    const auto within = [&](qsizetype i, unsigned low, unsigned high) { return at(i) >= low && at(i) <= high; };
    const unsigned first = at(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return within(1, 0x80, 0xBF) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF)
        return within(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF) && within(2, 0x80, 0xBF) ? 3 : 0;
    if (first >= 0xF0 && first <= 0xF4)
        return within(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF) && within(2, 0x80, 0xBF) && within(3, 0x80, 0xBF) ? 4 : 0;
    return 0;
}

} // namespace

bool isUtf16(QByteArrayView bytes)
{
    return bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff");
}

qsizetype sizeOfMark(QByteArrayView bytes) { return bytes.startsWith(mark) ? mark.size() : 0; }

CsvEncoding encodingOf(QByteArrayView bytes, CsvEncoding asked)
{
    if (bytes.startsWith(mark))
        return CsvEncoding::Utf8;
    if (asked == CsvEncoding::Auto)
        return bytes.isValidUtf8() ? CsvEncoding::Utf8 : CsvEncoding::Windows1252;
    return asked;
}

QString decoded(QByteArrayView bytes, CsvEncoding encoding)
{
    if (encoding == CsvEncoding::Utf8) {
        // A mark within a file is a letter like any other, which QString::fromUtf8() would drop.
        if (!bytes.startsWith(mark))
            return QString::fromUtf8(bytes);
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
        return decoder(bytes);
    }
    QString text(bytes.size(), Qt::Uninitialized);
    std::transform(bytes.begin(), bytes.end(), text.begin(), [](char byte) { return QChar(letterOf(byte)); });
    return text;
}

qsizetype firstDamage(QByteArrayView bytes, CsvEncoding encoding)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype size = encoding == CsvEncoding::Utf8 ? sequenceAt(bytes.sliced(at)) : letterOf(bytes[at]) == none ? 0 : 1;
        if (size == 0)
            return at;
        at += size;
    }
    return -1;
}

} // namespace Tally
