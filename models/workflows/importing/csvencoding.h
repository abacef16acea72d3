// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace Tally {

/// How the bytes of a text file stand for letters. Auto: UTF-8 if all of it is valid UTF-8, else Windows-1252.
enum class CsvEncoding { Auto, Utf8, Windows1252 };

/// The encoding of a whole file, never Auto. A UTF-8 byte order mark always means UTF-8.
[[nodiscard]] CsvEncoding encodingOf(QByteArrayView bytes, CsvEncoding asked);
/// How many bytes the mark at the beginning of a file takes: 3 or 0.
[[nodiscard]] qsizetype sizeOfMark(QByteArrayView bytes);

/// Some bytes of a file as text. What stands for no letter becomes U+FFFD.
/// @param encoding  not Auto.
[[nodiscard]] QString decoded(QByteArrayView bytes, CsvEncoding encoding);
/// Where the first byte lies that stands for no letter in the encoding; -1 if there is none.
[[nodiscard]] qsizetype firstDamage(QByteArrayView bytes, CsvEncoding encoding);

/// Whether a file begins with a UTF-16 byte order mark; such a file is not decoded here.
[[nodiscard]] bool isUtf16(QByteArrayView bytes);

} // namespace Tally
