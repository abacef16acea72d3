// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/shellactions.h"

#include "models/tables/operationwords.h"
#include "views/widgets/icons.h"

#include <QAction>
#include <QMetaEnum>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

QString withShortcut(const QString &tip, const QKeySequence &shortcut)
{
    return shortcut.isEmpty() ? tip : u"%1 (%2)"_s.arg(tip, shortcut.toString(QKeySequence::NativeText));
}

/// Some tips are sentences, some only say what happens.
QString withReason(const QString &tip, const QString &whyNot)
{
    return tip.endsWith(u'.') ? u"%1 %2"_s.arg(tip, whyNot) : u"%1. %2"_s.arg(tip, whyNot);
}

/// How an operation is chosen. What it is called and what it is for is said in operationwords.
struct Choice
{
    PostingMode mode;
    ShellActions::Id id;
    char16_t mnemonic;            ///< marked where the label has it
    QStringView icon;
    QStringView shortcut;
    bool endsGroup;
};

constexpr std::array choices{
    Choice{PostingMode::Payment, ShellActions::PostPayment, u'p', u"payment", u"F7", false},
    Choice{PostingMode::Debit, ShellActions::AddDebit, u'a', u"debit", u"F8", false},
    Choice{PostingMode::Credit, ShellActions::AddCredit, u't', {}, u"Shift+F7", true},
    Choice{PostingMode::Apply, ShellActions::ApplyCredit, u'y', {}, u"Ctrl+Shift+A", false},
    Choice{PostingMode::Reconcile, ShellActions::Reconcile, u'l', {}, u"Ctrl+Shift+L", true},
    Choice{PostingMode::Void, ShellActions::VoidCredit, u'v', u"void", u"F9", false},
    Choice{PostingMode::Cancel, ShellActions::CancelDebit, u'c', {}, u"Shift+F8", false},
    Choice{PostingMode::Discount, ShellActions::Discount, u'd', {}, u"Ctrl+Shift+D", false},
    Choice{PostingMode::Refund, ShellActions::Refund, u'r', {}, u"Ctrl+Shift+R", false},
    Choice{PostingMode::PayOut, ShellActions::PayOut, u'o', {}, u"Ctrl+Shift+P", true},
    Choice{PostingMode::WriteOff, ShellActions::WriteOff, u'w', {}, u"Ctrl+Shift+W", false},
    Choice{PostingMode::Forgive, ShellActions::Forgive, u'f', {}, u"Ctrl+Shift+F", true},
    Choice{PostingMode::AdjustOverdue, ShellActions::AdjustOverdue, u'j', {}, u"Ctrl+Shift+U", false},
    Choice{PostingMode::Describe, ShellActions::Describe, u'h', {}, u"Shift+F2", true},
};

const Choice &choiceOf(PostingMode mode)
{
    const auto *const found = std::find_if(choices.begin(), choices.end(), [mode](const Choice &choice) { return choice.mode == mode; });
    Q_ASSERT(found != choices.end());
    return *found;
}

QString withMnemonic(QString label, QChar letter)
{
    if (const qsizetype at = label.indexOf(letter, 0, Qt::CaseInsensitive); at >= 0)
        label.insert(at, u'&');
    return label;
}

} // namespace

ShellActions::ShellActions(QObject *parent) : QObject(parent)
{
    add(NewDatabase, tr("&New database…"), u"new", u"Ctrl+Shift+N"_s, tr("Make an empty database"));
    add(OpenDatabase, tr("&Open database…"), u"open", u"Ctrl+O"_s, tr("Open another database"));
    add(ConnectServer, tr("&Connect to a shared database…"), u"people", u"Ctrl+Shift+O"_s, tr("Sign in to a PostgreSQL server that several people work on"));
    add(Import, tr("&Import…"), u"import", u"Ctrl+I"_s, tr("Import accounts or invoices from a CSV file"));
    add(BackUp, tr("&Back up…"), u"copy", {}, tr("Copy the whole database into a file while others go on working"));
    add(Restore, tr("&Restore a backup…"), u"back", {}, tr("Put a backup in the place of this database"));
    add(Quit, tr("&Quit"), {}, u"Ctrl+Q"_s, tr("Close Tallystick"));
    add(NewAccount, tr("&New account…"), u"new", u"Ctrl+N"_s, tr("Create an account"));
    add(EditAccount, tr("&Edit account…"), u"edit", u"F2"_s, tr("Change the facts of this account"));
    add(OpenLedger, tr("&Open ledger"), u"ledger", {}, tr("Open the ledger of the selected account: Enter in the list"));
    for (const PostingModeSpec &spec : postingModes())
        addOperation(spec.mode);
    add(ShowSettled, tr("Show &settled lines"), {}, u"Ctrl+T"_s, tr("Show lines with nothing outstanding"));
    add(ShowHistory, tr("Show &history"), {}, u"Ctrl+H"_s, tr("Show what happened to a line and who did it"));
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
    add(ShowSettings, tr("&Settings"), u"settings", u"Ctrl+,"_s, tr("Types, limits, approvals and people"));
    add(Glossary, tr("&Glossary"), u"help", u"F1"_s, tr("What each operation is for and what the words mean"));
    add(Shortcuts, tr("&Shortcuts"), {}, u"Ctrl+?"_s, tr("All keyboard shortcuts"));
    add(About, tr("&About Tallystick"), u"information", {}, tr("Version and licence"));
    m_actions[ShowSettled]->setCheckable(true);
    m_actions[ShowHistory]->setCheckable(true);
    m_actions[NarrowNavigation]->setCheckable(true);
    m_actions[Quit]->setMenuRole(QAction::QuitRole);
    m_actions[About]->setMenuRole(QAction::AboutRole);
}

ShellActions::Id ShellActions::idOf(PostingMode mode) { return choiceOf(mode).id; }

QList<QAction *> ShellActions::postingActions() const
{
    QList<QAction *> actions;
    for (const Choice &choice : choices) {
        actions.append(m_actions.value(choice.id));
        if (choice.endsGroup)
            actions.append(nullptr);
    }
    return actions;
}

void ShellActions::addOperation(PostingMode mode)
{
    const Choice &choice = choiceOf(mode);
    const Operation operation = specOf(mode).operation;
    //: The name of an operation that opens a form: Post payment…
    const QString label = tr("%1…").arg(withMnemonic(Words::operationLabel(operation), choice.mnemonic));
    add(choice.id, label, choice.icon, choice.shortcut.toString(), Words::operationSentence(operation));
}

void ShellActions::add(Id id, const QString &text, QStringView icon, const QString &shortcut, const QString &tip)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(QMetaEnum::fromType<Id>().valueToKey(id)));
    if (!icon.isEmpty())
        action->setIcon(Icons::get(icon));
    action->setShortcut(QKeySequence(shortcut));
    action->setToolTip(withShortcut(tip, action->shortcut()));
    action->setStatusTip(tip);
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
        {tr("&File"), actions({NewDatabase, OpenDatabase, ConnectServer, -1, Import, -1, BackUp, Restore, -1, Quit})},
        {tr("&Account"), actions({OpenLedger, NewAccount, EditAccount})},
        {tr("&Ledger"), postingActions() + actions({ShowSettled, ShowHistory})},
        {tr("&View"), actions({ShowArrears, ShowAccounts, ShowApprovals, -1, Find, Filter, Refresh, -1, Back, CloseTab, -1, NarrowNavigation})},
        {tr("&Tools"), actions({Verify, ShowSettings})},
        {tr("&Help"), actions({Glossary, Shortcuts, About})},
    };
}

void ShellActions::setEnabled(Id id, bool enabled, const QString &whyNot)
{
    QAction *action = m_actions.value(id);
    action->setEnabled(enabled);
    action->setToolTip(enabled || whyNot.isEmpty() ? withShortcut(m_tips.value(id), action->shortcut())
                                                   : withReason(m_tips.value(id), whyNot));
    action->setStatusTip(enabled || whyNot.isEmpty() ? m_tips.value(id) : whyNot);
}

} // namespace Tally
