// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shell/shellstate.h"

#include <QString>

namespace Tally {

/// What the program remembers on this computer, per user. No secrets, no figures of anybody's account.
class Settings final
{
public:
    [[nodiscard]] ShellState shellState() const;
    void setShellState(const ShellState &state);

    /// Kept as soon as a database is opened, so that a crash does not lose it.
    void setRecent(const QStringList &paths);

    /// The database that was open last; empty at the first start.
    [[nodiscard]] QString lastDatabase() const;
    void setLastDatabase(const QString &path);
};

} // namespace Tally
