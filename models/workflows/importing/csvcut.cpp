// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/csvcut.h"

namespace Tally {
namespace {

bool isLineEnd(QByteArrayView bytes, qsizetype at)
{
    return at >= bytes.size() || bytes[at] == '\n' || bytes[at] == '\r';
}

} // namespace

qsizetype behindLineEnd(QByteArrayView bytes, qsizetype at)
{
    if (at < bytes.size() && bytes[at] == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n')
        ++at;
    return at + 1;
}

void CsvCut::cut(QByteArrayView bytes, qsizetype begin, char separator)
{
    fields.clear();
    quotes = Quotes::Good;
    plain = true;
    lineEnds = 0;
    for (qsizetype at = begin;; ++at) {
        if (!cutField(bytes, at, separator)) {
            faultField = qsizetype(fields.size());
            cutRaw(bytes, begin, separator);
            return;
        }
        if (isLineEnd(bytes, at)) {
            end = at;
            return;
        }
    }
}

bool CsvCut::cutField(QByteArrayView bytes, qsizetype &at, char separator)
{
    if (at < bytes.size() && bytes[at] == '"')
        return cutQuoted(bytes, at, separator);
    const qsizetype begin = at;
    for (; !isLineEnd(bytes, at) && bytes[at] != separator; ++at)
        look(bytes[at]);
    fields.push_back({.begin = begin, .size = at - begin});
    return true;
}

bool CsvCut::cutQuoted(QByteArrayView bytes, qsizetype &at, char separator)
{
    const qsizetype open = at++;
    const qsizetype begin = at;
    bool escaped = false;
    for (; at < bytes.size(); ++at) {
        look(bytes[at]);
        if (bytes[at] == '\n' || (bytes[at] == '\r' && (at + 1 >= bytes.size() || bytes[at + 1] != '\n')))
            ++lineEnds;
        if (bytes[at] != '"')
            continue;
        if (at + 1 >= bytes.size() || bytes[at + 1] != '"')
            break;
        escaped = true;
        ++at;
    }
    if (at >= bytes.size()) {
        quotes = Quotes::LeftOpen;
        fault = open;
        return false;
    }
    const qsizetype size = at++ - begin;
    if (!isLineEnd(bytes, at) && bytes[at] != separator) {
        quotes = Quotes::TextBehind;
        fault = at;
        return false;
    }
    fields.push_back({.begin = begin, .size = size, .escaped = escaped});
    return true;
}

void CsvCut::cutRaw(QByteArrayView bytes, qsizetype begin, char separator)
{
    fields.clear();
    lineEnds = 0;
    for (end = begin; !isLineEnd(bytes, end); ++end) {
        if (bytes[end] == separator) {
            fields.push_back({.begin = begin, .size = end - begin});
            begin = end + 1;
        }
    }
    fields.push_back({.begin = begin, .size = end - begin});
}

} // namespace Tally
