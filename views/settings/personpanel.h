// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/settings/entrypanel.h"

#include <vector>

namespace Tally {

/// One person: how they sign in, what they may do, and up to how much.
class PersonPanel final : public EntryPanel
{
    Q_OBJECT
public:
    explicit PersonPanel(EntryForm &form, QWidget *parent = nullptr);

protected:
    [[nodiscard]] QString title() const override;
    void showEntry() override;

private:
    struct RoleBox
    {
        Role role;
        QCheckBox *box;
    };

    QWidget *buildRoles();

    QLineEdit *m_name;
    QLineEdit *m_displayName;
    std::vector<RoleBox> m_roles;
    MoneyEdit *m_limit;
    QCheckBox *m_active;
};

} // namespace Tally
