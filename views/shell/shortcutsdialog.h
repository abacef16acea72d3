// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shell/shellactions.h"

#include <QDialog>

namespace Tally {

/// Help, Shortcuts: every command with its keys, and the keys that work inside lists and forms.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ShortcutsDialog(const ShellActions &actions, QWidget *parent = nullptr);
};

} // namespace Tally
