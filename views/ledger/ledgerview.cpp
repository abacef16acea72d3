// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ledger/ledgerview.h"

#include "models/tables/ledgerwords.h"
#include "models/tables/words.h"
#include "views/ledger/factsview.h"
#include "views/ledger/historyview.h"
#include "views/ledger/lineview.h"
#include "views/widgets/rowdelegate.h"
#include "views/widgets/tabletext.h"
#include "views/widgets/tableview.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr int panelWidth = 420;

} // namespace

LedgerView::LedgerView(HolderLedger &ledger, QWidget *parent) : QWidget(parent), m_ledger{ledger}
{
    buildLayout();
    connect(&m_ledger, &HolderLedger::headLoaded, this, &LedgerView::showHead);
    connect(&m_ledger, &HolderLedger::orderLoaded, this, &LedgerView::showLines);
    connect(&m_ledger, &HolderLedger::loaded, this, &LedgerView::showLine);
    connect(m_table, &TableView::copyWanted, &m_ledger, &HolderLedger::fetchForCopy);
    connect(&m_ledger, &HolderLedger::rowsFetched, this, [this](const std::shared_ptr<LedgerModel> &rows) {
        QList<int> all(rows->rowCount());
        std::iota(all.begin(), all.end(), 0);
        QApplication::clipboard()->setMimeData(tableText(*rows, all, m_table->shownColumns()));
    });
    connect(&m_ledger, &HolderLedger::busyChanged, m_table, &TableView::setLoading);
    connect(m_table, &TableView::currentRowChanged, this, &LedgerView::showLine);
    connect(m_table, &QAbstractItemView::pressed, this,
            [this](const QModelIndex &index) { m_clicked = {index.data(LedgerModel::LineRole).toLongLong()}; });
    connect(m_table, &QWidget::customContextMenuRequested, this, &LedgerView::showLineMenu);
    connect(m_line, &LineView::lineActivated, this, &LedgerView::selectLine);
    connect(m_history, &HistoryView::lineActivated, this, &LedgerView::selectLine);
    connect(m_showHistory, &QCheckBox::toggled, this, [this](bool shown) {
        m_history->setVisible(shown);
        if (shown && std::exchange(m_historyIsNew, false))
            m_lines->setSizes({m_lines->height() * 3 / 5, m_lines->height() * 2 / 5});
        emit showsHistoryChanged(shown);
    });
    connect(m_showSettled, &QCheckBox::toggled, this, [this](bool shown) {
        m_ledger.setFilter({.openOnly = !shown});
        emit showsSettledChanged(shown);
    });
    connect(m_accounts, &QComboBox::activated, this, [this](int index) {
        const AccountId chosen{m_accounts->itemData(index).toLongLong()};
        showAccounts();                      // this page stays with its own account
        if (chosen != m_ledger.accountId())
            emit accountChosen(chosen);
    });
    if (m_ledger.head() != nullptr)
        showHead();
    showLines();
}

void LedgerView::buildLayout()
{
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(buildLines());
    m_splitter->setStretchFactor(0, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 8);
    layout->setSpacing(16);
    layout->addWidget(buildHeader());
    layout->addWidget(m_splitter, 1);
}

QWidget *LedgerView::buildHeader()
{
    m_name = new QLabel;
    m_name->setObjectName(u"ledgerHolder"_s);
    m_name->setTextFormat(Qt::PlainText);    // a name is data, whatever it looks like
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont larger = m_name->font();
    larger.setPointSizeF(larger.pointSizeF() * 1.3);
    m_name->setFont(larger);
    m_words = new QLabel;
    m_words->setObjectName(u"ledgerWords"_s);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_accounts = new QComboBox;
    m_accounts->setObjectName(u"ledgerAccounts"_s);
    m_accounts->setAccessibleName(tr("The holder's accounts"));
    m_accounts->setToolTip(tr("The holder has several accounts: choose which one to see"));
    m_accounts->hide();
    m_facts = new FactsView;
    m_actions = new QHBoxLayout;
    m_actions->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(m_name);
    top->addWidget(m_accounts);
    top->addStretch();
    top->addLayout(m_actions);
    auto *header = new QWidget;
    auto *layout = new QVBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(m_words);
    layout->addWidget(m_facts);
    return header;
}

QWidget *LedgerView::buildLines()
{
    m_history = new HistoryView(m_ledger);
    m_history->setMinimumHeight(m_history->fontMetrics().lineSpacing() * 4);
    m_history->hide();
    m_lines = new QSplitter(Qt::Vertical);
    m_lines->setChildrenCollapsible(false);
    m_lines->addWidget(buildTable());
    m_lines->addWidget(m_history);
    m_lines->setStretchFactor(0, 3);
    m_lines->setStretchFactor(1, 2);
    return m_lines;
}

QWidget *LedgerView::buildTable()
{
    m_showSettled = new QCheckBox(tr("Show &settled lines"));
    m_showSettled->setObjectName(u"showSettled"_s);
    m_showSettled->setChecked(true);
    m_showHistory = new QCheckBox(tr("Show h&istory"));
    m_showHistory->setObjectName(u"showHistory"_s);
    m_showHistory->setToolTip(tr("What happened to the selected line, and who did what"));
    m_table = new TableView;
    m_table->setObjectName(u"ledgerTable"_s);
    m_table->setAccessibleName(tr("Lines of the account, newest first"));
    m_table->setItemDelegate(new RowDelegate(LedgerModel::SeverityRole, m_table));
    m_table->setModel(&m_ledger.model());
    m_table->setStretchColumn(LedgerModel::Settlement);
    m_line = new LineView;
    m_line->setMinimumHeight(m_line->fontMetrics().lineSpacing() * 2 + 4);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(16);
    choices->addWidget(m_showSettled);
    choices->addWidget(m_showHistory);
    choices->addStretch();
    auto *lines = new QWidget;
    auto *layout = new QVBoxLayout(lines);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(choices);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_line);
    return lines;
}

void LedgerView::setActions(const QList<QAction *> &actions)
{
    for (QAction *action : actions) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        button->setObjectName(action->objectName() + u"Button"_s);
        m_actions->addWidget(button);
    }
}

void LedgerView::setPostActions(const QList<QAction *> &actions)
{
    m_postMenu = new QMenu(this);
    m_postMenu->setObjectName(u"postMenu"_s);
    m_postMenu->setToolTipsVisible(true);
    for (QAction *action : actions) {
        if (action == nullptr)
            m_postMenu->addSeparator();
        else
            m_postMenu->addAction(action);
    }
    // A push button leaves room for the arrow, which a tool button draws over its text.
    auto *button = new QPushButton;
    button->setObjectName(u"postMenuButton"_s);
    //: What else can be posted, beside the buttons for a payment and a charge
    button->setText(tr("More"));
    button->setToolTip(tr("Everything that can be posted on this account"));
    button->setFocusPolicy(Qt::TabFocus);
    button->setMenu(m_postMenu);
    m_actions->addWidget(button);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
}

void LedgerView::showLineMenu(const QPoint &place)
{
    if (m_postMenu == nullptr || !m_table->currentIndex().isValid())
        return;
    if (const QModelIndex under = m_table->indexAt(place); under.isValid())
        m_clicked = {under.data(LedgerModel::LineRole).toLongLong()};
    m_postMenu->popup(m_table->viewport()->mapToGlobal(place));
}

void LedgerView::setPanel(QWidget *panel)
{
    if (m_panel == panel)
        return;
    if (m_panel != nullptr) {
        m_panel->hide();
        m_panel->setParent(nullptr);
    }
    m_panel = panel;
    if (panel == nullptr) {
        m_table->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_splitter->addWidget(panel);
    m_splitter->setSizes({std::max(200, width() - panelWidth), panelWidth});
    panel->show();
}

LineId LedgerView::currentLine() const
{
    return {m_table->currentIndex().data(LedgerModel::LineRole).toLongLong()};
}

std::vector<LineId> LedgerView::chosenLines() const
{
    // By ranges: an index for each of a hundred thousand rows would be felt.
    std::vector<int> rows;
    const QItemSelection selection = m_table->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    if (!std::is_sorted(rows.begin(), rows.end()))
        std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<LineId> lines;
    lines.reserve(rows.size());
    for (auto row = rows.rbegin(); row != rows.rend(); ++row)
        lines.push_back({m_ledger.model().keyAt(*row)});
    // The row that is current by itself was not chosen by anybody.
    if (lines.size() == 1 && lines.front() != m_clicked)
        lines.clear();
    return lines;
}

void LedgerView::selectLine(LineId line)
{
    m_clicked = {};
    const int row = m_ledger.model().placeOf(line.value);
    if (row >= 0) {
        m_table->choose(row);
    } else if (!showsSettled()) {
        m_sought = line;
        m_showSettled->setChecked(true);
    }
}

bool LedgerView::showsSettled() const { return m_showSettled->isChecked(); }

void LedgerView::setShowsSettled(bool shown) { m_showSettled->setChecked(shown); }

bool LedgerView::showsHistory() const { return m_showHistory->isChecked(); }

void LedgerView::setShowsHistory(bool shown) { m_showHistory->setChecked(shown); }

void LedgerView::showHead()
{
    const LedgerHead &head = *m_ledger.head();
    m_name->setText(head.account.holder.name);
    m_words->setText(Words::facts(m_ledger.facts()));
    m_facts->setAccount(head.account);
    const bool nothing = head.complete && head.order.ids.empty();
    m_table->setEmptyText(nothing ? tr("Nothing was charged or paid on this account yet.")
                                  : tr("Everything on this account is settled. Tick “Show settled lines” to see it."));
    showAccounts();
}

void LedgerView::showLines()
{
    if (m_ledger.head() != nullptr)
        m_words->setText(Words::facts(m_ledger.facts()));
    if (!m_table->selectionModel()->hasSelection() && m_table->currentIndex().isValid())
        m_table->selectRow(m_table->currentIndex().row());
    if (const LineId sought = std::exchange(m_sought, {}); sought.isValid())
        selectLine(sought);
    showLine();
}

void LedgerView::showAccounts()
{
    const auto &accounts = m_ledger.head()->accountsOfHolder;
    m_accounts->setVisible(accounts.size() > 1);
    m_accounts->clear();
    for (const AccountRow &row : accounts) {
        //: One of a holder's accounts in a list to choose from: Recharge 1000000432, owes £12.00
        m_accounts->addItem(tr("%1 %2, %3").arg(Words::label(row.accountType), row.paymentReference, Words::balance(row.balance)),
                            row.id.value);
        if (row.id == m_ledger.accountId())
            m_accounts->setCurrentIndex(m_accounts->count() - 1);
    }
}

void LedgerView::showLine()
{
    const LineId line = currentLine();
    m_line->showLine(m_ledger.ledger(), line);
    m_history->showLine(line);
    emit currentLineChanged();
}

} // namespace Tally
