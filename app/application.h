// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/secrets.h"
#include "app/settings.h"
#include "models/stores/sql/restore.h"
#include "models/stores/sql/sqlaccountstore.h"
#include "models/workflows/council/democouncil.h"
#include "views/shell/mainwindow.h"

#include <QObject>
#include <QPointer>

#include <atomic>
#include <functional>
#include <memory>

class QThread;

namespace Tally {

/// Puts the program together: opens databases, makes the demo council once, hands stores to the window, keeps the settings.
class Application final : public QObject
{
    Q_OBJECT
public:
    explicit Application(WindowOptions options, QObject *parent = nullptr);
    ~Application() override;

    /// Shows the window at once; the database follows.
    void start();
    [[nodiscard]] MainWindow &window() { return *m_window; }

private:
    /// @param where  a path or the address of a server's database.
    void open(const QString &where, bool create, bool import);
    void openServer(const QString &address, const QString &password, std::function<void()> shown = {},
                    SqlAccountStore::Opening how = SqlAccountStore::Opening::MustExist);
    /// Asks where a shared database is and how to sign in; `why` says why again, `address` fills the fields.
    void askForServer(const QString &address = {}, const QString &why = {});
    void openStore(std::unique_ptr<SqlAccountStore> store, bool import, std::function<void(const Error &)> failed,
                   std::function<void()> shown = {});
    void openDemo();
    void makeDemo();
    /// Stops making the demo council, if that is going on.
    void stopDemo();
    void show(std::unique_ptr<SqlAccountStore> store, bool import);
    /// Opens the database again and then says what became of it.
    void tellRestored(const QString &path, const Result<Restored> &restored);
    /// Closes the database that is shown, puts `backup` in its place and opens it again, or the old one if that fails.
    void restore(const QString &backup);
    void fail(const Error &error);
    void savePicture();

    WindowOptions m_options;
    Settings m_settings;
    QString m_first;                                 ///< opened once the window is there; empty: none, or it is being opened
    Secrets m_secrets;
    std::unique_ptr<SqlAccountStore> m_opening;      ///< asked to open, not answered yet
    std::unique_ptr<SqlAccountStore> m_store;
    QString m_password;                              ///< of the server whose database is shown; in memory only
    QPointer<QThread> m_restoring;                   ///< while a backup is put in the place of a database
    std::shared_ptr<std::atomic_bool> m_stopRestoring;
    std::unique_ptr<DemoCouncil> m_demo;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace Tally
