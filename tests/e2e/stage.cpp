// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/stage.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Tally::Test {

Stage::Stage()
{
    if (!m_screen.isRunning())
        std::fputs("The screen (Xvfb with openbox) did not start; install the packages in packaging/debian-packages.txt.\n", stderr);
    qputenv("DISPLAY", m_screen.display().toLatin1());
    qputenv("QT_QPA_PLATFORM", "xcb");
    qputenv("XDG_CONFIG_HOME", m_home.filePath(u"config"_s).toLocal8Bit());
    qputenv("XDG_DATA_HOME", m_home.filePath(u"data"_s).toLocal8Bit());
    qputenv("XDG_RUNTIME_DIR", m_home.path().toLocal8Bit());
}

} // namespace Tally::Test
