// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/ledgerinvariants.h"
#include "tests/support/anycommand.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

int below(int limit)
{
    // At full size from the first: RapidCheck would begin with narrow ranges, and so with the first kinds of command only.
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, limit));
}

LedgerCommand anyCommand(const LedgerState &state)
{
    return Test::anyCommand(state, below);
}

AddCredit anyGoodPayment()
{
    return {.amount = Money::fromMinor(1 + below(900)), .paymentType = u"CASH"_s, .debits = {},
            .text = {.date = QDate(2025, 1, 1).addDays(below(10))}};
}

Result<LedgerChange> run(LedgerState &state, const LedgerCommand &command)
{
    auto change = decide(state, command);
    if (change) {
        number(*change, {qint64(state.lines.size()) + 1}, {qint64(state.offsets.size()) + 1});
        Tally::apply(state, *change);
    }
    return change;
}

/// Any ledger a sequence of commands can lead to, accepted or refused.
LedgerState anyLedger()
{
    LedgerState state;
    const int steps = below(40);
    for (int step = 0; step < steps; ++step)
        (void)run(state, anyCommand(state));
    return state;
}

/// What the command itself puts on the account, as LEDGER.md says it of each operation.
struct Effect
{
    const LedgerState &before;
    const LedgerChange &change;

    Money operator()(const AddDebit &debit) const { return debit.amount; }
    Money operator()(const AddCredit &credit) const { return -credit.amount; }
    Money operator()(const ApplyCredit &) const { return {}; }
    Money operator()(const VoidCredit &voided) const { return -before.line(voided.credit)->amount; }
    Money operator()(const WriteOff &writeOff) const { return -writeOff.amount; }
    Money operator()(const Reconcile &) const { return {}; }
    Money operator()(const CancelDebit &cancelled) const { return -before.line(cancelled.debit)->amount; }
    Money operator()(const Discount &discount) const { return -discount.amount; }
    Money operator()(const Refund &refund) const { return refund.withPayout ? Money() : -refund.amount; }
    Money operator()(const PayOut &payout) const { return payout.amount; }
    Money operator()(const AdjustOverdue &adjusted) const
    {
        // By how much the charge moved, and what was given back of it.
        Money effect;
        for (const AccountLine &line : change.changed)
            effect += line.amount - before.line(adjusted.debit)->amount;
        for (const AccountLine &line : change.added)
            effect += line.amount;
        return effect;
    }
    Money operator()(const Describe &) const { return {}; }
};

/// What an operation must leave alone, in words if it did not.
struct Trespass
{
    const LedgerState &before;
    const LedgerChange &change;

    template <class Command>
    QString operator()(const Command &) const { return {}; }
    QString operator()(const WriteOff &writeOff) const
    {
        for (const AccountLine &line : change.changed) {
            if (std::find(writeOff.debits.begin(), writeOff.debits.end(), line.id) == writeOff.debits.end())
                return u"a write-off spilled on to another line"_s;
        }
        return change.added.front().isOpen() ? u"a write-off left credit"_s : QString();
    }
    QString operator()(const Describe &) const
    {
        return change.added.empty() && change.offsets.empty() ? QString() : u"a description moved money"_s;
    }
    QString operator()(const Reconcile &) const
    {
        LedgerState after = before;
        Tally::apply(after, change);
        bool credit = false, debit = false;
        for (const AccountLine &line : after.lines)
            (line.isCredit() ? credit : debit) |= line.isOpen();
        return credit && debit ? u"a reconcile left credit beside debt"_s : QString();
    }
    QString operator()(const AdjustOverdue &adjusted) const
    {
        for (const AccountLine &line : change.added) {
            if (refundable(before, adjusted.debit) + line.amount < adjusted.amount)
                return u"an adjustment gave back more than was paid above the new amount"_s;
        }
        return {};
    }
};

void requireSound(const LedgerState &state)
{
    if (const QString broken = Test::brokenInvariant(state); !broken.isEmpty())
        RC_FAIL(broken.toStdString());
}

} // namespace

class LedgerPropertiesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // A walk costs little; rare meetings of named debits and voids need many. RC_PARAMS in the environment wins.
        if (!qEnvironmentVariableIsSet("RC_PARAMS"))
            qputenv("RC_PARAMS", "max_success=1000");
    }

    void everyInvariantHoldsAfterEveryStep()
    {
        QVERIFY(rc::check("invariants 1 to 3 hold, rows stay, money is conserved", [] {
            LedgerState state;
            const int steps = 1 + below(60);
            for (int step = 0; step < steps; ++step) {
                const LedgerState before = state;
                const LedgerCommand command = anyCommand(state);
                const auto change = run(state, command);
                requireSound(state);
                if (const QString rewritten = Test::rewrittenRow(before, state); !rewritten.isEmpty())
                    RC_FAIL(rewritten.toStdString());
                if (!change) {
                    RC_ASSERT(state.lines == before.lines);
                    RC_ASSERT(state.offsets == before.offsets);
                    continue;
                }
                RC_ASSERT(change->balanceBefore == before.balance());
                RC_ASSERT(change->balanceAfter == state.balance());
                RC_ASSERT(state.balance() - before.balance() == std::visit(Effect{before, *change}, command));
                if (const QString trespass = std::visit(Trespass{before, *change}, command); !trespass.isEmpty())
                    RC_FAIL(trespass.toStdString());
            }
        }));
    }

    void aPreviewSaysWhatPostingDoes()
    {
        QVERIFY(rc::check("deciding twice gives the same", [] {
            const LedgerState state = anyLedger();
            const LedgerCommand command = anyCommand(state);
            const auto first = decide(state, command);
            const auto second = decide(state, command);
            RC_ASSERT(first.ok() == second.ok());
            if (!first) {
                RC_ASSERT(first.error() == second.error());
                return;
            }
            RC_ASSERT(first->added == second->added);
            RC_ASSERT(first->changed == second->changed);
            RC_ASSERT(first->offsets == second->offsets);
            for (const AccountLine &line : first->changed)
                RC_ASSERT(line != *state.line(line.id));
        }));
    }

    void voidingAPaymentRestoresEveryDebitExactly()
    {
        QVERIFY(rc::check("payment and void leave every other line as it was", [] {
            const LedgerState before = anyLedger();
            LedgerState state = before;
            const auto paid = run(state, anyGoodPayment());
            RC_ASSERT(paid.ok());
            const LineId credit = paid->added.front().id;
            RC_ASSERT(run(state, VoidCredit{.credit = credit, .text = {.date = QDate(2025, 2, 1)}}).ok());
            for (const AccountLine &line : before.lines)
                RC_ASSERT(*state.line(line.id) == line);
            RC_ASSERT(state.line(credit)->outstanding.isZero());
            RC_ASSERT(state.balance() == before.balance());
            requireSound(state);
        }));
    }

    void whatIsRefundableCanBeRefundedAndNoPennyMore()
    {
        QVERIFY(rc::check("refundable() is the limit of a refund", [] {
            const LedgerState state = anyLedger();
            RC_PRE(!state.lines.empty());
            const LineId line = state.lines[std::size_t(below(int(state.lines.size())))].id;
            RC_PRE(state.line(line)->isDebit());
            const Money limit = refundable(state, line);
            const LineText text{.date = QDate(2025, 2, 1)};
            if (limit.isPositive())
                RC_ASSERT(decide(state, Refund{.debit = line, .amount = limit, .text = text}).ok());
            const auto more = decide(state, Refund{.debit = line, .amount = limit + Money::fromMinor(1), .text = text});
            RC_ASSERT(!more.ok());
            RC_ASSERT(more.error().kind == (limit.minor() == largestAmountMinor ? ErrorKind::AmountTooLarge : ErrorKind::ParameterTooHigh));
        }));
    }

    void numberingChangesNothingButTheNumbers()
    {
        QVERIFY(rc::check("a numbered change is the change", [] {
            LedgerState state = anyLedger();
            const auto decided = decide(state, anyCommand(state));
            RC_PRE(decided.ok());
            LedgerChange numbered = *decided;
            number(numbered, {500}, {700});
            for (std::size_t at = 0; at < numbered.added.size(); ++at)
                RC_ASSERT(numbered.added[at].id.value == 500 + qint64(at));
            for (std::size_t at = 0; at < numbered.offsets.size(); ++at) {
                RC_ASSERT(numbered.offsets[at].id.value == 700 + qint64(at));
                RC_ASSERT(numbered.offsets[at].amount == decided->offsets[at].amount);
                RC_ASSERT(numbered.offsets[at].credit.value_or(LineId{1}).value > 0);
                RC_ASSERT(numbered.offsets[at].debit.value_or(LineId{1}).value > 0);
            }
            Tally::apply(state, numbered);
            RC_ASSERT(state.balance() == decided->balanceAfter);
            requireSound(state);
        }));
    }

    void aPaymentLeavesNoOlderDebitOpenThanOneItPaid()
    {
        QVERIFY(rc::check("oldest first", [] {
            const LedgerState before = anyLedger();
            LedgerState state = before;
            const auto paid = run(state, anyGoodPayment());
            RC_ASSERT(paid.ok());
            for (const AccountLine &debit : paid->changed) {
                for (const AccountLine &other : state.lines) {
                    if (other.isDebit() && other.isOpen() && isOlder(other, debit))
                        RC_FAIL("an older debit is open");
                }
            }
            // Credit is left only when nothing is owed any more.
            if (paid->added.front().isOpen()) {
                for (const AccountLine &line : state.lines)
                    RC_ASSERT(!line.isDebit() || !line.isOpen());
            }
        }));
    }
};

QTEST_GUILESS_MAIN(LedgerPropertiesTest)
#include "tst_ledger_properties.moc"
