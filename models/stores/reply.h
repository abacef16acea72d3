// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/stores/handover.h"
#include "models/stores/pool.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

#include <memory>
#include <type_traits>
#include <utility>

namespace Tally {

/// The answer of a store: it comes later, and is always a value or an Error. Take it up with whenAnswered().
template <class T = std::monostate>
using Reply = QFuture<Result<T>>;

/// Calls `f` with the answer, in the thread of `context`, in a later turn of its event loop, and never once `context` is gone.
/// Not QFuture::then(context, f): Qt 6.4.2 asserts that the context still lives instead of dropping the answer, so that closing
/// a window that is still loading would end the program.
template <class T, class F>
void whenAnswered(Reply<T> reply, QObject *context, F f)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, f = std::move(f)]() mutable {
        watcher->deleteLater();
        Handover::take(&Handover::answers);
        // Without a result the store ended before it came to this: nobody is left to tell.
        if (auto future = watcher->future(); future.resultCount() > 0)
            f(future.takeResult());
    });
    watcher->setFuture(std::move(reply));
}

/// As whenAnswered(), with the value first made into something else on a thread of the pool: for work that would hold up the window,
/// such as putting rows into words. `prepare` touches nothing that is not its own; an Error goes to `f` as it is.
/// Not a chain of QFuture::then(): Qt 6.4.2 may run a continuation whose own future is gone.
template <class T, class Prepare, class F>
void whenPrepared(Reply<T> reply, QObject *context, Prepare prepare, F f)
{
    using Prepared = std::invoke_result_t<Prepare, T>;
    whenAnswered(std::move(reply), context, [context, prepare = std::move(prepare), f = std::move(f)](Result<T> answer) mutable {
        if (!answer) {
            f(Result<Prepared>(answer.error()));
            return;
        }
        auto promise = std::make_shared<QPromise<Result<Prepared>>>();
        promise->start();
        whenAnswered(promise->future(), context, std::move(f));
        runInPool([promise, prepare = std::move(prepare), value = *std::move(answer)]() mutable {
            promise->addResult(prepare(std::move(value)));
            Handover::give(&Handover::answers);
            promise->finish();
        });
    });
}

} // namespace Tally
