// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/mailbox.h"
#include "models/stores/precedence.h"
#include "models/stores/reply.h"
#include "models/stores/sql/database.h"
#include "models/stores/sql/sqlerror.h"

#include <QPromise>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>

namespace Tally {

/// A thread with one connection of its own: jobs go in, values come out, in order.
class SqlWorker final
{
public:
    using Open = std::function<std::unique_ptr<Database>()>;

    /// `open` makes the connection on the worker's thread, before the first job, and again before the first job after it was lost;
    /// a job of a worker that could not open answers with the reason. No job is ever run twice.
    /// @param behind  what its jobs let go first
    SqlWorker(const QString &name, Open open, Behind behind = Behind::Window);
    /// Calls `tell` on the worker's thread whenever the connection was lost (false) or is there again (true). Before the first job.
    void tellOfConnection(std::function<void(bool)> tell) { m_tell = std::move(tell); }
    /// From now on asks an open connection every `interval` whether it is still there, and tries to make a lost one again, so that
    /// nobody has to ask something in vain to hear of it. A connection nobody needed yet is not made.
    /// @param look  what is asked each time, on the worker's thread; may throw SqlFailure
    void keepAnEyeOnIt(std::chrono::milliseconds interval, std::function<void(Database &)> look);
    /// Calls `rest` on the worker's thread once it had nothing to do for `pause`, after each time it had.
    void whenIdle(std::chrono::milliseconds pause, std::function<void()> rest);
    /// Gives back the pages of the file an open connection keeps, until it reads them again. From whenIdle().
    void giveBackPages();
    /// Closes the connection and all it keeps in memory; the next job makes another. From whenIdle().
    void letGo() { close(); }
    /// Finishes the jobs it has, then ends.
    ~SqlWorker();
    Q_DISABLE_COPY_MOVE(SqlWorker)

    /// Stops what is running and answers Cancelled to what waits: for questions nobody wants answered any more, never for
    /// writes. Callable from any thread.
    void interrupt();
    /// For jobs that ask the database nothing for a long time.
    [[nodiscard]] bool isInterrupted() const { return m_interrupted; }

    /// Runs `job(Database &, QPromise<Result<T>> &) -> Result<T>` on the worker.
    template <class T, class Job>
    Reply<T> run(Job job)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        Reply<T> reply = promise->future();
        m_context->post([this, promise, job = std::move(job)]() mutable {
            promise->addResult(m_interrupted ? Result<T>(Error{.kind = ErrorKind::Cancelled})
                                             : attempt<T>([&] { return job(database(), *promise); }));
            noticeLoss();
            Handover::give(&Handover::answers);
            promise->finish();
            if (m_idle != nullptr)
                m_idle->start();
        });
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
    /// Lets go of a connection that was lost, so that the next job makes a new one.
    void noticeLoss();
    void lookAfterIt();
    void close();

    Open m_open;
    std::function<void(bool)> m_tell;
    std::function<void(Database &)> m_look;
    bool m_wasLost = false;
    bool m_shutOut = false;                          ///< the server is there and wants another password: asking on would lock the person out
    std::unique_ptr<Database> m_database;
    std::mutex m_guard;                              ///< of m_cancel
    Interrupter m_cancel;                            ///< stops what the open connection does
    std::atomic_bool m_interrupted = false;
    QTimer *m_idle = nullptr;                        ///< of the worker's thread, as the mailbox is
    QThread m_thread;
    Mailbox *m_context;
};

} // namespace Tally
