// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/posting/postingcontent.h"

#include "models/tables/words.h"

#include <algorithm>
#include <unordered_set>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

using M = PostingMode;

bool isWriteOff(PostingMode mode) { return mode == M::WriteOff || mode == M::Forgive; }

QString writeOffType(PostingMode mode)
{
    return (mode == M::Forgive ? LineTypeCode::forgiven : LineTypeCode::writeOff).toString();
}

Money zero(const LedgerState &state) { return Money::fromMinor(0, state.currency); }

Money outstandingOn(const LedgerState &state, const std::vector<LineId> &debits)
{
    const std::unordered_set<LineId> named(debits.begin(), debits.end());
    Money sum = zero(state);
    for (const AccountLine &line : state.lines) {
        if (named.contains(line.id))
            sum += line.outstanding;
    }
    return sum;
}

Money unused(const LedgerState &state, std::optional<LineId> credit)
{
    Money sum = zero(state);
    for (const AccountLine &line : state.lines) {
        if (line.isCredit() && (!credit || line.id == *credit))
            sum -= line.outstanding;
    }
    return sum;
}

/// What discounts, refunds and overpayments have left of a debit's amount, by asking the ledger core itself.
std::optional<Money> mostAccepted(const LedgerState &state, const LedgerCommand &tooMuch)
{
    const auto decided = decide(state, tooMuch);
    if (decided || decided.error().kind != ErrorKind::ParameterTooHigh)
        return std::nullopt;
    return Money::parse(decided.error().value, NumberFormat{}, state.currency);
}

/// What is charged most on an account of that kind.
QString usualDebitType(const Account &account)
{
    const QString &group = account.rentGroupType;
    if (group.isEmpty())
        return LineTypeCode::manual.toString();
    if (group == "MajorWorks"_L1 || group == "LHMajorWorks"_L1)
        return u"MAJOR_WORKS"_s;
    if (group == "LHServCharges"_L1)
        return u"SERVICE_CHARGE"_s;
    return u"RENT"_s;
}

LedgerCommand debitCommand(const PostingFields &fields, LineText text)
{
    text.dueDate = fields.dueDate;
    return AddDebit{.amount = *fields.amount, .type = fields.type, .text = std::move(text)};
}

LedgerCommand writeOffCommand(PostingMode mode, const PostingFields &fields, const LedgerAccess &access)
{
    return WriteOff{.amount = *fields.amount,
                    .debits = fields.debits,
                    .text = {.date = fields.date, .description = fields.reason.trimmed(), .internalNote = fields.evidence.trimmed()},
                    .type = writeOffType(mode),
                    .approvals = approvalsNeeded(access.person(), *fields.amount, access.rules())};
}

LedgerCommand moneyCommand(PostingMode mode, const PostingFields &fields, LineText text, const QString &cashRegister)
{
    if (mode == M::Refund) {
        return Refund{.debit = *fields.line,
                      .amount = *fields.amount,
                      .text = std::move(text),
                      .withPayout = fields.withPayout,
                      .paymentType = fields.withPayout ? fields.paymentType : QString(),
                      .cashRegister = fields.withPayout ? cashRegister : QString()};
    }
    return PayOut{.amount = *fields.amount,
                  .credit = fields.line,
                  .text = std::move(text),
                  .paymentType = fields.paymentType,
                  .cashRegister = cashRegister};
}

LedgerCommand creditCommand(PostingMode mode, const PostingFields &fields, LineText text, const QString &cashRegister)
{
    const bool payment = mode == M::Payment;
    return AddCredit{.amount = *fields.amount,
                     .type = payment ? LineTypeCode::payment.toString() : fields.type,
                     .paymentType = payment ? fields.paymentType : QString(),
                     .debits = fields.debits,
                     .text = std::move(text),
                     .cashRegister = cashRegister};
}

} // namespace

bool shows(PostingField field, PostingMode mode, const PostingFields &fields)
{
    const PostingModeSpec &spec = specOf(mode);
    const bool aboutPaymentType = field == PostingField::PaymentType || field == PostingField::PaymentTypeRequired;
    if (aboutPaymentType && spec.has(PostingField::WithPayout) && !fields.withPayout)
        return false;
    return spec.has(field);
}

bool showsRegister(PostingMode mode, const PostingFields &fields, const LedgerRules &rules)
{
    return rules.settings.cashRegisters && shows(PostingField::PaymentType, mode, fields);
}

std::optional<LedgerCommand> commandOf(PostingMode mode, const PostingFields &fields, const LedgerAccess &access)
{
    const PostingModeSpec &spec = specOf(mode);
    const bool needsLine = spec.line != PostingLine::None && spec.line != PostingLine::CreditOrAll;
    if ((needsLine && !fields.line) || (spec.has(PostingField::Amount) && !fields.amount)
        || (spec.has(PostingField::ChargesRequired) && fields.debits.empty()))
        return std::nullopt;
    LineText text{.date = fields.date, .description = fields.description.trimmed(), .internalNote = fields.internalNote.trimmed()};
    const QString cashRegister = showsRegister(mode, fields, access.rules()) ? fields.cashRegister : QString();
    switch (mode) {
    case M::Payment:
    case M::Credit: return creditCommand(mode, fields, std::move(text), cashRegister);
    case M::Debit: return debitCommand(fields, std::move(text));
    case M::Apply: return ApplyCredit{.credit = *fields.line, .debits = fields.debits};
    case M::Reconcile: return Reconcile{};
    case M::Void: return VoidCredit{.credit = *fields.line, .text = std::move(text)};
    case M::Cancel: return CancelDebit{.debit = *fields.line, .text = std::move(text)};
    case M::Discount: return Discount{.debit = *fields.line, .amount = *fields.amount, .text = std::move(text)};
    case M::Refund:
    case M::PayOut: return moneyCommand(mode, fields, std::move(text), cashRegister);
    case M::WriteOff:
    case M::Forgive: return writeOffCommand(mode, fields, access);
    case M::AdjustOverdue:
        return AdjustOverdue{.debit = *fields.line, .amount = *fields.amount, .text = std::move(text), .final = fields.final};
    case M::Describe: return Describe{.line = *fields.line, .description = text.description, .internalNote = text.internalNote};
    }
    Q_UNREACHABLE();
}

WriteOffWish wishOf(PostingMode mode, const PostingFields &fields, AccountId account)
{
    Q_ASSERT(isWriteOff(mode) && fields.amount);
    return {.account = account,
            .amount = *fields.amount,
            .debits = fields.debits,
            .date = fields.date,
            .reason = fields.reason.trimmed(),
            .evidence = fields.evidence.trimmed(),
            .type = writeOffType(mode)};
}

std::optional<Money> possibleAmount(PostingMode mode, const PostingFields &fields, const LedgerState &state)
{
    const Money tooMuch = Money::fromMinor(largestAmountMinor, state.currency);
    const LineText text{.date = fields.date.isValid() ? fields.date : QDate(2000, 1, 1)};
    switch (mode) {
    case M::WriteOff:
    case M::Forgive: return outstandingOn(state, fields.debits);
    case M::PayOut: return unused(state, fields.line);
    case M::Discount: return fields.line ? mostAccepted(state, Discount{.debit = *fields.line, .amount = tooMuch, .text = text}) : std::nullopt;
    case M::Refund: return fields.line ? mostAccepted(state, Refund{.debit = *fields.line, .amount = tooMuch, .text = text}) : std::nullopt;
    default: return std::nullopt;
    }
}

std::optional<Money> proposedAmount(PostingMode mode, const PostingFields &fields, const LedgerState &state, const LedgerRules &rules)
{
    if (isWriteOff(mode) || mode == M::PayOut) {
        const auto possible = possibleAmount(mode, fields, state);
        return possible && possible->isPositive() ? possible : std::nullopt;
    }
    if (mode != M::Debit && mode != M::Credit)
        return std::nullopt;
    const LineType *type = rules.types.find(fields.type, mode == M::Debit ? LineKind::Debit : LineKind::Credit);
    return type != nullptr && type->defaultAmountMinor ? std::optional(Money::fromMinor(*type->defaultAmountMinor, state.currency))
                                                       : std::nullopt;
}

std::vector<LineId> reachedBy(const LedgerState &state, LineId credit)
{
    const AccountLine *from = state.line(credit);
    std::vector<AccountLine> open;
    std::copy_if(state.lines.begin(), state.lines.end(), std::back_inserter(open),
                 [](const AccountLine &line) { return line.isDebit() && line.isOpen(); });
    std::sort(open.begin(), open.end(), &isOlder);
    Money left = from == nullptr ? zero(state) : from->outstanding.abs();
    std::vector<LineId> reached;
    for (const AccountLine &debit : open) {
        if (!left.isPositive())
            break;
        reached.push_back(debit.id);
        left -= debit.outstanding;
    }
    return reached;
}

std::vector<TypeChoice> typeChoices(PostingMode mode, const LedgerAccess &access)
{
    const LineKind kind = mode == M::Debit ? LineKind::Debit : LineKind::Credit;
    std::vector<TypeChoice> choices;
    for (const LineType &type : access.rules().types.lineTypes) {
        if (type.kind == kind && type.byHand && !type.archived && !hasOwnOperation(type.code) && type.code != LineTypeCode::payment)
            choices.push_back({.code = type.code, .label = Words::label(type), .whyNot = access.whyTypeNotAllowed(type)});
    }
    return choices;
}

std::vector<TypeChoice> paymentTypeChoices(const LedgerRules &rules)
{
    std::vector<TypeChoice> choices;
    for (const PaymentType &type : rules.types.paymentTypes) {
        if (!type.archived)
            choices.push_back({.code = type.code, .label = Words::label(type)});
    }
    return choices;
}

std::vector<TypeChoice> registerChoices(const LedgerRules &rules)
{
    std::vector<TypeChoice> choices;
    for (const CashRegister &till : rules.types.cashRegisters) {
        if (!till.archived)
            choices.push_back({.code = till.code, .label = till.label});
    }
    return choices;
}

QString usualType(PostingMode mode, const Account &account, const LedgerAccess &access)
{
    const QString usual = mode == M::Debit ? usualDebitType(account) : LineTypeCode::credit.toString();
    QString first;
    for (const TypeChoice &choice : typeChoices(mode, access)) {
        if (!choice.whyNot.isEmpty())
            continue;
        if (choice.code == usual)
            return usual;
        if (first.isEmpty())
            first = choice.code;
    }
    return first;
}

} // namespace Tally
