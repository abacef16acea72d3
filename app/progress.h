// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/reply.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QString>
#include <QTextStream>

namespace Tally {

/// How far a long verb has come, on one line of stderr that is written over. Where stderr is no terminal, texts come as lines now and
/// then, counts and per cents not at all.
class Progress final
{
public:
    Progress(QTextStream &err, QString what);
    /// Takes its line away.
    ~Progress();
    Q_DISABLE_COPY_MOVE(Progress)

    /// "Checking: 42 %".
    void showPercent(int percent);
    /// "Posting: 12,000".
    void showCount(qint64 count);
    /// What is being done and how far it is, as it stands.
    void showText(const QString &text);

private:
    void show(const QString &text);

    QTextStream &m_err;
    QString m_what;
    QString m_shown;
    bool m_terminal = false;
    QElapsedTimer m_sinceLine;
};

/// Waits for a store's answer and shows how far it is, in per cent. Only a verb may wait.
template <class T>
Result<T> await(Reply<T> reply, Progress &progress)
{
    QEventLoop loop;
    QFutureWatcher<Result<T>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    QObject::connect(&watcher, &QFutureWatcherBase::progressValueChanged, &loop, [&progress](int percent) { progress.showPercent(percent); });
    watcher.setFuture(reply);
    loop.exec();
    return reply.resultCount() == 0 ? Result<T>(Error{.kind = ErrorKind::Cancelled}) : reply.takeResult();
}

} // namespace Tally
