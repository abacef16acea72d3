// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/ledger.h"

#include "models/domain/decision.h"

#include <algorithm>

namespace Tally {
namespace {

LineId numbered(LineId id, LineId first)
{
    return id.value < 0 ? LineId{first.value - id.value - 1} : id;
}

} // namespace

const AccountLine *LedgerState::line(LineId id) const
{
    const auto found = std::find_if(lines.begin(), lines.end(), [id](const AccountLine &line) { return line.id == id; });
    return found == lines.end() ? nullptr : &*found;
}

Money LedgerState::balance() const
{
    Money sum = Money::fromMinor(0, currency);
    for (const AccountLine &line : lines) {
        if (line.isOpen())   // most of a long ledger is settled, and every decision asks for the balance
            sum += line.outstanding;
    }
    return sum;
}

Result<LedgerChange> decide(const LedgerState &state, const LedgerCommand &command, const LedgerRules &rules)
{
    return std::visit([&](const auto &which) { return Decision(state, rules).run(which); }, command);
}

void number(LedgerChange &change, LineId firstLine, OffsetId firstOffset)
{
    for (AccountLine &line : change.added) {
        line.id = numbered(line.id, firstLine);
        if (line.origin)
            line.origin = numbered(*line.origin, firstLine);
    }
    for (Offset &offset : change.offsets) {
        offset.id = firstOffset;
        ++firstOffset.value;
        if (offset.credit)
            offset.credit = numbered(*offset.credit, firstLine);
        if (offset.debit)
            offset.debit = numbered(*offset.debit, firstLine);
    }
}

LineId subjectOf(const LedgerChange &change, const LedgerCommand &command)
{
    if (const auto *applied = std::get_if<ApplyCredit>(&command))
        return applied->credit;
    if (const auto *adjusted = std::get_if<AdjustOverdue>(&command))
        return adjusted->debit;
    if (const auto *described = std::get_if<Describe>(&command))
        return described->line;
    if (std::holds_alternative<Reconcile>(command))
        return change.offsets.empty() ? LineId{} : change.offsets.front().credit.value_or(LineId{});
    Q_ASSERT(!change.added.empty());
    return change.added.front().id;
}

void apply(LedgerState &state, const LedgerChange &change)
{
    for (const AccountLine &line : change.changed) {
        const auto found = std::find_if(state.lines.begin(), state.lines.end(),
                                        [&](const AccountLine &own) { return own.id == line.id; });
        Q_ASSERT(found != state.lines.end());
        *found = line;
    }
    state.lines.insert(state.lines.end(), change.added.begin(), change.added.end());
    state.offsets.insert(state.offsets.end(), change.offsets.begin(), change.offsets.end());
}

bool isOlder(const AccountLine &a, const AccountLine &b)
{
    return a.date != b.date ? a.date < b.date : a.id < b.id;
}

} // namespace Tally
