// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

namespace Tally {

/// Gives the program its name and version, and makes its resources reachable.
void nameProgram();

/// The style and colours of the window, for a QApplication that is there; `dark`: our own dark palette.
void dressProgram(bool dark);

/// Runs the program with its window until it is closed.
[[nodiscard]] int runWindow(int &argc, char *argv[], const WindowOptions &options);

} // namespace Tally
