// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startup.h"

#include "app/application.h"
#include "resources/resources.h"
#include "views/widgets/appstyle.h"
#include "views/widgets/theme.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace Tally {

void nameProgram()
{
    QCoreApplication::setApplicationName(u"tallystick"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(TALLY_VERSION));
    initResources();
}

int runWindow(int &argc, char *argv[], const WindowOptions &options)
{
    QApplication program(argc, argv);
    QApplication::setStyle(new AppStyle);
    QGuiApplication::setDesktopFileName(u"tallystick"_s);
    if (options.dark)
        QApplication::setPalette(Theme::darkPalette());
    Application application(options);
    application.start();
    return QApplication::exec();
}

} // namespace Tally
