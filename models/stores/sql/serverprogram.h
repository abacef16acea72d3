// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/stores/sql/databaseaddress.h"

#include <QProcess>
#include <QStringList>

#include <functional>

namespace Tally {

/// One run of a program that comes with PostgreSQL: pg_dump, pg_restore or psql. It ends with this object, however that ends. Blocks,
/// so that it belongs on a thread of a store. The password goes through the environment, where no list of processes shows it.
class ServerProgram final
{
public:
    /// Throws Invalid, in words for people, unless each of these programs is installed and its version is at least `oldest` (15).
    static void require(const QStringList &names, int oldest);

    /// Starts it. `--dbname` and the like are the caller's to give.
    ServerProgram(const QString &name, const QStringList &arguments, const DatabaseAddress &address, const QString &password);
    ~ServerProgram();
    Q_DISABLE_COPY_MOVE(ServerProgram)

    /// Waits for the end. `look` is told each line it says of itself (stderr) and, without one, called ten times a second; it may
    /// throw SqlFailure to stop.
    void wait(const std::function<void(const QString &)> &look);
    /// What it wrote since this was last asked, once some has come, it has ended or a tenth of a second has passed.
    [[nodiscard]] QByteArray readSome();
    /// Hands it input, and waits while it still has much of what it was handed before.
    void write(const QByteArray &bytes);
    /// Says that no more input comes.
    void closeInput() { m_process.closeWriteChannel(); }

    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    [[nodiscard]] bool endedWell() const;
    /// Tells `look` what it said of itself since the last time.
    void listen(const std::function<void(const QString &)> &look);
    /// Why it did not end well, by its own last words; what stands for no other reason is `otherwise`.
    [[nodiscard]] Error failure(ErrorKind otherwise, const QString &value) const;

private:
    QString m_name;
    QProcess m_process;
    QByteArray m_unread;          ///< the begin of a line of its stderr
    QStringList m_said;           ///< the last lines
};

} // namespace Tally
