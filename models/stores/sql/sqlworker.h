// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/reply.h"
#include "models/stores/sql/database.h"
#include "models/stores/sql/sqlerror.h"

#include <QPromise>
#include <QThread>

#include <atomic>
#include <exception>
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

    /// Stops what is running and answers Cancelled to what waits: for questions nobody wants answered any more, never for
    /// writes. Callable from any thread.
    void interrupt();

    /// Runs `job(Database &, QPromise<Result<T>> &) -> Result<T>` on the worker.
    template <class T, class Job>
    Reply<T> run(Job job)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        Reply<T> reply = promise->future();
        QMetaObject::invokeMethod(m_context, [this, promise, job = std::move(job)]() mutable {
            promise->addResult(m_interrupted ? Result<T>(Error{.kind = ErrorKind::Cancelled})
                                             : attempt<T>([&] { return job(database(), *promise); }));
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
        } catch (const std::exception &exception) {
            // Not enough memory for a damaged file, for example: the caller hears of it, the program goes on.
            return Error{.kind = ErrorKind::Internal, .detail = QString::fromLocal8Bit(exception.what())};
        }
    }
    Database &database();

    Open m_open;
    std::unique_ptr<Database> m_database;
    std::atomic<sqlite3 *> m_handle = nullptr;       ///< of the open connection, for interrupt()
    std::atomic_bool m_interrupted = false;
    QThread m_thread;
    QObject *m_context;
};

} // namespace Tally
