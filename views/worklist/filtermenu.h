// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountquery.h"

#include <QMenu>

namespace Tally {

class MoneyEdit;

/// The menu behind "Add filter": every condition a list can have besides its free text.
class FilterMenu final : public QMenu
{
    Q_OBJECT
public:
    explicit FilterMenu(QWidget *parent = nullptr);

    /// The filter the next choice changes.
    void setFilter(const AccountFilter &filter) { m_filter = filter; }

    /// The patch of the account one stands on, which the list can be narrowed to; empty: there is none.
    void setPatch(const QString &patch);

signals:
    void filterChosen(const Tally::AccountFilter &filter);

protected:
    /// Enter in the field for an amount.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addTypes();
    void addRentGroups();
    void addPatch();
    void addStatuses();
    void addMinimum();
    void takeMinimum();

    AccountFilter m_filter;
    MoneyEdit *m_minimum = nullptr;
    QAction *m_patch = nullptr;
    QString m_patchName;
};

} // namespace Tally
