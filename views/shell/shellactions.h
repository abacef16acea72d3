// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/posting/postingmodes.h"

#include <QHash>
#include <QObject>

class QAction;

namespace Tally {

/// Every command of the window: its text, icon and shortcut, once. Menus, buttons, tooltips and the list of shortcuts are
/// made from here.
class ShellActions final : public QObject
{
    Q_OBJECT
public:
    enum Id {
        NewDatabase, OpenDatabase, ConnectServer, Import, BackUp, Restore, Quit,
        NewAccount, EditAccount, OpenLedger,
        PostPayment, AddDebit, AddCredit, ApplyCredit, Reconcile, VoidCredit, CancelDebit, Discount, Refund, PayOut, WriteOff, Forgive,
        AdjustOverdue, Describe, ShowSettled, ShowHistory,
        ShowArrears, ShowAccounts, ShowApprovals, Find, Filter, Refresh, Back, CloseTab, NarrowNavigation,
        Verify, ShowSettings,
        Glossary, Shortcuts, About,
    };
    Q_ENUM(Id)

    explicit ShellActions(QObject *parent = nullptr);

    [[nodiscard]] QAction *operator[](Id id) const { return m_actions.value(id); }
    /// The action that opens the form of that mode.
    [[nodiscard]] static Id idOf(PostingMode mode);
    /// Those actions in the order of the menus; null stands for a separator.
    [[nodiscard]] QList<QAction *> postingActions() const;
    /// The actions of a menu in order, for the menu bar and the list of shortcuts; null stands for a separator.
    struct Menu
    {
        QString title;
        QList<QAction *> actions;
    };
    [[nodiscard]] QList<Menu> menus() const;

    /// Enables the action, or disables it and says why in its tooltip.
    void setEnabled(Id id, bool enabled, const QString &whyNot = {});

private:
    void addOperation(PostingMode mode);
    void add(Id id, const QString &text, QStringView icon, const QString &shortcut, const QString &tip);

    QHash<int, QAction *> m_actions;
    QHash<int, QString> m_tips;
};

} // namespace Tally
