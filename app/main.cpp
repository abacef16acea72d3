// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/startup.h"

#include <QCoreApplication>

int main(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    Tally::nameProgram();
    if (Tally::isVerb(arguments)) {
        QCoreApplication program(argc, argv);
        return Tally::runVerb(arguments);
    }
    return Tally::runWindow(argc, argv, Tally::windowOptions(arguments));
}
