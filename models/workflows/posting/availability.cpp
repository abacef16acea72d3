// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/posting/availability.h"

#include "models/workflows/posting/postingcontent.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

using M = PostingMode;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Tally::Availability)
};

bool hasOpen(const LedgerState &state, LineKind kind)
{
    return std::any_of(state.lines.begin(), state.lines.end(), [kind](const AccountLine &line) { return line.kind == kind && line.isOpen(); });
}

QString whyNotPermitted(const PostingModeSpec &spec, const LedgerAccess &access)
{
    const QString why = access.whyNotAllowed(spec.right);
    if (why.isEmpty() || !access.isLoaded() || (spec.mode != M::Debit && spec.mode != M::Credit))
        return why;
    // A council may let others post one type by hand.
    const auto choices = typeChoices(spec.mode, access);
    const bool any = std::any_of(choices.begin(), choices.end(), [](const TypeChoice &choice) { return choice.whyNot.isEmpty(); });
    return any ? QString() : why;
}

QString whyWrongLine(PostingLine wanted, const AccountLine *line)
{
    if (wanted == PostingLine::Any && line == nullptr)
        return Text::tr("Select a line in the list first.");
    if (wanted == PostingLine::Credit && (line == nullptr || line->isDebit()))
        return Text::tr("Select a payment or another credit in the list first.");
    if (wanted == PostingLine::Debit && (line == nullptr || line->isCredit()))
        return Text::tr("Select a charge in the list first.");
    return {};
}

/// What a line would not take, in words, from what the ledger core says.
QString whyRefused(const LedgerState &state, const LedgerCommand &command)
{
    const auto decided = decide(state, command);
    if (decided)
        return {};
    switch (decided.error().kind) {
    case ErrorKind::AlreadyVoid: return Text::tr("This credit was voided already.");
    case ErrorKind::CreditPaidOut: return Text::tr("Part of this credit was paid out, so it cannot be voided.");
    case ErrorKind::AlreadyRefunded: return Text::tr("What this credit paid was refunded since; void the refund first.");
    case ErrorKind::CannotBeVoided: return Text::tr("A cancellation is final; add the charge anew if it was right.");
    case ErrorKind::AlreadyOffset: return Text::tr("Something was paid or given up on this charge already, so it cannot be cancelled.");
    default: return Text::tr("This line cannot be used for that.");
    }
}

bool isAnswer(const AccountLine &debit) { return debit.type == LineTypeCode::payout || debit.type == LineTypeCode::voided; }

QString whyNotCharge(M mode, const LedgerState &state, const AccountLine &debit)
{
    if (isAnswer(debit))
        return Text::tr("This line is the other half of an operation; it was never charged.");
    if (debit.status == LineStatus::Cancelled)
        return Text::tr("This charge was cancelled.");
    const PostingFields fields{.date = debit.date, .line = debit.id};
    const auto possible = possibleAmount(mode, fields, state);
    switch (mode) {
    case M::Cancel: return whyRefused(state, CancelDebit{.debit = debit.id, .text = {.date = debit.date}});
    case M::Discount:
        if (!debit.isOpen())
            return Text::tr("Nothing is outstanding on this charge; a refund gives back what was paid.");
        return possible && !possible->isPositive() ? Text::tr("Discounts and refunds have used up the amount of this charge.") : QString();
    case M::Refund:
        return possible && !possible->isPositive() ? Text::tr("No money was paid on this charge that could be given back.") : QString();
    default: break;
    }
    if (debit.type != LineTypeCode::overdue)
        return Text::tr("Only an overdue charge can be adjusted.");
    return debit.accruing ? QString() : Text::tr("This overdue charge is final and grows no more.");
}

QString whyNothingToDo(M mode, const LedgerState &state)
{
    const bool debits = hasOpen(state, LineKind::Debit);
    const bool credits = hasOpen(state, LineKind::Credit);
    switch (mode) {
    case M::WriteOff:
    case M::Forgive: return debits ? QString() : Text::tr("No charge of this account is open.");
    case M::PayOut: return credits ? QString() : Text::tr("This account has no unused credit.");
    case M::Apply:
    case M::Reconcile:
        if (!credits)
            return Text::tr("This account has no unused credit.");
        return debits ? QString() : Text::tr("No charge of this account is open.");
    default: return {};
    }
}

} // namespace

QString whyNotNow(PostingMode mode, const LedgerState &state, const AccountLine *line, const LedgerAccess &access)
{
    const PostingModeSpec &spec = specOf(mode);
    if (const QString why = whyNotPermitted(spec, access); !why.isEmpty())
        return why;
    if (const QString why = whyNothingToDo(mode, state); !why.isEmpty())
        return why;
    // Which credit is applied can also be chosen in the form.
    if (spec.has(PostingField::FromCredit))
        return {};
    if (const QString why = whyWrongLine(spec.line, line); !why.isEmpty())
        return why;
    if (mode == M::Void)
        return whyRefused(state, VoidCredit{.credit = line->id, .text = {.date = line->date}});
    return spec.line == PostingLine::Debit ? whyNotCharge(mode, state, *line) : QString();
}

bool isAboutLine(PostingMode mode) { return specOf(mode).line != PostingLine::None; }

} // namespace Tally
