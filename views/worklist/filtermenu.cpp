// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/worklist/filtermenu.h"

#include "models/tables/words.h"
#include "views/widgets/moneyedit.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolTip>
#include <QWidgetAction>

using namespace Qt::StringLiterals;

namespace Tally {

FilterMenu::FilterMenu(QWidget *parent) : QMenu(parent)
{
    addTypes();
    addRentGroups();
    addPatch();
    addStatuses();
    addMinimum();
}

void FilterMenu::addTypes()
{
    QMenu *menu = addMenu(tr("Account &type"));
    for (std::size_t i = 0; i < accountTypes().size(); ++i) {
        const auto type = AccountType(i);
        menu->addAction(Words::label(type), this, [this, type] {
            m_filter.accountType = type;
            emit filterChosen(m_filter);
        });
    }
}

void FilterMenu::addRentGroups()
{
    QMenu *menu = addMenu(tr("&Rent group"));
    for (const CodeLabel &group : rentGroupTypes()) {
        const QString code = QString::fromLatin1(group.code);
        menu->addAction(Words::rentGroup(code), this, [this, code] {
            m_filter.rentGroupType = code;
            emit filterChosen(m_filter);
        });
    }
}

void FilterMenu::addPatch()
{
    m_patch = addAction({}, this, [this] {
        m_filter.patch = m_patchName;
        emit filterChosen(m_filter);
    });
    m_patch->setObjectName(u"filterPatch"_s);
    setPatch({});
}

void FilterMenu::setPatch(const QString &patch)
{
    m_patchName = patch;
    m_patch->setEnabled(!patch.isEmpty());
    if (patch.isEmpty())
        m_patch->setText(tr("Same &patch: the chosen account has none"));
    else
        //: Narrows a list to the patch of the account one stands on: Same patch: East 3
        m_patch->setText(tr("Same &patch: %1").arg(QString(patch).replace(u'&', u"&&"_s)));
}

void FilterMenu::addStatuses()
{
    QMenu *menu = addMenu(tr("&Status"));
    for (std::size_t i = 0; i < accountStatuses().size(); ++i) {
        const auto status = AccountStatus(i);
        menu->addAction(Words::label(status), this, [this, status] {
            m_filter.status = status;
            emit filterChosen(m_filter);
        });
    }
}

void FilterMenu::addMinimum()
{
    QMenu *menu = addMenu(tr("&Owes at least"));
    for (const qint64 pounds : {50, 100, 250, 500, 1000, 5000}) {
        const Money minimum = Money::fromMinor(pounds * Currency().minorPerMajor());
        menu->addAction(minimum.toCurrencyString(QLocale()), this, [this, minimum] {
            m_filter.minimumBalance = minimum;
            emit filterChosen(m_filter);
        });
    }
    menu->addSeparator();
    auto *field = new QWidget;
    auto *layout = new QHBoxLayout(field);
    layout->setContentsMargins(12, 4, 12, 4);
    auto *edit = new MoneyEdit;
    edit->setObjectName(u"filterMinimum"_s);
    edit->setAccessibleName(tr("Owes at least"));
    auto *label = new QLabel(tr("Another &amount:"));
    label->setBuddy(edit);
    layout->addWidget(label);
    layout->addWidget(edit);
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(field);
    menu->addAction(action);
    connect(menu, &QMenu::aboutToShow, edit, [this, edit] { edit->setMoney(m_filter.minimumBalance); });
    // The arrows come to it as to any other line of the menu; what is typed then belongs here and not to the line before.
    connect(menu, &QMenu::hovered, edit, [action, edit](const QAction *reached) {
        if (reached != action || edit->hasFocus())
            return;
        edit->setFocus(Qt::TabFocusReason);
        edit->selectAll();
    });
    edit->installEventFilter(this);
    m_minimum = edit;
}

bool FilterMenu::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_minimum || event->type() != QEvent::KeyPress)
        return QMenu::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    takeMinimum();
    return true;                     // the menu would close, whatever was typed
}

void FilterMenu::takeMinimum()
{
    if (!m_minimum->money()) {
        const QString problem = m_minimum->isBlank() ? tr("Type an amount, for example 75.50.") : tr("This is not an amount. Type it like 75.50.");
        QToolTip::showText(m_minimum->mapToGlobal(QPoint(0, m_minimum->height())), problem, m_minimum);
        return;
    }
    m_filter.minimumBalance = m_minimum->money();
    close();
    emit filterChosen(m_filter);
}

} // namespace Tally
