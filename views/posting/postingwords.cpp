// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/posting/postingwords.h"

#include "models/tables/ledgermodel.h"
#include "models/tables/operationwords.h"
#include "models/tables/words.h"
#include "views/widgets/errortext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Tally::PostingWords {
namespace {

using M = PostingMode;

class PostingText
{
    Q_DECLARE_TR_FUNCTIONS(Tally::PostingPanel)
};

QString text(Money amount) { return amount.abs().toCurrencyString(QLocale()); }

bool isWriteOff(M mode) { return mode == M::WriteOff || mode == M::Forgive; }

/// What the button says before there is an amount, and always where there is none.
QString plainAction(const PostingForm &form)
{
    const AccountLine *line = form.line();
    switch (form.mode()) {
    case M::Payment: return PostingText::tr("Post payment");
    case M::Debit: return PostingText::tr("Add charge");
    case M::Credit: return PostingText::tr("Add credit");
    case M::Apply: return PostingText::tr("Apply credit");
    case M::Reconcile: return PostingText::tr("Reconcile account");
    case M::Void:
        if (line == nullptr)
            return PostingText::tr("Void payment");
        return (line->type == LineTypeCode::payment ? PostingText::tr("Void %1 payment of %2") : PostingText::tr("Void %1 credit of %2"))
            .arg(text(line->amount), Words::date(line->date));
    case M::Cancel:
        return line == nullptr ? PostingText::tr("Cancel charge") : PostingText::tr("Cancel %1 charge of %2").arg(text(line->amount), Words::date(line->date));
    case M::Discount: return PostingText::tr("Give discount");
    case M::Refund: return PostingText::tr("Refund");
    case M::PayOut: return PostingText::tr("Pay out");
    case M::WriteOff: return PostingText::tr("Write off");
    case M::Forgive: return PostingText::tr("Forgive");
    case M::AdjustOverdue: return PostingText::tr("Adjust overdue charge");
    case M::Describe: return PostingText::tr("Save description");
    }
    Q_UNREACHABLE();
}

QString writeOffAction(const PostingForm &form, const QString &amount)
{
    if (form.approvals() > 0) {
        return (form.mode() == M::Forgive ? PostingText::tr("Propose to forgive %1") : PostingText::tr("Propose %1 write-off")).arg(amount);
    }
    return (form.mode() == M::Forgive ? PostingText::tr("Forgive %1") : PostingText::tr("Write off %1")).arg(amount);
}

QString amountAction(const PostingForm &form, const QString &amount)
{
    switch (form.mode()) {
    case M::Payment: return PostingText::tr("Post %1 payment").arg(amount);
    case M::Debit: return PostingText::tr("Add %1 charge").arg(amount);
    case M::Credit: return PostingText::tr("Add %1 credit").arg(amount);
    case M::Discount: return PostingText::tr("Give %1 discount").arg(amount);
    case M::Refund:
        return (form.fields().withPayout ? PostingText::tr("Refund and pay out %1") : PostingText::tr("Refund %1")).arg(amount);
    case M::PayOut: return PostingText::tr("Pay out %1").arg(amount);
    case M::AdjustOverdue: return PostingText::tr("Set overdue charge to %1").arg(amount);
    default: return writeOffAction(form, amount);
    }
}

QString needed(const PostingForm &form, const QString &now)
{
    switch (form.mode()) {
    case M::Payment: return PostingText::tr("%1 Give the amount and how it was paid to see what it pays.").arg(now);
    case M::Apply:
    case M::WriteOff:
    case M::Forgive: return PostingText::tr("%1 Tick charges to see what happens to them.").arg(now);
    default: break;
    }
    return form.hasField(PostingField::Amount) ? PostingText::tr("%1 Give the amount to see the balance afterwards.").arg(now) : now;
}

} // namespace

QString title(PostingMode mode)
{
    switch (mode) {
    case M::Payment: return PostingText::tr("Post a payment");
    case M::Debit: return PostingText::tr("Add a charge");
    case M::Credit: return PostingText::tr("Add a credit");
    case M::Apply: return PostingText::tr("Apply a credit");
    case M::Reconcile: return PostingText::tr("Reconcile the account");
    case M::Void: return PostingText::tr("Void a payment or credit");
    case M::Cancel: return PostingText::tr("Cancel a charge");
    case M::Discount: return PostingText::tr("Give a discount");
    case M::Refund: return PostingText::tr("Refund a charge");
    case M::PayOut: return PostingText::tr("Pay out credit");
    case M::WriteOff: return PostingText::tr("Write off a debt");
    case M::Forgive: return PostingText::tr("Forgive a debt");
    case M::AdjustOverdue: return PostingText::tr("Adjust an overdue charge");
    case M::Describe: return PostingText::tr("Change a description");
    }
    Q_UNREACHABLE();
}

QString account(const PostingForm &form)
{
    const Account &account = form.account();
    //: A holder's name and the payment reference of the account: Adaeze Okafor · 1000000010
    return PostingText::tr("%1 · %2").arg(account.holder.name, account.paymentReference);
}

QString explanation(PostingMode mode) { return Words::operationSentence(specOf(mode).operation); }

QString about(const PostingForm &form)
{
    const AccountLine *line = form.line();
    // Where the credit is chosen among others the choice says it.
    if (line == nullptr || form.hasField(PostingField::FromCredit))
        return {};
    const QString name = LedgerModel::name(*line, form.access().rules().types);
    if (!line->isOpen())
        //: A line, its amount: Rent of 5 Aug 2013, £72.13, nothing outstanding.
        return PostingText::tr("%1, %2, nothing outstanding.").arg(name, text(line->amount));
    return (line->isDebit() ? PostingText::tr("%1, %2, %3 of it outstanding.") : PostingText::tr("%1, %2, %3 of it unused."))
        .arg(name, text(line->amount), text(line->outstanding));
}

QString charges(PostingMode mode)
{
    switch (mode) {
    case M::Payment: return PostingText::tr("&Oldest charges first; tick those to pay before them.");
    case M::Credit: return PostingText::tr("Tick the charges t&o pay; it goes on to no others.");
    case M::Apply: return PostingText::tr("Tick the charges t&o pay, in order.");
    default: return PostingText::tr("Tick the charges t&o give up, in order.");
    }
}

QString amountHint(const PostingForm &form)
{
    if (form.mode() == M::AdjustOverdue)
        return form.line() == nullptr ? QString() : PostingText::tr("It is %1 now.").arg(text(form.line()->amount));
    const auto possible = form.possible();
    if (!possible || (isWriteOff(form.mode()) && form.fields().debits.empty()))
        return {};
    switch (form.mode()) {
    case M::Refund: return PostingText::tr("At most %1 was paid and can be given back.").arg(text(*possible));
    case M::PayOut: return PostingText::tr("%1 is unused.").arg(text(*possible));
    case M::Discount: return PostingText::tr("At most %1 can be taken off.").arg(text(*possible));
    default: return PostingText::tr("%1 is outstanding on the ticked charges.").arg(text(*possible));
    }
}

QString action(const PostingForm &form)
{
    if (form.isBusy())
        return PostingText::tr("Posting…");
    const auto amount = form.fields().amount;
    const bool shown = form.hasField(PostingField::Amount) && amount && amount->isPositive();
    const QString action = shown ? amountAction(form, text(*amount)) : plainAction(form);
    //: The same button once more, after a question: Yes: Post £2,000.00 payment
    return form.asksAgain() ? PostingText::tr("Yes: %1").arg(action) : action;
}

QString question(const PostingForm &form)
{
    const qint64 warn = form.access().rules().settings.warnAboveMinor.value_or(0);
    return PostingText::tr("This is more than %1. Post it all the same?").arg(text(Money::fromMinor(warn, form.account().currency())));
}

QString preview(const PostingForm &form)
{
    if (form.changesNothing())
        return nothing(form.mode());
    if (const auto &change = form.preview()) {
        if (change->balanceBefore == change->balanceAfter)
            return PostingText::tr("The balance stays as it is: %1.").arg(Words::balance(change->balanceAfter));
        return PostingText::tr("Balance now: %1. After: %2.")
            .arg(Words::balance(change->balanceBefore), Words::balance(change->balanceAfter));
    }
    const QString now = PostingText::tr("Balance now: %1.").arg(Words::balance(form.account().balance));
    // A field that is only still empty is no refusal to show here.
    const auto &refusal = form.refusal();
    if (refusal && refusal->kind != ErrorKind::PaymentTypeRequired && refusal->kind != ErrorKind::RegisterRequired)
        //: The balance, then why the posting is refused. Both are sentences.
        return PostingText::tr("%1 %2").arg(now, fieldSentence(*refusal, form.account().currency()));
    return needed(form, now);
}

QString nothing(PostingMode mode)
{
    switch (mode) {
    case M::Reconcile: return PostingText::tr("There is nothing to reconcile: open charges and unused credit do not meet.");
    case M::Describe: return PostingText::tr("Nothing differs from what the line says now.");
    case M::AdjustOverdue: return PostingText::tr("The charge has this amount already.");
    default: return PostingText::tr("This would change nothing.");
    }
}

QString rest(const PostingForm &form)
{
    const Money rest = form.restAsCredit();
    return rest.isZero() ? QString() : PostingText::tr("%1 stays as credit.").arg(text(rest));
}

QString approval(const PostingForm &form)
{
    if (!isWriteOff(form.mode()) || !form.preview() || !form.whyNotAllowed().isEmpty())
        return {};
    const int needed = form.approvals();
    if (needed == 0)
        return PostingText::tr("It is posted at once.");
    const QStringList names = form.access().approvers();
    const QString first = needed == 1 ? PostingText::tr("It waits until one other person has approved it.")
                                      : PostingText::tr("It waits until two other people have approved it.");
    if (names.size() < needed)
        return PostingText::tr("%1 Too few people here may approve it yet: an administrator can give others the finance role.").arg(first);
    //: Who may approve, as a list of names: These may: Bryn Lindqvist, Carla Duarte.
    return PostingText::tr("%1 These may: %2.").arg(first, names.join(PostingText::tr(", ")));
}

} // namespace Tally::PostingWords
