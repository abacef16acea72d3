// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/posting/postingmodes.h"

#include <algorithm>
#include <array>

namespace Tally {
namespace {

using F = PostingField;
using L = PostingLine;
using M = PostingMode;
using O = Operation;

constexpr PostingFieldSet dated = PostingFieldSet(F::Date) | F::Texts;
constexpr PostingFieldSet chosenCharges = PostingFieldSet(F::Charges) | F::ChargesRequired;

// In the order of the menus. An adjustment has no texts: only the overpayment it may cause could carry them.
constexpr std::array<PostingModeSpec, 14> specs{{
    {M::Payment, O::TakePayment, O::TakePayment, L::None, dated | F::Amount | F::PaymentType | F::PaymentTypeRequired | F::Charges},
    {M::Debit, O::AddDebit, O::AddDebit, L::None, dated | F::Amount | F::DebitType | F::DueDate},
    {M::Credit, O::AddCredit, O::AddCredit, L::None, dated | F::Amount | F::CreditType | F::Charges},
    {M::Apply, O::ApplyCredit, O::ApplyCredit, L::Credit, chosenCharges | F::FromCredit},
    {M::Reconcile, O::Reconcile, O::Reconcile, L::None, {}},
    {M::Void, O::VoidCredit, O::VoidCredit, L::Credit, dated},
    {M::Cancel, O::CancelDebit, O::CancelDebit, L::Debit, dated},
    {M::Discount, O::Discount, O::Discount, L::Debit, dated | F::Amount},
    {M::Refund, O::Refund, O::Refund, L::Debit, dated | F::Amount | F::WithPayout | F::PaymentType | F::PaymentTypeRequired},
    {M::PayOut, O::PayOut, O::PayOut, L::CreditOrAll, dated | F::Amount | F::PaymentType | F::PaymentTypeRequired | F::FromCredit},
    {M::WriteOff, O::WriteOff, O::ProposeWriteOff, L::None, chosenCharges | F::Amount | F::Date | F::Reason},
    {M::Forgive, O::Forgive, O::ProposeWriteOff, L::None, chosenCharges | F::Amount | F::Date | F::Reason},
    {M::AdjustOverdue, O::AdjustOverdue, O::AdjustOverdue, L::Debit, PostingFieldSet(F::Amount) | F::Final},
    {M::Describe, O::Describe, O::Describe, L::Any, F::Texts},
}};

} // namespace

const PostingModeSpec &specOf(PostingMode mode)
{
    const auto *const found = std::find_if(specs.begin(), specs.end(), [mode](const PostingModeSpec &spec) { return spec.mode == mode; });
    Q_ASSERT(found != specs.end());
    return *found;
}

std::span<const PostingModeSpec> postingModes() { return specs; }

} // namespace Tally
