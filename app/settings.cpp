// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QSettings>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// One plain file in the user's configuration folder, on every system.
QSettings store()
{
    return QSettings(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + u"/tallystick.ini"_s, QSettings::IniFormat);
}

} // namespace

ShellState Settings::shellState() const
{
    const QSettings settings = store();
    return {.geometry = settings.value(u"window/geometry"_s).toByteArray(),
            .arrearsColumns = settings.value(u"columns/arrears"_s).toByteArray(),
            .accountsColumns = settings.value(u"columns/accounts"_s).toByteArray(),
            .ledgerColumns = settings.value(u"columns/ledger"_s).toByteArray(),
            .showsSettled = settings.value(u"ledger/showsSettled"_s, true).toBool(),
            .showsHistory = settings.value(u"ledger/showsHistory"_s, false).toBool(),
            .narrowNavigation = settings.value(u"window/narrowNavigation"_s, false).toBool(),
            .recent = settings.value(u"databases/recent"_s).toStringList(),
            .openCasesOf = settings.value(u"cases/database"_s).toString(),
            .openCases = settings.value(u"cases/open"_s).toStringList()};
}

void Settings::setShellState(const ShellState &state)
{
    QSettings settings = store();
    settings.setValue(u"window/geometry"_s, state.geometry);
    settings.setValue(u"columns/arrears"_s, state.arrearsColumns);
    settings.setValue(u"columns/accounts"_s, state.accountsColumns);
    settings.setValue(u"columns/ledger"_s, state.ledgerColumns);
    settings.setValue(u"ledger/showsSettled"_s, state.showsSettled);
    settings.setValue(u"ledger/showsHistory"_s, state.showsHistory);
    settings.setValue(u"window/narrowNavigation"_s, state.narrowNavigation);
    settings.setValue(u"databases/recent"_s, state.recent);
    settings.setValue(u"cases/database"_s, state.openCasesOf);
    settings.setValue(u"cases/open"_s, state.openCases);
}

void Settings::setRecent(const QStringList &paths)
{
    QSettings settings = store();
    settings.setValue(u"databases/recent"_s, paths);
}

QString Settings::lastDatabase() const { return store().value(u"databases/last"_s).toString(); }

void Settings::setLastDatabase(const QString &path)
{
    QSettings settings = store();
    settings.setValue(u"databases/last"_s, path);
}

} // namespace Tally
