// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/filterchips.h"

#include "views/widgets/flowlayout.h"

#include <QKeyEvent>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {

FilterChips::FilterChips(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"filterChips"_s);
    setAccessibleName(tr("Filters in force"));
    new FlowLayout(this);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

void FilterChips::setChips(const QList<Chip> &chips)
{
    if (chips == m_chips)
        return;
    int focused = -1;
    for (int i = 0; i < layout()->count(); ++i) {
        if (layout()->itemAt(i)->widget()->hasFocus())
            focused = i;
    }
    while (QLayoutItem *item = layout()->takeAt(0)) {
        // Later, because this may run inside the button's own signal.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_chips = chips;
    for (const Chip &chip : m_chips)
        addChip(chip);
    if (!m_chips.isEmpty()) {
        auto *all = new QPushButton(tr("Clear all"), this);
        all->setObjectName(u"clearAllFilters"_s);
        all->setFlat(true);
        all->setAccessibleName(tr("Remove all filters"));
        connect(all, &QPushButton::clicked, this, &FilterChips::cleared);
        layout()->addWidget(all);
        all->show();
    }
    setVisible(!m_chips.isEmpty());
    updateGeometry();
    if (focused >= 0 && !m_chips.isEmpty())
        layout()->itemAt(std::min(focused, int(m_chips.size()) - 1))->widget()->setFocus(Qt::OtherFocusReason);
}

void FilterChips::addChip(const Chip &chip)
{
    //: A filter in force; the cross removes it. %1 is for example "Type: Main account".
    auto *button = new QPushButton(tr("%1 ×").arg(QString(chip.text).replace(u"&"_s, u"&&"_s)), this);
    button->setObjectName(u"chip."_s + chip.id);
    button->setAccessibleName(tr("Remove filter %1").arg(chip.text));
    button->setToolTip(tr("Remove the filter “%1” (Delete)").arg(chip.text));
    button->setAutoDefault(false);
    button->installEventFilter(this);
    connect(button, &QPushButton::clicked, this, [this, id = chip.id] { emit removed(id); });
    layout()->addWidget(button);
    button->show();
}

bool FilterChips::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace || key == Qt::Key_Return || key == Qt::Key_Enter) {
            static_cast<QPushButton *>(watched)->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Tally
