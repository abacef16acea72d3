// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"

#include <chrono>
#include <functional>
#include <memory>

namespace Tally {

class SqlWorker;

/// Who uses the store, what time it is and how patient the store is: given, so that tests can say so.
struct SqlSession
{
    QString user;
    std::function<QDateTime()> now = [] { return QDateTime::currentDateTimeUtc(); };
    /// How long a call waits while another program writes, before it answers Busy.
    std::chrono::milliseconds busyTimeout = std::chrono::seconds(5);
};

/// The accounts and ledgers of one SQLite file: one thread writes, one reads, nothing waits on the caller's thread.
class SqlAccountStore final : public AccountStore
{
    Q_OBJECT
public:
    enum class Opening { MustExist, CreateIfMissing };

    SqlAccountStore(QString path, Opening opening, SqlSession session, QObject *parent = nullptr);
    ~SqlAccountStore() override;

    /// Opens the file, creates and migrates its schema. Ask this first: CannotOpen, NotADatabase, NewerDatabase, NetworkShare.
    Reply<> open();

    [[nodiscard]] StoreInfo info() const override;
    Reply<AccountList> accounts(AccountQuery query) override;
    Reply<AccountId> resolve(QString reference) override;
    Reply<Account> account(AccountId id) override;
    Reply<Holder> holder(QString reference) override;
    Reply<Ledger> ledger(AccountId id) override;
    Reply<std::vector<TargetType>> targetTypes() override;
    Reply<Account> create(Account draft, QString key) override;
    Reply<Account> update(Account changed, QString key) override;
    Reply<Posted> post(Posting posting) override;
    Reply<BulkReport> runBatch(std::shared_ptr<BulkSource> source, BulkOptions options) override;
    Reply<VerifyReport> verify() override;

private:
    /// Tells listeners, on the store's own thread, after a change was kept.
    void announce(std::optional<AccountId> account);

    QString m_path;
    SqlSession m_session;
    std::unique_ptr<SqlWorker> m_writer;
    std::unique_ptr<SqlWorker> m_reader;
};

} // namespace Tally
