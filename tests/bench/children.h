// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>

namespace Tally::Bench {

/// What the bench does as another process of its own, started with --child WHAT ….
///   post FILE SERIES ACCOUNTS     posts one payment after another until its input ends, and says how many
///   empty-window SINCE            milliseconds from SINCE to the first paint of an empty main window
///   program FILE SINCE            milliseconds from SINCE until the program shows its worklist on that database
///   table-model FILE, proxy-model FILE   see comparison.h
///   memory FILE                   bytes of anonymous memory with the list open, and right after it was sorted by every column; then,
///                                 at rest: of the heap in use, of its holes, of SQLite's share, of anonymous memory
[[nodiscard]] bool isChild(const QStringList &arguments);
[[nodiscard]] int runChild(int argc, char **argv);

/// Anonymous memory of this process in bytes.
[[nodiscard]] double anonymousMemory();
/// Says a number to the process that started this one.
void tellNumber(double number);

/// Runs a child to its end. @return the numbers it printed; the program ends if it printed none.
[[nodiscard]] std::vector<double> numbersOf(const QStringList &arguments);
/// The same with the moment it was started as its last argument.
[[nodiscard]] std::vector<double> numbersSinceStart(const QStringList &arguments);

/// Another process that posts for as long as this object lives.
class PostingProcess final
{
public:
    PostingProcess(const QString &file, const QString &series, qint64 accounts);
    ~PostingProcess();
    Q_DISABLE_COPY_MOVE(PostingProcess)

    /// Ends it. @return how many payments it posted.
    qint64 stop();

private:
    QProcess m_process;
};

} // namespace Tally::Bench
