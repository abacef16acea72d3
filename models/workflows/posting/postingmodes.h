// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/rights.h"

#include <QFlags>

#include <span>

namespace Tally {

/// What a posting form does. One for each operation people choose in a ledger.
enum class PostingMode {
    Payment, Debit, Credit, Apply, Reconcile, Void, Cancel, Discount, Refund, PayOut, WriteOff, Forgive, AdjustOverdue, Describe,
};

enum class PostingField {
    Amount = 1,
    Charges = 2,          ///< debits in order
    ChargesRequired = 4,  ///< together with Charges
    PaymentType = 8,
    PaymentTypeRequired = 16, ///< whenever PaymentType is shown
    DebitType = 32,
    CreditType = 64,
    WithPayout = 128,
    Date = 256,
    DueDate = 512,
    Final = 1024,
    Texts = 2048,         ///< description and internal note
    Reason = 4096,        ///< with the evidence
    FromCredit = 8192,    ///< which credit it takes from, among the open ones
};
Q_DECLARE_FLAGS(PostingFieldSet, PostingField)
Q_DECLARE_OPERATORS_FOR_FLAGS(PostingFieldSet)

/// Which line a form acts on.
enum class PostingLine { None, Any, Debit, Credit, CreditOrAll };

/// Which fields a mode has, on which line it acts, and whose rights it needs.
struct PostingModeSpec
{
    PostingMode mode = PostingMode::Payment;
    Operation operation = Operation::TakePayment; ///< what it is, for words
    Operation right = Operation::TakePayment;     ///< what one must be allowed
    PostingLine line = PostingLine::None;
    PostingFieldSet fields = {};

    [[nodiscard]] bool has(PostingField field) const { return fields.testFlag(field); }
};

[[nodiscard]] const PostingModeSpec &specOf(PostingMode mode);
/// All of them, in the order of the menus.
[[nodiscard]] std::span<const PostingModeSpec> postingModes();

} // namespace Tally
