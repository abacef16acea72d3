// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"
#include "models/workflows/posting/postingmodes.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace Tally {

/// What a person has filled in, so that it can be put away and taken up again.
struct PostingFields
{
    std::optional<Money> amount = {}; ///< positive; nothing while no amount is written
    QString type = {};                ///< of a debit or manual credit: its type code
    QString paymentType = {};         ///< how money moves: its payment type code; empty: not said
    QString cashRegister = {};        ///< the register cash moves through; empty: not said
    QDate date = {};
    QDate dueDate = {}; ///< of a debit; invalid: not said
    QString description = {};
    QString internalNote = {};
    QString reason = {};             ///< why a debt is given up
    QString evidence = {};           ///< what shows it
    std::vector<LineId> debits = {}; ///< the debits named, in order
    std::optional<LineId> line = {}; ///< the line acted on; of a payout: the credit, or all of them
    bool withPayout = false;         ///< of a refund: the money leaves at once
    bool final = false;              ///< of an overdue charge: it accrues no more

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
