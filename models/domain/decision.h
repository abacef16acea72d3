// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"

#include <map>
#include <unordered_map>

/// The inside of the ledger core: used by its own files only.
namespace Tally {

[[nodiscard]] Error refusal(ErrorKind kind, const QString &detail = {}, const QString &field = {}, const QString &value = {});

/// Whether a credit stands for money, so that what it paid can be given back: not a debt given up or charged by mistake.
[[nodiscard]] bool isMoney(const AccountLine &credit);
/// What credits that stand for money have paid on `debit`, also what was given back since: positive.
[[nodiscard]] Money paidWithMoney(const LedgerState &state, LineId debit);
/// What stands of the overpayments, and of these with the refunds, that were given back on `debit`: positive.
[[nodiscard]] Money givenBackAsOverpayment(const LedgerState &state, LineId debit);
[[nodiscard]] Money givenBack(const LedgerState &state, LineId debit);
/// What paidWithMoney() and givenBack() say of each debit, worked out for all of them at once.
struct Returns
{
    explicit Returns(const LedgerState &state);

    std::unordered_map<LineId, Money> paid;
    std::unordered_map<LineId, Money> given;
};
/// How much discounts and refunds may still take off `debit`: together they never exceed its amount.
[[nodiscard]] Money lowerable(const LedgerState &state, const AccountLine &debit);

/// One decision being made. Works on copies of the lines it touches, so a refusal half-way leaves nothing behind.
class Decision
{
public:
    Decision(const LedgerState &state, const LedgerRules &rules) : m_state{state}, m_rules{rules}
    {
        m_change.balanceBefore = state.balance();
    }

    Result<LedgerChange> run(const AddDebit &command);
    Result<LedgerChange> run(const AddCredit &command);
    Result<LedgerChange> run(const ApplyCredit &command);
    Result<LedgerChange> run(const VoidCredit &command);
    Result<LedgerChange> run(const WriteOff &command);
    Result<LedgerChange> run(const Reconcile &command);
    Result<LedgerChange> run(const CancelDebit &command);
    Result<LedgerChange> run(const Discount &command);
    Result<LedgerChange> run(const Refund &command);
    Result<LedgerChange> run(const PayOut &command);
    Result<LedgerChange> run(const AdjustOverdue &command);
    Result<LedgerChange> run(const Describe &command);

private:
    /// The fault in what every new line needs, if there is one.
    [[nodiscard]] std::optional<Error> faultOf(Money amount, const LineText &text) const;
    /// Checks that the named lines are debits of this ledger, in order and without repeats.
    [[nodiscard]] Result<std::vector<LineId>> debitsNamed(const std::vector<LineId> &ids) const;
    [[nodiscard]] Result<const AccountLine *> debitNamed(LineId id) const;
    [[nodiscard]] Result<const AccountLine *> creditNamed(LineId id) const;
    [[nodiscard]] std::vector<LineId> openOldestFirst(LineKind kind) const;
    /// The code of the way money moves, checked together with its register; empty if neither was said.
    [[nodiscard]] Result<QString> wayOf(const QString &paymentType, const QString &cashRegister) const;
    [[nodiscard]] QString registerCode(const QString &cashRegister) const;
    [[nodiscard]] std::optional<Error> faultOfGivingBack(const AccountLine &credit, LineId debit, Money amount, const Returns &returns) const;
    /// What each debit received from the credit, less what was given back before, in the order it was received.
    [[nodiscard]] std::vector<std::pair<LineId, Money>> receivedFrom(LineId credit) const;
    /// As LedgerState::line(), found at once also among thousands that are open.
    [[nodiscard]] const AccountLine *line(LineId id) const;

    AccountLine &addLine(LineKind kind, const QString &type, Money signedAmount, const LineText &text);
    /// The working copy of a line: the new one or a copy of an existing one, made on first use.
    AccountLine &touch(LineId id);
    void applyTo(LineId credit, LineId debit);
    void record(OffsetType type, Money amount, std::optional<LineId> credit, std::optional<LineId> debit);
    Result<LedgerChange> finish();

    const LedgerState &m_state;
    const LedgerRules &m_rules;
    LedgerChange m_change;
    mutable int m_lookups = 0;
    mutable std::unordered_map<LineId, const AccountLine *> m_index; ///< of the state's lines, if many of many are looked up
    std::map<LineId, AccountLine> m_touched;
    std::vector<LineId> m_touchOrder;
};

} // namespace Tally
