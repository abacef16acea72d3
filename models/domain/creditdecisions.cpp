// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/decision.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Tally {

Result<LedgerChange> Decision::run(const AddCredit &command)
{
    if (auto fault = faultOf(command.amount, command.text))
        return *std::move(fault);
    const LineType *type = m_rules.types.find(command.type, LineKind::Credit);
    // The other credits have operations of their own, with their own limits.
    if (type == nullptr || type->archived || hasOwnOperation(type->code))
        return refusal(ErrorKind::UnrecognisedType, {}, u"credit_type"_s, command.type);
    const bool payment = type->code == LineTypeCode::payment;
    if (payment && command.paymentType.isEmpty())
        return refusal(ErrorKind::PaymentTypeRequired, {}, u"payment_type"_s);
    const auto way = payment ? wayOf(command.paymentType, command.cashRegister) : Result<QString>(QString());
    if (!way)
        return way.error();
    auto named = debitsNamed(command.debits);
    if (!named)
        return named.error();

    AccountLine &credit = addLine(LineKind::Credit, type->code, -command.amount, command.text);
    credit.paymentType = *way;
    if (payment)
        credit.cashRegister = registerCode(command.cashRegister);
    const LineId creditId = credit.id;
    for (const LineId debit : *named)
        applyTo(creditId, debit);
    // Only a payment goes on to charges nobody named.
    for (const LineId debit : payment ? openOldestFirst(LineKind::Debit) : std::vector<LineId>()) {
        if (touch(creditId).outstanding.isZero())
            break;
        applyTo(creditId, debit);
    }
    return finish();
}

Result<LedgerChange> Decision::run(const ApplyCredit &command)
{
    const auto credit = creditNamed(command.credit);
    if (!credit)
        return credit.error();
    if (!(*credit)->isOpen())
        return refusal(ErrorKind::NoAvailableCredit, {}, u"account_line_id"_s, QString::number(command.credit.value));
    auto named = debitsNamed(command.debits);
    if (!named)
        return named.error();
    for (const LineId debit : *named)
        applyTo(command.credit, debit);
    return finish();
}

Result<LedgerChange> Decision::run(const VoidCredit &command)
{
    const QString id = QString::number(command.credit.value);
    const auto named = creditNamed(command.credit);
    if (!named)
        return named.error();
    const AccountLine *credit = *named;
    if (credit->status == LineStatus::Void)
        return refusal(ErrorKind::AlreadyVoid, {}, u"account_line_id"_s, id);
    // Its debit is marked as cancelled for good.
    if (credit->type == LineTypeCode::cancellation)
        return refusal(ErrorKind::CannotBeVoided, {}, u"account_line_id"_s, id);
    if (!command.text.date.isValid())
        return refusal(ErrorKind::Invalid, u"the date is missing"_s, u"date"_s);

    const auto received = receivedFrom(command.credit);
    // A payout cannot be undone and is named first; a refund can.
    for (const auto &[debitId, amount] : received) {
        const AccountLine *debit = line(debitId);
        if (debit == nullptr)
            return refusal(ErrorKind::Internal, u"a debit of the credit's offsets is missing from the state"_s);
        if (debit->type == LineTypeCode::payout && !amount.isZero())
            return refusal(ErrorKind::CreditPaidOut, {}, u"account_line_id"_s, id);
    }
    const Returns returns(m_state);
    for (const auto &[debitId, amount] : received) {
        if (auto fault = faultOfGivingBack(*credit, debitId, amount, returns))
            return *std::move(fault);
    }

    AccountLine &voided = addLine(LineKind::Debit, LineTypeCode::voided.toString(), -credit->amount, command.text);
    voided.origin = command.credit;
    const LineId voidId = voided.id;
    for (const auto &[debitId, amount] : received) {
        if (amount.isZero())
            continue;
        touch(debitId).outstanding += amount;
        touch(command.credit).outstanding -= amount;
        record(OffsetType::Void, amount, command.credit, debitId);
    }
    applyTo(command.credit, voidId);
    touch(command.credit).status = LineStatus::Void;
    return finish();
}

std::vector<std::pair<LineId, Money>> Decision::receivedFrom(LineId credit) const
{
    std::vector<std::pair<LineId, Money>> received;
    std::unordered_map<LineId, std::size_t> places;
    for (const Offset &offset : m_state.offsets) {
        if (offset.credit != credit || !offset.debit)
            continue;
        const auto [place, isNew] = places.try_emplace(*offset.debit, received.size());
        if (isNew)
            received.emplace_back(*offset.debit, -offset.amount);
        else
            received[place->second].second -= offset.amount;
    }
    return received;
}

std::optional<Error> Decision::faultOfGivingBack(const AccountLine &credit, LineId debit, Money amount, const Returns &returns) const
{
    const auto of = [&](const std::unordered_map<LineId, Money> &sums) {
        const auto found = sums.find(debit);
        return found == sums.end() ? Money::fromMinor(0, m_state.currency) : found->second;
    };
    // Only money that was paid can have been refunded; a write-off that is voided takes nothing from anybody.
    if (!isMoney(credit))
        return std::nullopt;
    Money given = of(returns.given);
    // A refund or overpayment that went back on to the charge it came from takes itself back with the void.
    if (credit.origin == debit && (credit.type == LineTypeCode::refund || credit.type == LineTypeCode::overpayment))
        given += credit.amount;
    if (of(returns.paid) - amount >= given)
        return std::nullopt;
    return refusal(ErrorKind::AlreadyRefunded, {}, u"account_line_id"_s, QString::number(credit.id.value));
}

Result<LedgerChange> Decision::run(const Reconcile &)
{
    const auto debits = openOldestFirst(LineKind::Debit);
    auto debit = debits.begin();
    for (const LineId credit : openOldestFirst(LineKind::Credit)) {
        while (debit != debits.end()) {
            applyTo(credit, *debit);
            if (!touch(*debit).outstanding.isZero())
                break;
            ++debit;
        }
        if (debit == debits.end())
            break;
    }
    return finish();
}

Result<LedgerChange> Decision::run(const PayOut &command)
{
    std::vector<LineId> credits;
    if (command.credit) {
        const auto credit = creditNamed(*command.credit);
        if (!credit)
            return credit.error();
        credits.push_back(*command.credit);
    } else {
        credits = openOldestFirst(LineKind::Credit);
    }
    if (auto fault = faultOf(command.amount, command.text))
        return *std::move(fault);
    Money available = Money::fromMinor(0, m_state.currency);
    for (const LineId credit : credits)
        available -= line(credit)->outstanding;
    if (command.amount > available)
        return refusal(ErrorKind::ParameterTooHigh, {}, u"amount"_s, available.toPlainString());
    const auto way = wayOf(command.paymentType, command.cashRegister);
    if (!way)
        return way.error();
    AccountLine &payout = addLine(LineKind::Debit, LineTypeCode::payout.toString(), command.amount, command.text);
    payout.origin = command.credit;
    payout.paymentType = *way;
    payout.cashRegister = registerCode(command.cashRegister);
    const LineId payoutId = payout.id;
    for (const LineId credit : credits) {
        if (touch(payoutId).outstanding.isZero())
            break;
        applyTo(credit, payoutId);
    }
    return finish();
}

} // namespace Tally
