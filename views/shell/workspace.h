// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/administration/administration.h"
#include "models/workflows/approvals/approvals.h"
#include "models/workflows/lists/accountsearch.h"
#include "models/workflows/lists/accountworklist.h"
#include "models/workflows/posting/postingmodes.h"
#include "views/shell/shellstate.h"

#include <QList>
#include <QPointer>
#include <QWidget>

#include <functional>

class QTabWidget;

namespace Tally {

class AccountListView;
class ApprovalsView;
class CasePage;
class MessageBar;
class Navigation;
class SettingsPage;
class ShellActions;

/// Everything that shows one database: the places, the lists, and a tab for every open case.
class Workspace final : public QWidget
{
    Q_OBJECT
public:
    Workspace(AccountStore &store, ShellActions &actions, MessageBar &messages, std::function<QDate()> today, const ShellState &state,
              QWidget *parent = nullptr);
    ~Workspace() override;

    [[nodiscard]] AccountSearch &search() { return m_search; }
    /// Who is signed in, and the settings.
    [[nodiscard]] Administration &administration() { return m_administration; }
    /// Writes what it remembers into `state`.
    void saveState(ShellState &state) const;
    /// What somewhere was typed and not posted or saved, or is on its way: a sentence each.
    [[nodiscard]] QStringList drafts() const;

    void openCase(AccountId account);
    /// The list of all accounts, with those that contain every word of `text` and no other filter.
    void showAllWith(const QString &text);
    /// Gives the keyboard to the worklist.
    void focusList();

signals:
    /// The worklist shows its rows for the first time.
    void worklistShown();
    /// A list or ledger was read.
    void readDone();

private:
    void buildLayout(const ShellState &state);
    [[nodiscard]] AccountListView *addList(AccountWorklist &worklist, QStringView icon, const QString &title, const QByteArray &columns);
    void connectActions();
    void connectCase(CasePage &page);
    /// A new tab for that account, behind the one that is shown.
    CasePage *addCase(AccountId account);
    void restoreCases(const ShellState &state);
    [[nodiscard]] CasePage *caseOf(AccountId account) const;
    [[nodiscard]] CasePage *currentCase() const;
    [[nodiscard]] AccountListView *currentList() const;
    /// Runs `start` on the case that is shown, or on the one selected in the list once it is open.
    void onCase(const std::function<void(CasePage &)> &start);
    void showList(AccountListView &list);
    void newAccount();
    void showApprovals();
    void showSettings();
    void refreshCurrent();
    /// Closes a case or form, unless something was typed there: then it asks.
    void closeTab(int index);
    void removeTab(QWidget &page);
    void goBack();
    /// Gives the keyboard to what the page is about; else it stays wherever the page before had it, or goes to the search box.
    void focusPage();
    void tabChanged();
    void updateActions();
    /// Why that form cannot be opened now, in a sentence; empty if it can.
    [[nodiscard]] QString whyNotPost(const PostingModeSpec &spec) const;
    void showTitle(CasePage &page);
    void showError(const Error &error);

    AccountStore &m_store;
    ShellActions &m_actions;
    MessageBar &m_messages;
    std::function<QDate()> m_today;
    AccountWorklist m_arrears;
    AccountWorklist m_accounts;
    Approvals m_approvals;
    AccountSearch m_search;
    Administration m_administration;
    Navigation *m_navigation = nullptr;
    QTabWidget *m_tabs = nullptr;
    AccountListView *m_arrearsView = nullptr;
    AccountListView *m_accountsView = nullptr;
    QPointer<ApprovalsView> m_approvalsView;      ///< while its tab is open
    QPointer<SettingsPage> m_settingsPage;        ///< while its tab is open
    QList<QPointer<QWidget>> m_visited;           ///< pages shown before, newest last
    QPointer<QWidget> m_shown;
    QByteArray m_ledgerColumns;
    bool m_showsSettled = true;
    bool m_showsHistory = false;
    bool m_worklistWasShown = false;
};

} // namespace Tally
