// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/forms/formstore.h"

#include "models/domain/rights.h"
#include "tests/support/ledgerrows.h"

#include <QPromise>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace Tally::Test {

Account FormStore::add(Account account)
{
    account.id = {qint64(m_accounts.size()) + 1};
    account.holder.id = {account.id.value};
    account.uuid = QUuid::createUuid();
    account.version = 1;
    m_accounts.push_back({.facts = account, .state = {.account = account.id, .currency = account.currency()}});
    return account;
}

LedgerChange FormStore::keep(LedgerState &state, LedgerChange change)
{
    number(change, {m_nextLine}, {m_nextOffset});
    m_nextLine += qint64(change.added.size());
    m_nextOffset += qint64(change.offsets.size());
    apply(state, change);
    return change;
}

LineId FormStore::given(AccountId account, const LedgerCommand &command)
{
    LedgerState &state = m_accounts.at(std::size_t(account.value) - 1).state;
    auto change = decide(state, command);
    Q_ASSERT(change);
    return keep(state, *std::move(change)).added.front().id;
}

Ledger FormStore::ledgerOf(AccountId account) const
{
    const Kept &kept = m_accounts.at(std::size_t(account.value) - 1);
    Ledger ledger{.account = kept.facts, .lines = kept.state.lines, .offsets = kept.state.offsets, .accountsOfHolder = {}};
    ledger.account.balance = kept.state.balance();
    std::sort(ledger.lines.begin(), ledger.lines.end(), &isOlder);
    return ledger;
}

void FormStore::changeBehind(AccountId account, const std::function<void(Account &)> &change)
{
    Account &facts = m_accounts.at(std::size_t(account.value) - 1).facts;
    change(facts);
    ++facts.version;
}

void FormStore::failCall(int n, const Error &error, bool afterwards)
{
    m_failure = Failure{.calls = n, .error = error, .afterwards = afterwards};
}

void FormStore::release()
{
    m_holding = false;
    for (const auto &answer : std::exchange(m_held, {}))
        answer();
}

template <class T>
Reply<T> FormStore::answerWith(const std::function<Result<T>()> &work)
{
    std::optional<Failure> failing;
    if (m_failure && --m_failure->calls == 0)
        failing = std::exchange(m_failure, std::nullopt);
    Result<T> result = failing && !failing->afterwards ? Result<T>(failing->error) : work();
    if (failing)
        result = failing->error;
    if (!m_holding)
        return QtFuture::makeReadyFuture(result);
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    m_held.push_back([promise, result] {
        promise->addResult(result);
        promise->finish();
    });
    return promise->future();
}

Reply<AccountList> FormStore::accounts(AccountQuery, QueryStop)
{
    return QtFuture::makeReadyFuture(Result<AccountList>(AccountList{}));
}

Reply<AccountId> FormStore::resolve(QString reference)
{
    return answerWith<AccountId>([this, reference]() -> Result<AccountId> {
        for (const Kept &kept : m_accounts) {
            if (kept.facts.paymentReference == reference)
                return kept.facts.id;
        }
        return Error{.kind = ErrorKind::NotFound, .detail = {}, .field = {}, .value = reference};
    });
}

Reply<Account> FormStore::account(AccountId id)
{
    return answerWith<Account>([this, id]() -> Result<Account> { return accountOf(id); });
}

Reply<Holder> FormStore::holder(QString reference)
{
    Holder found{.id = {}, .reference = reference, .name = {}};
    for (const Kept &kept : m_accounts) {
        if (kept.facts.holder.reference == reference)
            found = kept.facts.holder;
    }
    return QtFuture::makeReadyFuture(Result<Holder>(found));
}

Reply<Ledger> FormStore::ledger(AccountId id)
{
    return QtFuture::makeReadyFuture(Result<Ledger>(ledgerOf(id)));
}

Reply<LedgerHead> FormStore::ledgerHead(AccountId id, int rows)
{
    return QtFuture::makeReadyFuture(Result<LedgerHead>(headOf(ledgerOf(id), rows)));
}

Reply<std::vector<TargetType>> FormStore::targetTypes()
{
    return QtFuture::makeReadyFuture(Result<std::vector<TargetType>>(std::vector<TargetType>{
        {.code = u"HousingBenefit"_s, .label = u"Housing benefit"_s}, {.code = u"Tenure"_s, .label = u"Tenure"_s}}));
}

Reply<Account> FormStore::create(Account draft, QString key)
{
    m_keys.append(key);
    return answerWith<Account>([&] { return createNow(std::move(draft), key); });
}

Result<Account> FormStore::createNow(Account draft, const QString &key)
{
    if (m_stored.contains(key))
        return accountOf(m_stored.value(key));
    if (const auto faults = faultsOf(draft); !faults.empty())
        return faults.front();
    for (const Kept &kept : m_accounts) {
        if (!draft.paymentReference.isEmpty() && kept.facts.paymentReference == draft.paymentReference)
            return Error{.kind = ErrorKind::PaymentReferenceTaken,
                         .detail = {},
                         .field = u"paymentReference"_s,
                         .value = draft.paymentReference};
    }
    if (draft.paymentReference.isEmpty())
        draft.paymentReference = u"made-%1"_s.arg(m_accounts.size() + 1);
    const Account stored = add(std::move(draft));
    m_stored.insert(key, stored.id);
    return stored;
}

Reply<Account> FormStore::update(Account changed, QString key)
{
    m_keys.append(key);
    return answerWith<Account>([&] { return updateNow(std::move(changed), key); });
}

Result<Account> FormStore::updateNow(Account changed, const QString &key)
{
    if (m_stored.contains(key))
        return accountOf(m_stored.value(key));
    Account &facts = m_accounts.at(std::size_t(changed.id.value) - 1).facts;
    if (facts.version != changed.version)
        return Error{.kind = ErrorKind::Conflict, .detail = {}, .field = {}, .value = u"amy"_s};
    if (const auto faults = faultsOfChange(facts, changed); !faults.empty())
        return faults.front();
    ++changed.version;
    facts = changed;
    m_stored.insert(key, facts.id);
    return facts;
}

Reply<Posted> FormStore::post(Posting posting)
{
    m_postings.push_back(posting);
    return answerWith<Posted>([&] { return postNow(posting); });
}

Result<Posted> FormStore::postNow(const Posting &posting)
{
    if (m_posted.contains(posting.key)) {
        Posted again = m_posted.value(posting.key);
        again.repeated = true;
        return again;
    }
    LedgerState &state = m_accounts.at(std::size_t(posting.account.value) - 1).state;
    if (const auto refused = refusalFor(m_me, posting.command, m_rules))
        return *refused;
    auto change = decide(state, posting.command, m_rules);
    if (!change)
        return change.error();
    const LedgerChange kept = keep(state, *std::move(change));
    const AccountLine *subject = state.line(subjectOf(kept, posting.command));
    const Posted posted{.line = subject != nullptr ? *subject : AccountLine{}, .offsets = kept.offsets, .balance = kept.balanceAfter};
    m_posted.insert(posting.key, posted);
    return posted;
}

Reply<WriteOffProposal> FormStore::propose(WriteOffWish wish, QString key)
{
    m_wishes.push_back(wish);
    m_keys.append(key);
    return answerWith<WriteOffProposal>([&] { return proposeNow(wish, key); });
}

Result<WriteOffProposal> FormStore::proposeNow(const WriteOffWish &wish, const QString &key)
{
    if (m_proposals.contains(key))
        return m_proposals.value(key);
    if (const auto fault = faultOf(wish))
        return *fault;
    WriteOffProposal proposal{.id = {qint64(m_proposals.size()) + 1}, .account = wish.account, .amount = wish.amount, .type = wish.type,
                              .debits = wish.debits, .date = wish.date, .reason = wish.reason, .evidence = wish.evidence,
                              .proposedBy = m_me.name, .approvalsNeeded = approvalsNeeded(m_me, wish.amount, m_rules)};
    if (proposal.approvalsNeeded == 0) {
        const auto posted = postNow({.key = key, .account = wish.account, .command = commandOf(proposal)});
        if (!posted)
            return posted.error();
        proposal.status = ProposalStatus::Posted;
        proposal.line = posted->line.id;
    }
    m_proposals.insert(key, proposal);
    return proposal;
}

void FormStore::setPeople(const Person &me, const std::vector<Person> &others)
{
    m_me = me;
    m_people = others;
    m_people.push_back(me);
    emit rulesChanged();
}

void FormStore::setRules(const LedgerRules &rules)
{
    m_rules = rules;
    emit rulesChanged();
}

Account tenantAccount(const QString &reference, const QString &name, const QString &paymentReference)
{
    Account account;
    account.holder = {.id = {}, .reference = reference, .name = name};
    account.paymentReference = paymentReference;
    account.rentGroupType = u"Tenant"_s;
    account.status = AccountStatus::Active;
    account.tenure.fullAddress = u"12 Orchard Gardens, London E8 3QQ"_s;
    account.patch = u"East 3"_s;
    account.startDate = {2012, 4, 2};
    account.consolidatedCharges = {{.type = u"Rent"_s, .frequency = u"weekly"_s, .amount = Money::fromMinor(9840)}};
    return account;
}

} // namespace Tally::Test
