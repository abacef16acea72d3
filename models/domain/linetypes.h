// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <span>
#include <vector>

namespace Tally {

enum class LineKind { Debit, Credit };

/// A type a line can have. Codes are what files, wire and schema say; people read labels.
struct LineType
{
    QString code;
    QString label;         ///< English, translated in the context "Tally::Codes" when shown
    LineKind kind = LineKind::Debit;
    bool byHand = false;   ///< staff may choose it in a form
};

/// How a payment came in.
struct PaymentType
{
    QString code;
    QString label;
};

/// The credit, debit and payment types one ledger knows. A value, so that a council's own list can replace the built-in one.
struct TypeCatalogue
{
    std::vector<LineType> lineTypes;
    std::vector<PaymentType> paymentTypes;

    /// The types of LEDGER.md.
    [[nodiscard]] static const TypeCatalogue &builtIn();

    /// The type with that code or wire alias ("fine", "lost_item", …) in any letter case and of that kind, or null.
    [[nodiscard]] const LineType *find(QStringView code, LineKind kind) const;
    [[nodiscard]] const PaymentType *findPayment(QStringView code) const;
};

namespace LineTypeCode {
inline constexpr QStringView payment = u"PAYMENT";
inline constexpr QStringView manual = u"MANUAL";
inline constexpr QStringView account = u"ACCOUNT";
inline constexpr QStringView payout = u"PAYOUT";
inline constexpr QStringView voided = u"VOID";
inline constexpr QStringView credit = u"CREDIT";
} // namespace LineTypeCode

} // namespace Tally
