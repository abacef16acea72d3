// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

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
        // Without a result the store ended before it came to this: nobody is left to tell.
        if (auto future = watcher->future(); future.resultCount() > 0)
            f(future.takeResult());
    });
    watcher->setFuture(std::move(reply));
}

} // namespace Tally
