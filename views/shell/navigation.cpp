// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/navigation.h"

#include "views/shell/shellactions.h"

#include <QAction>

#include <algorithm>

namespace Tally {
namespace {

constexpr int rowHeight = 32;
constexpr int narrowWidth = 48;
constexpr int actionRole = Qt::UserRole;
constexpr int textRole = Qt::UserRole + 1;

QAction *actionOf(const QListWidgetItem *item)
{
    return item->data(actionRole).value<QAction *>();
}

} // namespace

Navigation::Navigation(const ShellActions &actions, QWidget *parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("navigation"));
    setAccessibleName(tr("Places"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setIconSize({16, 16});
    setViewportMargins(8, 8, 8, 8);
    addGroup(tr("Work"));
    addPlace(actions[ShellActions::ShowArrears]);
    addPlace(actions[ShellActions::ShowAccounts]);
    setNarrow(false);
    const auto go = [](QListWidgetItem *item) {
        if (QAction *action = actionOf(item))
            action->trigger();
    };
    connect(this, &QListWidget::itemClicked, this, go);
    connect(this, &QListWidget::itemActivated, this, go);
}

void Navigation::addGroup(const QString &title)
{
    auto *item = new QListWidgetItem(title, this);
    item->setFlags(Qt::NoItemFlags);
    item->setData(textRole, title);
    item->setSizeHint({0, rowHeight});
}

void Navigation::addPlace(QAction *action)
{
    QString text = action->text();
    text.remove(u'&');
    auto *item = new QListWidgetItem(action->icon(), text, this);
    item->setData(actionRole, QVariant::fromValue(action));
    item->setData(textRole, text);
    item->setToolTip(action->toolTip());
    item->setSizeHint({0, rowHeight});
}

int Navigation::wideWidth() const
{
    int widest = 0;
    for (int i = 0; i < count(); ++i)
        widest = std::max(widest, fontMetrics().horizontalAdvance(item(i)->data(textRole).toString()));
    return std::max(140, widest + 64);
}

void Navigation::setNarrow(bool narrow)
{
    for (int i = 0; i < count(); ++i) {
        item(i)->setText(narrow ? QString() : item(i)->data(textRole).toString());
        item(i)->setData(Qt::AccessibleTextRole, item(i)->data(textRole));
    }
    setFixedWidth(narrow ? narrowWidth : wideWidth());
}

void Navigation::setCurrentPlace(const QAction *place)
{
    for (int i = 0; i < count(); ++i) {
        if (place != nullptr && actionOf(item(i)) == place) {
            setCurrentRow(i);
            return;
        }
    }
    setCurrentRow(-1);
    clearSelection();
}

} // namespace Tally
