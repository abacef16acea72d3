// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/rights.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

struct OperationOf
{
    Operation operator()(const AddDebit &) const { return Operation::AddDebit; }
    Operation operator()(const AddCredit &c) const
    {
        return LineTypeCode::payment.compare(c.type, Qt::CaseInsensitive) == 0 ? Operation::TakePayment : Operation::AddCredit;
    }
    Operation operator()(const ApplyCredit &) const { return Operation::ApplyCredit; }
    Operation operator()(const VoidCredit &) const { return Operation::VoidCredit; }
    Operation operator()(const WriteOff &c) const
    {
        return LineTypeCode::forgiven.compare(c.type, Qt::CaseInsensitive) == 0 ? Operation::Forgive : Operation::WriteOff;
    }
    Operation operator()(const Reconcile &) const { return Operation::Reconcile; }
    Operation operator()(const CancelDebit &) const { return Operation::CancelDebit; }
    Operation operator()(const Discount &) const { return Operation::Discount; }
    Operation operator()(const Refund &) const { return Operation::Refund; }
    Operation operator()(const PayOut &) const { return Operation::PayOut; }
    Operation operator()(const AdjustOverdue &) const { return Operation::AdjustOverdue; }
    Operation operator()(const Describe &) const { return Operation::Describe; }
};

/// The amount a limit is compared with; nothing for an operation that moves no new money.
std::optional<Money> amountOf(const LedgerCommand &command)
{
    return std::visit([](const auto &which) -> std::optional<Money> {
        if constexpr (requires { which.amount; })
            return which.amount;
        else
            return std::nullopt;
    }, command);
}

QString nameOf(Operation operation)
{
    switch (operation) {
    case Operation::AddDebit: return u"add-debit"_s;
    case Operation::TakePayment: return u"take-payment"_s;
    case Operation::AddCredit: return u"add-credit"_s;
    case Operation::ApplyCredit: return u"apply-credit"_s;
    case Operation::VoidCredit: return u"void-credit"_s;
    case Operation::WriteOff: return u"write-off"_s;
    case Operation::Forgive: return u"forgive"_s;
    case Operation::Reconcile: return u"reconcile"_s;
    case Operation::CancelDebit: return u"cancel-debit"_s;
    case Operation::Discount: return u"discount"_s;
    case Operation::Refund: return u"refund"_s;
    case Operation::PayOut: return u"pay-out"_s;
    case Operation::AdjustOverdue: return u"adjust-overdue"_s;
    case Operation::Describe: return u"describe"_s;
    case Operation::ProposeWriteOff: return u"propose-write-off"_s;
    case Operation::DecideWriteOff: return u"decide-write-off"_s;
    case Operation::EditAccounts: return u"edit-accounts"_s;
    case Operation::Import: return u"import"_s;
    case Operation::EditSettings: return u"edit-settings"_s;
    case Operation::EditPeople: return u"edit-people"_s;
    }
    Q_UNREACHABLE();
}

/// The type a council may say more about: who posts it by hand, and whether anybody does. Null for other operations and unknown types.
const LineType *typeOf(const LedgerCommand &command, const LedgerRules &rules)
{
    if (const auto *debit = std::get_if<AddDebit>(&command))
        return rules.types.find(debit->type, LineKind::Debit);
    if (const auto *credit = std::get_if<AddCredit>(&command))
        return rules.types.find(credit->type, LineKind::Credit);
    return nullptr;
}

Error notByHand(const LineType &type)
{
    return {.kind = ErrorKind::UnrecognisedType, .field = type.kind == LineKind::Debit ? u"debit_type"_s : u"credit_type"_s, .value = type.code};
}

Error notAllowed(const Person &person, Operation operation)
{
    return {.kind = ErrorKind::NotAllowed, .field = nameOf(operation), .value = person.name};
}

} // namespace

Operation operationOf(const LedgerCommand &command)
{
    return std::visit(OperationOf{}, command);
}

Roles rolesFor(Operation operation)
{
    switch (operation) {
    case Operation::TakePayment:
    case Operation::Describe:
    case Operation::ProposeWriteOff:
    case Operation::EditAccounts: return Role::Caseworker | Role::Finance;
    case Operation::EditSettings:
    case Operation::EditPeople: return Role::Administrator;
    default: return Role::Finance;
    }
}

bool mayDo(const Person &person, Operation operation)
{
    return person.active && (person.roles & rolesFor(operation));
}

std::optional<Error> refusalFor(const Person &person, const LedgerCommand &command, const LedgerRules &rules)
{
    const Operation operation = operationOf(command);
    const auto *writeOff = std::get_if<WriteOff>(&command);
    const bool approved = writeOff != nullptr && writeOff->approvals > 0;
    const LineType *type = typeOf(command, rules);
    const bool allowed = type != nullptr ? person.active && (person.roles & type->postedBy & (Role::Caseworker | Role::Finance))
                                         : mayDo(person, operation);
    if (!allowed && !(approved && mayDo(person, Operation::ProposeWriteOff)))
        return notAllowed(person, operation);
    // What has an operation of its own decide() refuses, after the faults that are named before it.
    if (type != nullptr && !type->byHand && !hasOwnOperation(type->code))
        return notByHand(*type);
    const auto amount = amountOf(command);
    if (!amount)
        return std::nullopt;
    std::optional<qint64> limit = rules.settings.refuseAboveMinor;
    // Whoever approved a write-off has answered for its size.
    if (person.postingLimitMinor && !approved)
        limit = limit ? std::min(*limit, *person.postingLimitMinor) : person.postingLimitMinor;
    if (limit && amount->minor() > *limit)
        return Error{.kind = ErrorKind::AboveLimit, .field = u"amount"_s,
                     .value = Money::fromMinor(*limit, amount->currency()).toPlainString()};
    return std::nullopt;
}

int approvalsNeeded(const Person &person, Money amount, const LedgerRules &rules)
{
    return std::max(rules.approvalsNeeded(amount), mayDo(person, Operation::WriteOff) ? 0 : 1);
}

} // namespace Tally
