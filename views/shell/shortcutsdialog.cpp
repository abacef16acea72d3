// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/shortcutsdialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

QString withoutMnemonic(QString text)
{
    return text.remove(u'&').remove(u'…');
}

QTreeWidgetItem *addGroup(QTreeWidget &tree, const QString &title)
{
    auto *group = new QTreeWidgetItem(&tree, {title});
    group->setFirstColumnSpanned(true);
    group->setFlags(Qt::ItemIsEnabled);
    return group;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const ShellActions &actions, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Shortcuts"));
    auto *tree = new QTreeWidget;
    tree->setObjectName(u"shortcuts"_s);
    tree->setHeaderLabels({tr("What"), tr("Keys")});
    tree->setRootIsDecorated(false);
    tree->setItemsExpandable(false);
    for (const ShellActions::Menu &menu : actions.menus()) {
        QTreeWidgetItem *group = addGroup(*tree, withoutMnemonic(menu.title));
        for (const QAction *action : menu.actions) {
            if (action != nullptr && !action->shortcut().isEmpty())
                new QTreeWidgetItem(group, {withoutMnemonic(action->text()), action->shortcut().toString(QKeySequence::NativeText)});
        }
        if (group->childCount() == 0)
            delete group;
    }
    QTreeWidgetItem *lists = addGroup(*tree, tr("In lists"));
    new QTreeWidgetItem(lists, {tr("Open the selected row"), tr("Enter")});
    new QTreeWidgetItem(lists, {tr("Go to the first or last row"),
                                //: Two shortcuts
                                tr("%1, %2").arg(QKeySequence(QKeySequence::MoveToStartOfDocument).toString(QKeySequence::NativeText),
                                                 QKeySequence(QKeySequence::MoveToEndOfDocument).toString(QKeySequence::NativeText))});
    new QTreeWidgetItem(lists, {tr("Copy the selected rows with headers"), QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText)});
    new QTreeWidgetItem(lists, {tr("Remove a filter that has the focus"), tr("Delete or Space")});
    QTreeWidgetItem *forms = addGroup(*tree, tr("In forms"));
    new QTreeWidgetItem(forms, {tr("Post or save"), QKeySequence(u"Ctrl+Return"_s).toString(QKeySequence::NativeText)});
    new QTreeWidgetItem(forms, {tr("Close and keep what was typed as a draft"), QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText)});
    tree->expandAll();
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->setStretchLastSection(false);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    tree->setCurrentItem(tree->topLevelItem(0));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(tree);
    layout->addWidget(buttons);
    resize(520, 640);
}

} // namespace Tally
