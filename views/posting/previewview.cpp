// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/posting/previewview.h"

#include "views/posting/postingwords.h"
#include "views/widgets/rowdelegate.h"
#include "views/widgets/sentencelabel.h"
#include "views/widgets/tableview.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr int mostRows = 4;

} // namespace

PreviewView::PreviewView(PostingForm &form, QWidget *parent) : QWidget(parent), m_form{form}
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_title = new QLabel(tr("What will happen"), this);
    m_text = new QLabel(this);
    m_text->setObjectName(u"postingPreview"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_view = new TableView(this);
    m_view->setObjectName(u"postingPreviewLines"_s);
    m_view->setAccessibleName(tr("Lines this touches"));
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setItemDelegate(new RowDelegate(PreviewModel::SeverityRole, m_view));
    m_view->setStretchColumn(PreviewModel::Line, TableView::Squeeze::Allowed);
    m_view->setModel(&m_lines);
    m_rest = new SentenceLabel(this);
    m_rest->setObjectName(u"postingRest"_s);
    m_approval = new SentenceLabel(this);
    m_approval->setObjectName(u"postingApproval"_s);
    for (QWidget *part : {static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_view),
                          static_cast<QWidget *>(m_rest), static_cast<QWidget *>(m_approval)})
        column->addWidget(part);
    connect(&m_lines, &QAbstractItemModel::modelReset, this, [this] { fit(m_roomy); });
}

void PreviewView::showState()
{
    m_text->setText(PostingWords::preview(m_form));
    if (m_form.preview())
        m_lines.setChange(m_form.state(), *m_form.preview(), m_form.access().rules().types);
    else
        m_lines.clear();
    m_view->setVisible(m_lines.rowCount() > 0);
    m_rest->say(Severity::Attention, PostingWords::rest(m_form));
    m_approval->say(m_form.approvals() > 0 ? Severity::Attention : Severity::Information, PostingWords::approval(m_form));
}

void PreviewView::fit(bool roomy)
{
    m_roomy = roomy;
    m_view->setColumnHidden(PreviewModel::Due, !roomy);
    m_view->fitColumns();
    m_view->fitHeight(1, mostRows);
}

void PreviewView::updateFonts()
{
    QFont heading = font();
    heading.setBold(true);
    m_title->setFont(heading);
}

} // namespace Tally
