// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/paymentreference.h"

#include <algorithm>
#include <array>

namespace Tally::PaymentReference {
namespace {

// H. M. Damm's totally anti-symmetric quasigroup of order 10: a valid number leads from 0 back to 0.
constexpr std::array<std::array<quint8, 10>, 10> quasigroup{{
    {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
    {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
    {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
    {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
    {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
    {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
    {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
    {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
    {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
    {2, 5, 8, 1, 4, 3, 6, 7, 9, 0},
}};
constexpr qsizetype length = 10;

bool isTenDigits(QStringView text)
{
    return text.size() == length
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

quint8 remainder(QStringView digits)
{
    quint8 interim = 0;
    for (const QChar c : digits)
        interim = quasigroup[interim][std::size_t(c.unicode() - u'0')];
    return interim;
}

} // namespace

QString make(qint64 serial)
{
    Q_ASSERT(serial >= firstSerial && serial <= lastSerial);
    const QString digits = QString::number(serial);
    return digits + QChar(u'0' + remainder(digits));
}

bool isOwn(QStringView text)
{
    return isTenDigits(text) && remainder(text) == 0;
}

bool looksMistyped(QStringView text)
{
    return isTenDigits(text) && remainder(text) != 0;
}

} // namespace Tally::PaymentReference
