// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/holderledger/holderledger.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QMenu;
class QSplitter;

namespace Tally {

class FactsView;
class HistoryView;
class LineView;
class TableView;

/// One account's ledger: who and how much in words, the facts, then the lines, with room for a form beside them.
class LedgerView final : public QWidget
{
    Q_OBJECT
public:
    explicit LedgerView(HolderLedger &ledger, QWidget *parent = nullptr);

    /// Buttons for what can be done with the account, beside its name.
    void setActions(const QList<QAction *> &actions);
    /// Everything that can be posted, in a menu beside those buttons and at each line; null stands for a separator.
    void setPostActions(const QList<QAction *> &actions);
    /// Shows a form beside the lines; null takes it away. The panel stays its owner's.
    void setPanel(QWidget *panel);
    /// The line in the current row; invalid without one.
    [[nodiscard]] LineId currentLine() const;
    /// The lines somebody chose on purpose, oldest first: several selected ones, or one that was clicked.
    [[nodiscard]] std::vector<LineId> chosenLines() const;
    /// Selects a line and brings it into sight, showing settled ones if it is settled.
    void selectLine(LineId line);
    [[nodiscard]] TableView &table() { return *m_table; }
    [[nodiscard]] bool showsSettled() const;
    void setShowsSettled(bool shown);
    /// Whether the story of the current line and who did what are shown beneath the lines.
    [[nodiscard]] bool showsHistory() const;
    void setShowsHistory(bool shown);

signals:
    void currentLineChanged();
    /// Another of the holder's accounts is wanted.
    void accountChosen(Tally::AccountId account);
    void showsSettledChanged(bool shown);
    void showsHistoryChanged(bool shown);

private:
    void buildLayout();
    [[nodiscard]] QWidget *buildHeader();
    [[nodiscard]] QWidget *buildLines();
    [[nodiscard]] QWidget *buildTable();
    void showHead();
    void showLines();
    void showAccounts();
    void showLine();
    void showLineMenu(const QPoint &place);

    HolderLedger &m_ledger;
    QLabel *m_name = nullptr;
    QLabel *m_words = nullptr;
    QComboBox *m_accounts = nullptr;
    QHBoxLayout *m_actions = nullptr;
    FactsView *m_facts = nullptr;
    QCheckBox *m_showSettled = nullptr;
    TableView *m_table = nullptr;
    LineView *m_line = nullptr;
    QCheckBox *m_showHistory = nullptr;
    HistoryView *m_history = nullptr;
    QSplitter *m_lines = nullptr;
    bool m_historyIsNew = true;   ///< nobody has seen it or chosen its height yet
    QMenu *m_postMenu = nullptr;
    QSplitter *m_splitter = nullptr;
    QWidget *m_panel = nullptr;
    LineId m_clicked;             ///< the line the mouse chose last
    LineId m_sought;              ///< selected once the settled lines are shown
};

} // namespace Tally
