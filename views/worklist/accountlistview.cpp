// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/worklist/accountlistview.h"

#include "views/widgets/filterchips.h"
#include "views/widgets/icons.h"
#include "views/widgets/rowdelegate.h"
#include "views/widgets/tabletext.h"
#include "views/widgets/tableview.h"
#include "views/worklist/filtermenu.h"
#include "views/worklist/filterwords.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tally {

AccountListView::AccountListView(AccountWorklist &worklist, QWidget *parent) : QWidget(parent), m_worklist{worklist}
{
    buildLayout();
    m_textSoon.setSingleShot(true);
    m_textSoon.setInterval(200ms);
    connect(m_text, &QLineEdit::textChanged, &m_textSoon, qOverload<>(&QTimer::start));
    connect(&m_textSoon, &QTimer::timeout, this, [this] {
        AccountFilter filter = m_worklist.filter();
        filter.text = m_text->text();
        m_worklist.setFilter(filter);
    });
    connect(m_text, &QLineEdit::returnPressed, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_menu, &QMenu::aboutToShow, this, [this] {
        m_menu->setFilter(m_worklist.filter());
        m_menu->setPatch(m_table->currentIndex().siblingAtColumn(AccountModel::Patch).data().toString());
    });
    connect(m_menu, &FilterMenu::filterChosen, &m_worklist, &AccountWorklist::setFilter);
    connect(m_chips, &FilterChips::removed, this, [this](const QString &chip) {
        m_worklist.setFilter(FilterWords::without(m_worklist.filter(), chip));
        leaveChips();
    });
    connect(m_chips, &FilterChips::cleared, this, [this] {
        m_worklist.clearFilter();
        leaveChips();
    });
    connect(&m_worklist, &AccountWorklist::filterChanged, this, &AccountListView::showFilter);
    m_loadingSoon.setSingleShot(true);
    m_loadingSoon.setInterval(300ms);
    connect(&m_loadingSoon, &QTimer::timeout, this, &AccountListView::showLoading);
    connect(&m_worklist, &AccountWorklist::busyChanged, this, &AccountListView::showBusy);
    connect(&m_worklist, &AccountWorklist::headLoaded, this, [this] {
        m_table->setLoading(false);
        selectFirstRow();
    });
    connect(&m_worklist, &AccountWorklist::stopped, this, &AccountListView::showRows);
    connect(&m_worklist, &AccountWorklist::sortChanged, this, [this](AccountColumn column, Qt::SortOrder order) {
        const QSignalBlocker blocker(m_table->horizontalHeader());       // the list is so sorted already
        m_table->horizontalHeader()->setSortIndicator(AccountModel::modelColumn(column), order);
        m_table->horizontalHeader()->viewport()->update();
    });
    connect(m_stop, &QToolButton::clicked, this, &AccountListView::stopOrLoadAll);
    connect(m_escape, &QShortcut::activated, &m_worklist, &AccountWorklist::stop);
    connect(&m_worklist, &AccountWorklist::loaded, this, &AccountListView::showRows);
    connect(m_table, &TableView::typed, this, [this](const QString &text) {
        m_text->setFocus(Qt::ShortcutFocusReason);
        m_text->setText(text);
    });
    connect(m_table, &TableView::copyWanted, &m_worklist, &AccountWorklist::fetchForCopy);
    connect(&m_worklist, &AccountWorklist::rowsFetched, this, [this](const std::shared_ptr<AccountModel> &rows) {
        QList<int> all(rows->rowCount());
        std::iota(all.begin(), all.end(), 0);
        QApplication::clipboard()->setMimeData(tableText(*rows, all, m_table->shownColumns()));
    });
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        emit accountActivated({index.data(AccountModel::AccountRole).toLongLong()});
    });
    connect(m_table, &TableView::currentRowChanged, this, [this] { emit currentAccountChanged(currentAccount()); });
    showFilter();
    showBusy(m_worklist.isBusy());
}

void AccountListView::buildLayout()
{
    const bool arrears = m_worklist.scope() == AccountWorklist::Scope::Arrears;
    m_text = new QLineEdit;
    m_text->setObjectName(u"listFilter"_s);
    m_text->setClearButtonEnabled(true);
    m_text->setPlaceholderText(tr("Filter by name, reference, address or patch"));
    m_text->setToolTip(tr("Show only accounts that contain every word typed here (Ctrl+F)"));
    m_text->setAccessibleName(tr("Filter this list"));
    m_text->setMaximumWidth(420);
    m_menu = new FilterMenu(this);
    m_addFilter = new QToolButton;
    m_addFilter->setObjectName(u"addFilter"_s);
    m_addFilter->setText(tr("Add filte&r"));
    m_addFilter->setIcon(Icons::get(u"filter"));
    m_addFilter->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_addFilter->setPopupMode(QToolButton::InstantPopup);
    m_addFilter->setMenu(m_menu);
    m_chips = new FilterChips;
    m_table = new TableView;
    m_table->setObjectName(arrears ? u"arrearsTable"_s : u"accountsTable"_s);
    m_table->setAccessibleName(arrears ? tr("Accounts that owe") : tr("Accounts"));
    m_table->setItemDelegate(new RowDelegate(-1, m_table));
    m_table->setModel(&m_worklist.model());
    m_table->setStretchColumn(AccountModel::Address);
    // The model asks the store to sort; the indicator says what was asked for last.
    m_table->horizontalHeader()->setSortIndicator(AccountModel::modelColumn(m_worklist.sortColumn()), m_worklist.sortOrder());
    m_table->setSortingEnabled(true);
    m_footer = new QLabel;
    m_footer->setObjectName(u"listFooter"_s);
    m_footer->setTextInteractionFlags(Qt::TextSelectableByMouse);

    m_stop = new QToolButton;
    m_stop->setObjectName(u"stopList"_s);
    m_stop->hide();
    m_escape = new QShortcut(Qt::Key_Escape, this);
    m_escape->setContext(Qt::WidgetWithChildrenShortcut);
    m_escape->setEnabled(false);

    auto *filters = new QHBoxLayout;
    filters->setSpacing(8);
    filters->addWidget(m_text, 1);
    filters->addWidget(m_addFilter);
    filters->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 8);
    layout->setSpacing(8);
    layout->addLayout(filters);
    layout->addWidget(m_chips);
    layout->addWidget(m_table, 1);
    auto *footer = new QHBoxLayout;
    footer->setSpacing(8);
    footer->addWidget(m_footer);
    footer->addWidget(m_stop);
    footer->addStretch();
    layout->addLayout(footer);
}

AccountId AccountListView::currentAccount() const
{
    return {m_table->currentIndex().data(AccountModel::AccountRole).toLongLong()};
}

void AccountListView::focusFilter()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void AccountListView::leaveChips()
{
    // With the last chip goes the button that had the keys; Qt would give them to the search box.
    if (m_chips->chips().isEmpty())
        m_table->setFocus(Qt::OtherFocusReason);
}

void AccountListView::showFilter()
{
    m_chips->setChips(FilterWords::chips(m_worklist.filter()));
    // What is being typed may run ahead of the filter; only another's change is taken over.
    if (!m_textSoon.isActive() && m_text->text() != m_worklist.filter().text) {
        const QSignalBlocker blocker(m_text);
        m_text->setText(m_worklist.filter().text);
    }
    m_table->setEmptyText(FilterWords::emptyText(m_worklist.scope(), m_worklist.isFiltered()));
}

void AccountListView::showRows()
{
    m_loadingSoon.stop();
    m_escape->setEnabled(false);
    m_stop->setVisible(m_worklist.isPartial());
    m_stop->setText(tr("Load all"));
    m_stop->setToolTip(tr("Read the rest of the list"));
    if (m_worklist.isPartial())
        m_footer->setText(FilterWords::partialFooter(m_worklist.model().rowCount()));
    else
        m_footer->setText(m_worklist.hasLoaded() ? FilterWords::footer(m_worklist.scope(), m_worklist.count(), m_worklist.owed()) : QString());
    m_table->setEmptyText(m_worklist.isPartial() ? tr("Stopped before the first account was found.")
                                                 : FilterWords::emptyText(m_worklist.scope(), m_worklist.isFiltered()));
    selectFirstRow();
}

void AccountListView::showBusy(bool busy)
{
    // Over rows that are there already, the footer says it.
    m_table->setLoading(busy && m_worklist.model().rowCount() == 0);
    if (busy)
        m_loadingSoon.start();
    else
        showRows();
}

void AccountListView::showLoading()
{
    m_footer->setText(tr("Loading the list…"));
    m_escape->setEnabled(true);
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("Stop loading and go back to what was shown (Esc)"));
    m_stop->show();
}

void AccountListView::stopOrLoadAll()
{
    if (m_worklist.isBusy())
        m_worklist.stop();
    else
        m_worklist.refresh();
}

void AccountListView::selectFirstRow()
{
    // The first row is what one acts on first; whoever chose another keeps it.
    if (!m_table->selectionModel()->hasSelection() && m_table->currentIndex().isValid())
        m_table->selectRow(m_table->currentIndex().row());
}

} // namespace Tally
