// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountquery.h"
#include "models/stores/bulk.h"
#include "models/stores/reply.h"

#include <QObject>

#include <memory>

namespace Tally {

/// What a store is, for the status bar and for messages.
struct StoreInfo
{
    QString name;                 ///< "council.db"
    QString kind;                 ///< "SQLite"
    QString location;             ///< path or address, without secrets
};

struct TargetType
{
    QString code;
    QString label;
    Polarity polarity = Polarity::NegativeOwes;
};

/// One broken rule found by verify().
struct VerifyFault
{
    QString check;                ///< name of the rule, for example "outstanding-equals-offsets"
    QString table;
    qint64 row = 0;               ///< id in that table; 0 if the fault is not in one row
    QString detail;
};

struct VerifyReport
{
    qint64 accounts = 0;
    qint64 lines = 0;
    qint64 offsets = 0;
    std::vector<Money> owed;      ///< sum of all balances, one per currency
    qint64 faultCount = 0;        ///< all faults, also those beyond the ones listed
    std::vector<VerifyFault> faults; ///< the first of each check, at most 20 of each
};

/// The port to wherever accounts and ledgers are kept. Every call answers later and never blocks the caller.
/// Any call may answer CannotOpen, Busy, ReadOnly, DiskFull, Corrupt, Cancelled or Internal besides what it names.
class AccountStore : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual StoreInfo info() const = 0;

    /// Accounts that pass the filter, in the order asked for.
    /// Source: SQL tables account and holder; REST GET /accounts and /accounts/arrears.
    virtual Reply<AccountList> accounts(AccountQuery query) = 0;
    /// The account people mean by `reference`: a payment reference, an account's UUID, or a holder's own reference when that
    /// holder has one account. NotFound, or Ambiguous with the payment references to choose from in detail.
    virtual Reply<AccountId> resolve(QString reference) = 0;
    /// One account. NotFound.
    virtual Reply<Account> account(AccountId id) = 0;
    /// The holder with that reference, or an invalid id if there is none yet.
    virtual Reply<Holder> holder(QString reference) = 0;
    /// One account with all its lines and offsets. NotFound.
    virtual Reply<Ledger> ledger(AccountId id) = 0;
    virtual Reply<std::vector<TargetType>> targetTypes() = 0;

    /// Creates an account and, if need be, its holder. Uuid and payment reference are made when absent; status is pending
    /// unless given. Invalid, HolderTypeNotAllowed, PaymentReferenceTaken. A repeated key answers the first account.
    virtual Reply<Account> create(Account draft, QString key) = 0;
    /// Stores the changed facts of an account read before; `changed.version` says which state was changed.
    /// Conflict if somebody else changed it since; Invalid; NotFound. The holder's name is changed with it.
    virtual Reply<Account> update(Account changed, QString key) = 0;
    /// Posts one operation in one transaction. The refusals of decide(), KeyReused, NotFound. Durable once answered.
    virtual Reply<Posted> post(Posting posting) = 0;

    /// Runs a batch in one transaction. The future reports progress in accounts; source->cancel() stops it.
    /// Without skipBad any problem rolls everything back and the report names them all.
    virtual Reply<BulkReport> runBatch(std::shared_ptr<BulkSource> source, BulkOptions options) = 0;
    /// Checks every invariant of LEDGER.md on what is kept. The future reports progress in per cent.
    virtual Reply<VerifyReport> verify() = 0;

signals:
    /// A change of that account was kept, by this program.
    void accountChanged(Tally::AccountId id);
    /// Many accounts may have changed.
    void accountsChanged();
};

} // namespace Tally
