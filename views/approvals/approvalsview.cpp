// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/approvals/approvalsview.h"

#include "views/approvals/approvalwords.h"
#include "views/approvals/proposalview.h"
#include "views/widgets/rowdelegate.h"
#include "views/widgets/tableview.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QRadioButton>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

// In proportion: the list is short, and what one decides on must be in sight at once.
constexpr int firstListHeight = 2000;
constexpr int firstDetailsHeight = 3000;

} // namespace

ApprovalsView::ApprovalsView(Approvals &approvals, QWidget *parent) : QWidget(parent), m_approvals{approvals}
{
    buildLayout();
    connect(m_waiting, &QRadioButton::clicked, this, [this] { m_approvals.setScope(Approvals::Scope::Waiting); });
    connect(m_all, &QRadioButton::clicked, this, [this] { m_approvals.setScope(Approvals::Scope::All); });
    connect(&m_approvals, &Approvals::scopeChanged, this, &ApprovalsView::showScope);
    connect(&m_approvals, &Approvals::busyChanged, m_table, &TableView::setLoading);
    connect(&m_approvals, &Approvals::loaded, this, &ApprovalsView::showRows);
    connect(&m_approvals, &Approvals::answered, this, [this](const WriteOffProposal &proposal, ProposalAnswer answer) {
        emit done(ApprovalWords::answered(proposal, answer));
    });
    connect(m_table, &TableView::currentRowChanged, this, &ApprovalsView::lookAtRow);
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        emit accountActivated({index.data(ProposalModel::AccountRole).toLongLong()});
    });
    m_table->setLoading(m_approvals.isBusy());
    showScope();
    if (m_approvals.hasLoaded())
        showRows();
}

void ApprovalsView::buildLayout()
{
    m_proposal = new ProposalView(m_approvals);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildList());
    splitter->addWidget(m_proposal);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({firstListHeight, firstDetailsHeight});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 8);
    layout->addWidget(splitter);
}

QWidget *ApprovalsView::buildList()
{
    m_waiting = new QRadioButton(tr("Wa&iting"));
    m_waiting->setObjectName(u"proposalsWaiting"_s);
    m_waiting->setToolTip(tr("Only proposals nobody has decided yet"));
    m_all = new QRadioButton(tr("All"));
    m_all->setObjectName(u"proposalsAll"_s);
    m_all->setToolTip(tr("Also those that were posted, declined or withdrawn"));
    m_footer = new QLabel;
    m_footer->setObjectName(u"proposalsFooter"_s);
    m_table = new TableView;
    m_table->setObjectName(u"proposalsTable"_s);
    m_table->setAccessibleName(tr("Proposed write-offs, oldest first"));
    m_table->setItemDelegate(new RowDelegate(ProposalModel::SeverityRole, m_table));
    m_table->setModel(&m_approvals.model());
    m_table->setStretchColumn(ProposalModel::Reason, TableView::Squeeze::Allowed);
    auto *top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(m_waiting);
    top->addWidget(m_all);
    top->addStretch();
    top->addWidget(m_footer);
    auto *list = new QWidget;
    auto *layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(m_table, 1);
    return list;
}

void ApprovalsView::showScope()
{
    m_waiting->setChecked(m_approvals.scope() == Approvals::Scope::Waiting);
    m_all->setChecked(m_approvals.scope() == Approvals::Scope::All);
    m_table->setEmptyText(m_approvals.hasLoaded() ? ApprovalWords::emptyText(m_approvals) : QString());
}

void ApprovalsView::showRows()
{
    m_footer->setText(m_approvals.hasLoaded() ? ApprovalWords::footer(m_approvals) : QString());
    showScope();
    // The first row is what one acts on first; whoever chose another keeps it.
    if (!m_table->selectionModel()->hasSelection() && m_table->currentIndex().isValid())
        m_table->selectRow(m_table->currentIndex().row());
    lookAtRow();        // the row may have been the current one before anybody listened
}

void ApprovalsView::lookAtRow()
{
    m_approvals.setCurrent({m_table->currentIndex().data(ProposalModel::ProposalRole).toLongLong()});
}

} // namespace Tally
