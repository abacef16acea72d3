// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/help/glossarydialog.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {

GlossaryDialog::GlossaryDialog(QWidget *parent) : QDialog(parent), m_terms{glossary()}
{
    setWindowTitle(tr("Glossary"));
    m_find = new QLineEdit;
    m_find->setObjectName(u"glossaryFind"_s);
    m_find->setPlaceholderText(tr("Find a term, for example void"));
    m_find->setAccessibleName(tr("Find a term"));
    m_find->setClearButtonEnabled(true);
    m_page = new QTextBrowser;
    m_page->setObjectName(u"glossaryPage"_s);
    m_page->setAccessibleName(tr("Terms"));
    m_page->setOpenLinks(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_find, &QLineEdit::textChanged, this, &GlossaryDialog::fill);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_find);
    layout->addWidget(m_page);
    layout->addWidget(buttons);
    fill();
    // Lines of under 80 characters.
    resize(fontMetrics().averageCharWidth() * 84, 640);
}

void GlossaryDialog::showOperation(Operation operation)
{
    m_find->clear();
    const auto term = std::find_if(m_terms.begin(), m_terms.end(), [=](const GlossaryTerm &own) { return own.operation == operation; });
    if (term != m_terms.end())
        m_page->scrollToAnchor(term->name);
}

void GlossaryDialog::fill()
{
    m_page->setHtml(glossaryHtml(m_terms, m_find->text()));
}

} // namespace Tally
