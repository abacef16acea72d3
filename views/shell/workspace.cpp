// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/workspace.h"

#include "views/accounts/accountpanel.h"
#include "views/approvals/approvalsview.h"
#include "views/ledger/ledgerview.h"
#include "views/shell/casepage.h"
#include "views/shell/navigation.h"
#include "views/shell/newaccountpage.h"
#include "views/shell/shellactions.h"
#include "views/settings/settingspage.h"
#include "views/widgets/errortext.h"
#include "views/widgets/icons.h"
#include "views/widgets/messagebar.h"
#include "views/widgets/tableview.h"
#include "views/worklist/accountlistview.h"

#include <QAction>
#include <QHBoxLayout>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// The two lists stand first and stay.
constexpr int permanentTabs = 2;

} // namespace

Workspace::Workspace(AccountStore &store, ShellActions &actions, MessageBar &messages, std::function<QDate()> today, const ShellState &state,
                     QWidget *parent)
    : QWidget(parent)
    , m_store{store}
    , m_actions{actions}
    , m_messages{messages}
    , m_today{std::move(today)}
    , m_arrears(store, AccountWorklist::Scope::Arrears)
    , m_accounts(store, AccountWorklist::Scope::AllAccounts)
    , m_approvals(store)
    , m_search(store)
    , m_administration(store)
    , m_ledgerColumns{state.ledgerColumns}
    , m_showsSettled{state.showsSettled}
    , m_showsHistory{state.showsHistory}
{
    buildLayout(state);
    connectActions();
    m_arrears.refresh();
    m_approvals.refresh();
    m_administration.refresh();
    restoreCases(state);
    tabChanged();
}

Workspace::~Workspace()
{
    delete m_approvalsView;      // before the approvals it shows
}

void Workspace::buildLayout(const ShellState &state)
{
    m_navigation = new Navigation(m_actions);
    m_navigation->setNarrow(state.narrowNavigation);
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(u"tabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(false);
    m_tabs->setElideMode(Qt::ElideRight);
    m_arrearsView = addList(m_arrears, u"arrears", tr("Arrears"), state.arrearsColumns);
    m_accountsView = addList(m_accounts, u"accounts", tr("Accounts"), state.accountsColumns);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_navigation);
    layout->addWidget(m_tabs, 1);
}

AccountListView *Workspace::addList(AccountWorklist &worklist, QStringView icon, const QString &title, const QByteArray &columns)
{
    auto *view = new AccountListView(worklist);
    if (!columns.isEmpty())
        view->table().restoreColumnState(columns);
    // Widths and order are kept; every day begins with the largest balance.
    view->table().sortByColumn(AccountModel::modelColumn(AccountColumn::Balance), Qt::DescendingOrder);
    const int index = m_tabs->addTab(view, Icons::get(icon), title);
    for (const auto side : {QTabBar::LeftSide, QTabBar::RightSide})
        m_tabs->tabBar()->setTabButton(index, side, nullptr);
    connect(view, &AccountListView::accountActivated, this, &Workspace::openCase);
    connect(view, &AccountListView::currentAccountChanged, this, &Workspace::updateActions);
    connect(&worklist, &AccountWorklist::failed, this, &Workspace::showError);
    connect(&worklist, &AccountWorklist::loaded, this, [this, &worklist] {
        emit readDone();
        if (&worklist == &m_arrears && !m_worklistWasShown) {
            m_worklistWasShown = true;
            emit worklistShown();
        }
    });
    return view;
}

void Workspace::connectActions()
{
    connect(m_tabs, &QTabWidget::currentChanged, this, &Workspace::tabChanged);
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, &Workspace::closeTab);
    connect(&m_search, &AccountSearch::failed, this, &Workspace::showError);
    connect(&m_approvals, &Approvals::failed, this, &Workspace::showError);
    connect(&m_administration, &Administration::failed, this, &Workspace::showError);
    connect(&m_approvals, &Approvals::loaded, this, [this] {
        m_navigation->setCount(m_actions[ShellActions::ShowApprovals], m_approvals.waitingForMe());
    });
    const auto on = [this](ShellActions::Id id, auto slot) { connect(m_actions[id], &QAction::triggered, this, slot); };
    on(ShellActions::ShowArrears, [this] { showList(*m_arrearsView); });
    on(ShellActions::ShowAccounts, [this] { showList(*m_accountsView); });
    on(ShellActions::ShowApprovals, [this] { showApprovals(); });
    on(ShellActions::ShowSettings, [this] { showSettings(); });
    on(ShellActions::Filter, [this] {
        if (AccountListView *list = currentList())
            list->focusFilter();
    });
    on(ShellActions::Refresh, [this] { refreshCurrent(); });
    on(ShellActions::Back, [this] { goBack(); });
    on(ShellActions::CloseTab, [this] { closeTab(m_tabs->currentIndex()); });
    on(ShellActions::NewAccount, [this] { newAccount(); });
    on(ShellActions::OpenLedger, [this] {
        if (const AccountListView *list = currentList())
            openCase(list->currentAccount());
    });
    for (const PostingModeSpec &spec : postingModes()) {
        on(ShellActions::idOf(spec.mode), [this, mode = spec.mode] { onCase([mode](CasePage &page) { page.startPosting(mode); }); });
    }
    on(ShellActions::EditAccount, [this] { onCase([](CasePage &page) { page.startEdit(); }); });
    on(ShellActions::ShowHistory, [this](bool shown) {
        m_showsHistory = shown;
        if (CasePage *page = currentCase())
            page->view().setShowsHistory(shown);
    });
    on(ShellActions::ShowSettled, [this](bool shown) {
        m_showsSettled = shown;
        if (CasePage *page = currentCase())
            page->view().setShowsSettled(shown);
    });
    on(ShellActions::NarrowNavigation, [this](bool narrow) { m_navigation->setNarrow(narrow); });
}

void Workspace::showList(AccountListView &list)
{
    m_tabs->setCurrentWidget(&list);
    focusPage();
}

void Workspace::showAllWith(const QString &text)
{
    m_accounts.setFilter({.text = text});
    showList(*m_accountsView);
}

void Workspace::focusList() { m_arrearsView->table().setFocus(Qt::OtherFocusReason); }

void Workspace::saveState(ShellState &state) const
{
    // Columns that never saw a row have no widths worth keeping.
    if (m_arrears.hasLoaded())
        state.arrearsColumns = m_arrearsView->table().columnState();
    if (m_accounts.hasLoaded())
        state.accountsColumns = m_accountsView->table().columnState();
    state.ledgerColumns = m_ledgerColumns;
    state.showsSettled = m_showsSettled;
    state.showsHistory = m_showsHistory;
    state.openCasesOf = m_store.info().location;
    state.openCases.clear();
    for (int i = permanentTabs; i < m_tabs->count(); ++i) {
        auto *page = qobject_cast<CasePage *>(m_tabs->widget(i));
        if (page == nullptr)
            continue;
        if (page->ledger().head() == nullptr)
            continue;
        state.ledgerColumns = page->view().table().columnState();
        state.openCases.append(page->ledger().head()->account.paymentReference);
    }
}

QStringList Workspace::drafts() const
{
    QStringList sentences;
    for (int i = permanentTabs; i < m_tabs->count(); ++i) {
        if (const auto *page = qobject_cast<CasePage *>(m_tabs->widget(i)))
            sentences.append(page->drafts());
        const auto *creating = qobject_cast<NewAccountPage *>(m_tabs->widget(i));
        if (creating != nullptr && creating->hasDraft())
            sentences.append(tr("A new account was begun and not created."));
    }
    if (m_approvals.isAnswering())
        sentences.append(tr("An answer to a proposed write-off is being sent now."));
    else if (m_approvals.hasDraft())
        sentences.append(tr("A note on a proposed write-off was begun and not sent."));
    if (m_settingsPage && m_settingsPage->hasDraft())
        sentences.append(tr("Something was changed in the settings and not saved."));
    return sentences;
}

void Workspace::restoreCases(const ShellState &state)
{
    if (state.openCasesOf != m_store.info().location)
        return;
    for (const QString &reference : state.openCases) {
        whenAnswered(m_store.resolve(reference), this, [this](Result<AccountId> account) {
            if (!account)
                return;                            // the account is not in this file any more: nothing to open
            if (caseOf(*account) == nullptr)
                addCase(*account);
        });
    }
}

CasePage *Workspace::caseOf(AccountId account) const
{
    for (int i = permanentTabs; i < m_tabs->count(); ++i) {
        auto *page = qobject_cast<CasePage *>(m_tabs->widget(i));
        if (page != nullptr && page->ledger().accountId() == account)
            return page;
    }
    return nullptr;
}

CasePage *Workspace::currentCase() const { return qobject_cast<CasePage *>(m_tabs->currentWidget()); }

AccountListView *Workspace::currentList() const { return qobject_cast<AccountListView *>(m_tabs->currentWidget()); }

void Workspace::openCase(AccountId account)
{
    if (!account.isValid())
        return;
    if (CasePage *open = caseOf(account)) {
        m_tabs->setCurrentWidget(open);
        return;
    }
    CasePage *page = addCase(account);
    m_tabs->setCurrentWidget(page);
    page->view().table().setFocus();
}

CasePage *Workspace::addCase(AccountId account)
{
    auto *page = new CasePage(m_store, account, m_today, m_actions);
    page->view().setShowsSettled(m_showsSettled);
    page->view().setShowsHistory(m_showsHistory);
    if (!m_ledgerColumns.isEmpty())
        page->view().table().restoreColumnState(m_ledgerColumns);
    connectCase(*page);
    m_tabs->addTab(page, Icons::get(u"ledger"), tr("Loading…"));
    return page;
}

void Workspace::connectCase(CasePage &page)
{
    connect(&page, &CasePage::titleChanged, this, [this, &page] {
        showTitle(page);
        emit readDone();
    });
    connect(&page, &CasePage::currentLineChanged, this, &Workspace::updateActions);
    connect(&page, &CasePage::done, this, [this](const QString &sentence) { m_messages.showGood(sentence); });
    connect(&page, &CasePage::noticed, this, [this](const QString &sentence) { m_messages.showAttention(sentence); });
    connect(&page, &CasePage::failed, this, &Workspace::showError);
    connect(&page, &CasePage::doneUndoable, this, [this, open = QPointer<CasePage>(&page)](const QString &sentence, PostingMode undo, LineId line) {
        m_messages.showGood(sentence);
        m_messages.setAction(tr("Undo"), [this, open, undo, line] {
            if (!open)
                return;
            m_tabs->setCurrentWidget(open);
            open->startOn(undo, line);
        });
    });
    connect(&page.view(), &LedgerView::accountChosen, this, [this](AccountId account) { openCase(account); });
    connect(&page.view(), &LedgerView::showsHistoryChanged, this, [this](bool shown) {
        m_showsHistory = shown;
        m_actions[ShellActions::ShowHistory]->setChecked(shown);
    });
    connect(&page.view(), &LedgerView::showsSettledChanged, this, [this](bool shown) {
        m_showsSettled = shown;
        updateActions();
    });
}

void Workspace::onCase(const std::function<void(CasePage &)> &start)
{
    if (const AccountListView *list = currentList())
        openCase(list->currentAccount());
    CasePage *page = currentCase();
    if (page == nullptr)
        return;
    page->whenLoaded([page, start] { start(*page); });
}

void Workspace::newAccount()
{
    auto *page = new NewAccountPage(m_store);
    connect(page, &NewAccountPage::failed, this, &Workspace::showError);
    connect(page, &NewAccountPage::closed, this, [this, page] { closeTab(m_tabs->indexOf(page)); });
    connect(page, &NewAccountPage::created, this, [this, page](const Account &account) {
        removeTab(*page);
        openCase(account.id);
        m_messages.showGood(tr("Created the account of %1. Its payment reference is %2.").arg(account.holder.name, account.paymentReference));
    });
    m_tabs->setCurrentIndex(m_tabs->addTab(page, Icons::get(u"new"), tr("New account")));
    page->focusFirstField();
}

void Workspace::showApprovals()
{
    if (m_tabs->indexOf(m_approvalsView) < 0) {
        m_approvalsView = new ApprovalsView(m_approvals);
        connect(m_approvalsView, &ApprovalsView::accountActivated, this, &Workspace::openCase);
        connect(m_approvalsView, &ApprovalsView::done, this, [this](const QString &sentence) { m_messages.showGood(sentence); });
        m_tabs->addTab(m_approvalsView, Icons::get(u"good"), tr("Approve"));
    }
    m_approvals.refresh();
    m_tabs->setCurrentWidget(m_approvalsView);
    m_approvalsView->table().setFocus();
}

void Workspace::showSettings()
{
    if (!m_settingsPage) {
        m_settingsPage = new SettingsPage(m_administration);
        connect(m_settingsPage, &SettingsPage::done, this, [this](const QString &sentence) { m_messages.showGood(sentence); });
        connect(m_settingsPage, &SettingsPage::failed, this, &Workspace::showError);
        m_tabs->addTab(m_settingsPage, Icons::get(u"settings"), tr("Settings"));
    }
    m_administration.refresh();
    m_tabs->setCurrentWidget(m_settingsPage);
    m_settingsPage->focusSections();
}

void Workspace::refreshCurrent()
{
    if (currentList() == m_arrearsView)
        m_arrears.refresh();
    else if (currentList() == m_accountsView)
        m_accounts.refresh();
    else if (m_tabs->currentWidget() == m_approvalsView)
        m_approvals.refresh();
    else if (m_tabs->currentWidget() == m_settingsPage)
        m_administration.refresh();
    else if (CasePage *page = currentCase())
        page->ledger().refresh();
}

void Workspace::closeTab(int index)
{
    if (index < permanentTabs)
        return;
    QWidget *page = m_tabs->widget(index);
    auto *open = qobject_cast<CasePage *>(page);
    const auto *creating = qobject_cast<NewAccountPage *>(page);
    const bool settings = page == m_settingsPage;
    const QStringList begun = open != nullptr ? open->drafts() : QStringList();
    if (!begun.isEmpty() || (creating != nullptr && creating->hasDraft()) || (settings && m_settingsPage->hasDraft())) {
        // Closed tabs cannot be typed into: say what would be lost and let the person finish or throw it away.
        m_tabs->setCurrentIndex(index);
        m_messages.showAttention(open != nullptr
                                     ? tr("%1 Finish it, or close the case without it.").arg(begun.join(u' '))
                                 : settings      ? tr("Something was changed here and not saved. Save it, or close the settings without it.")
                                     : tr("This account was begun and not created. Create it, or close the page without it."));
        m_messages.setAction(tr("Close without it"), [this, target = QPointer<QWidget>(page)] {
            if (target)
                removeTab(*target);
        });
        return;
    }
    if (open != nullptr && open->ledger().head() != nullptr)
        m_ledgerColumns = open->view().table().columnState();
    removeTab(*page);
}

void Workspace::removeTab(QWidget &page)
{
    // First: the tab bar would bring a neighbour to the front, which is not the page people came from.
    const bool shown = m_tabs->currentWidget() == &page;
    if (shown)
        goBack();
    m_tabs->removeTab(m_tabs->indexOf(&page));
    m_visited.removeAll(QPointer<QWidget>(&page));
    page.deleteLater();
    updateActions();
    if (shown)
        focusPage();
}

void Workspace::goBack()
{
    while (!m_visited.isEmpty()) {
        const QPointer<QWidget> page = m_visited.takeLast();
        if (page && m_tabs->indexOf(page) >= 0 && page != m_tabs->currentWidget()) {
            m_shown = nullptr;                     // going back is not a visit to come back from
            m_tabs->setCurrentWidget(page);
            focusPage();
            return;
        }
    }
}

void Workspace::focusPage()
{
    if (AccountListView *list = currentList())
        list->table().setFocus(Qt::OtherFocusReason);
    else if (CasePage *open = currentCase())
        open->view().table().setFocus(Qt::OtherFocusReason);
    else if (auto *creating = qobject_cast<NewAccountPage *>(m_tabs->currentWidget()))
        creating->focusFirstField();
    else if (m_tabs->currentWidget() == m_approvalsView)
        m_approvalsView->table().setFocus(Qt::OtherFocusReason);
    else if (m_tabs->currentWidget() == m_settingsPage)
        m_settingsPage->focusSections();
}

void Workspace::tabChanged()
{
    QWidget *page = m_tabs->currentWidget();
    if (m_shown && m_shown != page)
        m_visited.append(m_shown);
    if (m_shown != page)
        m_messages.clear();                        // it spoke of the page that was left
    m_shown = page;
    if (page == m_accountsView && !m_accounts.hasLoaded() && !m_accounts.isBusy())
        m_accounts.refresh();
    m_navigation->setCurrentPlace(page == m_arrearsView     ? m_actions[ShellActions::ShowArrears]
                                  : page == m_accountsView ? m_actions[ShellActions::ShowAccounts]
                                      : page == m_approvalsView ? m_actions[ShellActions::ShowApprovals]
                                      : page == m_settingsPage  ? m_actions[ShellActions::ShowSettings]
                                                           : nullptr);
    updateActions();
}

void Workspace::updateActions()
{
    const AccountListView *list = currentList();
    const CasePage *page = currentCase();
    const bool hasAccount = page != nullptr || (list != nullptr && list->currentAccount().isValid());
    const QString choose = tr("Select an account first.");
    m_actions.setEnabled(ShellActions::OpenLedger, list != nullptr && hasAccount, choose);
    m_actions.setEnabled(ShellActions::EditAccount, hasAccount, choose);
    for (const PostingModeSpec &spec : postingModes()) {
        const QString whyNot = whyNotPost(spec);
        m_actions.setEnabled(ShellActions::idOf(spec.mode), whyNot.isEmpty(), whyNot);
    }
    m_actions.setEnabled(ShellActions::ShowSettled, page != nullptr, tr("Open a ledger first."));
    m_actions.setEnabled(ShellActions::ShowHistory, page != nullptr, tr("Open a ledger first."));
    m_actions[ShellActions::ShowSettled]->setChecked(m_showsSettled);
    m_actions[ShellActions::ShowHistory]->setChecked(m_showsHistory);
    m_actions.setEnabled(ShellActions::Filter, list != nullptr, tr("Go to a list first."));
    m_actions.setEnabled(ShellActions::CloseTab, m_tabs->currentIndex() >= permanentTabs, tr("The lists stay open."));
    m_actions.setEnabled(ShellActions::Back, !m_visited.isEmpty(), tr("This is the first page."));
}

QString Workspace::whyNotPost(const PostingModeSpec &spec) const
{
    if (const CasePage *page = currentCase())
        return page->whyNot(spec.mode);
    // What needs a line, or the sight of the ledger, is not offered from a list.
    if (spec.mode != PostingMode::Payment && spec.mode != PostingMode::Debit)
        return tr("Open a ledger first.");
    const AccountListView *list = currentList();
    return list != nullptr && list->currentAccount().isValid() ? QString() : tr("Select an account first.");
}

void Workspace::showTitle(CasePage &page)
{
    const Account &account = page.ledger().head()->account;
    const int index = m_tabs->indexOf(&page);
    m_tabs->setTabText(index, QString(account.holder.name).replace(u'&', u"&&"_s));
    m_tabs->setTabToolTip(index, u"%1 · %2"_s.arg(account.holder.name, account.paymentReference));
}

void Workspace::showError(const Error &error)
{
    m_messages.showError(errorSentence(error), error.detail);
}

} // namespace Tally
