// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"
#include "models/domain/people.h"

#include <QDateTime>

#include <vector>

namespace Tally {

enum class ProposalStatus { Waiting, Posted, Declined, Withdrawn };
enum class ProposalAnswer { Approve, Decline, Withdraw };

/// What one person said to a proposal.
struct ProposalDecision
{
    ProposalAnswer answer = ProposalAnswer::Approve;
    QString by;
    QDateTime at;                 ///< UTC
    QString note;

    friend bool operator==(const ProposalDecision &, const ProposalDecision &) = default;
};

/// A write-off somebody asked for, and what became of it. It is kept whatever becomes of it.
struct WriteOffProposal
{
    ProposalId id;
    AccountId account;
    QString paymentReference;     ///< of the account
    QString holderName;
    Money amount;                 ///< positive
    QString type = LineTypeCode::writeOff.toString();
    std::vector<LineId> debits;   ///< in the order they are written off
    QDate date;                   ///< the day the write-off counts from
    QString reason;               ///< why; required
    QString evidence;             ///< what shows it: letters, searches, a court's decision
    QString proposedBy;
    QDateTime proposedAt;         ///< UTC
    int approvalsNeeded = 0;      ///< by others than the proposer; fixed when it was proposed
    ProposalStatus status = ProposalStatus::Waiting;
    std::vector<ProposalDecision> decisions; ///< oldest first
    std::optional<LineId> line;   ///< the write-off, once posted

    [[nodiscard]] int approvals() const;
    friend bool operator==(const WriteOffProposal &, const WriteOffProposal &) = default;
};

/// What a new proposal says.
struct WriteOffWish
{
    AccountId account;
    Money amount;
    std::vector<LineId> debits;
    QDate date;
    QString reason;
    QString evidence = {};
    QString type = LineTypeCode::writeOff.toString();
};

/// What is wrong with a wish before the ledger is asked: Invalid for a missing reason (field "reason").
[[nodiscard]] std::optional<Error> faultOf(const WriteOffWish &wish);

/// The write-off a proposal stands for. `line 1` of the reason is its description.
[[nodiscard]] WriteOff commandOf(const WriteOffProposal &proposal);

/// Why `person` may not give that answer, or nothing: AlreadyDecided, OwnProposal (approving or declining one's own), NotAllowed
/// (approving or declining without finance; withdrawing somebody else's).
[[nodiscard]] std::optional<Error> refusalFor(const Person &person, const WriteOffProposal &proposal, ProposalAnswer answer);

} // namespace Tally
