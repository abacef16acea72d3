// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/approvals/proposalstore.h"

#include "tests/domain/ledgerbook.h"
#include "tests/support/accountrows.h"

#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally::Test {

ProposalStore::ProposalStore(Person who) : person{std::move(who)} {}

void ProposalStore::addLedger(qint64 account, const QString &script, const QString &holder)
{
    LedgerBook book;
    book.state.account = {account};
    if (!book.runAll(script))
        qFatal("refused: %s", qPrintable(script));
    m_ledgers[account] = ledgerOf(book.state, holder);
}

WriteOffProposal &ProposalStore::add(qint64 account, qint64 minor, std::vector<LineId> debits, const QString &by, int needed)
{
    const Ledger &ledger = m_ledgers.at(account);
    const qint64 id = qint64(kept.size()) + 1;
    kept.push_back({.id = {id},
                    .account = {account},
                    .paymentReference = ledger.account.paymentReference,
                    .holderName = ledger.account.holder.name,
                    .amount = Money::fromMinor(minor),
                    .debits = std::move(debits),
                    .date = {2013, 9, 2},
                    .reason = u"The tenant died\nand left nothing."_s,
                    .evidence = u"Letter of the executor, 1 Sep 2013"_s,
                    .proposedBy = by,
                    .proposedAt = QDateTime({2013, 9, 2}, {9, 30}, Qt::UTC).addDays(id - 1),
                    .approvalsNeeded = needed});
    return kept.back();
}

WriteOffProposal &ProposalStore::find(ProposalId id)
{
    return *std::find_if(kept.begin(), kept.end(), [id](const WriteOffProposal &each) { return each.id == id; });
}

void ProposalStore::decideElsewhere(ProposalId id, ProposalAnswer answer, const QString &by, const QString &note)
{
    const Person me = std::exchange(person, {.name = by, .roles = everyRole});
    if (!take({.proposal = id, .answer = answer, .note = note, .key = u"%1 %2"_s.arg(by).arg(id.value)}))
        qFatal("refused");
    person = me;
    emit proposalsChanged();
}

Reply<Ledger> ProposalStore::ledger(AccountId id)
{
    return ready(m_ledgers.at(id.value));
}

Reply<std::vector<WriteOffProposal>> ProposalStore::proposals(ProposalFilter filter)
{
    std::vector<WriteOffProposal> found;
    std::copy_if(kept.begin(), kept.end(), std::back_inserter(found), [&](const WriteOffProposal &each) {
        return (!filter.waitingOnly || each.status == ProposalStatus::Waiting) && (!filter.account || each.account == *filter.account);
    });
    return ready(std::move(found));
}

Result<WriteOffProposal> ProposalStore::take(const Asked &question)
{
    WriteOffProposal &proposal = find(question.proposal);
    if (m_keys.contains(question.key))
        return proposal;
    if (const auto refused = refusalFor(person, proposal, question.answer))
        return *refused;
    WriteOffProposal after = proposal;
    after.decisions.push_back({.answer = question.answer, .by = person.name,
                               .at = QDateTime({2013, 9, 10}, {14, 5}, Qt::UTC), .note = question.note});
    if (question.answer == ProposalAnswer::Approve) {
        Ledger &ledger = m_ledgers.at(proposal.account.value);
        LedgerState state = ledger.state();
        WriteOff command = commandOf(after);
        command.approvals = std::max(command.approvals, 2);
        auto change = decide(state, command);
        if (!change)
            return change.error();
        if (after.approvals() >= after.approvalsNeeded) {
            number(*change, {100 + after.id.value}, {1000 * after.id.value});
            apply(state, *change);
            ledger = ledgerOf(state, ledger.account.holder.name);
            after.status = ProposalStatus::Posted;
            after.line = change->added.front().id;
        }
    } else {
        after.status = question.answer == ProposalAnswer::Decline ? ProposalStatus::Declined : ProposalStatus::Withdrawn;
    }
    m_keys.emplace(question.key, question.proposal);
    proposal = after;
    return after;
}

Reply<WriteOffProposal> ProposalStore::answer(ProposalId proposal, ProposalAnswer answer, QString note, QString key)
{
    asked.push_back({proposal, answer, std::move(note), std::move(key)});
    if (nextError) {
        if (keepsNextAnswer)
            (void)take(asked.back());
        return QtFuture::makeReadyFuture(Result<WriteOffProposal>(*std::exchange(nextError, std::nullopt)));
    }
    if (holdsAnswers) {
        m_held.emplace();
        m_held->start();
        return m_held->future();
    }
    Reply<WriteOffProposal> reply = QtFuture::makeReadyFuture(take(asked.back()));
    emit proposalsChanged();
    return reply;
}

void ProposalStore::giveAnswer()
{
    auto promise = std::exchange(m_held, std::nullopt);
    promise->addResult(take(asked.back()));
    promise->finish();
    emit proposalsChanged();
}

} // namespace Tally::Test
