// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/posting/postingwords.h"

#include "models/tables/words.h"
#include "views/widgets/errortext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Tally::PostingWords {
namespace {

class PostingText
{
    Q_DECLARE_TR_FUNCTIONS(Tally::PostingPanel)
};

QString voidAction(const AccountLine *credit)
{
    if (credit == nullptr)
        return PostingText::tr("Void payment");
    const QString amount = credit->amount.abs().toCurrencyString(QLocale());
    const QString date = Words::date(credit->date);
    return credit->type == LineTypeCode::payment ? PostingText::tr("Void %1 payment of %2").arg(amount, date)
                                                 : PostingText::tr("Void %1 credit of %2").arg(amount, date);
}

} // namespace

QString title(PostingMode mode)
{
    switch (mode) {
    case PostingMode::Payment: return PostingText::tr("Post a payment");
    case PostingMode::Debit: return PostingText::tr("Add a charge");
    case PostingMode::Void: return PostingText::tr("Void a payment");
    }
    Q_UNREACHABLE();
}

QString account(const PostingForm &form)
{
    const Account &account = form.ledger().account;
    //: A holder's name and the payment reference of the account: Adaeze Okafor · 1000000010
    return PostingText::tr("%1 · %2").arg(account.holder.name, account.paymentReference);
}

QString explanation(PostingMode mode)
{
    if (mode != PostingMode::Void)
        return {};
    return PostingText::tr("Every charge this payment paid will be owed again; the payment stays in the ledger, marked void.");
}

QString action(const PostingForm &form)
{
    if (form.isBusy())
        return PostingText::tr("Posting…");
    if (form.mode() == PostingMode::Void)
        return voidAction(form.credit());
    const auto amount = form.fields().amount;
    const bool payment = form.mode() == PostingMode::Payment;
    if (!amount || !amount->isPositive())
        return payment ? PostingText::tr("Post payment") : PostingText::tr("Add charge");
    const QString text = amount->toCurrencyString(QLocale());
    return payment ? PostingText::tr("Post %1 payment").arg(text) : PostingText::tr("Add %1 charge").arg(text);
}

QString preview(const PostingForm &form)
{
    if (const auto &change = form.preview()) {
        return PostingText::tr("Balance now: %1. After: %2.")
            .arg(Words::balance(change->balanceBefore), Words::balance(change->balanceAfter));
    }
    const QString now = PostingText::tr("Balance now: %1.").arg(Words::balance(form.ledger().account.balance));
    // A field that is only still empty is no refusal to show here.
    if (form.refusal() && form.refusal()->kind != ErrorKind::PaymentTypeRequired)
        //: The balance, then why the posting is refused. Both are sentences.
        return PostingText::tr("%1 %2").arg(now, fieldSentence(*form.refusal()));
    if (form.mode() == PostingMode::Payment)
        return PostingText::tr("%1 Give the amount and how it was paid to see what it pays.").arg(now);
    return form.mode() == PostingMode::Debit ? PostingText::tr("%1 Give the amount to see the balance afterwards.").arg(now)
                                             : now;
}

QString rest(const PostingForm &form)
{
    const Money rest = form.restAsCredit();
    return rest.isZero() ? QString() : PostingText::tr("%1 stays as credit.").arg(rest.toCurrencyString(QLocale()));
}

} // namespace Tally::PostingWords
