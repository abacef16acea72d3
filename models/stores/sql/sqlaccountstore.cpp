// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/sqlaccountstore.h"

#include "models/stores/sql/accountlist.h"
#include "models/stores/sql/batchrun.h"
#include "models/stores/sql/changes.h"
#include "models/stores/sql/ledgerreader.h"
#include "models/stores/sql/longlists.h"
#include "models/stores/sql/opening.h"
#include "models/stores/sql/otherswatch.h"
#include "models/stores/sql/postgresbackup.h"
#include "models/stores/sql/postgresverifier.h"
#include "models/stores/sql/proposals.h"
#include "models/stores/sql/rowwriter.h"
#include "models/stores/sql/rulesrows.h"
#include "models/stores/sql/sqlitebackup.h"
#include "models/stores/sql/sqlrows.h"
#include "models/stores/sql/sqlworker.h"
#include "models/stores/sql/stoppable.h"
#include "models/stores/sql/summaryreader.h"
#include "models/stores/sql/trailreader.h"
#include "models/stores/sql/verifier.h"

#include <QFileInfo>
#include <QLoggingCategory>

#include <limits>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

Q_LOGGING_CATEGORY(log, "tally.sql")

std::vector<TargetType> readTargetTypes(Database &database)
{
    std::vector<TargetType> types;
    QSqlQuery query = database.run(u"SELECT code, label, polarity FROM target_type ORDER BY label"_s);
    while (nextRow(query))
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
    if (nextRow(query)) {
        holder.id = {query.value(0).toLongLong()};
        holder.name = query.value(1).toString();
    }
    return holder;
}

/// What lists are answered from is as much part of what is kept as any sum. On a thread that may wait.
void addDifferences(VerifyReport &report, LongLists &lists)
{
    constexpr qint64 listed = 20;
    Reply<std::vector<qint64>> reply = lists.differences();
    reply.waitForFinished();
    if (reply.resultCount() == 0)
        return;
    const auto accounts = reply.takeResult();
    if (!accounts)
        throw SqlFailure{accounts.error()};
    qint64 count = 0;
    for (const qint64 account : *accounts) {
        ++report.faultCount;
        if (++count <= listed)
            report.faults.push_back({.check = u"list-in-memory"_s, .table = u"account"_s, .row = account,
                                     .detail = u"lists showed it otherwise than the file has it; they are read anew"_s});
    }
}

} // namespace

SqlAccountStore::SqlAccountStore(QString where, Opening opening, SqlSession session, QObject *parent)
    : AccountStore(parent)
    , m_address{DatabaseAddress::parse(where)}
    , m_session{std::move(session)}
    , m_others{std::make_unique<OthersWatch>()}
    , m_rules{std::make_unique<RulesCache>()}
{
    if (m_address && m_address->backend() == Backend::Postgres)
        m_session.user = m_address->user();
    m_writer = std::make_unique<SqlWorker>(u"tally-writer"_s, [this, create = opening == Opening::CreateIfMissing] {
        auto database = openToWrite(m_address, create, m_session);
        m_writerProcess = database->serverProcess();
        return database;
    });
    m_reader = std::make_unique<SqlWorker>(u"tally-reader"_s, [this] {
        auto database = openToRead(m_address, m_session);
        if (database->backend() == Backend::Postgres)
            database->listen(u"tallystick"_s, [this](const QString &text) { hear(text); });
        return database;
    });
    // These sign in when they are first needed.
    m_lists = std::make_unique<LongLists>(*m_reader, [this] { return openToRead(m_address, m_session); });
    m_checks = std::make_unique<SqlWorker>(u"tally-checks"_s, [this] { return openToRead(m_address, m_session); });
    for (SqlWorker *worker : {m_writer.get(), m_reader.get()}) {
        worker->tellOfConnection([this](bool connected) { tellOfConnection(connected); });
        if (m_address && m_address->backend() == Backend::Postgres)
            worker->keepAnEyeOnIt(m_session.lookInterval, [](Database &db) { db.run(u"SELECT 1"_s); });
    }
    if (m_address && m_address->backend() == Backend::Sqlite)
        m_reader->keepAnEyeOnIt(m_session.fileLookInterval, [this](Database &db) { lookForOthers(db); });
    // The system keeps the file in its own memory; up to 32 MB more of it for each connection are for who reads on.
    m_reader->whenIdle(std::chrono::seconds(5), [this] { m_reader->giveBackPages(); });
}

// Writes that were accepted are done first; nobody waits for the answer to a question any more, nor for a copy.
SqlAccountStore::~SqlAccountStore()
{
    m_lists->interrupt();
    for (SqlWorker *worker : {m_reader.get(), m_checks.get()})
        worker->interrupt();
}

Reply<> SqlAccountStore::open()
{
    return m_writer->run<std::monostate>([](Database &, auto &) { return std::monostate(); });
}

Reply<bool> SqlAccountStore::accountsInMemory() { return m_lists->areInMemory(); }

StoreInfo SqlAccountStore::info() const
{
    if (!m_address)
        return {};
    const bool isFile = m_address->backend() == Backend::Sqlite;
    return {.name = m_address->shortName(), .kind = m_address->kind(),
            .location = isFile ? QFileInfo(m_address->file()).absoluteFilePath() : m_address->text()};
}

Capabilities SqlAccountStore::capabilities() const
{
    return {};
}

Reply<AccountList> SqlAccountStore::accounts(AccountQuery query, QueryStop stop)
{
    if (!m_address || m_address->backend() == Backend::Sqlite)
        return m_lists->list(std::move(query), stop);
    // A server's lists are not in memory and may take long: who searches does not wait behind one.
    return m_reader->run<AccountList>([query = std::move(query), stop](Database &db, auto &) {
        return stoppable<AccountList>(db, stop, [&] { return readAccounts(db, query); });
    });
}

Reply<std::vector<AccountRow>> SqlAccountStore::accountHead(AccountQuery query, QueryStop stop)
{
    return m_lists->head(std::move(query), stop);
}

Reply<AccountOrder> SqlAccountStore::accountOrder(AccountQuery query, QueryStop stop)
{
    return m_lists->order(std::move(query), stop);
}

Reply<std::vector<AccountRow>> SqlAccountStore::accountRows(std::vector<qint64> ids)
{
    return m_reader->run<std::vector<AccountRow>>([ids = std::move(ids)](Database &db, auto &) { return readAccountRows(db, ids); });
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
    // A long ledger must not hold up the screen it stands behind; a short one must not wait until a million accounts are in order.
    SqlWorker &worker = m_shortLedgers.has(id) ? *m_reader : m_lists->worker();
    return worker.run<Ledger>([id](Database &db, auto &) {
        const Snapshot snapshot(db);
        return readLedger(db, id);
    });
}

Reply<LedgerHead> SqlAccountStore::ledgerHead(AccountId id, int rows)
{
    return m_reader->run<LedgerHead>([this, id, rows](Database &db, auto &) {
        const Snapshot snapshot(db);
        LedgerHead head = readLedgerHead(db, id, rows);
        m_shortLedgers.note(id, head.complete);
        return head;
    });
}

Reply<LedgerOrder> SqlAccountStore::ledgerOrder(AccountId id, LedgerFilter filter, QueryStop stop)
{
    return m_lists->worker().run<LedgerOrder>([id, filter, stop](Database &db, auto &) {
        return stoppable<LedgerOrder>(db, stop, [&] { return readLedgerOrder(db, id, filter); });
    });
}

Reply<std::vector<LedgerRow>> SqlAccountStore::ledgerRows(AccountId id, std::vector<qint64> lines)
{
    return m_reader->run<std::vector<LedgerRow>>([id, lines = std::move(lines)](Database &db, auto &) {
        const Snapshot snapshot(db);
        return readLedgerRows(db, id, lines);
    });
}

Reply<std::vector<TargetType>> SqlAccountStore::targetTypes()
{
    return m_reader->run<std::vector<TargetType>>([](Database &db, auto &) { return readTargetTypes(db); });
}

Reply<Account> SqlAccountStore::create(Account draft, QString key)
{
    return m_writer->run<Account>([this, draft = std::move(draft), key = std::move(key)](Database &db, auto &) {
        Kept kept = createOne(db, draft, key, stampNow());
        if (kept.changed)
            announce(kept.account.id);
        noteOwn(db);
        return std::move(kept.account);
    });
}

Reply<Account> SqlAccountStore::update(Account changed, QString key)
{
    return m_writer->run<Account>([this, changed = std::move(changed), key = std::move(key)](Database &db, auto &) {
        Kept kept = updateOne(db, changed, key, stampNow());
        if (kept.changed)
            announce(kept.account.id);
        if (kept.othersChanged)
            announce(std::nullopt);
        noteOwn(db);
        return std::move(kept.account);
    });
}

Reply<Posted> SqlAccountStore::post(Posting posting)
{
    return m_writer->run<Posted>([this, posting = std::move(posting)](Database &db, auto &) {
        Posted posted = postOne(db, posting, stampNow(), *m_rules);
        if (!posted.repeated)
            announce(posting.account);
        noteOwn(db);
        return posted;
    });
}

Reply<std::vector<Result<Posted>>> SqlAccountStore::postTogether(std::vector<Posting> postings)
{
    return m_writer->run<std::vector<Result<Posted>>>([this, postings = std::move(postings)](Database &db, auto &) {
        auto results = postAll(db, postings, stampNow(), *m_rules);
        for (std::size_t i = 0; i < results.size(); ++i) {
            if (results[i] && !results[i]->repeated)
                announce(postings[i].account);
        }
        noteOwn(db);
        return results;
    });
}

Reply<WriteOffProposal> SqlAccountStore::propose(WriteOffWish wish, QString key)
{
    return changeProposal([this, wish = std::move(wish), key = std::move(key)](Database &db, RowWriter &rows, bool &changed) {
        return proposeInside(db, rows, wish, key, readPerson(db, m_session.user), m_rules->current(db), changed);
    });
}

Reply<WriteOffProposal> SqlAccountStore::answer(ProposalId proposal, ProposalAnswer answer, QString note, QString key)
{
    return changeProposal([this, proposal, answer, note = std::move(note), key = std::move(key)](Database &db, RowWriter &rows, bool &changed) {
        return answerInside(db, rows, proposal, answer, note, key, readPerson(db, m_session.user), m_rules->current(db), changed);
    });
}

Reply<WriteOffProposal> SqlAccountStore::changeProposal(std::function<WriteOffProposal(Database &, RowWriter &, bool &)> change)
{
    return m_writer->run<WriteOffProposal>([this, change = std::move(change)](Database &db, auto &) {
        bool changed = false;
        Transaction transaction(db);
        const auto rows = makeRowWriter(db, stampNow());
        WriteOffProposal proposal = change(db, *rows, changed);
        transaction.commit();
        if (changed) {
            m_mail.post([this] { emit proposalsChanged(); });
            if (proposal.status == ProposalStatus::Posted)
                announce(proposal.account);
        }
        noteOwn(db);
        return proposal;
    });
}

Reply<LedgerRules> SqlAccountStore::changeRules(RulesChange change, QString key)
{
    return m_writer->run<LedgerRules>([this, change = std::move(change), key = std::move(key)](Database &db, auto &) {
        Transaction transaction(db);
        const auto rows = makeRowWriter(db, stampNow());
        if (Tally::changeRules(db, *rows, change, key, readPerson(db, m_session.user))) {
            transaction.commit();
            m_mail.post([this] { emit rulesChanged(); });
        }
        noteOwn(db);
        return readRules(db);
    });
}

Reply<Person> SqlAccountStore::changePerson(Person person, QString key)
{
    return m_writer->run<Person>([this, person = std::move(person), key = std::move(key)](Database &db, auto &) {
        bool changed = false;
        Transaction transaction(db);
        const auto rows = makeRowWriter(db, stampNow());
        Person kept = Tally::changePerson(db, *rows, person, key, readPerson(db, m_session.user), changed);
        transaction.commit();
        if (changed)
            m_mail.post([this] { emit rulesChanged(); });
        noteOwn(db);
        return kept;
    });
}

Reply<Person> SqlAccountStore::me()
{
    return m_reader->run<Person>([user = m_session.user](Database &db, auto &) { return readPerson(db, user); });
}

Reply<LedgerRules> SqlAccountStore::rules()
{
    return m_reader->run<LedgerRules>([](Database &db, auto &) {
        const Snapshot snapshot(db);
        return readRules(db);
    });
}

Reply<std::vector<Person>> SqlAccountStore::people()
{
    return m_reader->run<std::vector<Person>>([](Database &db, auto &) {
        const Snapshot snapshot(db);
        return readPeople(db);
    });
}

Reply<std::vector<TrailEntry>> SqlAccountStore::trail(TrailQuery query)
{
    return m_reader->run<std::vector<TrailEntry>>([query](Database &db, auto &) { return readTrail(db, query); });
}

Reply<std::vector<AgedDebtRow>> SqlAccountStore::agedDebt(AgedDebtQuery query)
{
    return m_reader->run<std::vector<AgedDebtRow>>([query = std::move(query)](Database &db, auto &) { return readAgedDebt(db, query); });
}

Reply<std::vector<MonthFlow>> SqlAccountStore::trend(TrendQuery query)
{
    return m_reader->run<std::vector<MonthFlow>>([query](Database &db, auto &) { return readTrend(db, query); });
}

Reply<std::vector<WriteOffProposal>> SqlAccountStore::proposals(ProposalFilter filter)
{
    return m_reader->run<std::vector<WriteOffProposal>>([filter](Database &db, auto &) {
        const Snapshot snapshot(db);
        return readProposals(db, filter);
    });
}

Reply<> SqlAccountStore::backup(QString file)
{
    // On a thread of its own: a copy takes minutes, and screens go on reading meanwhile.
    return m_checks->run<std::monostate>([this, file = std::move(file)](Database &db, auto &promise) {
        promise.setProgressRange(0, 100);
        const auto progress = [this, &promise](int percent) {
            if (percent < 100 && (promise.isCanceled() || m_checks->isInterrupted()))
                throw SqlFailure{{.kind = ErrorKind::Cancelled}};
            promise.setProgressValue(percent);
        };
        if (db.backend() == Backend::Postgres)
            backupPostgres(db, *m_address, m_session.password ? m_session.password() : QString(), file, progress);
        else
            backupSqlite(db, file, progress);
        return std::monostate();
    });
}

Reply<BulkReport> SqlAccountStore::runBatch(std::shared_ptr<BulkSource> source, BulkOptions options)
{
    return m_writer->run<BulkReport>([this, source = std::move(source), options = std::move(options)](Database &db, auto &promise) {
        // The progress of a future is an int.
        const qint64 unit = source->total() / std::numeric_limits<int>::max() + 1;
        promise.setProgressRange(0, int(source->total() / unit));
        const auto progress = [&](qint64 rows) {
            source->tellDone(rows);
            promise.setProgressValue(int(rows / unit));
        };
        return Tally::runBatch(db, *source, options,
                               {.stampNow = [this] { return stampNow(); }, .rules = *m_rules, .progress = progress,
                                .announce = [this] { announce(std::nullopt); }});
    });
}

Reply<VerifyReport> SqlAccountStore::verify()
{
    return m_checks->run<VerifyReport>([this](Database &db, auto &promise) {
        promise.setProgressRange(0, 100);
        const auto progress = [&promise](int percent) { promise.setProgressValue(percent); };
        if (db.backend() == Backend::Postgres)
            return verifyPostgres(db, progress);
        VerifyReport report = verifyDatabase(db, progress);
        addDifferences(report, *m_lists);
        return report;
    });
}

Stamp SqlAccountStore::stampNow() const
{
    return {.at = m_session.now(), .by = m_session.user};
}

void SqlAccountStore::hear(const QString &text)
{
    // "PROCESS account ID", "PROCESS account *", "PROCESS rules", "PROCESS proposals"
    const QStringList words = text.split(u' ');
    if (words.size() < 2 || words[0].toInt() == m_writerProcess)
        return;
    if (words[1] == "rules"_L1)
        m_mail.post([this] { emit rulesChanged(); });
    else if (words[1] == "proposals"_L1)
        m_mail.post([this] { emit proposalsChanged(); });
    else if (const qint64 id = words.value(2).toLongLong(); id != 0)
        announce(AccountId{id});
    else
        announce(std::nullopt);
}

void SqlAccountStore::lookForOthers(Database &reader)
{
    const OthersWatch::Heard heard = m_others->look(reader);
    for (const AccountId account : heard.accounts)
        announce(account);
    if (heard.manyAccounts)
        announce(std::nullopt);
    if (heard.rules)
        m_mail.post([this] { emit rulesChanged(); });
    if (heard.proposals)
        m_mail.post([this] { emit proposalsChanged(); });
}

void SqlAccountStore::noteOwn(Database &writer)
{
    if (writer.backend() != Backend::Sqlite)
        return;
    try {
        m_others->noteOwn(writer);
    } catch (const SqlFailure &failure) {
        // What was kept is kept: at worst it is told twice.
        qCWarning(log) << "after a change:" << failure.error.detail;
    }
}

void SqlAccountStore::tellOfConnection(bool connected)
{
    m_mail.post([this, connected] {
        emit connectionChanged(connected);
        if (!connected)
            return;
        emit accountsChanged();
        emit rulesChanged();
        emit proposalsChanged();
    });
}

void SqlAccountStore::announce(std::optional<AccountId> account)
{
    m_mail.post([this, account] {
        if (account)
            emit accountChanged(*account);
        else
            emit accountsChanged();
    });
}

} // namespace Tally
