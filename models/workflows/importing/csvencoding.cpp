// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/csvencoding.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace Tally {
namespace {

constexpr char16_t none = QChar::ReplacementCharacter;

// Bytes 80 to 9F of Windows-1252; all others are the code points of the same number. Qt 6 Core has no codec for it.
constexpr std::array<char16_t, 32> upperControls{
    0x20AC, none,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, none,   0x017D, none,
    none,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, none,   0x017E, 0x0178,
};

DecodedText fromUtf8(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    DecodedText decoded{.text = decoder(bytes), .encoding = CsvEncoding::Utf8, .damaged = false};
    decoded.damaged = decoder.hasError();
    return decoded;
}

DecodedText fromWindows1252(QByteArrayView bytes)
{
    DecodedText decoded{.text = QString(bytes.size(), Qt::Uninitialized), .encoding = CsvEncoding::Windows1252, .damaged = false};
    std::transform(bytes.begin(), bytes.end(), decoded.text.begin(), [&decoded](char byte) {
        const auto value = static_cast<unsigned char>(byte);
        const char16_t letter = value >= 0x80 && value < 0xA0 ? upperControls[value - 0x80U] : char16_t(value);
        decoded.damaged = decoded.damaged || letter == none;
        return QChar(letter);
    });
    return decoded;
}

} // namespace

bool isUtf16(const QByteArray &bytes)
{
    return bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff");
}

DecodedText decodeText(const QByteArray &bytes, CsvEncoding encoding)
{
    constexpr QByteArrayView mark("\xef\xbb\xbf");
    if (bytes.startsWith(mark))
        return fromUtf8(QByteArrayView(bytes).sliced(mark.size()));
    if (encoding == CsvEncoding::Windows1252)
        return fromWindows1252(bytes);
    DecodedText utf8 = fromUtf8(bytes);
    if (encoding == CsvEncoding::Utf8 || !utf8.damaged)
        return utf8;
    return fromWindows1252(bytes);
}

} // namespace Tally
