// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/posting/postedwords.h"

#include "models/tables/words.h"

#include <QCoreApplication>

namespace Tally::PostedWords {
namespace {

using M = PostingMode;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Tally::PostedWords)
};

QString happened(M mode, const QString &amount)
{
    switch (mode) {
    case M::Payment: return Text::tr("Posted a payment of %1.").arg(amount);
    case M::Debit: return Text::tr("Posted a charge of %1.").arg(amount);
    case M::Credit: return Text::tr("Posted a credit of %1.").arg(amount);
    case M::Apply: return Text::tr("Applied the credit of %1.").arg(amount);
    case M::Reconcile: return Text::tr("Reconciled the account.");
    case M::Void: return Text::tr("Voided %1.").arg(amount);
    case M::Cancel: return Text::tr("Cancelled a charge of %1.").arg(amount);
    case M::Discount: return Text::tr("Gave a discount of %1.").arg(amount);
    case M::Refund: return Text::tr("Refunded %1.").arg(amount);
    case M::PayOut: return Text::tr("Paid out %1.").arg(amount);
    case M::WriteOff: return Text::tr("Wrote off %1.").arg(amount);
    case M::Forgive: return Text::tr("Forgave %1.").arg(amount);
    case M::AdjustOverdue: return Text::tr("The overdue charge is now %1.").arg(amount);
    case M::Describe: return Text::tr("Changed the description.");
    }
    Q_UNREACHABLE();
}

/// A payment that got a receipt names it: it is what the payer takes away.
QString happened(M mode, const QString &amount, const QString &receipt)
{
    if (mode != M::Payment || receipt.isEmpty())
        return happened(mode, amount);
    //: A payment and the number of its receipt: Posted a payment of £210.00, receipt 2026-000001.
    return Text::tr("Posted a payment of %1, receipt %2.").arg(amount, receipt);
}

} // namespace

QString sentence(PostingMode mode, const Posted &posted)
{
    const QString amount = posted.line.amount.abs().toCurrencyString(QLocale());
    if (mode == M::Describe)
        return happened(mode, amount);
    const QString what = happened(mode, amount, posted.line.receiptNumber);
    const QString balance = Words::balance(posted.balance);
    //: What was posted, then the balance: Posted a payment of £100.00. The account now owes £146.08.
    return posted.balance.isPositive() ? Text::tr("%1 The account now %2.").arg(what, balance)
                                       //: The same for an account that is settled or in credit.
                                       : Text::tr("%1 The account is now %2.").arg(what, balance);
}

QString sentence(const WriteOffProposal &proposal)
{
    const QString amount = proposal.amount.toCurrencyString(QLocale());
    const bool forgiven = proposal.type == LineTypeCode::forgiven;
    if (proposal.status == ProposalStatus::Posted)
        return happened(forgiven ? M::Forgive : M::WriteOff, amount);
    const int missing = proposal.approvalsNeeded - proposal.approvals();
    if (missing == 1)
        return Text::tr("Proposed to give up %1. Nothing is posted until one other person has approved it.").arg(amount);
    return Text::tr("Proposed to give up %1. Nothing is posted until %2 other people have approved it.").arg(amount).arg(missing);
}

std::optional<PostingMode> undoOf(PostingMode mode, const AccountLine &posted)
{
    switch (mode) {
    case M::Payment:
    case M::Credit:
    case M::Discount: return M::Void;
    // What left the account cannot be called back.
    case M::Refund: return posted.isOpen() ? std::optional(M::Void) : std::nullopt;
    case M::Debit: return M::Cancel;
    default: return std::nullopt;
    }
}

} // namespace Tally::PostedWords
