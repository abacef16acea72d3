// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/xserver.h"

#include <QDeadlineTimer>
#include <QProcessEnvironment>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

constexpr int startTimeoutMs = 15'000;

void stop(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(5000))
        process.kill();
    process.waitForFinished(1000);
}

} // namespace

XServer::XServer()
{
    // The server chooses a free display and writes its number once it takes connections. Without -noreset it begins anew
    // when its last client leaves: a question of waitForManager() that ended just as the manager came took the manager with it.
    m_server.setStandardErrorFile(QProcess::nullDevice());
    m_server.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1440x900x24"_s, u"-nolisten"_s, u"tcp"_s,
                            u"-noreset"_s});
    while (m_server.waitForReadyRead(startTimeoutMs)) {
        if (m_server.canReadLine()) {
            m_display = u':' + QString::fromLatin1(m_server.readLine()).trimmed();
            break;
        }
    }
    if (m_display.isEmpty())
        return;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, m_display);
    m_manager.setProcessEnvironment(environment);
    m_manager.setStandardOutputFile(QProcess::nullDevice());
    m_manager.start(u"openbox"_s, QStringList());
    m_managed = m_manager.waitForStarted(startTimeoutMs) && waitForManager(environment);
    if (!m_managed)
        std::fprintf(stderr, "openbox does not manage the windows: %s\n%s\n", qPrintable(m_manager.errorString()),
                     m_manager.readAllStandardError().constData());
}

bool XServer::waitForManager(const QProcessEnvironment &environment)
{
    // A window that appears before the manager is there may never get the keys.
    QDeadlineTimer patience(startTimeoutMs);
    do {
        QProcess question;
        question.setProcessEnvironment(environment);
        question.setStandardErrorFile(QProcess::nullDevice());
        question.start(u"xdotool"_s, {u"get_desktop"_s});
        if (question.waitForFinished() && question.exitStatus() == QProcess::NormalExit && question.exitCode() == 0)
            return true;
    } while (!m_manager.waitForFinished(0) && !patience.hasExpired());
    return false;
}

XServer::~XServer()
{
    stop(m_manager);
    stop(m_server);
}

} // namespace Tally::Test
