// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/decision.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {

Result<LedgerChange> Decision::run(const AddDebit &command)
{
    if (auto fault = faultOf(command.amount, command.text))
        return *std::move(fault);
    const LineType *type = m_rules.types.find(command.type, LineKind::Debit);
    // A PAYOUT or VOID debit is the other half of an operation of its own and cannot be added alone.
    if (type == nullptr || type->archived || hasOwnOperation(type->code))
        return refusal(ErrorKind::UnrecognisedType, {}, u"debit_type"_s, command.type);
    addLine(LineKind::Debit, type->code, command.amount, command.text).accruing = type->code == LineTypeCode::overdue;
    return finish();
}

Result<LedgerChange> Decision::run(const WriteOff &command)
{
    if (auto fault = faultOf(command.amount, command.text))
        return *std::move(fault);
    const LineType *type = m_rules.types.find(command.type, LineKind::Credit);
    if (type == nullptr || type->archived || (type->code != LineTypeCode::writeOff && type->code != LineTypeCode::forgiven))
        return refusal(ErrorKind::UnrecognisedType, {}, u"credit_type"_s, command.type);
    const auto named = debitsNamed(command.debits);
    if (!named)
        return named.error();
    Money open = Money::fromMinor(0, m_state.currency);
    for (const LineId debit : *named)
        open += line(debit)->outstanding;
    if (command.amount > open)
        return refusal(ErrorKind::ParameterTooHigh, {}, u"amount"_s, open.toPlainString());
    if (command.approvals < m_rules.approvalsNeeded(command.amount))
        return refusal(ErrorKind::ApprovalRequired, {}, u"approvals"_s, QString::number(m_rules.approvalsNeeded(command.amount)));
    AccountLine &credit = addLine(LineKind::Credit, type->code, -command.amount, command.text);
    credit.proposal = command.proposal;
    const LineId creditId = credit.id;
    for (const LineId debit : *named)
        applyTo(creditId, debit);
    return finish();
}

Result<LedgerChange> Decision::run(const CancelDebit &command)
{
    const auto debit = debitNamed(command.debit);
    if (!debit)
        return debit.error();
    if (!command.text.date.isValid())
        return refusal(ErrorKind::Invalid, u"the date is missing"_s, u"date"_s);
    if ((*debit)->outstanding != (*debit)->amount)
        return refusal(ErrorKind::AlreadyOffset, {}, u"account_line_id"_s, QString::number(command.debit.value));
    AccountLine &credit = addLine(LineKind::Credit, LineTypeCode::cancellation.toString(), -(*debit)->amount, command.text);
    credit.origin = command.debit;
    applyTo(credit.id, command.debit);
    AccountLine &cancelled = touch(command.debit);
    cancelled.status = LineStatus::Cancelled;
    cancelled.accruing = false;
    return finish();
}

Result<LedgerChange> Decision::run(const Discount &command)
{
    const auto debit = debitNamed(command.debit);
    if (!debit)
        return debit.error();
    if (auto fault = faultOf(command.amount, command.text))
        return *std::move(fault);
    const Money possible = std::min((*debit)->outstanding, lowerable(m_state, **debit));
    if (command.amount > possible)
        return refusal(ErrorKind::ParameterTooHigh, {}, u"amount"_s, possible.toPlainString());
    AccountLine &credit = addLine(LineKind::Credit, LineTypeCode::discount.toString(), -command.amount, command.text);
    credit.origin = command.debit;
    applyTo(credit.id, command.debit);
    return finish();
}

Result<LedgerChange> Decision::run(const Refund &command)
{
    const auto debit = debitNamed(command.debit);
    if (!debit)
        return debit.error();
    if (auto fault = faultOf(command.amount, command.text))
        return *std::move(fault);
    const Money possible = std::min(refundable(m_state, command.debit), lowerable(m_state, **debit));
    if (command.amount > possible)
        return refusal(ErrorKind::ParameterTooHigh, {}, u"amount"_s, possible.toPlainString());
    const auto way = wayOf(command.paymentType, command.cashRegister);
    if (command.withPayout && !way)
        return way.error();
    AccountLine &credit = addLine(LineKind::Credit, LineTypeCode::refund.toString(), -command.amount, command.text);
    credit.origin = command.debit;
    const LineId creditId = credit.id;
    if (command.withPayout) {
        AccountLine &payout = addLine(LineKind::Debit, LineTypeCode::payout.toString(), command.amount, command.text);
        payout.origin = creditId;
        payout.paymentType = *way;
        payout.cashRegister = registerCode(command.cashRegister);
        applyTo(creditId, payout.id);
    }
    return finish();
}

Result<LedgerChange> Decision::run(const AdjustOverdue &command)
{
    const QString id = QString::number(command.debit.value);
    const AccountLine *debit = line(command.debit);
    if (debit == nullptr)
        return refusal(ErrorKind::NotFound, u"the account has no such line"_s, u"account_line_id"_s, id);
    if (!debit->isDebit() || debit->type != LineTypeCode::overdue)
        return refusal(ErrorKind::UnrecognisedType, u"only an overdue charge can be adjusted"_s, u"account_line_id"_s, id);
    if (!debit->accruing)
        return refusal(ErrorKind::UnrecognisedType, u"this overdue charge accrues no more"_s, u"account_line_id"_s, id);
    if (auto fault = faultOf(command.amount, command.text))
        return *std::move(fault);

    const Money covered = debit->amount - debit->outstanding;
    // What is still to be asked for: what was given back as an overpayment before is owed again when the charge rises.
    const Money asked = command.amount - covered + givenBackAsOverpayment(m_state, command.debit);
    const Money outstanding = std::max(asked, Money::fromMinor(0, m_state.currency));
    if ((covered + outstanding).minor() > largestAmountMinor)
        return refusal(ErrorKind::AmountTooLarge, {}, u"amount"_s, command.amount.toPlainString());
    const Money step = outstanding - debit->outstanding;
    AccountLine &moved = touch(command.debit);
    moved.amount += step;
    moved.outstanding = outstanding;
    moved.accruing = !command.final;
    if (!step.isZero())
        record(step.isPositive() ? OffsetType::OverdueIncrease : OffsetType::OverdueDecrease, step, std::nullopt, command.debit);
    if (asked.isNegative()) {
        // Money that was written off never comes back as credit: only what was paid above the new amount does.
        const Money excess = std::min(-asked, refundable(m_state, command.debit) - command.amount);
        if (excess.isPositive())
            addLine(LineKind::Credit, LineTypeCode::overpayment.toString(), -excess, command.text).origin = command.debit;
    }
    return finish();
}

} // namespace Tally
