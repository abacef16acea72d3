// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/personpanel.h"

#include "models/domain/people.h"
#include "models/workflows/administration/settingswords.h"
#include "views/widgets/moneyedit.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Tally {

PersonPanel::PersonPanel(EntryForm &form, QWidget *parent)
    : EntryPanel(form, u"person"_s, parent)
    , m_name{addText(u"name"_s, u"personName"_s, tr("&Sign-in name"))}
    , m_displayName{addText(u"display_name"_s, u"personDisplayName"_s, tr("&Name"))}
    , m_limit{nullptr}
    , m_active{nullptr}
{
    fields().add(rows(), u"roles"_s, {}, buildRoles());
    m_limit = addAmount(u"posting_limit"_s, u"personLimit"_s, tr("Largest postin&g"));
    fields().setHint(u"posting_limit"_s, tr("The most this person may post in one operation. Empty: no limit."));
    m_active = addCheck(u"active"_s, u"personActive"_s, tr("Active: may do what the roles allow"));
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) { change<Person>([&](Person &p) { p.name = text; }); });
    connect(m_displayName, &QLineEdit::textEdited, this, [this](const QString &text) { change<Person>([&](Person &p) { p.displayName = text; }); });
    connect(m_limit, &MoneyEdit::moneyChanged, this, [this] { change<Person>([&](Person &p) { p.postingLimitMinor = minorOf(m_limit); }); });
    connect(m_active, &QCheckBox::toggled, this, [this](bool on) { change<Person>([&](Person &p) { p.active = on; }); });
    ready();
}

QWidget *PersonPanel::buildRoles()
{
    auto *group = new QWidget;
    group->setObjectName(u"personRoles"_s);
    auto *column = new QVBoxLayout(group);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    for (const Role role : {Role::Caseworker, Role::Finance, Role::Administrator}) {
        auto *box = new QCheckBox(SettingsWords::roleLabel(role));
        box->setObjectName(u"role_"_s + roleCode(role));
        const QString sentence = SettingsWords::roleSentence(role);
        box->setAccessibleDescription(sentence);
        auto *label = new QLabel(sentence);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setIndent(24);
        column->addWidget(box);
        column->addWidget(label);
        m_roles.push_back({role, box});
        connect(box, &QCheckBox::toggled, this, [this, role](bool on) { change<Person>([&](Person &p) { p.roles.setFlag(role, on); }); });
    }
    group->setFocusProxy(m_roles.front().box);
    return group;
}

QString PersonPanel::title() const
{
    return form().isNew() ? tr("New person") : nameOf(form().before());
}

void PersonPanel::showEntry()
{
    const auto &person = std::get<Person>(form().filled());
    show(m_name, person.name);
    m_name->setReadOnly(!form().isNew());
    m_name->setFrame(form().isNew());
    fields().setHint(u"name"_s, form().isNew() ? tr("As the computer or the server knows this person.") : QString());
    show(m_displayName, person.displayName);
    for (const RoleBox &each : m_roles)
        each.box->setChecked(person.roles.testFlag(each.role));
    show(m_limit, person.postingLimitMinor);
    m_active->setChecked(person.active);
}

} // namespace Tally
