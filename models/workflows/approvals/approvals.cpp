// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/approvals/approvals.h"

#include <QUuid>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tally {
namespace {

/// As long as the stores keep.
constexpr qsizetype longestNote = 4000;

void prepare(QTimer &timer, std::chrono::milliseconds after)
{
    timer.setSingleShot(true);
    timer.setInterval(after);
}

} // namespace

Approvals::Approvals(AccountStore &store, QObject *parent) : QObject(parent), m_store{store}
{
    prepare(m_refreshSoon, 20ms);
    prepare(m_ledgerSoon, 20ms);
    prepare(m_tidySoon, 1s);
    connect(&m_refreshSoon, &QTimer::timeout, this, &Approvals::refresh);
    connect(&m_ledgerSoon, &QTimer::timeout, this, &Approvals::readLedger);
    connect(&m_tidySoon, &QTimer::timeout, this, &Approvals::refresh);
    connect(&store, &AccountStore::proposalsChanged, &m_refreshSoon, qOverload<>(&QTimer::start));
    connect(&store, &AccountStore::accountsChanged, &m_refreshSoon, qOverload<>(&QTimer::start));
    connect(&store, &AccountStore::rulesChanged, this, &Approvals::readWho);
    connect(&store, &AccountStore::accountChanged, this, [this](AccountId account) {
        if (m_current && m_current->account == account)
            m_ledgerSoon.start();
    });
    readWho();
}

void Approvals::readWho()
{
    const quint64 generation = ++m_whoGeneration;
    whenAnswered(m_store.me(), this, [this, generation](Result<Person> me) {
        if (generation != m_whoGeneration)
            return;
        if (!me) {
            emit failed(me.error());
            return;
        }
        m_me = *std::move(me);
        showRows();
    });
    whenAnswered(m_store.rules(), this, [this, generation](Result<LedgerRules> rules) {
        if (generation != m_whoGeneration)
            return;
        if (!rules) {
            emit failed(rules.error());
            return;
        }
        m_rules = *std::move(rules);
        showRows();
    });
}

void Approvals::setScope(Scope scope)
{
    if (scope == m_scope)
        return;
    m_scope = scope;
    // Whoever asks for what waits does not want to see what no longer does.
    if (scope == Scope::Waiting && m_current && m_current->status != ProposalStatus::Waiting)
        setCurrent({});
    emit scopeChanged();
    refresh();
}

bool Approvals::isKept(const std::vector<WriteOffProposal> &list) const
{
    return std::any_of(list.begin(), list.end(), [this](const WriteOffProposal &each) { return each.id == m_current->id; });
}

void Approvals::refresh()
{
    m_refreshSoon.stop();
    m_tidySoon.stop();
    setBusy(true);
    readLedger();
    const quint64 generation = ++m_generation;
    whenAnswered(m_store.proposals({.waitingOnly = m_scope == Scope::Waiting}), this,
                 [this, generation](Result<std::vector<WriteOffProposal>> list) {
        if (generation != m_generation)
            return;
        if (!list) {
            setBusy(false);
            emit failed(list.error());
            return;
        }
        if (!m_current || isKept(*list)) {
            takeList(*std::move(list));
            return;
        }
        // What one looks at was decided meanwhile: it stays, with what became of it, until one looks at something else.
        whenAnswered(m_store.proposals({.waitingOnly = false, .account = m_current->account}), this,
                     [this, generation, rows = *std::move(list)](const Result<std::vector<WriteOffProposal>> &ofAccount) mutable {
            if (generation != m_generation)
                return;
            for (std::size_t i = 0; ofAccount && i < ofAccount->size(); ++i) {
                if (m_current && (*ofAccount)[i].id == m_current->id && !isKept(rows))
                    rows.push_back((*ofAccount)[i]);
            }
            takeList(std::move(rows));
        });
    });
}

void Approvals::takeList(std::vector<WriteOffProposal> list)
{
    m_proposals = std::move(list);
    m_loaded = true;
    setBusy(false);
    if (const WriteOffProposal *now = m_current ? find(m_current->id) : nullptr) {
        const bool moved = *now != *m_current;
        m_current = *now;
        if (moved)
            readLedger();
    } else if (m_current) {
        setCurrent({});
    }
    showRows();
}

const WriteOffProposal *Approvals::find(ProposalId id) const
{
    const auto found = std::find_if(m_proposals.begin(), m_proposals.end(), [id](const WriteOffProposal &each) { return each.id == id; });
    return found == m_proposals.end() ? nullptr : &*found;
}

int Approvals::neededFor(const WriteOffProposal &proposal) const
{
    // The ladder may have risen since it was proposed; what was decided stays as it was.
    return proposal.status == ProposalStatus::Waiting ? std::max(proposal.approvalsNeeded, m_rules.approvalsNeeded(proposal.amount))
                                                      : proposal.approvalsNeeded;
}

void Approvals::showRows()
{
    std::vector<ProposalRow> rows;
    m_waiting = 0;
    m_waitingForMe = 0;
    for (const WriteOffProposal &proposal : m_proposals) {
        const bool forMe = m_me && !refusalFor(*m_me, proposal, ProposalAnswer::Approve);
        m_waiting += proposal.status == ProposalStatus::Waiting ? 1 : 0;
        m_waitingForMe += forMe ? 1 : 0;
        rows.push_back({.proposal = proposal, .approvalsNeeded = neededFor(proposal), .waitsForMe = forMe});
    }
    m_model.setRows(std::move(rows));
    showCurrent();
    emit loaded();
}

void Approvals::showCurrent()
{
    m_effect.reset();
    if (m_current && m_ledger)
        m_effect = effectOf(*m_current, *m_ledger, m_rules);
    m_charges.setCharges(m_effect ? m_effect->charges : std::vector<ProposalCharge>(), m_rules.types);
    emit changed();
}

void Approvals::setCurrent(ProposalId id)
{
    const WriteOffProposal *proposal = find(id);
    const bool same = proposal == nullptr ? !m_current : m_current && m_current->id == id;
    if (same)
        return;
    // The one that was kept only because it was looked at goes, but not while a double click may still be on its way.
    if (m_current && m_current->status != ProposalStatus::Waiting && m_scope == Scope::Waiting)
        m_tidySoon.start();
    const bool otherAccount = !m_current || proposal == nullptr || m_current->account != proposal->account;
    m_current = proposal == nullptr ? std::nullopt : std::optional(*proposal);
    m_answerError.reset();
    m_noteWanted = false;
    if (otherAccount)
        m_ledger.reset();
    showCurrent();
    readLedger();
}

void Approvals::readLedger()
{
    m_ledgerSoon.stop();
    const quint64 generation = ++m_ledgerGeneration;
    if (!m_current)
        return;
    whenPrepared(m_store.ledger(m_current->account), this, &WholeLedger::share, [this, generation](Result<SharedLedger> ledger) {
        if (generation != m_ledgerGeneration)
            return;
        if (!ledger) {
            emit failed(ledger.error());
            return;
        }
        m_ledger = *std::move(ledger);
        showCurrent();
    });
}

std::optional<Money> Approvals::balance() const
{
    return m_ledger ? std::optional(m_ledger->account().balance) : std::nullopt;
}

int Approvals::approvalsNeeded() const { return m_current ? neededFor(*m_current) : 0; }

bool Approvals::nextApprovalPosts() const { return m_current && m_current->approvals() + 1 >= approvalsNeeded(); }

QString Approvals::note() const { return m_current ? m_notes.value(m_current->id.value) : QString(); }

void Approvals::setNote(const QString &note)
{
    if (!m_current || isAnswering() || note == this->note())
        return;
    if (note.isEmpty())
        m_notes.remove(m_current->id.value);
    else
        m_notes.insert(m_current->id.value, note);
    m_noteWanted = false;
    emit changed();
}

std::optional<Error> Approvals::noteFault() const
{
    if (note().trimmed().size() > longestNote)
        return Error{.kind = ErrorKind::Invalid, .detail = u"the note is longer than 4000 characters"_s, .field = u"note"_s};
    if (m_noteWanted)
        return Error{.kind = ErrorKind::Invalid, .field = u"note"_s};
    return std::nullopt;
}

bool Approvals::hasDraft() const
{
    if (isAnswering())
        return true;
    for (auto note = m_notes.cbegin(); note != m_notes.cend(); ++note) {
        // What was decided meanwhile has no use for it any more.
        const WriteOffProposal *proposal = find({note.key()});
        if (!note.value().trimmed().isEmpty() && (proposal == nullptr || proposal->status == ProposalStatus::Waiting))
            return true;
    }
    return false;
}

std::optional<Error> Approvals::refusal(ProposalAnswer answer) const
{
    if (!m_current || !m_me)
        return std::nullopt;
    if (const auto refused = refusalFor(*m_me, *m_current, answer))
        return refused;
    return answer == ProposalAnswer::Approve && m_effect ? m_effect->refusal : std::nullopt;
}

bool Approvals::canAnswer(ProposalAnswer answer) const
{
    return m_current && m_me && !isAnswering() && !refusal(answer) && note().trimmed().size() <= longestNote;
}

void Approvals::answer(ProposalAnswer answer)
{
    if (!canAnswer(answer))
        return;
    const QString words = note().trimmed();
    m_answerError.reset();
    m_noteWanted = answer == ProposalAnswer::Decline && words.isEmpty();
    if (m_noteWanted) {
        emit changed();
        return;
    }
    const ProposalId id = m_current->id;
    const auto known = m_attempts.constFind(id.value);
    if (known == m_attempts.constEnd() || known->answer != answer)
        m_attempts.insert(id.value, {.answer = answer, .key = QUuid::createUuid().toString(QUuid::WithoutBraces)});
    m_answering = id;
    emit changed();
    whenAnswered(m_store.answer(id, answer, words, m_attempts.value(id.value).key), this,
                 [this, id, answer](const Result<WriteOffProposal> &result) { takeAnswer(id, answer, result); });
}

void Approvals::takeAnswer(ProposalId id, ProposalAnswer answer, const Result<WriteOffProposal> &result)
{
    m_answering = {};
    const bool isCurrent = m_current && m_current->id == id;
    if (result) {
        m_attempts.remove(id.value);
        m_notes.remove(id.value);
        std::replace_if(m_proposals.begin(), m_proposals.end(), [id](const WriteOffProposal &each) { return each.id == id; }, *result);
        if (isCurrent)
            m_current = *result;
        showRows();
        emit answered(*result, answer);
    } else {
        // A refusal is the end of that attempt; after a failure nobody knows, and the same key finds out.
        if (isRefusal(result.error().kind))
            m_attempts.remove(id.value);
        if (isCurrent)
            m_answerError = result.error();
        else
            emit failed(result.error());
        emit changed();
    }
    refresh();
}

void Approvals::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    emit busyChanged(busy);
}

} // namespace Tally
