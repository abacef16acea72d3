// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Tally {

/// How the bytes of a text file stand for letters. Auto: UTF-8 if all of it is valid UTF-8, else Windows-1252.
enum class CsvEncoding { Auto, Utf8, Windows1252 };

/// The text of a file. Where a byte stands for nothing in the encoding, U+FFFD stands in the text and `damaged` is set;
/// in a text that is not damaged U+FFFD is what the file itself says.
struct DecodedText
{
    QString text;
    CsvEncoding encoding = CsvEncoding::Utf8;   ///< the one used, never Auto
    bool damaged = false;
};

/// Decodes a whole file. A UTF-8 byte order mark is dropped and always means UTF-8.
[[nodiscard]] DecodedText decodeText(const QByteArray &bytes, CsvEncoding encoding);

/// Whether the file begins with a UTF-16 byte order mark; such a file is not decoded here.
[[nodiscard]] bool isUtf16(const QByteArray &bytes);

} // namespace Tally
