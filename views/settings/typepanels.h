// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/settings/entrypanel.h"

class QComboBox;

namespace Tally {

/// One debit or credit type.
class LineTypePanel final : public EntryPanel
{
    Q_OBJECT
public:
    explicit LineTypePanel(EntryForm &form, QWidget *parent = nullptr);

protected:
    [[nodiscard]] QString title() const override;
    void showEntry() override;

private:
    [[nodiscard]] Roles chosenRoles() const;

    QLineEdit *m_label;
    QLineEdit *m_code;
    QComboBox *m_kind;
    QCheckBox *m_byHand;
    QCheckBox *m_caseworker;
    QCheckBox *m_finance;
    MoneyEdit *m_amount;
    QCheckBox *m_archived;
};

/// One payment type or cash register: a name, and whether it is still used.
class NamedPanel final : public EntryPanel
{
    Q_OBJECT
public:
    explicit NamedPanel(EntryForm &form, EntryKind kind, QWidget *parent = nullptr);

protected:
    [[nodiscard]] QString title() const override;
    void showEntry() override;

private:
    template <class F>
    void changeNamed(F f);

    EntryKind m_kind;
    QLineEdit *m_label;
    QLineEdit *m_code;
    QCheckBox *m_archived;
};

} // namespace Tally
