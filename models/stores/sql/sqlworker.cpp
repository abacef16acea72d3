// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/sqlworker.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

Q_LOGGING_CATEGORY(log, "tally.sql")

} // namespace

SqlWorker::SqlWorker(const QString &name, Open open, Behind behind) : m_open{std::move(open)}, m_context{new Mailbox}
{
    m_thread.setObjectName(name);
    m_context->moveToThread(&m_thread);
    // The connection must be closed by the thread that made it.
    QObject::connect(&m_thread, &QThread::finished, m_context, [this] {
        close();
        m_context->deleteLater();
        Handover::give(this);
    });
    m_thread.start();
    m_context->post([behind] { standBack(behind); });
}

SqlWorker::~SqlWorker()
{
    // Behind the jobs already queued: what was accepted is done before the thread ends.
    m_context->post([this] { m_thread.quit(); });
    m_thread.wait();
    Handover::take(this);
}

void SqlWorker::keepAnEyeOnIt(std::chrono::milliseconds interval, std::function<void(Database &)> look)
{
    m_context->post([this, interval, look = std::move(look)] {
        m_look = look;
        auto *timer = new QTimer(m_context);
        QObject::connect(timer, &QTimer::timeout, m_context, [this] { lookAfterIt(); });
        timer->start(interval);
    });
}

void SqlWorker::whenIdle(std::chrono::milliseconds pause, std::function<void()> rest)
{
    m_context->post([this, pause, rest = std::move(rest)] {
        m_idle = new QTimer(m_context);
        m_idle->setSingleShot(true);
        m_idle->setInterval(pause);
        QObject::connect(m_idle, &QTimer::timeout, m_context, rest);
    });
}

void SqlWorker::giveBackPages()
{
    if (m_database && m_database->backend() == Backend::Sqlite)
        (void)m_database->run(u"PRAGMA shrink_memory"_s);
}

void SqlWorker::interrupt()
{
    m_interrupted = true;
    // Under the guard, so that the connection is not closed meanwhile.
    const std::lock_guard lock(m_guard);
    if (m_cancel.stop)
        m_cancel.stop();
}

Database &SqlWorker::database()
{
    if (!m_database) {
        m_database = m_open();
        {
            const std::lock_guard lock(m_guard);
            m_cancel = m_database->interrupter();
        }
        if (m_wasLost && m_tell)
            m_tell(true);
        m_wasLost = false;
        m_shutOut = false;
    }
    return *m_database;
}

void SqlWorker::noticeLoss()
{
    if (!m_database || !m_database->isLost())
        return;
    close();
    m_wasLost = true;
    if (m_tell)
        m_tell(false);
}

void SqlWorker::lookAfterIt()
{
    if (m_interrupted || m_shutOut || (!m_database && !m_wasLost))
        return;
    try {
        m_look(database());
    } catch (const SqlFailure &failure) {
        m_shutOut = failure.error.kind == ErrorKind::SignInRequired;
        if (!m_interrupted)                          // else the program is ending, and nobody asks
            qCInfo(log) << "looked after the database:" << failure.error.detail;
    }
    noticeLoss();
}

void SqlWorker::close()
{
    {
        const std::lock_guard lock(m_guard);
        m_cancel = {};
    }
    m_database.reset();
}

} // namespace Tally
