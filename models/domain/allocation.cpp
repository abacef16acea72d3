// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/allocation.h"

#include <map>

namespace Tally {

std::vector<Allocation> allocations(std::span<const AccountLine> lines, std::span<const Offset> offsets)
{
    std::map<LineId, const AccountLine *> byId;
    for (const AccountLine &line : lines)
        byId.emplace(line.id, &line);
    std::vector<Allocation> pairs;
    std::map<std::pair<LineId, LineId>, std::size_t> known;
    for (const Offset &offset : offsets) {
        if (!offset.credit || !offset.debit)
            continue;
        const auto debit = byId.find(*offset.debit);
        if (debit != byId.end() && debit->second->type == LineTypeCode::voided)
            continue;
        const auto [place, isNew] = known.try_emplace({*offset.credit, *offset.debit}, pairs.size());
        if (isNew)
            pairs.push_back({.credit = *offset.credit, .debit = *offset.debit, .amount = -offset.amount});
        else
            pairs[place->second].amount -= offset.amount;
    }
    std::erase_if(pairs, [](const Allocation &pair) { return pair.amount.isZero(); });
    return pairs;
}

LedgerFacts factsOf(std::span<const AccountLine> lines, Currency currency)
{
    const Money zero = Money::fromMinor(0, currency);
    LedgerFacts facts{.balance = zero, .charges = 0, .unusedCredit = zero, .lastPaymentDate = {}, .lastPaymentAmount = zero};
    const AccountLine *last = nullptr;
    for (const AccountLine &line : lines) {
        facts.balance += line.outstanding;
        if (line.isDebit()) {
            if (line.type == LineTypeCode::voided || line.type == LineTypeCode::payout)
                continue;
            ++*facts.charges;
            facts.openCharges += line.isOpen() ? 1 : 0;
            continue;
        }
        facts.unusedCredit -= line.outstanding;
        if (line.type == LineTypeCode::payment && line.status == LineStatus::Normal && (last == nullptr || isOlder(*last, line)))
            last = &line;
    }
    if (last != nullptr) {
        facts.lastPaymentDate = last->date;
        facts.lastPaymentAmount = -last->amount;
    }
    return facts;
}

std::vector<Money> runningBalances(std::span<const AccountLine> lines, Currency currency)
{
    std::vector<Money> balances;
    balances.reserve(lines.size());
    Money balance = Money::fromMinor(0, currency);
    for (const AccountLine &line : lines) {
        balance += line.amount;
        balances.push_back(balance);
    }
    return balances;
}

} // namespace Tally
