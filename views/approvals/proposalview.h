// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/approvals/approvals.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;

namespace Tally {

class SentenceLabel;
class TableView;

/// One proposal: what speaks for it and what it would do at the left, what was said to it and the answers at the right.
class ProposalView final : public QWidget
{
    Q_OBJECT
public:
    /// @param approvals  outlives the view.
    explicit ProposalView(Approvals &approvals, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *buildFacts();
    [[nodiscard]] QWidget *buildAnswers();
    [[nodiscard]] QPushButton *addButton(const QString &name, const QString &text, ProposalAnswer answer);
    void answer(ProposalAnswer answer);
    void showProposal();
    void showNote(const WriteOffProposal &proposal);
    void showButtons(const WriteOffProposal &proposal);
    /// Why that answer cannot be given now, in a sentence; empty if it can.
    [[nodiscard]] QString whyNot(const WriteOffProposal &proposal, ProposalAnswer answer) const;

    Approvals &m_approvals;
    QWidget *m_content = nullptr;
    QScrollArea *m_facts = nullptr;
    QLabel *m_headline = nullptr;
    QLabel *m_balance = nullptr;
    QLabel *m_reason = nullptr;
    QLabel *m_evidence = nullptr;
    TableView *m_charges = nullptr;
    QLabel *m_story = nullptr;
    QPlainTextEdit *m_note = nullptr;
    SentenceLabel *m_noteFault = nullptr;
    SentenceLabel *m_sentence = nullptr;
    QPushButton *m_approve = nullptr;
    QPushButton *m_decline = nullptr;
    QPushButton *m_withdraw = nullptr;
    ProposalId m_shown;
};

} // namespace Tally
