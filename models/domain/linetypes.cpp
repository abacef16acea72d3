// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/linetypes.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

// Labels are marked for translation here and looked up in the context "Tally::Codes" by whoever shows them.
[[maybe_unused]] constexpr const char *labelsForTranslators[] = {
    QT_TRANSLATE_NOOP("Tally::Codes", "Payment"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Write-off"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Forgiven"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Credit"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Discount"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Refund"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Lost item found"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Processing fee returned"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Overpayment"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Purchase"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Cancellation"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Account fee"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Account renewal fee"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Lost item"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Manual charge"),
    QT_TRANSLATE_NOOP("Tally::Codes", "New card"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Overdue charge"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Processing fee"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Payout"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Rent"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Daily rent"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Reservation fee"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Voided credit"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Service charge"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Major works"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Court cost"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Recharge"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Sundry charge"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Cash"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Card"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Direct debit"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Cheque"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Bank transfer"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Standing order"),
    QT_TRANSLATE_NOOP("Tally::Codes", "Housing benefit"),
};

// The words of the patrons' account lines RFC, accepted wherever a code is read.
constexpr std::array<std::pair<QStringView, QStringView>, 7> aliases{{
    {u"payment", u"PAYMENT"},
    {u"writeoff", u"WRITEOFF"},
    {u"lost_item", u"LOST"},
    {u"fine", u"OVERDUE"},
    {u"account_management_fee", u"ACCOUNT"},
    {u"new_card", u"NEW_CARD"},
    {u"sundry", u"SUNDRY"},
}};

TypeCatalogue makeBuiltIn()
{
    constexpr auto debit = LineKind::Debit;
    constexpr auto credit = LineKind::Credit;
    return {
        .lineTypes = {
            {u"PAYMENT"_s, u"Payment"_s, credit, true, {}, Role::Caseworker | Role::Finance},
            {u"WRITEOFF"_s, u"Write-off"_s, credit, false},
            {u"FORGIVEN"_s, u"Forgiven"_s, credit, false},
            {u"CREDIT"_s, u"Credit"_s, credit, true},
            {u"DISCOUNT"_s, u"Discount"_s, credit, false},
            {u"REFUND"_s, u"Refund"_s, credit, false},
            {u"LOST_FOUND"_s, u"Lost item found"_s, credit, true},
            {u"PROCESSING_FOUND"_s, u"Processing fee returned"_s, credit, true},
            {u"OVERPAYMENT"_s, u"Overpayment"_s, credit, false},
            {u"PURCHASE"_s, u"Purchase"_s, credit, false},
            {u"CANCELLATION"_s, u"Cancellation"_s, credit, false},
            {u"RENT"_s, u"Rent"_s, debit, true},
            {u"SERVICE_CHARGE"_s, u"Service charge"_s, debit, true},
            {u"MAJOR_WORKS"_s, u"Major works"_s, debit, true},
            {u"COURT_COST"_s, u"Court cost"_s, debit, true},
            {u"RECHARGE"_s, u"Recharge"_s, debit, true},
            {u"SUNDRY"_s, u"Sundry charge"_s, debit, true},
            {u"MANUAL"_s, u"Manual charge"_s, debit, true},
            {u"ACCOUNT"_s, u"Account fee"_s, debit, true},
            {u"ACCOUNT_RENEW"_s, u"Account renewal fee"_s, debit, true},
            {u"LOST"_s, u"Lost item"_s, debit, true},
            {u"NEW_CARD"_s, u"New card"_s, debit, true},
            {u"OVERDUE"_s, u"Overdue charge"_s, debit, true},
            {u"PROCESSING"_s, u"Processing fee"_s, debit, true},
            {u"RENT_DAILY"_s, u"Daily rent"_s, debit, true},
            {u"RESERVE"_s, u"Reservation fee"_s, debit, true},
            {u"PAYOUT"_s, u"Payout"_s, debit, false},
            {u"VOID"_s, u"Voided credit"_s, debit, false},
        },
        .paymentTypes = {
            {u"CASH"_s, u"Cash"_s},
            {u"CARD"_s, u"Card"_s},
            {u"DIRECT_DEBIT"_s, u"Direct debit"_s},
            {u"CHEQUE"_s, u"Cheque"_s},
            {u"BANK_TRANSFER"_s, u"Bank transfer"_s},
            {u"STANDING_ORDER"_s, u"Standing order"_s},
            {u"HOUSING_BENEFIT"_s, u"Housing benefit"_s},
        },
    };
}

} // namespace

bool hasOwnOperation(QStringView typeCode)
{
    constexpr QStringView own[] = {LineTypeCode::writeOff, LineTypeCode::forgiven, LineTypeCode::discount, LineTypeCode::refund,
                                   LineTypeCode::overpayment, LineTypeCode::cancellation, LineTypeCode::payout, LineTypeCode::voided};
    return std::find(std::begin(own), std::end(own), typeCode) != std::end(own);
}

const TypeCatalogue &TypeCatalogue::builtIn()
{
    static const TypeCatalogue catalogue = makeBuiltIn();
    return catalogue;
}

const LineType *TypeCatalogue::find(QStringView code, LineKind kind) const
{
    for (const auto &[alias, real] : aliases) {
        if (code.compare(alias, Qt::CaseInsensitive) == 0) {
            code = real;
            break;
        }
    }
    const auto found = std::find_if(lineTypes.begin(), lineTypes.end(), [&](const LineType &type) {
        return type.kind == kind && code.compare(type.code, Qt::CaseInsensitive) == 0;
    });
    return found == lineTypes.end() ? nullptr : &*found;
}

const PaymentType *TypeCatalogue::findPayment(QStringView code) const
{
    const auto found = std::find_if(paymentTypes.begin(), paymentTypes.end(), [&](const PaymentType &type) {
        return code.compare(type.code, Qt::CaseInsensitive) == 0;
    });
    return found == paymentTypes.end() ? nullptr : &*found;
}

const CashRegister *TypeCatalogue::findRegister(QStringView code) const
{
    const auto found = std::find_if(cashRegisters.begin(), cashRegisters.end(), [&](const CashRegister &cashRegister) {
        return code.compare(cashRegister.code, Qt::CaseInsensitive) == 0;
    });
    return found == cashRegisters.end() ? nullptr : &*found;
}

} // namespace Tally
