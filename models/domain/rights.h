// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"
#include "models/domain/ledgerrules.h"
#include "models/domain/people.h"
#include "models/domain/result.h"

/// Who may do what: the last section of LEDGER.md as functions, asked by the store before it writes and by screens before they offer.
namespace Tally {

/// What can be done in the ledger, for rights, menus and words. One per alternative of LedgerCommand, except that a payment and
/// a write-off proposed by a caseworker have rules of their own.
enum class Operation {
    AddDebit, TakePayment, AddCredit, ApplyCredit, VoidCredit, WriteOff, Forgive, Reconcile, CancelDebit, Discount, Refund, PayOut,
    AdjustOverdue, Describe, ProposeWriteOff, DecideWriteOff, EditAccounts, Import, EditSettings, EditPeople,
};

[[nodiscard]] Operation operationOf(const LedgerCommand &command);

/// The roles each of which may do it. A type's own list narrows it for debits and manual credits.
[[nodiscard]] Roles rolesFor(Operation operation);
[[nodiscard]] bool mayDo(const Person &person, Operation operation);

/// Why `person` may not post this by hand, or nothing: NotAllowed with the operation's name, UnrecognisedType for a type that comes from
/// files or operations only, or AboveLimit with what is allowed. A write-off that has the approvals it needs may be posted for a
/// caseworker, too. Imports do not ask here.
[[nodiscard]] std::optional<Error> refusalFor(const Person &person, const LedgerCommand &command, const LedgerRules &rules);

/// How many others must approve a write-off `person` proposes: by the ladder, and at least one if the person is not of finance.
[[nodiscard]] int approvalsNeeded(const Person &person, Money amount, const LedgerRules &rules);

} // namespace Tally
