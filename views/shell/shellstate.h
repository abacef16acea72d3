// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace Tally {

/// What the window remembers between two starts. Who keeps it, and where, is not the window's business.
struct ShellState
{
    QByteArray geometry;
    QByteArray arrearsColumns;
    QByteArray accountsColumns;
    QByteArray ledgerColumns;
    bool showsSettled = true;
    bool showsHistory = false;        ///< of a line, beneath the ledger
    bool narrowNavigation = false;
    QStringList recent;             ///< databases opened before, newest first
    QString openCasesOf;            ///< the database the open cases belong to
    QStringList openCases;          ///< payment references, in the order of the tabs
};

} // namespace Tally
