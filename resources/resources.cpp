// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"

#include <QDir>

// Q_INIT_RESOURCE declares a function where it stands, so it must not stand in a namespace.
static void initAllResources()
{
    Q_INIT_RESOURCE(tallystick_icons);
    Q_INIT_RESOURCE(tallystick_migrations);
}

namespace Tally {

void initResources()
{
    initAllResources();
}

} // namespace Tally
