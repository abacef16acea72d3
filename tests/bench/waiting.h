// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/reply.h"

#include <QEventLoop>

#include <chrono>

namespace Tally::Bench {

/// The answer, waited for in an event loop.
template <class T>
Result<T> await(Reply<T> reply)
{
    QEventLoop loop;
    QFutureWatcher<Result<T>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(reply);
    loop.exec();
    if (reply.resultCount() == 0)
        return Error{.kind = ErrorKind::Internal, .detail = QStringLiteral("the store did not answer")};
    Handover::take(&Handover::answers);
    return reply.result();
}

/// Milliseconds since it was made.
class Stopwatch final
{
public:
    [[nodiscard]] double ms() const
    {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

} // namespace Tally::Bench
