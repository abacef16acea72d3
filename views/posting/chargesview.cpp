// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/posting/chargesview.h"

#include "views/posting/postingwords.h"
#include "views/widgets/errortext.h"
#include "views/widgets/sentencelabel.h"
#include "views/widgets/tableview.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

// The preview must be in sight while one posts: the charges, which need ticking seldom, make room for it.
constexpr int mostRows = 3;
constexpr int mostRowsWhenNeeded = 6;

} // namespace

ChargesView::ChargesView(PostingForm &form, QWidget *parent) : QWidget(parent), m_form{form}
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_label = new QLabel(this);
    m_label->setWordWrap(true);
    m_view = new TableView(this);
    m_view->setObjectName(u"postingDebits"_s);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEmptyText(tr("No charge is open."));
    m_view->setStretchColumn(OpenChargesModel::Charge, TableView::Squeeze::Allowed);
    m_view->setModel(&m_charges);
    m_label->setBuddy(m_view);
    m_problem = new SentenceLabel(this);
    m_problem->setObjectName(u"postingDebitsProblem"_s);
    column->addWidget(m_label);
    column->addWidget(m_view);
    column->addWidget(m_problem);
    connect(&m_charges, &OpenChargesModel::tickedChanged, &m_form, &PostingForm::setNamedDebits);
    connect(&m_charges, &QAbstractItemModel::modelReset, this, &ChargesView::fit);
}

void ChargesView::showState(bool judged)
{
    const bool required = m_form.hasField(PostingField::ChargesRequired);
    setVisible(m_form.hasField(PostingField::Charges));
    m_label->setText(PostingWords::charges(m_form.mode()));
    m_view->setAccessibleName(required ? tr("Charges this is about") : tr("Charges to pay first"));
    m_charges.setCharges(m_form.charges(), m_form.fields().debits, m_form.account().currency(), m_form.access().rules().types);
    const auto fault = m_form.faultOf(u"account_lines_ids");
    m_problem->say(Severity::Stop, judged && fault ? fieldSentence(*fault, m_form.account().currency()) : QString());
    // Other charges are fitted when they come; measuring them at every key press would be felt.
    if (required != m_fittedAsRequired)
        fit();
}

void ChargesView::fit()
{
    m_fittedAsRequired = m_form.hasField(PostingField::ChargesRequired);
    m_view->fitColumns();
    m_view->fitHeight(1, m_fittedAsRequired ? mostRowsWhenNeeded : mostRows);
}

QWidget *ChargesView::table() const { return m_view; }

} // namespace Tally
