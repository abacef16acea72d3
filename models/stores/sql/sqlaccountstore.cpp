// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/sqlaccountstore.h"

#include "models/stores/sql/accountlist.h"
#include "models/stores/sql/batchwriter.h"
#include "models/stores/sql/journal.h"
#include "models/stores/sql/migrator.h"
#include "models/stores/sql/sqlrows.h"
#include "models/stores/sql/sqlworker.h"
#include "models/stores/sql/verifier.h"

#include <QFileInfo>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

Q_LOGGING_CATEGORY(log, "tally.sql")

/// An account as it is kept now, and whether this call changed it.
struct Kept
{
    Account account;
    bool changed = true;
    bool othersChanged = false;      ///< with their holder's name
};

/// What a key of create or update was used with: the wish itself, without what the store fills in.
QString wishOf(const Account &account)
{
    return accountJson(account) + u"|parent %1"_s.arg(account.parentAccount.value_or(AccountId{}).value);
}

Kept createOne(Database &database, Account draft, const QString &key, const Stamp &stamp)
{
    const QString operation = u"create-account"_s;
    draft.version = 0;
    const QString wish = wishOf(draft);
    Transaction transaction(database);
    if (const auto known = Journal::known(database, key)) {
        Journal::requireSame(*known, operation, wish, key);
        return {.account = SqlRows::account(database, known->account), .changed = false};
    }
    insertAccount(database, draft, stamp);
    Account stored = SqlRows::account(database, draft.id);
    const QString json = accountJson(stored);
    Journal::audit(database, {.action = operation, .account = stored.id, .after = json}, stamp);
    Journal::event(database, u"AccountCreated"_s, stored.uuid, stored.version, json, stamp);
    Journal::remember(database, key, {.operation = operation, .fingerprint = wish, .account = stored.id, .line = {}}, stamp);
    transaction.commit();
    return {std::move(stored)};
}

Kept updateOne(Database &database, Account changed, const QString &key, const Stamp &stamp)
{
    const QString operation = u"update-account"_s;
    const QString wish = wishOf(changed);
    Transaction transaction(database);
    if (const auto known = Journal::known(database, key)) {
        Journal::requireSame(*known, operation, wish, key);
        return {.account = SqlRows::account(database, known->account), .changed = false};
    }
    const Account before = updateAccount(database, changed, stamp);
    Account stored = SqlRows::account(database, changed.id);
    const QString json = accountJson(stored);
    Journal::audit(database, {.action = operation, .account = stored.id, .before = accountJson(before), .after = json}, stamp);
    Journal::event(database, u"AccountUpdated"_s, stored.uuid, stored.version, json, stamp);
    const bool renamed = before.holder.name != stored.holder.name;
    for (const AccountId id : renamed ? otherAccounts(database, stored) : std::vector<AccountId>()) {
        const Account other = SqlRows::account(database, id);
        const QString otherJson = accountJson(other);
        Account otherBefore = other;
        otherBefore.holder.name = before.holder.name;
        otherBefore.version = other.version - 1;
        Journal::audit(database, {.action = u"rename-holder"_s, .account = id, .before = accountJson(otherBefore), .after = otherJson},
                       stamp);
        Journal::event(database, u"AccountUpdated"_s, other.uuid, other.version, otherJson, stamp);
    }
    Journal::remember(database, key, {.operation = operation, .fingerprint = wish, .account = stored.id, .line = {}}, stamp);
    transaction.commit();
    return {.account = std::move(stored), .othersChanged = renamed};
}

Ledger readLedger(Database &database, AccountId id)
{
    const Snapshot snapshot(database);
    Ledger ledger{.account = SqlRows::account(database, id)};
    LedgerState state = loadWhole(database, id, ledger.account.currency());
    ledger.lines = std::move(state.lines);
    ledger.offsets = std::move(state.offsets);
    ledger.accountsOfHolder = readAccounts(database, {.filter = {.holder = ledger.account.holder.id},
                                                      .sort = AccountColumn::PaymentReference,
                                                      .order = Qt::AscendingOrder}).rows;
    return ledger;
}

std::vector<TargetType> readTargetTypes(Database &database)
{
    std::vector<TargetType> types;
    QSqlQuery query = database.run(u"SELECT code, label, polarity FROM target_type ORDER BY label"_s);
    while (query.next())
        types.push_back({.code = query.value(0).toString(),
                         .label = query.value(1).toString(),
                         .polarity = query.value(2).toString() == "positive-owes"_L1 ? Polarity::PositiveOwes : Polarity::NegativeOwes});
    return types;
}

Holder readHolder(Database &database, const QString &reference)
{
    Holder holder{.id = {}, .reference = reference.trimmed(), .name = {}};
    if (const auto normal = normalisedHolderReference(reference))
        holder.reference = *normal;
    QSqlQuery query = database.run(u"SELECT id, name FROM holder WHERE reference = ?"_s, {SqlRows::notNull(holder.reference)});
    if (query.next()) {
        holder.id = {query.value(0).toLongLong()};
        holder.name = query.value(1).toString();
    }
    return holder;
}

BulkReport runOneBatch(Database &database, BulkSource &source, const BulkOptions &options, const Stamp &stamp,
                       const std::function<void(qint64)> &progress, const std::function<void()> &announce)
{
    BulkReport report;
    {
        Transaction transaction(database);
        BatchWriter batch(database, options, stamp);
        report = batch.run(source, progress);
        if (!report.kept || !batch.changedSomething())
            return report;                                   // nothing to keep: roll back
        transaction.commit();
    }
    announce();
    // Outside the batch: the log of a large one is folded into the file, and the planner learns the new sizes. The batch is kept
    // whether or not that works; the next checkpoint makes up for it.
    try {
        database.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        database.run(u"PRAGMA optimize"_s);
    } catch (const SqlFailure &failure) {
        qCWarning(log) << "after a batch:" << failure.error.detail;
    }
    return report;
}

} // namespace

SqlAccountStore::SqlAccountStore(QString path, Opening opening, SqlSession session, QObject *parent)
    : AccountStore(parent)
    , m_path{std::move(path)}
    , m_session{std::move(session)}
    , m_writer{std::make_unique<SqlWorker>(u"tally-writer"_s, [file = m_path, create = opening == Opening::CreateIfMissing, wait = m_session.busyTimeout] {
        auto database = std::make_unique<Database>(file, Database::Access::Writer, create, wait);
        try {
            migrate(*database);
        } catch (SqlFailure &failure) {
            failure.error.value = file;
            throw;
        }
        return database;
    })}
    , m_reader{std::make_unique<SqlWorker>(u"tally-reader"_s, [file = m_path, wait = m_session.busyTimeout] {
        return std::make_unique<Database>(file, Database::Access::Reader, false, wait);
    })}
{
}

// Writes that were accepted are done first; nobody waits for the answer to a question any more.
SqlAccountStore::~SqlAccountStore() { m_reader->interrupt(); }

Reply<> SqlAccountStore::open()
{
    return m_writer->run<std::monostate>([](Database &, auto &) { return std::monostate(); });
}

StoreInfo SqlAccountStore::info() const
{
    return {.name = QFileInfo(m_path).fileName(), .kind = u"SQLite"_s, .location = QFileInfo(m_path).absoluteFilePath()};
}

Reply<AccountList> SqlAccountStore::accounts(AccountQuery query)
{
    return m_reader->run<AccountList>([query = std::move(query)](Database &db, auto &) {
        const Snapshot snapshot(db);
        return readAccounts(db, query);
    });
}

Reply<AccountId> SqlAccountStore::resolve(QString reference)
{
    return m_reader->run<AccountId>([reference = std::move(reference)](Database &db, auto &) { return resolveAccount(db, reference); });
}

Reply<Account> SqlAccountStore::account(AccountId id)
{
    return m_reader->run<Account>([id](Database &db, auto &) { return SqlRows::account(db, id); });
}

Reply<Holder> SqlAccountStore::holder(QString reference)
{
    return m_reader->run<Holder>([reference = std::move(reference)](Database &db, auto &) { return readHolder(db, reference); });
}

Reply<Ledger> SqlAccountStore::ledger(AccountId id)
{
    return m_reader->run<Ledger>([id](Database &db, auto &) { return readLedger(db, id); });
}

Reply<std::vector<TargetType>> SqlAccountStore::targetTypes()
{
    return m_reader->run<std::vector<TargetType>>([](Database &db, auto &) { return readTargetTypes(db); });
}

Reply<Account> SqlAccountStore::create(Account draft, QString key)
{
    return m_writer->run<Account>([this, draft = std::move(draft), key = std::move(key)](Database &db, auto &) {
        Kept kept = createOne(db, draft, key, {.at = m_session.now(), .by = m_session.user});
        if (kept.changed)
            announce(kept.account.id);
        return std::move(kept.account);
    });
}

Reply<Account> SqlAccountStore::update(Account changed, QString key)
{
    return m_writer->run<Account>([this, changed = std::move(changed), key = std::move(key)](Database &db, auto &) {
        Kept kept = updateOne(db, changed, key, {.at = m_session.now(), .by = m_session.user});
        if (kept.changed)
            announce(kept.account.id);
        if (kept.othersChanged)
            announce(std::nullopt);
        return std::move(kept.account);
    });
}

Reply<Posted> SqlAccountStore::post(Posting posting)
{
    return m_writer->run<Posted>([this, posting = std::move(posting)](Database &db, auto &) {
        Posted posted = postOne(db, posting, {.at = m_session.now(), .by = m_session.user});
        if (!posted.repeated)
            announce(posting.account);
        return posted;
    });
}

Reply<BulkReport> SqlAccountStore::runBatch(std::shared_ptr<BulkSource> source, BulkOptions options)
{
    return m_writer->run<BulkReport>([this, source = std::move(source), options = std::move(options)](Database &db, auto &promise) {
        promise.setProgressRange(0, int(source->total()));
        return runOneBatch(db, *source, options, {.at = m_session.now(), .by = m_session.user},
                           [&promise](qint64 done) { promise.setProgressValue(int(done)); }, [this] { announce(std::nullopt); });
    });
}

Reply<VerifyReport> SqlAccountStore::verify()
{
    return m_reader->run<VerifyReport>([](Database &db, auto &promise) {
        promise.setProgressRange(0, 100);
        return verifyDatabase(db, [&promise](int percent) { promise.setProgressValue(percent); });
    });
}

void SqlAccountStore::announce(std::optional<AccountId> account)
{
    QMetaObject::invokeMethod(this, [this, account] {
        if (account)
            emit accountChanged(*account);
        else
            emit accountsChanged();
    }, Qt::QueuedConnection);
}

} // namespace Tally
