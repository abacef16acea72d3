// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/sql/database.h"
#include "models/stores/sql/rawstatement.h"
#include "models/stores/sql/rowwriter.h"
#include "models/stores/sql/summaryupkeep.h"

#include <memory>

namespace Tally {

/// Writes each row at once, but for the summaries: a transaction of SQLite has the whole file to itself, so locks and numbers need
/// nothing more.
class SqliteRowWriter final : public RowWriter
{
public:
    SqliteRowWriter(Database &database, const Stamp &stamp);
    ~SqliteRowWriter() override;

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
    void flush() override { m_summaries.flush(); }
    void discard() override { m_summaries.discard(); }

private:
    /// A statement kept prepared for as long as this writer lives.
    RawStatement &statement(std::unique_ptr<RawStatement> &kept, const char *sql);
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
    std::unique_ptr<RawStatement> m_insertLine;
    std::unique_ptr<RawStatement> m_updateLine;
    std::unique_ptr<RawStatement> m_insertOffset;
    std::unique_ptr<RawStatement> m_insertAudit;
    std::unique_ptr<RawStatement> m_insertEvent;
};

} // namespace Tally
