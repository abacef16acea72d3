// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/newaccountpage.h"

#include "views/accounts/accountpanel.h"

#include <QHBoxLayout>

namespace Tally {
namespace {

constexpr int formWidth = 560;

} // namespace

NewAccountPage::NewAccountPage(AccountStore &store, QWidget *parent)
    : QWidget(parent), m_form(store), m_panel{new AccountPanel(m_form)}
{
    m_form.beginCreate();
    m_panel->setMaximumWidth(formWidth);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(m_panel, 1);
    layout->addStretch();
    connect(m_panel, &AccountPanel::closed, this, &NewAccountPage::closed);
    connect(&m_form, &AccountForm::saved, this, &NewAccountPage::created);
    connect(&m_form, &AccountForm::failed, this, &NewAccountPage::failed);
}

// The panel binds the form, which is a member and goes before the children of a widget.
NewAccountPage::~NewAccountPage() { delete m_panel; }

void NewAccountPage::focusFirstField() { m_panel->start(); }

} // namespace Tally
