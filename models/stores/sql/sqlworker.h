// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/reply.h"
#include "models/stores/sql/database.h"
#include "models/stores/sql/sqlerror.h"

#include <QPromise>
#include <QThread>

#include <functional>
#include <memory>

namespace Tally {

/// A thread with one connection of its own: jobs go in, values come out, in order.
class SqlWorker final
{
public:
    using Open = std::function<std::unique_ptr<Database>()>;

    /// `open` makes the connection on the worker's thread, before the first job; a job of a worker that could not open
    /// answers with the reason.
    SqlWorker(const QString &name, Open open);
    /// Finishes the jobs it has, then ends.
    ~SqlWorker();
    Q_DISABLE_COPY_MOVE(SqlWorker)

    /// Runs `job(Database &, QPromise<Result<T>> &) -> Result<T>` on the worker.
    template <class T, class Job>
    Reply<T> run(Job job)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        Reply<T> reply = promise->future();
        QMetaObject::invokeMethod(m_context, [this, promise, job = std::move(job)]() mutable {
            promise->addResult(attempt<T>([&] { return job(database(), *promise); }));
            promise->finish();
        }, Qt::QueuedConnection);
        return reply;
    }

private:
    template <class T, class F>
    static Result<T> attempt(F f)
    {
        try {
            return f();
        } catch (const SqlFailure &failure) {
            return failure.error;
        }
    }
    Database &database();

    Open m_open;
    std::unique_ptr<Database> m_database;
    QThread m_thread;
    QObject *m_context;
};

} // namespace Tally
