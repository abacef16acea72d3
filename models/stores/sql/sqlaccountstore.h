// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"
#include "models/stores/mailbox.h"
#include "models/stores/sql/databaseaddress.h"
#include "models/stores/sql/shortledgers.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>

namespace Tally {

class Database;
class RowWriter;
class LongLists;
class OthersWatch;
class RulesCache;
class SqlWorker;
struct Stamp;

/// Who uses the store, what time it is and how patient the store is: given, so that tests can say so.
struct SqlSession
{
    QString user;                 ///< of the operating system; on a server it is whoever signs in there
    std::function<QDateTime()> now = [] { return QDateTime::currentDateTimeUtc(); };
    /// How long a call waits while another program writes, before it answers Busy.
    std::chrono::milliseconds busyTimeout = std::chrono::seconds(5);
    /// How often a connection to a server that nobody uses is looked after.
    std::chrono::milliseconds lookInterval = std::chrono::seconds(30);
    /// How often a file is looked at for what other programs did to it. (A server tells by itself.)
    std::chrono::milliseconds fileLookInterval = std::chrono::seconds(1);
    /// Gives the server's password, asked on the store's threads at each connection; without it libpq looks for one by itself.
    std::function<QString()> password = {};
    /// Where a copy of a server's database is put before its schema changes; empty: in the program's data folder.
    QString backupFolder = {};
};

/// The accounts and ledgers of one SQLite file or one PostgreSQL database: one thread writes, others read, so that what a screen
/// waits for never stands behind what takes long; nothing waits on the caller's thread. After Offline the next call signs in anew,
/// and so does the store by itself every now and then; what others changed meanwhile nobody can know, so everything is then
/// announced as changed.
class SqlAccountStore final : public AccountStore
{
    Q_OBJECT
public:
    enum class Opening { MustExist, CreateIfMissing };

    /// @param where  a path, or an address as DatabaseAddress reads it.
    SqlAccountStore(QString where, Opening opening, SqlSession session, QObject *parent = nullptr);
    ~SqlAccountStore() override;

    /// Opens the file, creates and migrates its schema. Ask this first: CannotOpen, NotADatabase, NewerDatabase,
    /// NetworkShare, Invalid (a wrong address), Offline, SignInRequired, NotAllowed.
    Reply<> open();

    /// Comes once no accounts are being loaded into memory any more. @return whether long lists are answered from there; never on a
    /// server, and not before the first list. For those who measure.
    Reply<bool> accountsInMemory();

    [[nodiscard]] StoreInfo info() const override;
    [[nodiscard]] Capabilities capabilities() const override;
    Reply<AccountList> accounts(AccountQuery query, QueryStop stop) override;
    Reply<std::vector<AccountRow>> accountHead(AccountQuery query, QueryStop stop) override;
    Reply<AccountOrder> accountOrder(AccountQuery query, QueryStop stop) override;
    Reply<std::vector<AccountRow>> accountRows(std::vector<qint64> ids) override;
    Reply<AccountId> resolve(QString reference) override;
    Reply<Account> account(AccountId id) override;
    Reply<Holder> holder(QString reference) override;
    Reply<Ledger> ledger(AccountId id) override;
    Reply<LedgerHead> ledgerHead(AccountId id, int rows) override;
    Reply<LedgerOrder> ledgerOrder(AccountId id, LedgerFilter filter, QueryStop stop) override;
    Reply<std::vector<LedgerRow>> ledgerRows(AccountId id, std::vector<qint64> lines) override;
    Reply<std::vector<TargetType>> targetTypes() override;
    Reply<Person> me() override;
    Reply<LedgerRules> rules() override;
    Reply<std::vector<Person>> people() override;
    Reply<std::vector<TrailEntry>> trail(TrailQuery query) override;
    Reply<std::vector<AgedDebtRow>> agedDebt(AgedDebtQuery query) override;
    Reply<std::vector<MonthFlow>> trend(TrendQuery query) override;
    Reply<std::vector<WriteOffProposal>> proposals(ProposalFilter filter) override;
    Reply<Account> create(Account draft, QString key) override;
    Reply<Account> update(Account changed, QString key) override;
    Reply<Posted> post(Posting posting) override;
    Reply<std::vector<Result<Posted>>> postTogether(std::vector<Posting> postings) override;
    Reply<WriteOffProposal> propose(WriteOffWish wish, QString key) override;
    Reply<WriteOffProposal> answer(ProposalId proposal, ProposalAnswer answer, QString note, QString key) override;
    Reply<LedgerRules> changeRules(RulesChange change, QString key) override;
    Reply<Person> changePerson(Person person, QString key) override;
    Reply<BulkReport> runBatch(std::shared_ptr<BulkSource> source, BulkOptions options) override;
    Reply<VerifyReport> verify() override;
    Reply<> backup(QString file) override;

private:
    [[nodiscard]] Stamp stampNow() const;
    /// Runs a change of a proposal in a transaction of its own and tells of it.
    Reply<WriteOffProposal> changeProposal(std::function<WriteOffProposal(Database &, RowWriter &, bool &)> change);
    /// A worker lost its connection to the server or has one again; called on the worker's thread.
    void tellOfConnection(bool connected);
    /// Tells listeners, on the store's own thread, after a change was kept.
    void announce(std::optional<AccountId> account);

    /// What another connection to the server says it changed.
    void hear(const QString &text);
    /// The same for what other programs did to the file; on the reader's thread.
    void lookForOthers(Database &reader);
    /// What this program just kept needs no telling twice; on the writer's thread, behind announce().
    void noteOwn(Database &writer);

    Result<DatabaseAddress> m_address;
    SqlSession m_session;
    Mailbox m_mail;                                   ///< what is to be told on the store's own thread
    std::atomic_int m_writerProcess = 0;              ///< the server's number of our own writing connection
    ShortLedgers m_shortLedgers;
    std::unique_ptr<OthersWatch> m_others;
    std::unique_ptr<RulesCache> m_rules;              ///< of the writer's thread
    std::unique_ptr<SqlWorker> m_writer;
    std::unique_ptr<SqlWorker> m_reader;              ///< for what a screen waits for
    std::unique_ptr<LongLists> m_lists;               ///< for what takes a look at all accounts
    std::unique_ptr<SqlWorker> m_checks;              ///< for what takes minutes: verify and backup
};

} // namespace Tally
