// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/id.h"
#include "models/domain/linetypes.h"
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

/// One debit (amount > 0) or credit (amount < 0) on one account. `amount` never changes once posted.
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
    QString paymentType;          ///< of payments; empty otherwise
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

/// The part of one account's ledger a command can touch: at least every open line, every line the command names, and, for
/// a void, the offsets of the credit with the debits they name. A whole ledger is always enough.
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

/// Adds a credit and applies it to `debits` in that order; a payment then goes on to the other open debits, oldest first.
/// What is left stays as credit.
struct AddCredit
{
    Money amount;                 ///< positive
    QString type = LineTypeCode::payment.toString();
    QString paymentType = {};     ///< required for payments
    std::vector<LineId> debits = {};
    LineText text;
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

using LedgerCommand = std::variant<AddDebit, AddCredit, ApplyCredit, VoidCredit>;

/// What a command does. New lines have the ids -1, -2, … in order, also where offsets name them; a store gives real ones.
struct LedgerChange
{
    Money balanceBefore;
    Money balanceAfter;
    std::vector<AccountLine> added;     ///< in the order they are to be numbered; the first is the line the command is about
    std::vector<AccountLine> changed;   ///< existing lines that differ afterwards, in outstanding or status
    std::vector<Offset> offsets;        ///< in the order they happen
};

/// Decides what `command` does to `state`.
/// @return the change, or the refusal of LEDGER.md that fits: AmountNotPositive, UnrecognisedType, PaymentTypeRequired,
///         IsNotDebit, IsNotCredit, NoAvailableCredit, AlreadyVoid, CreditPaidOut; NotFound for a line that is not in `state`;
///         AmountTooLarge above largestAmountMinor or if a balance would leave 64 bits; Invalid for a missing date or a foreign currency.
[[nodiscard]] Result<LedgerChange> decide(const LedgerState &state, const LedgerCommand &command,
                                          const TypeCatalogue &types = TypeCatalogue::builtIn());

/// The largest amount one line may have, 999,999,999,999.99 in pounds: no sum a database can hold then leaves 64 bits.
constexpr qint64 largestAmountMinor = 99'999'999'999'999;

/// Gives the lines and offsets of `change` the ids that follow `firstLine` and `firstOffset`.
void number(LedgerChange &change, LineId firstLine, OffsetId firstOffset);

/// `state` as it is after `change`. The change must be numbered first.
void apply(LedgerState &state, const LedgerChange &change);

/// Whether `a` comes before `b` in "oldest first": by date, then by line number.
[[nodiscard]] bool isOlder(const AccountLine &a, const AccountLine &b);

} // namespace Tally
