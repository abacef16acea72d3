// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/id.h"
#include "models/domain/ledgerrules.h"
#include "models/domain/money.h"
#include "models/domain/result.h"

#include <QDate>
#include <QDateTime>

#include <optional>
#include <variant>
#include <vector>

/// The ledger core: the rules of LEDGER.md as one pure function. Stores call it to post, forms to preview; nothing else knows a rule.
namespace Tally {

enum class LineStatus { Normal, Void, Cancelled };
enum class OffsetType { Create, Apply, Void, OverdueIncrease, OverdueDecrease };

/// One debit (amount > 0) or credit (amount < 0) on one account. `amount` never changes once posted, except on an overdue charge
/// that is still accruing.
struct AccountLine
{
    LineId id;
    AccountId account;
    LineKind kind = LineKind::Debit;
    QString type;                 ///< code of the catalogue
    Money amount;                 ///< signed: a debit is positive, a credit negative
    Money outstanding;            ///< the part not yet offset, of the same sign as amount, or zero
    QDate date;                   ///< the day it counts from
    QDate dueDate;                ///< when it should be paid; invalid if not said
    QString description;
    QString internalNote;
    QString paymentType;          ///< of payments, and of payouts if said; empty otherwise
    QString cashRegister = {};    ///< the register cash went through; empty: none
    QString receiptNumber = {};   ///< of payments, given by the store; empty: none
    std::optional<LineId> origin = {}; ///< the line this one answers: what a VOID voided, a CANCELLATION cancelled, a DISCOUNT
                                       ///< lowered, a REFUND gave back, an OVERPAYMENT came from, a PAYOUT paid out (of one credit)
    std::optional<ProposalId> proposal = {}; ///< of a write-off that was proposed
    bool accruing = false;        ///< an overdue charge whose amount may still move
    LineStatus status = LineStatus::Normal;
    QDateTime createdAt;          ///< UTC, given by the store
    QString createdBy;

    [[nodiscard]] bool isDebit() const noexcept { return kind == LineKind::Debit; }
    [[nodiscard]] bool isCredit() const noexcept { return kind == LineKind::Credit; }
    [[nodiscard]] bool isOpen() const noexcept { return !outstanding.isZero(); }
    friend bool operator==(const AccountLine &, const AccountLine &) = default;
};

/// How much of which credit went to which debit, by which operation. CREATE carries the new line's signed amount and names
/// that line only; APPLY is negative (it reduces the debit), VOID positive (it restores it); both name credit and debit.
struct Offset
{
    OffsetId id;
    OffsetType type = OffsetType::Create;
    Money amount;
    std::optional<LineId> credit;
    std::optional<LineId> debit;
    QDateTime createdAt;          ///< UTC, given by the store
    QString createdBy;

    friend bool operator==(const Offset &, const Offset &) = default;
};

/// The part of one account's ledger a command can touch: at least every open line and every line the command names; for a void,
/// the offsets of the credit with the debits they name; for a discount, refund or adjustment of a debit, and for each debit a void
/// gives back to, the offsets of the debit with the credits they name and the lines whose origin it is. A whole ledger is always enough.
struct LedgerState
{
    AccountId account;
    Currency currency;
    std::vector<AccountLine> lines;
    std::vector<Offset> offsets;

    [[nodiscard]] const AccountLine *line(LineId id) const;
    /// What the holder owes: the sum of the outstanding amounts. Positive owes.
    [[nodiscard]] Money balance() const;
};

/// What every new line says about itself.
struct LineText
{
    QDate date;
    QDate dueDate = {};
    QString description = {};
    QString internalNote = {};
};

/// Adds a debit; credit that is waiting is not netted against it.
struct AddDebit
{
    Money amount;                 ///< positive
    QString type;
    LineText text;
};

/// Adds a credit (a payment or one of the types posted by hand) and applies it to `debits` in that order; a payment then goes on
/// to the other open debits, oldest first. What is left stays as credit.
struct AddCredit
{
    Money amount;                 ///< positive
    QString type = LineTypeCode::payment.toString();
    QString paymentType = {};     ///< required for payments
    std::vector<LineId> debits = {};
    LineText text;
    QString cashRegister = {};    ///< required for cash payments where registers are in use
};

/// Uses an open credit on open debits, in list order, until it is used up.
struct ApplyCredit
{
    LineId credit;
    std::vector<LineId> debits;
};

/// Takes a credit back: every debit gets back what it had received, and a VOID debit of the same size settles the credit.
struct VoidCredit
{
    LineId credit;
    LineText text;
};

/// Gives up on part or all of what is outstanding on the named debits, in list order, and never touches others.
struct WriteOff
{
    Money amount;                 ///< positive
    std::vector<LineId> debits;   ///< at least one
    LineText text;
    QString type = LineTypeCode::writeOff.toString(); ///< or FORGIVEN
    int approvals = 0;            ///< by people other than the proposer; enough by the ladder, or ApprovalRequired
    std::optional<ProposalId> proposal = {};
};

/// Uses the oldest open credits on the oldest open debits until one side is empty.
struct Reconcile
{
};

/// Settles a debit on which nothing was paid with a CANCELLATION credit: it should never have been charged.
struct CancelDebit
{
    LineId debit;
    LineText text;
};

/// Lowers what is outstanding on a debit.
struct Discount
{
    LineId debit;
    Money amount;                 ///< positive
    LineText text;
};

/// Gives back money paid on a debit, as credit on the account or at once out of the till.
struct Refund
{
    LineId debit;
    Money amount;                 ///< positive, at most what was paid and not given back yet
    LineText text;
    bool withPayout = false;      ///< the money leaves in the same transaction
    QString paymentType = {};     ///< how it leaves; with a payout only
    QString cashRegister = {};
};

/// Money leaves: from one credit, or from the account's open credits, oldest first.
struct PayOut
{
    Money amount;                 ///< positive
    std::optional<LineId> credit = {};
    LineText text;
    QString paymentType = {};     ///< how it leaves; may be left open
    QString cashRegister = {};    ///< required for cash where registers are in use
};

/// Moves an accruing overdue charge to a new amount. What was paid above it becomes an OVERPAYMENT credit; the line's amount then
/// stays at what has been paid, so that amounts keep adding up to the balance.
struct AdjustOverdue
{
    LineId debit;
    Money amount;                 ///< the new amount, positive
    LineText text;
    bool final = false;           ///< it stops accruing: no further adjustment
};

/// Changes what a line says about itself, not what it is. Unset: stays.
struct Describe
{
    LineId line;
    std::optional<QString> description = {};
    std::optional<QString> internalNote = {};
};

using LedgerCommand = std::variant<AddDebit, AddCredit, ApplyCredit, VoidCredit, WriteOff, Reconcile, CancelDebit, Discount, Refund,
                                   PayOut, AdjustOverdue, Describe>;

/// What a command does. New lines have the ids -1, -2, … in order, also where offsets name them; a store gives real ones.
struct LedgerChange
{
    Money balanceBefore;
    Money balanceAfter;
    std::vector<AccountLine> added;     ///< in the order they are to be numbered; the first is the line the command is about
    std::vector<AccountLine> changed;   ///< existing lines that differ afterwards: in outstanding, status or texts, an accruing
                                        ///< overdue charge also in amount
    std::vector<Offset> offsets;        ///< in the order they happen
};

/// Decides what `command` does to `state`.
/// @return the change, or the refusal of LEDGER.md that fits: AmountNotPositive, UnrecognisedType, PaymentTypeRequired,
///         IsNotDebit, IsNotCredit, NoAvailableCredit, AlreadyVoid, CreditPaidOut, ParameterTooHigh, AlreadyOffset,
///         ApprovalRequired, RegisterRequired, AlreadyRefunded, CannotBeVoided; NotFound for a line that is not in `state`;
///         AmountTooLarge above largestAmountMinor or if a balance would leave 64 bits; Invalid for a missing date or a foreign currency.
/// Who may do it is not asked here: see rights.h.
[[nodiscard]] Result<LedgerChange> decide(const LedgerState &state, const LedgerCommand &command,
                                          const LedgerRules &rules = LedgerRules::builtIn());

/// How much of a debit was paid with money (not written off, forgiven, discounted or cancelled) and not given back as a refund or
/// overpayment: what a refund can give back at most. `state` holds what it holds for a Refund of that debit.
[[nodiscard]] Money refundable(const LedgerState &state, LineId debit);

/// The largest amount one line may have, 999,999,999,999.99 in pounds: no sum a database can hold then leaves 64 bits.
constexpr qint64 largestAmountMinor = 99'999'999'999'999;

/// Gives the lines and offsets of `change` the ids that follow `firstLine` and `firstOffset`.
void number(LedgerChange &change, LineId firstLine, OffsetId firstOffset);

/// The line a command is about: the first new one, for an apply the credit, for an adjustment or description that line, for a reconcile
/// the first credit used; no line if a reconcile moved nothing. The change may be numbered or not.
[[nodiscard]] LineId subjectOf(const LedgerChange &change, const LedgerCommand &command);

/// `state` as it is after `change`. The change must be numbered first.
void apply(LedgerState &state, const LedgerChange &change);

/// Whether `a` comes before `b` in "oldest first": by date, then by line number.
[[nodiscard]] bool isOlder(const AccountLine &a, const AccountLine &b);

} // namespace Tally
