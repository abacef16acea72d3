// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/lists/accountworklist.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QShortcut;
class QToolButton;

namespace Tally {

class FilterChips;
class FilterMenu;
class TableView;

/// A list of accounts with its filters and its footer: the arrears worklist and the list of all accounts.
class AccountListView final : public QWidget
{
    Q_OBJECT
public:
    explicit AccountListView(AccountWorklist &worklist, QWidget *parent = nullptr);

    /// The account in the current row; invalid if the list is empty.
    [[nodiscard]] AccountId currentAccount() const;
    [[nodiscard]] TableView &table() { return *m_table; }
    /// Puts the cursor into the filter field.
    void focusFilter();

signals:
    void accountActivated(Tally::AccountId account);
    void currentAccountChanged(Tally::AccountId account);

private:
    void buildLayout();
    void showFilter();
    void leaveChips();
    void showRows();
    void showBusy(bool busy);
    void showLoading();
    void stopOrLoadAll();
    void selectFirstRow();

    AccountWorklist &m_worklist;
    QLineEdit *m_text = nullptr;
    QToolButton *m_addFilter = nullptr;
    FilterMenu *m_menu = nullptr;
    FilterChips *m_chips = nullptr;
    TableView *m_table = nullptr;
    QLabel *m_footer = nullptr;
    QToolButton *m_stop = nullptr;        ///< while the list loads, to stop it; once stopped, to load the rest
    QShortcut *m_escape = nullptr;
    QTimer m_textSoon;
    QTimer m_loadingSoon;
};

} // namespace Tally
