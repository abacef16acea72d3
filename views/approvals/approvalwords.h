// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/approvals/approvals.h"

#include <QString>

/// What the screen of approvals says.
namespace Tally::ApprovalWords {

/// "okb proposes to write off £120.00 for Adaeze Okafor, 1000000010."
[[nodiscard]] QString headline(const WriteOffProposal &proposal);
/// What happened to it so far and what it waits for, oldest first, a sentence or two in each line.
[[nodiscard]] QString story(const WriteOffProposal &proposal, int approvalsNeeded, bool voided);
/// "Approve and post £120.00 write-off", or "Approve" while somebody else is still needed.
[[nodiscard]] QString approveButton(const WriteOffProposal &proposal, bool posts);
/// Why the person may not give that answer, in a sentence.
[[nodiscard]] QString refusal(const WriteOffProposal &proposal, ProposalAnswer answer, const Error &error);
/// Why the ledger or the world outside did not take an answer, and what became of the proposal.
[[nodiscard]] QString failure(const WriteOffProposal &proposal, const Error &error);
/// What stands under the note when it is wrong.
[[nodiscard]] QString noteFault(const WriteOffProposal &proposal, const Error &error);
/// What an answer did, for the message bar.
[[nodiscard]] QString answered(const WriteOffProposal &proposal, ProposalAnswer answer);
/// "3 write-offs wait, 2 of them for you."
[[nodiscard]] QString footer(const Approvals &approvals);
/// Why the list is empty and what to do.
[[nodiscard]] QString emptyText(const Approvals &approvals);

} // namespace Tally::ApprovalWords
