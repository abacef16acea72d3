// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/account.h"
#include "models/stores/sql/database.h"
#include "models/stores/sql/rowwriter.h"

/// Writing accounts: called inside a transaction on the writer's thread. Everything throws SqlFailure.
namespace Tally {

/// The next payment reference nobody has. Throws Internal when all are used up.
[[nodiscard]] QString nextPaymentReference(Database &database, RowWriter &rows);

/// What stands beside a new account in the database.
struct AccountNeighbours
{
    std::optional<Holder> holder;          ///< the one with its holder's reference
    bool hasTargetType = true;             ///< the target type it names is there
    QString parentReference;               ///< the payment reference of the parent it names; empty: there is none
    bool uuidTaken = false;
    bool referenceTaken = false;
};

/// Spells the codes and the holder's reference of a new account as they are kept. Throws the first of faultsOf().
void normaliseNewAccount(Account &account);
/// Fills in what a new account takes from its neighbours (a known holder with its name, the parent's reference), a UUID if it has
/// none, its stamps and version. Holder, account and payment reference may still lack their numbers. Throws Invalid,
/// PaymentReferenceTaken.
void admitNewAccount(Account &account, const AccountNeighbours &there, const Stamp &stamp);

/// Inserts an account and, if need be, its holder; fills in id, uuid, payment reference, stamps and version.
/// Throws the first of faultsOf(), or PaymentReferenceTaken. Writes neither audit nor event.
void insertAccount(Database &database, RowWriter &rows, Account &account);

/// One account before and after a change.
struct AccountChange
{
    Account before;
    Account after;
};

/// Stores changed facts. Throws Conflict if `changed.version` is not the stored one, or the first of faultsOfChange().
/// With a new name of the holder the version of the holder's other accounts grows too. Writes neither audit nor event.
/// @return what changed: the account first, then the holder's others.
[[nodiscard]] std::vector<AccountChange> updateAccount(Database &database, RowWriter &rows, Account changed);

/// The account as JSON for the audit trail and events: facts only, money in minor units.
[[nodiscard]] QString accountJson(const Account &account);

} // namespace Tally
