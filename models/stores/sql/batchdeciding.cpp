// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/batchwriter.h"

#include "models/stores/sql/sqlerror.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// The command with the charge it names by its key. False if that charge is not there.
bool nameCharge(LedgerCommand &command, const BulkCommand &bulk, const std::optional<KnownKey> &debit, AccountId account)
{
    if (bulk.paysKey.isEmpty())
        return true;
    auto *credit = std::get_if<AddCredit>(&command);
    if (!debit || debit->account != account || credit == nullptr)
        return false;
    credit->debits = {debit->line};
    return true;
}

void requireSameUse(const KnownKey &use, const BulkCommand &bulk, const LedgerCommand &command, AccountId account)
{
    Journal::requireSame(use, Journal::operationOf(command), Journal::fingerprintOf(account, command) + bulk.content, bulk.key);
}

} // namespace

bool BatchWriter::isAboutRows(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Invalid:
    case ErrorKind::HolderTypeNotAllowed:
    case ErrorKind::PaymentReferenceTaken:
    case ErrorKind::Conflict:
    case ErrorKind::KeyReused: return true;
    default: return false;
    }
}

std::optional<BatchWriter::Work> BatchWriter::decidePart(const BatchPart &part)
{
    Work work;
    work.bulk = &part.account;
    if (!prepareAccount(part, work))
        return std::nullopt;
    const auto &entries = part.account.entries;
    const auto refused = std::count_if(entries.begin(), entries.end(), [&](const BulkEntry &entry) { return !runEntry(entry, work); });
    // An account all of whose rows were refused is not made: its rows can be mended and come again.
    if (work.created && refused > 0 && std::size_t(refused) == entries.size())
        return std::nullopt;
    m_report.accountsAdded += work.created ? 1 : 0;
    m_report.accountsKnown += work.created || part.continues ? 0 : 1;
    if (!work.created && work.state.offsets.size() == work.offsetsBefore && work.newKeys.empty())
        return std::nullopt;                          // a credit applied adds no line, but offsets
    keep(work);
    return work;
}

bool BatchWriter::prepareAccount(const BatchPart &part, Work &work)
{
    const BulkAccount &bulk = part.account;
    try {
        if (!bulk.key.isEmpty())
            Journal::requireUsable(bulk.key);
        if (const auto known = m_facts.use(bulk.key)) {
            Journal::requireSame(*known, BatchWriter::accountOperation, bulk.fingerprint, bulk.key);
            work.account.id = work.state.account = known->account;
            // Without anything new its ledger was not read.
            if (const auto stored = m_facts.accounts.constFind(known->account); stored != m_facts.accounts.cend()) {
                work.uuid = stored->uuid;
                work.state = stored->state;
                work.ledgerVersion = stored->ledgerVersion;
            }
        } else {
            work.account = bulk.draft;
            admit(work.account);
            work.uuid = work.account.uuid.toString(QUuid::WithoutBraces);
            work.state = {.account = work.account.id, .currency = work.account.currency()};
            work.created = true;
        }
    } catch (const SqlFailure &failure) {
        if (!isAboutRows(failure.error.kind))
            throw;
        refusePart(part, failure.error);
        return false;
    }
    work.balanceBefore = work.state.balance();
    work.linesBefore = work.state.lines.size();
    work.offsetsBefore = work.state.offsets.size();
    return true;
}

void BatchWriter::admit(Account &account)
{
    normaliseNewAccount(account);
    const auto holder = m_facts.holders.constFind(account.holder.reference);
    admitNewAccount(account,
                    {.holder = holder == m_facts.holders.cend() ? std::nullopt : std::optional(*holder),
                     .hasTargetType = account.targetType.isEmpty() || m_facts.targetTypes.contains(account.targetType),
                     .parentReference = m_facts.parents.value(account.parentAccount.value_or(AccountId{})),
                     .uuidTaken = m_facts.uuids.contains(account.uuid.toString(QUuid::WithoutBraces)),
                     .referenceTaken = m_facts.references.contains(account.paymentReference)},
                    m_rows.stamp());
    account.id = m_accounts.take(1, [this](qint64 count) { return m_rows.takeAccounts(count); });
}

/// The parts behind it find what this one makes.
void BatchWriter::keep(const Work &work)
{
    if (work.created) {
        if (!m_facts.holders.contains(work.account.holder.reference))
            m_facts.holders.insert(work.account.holder.reference, work.account.holder);
        m_facts.uuids.insert(work.uuid);
        if (!work.account.paymentReference.isEmpty())
            m_facts.references.insert(work.account.paymentReference);
    }
    for (const Work::NewKey &key : work.newKeys)
        m_facts.keys.insert(key.key, key.use);
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
    if (!nameCharge(command, bulk, bulk.paysKey.isEmpty() ? std::nullopt : known(bulk.paysKey, work), work.state.account))
        return Error{.kind = ErrorKind::NotFound, .detail = u"the charge this pays was not posted"_s, .value = bulk.paysKey};
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
    take(*change, bulk, command, work, undo);
    return std::nullopt;
}

void BatchWriter::take(LedgerChange &change, const BulkCommand &bulk, const LedgerCommand &command, Work &work, std::vector<AccountLine> &undo)
{
    for (const AccountLine &line : change.changed) {
        undo.push_back(*work.state.line(line.id));
        work.changed.push_back(line.id);
    }
    number(change, m_lines.take(qint64(change.added.size()), [this](qint64 count) { return m_rows.takeLines(count); }),
           m_offsets.take(qint64(change.offsets.size()), [this](qint64 count) { return m_rows.takeOffsets(count); }));
    apply(work.state, change);
    for (const AccountLine &line : change.added) {
        if (m_report.charged.currency() != line.amount.currency() && m_report.charged.isZero() && m_report.paid.isZero())
            m_report.charged = m_report.paid = Money::fromMinor(0, line.amount.currency());
        (line.isDebit() ? m_report.charged : m_report.paid) += line.amount.abs();
    }
    if (bulk.key.isEmpty())
        return;
    work.keys.insert(bulk.key, work.newKeys.size());
    work.newKeys.push_back({bulk.key,
                            {.operation = Journal::operationOf(command),
                             .fingerprint = Journal::fingerprintOf(work.state.account, command) + bulk.content,
                             .account = work.state.account,
                             .line = subjectOf(change, command)}});
}

std::optional<KnownKey> BatchWriter::known(const QString &key, const Work &work) const
{
    if (const auto found = work.keys.constFind(key); found != work.keys.cend())
        return work.newKeys[*found].use;
    return m_facts.use(key);
}

bool BatchWriter::isKnown(const BulkCommand &bulk, const LedgerCommand &command, const Work &work) const
{
    if (bulk.key.isEmpty())
        return false;
    Journal::requireUsable(bulk.key);
    const auto use = known(bulk.key, work);
    if (use)
        requireSameUse(*use, bulk, command, work.state.account);
    return use.has_value();
}

void BatchWriter::refuse(qint64 row, const Error &error)
{
    m_report.problems.push_back({.row = row, .error = error});
}

void BatchWriter::refusePart(const BatchPart &part, const Error &error)
{
    // The rows of an account that was refused are refused with it, each once.
    if (!part.continues)
        refuse(part.account.row, error);
    for (const BulkEntry &entry : part.account.entries) {
        if (entry.row != part.account.row)
            refuse(entry.row, error);
    }
}

std::optional<BulkReport> passedOver(std::span<const BatchPart> parts, const KnownKeys &known)
{
    BulkReport report;
    try {
        for (const BatchPart &part : parts) {
            const auto account = useOf(part.account.key, known);
            if (!account)
                return std::nullopt;
            Journal::requireSame(*account, BatchWriter::accountOperation, part.account.fingerprint, part.account.key);
            report.accountsKnown += part.continues ? 0 : 1;
            for (const BulkEntry &entry : part.account.entries) {
                for (const BulkCommand &bulk : entry.commands) {
                    const auto use = useOf(bulk.key, known);
                    LedgerCommand command = bulk.command;
                    if (!use || !nameCharge(command, bulk, useOf(bulk.paysKey, known), account->account))
                        return std::nullopt;
                    requireSameUse(*use, bulk, command, account->account);
                    ++report.linesKnown;
                }
            }
        }
    } catch (const SqlFailure &) {
        return std::nullopt;                          // whoever writes it says what is wrong
    }
    return report;
}

} // namespace Tally
