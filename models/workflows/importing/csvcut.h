// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <vector>

namespace Tally {

/// Where a value lies in the bytes of a file, without its quotes.
struct CsvField
{
    qsizetype begin = 0;
    qsizetype size = 0;
    bool escaped = false;         ///< doubled quotes are still to be halved
};

/// One record cut into its values. Everything that cuts a file is ASCII, so the encoding does not matter.
struct CsvCut
{
    enum class Quotes { Good, LeftOpen, TextBehind };

    std::vector<CsvField> fields;
    qsizetype end = 0;            ///< of the record: its line end, or the end of the file
    qint64 lineEnds = 0;          ///< within its values
    Quotes quotes = Quotes::Good;
    qsizetype fault = 0;          ///< where the quote was opened, or the text behind it begins
    qsizetype faultField = 0;     ///< of which field that is
    bool plain = true;            ///< nothing but ASCII without zero bytes

    /// Cuts the record at `begin`. One with broken quotes is cut at every separator of its first line, quotes and all: a quote left
    /// open may have swallowed the rest of the file, and costs one line only.
    void cut(QByteArrayView bytes, qsizetype begin, char separator);

private:
    [[nodiscard]] bool cutField(QByteArrayView bytes, qsizetype &at, char separator);
    [[nodiscard]] bool cutQuoted(QByteArrayView bytes, qsizetype &at, char separator);
    void cutRaw(QByteArrayView bytes, qsizetype begin, char separator);
    void look(char c) { plain = plain && c != '\0' && static_cast<signed char>(c) >= 0; }
};

/// Behind the line end that lies at `at`.
[[nodiscard]] qsizetype behindLineEnd(QByteArrayView bytes, qsizetype at);

} // namespace Tally
