// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/linestory.h"

#include <map>

namespace Tally {
namespace {

bool isReturn(const AccountLine &line)
{
    return line.type == LineTypeCode::refund || line.type == LineTypeCode::overpayment;
}

class Teller
{
public:
    Teller(const AccountLine &line, std::span<const AccountLine> lines) : m_line{line}, m_outstanding{line.amount - line.amount}
    {
        for (const AccountLine &each : lines)
            m_lines.emplace(each.id, &each);
    }

    void hear(const Offset &offset)
    {
        if (offset.credit == m_line.id || offset.debit == m_line.id)
            hearOwn(offset);
        else
            hearOfReturns(offset);
    }
    [[nodiscard]] std::vector<StoryStep> take() { return std::move(m_steps); }

private:
    void hearOwn(const Offset &offset)
    {
        switch (offset.type) {
        case OffsetType::Create:
            m_outstanding += offset.amount;
            return tell(StoryEvent::Created, offset, m_line.origin);
        case OffsetType::OverdueIncrease:
        case OffsetType::OverdueDecrease:
            m_outstanding += offset.amount;
            return tell(offset.type == OffsetType::OverdueIncrease ? StoryEvent::Increased : StoryEvent::Decreased, offset, std::nullopt);
        case OffsetType::Apply:
        case OffsetType::Void:
            // What a debit still asks for falls by an APPLY, what is left of a credit falls towards zero from below.
            m_outstanding += m_line.isDebit() ? offset.amount : -offset.amount;
            return tell(eventOf(offset), offset, m_line.isDebit() ? offset.credit : offset.debit);
        }
    }

    StoryEvent eventOf(const Offset &offset) const
    {
        if (offset.type == OffsetType::Void)
            return StoryEvent::GivenBack;
        const QString debit = typeOf(offset.debit);
        if (debit == LineTypeCode::voided)
            return StoryEvent::Voided;
        if (debit == LineTypeCode::payout)
            return StoryEvent::PaidOut;
        if (m_line.isCredit())
            return StoryEvent::AppliedTo;
        const QString credit = typeOf(offset.credit);
        if (credit == LineTypeCode::writeOff || credit == LineTypeCode::forgiven)
            return StoryEvent::WrittenOff;
        if (credit == LineTypeCode::discount)
            return StoryEvent::Discounted;
        return credit == LineTypeCode::cancellation ? StoryEvent::Cancelled : StoryEvent::PaidBy;
    }

    /// What was given back of this line stands on lines of its own, and moves nothing here.
    void hearOfReturns(const Offset &offset)
    {
        const AccountLine *credit = find(offset.credit);
        if (credit == nullptr || credit->origin != m_line.id || !isReturn(*credit))
            return;
        if (offset.type == OffsetType::Create)
            tell(credit->type == LineTypeCode::refund ? StoryEvent::Refunded : StoryEvent::Overpaid, offset, credit->id);
        else if (offset.type == OffsetType::Apply && typeOf(offset.debit) == LineTypeCode::voided)
            tell(StoryEvent::ReturnVoided, offset, credit->id);
    }

    void tell(StoryEvent event, const Offset &offset, std::optional<LineId> other)
    {
        m_steps.push_back({.event = event, .at = offset.createdAt, .by = offset.createdBy, .amount = offset.amount.abs(), .other = other,
                           .outstanding = m_outstanding});
    }

    const AccountLine *find(std::optional<LineId> id) const
    {
        const auto found = id ? m_lines.find(*id) : m_lines.end();
        return found == m_lines.end() ? nullptr : found->second;
    }
    QString typeOf(std::optional<LineId> id) const
    {
        const AccountLine *line = find(id);
        return line == nullptr ? QString() : line->type;
    }

    const AccountLine &m_line;
    Money m_outstanding;   ///< zero of the line's currency, then as of each step
    std::map<LineId, const AccountLine *> m_lines;
    std::vector<StoryStep> m_steps;
};

} // namespace

std::vector<StoryStep> storyOf(LineId line, std::span<const AccountLine> lines, std::span<const Offset> offsets)
{
    for (const AccountLine &each : lines) {
        if (each.id != line)
            continue;
        Teller teller(each, lines);
        for (const Offset &offset : offsets)
            teller.hear(offset);
        return teller.take();
    }
    return {};
}

} // namespace Tally
