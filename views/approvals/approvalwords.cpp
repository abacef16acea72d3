// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/approvals/approvalwords.h"

#include "models/domain/rights.h"
#include "models/tables/words.h"
#include "views/widgets/errortext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Tally::ApprovalWords {
namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(Tally::ApprovalWords)
};

QString money(Money amount) { return amount.toCurrencyString(QLocale()); }

bool isForgiving(const WriteOffProposal &proposal) { return proposal.type == LineTypeCode::forgiven; }

bool waits(const WriteOffProposal &proposal) { return proposal.status == ProposalStatus::Waiting; }

QString proposed(const WriteOffProposal &proposal)
{
    const QString when = Words::moment(proposal.proposedAt);
    switch (proposal.approvalsNeeded) {
    case 0: return Text::tr("%1: %2 proposed it. Nobody had to approve it.").arg(when, proposal.proposedBy);
    case 1: return Text::tr("%1: %2 proposed it. One other person has to approve it.").arg(when, proposal.proposedBy);
    default: return Text::tr("%1: %2 proposed it. Two other people have to approve it.").arg(when, proposal.proposedBy);
    }
}

QString said(const ProposalDecision &decision)
{
    const QString when = Words::moment(decision.at);
    const bool silent = decision.note.isEmpty();
    switch (decision.answer) {
    case ProposalAnswer::Approve:
        //: In a story: 3 Sep 2013, 14:05: okb approved it.
        return silent ? Text::tr("%1: %2 approved it.").arg(when, decision.by)
                      : Text::tr("%1: %2 approved it and wrote: “%3”").arg(when, decision.by, decision.note);
    case ProposalAnswer::Decline:
        return silent ? Text::tr("%1: %2 declined it.").arg(when, decision.by)
                      : Text::tr("%1: %2 declined it and wrote: “%3”").arg(when, decision.by, decision.note);
    case ProposalAnswer::Withdraw:
        return silent ? Text::tr("%1: %2 withdrew it.").arg(when, decision.by)
                      : Text::tr("%1: %2 withdrew it and wrote: “%3”").arg(when, decision.by, decision.note);
    }
    Q_UNREACHABLE();
}

QString outcome(const WriteOffProposal &proposal, int needed, bool voided)
{
    switch (proposal.status) {
    case ProposalStatus::Waiting:
        return needed - proposal.approvals() > 1 ? Text::tr("It waits for two more approvals.") : Text::tr("It waits for one more approval.");
    case ProposalStatus::Posted:
        if (voided)
            return Text::tr("It was posted as line %1, which was voided since.").arg(proposal.line->value);
        return proposal.line ? Text::tr("It was posted as line %1.").arg(proposal.line->value) : Text::tr("It was posted.");
    case ProposalStatus::Declined:
    case ProposalStatus::Withdrawn: return Text::tr("Nothing was posted.");
    }
    Q_UNREACHABLE();
}

QString decided(const WriteOffProposal &proposal)
{
    switch (proposal.status) {
    case ProposalStatus::Waiting: return Text::tr("You have approved it. Somebody else has to approve it, too.");
    case ProposalStatus::Posted: return Text::tr("It is posted, so there is nothing left to decide.");
    case ProposalStatus::Declined: return Text::tr("It was declined, so there is nothing left to decide.");
    case ProposalStatus::Withdrawn: return Text::tr("It was withdrawn, so there is nothing left to decide.");
    }
    Q_UNREACHABLE();
}

/// How much of the charges is outstanding, where that is too little.
QString tooHigh(const WriteOffProposal &proposal, const Error &error)
{
    const auto left = Money::parse(error.value, QLocale::c(), proposal.amount.currency());
    if (left && left->isPositive()) {
        return Text::tr("Only %1 is outstanding on its charges by now, less than the %2 to be written off.")
            .arg(money(*left), money(proposal.amount));
    }
    return Text::tr("Nothing is outstanding on its charges any more.");
}

} // namespace

QString headline(const WriteOffProposal &proposal)
{
    //: okb proposes to write off £120.00 for Adaeze Okafor, 1000000010.
    return (isForgiving(proposal) ? Text::tr("%1 proposes to forgive %2 for %3, %4.") : Text::tr("%1 proposes to write off %2 for %3, %4."))
        .arg(proposal.proposedBy, money(proposal.amount), proposal.holderName, proposal.paymentReference);
}

QString story(const WriteOffProposal &proposal, int approvalsNeeded, bool voided)
{
    QStringList lines{proposed(proposal)};
    for (const ProposalDecision &decision : proposal.decisions)
        lines.append(said(decision));
    lines.append(outcome(proposal, approvalsNeeded, voided));
    return lines.join(u'\n');
}

QString approveButton(const WriteOffProposal &proposal, bool posts)
{
    if (!posts || !waits(proposal))
        return Text::tr("Ap&prove");
    return (isForgiving(proposal) ? Text::tr("Ap&prove and forgive %1") : Text::tr("Ap&prove and post %1 write-off")).arg(money(proposal.amount));
}

QString refusal(const WriteOffProposal &proposal, ProposalAnswer answer, const Error &error)
{
    switch (error.kind) {
    case ErrorKind::AlreadyDecided: return decided(proposal);
    case ErrorKind::OwnProposal: return Text::tr("It is your own proposal, so somebody else of finance decides on it. You can withdraw it.");
    case ErrorKind::NotAllowed:
        return answer == ProposalAnswer::Withdraw ? Text::tr("Only %1, who proposed it, can withdraw it.").arg(proposal.proposedBy)
                                                  : Text::tr("Only finance staff decide on write-offs.");
    case ErrorKind::ParameterTooHigh:
        return Text::tr("%1 It cannot be approved like this: decline it, and a smaller one can be proposed.").arg(tooHigh(proposal, error));
    default: return errorSentence(error, proposal.amount.currency());
    }
}

QString failure(const WriteOffProposal &proposal, const Error &error)
{
    if (error.kind == ErrorKind::ParameterTooHigh)
        return Text::tr("%1 Nothing was posted and the proposal keeps waiting: decline it, and a smaller one can be proposed.").arg(tooHigh(proposal, error));
    const QString sentence = errorSentence(error, proposal.amount.currency());
    // The refusals of the ledger speak of the posting; whoever approves wants to know about the proposal.
    return error.kind < ErrorKind::NotFound && waits(proposal) ? Text::tr("%1 The proposal keeps waiting.").arg(sentence) : sentence;
}

QString noteFault(const WriteOffProposal &proposal, const Error &error)
{
    return error.detail.isEmpty() ? Text::tr("Write why it is declined: %1 will read it.").arg(proposal.proposedBy) : fieldSentence(error);
}

QString answered(const WriteOffProposal &proposal, ProposalAnswer answer)
{
    const QString what = money(proposal.amount);
    switch (answer) {
    case ProposalAnswer::Approve:
        if (waits(proposal))
            return Text::tr("Approved. The %1 for %2 are not written off before somebody else approves them, too.").arg(what, proposal.holderName);
        return (isForgiving(proposal) ? Text::tr("Approved. %1 was forgiven for %2, %3.") : Text::tr("Approved. %1 was written off for %2, %3."))
            .arg(what, proposal.holderName, proposal.paymentReference);
    case ProposalAnswer::Decline: return Text::tr("Declined. Nothing was posted for %1, and %2 can read why.").arg(proposal.holderName, proposal.proposedBy);
    case ProposalAnswer::Withdraw: return Text::tr("Withdrawn. Nothing was posted for %1.").arg(proposal.holderName);
    }
    Q_UNREACHABLE();
}

QString footer(const Approvals &approvals)
{
    const QLocale locale;
    const QString all = locale.toString(approvals.waiting());
    const QString mine = locale.toString(approvals.waitingForMe());
    if (approvals.waiting() == 0)
        return Text::tr("No write-off waits.");
    if (approvals.waiting() == 1)
        return approvals.waitingForMe() == 1 ? Text::tr("1 write-off waits for you.") : Text::tr("1 write-off waits, but not for you.");
    if (approvals.waitingForMe() == 0)
        return Text::tr("%1 write-offs wait, but not for you.").arg(all);
    //: 3 write-offs wait, 2 of them for you.
    return Text::tr("%1 write-offs wait, %2 of them for you.").arg(all, mine);
}

QString emptyText(const Approvals &approvals)
{
    if (approvals.scope() == Approvals::Scope::All)
        return Text::tr("Nobody has proposed a write-off yet. It is proposed in the ledger of the account, with “Write off”.");
    return Text::tr("No write-off waits for approval. One appears here when a caseworker proposes it, or when it is above the approval "
                    "ladder in the settings. Choose “All” to see those that were decided.");
}

} // namespace Tally::ApprovalWords
