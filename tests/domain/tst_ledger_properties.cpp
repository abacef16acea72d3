// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/ledgerinvariants.h"

#include <QTest>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

QDate anyDate()
{
    // A few days only, so that many lines share one.
    return QDate(2025, 1, 1).addDays(*rc::gen::inRange(0, 10));
}

Money anyAmount()
{
    return Money::fromMinor(*rc::gen::weightedOneOf<qint64>({{12, rc::gen::inRange<qint64>(1, 300)},
                                                             {1, rc::gen::inRange<qint64>(-5, 1)},
                                                             {1, rc::gen::inRange<qint64>(largestAmountMinor - 2, largestAmountMinor + 3)}}));
}

/// A line of the ledger of whatever kind, or now and then one it does not have.
LineId anyLine(const LedgerState &state)
{
    return {*rc::gen::inRange<qint64>(1, qint64(state.lines.size()) + 2)};
}

std::vector<LineId> anyDebits(const LedgerState &state)
{
    // Mostly debits: a list with one credit in it is refused as a whole.
    std::vector<LineId> debits;
    const int count = *rc::gen::inRange(0, 4);
    for (int made = 0; made < count; ++made) {
        const LineId id = anyLine(state);
        const AccountLine *line = state.line(id);
        if ((line != nullptr && line->isDebit()) || *rc::gen::inRange(0, 12) == 0)
            debits.push_back(id);
    }
    return debits;
}

LedgerCommand anyCommand(const LedgerState &state)
{
    const int dice = *rc::gen::inRange(0, 10);
    if (dice < 4)
        return AddDebit{.amount = anyAmount(), .type = u"RENT"_s, .text = {.date = anyDate()}};
    if (dice < 7)
        return AddCredit{.amount = anyAmount(), .paymentType = u"CASH"_s, .debits = anyDebits(state), .text = {.date = anyDate()}};
    if (dice < 8)
        return ApplyCredit{.credit = anyLine(state), .debits = anyDebits(state)};
    return VoidCredit{.credit = anyLine(state), .text = {.date = anyDate()}};
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
    const int steps = *rc::gen::inRange(0, 30);
    for (int step = 0; step < steps; ++step)
        (void)run(state, anyCommand(state));
    return state;
}

/// What the command itself puts on the account, by the sign of its kind.
Money effectOf(const LedgerCommand &command, const LedgerState &before)
{
    struct Effect
    {
        const LedgerState &before;
        Money operator()(const AddDebit &debit) const { return debit.amount; }
        Money operator()(const AddCredit &credit) const { return -credit.amount; }
        Money operator()(const ApplyCredit &) const { return {}; }
        Money operator()(const VoidCredit &voided) const { return -before.line(voided.credit)->amount; }
    };
    return std::visit(Effect{before}, command);
}

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
            const int steps = *rc::gen::inRange(1, 40);
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
                RC_ASSERT(state.balance() - before.balance() == effectOf(command, before));
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
            const auto paid = run(state, AddCredit{.amount = Money::fromMinor(*rc::gen::inRange<qint64>(1, 900)),
                                                   .paymentType = u"CASH"_s,
                                                   .debits = {},
                                                   .text = {.date = anyDate()}});
            RC_ASSERT(paid.ok());
            const LineId credit = paid->added.front().id;
            RC_ASSERT(run(state, VoidCredit{.credit = credit, .text = {.date = anyDate()}}).ok());
            for (const AccountLine &line : before.lines)
                RC_ASSERT(*state.line(line.id) == line);
            RC_ASSERT(state.line(credit)->outstanding.isZero());
            RC_ASSERT(state.balance() == before.balance());
            requireSound(state);
        }));
    }

    void aPaymentLeavesNoOlderDebitOpenThanOneItPaid()
    {
        QVERIFY(rc::check("oldest first", [] {
            const LedgerState before = anyLedger();
            LedgerState state = before;
            const auto paid = run(state, AddCredit{.amount = Money::fromMinor(*rc::gen::inRange<qint64>(1, 900)),
                                                   .paymentType = u"CASH"_s,
                                                   .debits = {},
                                                   .text = {.date = anyDate()}});
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
