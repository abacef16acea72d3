// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/decision.h"

#include <algorithm>
#include <initializer_list>

namespace Tally {
namespace {

/// The sum, positive, of the credits of such types that answer `debit` and stand.
Money answered(const LedgerState &state, LineId debit, std::initializer_list<QStringView> types)
{
    Money sum = Money::fromMinor(0, state.currency);
    for (const AccountLine &line : state.lines) {
        if (line.isCredit() && line.origin == debit && line.status == LineStatus::Normal
            && std::find(types.begin(), types.end(), line.type) != types.end())
            sum -= line.amount;
    }
    return sum;
}

} // namespace

bool isMoney(const AccountLine &credit)
{
    constexpr QStringView unpaid[] = {LineTypeCode::writeOff, LineTypeCode::forgiven, LineTypeCode::discount, LineTypeCode::cancellation};
    return std::find(std::begin(unpaid), std::end(unpaid), credit.type) == std::end(unpaid);
}

Money givenBackAsOverpayment(const LedgerState &state, LineId debit)
{
    return answered(state, debit, {LineTypeCode::overpayment});
}

Money givenBack(const LedgerState &state, LineId debit)
{
    return answered(state, debit, {LineTypeCode::refund, LineTypeCode::overpayment});
}

Money lowerable(const LedgerState &state, const AccountLine &debit)
{
    return debit.amount - answered(state, debit.id, {LineTypeCode::refund, LineTypeCode::overpayment, LineTypeCode::discount});
}

Money paidWithMoney(const LedgerState &state, LineId debit)
{
    Money paid = Money::fromMinor(0, state.currency);
    for (const Offset &offset : state.offsets) {
        if (offset.debit != debit || !offset.credit)
            continue;
        const AccountLine *credit = state.line(*offset.credit);
        Q_ASSERT(credit != nullptr);
        if (isMoney(*credit))
            paid -= offset.amount;
    }
    return paid;
}

Returns::Returns(const LedgerState &state)
{
    const Money nothing = Money::fromMinor(0, state.currency);
    std::unordered_map<LineId, bool> money;
    for (const AccountLine &line : state.lines) {
        if (!line.isCredit())
            continue;
        money.emplace(line.id, isMoney(line));
        const bool back = line.type == LineTypeCode::refund || line.type == LineTypeCode::overpayment;
        if (line.origin && back && line.status == LineStatus::Normal)
            given.try_emplace(*line.origin, nothing).first->second -= line.amount;
    }
    for (const Offset &offset : state.offsets) {
        if (!offset.debit || !offset.credit)
            continue;
        // Of debits nobody asks about the state need not have every credit.
        if (const auto credit = money.find(*offset.credit); credit != money.end() && credit->second)
            paid.try_emplace(*offset.debit, nothing).first->second -= offset.amount;
    }
}

Money refundable(const LedgerState &state, LineId debit)
{
    const Money nothing = Money::fromMinor(0, state.currency);
    const AccountLine *line = state.line(debit);
    // What settles a VOID or PAYOUT debit is money taken back or gone, not money paid: giving it back would make it twice.
    if (line == nullptr || line->type == LineTypeCode::voided || line->type == LineTypeCode::payout)
        return nothing;
    return std::max(paidWithMoney(state, debit) - givenBack(state, debit), nothing);
}

} // namespace Tally
