// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"

namespace Tally::Test {

/// A store that answers every question with Internal: a test's store says only what its test asks.
class UnsupportedStore : public AccountStore
{
    Q_OBJECT
public:
    using AccountStore::AccountStore;

    [[nodiscard]] StoreInfo info() const override { return {.name = QStringLiteral("test"), .kind = QStringLiteral("Test"), .location = {}}; }
    [[nodiscard]] Capabilities capabilities() const override { return {}; }
    Reply<AccountList> accounts(AccountQuery, QueryStop) override { return unsupported<AccountList>(); }
    Reply<std::vector<AccountRow>> accountHead(AccountQuery, QueryStop) override { return unsupported<std::vector<AccountRow>>(); }
    Reply<AccountOrder> accountOrder(AccountQuery, QueryStop) override { return unsupported<AccountOrder>(); }
    Reply<std::vector<AccountRow>> accountRows(std::vector<qint64>) override { return unsupported<std::vector<AccountRow>>(); }
    Reply<AccountId> resolve(QString) override { return unsupported<AccountId>(); }
    Reply<Account> account(AccountId) override { return unsupported<Account>(); }
    Reply<Holder> holder(QString) override { return unsupported<Holder>(); }
    Reply<Ledger> ledger(AccountId) override { return unsupported<Ledger>(); }
    Reply<LedgerHead> ledgerHead(AccountId, int) override { return unsupported<LedgerHead>(); }
    Reply<LedgerOrder> ledgerOrder(AccountId, LedgerFilter, QueryStop) override { return unsupported<LedgerOrder>(); }
    Reply<std::vector<LedgerRow>> ledgerRows(AccountId, std::vector<qint64>) override { return unsupported<std::vector<LedgerRow>>(); }
    Reply<std::vector<TargetType>> targetTypes() override { return unsupported<std::vector<TargetType>>(); }
    Reply<Person> me() override { return unsupported<Person>(); }
    Reply<LedgerRules> rules() override { return unsupported<LedgerRules>(); }
    Reply<std::vector<Person>> people() override { return unsupported<std::vector<Person>>(); }
    Reply<std::vector<TrailEntry>> trail(TrailQuery) override { return unsupported<std::vector<TrailEntry>>(); }
    Reply<std::vector<AgedDebtRow>> agedDebt(AgedDebtQuery) override { return unsupported<std::vector<AgedDebtRow>>(); }
    Reply<std::vector<MonthFlow>> trend(TrendQuery) override { return unsupported<std::vector<MonthFlow>>(); }
    Reply<std::vector<WriteOffProposal>> proposals(ProposalFilter) override { return unsupported<std::vector<WriteOffProposal>>(); }
    Reply<Account> create(Account, QString) override { return unsupported<Account>(); }
    Reply<Account> update(Account, QString) override { return unsupported<Account>(); }
    Reply<Posted> post(Posting) override { return unsupported<Posted>(); }
    Reply<std::vector<Result<Posted>>> postTogether(std::vector<Posting>) override { return unsupported<std::vector<Result<Posted>>>(); }
    Reply<WriteOffProposal> propose(WriteOffWish, QString) override { return unsupported<WriteOffProposal>(); }
    Reply<WriteOffProposal> answer(ProposalId, ProposalAnswer, QString, QString) override { return unsupported<WriteOffProposal>(); }
    Reply<LedgerRules> changeRules(RulesChange, QString) override { return unsupported<LedgerRules>(); }
    Reply<Person> changePerson(Person, QString) override { return unsupported<Person>(); }
    Reply<BulkReport> runBatch(std::shared_ptr<BulkSource>, BulkOptions) override { return unsupported<BulkReport>(); }
    Reply<VerifyReport> verify() override { return unsupported<VerifyReport>(); }
    Reply<> backup(QString) override { return unsupported<std::monostate>(); }

protected:
    template <class T>
    [[nodiscard]] static Reply<T> unsupported()
    {
        return QtFuture::makeReadyFuture(Result<T>(Error{.kind = ErrorKind::Internal}));
    }
};

} // namespace Tally::Test
