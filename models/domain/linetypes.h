// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/people.h"

#include <QString>
#include <QStringView>

#include <optional>
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
    std::optional<qint64> defaultAmountMinor = {}; ///< what a form proposes, in minor units
    Roles postedBy = Role::Finance;                ///< who may post it by hand; payments have Role::Caseworker too
    bool archived = false;                         ///< kept for the lines that have it, no longer posted

    friend bool operator==(const LineType &, const LineType &) = default;
};

/// How money came in or went out.
struct PaymentType
{
    QString code;
    QString label;
    bool archived = false;

    friend bool operator==(const PaymentType &, const PaymentType &) = default;
};

/// A till.
struct CashRegister
{
    QString code;
    QString label;
    bool archived = false;

    friend bool operator==(const CashRegister &, const CashRegister &) = default;
};

/// The credit, debit and payment types one ledger knows. A value, so that a council's own list can replace the built-in one.
struct TypeCatalogue
{
    std::vector<LineType> lineTypes;
    std::vector<PaymentType> paymentTypes;
    std::vector<CashRegister> cashRegisters = {};

    /// The types of LEDGER.md.
    [[nodiscard]] static const TypeCatalogue &builtIn();

    /// The type with that code or wire alias ("fine", "lost_item", …) in any letter case and of that kind, or null; archived
    /// ones are found too.
    [[nodiscard]] const LineType *find(QStringView code, LineKind kind) const;
    [[nodiscard]] const PaymentType *findPayment(QStringView code) const;
    [[nodiscard]] const CashRegister *findRegister(QStringView code) const;

    friend bool operator==(const TypeCatalogue &, const TypeCatalogue &) = default;
};

namespace LineTypeCode {
inline constexpr QStringView payment = u"PAYMENT";
inline constexpr QStringView manual = u"MANUAL";
inline constexpr QStringView account = u"ACCOUNT";
inline constexpr QStringView payout = u"PAYOUT";
inline constexpr QStringView voided = u"VOID";
inline constexpr QStringView credit = u"CREDIT";
inline constexpr QStringView writeOff = u"WRITEOFF";
inline constexpr QStringView forgiven = u"FORGIVEN";
inline constexpr QStringView discount = u"DISCOUNT";
inline constexpr QStringView refund = u"REFUND";
inline constexpr QStringView overpayment = u"OVERPAYMENT";
inline constexpr QStringView cancellation = u"CANCELLATION";
inline constexpr QStringView overdue = u"OVERDUE";
inline constexpr QStringView cash = u"CASH"; ///< a payment type: the one that goes through a register
} // namespace LineTypeCode

/// Whether lines of that type come only from an operation of their own: a write-off, void, refund and so on.
[[nodiscard]] bool hasOwnOperation(QStringView typeCode);

} // namespace Tally
