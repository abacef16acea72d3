// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"
#include "models/workflows/approvals/proposalchargesmodel.h"
#include "models/workflows/approvals/proposalmodel.h"

#include <QHash>
#include <QTimer>

#include <optional>

namespace Tally {

/// Write-offs that wait for approval: the list, the proposal that is looked at, the note one writes and the answer one gives.
class Approvals final : public QObject
{
    Q_OBJECT
public:
    enum class Scope { Waiting, All };

    explicit Approvals(AccountStore &store, QObject *parent = nullptr);

    [[nodiscard]] ProposalModel &model() { return m_model; }
    [[nodiscard]] ProposalChargesModel &charges() { return m_charges; }
    [[nodiscard]] Scope scope() const { return m_scope; }
    void setScope(Scope scope);
    /// Nothing before the store has said who is signed in.
    [[nodiscard]] const std::optional<Person> &me() const { return m_me; }
    /// How many proposals wait, and how many of them the person may decide. Of the last answer.
    [[nodiscard]] int waiting() const { return m_waiting; }
    [[nodiscard]] int waitingForMe() const { return m_waitingForMe; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool hasLoaded() const { return m_loaded; }
    /// Reads the list and the ledger of the current proposal again.
    void refresh();

    /// The proposal that is looked at.
    [[nodiscard]] const std::optional<WriteOffProposal> &current() const { return m_current; }
    /// Looks at that proposal of the list; an invalid id: at none.
    void setCurrent(ProposalId id);
    /// What it means for its charges; nothing before the account's ledger was read.
    [[nodiscard]] const std::optional<ProposalEffect> &effect() const { return m_effect; }
    /// What the account owes now; nothing before its ledger was read.
    [[nodiscard]] std::optional<Money> balance() const;
    /// How many approvals the current proposal needs by the rules in force, and whether the next one is the last.
    [[nodiscard]] int approvalsNeeded() const;
    [[nodiscard]] bool nextApprovalPosts() const;

    /// The note on the current proposal. Each proposal keeps its own until it is answered.
    [[nodiscard]] QString note() const;
    void setNote(const QString &note);
    /// What is wrong with the note: missing after an attempt to decline, or too long.
    [[nodiscard]] std::optional<Error> noteFault() const;
    /// Whether a note was written, or an answer is on its way, that would be lost.
    [[nodiscard]] bool hasDraft() const;

    /// Why the person cannot give that answer to the current proposal: the refusals of refusalFor(), for an approval also of
    /// decide(). Nothing if they can, or if it is not known yet; see canAnswer().
    [[nodiscard]] std::optional<Error> refusal(ProposalAnswer answer) const;
    [[nodiscard]] bool canAnswer(ProposalAnswer answer) const;
    [[nodiscard]] bool isAnswering() const { return m_answering.isValid(); }
    /// Answers the current proposal once: nothing happens while an answer is on its way or cannot be given. Declining without a
    /// note asks for one instead.
    void answer(ProposalAnswer answer);
    /// Why the last answer to the current proposal was not taken.
    [[nodiscard]] const std::optional<Error> &answerError() const { return m_answerError; }

signals:
    void scopeChanged();
    void busyChanged(bool busy);
    /// The list was read, or what it says about the person changed.
    void loaded();
    /// Something about the current proposal, its note or its answer changed.
    void changed();
    /// The store has taken the answer; `proposal` is as it is now.
    void answered(const Tally::WriteOffProposal &proposal, Tally::ProposalAnswer answer);
    void failed(const Tally::Error &error);

private:
    struct Attempt
    {
        ProposalAnswer answer;
        QString key;
    };

    void readWho();
    void readLedger();
    void takeList(std::vector<WriteOffProposal> list);
    void showRows();
    void showCurrent();
    void takeAnswer(ProposalId id, ProposalAnswer answer, const Result<WriteOffProposal> &result);
    [[nodiscard]] const WriteOffProposal *find(ProposalId id) const;
    [[nodiscard]] int neededFor(const WriteOffProposal &proposal) const;
    [[nodiscard]] bool isKept(const std::vector<WriteOffProposal> &list) const;
    void setBusy(bool busy);

    AccountStore &m_store;
    ProposalModel m_model;
    ProposalChargesModel m_charges;
    Scope m_scope = Scope::Waiting;
    std::optional<Person> m_me;
    LedgerRules m_rules;
    std::vector<WriteOffProposal> m_proposals;
    std::optional<WriteOffProposal> m_current;
    SharedLedger m_ledger;                      ///< of the current proposal's account
    std::optional<ProposalEffect> m_effect;
    QHash<qint64, QString> m_notes;            ///< by proposal
    QHash<qint64, Attempt> m_attempts;         ///< by proposal: answers nobody knows the fate of, to be repeated with the same key
    ProposalId m_answering;
    std::optional<Error> m_answerError;
    bool m_noteWanted = false;
    QTimer m_refreshSoon;                      ///< gathers a burst of changes into one question
    QTimer m_ledgerSoon;
    QTimer m_tidySoon;
    quint64 m_generation = 0;
    quint64 m_ledgerGeneration = 0;
    quint64 m_whoGeneration = 0;
    int m_waiting = 0;
    int m_waitingForMe = 0;
    bool m_busy = false;
    bool m_loaded = false;
};

} // namespace Tally
