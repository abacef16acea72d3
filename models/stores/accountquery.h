// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/account.h"
#include "models/domain/ledger.h"

#include <QString>

#include <optional>
#include <vector>

namespace Tally {

/// Which accounts a list shows. Every condition that is set must hold.
struct AccountFilter
{
    bool owingOnly = false;                       ///< the arrears worklist: balance > 0
    std::optional<AccountType> accountType = {};
    QString rentGroupType = {};                   ///< a code; empty: any
    QString patch = {};                           ///< the whole patch, letter for letter; empty: any
    std::optional<AccountStatus> status = {};
    std::optional<Money> minimumBalance = {};     ///< inclusive, compared in minor units
    QString text = {};                            ///< every word must occur in name, reference, address, patch or an identifier
    std::optional<HolderId> holder = {};

    friend bool operator==(const AccountFilter &, const AccountFilter &) = default;
};

/// What a list of accounts can be sorted by. Ties always break by payment reference, ascending.
enum class AccountColumn {
    PaymentReference, Holder, Address, Patch, AccountType, RentGroup, Status, Balance, OpenCharges, LastPaid, StartDate,
};

struct AccountQuery
{
    AccountFilter filter = {};
    AccountColumn sort = AccountColumn::Balance;
    Qt::SortOrder order = Qt::DescendingOrder;
    std::optional<qint64> limit = {};             ///< rows at most, at least 1; unset: all

    friend bool operator==(const AccountQuery &, const AccountQuery &) = default;
};

/// One row of the worklist and of the list of accounts.
struct AccountRow
{
    AccountId id;
    QUuid uuid;
    HolderId holder;
    QString holderReference;
    QString holderName;
    QString paymentReference;
    QString targetType;
    QString targetId;
    AccountType accountType = AccountType::Master;
    QString rentGroupType;
    QString agreementType;
    AccountStatus status = AccountStatus::Pending;
    QString fullAddress;
    QString patch;
    QDate startDate;
    QDate endDate;
    Money balance;                                ///< positive owes
    qint64 openCharges = 0;                       ///< debits with something outstanding
    QDate lastPaymentDate;                        ///< invalid: never paid
    Money lastPaymentAmount;                      ///< positive

    friend bool operator==(const AccountRow &, const AccountRow &) = default;
};

/// The answer to an AccountQuery. `count` and `owed` speak of everything the filter lets through, also beyond `limit`.
struct AccountList
{
    std::vector<AccountRow> rows;
    qint64 count = 0;
    std::vector<Money> owed;                      ///< sum of the positive balances, one per currency, largest count first
};

/// The same answer as an AccountList with the accounts' numbers only: what a list of a million rows asks for first.
/// Always 64 bits a number, whatever the source keeps.
struct AccountOrder
{
    std::vector<qint64> ids;                      ///< AccountId values in the order asked for, at most `limit`
    qint64 count = 0;                             ///< as in AccountList
    std::vector<Money> owed;                      ///< as in AccountList
};

/// One account with its whole ledger.
struct Ledger
{
    Account account;
    std::vector<AccountLine> lines;               ///< oldest first (date, then line number)
    std::vector<Offset> offsets;                  ///< in the order they happened
    std::vector<AccountRow> accountsOfHolder;     ///< this one and the holder's others, by payment reference
    TypeCatalogue types = TypeCatalogue::builtIn(); ///< with the labels this database gives the types

    /// The form the ledger core takes.
    [[nodiscard]] LedgerState state() const;
};

/// One operation to post. A repeated key with the same operation gets the first answer and posts nothing.
struct Posting
{
    QString key;                                  ///< idempotency key, 1 to 200 characters, unique in the database
    AccountId account;
    LedgerCommand command;
};

/// What was posted.
struct Posted
{
    AccountLine line;                             ///< the new line the operation is about; otherwise the line acted on; with id 0
                                                  ///< for a reconcile that moved nothing
    std::vector<Offset> offsets;                  ///< the offsets of that line
    Money balance;                                ///< of the account, afterwards
    bool repeated = false;                        ///< the key was known: this is the first answer again
};

} // namespace Tally
