// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledgerrules.h"
#include "models/domain/people.h"
#include "models/domain/writeoff.h"
#include "models/stores/accountquery.h"
#include "models/stores/bulk.h"
#include "models/stores/ledgerrows.h"
#include "models/stores/querystop.h"
#include "models/stores/reply.h"
#include "models/stores/summary.h"
#include "models/stores/trail.h"

#include <QObject>

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

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
    qint64 trailEntries = 0;      ///< audit entries whose chain was checked
    QString trailSeal;            ///< a hash over the ends of all chains: kept elsewhere, it shows later whether history was rewritten
};

/// One thing an administrator changes.
using RulesEntry = std::variant<LineType, PaymentType, CashRegister, LedgerSettings>;

/// How it is to be, and how it was when it was read: a store refuses to replace what somebody else changed since.
struct RulesChange
{
    RulesChange() = default;
    /// A type, payment type or register: a new one without `read`. The settings say by their version which state was read.
    template <class Entry>
        requires std::is_constructible_v<RulesEntry, Entry>
    RulesChange(Entry wanted, const std::optional<std::type_identity_t<Entry>> &read = {}) : entry{std::move(wanted)}
    {
        if (read)
            before = *read;
    }

    RulesEntry entry;
    std::optional<RulesEntry> before = {};
};

/// Which proposals a list shows.
struct ProposalFilter
{
    bool waitingOnly = true;
    std::optional<AccountId> account = {};
};

/// What a store can do beyond reading and posting, so that a screen can show why something is not there.
struct Capabilities
{
    bool people = true;           ///< people and roles are kept here
    bool backup = true;           ///< backup() works
};

/// The port to wherever accounts and ledgers are kept. Every call answers later and never blocks the caller.
/// Any call may answer CannotOpen, Busy, ReadOnly, DiskFull, Corrupt, Cancelled or Internal besides what it names.
class AccountStore : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual StoreInfo info() const = 0;
    [[nodiscard]] virtual Capabilities capabilities() const = 0;

    /// Accounts that pass the filter, in the order asked for. Cancelled after stop.stop().
    /// Source: SQL tables account and holder; REST GET /accounts and /accounts/arrears.
    virtual Reply<AccountList> accounts(AccountQuery query, QueryStop stop = {}) = 0;
    /// The first rows of a list, at most query.limit, before all its ids are known. Cancelled after stop.stop().
    virtual Reply<std::vector<AccountRow>> accountHead(AccountQuery query, QueryStop stop) = 0;
    /// The ids of all accounts that pass the filter, in the order asked for, at most query.limit. Cancelled after stop.stop().
    virtual Reply<AccountOrder> accountOrder(AccountQuery query, QueryStop stop) = 0;
    /// These accounts, in this order; those that are not there are left out. For a screen of rows at a time.
    virtual Reply<std::vector<AccountRow>> accountRows(std::vector<qint64> ids) = 0;
    /// The account people mean by `reference`: a payment reference, an account's UUID, or a holder's own reference when that
    /// holder has one account; "line:12" is the account of line 12. NotFound, or Ambiguous with the payment references to choose from in detail.
    virtual Reply<AccountId> resolve(QString reference) = 0;
    /// One account. NotFound.
    virtual Reply<Account> account(AccountId id) = 0;
    /// The holder with that reference, or an invalid id if there is none yet.
    virtual Reply<Holder> holder(QString reference) = 0;
    /// One account with all its lines and offsets. NotFound.
    virtual Reply<Ledger> ledger(AccountId id) = 0;
    /// What stands above a ledger and its newest lines, at most `rows`: as fast for a hundred thousand lines as for ten. NotFound.
    virtual Reply<LedgerHead> ledgerHead(AccountId id, int rows) = 0;
    /// The numbers of the lines that pass the filter, newest first, with the balance after each. NotFound; Cancelled after stop.stop().
    virtual Reply<LedgerOrder> ledgerOrder(AccountId id, LedgerFilter filter, QueryStop stop) = 0;
    /// These lines of the account, in this order; those it does not have are left out. For a screen of rows at a time.
    virtual Reply<std::vector<LedgerRow>> ledgerRows(AccountId id, std::vector<qint64> lines) = 0;
    virtual Reply<std::vector<TargetType>> targetTypes() = 0;
    /// Who is signed in, with roles; somebody this database does not know has none.
    virtual Reply<Person> me() = 0;
    /// The types, payment types, registers and settings in force.
    virtual Reply<LedgerRules> rules() = 0;
    /// Everybody this database knows, by name.
    virtual Reply<std::vector<Person>> people() = 0;
    /// What was done to an account, or to one of its lines: newest first, at most `limit` entries, older than `before` (0: from the end).
    virtual Reply<std::vector<TrailEntry>> trail(TrailQuery query) = 0;
    /// What is outstanding by type of account and by age; the rows add up to the balances of all accounts. A row for each account type
    /// and currency with anything open. Invalid for edges that do not ascend. Source: SQL table open_sum.
    virtual Reply<std::vector<AgedDebtRow>> agedDebt(AgedDebtQuery query) = 0;
    /// What was charged and credited by month, type of account and type of line. Source: SQL table flow_sum.
    virtual Reply<std::vector<MonthFlow>> trend(TrendQuery query) = 0;
    /// Proposals of write-offs, oldest first.
    virtual Reply<std::vector<WriteOffProposal>> proposals(ProposalFilter filter) = 0;

    /// Creates an account and, if need be, its holder. Uuid and payment reference are made when absent; status is pending
    /// unless given. Invalid, HolderTypeNotAllowed, PaymentReferenceTaken. A repeated key answers the first account.
    virtual Reply<Account> create(Account draft, QString key) = 0;
    /// Stores the changed facts of an account read before; `changed.version` says which state was changed.
    /// Conflict if somebody else changed it since; Invalid; NotFound. The holder's name is changed with it.
    virtual Reply<Account> update(Account changed, QString key) = 0;
    /// Posts one operation in one transaction. The refusals of decide(), NotAllowed, AboveLimit, KeyReused, NotFound. Durable once
    /// answered. A write-off posted this way has no proposal: ApprovalRequired if it needs one.
    virtual Reply<Posted> post(Posting posting) = 0;
    /// Posts all in one transaction, in order, or none: one result for each posting. If any was refused nothing is kept, and those
    /// that were not say Cancelled.
    virtual Reply<std::vector<Result<Posted>>> postTogether(std::vector<Posting> postings) = 0;
    /// Proposes a write-off; if it needs nobody's approval it is posted in the same transaction. Refused as the write-off itself
    /// would be, except for ApprovalRequired; Invalid without a reason. A repeated key answers the first proposal.
    virtual Reply<WriteOffProposal> propose(WriteOffWish wish, QString key) = 0;
    /// Approves, declines or withdraws; the approval that is the last needed posts the write-off in the same transaction.
    /// OwnProposal, AlreadyDecided, NotAllowed, NotFound; the refusals of decide() when approving, and the proposal keeps waiting.
    virtual Reply<WriteOffProposal> answer(ProposalId proposal, ProposalAnswer answer, QString note, QString key) = 0;
    /// Changes types or settings. NotAllowed, Invalid, Conflict if they are not what was read, or a new code is taken. A repeated key
    /// changes nothing more. @return the rules afterwards.
    virtual Reply<LedgerRules> changeRules(RulesChange change, QString key) = 0;
    /// Adds or changes a person; `person.version` says which state was changed, 0 adds. NotAllowed, Invalid, Conflict; Invalid
    /// too if nobody would be left to administer.
    virtual Reply<Person> changePerson(Person person, QString key) = 0;

    /// Runs a batch, in one transaction or in chunks (BulkOptions). source->cancel() stops it; the future and source->done() report
    /// progress in rows. Without skipBad any problem rolls everything back and the report names them all; of a batch in chunks it
    /// rolls the chunk back and ends the batch.
    virtual Reply<BulkReport> runBatch(std::shared_ptr<BulkSource> source, BulkOptions options) = 0;
    /// Checks every invariant of LEDGER.md and the chains of the audit trail on what is kept. The future reports progress in per
    /// cent; VerifyReport::trailSeal says in one line what the whole trail is now.
    virtual Reply<VerifyReport> verify() = 0;
    /// Copies the whole database into a new file while others go on working; progress in per cent. Cancelling the future stops it and
    /// leaves no file. Invalid with the field "file" if the file exists; other Invalid ones say in words what has to be done first.
    virtual Reply<> backup(QString file) = 0;

signals:
    /// A change of that account was kept, by this program.
    void accountChanged(Tally::AccountId id);
    /// Many accounts may have changed.
    void accountsChanged();
    /// Types, settings or people changed.
    void rulesChanged();
    /// A proposal was made or answered.
    void proposalsChanged();
    /// The connection to a server was lost or is there again; then the three above follow, as nobody heard what others did meanwhile.
    void connectionChanged(bool connected);
};

} // namespace Tally
