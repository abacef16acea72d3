// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace Tally {

enum class PostingMode { Payment, Debit, Void };

/// What a person has filled in, so that it can be put away and taken up again.
struct PostingFields
{
    std::optional<Money> amount = {}; ///< positive; nothing while no amount is written
    QString type = {};                ///< of a debit: its type code
    QString paymentType = {};         ///< of a payment: its payment type code
    QDate date = {};
    QDate dueDate = {}; ///< of a debit; invalid: not said
    QString description = {};
    QString internalNote = {};
    std::vector<LineId> debits = {};   ///< of a payment: the debits to pay first, in order
    std::optional<LineId> credit = {}; ///< of a void: the credit to void

    friend bool operator==(const PostingFields &, const PostingFields &) = default;
};

/// The content last handed to the store and the key it had: the same content again is a retry.
struct PostingAttempt
{
    PostingFields fields;
    QString key;

    friend bool operator==(const PostingAttempt &, const PostingAttempt &) = default;
};

/// A form that was put away.
struct PostingDraft
{
    PostingMode mode = PostingMode::Payment;
    AccountId account;
    PostingFields fields;
    QString amountText;                    ///< as it was typed, also if it is no amount
    std::optional<PostingAttempt> attempt; ///< a try whose answer may have been lost

    friend bool operator==(const PostingDraft &, const PostingDraft &) = default;
};

} // namespace Tally
