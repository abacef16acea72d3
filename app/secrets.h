// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>

namespace Tally {

/// Passwords of servers in the keychain of the desktop (the Secret Service here, the credential store on Windows). There is no
/// fallback to a plain file: without a keychain nothing is found and nothing is kept.
class Secrets final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Calls `found` with the password kept for that address, or a null text; in a later turn of the event loop.
    void find(const QString &address, std::function<void(const QString &)> found);
    /// Keeps a password. Calls `done` with false if there is no keychain to keep it in.
    void keep(const QString &address, const QString &password, std::function<void(bool)> done);
};

} // namespace Tally
