// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/wholeledger.h"
#include "tests/support/unsupportedstore.h"

#include <QHash>

#include <functional>
#include <optional>
#include <vector>

namespace Tally::Test {

/// A store in memory for tests of forms: it keeps accounts and ledgers, posts with decide(), honours keys and versions, fails
/// when told to and can keep its answers back.
class FormStore final : public UnsupportedStore
{
    Q_OBJECT
public:
    using UnsupportedStore::UnsupportedStore;

    /// Keeps an account as it is; its id and version are given.
    Account add(Account account);
    /// Posts without a key, for the state a test begins with. @return the new line's id.
    LineId given(AccountId account, const LedgerCommand &command);
    [[nodiscard]] Ledger ledgerOf(AccountId account) const;
    /// The same as forms take it.
    [[nodiscard]] SharedLedger wholeOf(AccountId account) const { return WholeLedger::share(ledgerOf(account)); }
    [[nodiscard]] const Account &accountOf(AccountId account) const
    {
        return m_accounts.at(std::size_t(account.value) - 1).facts;
    }
    /// Changes an account behind the form's back.
    void changeBehind(AccountId account, const std::function<void(Account &)> &change);

    /// The n-th write or account read from now on, beginning with 1, answers `error`. If `afterwards`, it does its work and
    /// only the answer is lost.
    void failCall(int n, const Error &error, bool afterwards = false);
    /// Writes answer only when release() is called.
    void hold() { m_holding = true; }
    void release();

    [[nodiscard]] const std::vector<Posting> &postings() const { return m_postings; }
    [[nodiscard]] const QStringList &keys() const { return m_keys; }

    [[nodiscard]] StoreInfo info() const override
    {
        return {.name = QStringLiteral("forms"), .kind = QStringLiteral("Memory"), .location = {}};
    }
    Reply<AccountList> accounts(AccountQuery, QueryStop) override;
    Reply<AccountId> resolve(QString reference) override;
    Reply<Account> account(AccountId id) override;
    Reply<Holder> holder(QString reference) override;
    Reply<Ledger> ledger(AccountId id) override;
    Reply<LedgerHead> ledgerHead(AccountId id, int rows) override;
    Reply<std::vector<TargetType>> targetTypes() override;
    Reply<Account> create(Account draft, QString key) override;
    Reply<Account> update(Account changed, QString key) override;
    Reply<Posted> post(Posting posting) override;
    Reply<WriteOffProposal> propose(WriteOffWish wish, QString key) override;
    Reply<Person> me() override { return QtFuture::makeReadyFuture(Result<Person>(m_me)); }
    Reply<LedgerRules> rules() override { return QtFuture::makeReadyFuture(Result<LedgerRules>(m_rules)); }
    Reply<std::vector<Person>> people() override { return QtFuture::makeReadyFuture(Result<std::vector<Person>>(m_people)); }

    /// Who is signed in, who else there is and by which rules they post; told at once.
    void setPeople(const Person &me, const std::vector<Person> &others = {});
    void setRules(const LedgerRules &rules);
    [[nodiscard]] const std::vector<WriteOffWish> &wishes() const { return m_wishes; }

private:
    struct Kept
    {
        Account facts;
        LedgerState state;
    };
    struct Failure
    {
        int calls = 0;
        Error error;
        bool afterwards = false;
    };

    /// Runs `work`, or fails if it is this call's turn, and answers now or on release().
    template <class T>
    Reply<T> answerWith(const std::function<Result<T>()> &work);
    [[nodiscard]] Result<Account> createNow(Account draft, const QString &key);
    [[nodiscard]] Result<Account> updateNow(Account changed, const QString &key);
    [[nodiscard]] Result<Posted> postNow(const Posting &posting);
    [[nodiscard]] Result<WriteOffProposal> proposeNow(const WriteOffWish &wish, const QString &key);
    LedgerChange keep(LedgerState &state, LedgerChange change);

    std::vector<Kept> m_accounts;
    QHash<QString, Posted> m_posted;
    QHash<QString, AccountId> m_stored;
    std::vector<Posting> m_postings;
    QStringList m_keys;
    Person m_me{.name = QStringLiteral("okb"), .roles = everyRole};
    std::vector<Person> m_people;
    LedgerRules m_rules;
    std::vector<WriteOffWish> m_wishes;
    QHash<QString, WriteOffProposal> m_proposals;
    std::optional<Failure> m_failure;
    std::vector<std::function<void()>> m_held;
    bool m_holding = false;
    qint64 m_nextLine = 1;
    qint64 m_nextOffset = 1;
};

/// A tenant's account that owes nothing yet, as FormStore::add() takes it.
[[nodiscard]] Account tenantAccount(const QString &reference, const QString &name, const QString &paymentReference);

} // namespace Tally::Test
