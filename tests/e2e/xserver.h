// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>

namespace Tally::Test {

/// A screen of its own: Xvfb with a window manager, on a display nobody else uses. Both end with this object, by their pids.
class XServer final
{
public:
    /// Starts both and waits until windows are managed; isRunning() says whether that worked, the error stream why not.
    XServer();
    ~XServer();
    Q_DISABLE_COPY_MOVE(XServer)

    [[nodiscard]] bool isRunning() const { return m_managed; }
    /// ":99"
    [[nodiscard]] QString display() const { return m_display; }

private:
    /// @return false: the manager ended, or did not answer in time
    bool waitForManager(const QProcessEnvironment &environment);

    QProcess m_server;
    QProcess m_manager;
    QString m_display;
    bool m_managed = false;
};

} // namespace Tally::Test
