// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/sql/database.h"
#include "models/stores/sql/rowwriter.h"

#include <QJsonArray>

namespace Tally {

/// Collects the rows as JSON and hands them to the server's function write(), which alone may write: it checks who asks, says who
/// and when by itself, and refuses what does not add up (resources/migrations/postgresql).
class PostgresRowWriter final : public RowWriter
{
public:
    PostgresRowWriter(Database &database, const Stamp &stamp);

    void lockAccount(AccountId account) override;
    void lockRules() override;
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
    /// Numbers reserved and not used yet. The first reservation is as large as asked for; a batch, which asks on and on, then gets
    /// many at once.
    struct Numbers
    {
        QString table;
        qint64 next = 0;
        qint64 left = 0;
        bool asked = false;
    };
    qint64 take(Numbers &numbers, qint64 count);
    /// Exactly so many.
    qint64 takeOf(const QString &table, qint64 count);
    void add(const QString &operation, QJsonObject row);

    Database &m_database;
    Numbers m_lines;
    Numbers m_offsets;
    QJsonArray m_rows;
};

} // namespace Tally
