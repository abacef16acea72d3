// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/batchwriter.h"

#include "models/stores/sql/sqlerror.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr qint64 mostNumbersAtOnce = 50'000;          // a server gives no more than 100,000

/// How many of the parts, from the first, are of accounts that differ.
std::size_t differing(std::span<const BatchPart> parts)
{
    QSet<QString> keys;
    std::size_t count = 0;
    for (const BatchPart &part : parts) {
        if (!part.account.key.isEmpty() && keys.contains(part.account.key))
            break;
        keys.insert(part.account.key);
        ++count;
    }
    return count;
}

} // namespace

BatchWriter::BatchWriter(Database &database, RowWriter &rows, BulkOptions options, const LedgerRules &rules, qint64 batch)
    : m_database{database}, m_options{std::move(options)}, m_rows{rows}, m_rules{rules}, m_writer{rows, rules.settings}, m_batch{batch}
{
}

void BatchWriter::run(std::span<const BatchPart> parts)
{
    // What is asked beforehand does not hold what the parts themselves make of an account.
    while (!parts.empty()) {
        const std::size_t count = differing(parts);
        runTogether(parts.first(count));
        parts = parts.subspan(count);
    }
}

void BatchWriter::runTogether(std::span<const BatchPart> parts)
{
    const BulkReport before = m_report;
    const qint64 batch = m_batch;
    const bool changed = m_changed;
    m_database.run(u"SAVEPOINT parts"_s);
    std::optional<Error> error;
    try {
        write(parts);
    } catch (const SqlFailure &failure) {
        if (!isAboutRows(failure.error.kind))
            throw;
        error = failure.error;
        m_rows.discard();
        m_database.run(u"ROLLBACK TO parts"_s);
        m_report = before;
        m_batch = batch;
        m_changed = changed;
    }
    m_database.run(u"RELEASE parts"_s);
    if (error && parts.size() == 1) {
        refusePart(parts.front(), *error);
    } else if (error) {
        for (std::size_t i = 0; i < parts.size(); ++i)
            runTogether(parts.subspan(i, 1));
    }
}

void BatchWriter::write(std::span<const BatchPart> parts)
{
    m_facts = BatchFacts::ask(m_database, parts);
    takeNumbers(parts);
    std::vector<Work> works;
    for (const BatchPart &part : parts) {
        if (auto work = decidePart(part))
            works.push_back(*std::move(work));
    }
    giveReferences(works);
    takeHolders();
    for (Work &work : works)
        writeWork(work);
    m_rows.flush();
}

void BatchWriter::takeNumbers(std::span<const BatchPart> parts)
{
    qint64 accounts = 0, lines = 0, offsets = 0;
    for (const BatchPart &part : parts) {
        accounts += m_facts.use(part.account.key) ? 0 : 1;
        for (const BulkEntry &entry : part.account.entries) {
            for (const BulkCommand &command : entry.commands) {
                if (m_facts.use(command.key))
                    continue;
                ++lines;
                // A credit is made and, as a rule, applied to one charge.
                offsets += std::holds_alternative<AddDebit>(command.command) ? 1 : 2;
            }
        }
    }
    const auto reserve = [](auto &numbers, qint64 count, const auto &take) {
        count = std::min(count, mostNumbersAtOnce);
        if (numbers.left < count)
            numbers = {.next = take(count).value, .left = count};
    };
    reserve(m_accounts, accounts, [this](qint64 count) { return m_rows.takeAccounts(count); });
    reserve(m_lines, lines, [this](qint64 count) { return m_rows.takeLines(count); });
    reserve(m_offsets, offsets, [this](qint64 count) { return m_rows.takeOffsets(count); });
}

void BatchWriter::giveReferences(std::vector<Work> &works)
{
    const auto lacks = [](const Work &work) { return work.created && work.account.paymentReference.isEmpty(); };
    const auto count = std::count_if(works.begin(), works.end(), lacks);
    if (count == 0)
        return;
    const auto references = takePaymentReferences(m_database, m_rows, std::size_t(count), m_facts.references);
    auto next = references.begin();
    for (Work &work : works) {
        if (lacks(work))
            work.account.paymentReference = *next++;
    }
}

void BatchWriter::takeHolders()
{
    const auto count = std::count_if(m_facts.holders.cbegin(), m_facts.holders.cend(), [](const Holder &holder) { return !holder.id.isValid(); });
    if (m_holders.left < count)
        m_holders = {.next = m_rows.takeHolders(count).value, .left = count};
}

void BatchWriter::writeWork(Work &work)
{
    m_changed = true;
    m_writer.setBatch(batchId());
    if (work.created)
        insertNew(work);
    std::sort(work.changed.begin(), work.changed.end());
    work.changed.erase(std::unique(work.changed.begin(), work.changed.end()), work.changed.end());
    std::vector<AccountLine> changed;
    for (std::size_t i = 0; i < work.linesBefore; ++i) {
        if (std::binary_search(work.changed.begin(), work.changed.end(), work.state.lines[i].id))
            changed.push_back(work.state.lines[i]);
    }
    const auto added = std::span(work.state.lines).subspan(work.linesBefore);
    m_writer.write(added, changed, std::span(work.state.offsets).subspan(work.offsetsBefore));
    m_report.linesAdded += qint64(added.size());

    if (work.created && !work.bulk->key.isEmpty())
        m_rows.remember(work.bulk->key, {.operation = BatchWriter::accountOperation, .fingerprint = work.bulk->fingerprint, .account = work.account.id});
    for (const Work::NewKey &key : work.newKeys)
        m_rows.remember(key.key, key.use);
    writeTrail(work, added.size());
}

void BatchWriter::insertNew(Work &work)
{
    Holder &holder = m_facts.holders[work.account.holder.reference];
    if (!holder.id.isValid()) {
        holder.id = m_holders.take(1, [this](qint64 count) { return m_rows.takeHolders(count); });
        holder.id = m_rows.insertHolder(holder);
    }
    work.account.holder = holder;
    work.account.id = m_rows.insertAccount(work.account);
}

void BatchWriter::writeTrail(const Work &work, std::size_t newLines)
{
    if (work.created) {
        const QString json = accountJson(work.account);
        m_rows.audit({.action = BatchWriter::accountOperation, .account = work.account.id, .batch = m_batch, .after = json});
        m_rows.event(u"AccountCreated"_s, work.uuid, work.account.version, json);
    }
    if (work.state.offsets.size() == work.offsetsBefore)
        return;
    const Money after = work.state.balance();
    const qint64 version = m_rows.updateTotals(work.account.id, after, work.ledgerVersion);
    const QString summary = u"{\"batch\":%1,\"lines\":%2,\"balanceBeforeMinor\":%3,\"balanceAfterMinor\":%4}"_s
                                .arg(m_batch).arg(newLines).arg(work.balanceBefore.minor()).arg(after.minor());
    m_rows.audit({.action = u"post-batch"_s, .account = work.account.id, .batch = m_batch, .after = summary});
    m_rows.event(u"LedgerChanged"_s, work.uuid, version, summary);
}

qint64 BatchWriter::batchId()
{
    // Made with the first change, so that a batch that changes nothing leaves nothing.
    if (m_batch == 0)
        m_batch = m_rows.insertBatch(m_options.name);
    return m_batch;
}

} // namespace Tally
