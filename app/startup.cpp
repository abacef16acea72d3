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

void dressProgram(bool dark)
{
    QApplication::setStyle(new AppStyle);
    if (dark)
        QApplication::setPalette(Theme::darkPalette());
}

int runWindow(int &argc, char *argv[], const WindowOptions &options)
{
    QApplication program(argc, argv);
    dressProgram(options.dark);
    QGuiApplication::setDesktopFileName(u"tallystick"_s);
    Application application(options);
    application.start();
    return QApplication::exec();
}

} // namespace Tally
