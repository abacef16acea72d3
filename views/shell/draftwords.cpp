// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/draftwords.h"

#include <QCoreApplication>

namespace Tally::DraftWords {
namespace {

struct DraftText
{
    Q_DECLARE_TR_FUNCTIONS(Tally::DraftWords)
};

QString noun(PostingMode mode)
{
    using M = PostingMode;
    switch (mode) {
    case M::Payment: return DraftText::tr("A payment");
    case M::Debit: return DraftText::tr("A charge");
    case M::Credit: return DraftText::tr("A credit");
    case M::Apply: return DraftText::tr("The use of a credit");
    case M::Reconcile: return DraftText::tr("A reconciliation");
    case M::Void: return DraftText::tr("The voiding of a payment or credit");
    case M::Cancel: return DraftText::tr("The cancelling of a charge");
    case M::Discount: return DraftText::tr("A discount");
    case M::Refund: return DraftText::tr("A refund");
    case M::PayOut: return DraftText::tr("A payout of credit");
    case M::WriteOff: return DraftText::tr("A write-off");
    case M::Forgive: return DraftText::tr("The forgiving of a debt");
    case M::AdjustOverdue: return DraftText::tr("The adjusting of an overdue charge");
    case M::Describe: return DraftText::tr("A change of a description");
    }
    Q_UNREACHABLE();
}

QString name(const Account &account)
{
    //: A holder's name and the payment reference of the account: Adaeze Okafor · 1000000010
    return DraftText::tr("%1 · %2").arg(account.holder.name, account.paymentReference);
}

} // namespace

QString begun(PostingMode mode, const Account &account)
{
    //: %1: what is posted, "A refund". %2: an account.
    return DraftText::tr("%1 on %2 was begun and not posted.").arg(noun(mode), name(account));
}

QString underWay(PostingMode mode, const Account &account)
{
    //: %1: what is posted, "A refund". %2: an account.
    return DraftText::tr("%1 on %2 is being posted now.").arg(noun(mode), name(account));
}

QString changed(const Account &account, bool underWay)
{
    return (underWay ? DraftText::tr("A change of the account %1 is being saved now.")
                     : DraftText::tr("A change of the account %1 was begun and not saved."))
        .arg(name(account));
}

} // namespace Tally::DraftWords
