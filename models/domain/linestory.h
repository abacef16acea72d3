// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"

#include <QDateTime>

#include <optional>
#include <span>
#include <vector>

namespace Tally {

/// What can happen to a line, seen from that line. `StoryStep::other` is the line named in the comment.
enum class StoryEvent {
    Created,        ///< it was posted; other: the line it answers (of a void, refund, discount …), if any
    AppliedTo,      ///< a credit went to a debit; other: the debit
    PaidBy,         ///< a debit received money; other: the credit
    WrittenOff,     ///< a debit was written off or forgiven; other: that credit
    Discounted,     ///< a debit was lowered; other: the discount
    Cancelled,      ///< a debit should never have been charged; other: the cancellation
    GivenBack,      ///< a void undid what had gone between the two; other: the debit or the voided credit
    Voided,         ///< a credit was taken back; other: the VOID debit, and on that one's own story the credit
    PaidOut,        ///< money left; other: the PAYOUT debit, and on that one's own story the credit
    Refunded,       ///< part of what was paid on a debit was given back; other: the refund
    Overpaid,       ///< an overdue charge fell below what was paid; other: the overpayment
    ReturnVoided,   ///< such a refund or overpayment was voided; other: the refund or overpayment
    Increased,      ///< an overdue charge rose; no other
    Decreased,      ///< it fell; no other
};

struct StoryStep
{
    StoryEvent event = StoryEvent::Created;
    QDateTime at;                      ///< UTC
    QString by;
    Money amount;                      ///< positive: how much was made, moved or changed
    std::optional<LineId> other = {};
    Money outstanding;                 ///< of the line after this step, signed as on the line

    friend bool operator==(const StoryStep &, const StoryStep &) = default;
};

/// The history of `line` as it happened, oldest step first; empty for a line that is not there. `lines` and `offsets` are of its
/// account, offsets in the order they happened; a whole ledger is always enough. The last step's outstanding is the line's own.
[[nodiscard]] std::vector<StoryStep> storyOf(LineId line, std::span<const AccountLine> lines, std::span<const Offset> offsets);

} // namespace Tally
