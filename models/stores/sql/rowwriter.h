// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/account.h"
#include "models/domain/ledger.h"
#include "models/domain/ledgerrules.h"
#include "models/domain/people.h"
#include "models/domain/writeoff.h"

#include <QDateTime>

#include <memory>
#include <optional>

namespace Tally {

class Database;

/// Who writes, and when: the same for every row of one transaction.
struct Stamp
{
    QDateTime at;
    QString by;
};

/// One entry of the audit trail. It gets its place in the chain of its account, or of what concerns no account.
struct AuditEntry
{
    QString action;
    std::optional<AccountId> account = {};
    std::optional<LineId> line = {};
    qint64 batch = 0;                    ///< 0: none
    QString before = {};                 ///< JSON
    QString after = {};                  ///< JSON
};

/// What an idempotency key was used for.
struct KnownKey
{
    QString operation;
    QString fingerprint;
    AccountId account = {};
    LineId line = {};
    qint64 subject = 0;                  ///< a proposal; 0: none
};

/// The rows one transaction writes, whatever the database: the only place that inserts or updates. It knows no rule and checks
/// none; callers have decided. Made inside a Transaction and used up with it; everything throws SqlFailure.
class RowWriter
{
public:
    RowWriter() = default;
    Q_DISABLE_COPY_MOVE(RowWriter)
    virtual ~RowWriter() = default;

    /// Nobody else writes to this account until the transaction ends. Ask it before reading what is to be changed.
    virtual void lockAccount(AccountId account) = 0;
    /// The same for settings, types and people.
    virtual void lockRules() = 0;

    /// Reserves so many numbers in a row and returns the first.
    virtual LineId takeLines(qint64 count) = 0;
    virtual OffsetId takeOffsets(qint64 count) = 0;
    virtual HolderId takeHolders(qint64 count) = 0;
    virtual AccountId takeAccounts(qint64 count) = 0;
    /// The next numbers of payment references: the first of so many in a row, which stay taken only if the transaction is kept.
    virtual qint64 takePaymentSerials(qint64 count) = 0;
    /// The next receipt number of a series ("" or a year), without gaps: it is given back if the transaction is not kept.
    virtual qint64 takeReceipt(const QString &series) = 0;

    // The ledger.
    virtual void insertLine(const AccountLine &line, qint64 batch) = 0;
    /// Stores what may change of a line: outstanding, status, texts, and amount and accruing of an overdue charge.
    virtual void updateLine(const AccountLine &line) = 0;
    virtual void insertOffset(const Offset &offset) = 0;
    /// Brings the account's balance, open charges and last payment up to its lines.
    /// @param versionBefore  its ledger version, if the caller knows it.
    /// @return its new ledger version.
    virtual qint64 updateTotals(AccountId account, Money balance, std::optional<qint64> versionBefore = {}) = 0;

    // Accounts. Inserting gives the id, or keeps the one that was taken for it.
    virtual HolderId insertHolder(const Holder &holder) = 0;
    virtual void renameHolder(const Holder &holder) = 0;
    virtual AccountId insertAccount(const Account &account) = 0;
    /// Stores the facts of an account, with its charges; `account` says who changed it and when.
    virtual void updateAccount(const Account &account) = 0;
    /// The holder was renamed: the account's search text and version follow.
    virtual void touchAccount(const Account &account) = 0;
    virtual qint64 insertBatch(const QString &name) = 0;

    // Types, settings, people. All replace what has the same key.
    virtual void putLineType(const LineType &type) = 0;
    virtual void putPaymentType(const PaymentType &type) = 0;
    virtual void putCashRegister(const CashRegister &cashRegister) = 0;
    virtual void putSettings(const LedgerSettings &settings) = 0;
    virtual void putPerson(const Person &person) = 0;

    // Proposals.
    virtual ProposalId insertProposal(const WriteOffProposal &proposal) = 0;
    virtual void insertDecision(const WriteOffProposal &proposal, const ProposalDecision &decision) = 0;
    /// What became of it; with the line if it was posted.
    virtual void closeProposal(ProposalId proposal, ProposalStatus status, std::optional<LineId> line) = 0;

    // The rows every change leaves behind.
    virtual void audit(const AuditEntry &entry) = 0;
    /// `key` is the account's UUID; `version` grows with every event of one kind on that account.
    virtual void event(const QString &type, const QString &key, qint64 version, const QString &payload) = 0;
    virtual void remember(const QString &key, const KnownKey &use) = 0;
    /// Writes down what the whole trail is now, if it has grown since the last checkpoint.
    virtual void checkpoint() = 0;

    /// Hands what was collected to the database: reads of the same transaction see it from here on. Call it before commit().
    virtual void flush() = 0;
    /// Forgets what was collected since the last flush(): the caller rolls back to a savepoint.
    virtual void discard() = 0;

    [[nodiscard]] const Stamp &stamp() const { return m_stamp; }

protected:
    explicit RowWriter(Stamp stamp) : m_stamp{std::move(stamp)} {}

private:
    Stamp m_stamp;
};

/// The writer for the database's kind.
[[nodiscard]] std::unique_ptr<RowWriter> makeRowWriter(Database &database, const Stamp &stamp);

} // namespace Tally
