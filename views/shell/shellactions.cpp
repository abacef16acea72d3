// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/shellactions.h"

#include "views/widgets/icons.h"

#include <QAction>
#include <QMetaEnum>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

QString withShortcut(const QString &tip, const QKeySequence &shortcut)
{
    return shortcut.isEmpty() ? tip : u"%1 (%2)"_s.arg(tip, shortcut.toString(QKeySequence::NativeText));
}

} // namespace

ShellActions::ShellActions(QObject *parent) : QObject(parent)
{
    add(NewDatabase, tr("&New database…"), u"new", u"Ctrl+Shift+N"_s, tr("Make an empty database"));
    add(OpenDatabase, tr("&Open database…"), u"open", u"Ctrl+O"_s, tr("Open another database"));
    add(ConnectServer, tr("&Connect to a shared database…"), u"people", u"Ctrl+Shift+O"_s, tr("Sign in to a PostgreSQL server that several people work on"));
    add(Import, tr("&Import…"), u"import", u"Ctrl+I"_s, tr("Import accounts or invoices from a CSV file"));
    add(Quit, tr("&Quit"), {}, u"Ctrl+Q"_s, tr("Close Tallystick"));
    add(NewAccount, tr("&New account…"), u"new", u"Ctrl+N"_s, tr("Create an account"));
    add(EditAccount, tr("&Edit account…"), u"edit", u"F2"_s, tr("Change the facts of this account"));
    add(OpenLedger, tr("&Open ledger"), u"ledger", {}, tr("Open the ledger of the selected account: Enter in the list"));
    add(PostPayment, tr("Post &payment…"), u"payment", u"F7"_s, tr("Post money that came in"));
    add(AddDebit, tr("&Add charge…"), u"debit", u"F8"_s, tr("Charge an amount to this account"));
    add(VoidCredit, tr("&Void payment…"), u"void", u"F9"_s, tr("Take back the selected payment as if it had never come"));
    add(ShowSettled, tr("Show &settled lines"), {}, u"Ctrl+T"_s, tr("Show lines with nothing outstanding"));
    add(ShowArrears, tr("&Arrears"), u"arrears", u"Ctrl+1"_s, tr("The accounts that owe"));
    add(ShowAccounts, tr("A&ccounts"), u"accounts", u"Ctrl+2"_s, tr("All accounts"));
    add(ShowApprovals, tr("A&pprove"), u"good", u"Ctrl+3"_s, tr("The write-offs that wait for approval"));
    add(Find, tr("&Find a person, reference or address"), u"search", u"Ctrl+K"_s, tr("Find a person, reference or address"));
    add(Filter, tr("F&ilter this list"), u"filter", u"Ctrl+F"_s, tr("Filter this list"));
    add(Refresh, tr("&Refresh"), u"refresh", u"F5"_s, tr("Read what is shown again"));
    add(Back, tr("&Back"), u"back", u"Alt+Left"_s, tr("Go back to the page before"));
    add(CloseTab, tr("&Close tab"), u"close", u"Ctrl+W"_s, tr("Close this case"));
    add(NarrowNavigation, tr("&Narrow navigation"), {}, u"Ctrl+B"_s, tr("Show the navigation as icons only"));
    add(Verify, tr("&Verify database"), u"verify", {}, tr("Check that every figure agrees with every other"));
    add(Shortcuts, tr("&Shortcuts"), u"help", u"Ctrl+?"_s, tr("All keyboard shortcuts"));
    add(About, tr("&About Tallystick"), u"information", {}, tr("Version and licence"));
    m_actions[ShowSettled]->setCheckable(true);
    m_actions[NarrowNavigation]->setCheckable(true);
    m_actions[Quit]->setMenuRole(QAction::QuitRole);
    m_actions[About]->setMenuRole(QAction::AboutRole);
}

void ShellActions::add(Id id, const QString &text, QStringView icon, const QString &shortcut, const QString &tip)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(QMetaEnum::fromType<Id>().valueToKey(id)));
    if (!icon.isEmpty())
        action->setIcon(Icons::get(icon));
    action->setShortcut(QKeySequence(shortcut));
    action->setToolTip(withShortcut(tip, action->shortcut()));
    m_actions.insert(id, action);
    m_tips.insert(id, tip);
}

QList<ShellActions::Menu> ShellActions::menus() const
{
    const auto actions = [this](std::initializer_list<int> ids) {
        QList<QAction *> list;
        for (const int id : ids)
            list.append(m_actions.value(id));        // an unknown id (-1) gives the null of a separator
        return list;
    };
    return {
        {tr("&File"), actions({NewDatabase, OpenDatabase, ConnectServer, -1, Import, -1, Quit})},
        {tr("&Account"), actions({OpenLedger, NewAccount, EditAccount})},
        {tr("&Ledger"), actions({PostPayment, AddDebit, VoidCredit, -1, ShowSettled})},
        {tr("&View"), actions({ShowArrears, ShowAccounts, ShowApprovals, -1, Find, Filter, Refresh, -1, Back, CloseTab, -1, NarrowNavigation})},
        {tr("&Tools"), actions({Verify})},
        {tr("&Help"), actions({Shortcuts, About})},
    };
}

void ShellActions::setEnabled(Id id, bool enabled, const QString &whyNot)
{
    QAction *action = m_actions.value(id);
    action->setEnabled(enabled);
    action->setToolTip(enabled || whyNot.isEmpty() ? withShortcut(m_tips.value(id), action->shortcut())
                                                   : u"%1. %2"_s.arg(m_tips.value(id), whyNot));
}

} // namespace Tally
