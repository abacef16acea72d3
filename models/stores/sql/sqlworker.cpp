// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/sqlworker.h"

#include <sqlite3.h>

namespace Tally {

SqlWorker::SqlWorker(const QString &name, Open open) : m_open{std::move(open)}, m_context{new QObject}
{
    m_thread.setObjectName(name);
    m_context->moveToThread(&m_thread);
    // The connection must be closed by the thread that made it.
    QObject::connect(&m_thread, &QThread::finished, m_context, [this] {
        m_handle = nullptr;
        m_database.reset();
        m_context->deleteLater();
    });
    m_thread.start();
}

SqlWorker::~SqlWorker()
{
    // Behind the jobs already queued: what was accepted is done before the thread ends.
    QMetaObject::invokeMethod(m_context, [this] { m_thread.quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

void SqlWorker::interrupt()
{
    m_interrupted = true;
    // The thread, which alone closes the connection, still runs: it ends with this object.
    if (sqlite3 *handle = m_handle)
        sqlite3_interrupt(handle);
}

Database &SqlWorker::database()
{
    if (!m_database) {
        m_database = m_open();
        m_handle = m_database->handle();
    }
    return *m_database;
}

} // namespace Tally
