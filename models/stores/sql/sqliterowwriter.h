// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/sql/database.h"
#include "models/stores/sql/rowwriter.h"
#include "models/stores/sql/summaryupkeep.h"

#include <map>

namespace Tally {

/// Writes each row at once, but for the summaries: a transaction of SQLite has the whole file to itself, so locks and numbers need
/// nothing more.
class SqliteRowWriter final : public RowWriter
{
public:
    SqliteRowWriter(Database &database, const Stamp &stamp);

    void lockAccount(AccountId) override {}
    void lockRules() override {}
    LineId takeLines(qint64 count) override;
    OffsetId takeOffsets(qint64 count) override;
    HolderId takeHolders(qint64 count) override;
    AccountId takeAccounts(qint64 count) override;
    qint64 takePaymentSerials(qint64 count) override;
    qint64 takeReceipt(const QString &series) override;
    void insertLine(const AccountLine &line, qint64 batch) override;
    void updateLine(const AccountLine &line) override;
    void insertOffset(const Offset &offset) override;
    qint64 updateTotals(AccountId account, Money balance, std::optional<qint64> versionBefore) override;
    HolderId insertHolder(const Holder &holder) override;
    void renameHolder(const Holder &holder) override;
    AccountId insertAccount(const Account &account) override;
    void updateAccount(const Account &account) override;
    void touchAccount(const Account &account) override;
    qint64 insertBatch(const QString &name) override;
    void putLineType(const LineType &type) override;
    void putPaymentType(const PaymentType &type) override;
    void putCashRegister(const CashRegister &cashRegister) override;
    void putSettings(const LedgerSettings &settings) override;
    void putPerson(const Person &person) override;
    ProposalId insertProposal(const WriteOffProposal &proposal) override;
    void insertDecision(const WriteOffProposal &proposal, const ProposalDecision &decision) override;
    void closeProposal(ProposalId proposal, ProposalStatus status, std::optional<LineId> line) override;
    void audit(const AuditEntry &entry) override;
    void event(const QString &type, const QString &key, qint64 version, const QString &payload) override;
    void remember(const QString &key, const KnownKey &use) override;
    void checkpoint() override;
    void flush() override;
    void discard() override;

private:
    /// What the lines written since the last updateTotals() of an account change in its totals.
    struct Moved
    {
        qint64 openDebits = 0;
        QString paidOn;                  ///< the date of the newest payment among them; empty: none
        qint64 paid = 0;
        bool paymentUndone = false;      ///< the last payment may be an older one now
    };
    /// The next `count` numbers of a table; `nextSql`, a literal, asks for its first free one.
    template <class Id>
    Id take(Id &next, const char *nextSql, qint64 count);
    /// The last payment of an account as its lines say, NULLs if there is none.
    void updateLastPayment(AccountId account);
    struct Link
    {
        qint64 number;
        QString hash;
    };
    /// Where an entry stands in the chain of its account, or of what concerns none.
    Link nextInChain(qint64 account, const AuditEntry &entry);
    void replaceCharges(const Account &account);
    void insertCharges(const Account &account);
    void rulesChanged();

    Database &m_database;
    SummaryUpkeep m_summaries;
    QString m_at;
    QString m_by;
    LineId m_nextLine;
    OffsetId m_nextOffset;
    HolderId m_nextHolder;
    AccountId m_nextAccount;
    std::map<AccountId, Moved> m_moved;
};

} // namespace Tally
