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
constexpr int countRole = Qt::UserRole + 2;

QAction *actionOf(const QListWidgetItem *item)
{
    return item->data(actionRole).value<QAction *>();
}

QString textOf(const QListWidgetItem *item)
{
    const QString text = item->data(textRole).toString();
    const int count = item->data(countRole).toInt();
    //: A place and how much waits there: Approve (3)
    return count == 0 ? text : Navigation::tr("%1 (%2)").arg(text, QLocale().toString(count));
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
    addGroup(tr("Money"));
    addPlace(actions[ShellActions::ShowApprovals]);
    addGroup(tr("Administration"));
    addPlace(actions[ShellActions::ShowSettings]);
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
        widest = std::max(widest, fontMetrics().horizontalAdvance(textOf(item(i))));
    return std::max(140, widest + 64);
}

void Navigation::setNarrow(bool narrow)
{
    m_narrow = narrow;
    showTexts();
}

void Navigation::setCount(const QAction *place, int count)
{
    for (int i = 0; i < this->count(); ++i) {
        if (actionOf(item(i)) == place)
            item(i)->setData(countRole, count);
    }
    showTexts();
}

void Navigation::showTexts()
{
    for (int i = 0; i < count(); ++i) {
        item(i)->setText(m_narrow ? QString() : textOf(item(i)));
        item(i)->setData(Qt::AccessibleTextRole, textOf(item(i)));
    }
    setFixedWidth(m_narrow ? narrowWidth : wideWidth());
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
