// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace Tally::PaymentReference {

/// The first serial number given out, chosen so that every reference has ten digits without a leading zero.
constexpr qint64 firstSerial = 100'000'001;
/// The last one; a store that has used it up refuses to make more.
constexpr qint64 lastSerial = 999'999'999;

/// The ten-digit payment reference of a nine-digit serial: the serial and its check digit (Damm's scheme), which finds every
/// single wrong digit and every swap of neighbours.
[[nodiscard]] QString make(qint64 serial);

/// Whether `text` has the form of a reference that make() gave out: ten ASCII digits with the right check digit.
[[nodiscard]] bool isOwn(QStringView text);

/// Whether `text` is ten ASCII digits whose check digit is wrong: most likely one of ours, mistyped.
[[nodiscard]] bool looksMistyped(QStringView text);

} // namespace Tally::PaymentReference
