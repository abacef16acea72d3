// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakestore.h"

#include <QThread>

#include <algorithm>

namespace Tally::Test {

const FakeStore::Kept *FakeStore::account(const QString &holder) const
{
    const auto found = std::find_if(m_kept.accounts.begin(), m_kept.accounts.end(),
                                    [&](const Kept &kept) { return kept.source.draft.holder.reference == holder; });
    return found == m_kept.accounts.end() ? nullptr : &*found;
}

qint64 FakeStore::lines() const
{
    qint64 count = 0;
    for (const Kept &kept : m_kept.accounts)
        count += qint64(kept.state.lines.size());
    return count;
}

Reply<BulkReport> FakeStore::runBatch(std::shared_ptr<BulkSource> source, BulkOptions options)
{
    ++m_batches;
    if (m_failure)
        return QtFuture::makeReadyFuture(Result<BulkReport>(*std::exchange(m_failure, std::nullopt)));
    return QtConcurrent::run([this, source, options](QPromise<Result<BulkReport>> &promise) {
        promise.setProgressRange(0, int(source->total()));
        while (m_paused && !source->isCancelled())
            QThread::yieldCurrentThread();
        Contents contents = m_kept;
        BulkReport report;
        qint64 done = 0;
        while (auto account = source->next()) {
            done += account->rows();
            runAccount(contents, *std::move(account), report);
            source->tellDone(done);
            promise.setProgressValue(int(done));
            while (m_pauseBehind && contents.accounts.size() >= *m_pauseBehind && !source->isCancelled())
                QThread::yieldCurrentThread();
            if (source->isCancelled())
                break;
        }
        if (source->isCancelled() && options.linesInChunk > 0)
            report.stopped = Error{.kind = ErrorKind::Cancelled};
        else if (source->isCancelled()) {
            promise.addResult(Error{.kind = ErrorKind::Cancelled});
            return;
        }
        report.kept = !options.dryRun && (options.skipBad || report.problems.empty());
        if (report.kept || (report.stopped && !options.dryRun))
            m_kept = std::move(contents);
        report.kept = report.kept && !report.stopped;
        promise.addResult(report);
    });
}

void FakeStore::runAccount(Contents &contents, BulkAccount bulk, BulkReport &report)
{
    const auto known = contents.byKey.constFind(bulk.key);
    std::size_t place = contents.accounts.size();
    if (known != contents.byKey.constEnd()) {
        place = *known;
        if (contents.accounts[place].source.fingerprint != bulk.fingerprint) {
            report.problems.push_back({.row = bulk.row, .error = {.kind = ErrorKind::KeyReused}});
            return;
        }
        ++report.accountsKnown;
    } else {
        const auto faults = faultsOf(bulk.draft);
        if (!faults.empty()) {
            report.problems.push_back({.row = bulk.row, .error = faults.front()});
            return;
        }
        contents.byKey.insert(bulk.key, place);
        contents.accounts.push_back({.source = bulk, .state = {.account = {qint64(place) + 1}, .currency = bulk.draft.currency()}});
        ++report.accountsAdded;
    }
    for (const BulkEntry &entry : bulk.entries) {
        LedgerState attempt = contents.accounts[place].state;
        if (const auto error = runEntry(contents, attempt, entry, report))
            report.problems.push_back({.row = entry.row, .error = *error});
        else
            contents.accounts[place].state = std::move(attempt);
    }
}

std::optional<Error> FakeStore::runEntry(Contents &contents, LedgerState &state, const BulkEntry &entry, BulkReport &report)
{
    for (const BulkCommand &bulk : entry.commands) {
        if (contents.lineKeys.contains(bulk.key)) {
            ++report.linesKnown;
            continue;
        }
        LedgerCommand command = bulk.command;
        if (!bulk.paysKey.isEmpty())
            std::get<AddCredit>(command).debits = {contents.lineKeys.value(bulk.paysKey)};
        auto change = decide(state, command);
        if (!change)
            return change.error();
        number(*change, {contents.nextLine}, {1});
        contents.nextLine += qint64(change->added.size());
        contents.lineKeys.insert(bulk.key, change->added.front().id);
        apply(state, *change);
        ++report.linesAdded;
        const Money amount = change->added.front().amount;
        Money &sum = amount.isPositive() ? report.charged : report.paid;
        sum = sum.isZero() ? amount.abs() : sum + amount.abs();
    }
    return std::nullopt;
}

} // namespace Tally::Test
