// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/anycommand.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

struct Thrower
{
    const LedgerState &state;
    const Dice &below;

    template <class Wanted>
    LineId lineThat(Wanted wanted) const
    {
        if (below(40) == 0)
            return {1'000'000'000};
        std::vector<LineId> fitting, all;
        for (const AccountLine &line : state.lines) {
            all.push_back(line.id);
            if (wanted(line))
                fitting.push_back(line.id);
        }
        const auto &from = fitting.empty() || below(12) == 0 ? all : fitting;
        return from.empty() ? LineId{1'000'000'000} : from[std::size_t(below(int(from.size())))];
    }
    LineId debit() const
    {
        return lineThat([](const AccountLine &line) { return line.isDebit(); });
    }
    LineId credit() const
    {
        return lineThat([](const AccountLine &line) { return line.isCredit() && line.status == LineStatus::Normal; });
    }
    std::vector<LineId> debits() const
    {
        // Few: a list with one credit in it is refused as a whole.
        std::vector<LineId> ids;
        for (int count = below(4); count > 0; --count)
            ids.push_back(debit());
        return ids;
    }

    Money amount() const
    {
        if (below(30) == 0)
            return Money::fromMinor(-below(3));
        if (below(150) == 0)
            return Money::fromMinor(largestAmountMinor - 1 + below(3));
        // Often what some line is about, to the penny: limits are met, not only passed.
        if (!state.lines.empty() && below(3) == 0) {
            const AccountLine &line = state.lines[std::size_t(below(int(state.lines.size())))];
            const Money met = (below(2) == 0 && line.isOpen() ? line.outstanding : line.amount).abs();
            return met + Money::fromMinor(below(4) == 0 ? 1 : 0);
        }
        return Money::fromMinor(1 + below(300));
    }
    LineText text() const
    {
        // A few days only, so that many lines share one.
        return {.date = below(60) == 0 ? QDate() : QDate(2025, 1, 1).addDays(below(10))};
    }
    QString oneOf(std::initializer_list<QStringView> words) const
    {
        return (words.begin() + below(int(words.size())))->toString();
    }
    QString paymentType() const { return below(20) == 0 ? oneOf({u"", u"IOU"}) : oneOf({u"CASH", u"card", u"CHEQUE"}); }
    QString cashRegister() const { return below(60) == 0 ? u"NOWHERE"_s : QString(); }
};

LedgerCommand anyPayment(const Thrower &any)
{
    return AddCredit{.amount = any.amount(), .paymentType = any.paymentType(), .debits = any.debits(), .text = any.text(),
                     .cashRegister = any.cashRegister()};
}

LedgerCommand anyDebit(const Thrower &any)
{
    const QString type = any.below(20) == 0 ? any.oneOf({u"MOON", u"VOID", u"PAYMENT", u"PAYOUT"})
                                            : any.oneOf({u"RENT", u"OVERDUE", u"fine", u"SERVICE_CHARGE"});
    return AddDebit{.amount = any.amount(), .type = type, .text = any.text()};
}

LedgerCommand anyLowering(const Thrower &any, int which)
{
    switch (which) {
    case 0: {
        return WriteOff{.amount = any.amount(), .debits = any.debits(), .text = any.text(),
                        .type = any.below(30) == 0 ? u"REFUND"_s : any.oneOf({u"WRITEOFF", u"FORGIVEN", u"writeoff"}),
                        .approvals = any.below(3)};
    }
    case 1: return CancelDebit{.debit = any.lineThat([](const AccountLine &line) { return line.outstanding == line.amount; }), .text = any.text()};
    case 2: return Discount{.debit = any.debit(), .amount = any.amount(), .text = any.text()};
    default:
        return Refund{.debit = any.debit(), .amount = any.amount(), .text = any.text(), .withPayout = any.below(2) == 0,
                      .paymentType = any.paymentType(), .cashRegister = any.cashRegister()};
    }
}

} // namespace

LedgerCommand anyCommand(const LedgerState &state, const Dice &below)
{
    const Thrower any{state, below};
    const int dice = below(46);
    if (dice < 10)
        return anyDebit(any);
    if (dice < 18)
        return anyPayment(any);
    if (dice < 20) {
        return AddCredit{.amount = any.amount(), .type = below(8) == 0 ? u"DISCOUNT"_s : u"CREDIT"_s, .debits = any.debits(),
                         .text = any.text()};
    }
    if (dice < 23)
        return ApplyCredit{.credit = any.lineThat([](const AccountLine &line) { return line.isCredit() && line.isOpen(); }), .debits = any.debits()};
    if (dice < 28)
        return VoidCredit{.credit = any.credit(), .text = any.text()};
    if (dice < 37)
        return anyLowering(any, dice < 31 ? 0 : dice < 32 ? 1 : dice < 34 ? 2 : 3);
    if (dice < 39) {
        return PayOut{.amount = any.amount(), .credit = below(2) == 0 ? std::nullopt : std::optional(any.credit()), .text = any.text(),
                      .paymentType = any.paymentType(), .cashRegister = any.cashRegister()};
    }
    if (dice < 44) {
        return AdjustOverdue{.debit = any.lineThat([](const AccountLine &line) { return line.accruing; }), .amount = any.amount(),
                             .text = any.text(), .final = below(8) == 0};
    }
    if (dice < 45)
        return Describe{.line = any.debit(), .description = u"words %1"_s.arg(below(9))};
    return Reconcile{};
}

} // namespace Tally::Test
