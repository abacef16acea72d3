// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Tally {

/// What a thread lets go first where there are fewer processors than threads with work to do.
enum class Behind {
    Window,      ///< the window's own thread: for whatever a person waits for
    Screen,      ///< that, and what a screen waits for: for long lists and whatever is made ready in case somebody asks
};

/// Said by a program with a window before it opens a store; without it nobody stands back, as there is nobody to hold up.
void letTheWindowGoFirst();

/// Lets the calling thread stand back from now on; it can't come forward again, only further back.
void standBack(Behind behind);

} // namespace Tally
