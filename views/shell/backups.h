// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"

#include <QObject>

class QFileDialog;
class QWidget;

namespace Tally {

class MessageBar;
class StatusLine;

/// File, Back up… and File, Restore a backup…: asks where, says what it will do, shows how far it is, lets a copy be cancelled.
class Backups final : public QObject
{
    Q_OBJECT
public:
    Backups(QWidget *window, MessageBar &messages, StatusLine &status);

    /// Asks for a name and copies the database. The store must live until the copy is done or `uses` is gone.
    void askAndBackUp(AccountStore &store, QObject *uses);
    /// Asks which backup, then whether what came after it may go.
    void askAndRestore(const StoreInfo &info);
    [[nodiscard]] bool isRunning() const { return m_running; }

signals:
    /// A copy was begun or ended.
    void runningChanged();
    void restoreWanted(const QString &backup);

private:
    void backUp(AccountStore &store, QObject *uses, const QString &file);
    void finish(const Result<> &answer, const QString &file);
    void confirmRestore(const StoreInfo &info, const QString &backup);
    /// Opens a dialog for a file of the kind that backups of this database are.
    QFileDialog *fileDialog(const StoreInfo &info, const QString &title);

    QWidget *m_window;
    MessageBar &m_messages;
    StatusLine &m_status;
    bool m_running = false;
};

} // namespace Tally
