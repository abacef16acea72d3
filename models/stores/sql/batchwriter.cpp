// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/batchwriter.h"

#include "models/stores/sql/journal.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqlrows.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

const QString accountOperation = u"create-account"_s;

} // namespace

BatchWriter::BatchWriter(Database &database, RowWriter &rows, BulkOptions options, const LedgerRules &rules)
    : m_database{database}, m_options{std::move(options)}, m_rows{rows}, m_rules{rules}, m_writer{rows, rules.settings}
{
}

BulkReport BatchWriter::run(BulkSource &source, const std::function<void(qint64)> &progress)
{
    if (m_options.onlyIntoEmpty && m_database.value(u"SELECT EXISTS (SELECT 1 FROM account)"_s).toInt() == 1)
        throw SqlFailure{{.kind = ErrorKind::Conflict, .detail = u"the database has accounts already"_s, .field = u"database"_s}};
    qint64 done = 0;
    while (auto account = source.next()) {
        if (source.isCancelled())
            throw SqlFailure{{.kind = ErrorKind::Cancelled}};
        runAccount(*account);
        progress(++done);
    }
    if (source.isCancelled())
        throw SqlFailure{{.kind = ErrorKind::Cancelled}};
    m_report.kept = !m_options.dryRun && (m_report.problems.empty() || m_options.skipBad);
    return m_report;
}

void BatchWriter::runAccount(BulkAccount &bulk)
{
    m_database.run(u"SAVEPOINT account"_s);
    Account account;
    Work work;
    if (!prepareAccount(bulk, account, work)) {
        m_rows.discard();
        m_database.run(u"ROLLBACK TO account"_s);
        m_database.run(u"RELEASE account"_s);
        return;
    }
    const auto refused = std::count_if(bulk.entries.begin(), bulk.entries.end(),
                                       [&](const BulkEntry &entry) { return !runEntry(entry, work); });
    // An account all of whose rows were refused is not made: its rows can be mended and come again.
    if (work.created && refused > 0 && std::size_t(refused) == bulk.entries.size()) {
        m_rows.discard();
        m_database.run(u"ROLLBACK TO account"_s);
        --m_report.accountsAdded;
    } else {
        writeAccount(bulk, account, work);
        m_rows.flush();
    }
    m_database.run(u"RELEASE account"_s);
}

bool BatchWriter::prepareAccount(BulkAccount &bulk, Account &account, Work &work)
{
    try {
        if (!bulk.key.isEmpty())
            Journal::requireUsable(bulk.key);
        const auto known = bulk.key.isEmpty() ? std::nullopt : Journal::known(m_database, bulk.key);
        if (known) {
            Journal::requireSame(*known, accountOperation, bulk.fingerprint, bulk.key);
            m_rows.lockAccount(known->account);
            account = SqlRows::account(m_database, known->account);
            work.state = loadWhole(m_database, account.id, account.currency());
            if (account.balance != work.state.balance())
                throw SqlFailure{{.kind = ErrorKind::Corrupt,
                                  .detail = u"account %1: the balance is not the sum of its lines"_s.arg(account.id.value)}};
            ++m_report.accountsKnown;
        } else {
            account = bulk.draft;
            insertAccount(m_database, m_rows, account);
            work.state = {.account = account.id, .currency = account.currency()};
            work.created = true;
            ++m_report.accountsAdded;
        }
    } catch (const SqlFailure &failure) {
        // A refusal concerns this account; anything else (a full disk) ends the batch.
        switch (failure.error.kind) {
        case ErrorKind::Invalid:
        case ErrorKind::HolderTypeNotAllowed:
        case ErrorKind::PaymentReferenceTaken:
        case ErrorKind::KeyReused: break;
        default: throw;
        }
        refuse(bulk.row, failure.error);
        for (const BulkEntry &entry : bulk.entries) {
            if (entry.row != bulk.row)
                refuse(entry.row, failure.error);
        }
        return false;
    }
    work.balanceBefore = work.state.balance();
    work.linesBefore = work.state.lines.size();
    work.offsetsBefore = work.state.offsets.size();
    return true;
}

bool BatchWriter::runEntry(const BulkEntry &entry, Work &work)
{
    const std::size_t lines = work.state.lines.size();
    const std::size_t offsets = work.state.offsets.size();
    const std::size_t keys = work.newKeys.size();
    const BulkReport before{.linesKnown = m_report.linesKnown, .charged = m_report.charged, .paid = m_report.paid};
    std::vector<AccountLine> undo;
    for (const BulkCommand &command : entry.commands) {
        const auto error = runCommand(command, work, undo);
        if (!error)
            continue;
        // All of the row or none of it: newest change first, so that each line ends as it was.
        work.state.lines.resize(lines);
        work.state.offsets.resize(offsets);
        for (auto line = undo.crbegin(); line != undo.crend(); ++line) {
            const auto own = std::find_if(work.state.lines.begin(), work.state.lines.end(),
                                          [&](const AccountLine &l) { return l.id == line->id; });
            if (own != work.state.lines.end())
                *own = *line;
        }
        for (std::size_t i = keys; i < work.newKeys.size(); ++i)
            work.keys.remove(work.newKeys[i].key);
        work.newKeys.erase(work.newKeys.begin() + std::ptrdiff_t(keys), work.newKeys.end());
        m_report.linesKnown = before.linesKnown;
        m_report.charged = before.charged;
        m_report.paid = before.paid;
        refuse(entry.row, *error);
        return false;
    }
    return true;
}

std::optional<Error> BatchWriter::runCommand(const BulkCommand &bulk, Work &work, std::vector<AccountLine> &undo)
{
    LedgerCommand command = bulk.command;
    if (!bulk.paysKey.isEmpty()) {
        const auto debit = known(bulk.paysKey, work);
        auto *credit = std::get_if<AddCredit>(&command);
        if (!debit || debit->account != work.state.account || credit == nullptr)
            return Error{.kind = ErrorKind::NotFound, .detail = u"the charge this pays was not posted"_s, .value = bulk.paysKey};
        credit->debits = {debit->line};
    }
    try {
        if (isKnown(bulk, command, work)) {
            ++m_report.linesKnown;
            return std::nullopt;
        }
    } catch (const SqlFailure &failure) {
        if (failure.error.kind != ErrorKind::KeyReused && failure.error.kind != ErrorKind::Invalid)
            throw;
        return failure.error;
    }
    auto change = decide(work.state, command, m_rules);
    if (!change)
        return change.error();
    for (const AccountLine &line : change->changed) {
        undo.push_back(*work.state.line(line.id));
        work.changed.push_back(line.id);
    }
    m_writer.number(*change);
    apply(work.state, *change);
    for (const AccountLine &line : change->added) {
        if (m_report.charged.currency() != line.amount.currency() && m_report.charged.isZero() && m_report.paid.isZero())
            m_report.charged = m_report.paid = Money::fromMinor(0, line.amount.currency());
        (line.isDebit() ? m_report.charged : m_report.paid) += line.amount.abs();
    }
    if (!bulk.key.isEmpty()) {
        work.keys.insert(bulk.key, work.newKeys.size());
        work.newKeys.push_back({bulk.key,
                                {.operation = Journal::operationOf(command),
                                 .fingerprint = Journal::fingerprintOf(work.state.account, command) + bulk.content,
                                 .account = work.state.account,
                                 .line = subjectOf(*change, command)}});
    }
    return std::nullopt;
}

std::optional<KnownKey> BatchWriter::known(const QString &key, const Work &work)
{
    if (const auto found = work.keys.constFind(key); found != work.keys.cend())
        return work.newKeys[*found].use;
    return Journal::known(m_database, key);
}

bool BatchWriter::isKnown(const BulkCommand &bulk, const LedgerCommand &command, const Work &work)
{
    if (bulk.key.isEmpty())
        return false;
    Journal::requireUsable(bulk.key);
    const auto use = known(bulk.key, work);
    if (use)
        Journal::requireSame(*use, Journal::operationOf(command), Journal::fingerprintOf(work.state.account, command) + bulk.content, bulk.key);
    return use.has_value();
}

void BatchWriter::writeAccount(const BulkAccount &bulk, const Account &account, Work &work)
{
    const std::size_t newLines = work.state.lines.size() - work.linesBefore;
    const bool posted = work.state.offsets.size() > work.offsetsBefore;   // a credit applied adds no line
    if (!work.created && !posted && work.newKeys.empty())
        return;
    m_writer.setBatch(batchId());
    std::sort(work.changed.begin(), work.changed.end());
    work.changed.erase(std::unique(work.changed.begin(), work.changed.end()), work.changed.end());
    std::vector<AccountLine> changed;
    for (std::size_t i = 0; i < work.linesBefore; ++i) {
        if (std::binary_search(work.changed.begin(), work.changed.end(), work.state.lines[i].id))
            changed.push_back(work.state.lines[i]);
    }
    m_writer.write(std::span(work.state.lines).subspan(work.linesBefore), changed,
                   std::span(work.state.offsets).subspan(work.offsetsBefore));
    const Money after = work.state.balance();
    const qint64 version = posted ? m_rows.updateTotals(account.id, after) : 0;
    m_report.linesAdded += qint64(newLines);

    if (work.created && !bulk.key.isEmpty())
        m_rows.remember(bulk.key, {.operation = accountOperation, .fingerprint = bulk.fingerprint, .account = account.id});
    for (const Work::NewKey &key : work.newKeys)
        m_rows.remember(key.key, key.use);
    const QString summary = u"{\"batch\":%1,\"lines\":%2,\"balanceBeforeMinor\":%3,\"balanceAfterMinor\":%4}"_s
                                .arg(m_batch).arg(newLines).arg(work.balanceBefore.minor()).arg(after.minor());
    const QString uuid = account.uuid.toString(QUuid::WithoutBraces);
    if (work.created) {
        const QString json = accountJson(account);
        m_rows.audit({.action = u"create-account"_s, .account = account.id, .batch = m_batch, .after = json});
        m_rows.event(u"AccountCreated"_s, uuid, account.version, json);
    }
    if (posted) {
        m_rows.audit({.action = u"post-batch"_s, .account = account.id, .batch = m_batch, .after = summary});
        m_rows.event(u"LedgerChanged"_s, uuid, version, summary);
    }
}

void BatchWriter::refuse(qint64 row, const Error &error)
{
    m_report.problems.push_back({.row = row, .error = error});
}

qint64 BatchWriter::batchId()
{
    // Made with the first change, so that a batch that changes nothing leaves nothing.
    if (m_batch == 0)
        m_batch = m_rows.insertBatch(m_options.name);
    return m_batch;
}

} // namespace Tally
