// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startup.h"

#include "resources/resources.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Tally {

void nameProgram()
{
    QCoreApplication::setApplicationName(u"tallystick"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(TALLY_VERSION));
    initResources();
}

} // namespace Tally
