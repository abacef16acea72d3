// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/e2e/xserver.h"

#include <QTemporaryDir>

namespace Tally::Test {

/// Where a test of the window plays: a screen, and a home that no other test and no person shares. Make it before QApplication.
class Stage final
{
public:
    /// Sets the environment; says on the error stream what is missing if there is no screen.
    Stage();

    [[nodiscard]] bool isReady() const { return m_screen.isRunning(); }

private:
    XServer m_screen;
    QTemporaryDir m_home;
};

} // namespace Tally::Test
