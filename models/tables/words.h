// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/account.h"
#include "models/domain/ledger.h"

#include <QLocale>
#include <QString>

/// The few words every table, form and command shares, so that a thing has one name everywhere.
namespace Tally::Words {

/// "owes £120.00", "in credit £5.00" or "settled".
[[nodiscard]] QString balance(Money balance, const QLocale &locale = {});
/// The same without the currency sign, for a column whose header carries it: "120.00", "in credit 5.00", "settled".
[[nodiscard]] QString balanceCell(Money balance, const QLocale &locale = {});
/// "3 Sep 2013", or an empty text for an invalid date.
[[nodiscard]] QString date(QDate date, const QLocale &locale = {});
/// "3 Sep 2013, 11:02" by this computer's clock, or an empty text for an invalid time.
[[nodiscard]] QString moment(const QDateTime &at, const QLocale &locale = {});

/// The label of a code; an unknown code comes back as it is.
[[nodiscard]] QString label(AccountType type);
[[nodiscard]] QString label(const CodeLabel &entry);
[[nodiscard]] QString label(AccountStatus status);
[[nodiscard]] QString rentGroup(QStringView code);
[[nodiscard]] QString agreement(QStringView code);
[[nodiscard]] QString endReason(QStringView code);
[[nodiscard]] QString targetType(QStringView code);
[[nodiscard]] QString frequency(QStringView code);
[[nodiscard]] QString lineType(QStringView code, LineKind kind, const TypeCatalogue &types = TypeCatalogue::builtIn());
[[nodiscard]] QString paymentType(QStringView code, const TypeCatalogue &types = TypeCatalogue::builtIn());
/// A type's label, translated if it is one of ours.
[[nodiscard]] QString label(const LineType &type);
[[nodiscard]] QString label(const PaymentType &type);

} // namespace Tally::Words
