// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/ledgerinvariants.h"

#include <map>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

struct Net
{
    Money created;   ///< the line's own CREATE, signed, with what an overdue charge rose and fell by since
    Money moved;     ///< APPLY and VOID: below zero is what the debit has received
};

QString brokenLine(const AccountLine &line, const Net &net)
{
    const QString name = u"line "_s + QString::number(line.id.value);
    const Money zero;
    if (line.isDebit() && !(line.amount > zero && line.outstanding >= zero && line.outstanding <= line.amount))
        return name + u": a debit's outstanding lies between zero and its amount"_s;
    if (line.isCredit() && !(line.amount < zero && line.outstanding <= zero && line.outstanding >= line.amount))
        return name + u": a credit's outstanding lies between its amount and zero"_s;
    if (net.created != line.amount)
        return name + u": CREATE carries the amount"_s;
    // What a debit received came from a credit, so the same offset counts once on either side.
    if (line.amount - line.outstanding != (line.isDebit() ? -net.moved : net.moved))
        return name + u": amount less outstanding is the net of the offsets"_s;
    if (line.status == LineStatus::Void && (!line.isCredit() || line.isOpen()))
        return name + u": only a credit is void, and then used up"_s;
    if (line.status == LineStatus::Cancelled && (!line.isDebit() || line.isOpen()))
        return name + u": only a debit is cancelled, and then settled"_s;
    if ((line.type == LineTypeCode::voided || line.type == LineTypeCode::payout) && line.isOpen())
        return name + u": a VOID or PAYOUT debit is settled"_s;
    if (line.accruing && line.type != LineTypeCode::overdue)
        return name + u": only an overdue charge accrues"_s;
    return {};
}

/// What discounts and refunds may take off a debit, and write-offs off the debits they were for.
QString brokenLimit(const LedgerState &state)
{
    std::map<LineId, Money> lowered;
    for (const AccountLine &line : state.lines) {
        const bool lowers = line.type == LineTypeCode::discount || line.type == LineTypeCode::refund;
        if (lowers && line.status == LineStatus::Normal && line.origin)
            lowered[*line.origin] -= line.amount;
        if ((line.type == LineTypeCode::writeOff || line.type == LineTypeCode::forgiven) && line.isOpen())
            return u"a write-off is used up on the debits it names"_s;
    }
    for (const auto &[debit, sum] : lowered) {
        if (sum > state.line(debit)->amount)
            return u"discounts and refunds of line "_s + QString::number(debit.value) + u" exceed its amount"_s;
    }
    return {};
}

} // namespace

QString brokenInvariant(const LedgerState &state)
{
    std::map<LineId, Net> nets;
    for (const Offset &offset : state.offsets) {
        if (offset.amount.isZero())
            return u"an offset is zero"_s;
        if (offset.type == OffsetType::Create) {
            if (offset.credit.has_value() == offset.debit.has_value())
                return u"CREATE names one line"_s;
            nets[offset.credit ? *offset.credit : *offset.debit].created += offset.amount;
            continue;
        }
        if (offset.type == OffsetType::OverdueIncrease || offset.type == OffsetType::OverdueDecrease) {
            if (offset.credit || !offset.debit)
                return u"an adjustment names one debit"_s;
            if (offset.amount.isPositive() != (offset.type == OffsetType::OverdueIncrease))
                return u"an increase is positive and a decrease negative"_s;
            nets[*offset.debit].created += offset.amount;
            continue;
        }
        if (!offset.credit || !offset.debit)
            return u"APPLY and VOID name a credit and a debit"_s;
        if (offset.amount.isPositive() != (offset.type == OffsetType::Void))
            return u"APPLY is negative and VOID positive"_s;
        nets[*offset.credit].moved += offset.amount;
        nets[*offset.debit].moved += offset.amount;
    }
    if (nets.size() != state.lines.size())
        return u"every line has offsets and every offset has a line"_s;

    if (const QString broken = brokenLimit(state); !broken.isEmpty())
        return broken;
    Money amounts;
    Money outstanding;
    for (const AccountLine &line : state.lines) {
        if (const QString broken = brokenLine(line, nets[line.id]); !broken.isEmpty())
            return broken;
        amounts += line.amount;
        outstanding += line.outstanding;
    }
    if (amounts != outstanding || state.balance() != amounts)
        return u"the balance is the sum of the amounts and of the outstanding amounts"_s;
    return {};
}

QString rewrittenRow(const LedgerState &before, const LedgerState &after)
{
    for (std::size_t at = 0; at < before.lines.size(); ++at) {
        if (at >= after.lines.size())
            return u"a line is gone"_s;
        AccountLine now = after.lines[at];
        now.outstanding = before.lines[at].outstanding;
        now.status = before.lines[at].status;
        if (before.lines[at].accruing) {
            now.amount = before.lines[at].amount;
            now.accruing = true;
        }
        now.description = before.lines[at].description;
        now.internalNote = before.lines[at].internalNote;
        if (now != before.lines[at])
            return u"line "_s + QString::number(now.id.value) + u" was rewritten"_s;
    }
    for (std::size_t at = 0; at < before.offsets.size(); ++at) {
        if (at >= after.offsets.size() || after.offsets[at] != before.offsets[at])
            return u"an offset was rewritten"_s;
    }
    return {};
}

} // namespace Tally::Test
