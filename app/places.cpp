// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/places.h"

#include <QDir>
#include <QStandardPaths>

#ifdef Q_OS_WIN
#include <qt_windows.h>

#include <lmcons.h>

#include <array>
#else
#include <pwd.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace Tally::Places {

QString dataFolder()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    QDir().mkpath(folder);
    return folder;
}

QString demoDatabase()
{
    return dataFolder() + u"/demo-council.db"_s;
}

QString userName()
{
#ifdef Q_OS_WIN
    std::array<wchar_t, UNLEN + 1> name{};
    DWORD size = DWORD(name.size());
    if (GetUserNameW(name.data(), &size))
        return QString::fromWCharArray(name.data());
#else
    // Not the environment's USER: anybody can set that.
    if (const passwd *entry = getpwuid(getuid()))
        return QString::fromLocal8Bit(entry->pw_name);
#endif
    return u"unknown"_s;
}

} // namespace Tally::Places
