// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/approvals/approvals.h"

#include <QWidget>

class QLabel;
class QRadioButton;

namespace Tally {

class ProposalView;
class TableView;

/// The write-offs that wait, and below them the one that is looked at.
class ApprovalsView final : public QWidget
{
    Q_OBJECT
public:
    /// @param approvals  outlives the view.
    explicit ApprovalsView(Approvals &approvals, QWidget *parent = nullptr);

    [[nodiscard]] TableView &table() { return *m_table; }

signals:
    /// Enter or a double click on a proposal: its case is wanted.
    void accountActivated(Tally::AccountId account);
    /// An answer was taken: a sentence for the message bar.
    void done(const QString &sentence);

private:
    void buildLayout();
    [[nodiscard]] QWidget *buildList();
    void showRows();
    void lookAtRow();
    void showScope();

    Approvals &m_approvals;
    QRadioButton *m_waiting = nullptr;
    QRadioButton *m_all = nullptr;
    TableView *m_table = nullptr;
    QLabel *m_footer = nullptr;
    ProposalView *m_proposal = nullptr;
};

} // namespace Tally
