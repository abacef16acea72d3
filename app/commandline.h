// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Tally {

/// Whether the arguments name a verb, which needs no window and no display.
[[nodiscard]] bool isVerb(const QStringList &arguments);

/// Runs the verb that `arguments` (with the program's name in front) names; a QCoreApplication must exist.
/// @return 0 done, 1 refused with the reason on stderr, 2 called wrongly.
[[nodiscard]] int runVerb(const QStringList &arguments);

/// What the window is started with.
struct WindowOptions
{
    QString database;     ///< file to open; empty: the last one, or the first-run page
    bool demo = false;
    QString picture;      ///< save a picture of the loaded window there and quit
    bool dark = false;    ///< use the dark palette whatever the system says
};
/// Reads the options of a start with a window; prints --help, --version or what is wrong, and ends the program then.
[[nodiscard]] WindowOptions windowOptions(const QStringList &arguments);

} // namespace Tally
