// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"
#include "views/shell/shellactions.h"
#include "views/shell/shellstate.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>

class QFileDialog;
class QStackedWidget;

namespace Tally {

class Backups;
class GlossaryDialog;
class ImportWizard;
class MessageBar;
class SearchBox;
class StartView;
class StatusLine;
class Workspace;

/// The window. It shows one database at a time, or the first page when none is open; who opens databases is told what the
/// person wants and answers with showDatabase() or showOpenFailed().
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    /// @param today  asked each time it matters: the window may stay open over midnight.
    MainWindow(ShellState state, std::function<QDate()> today, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Shows a database that is open. The store must outlive the window's use of it: until showStart() or another database.
    void showDatabase(AccountStore &store, const QString &user);
    /// The first page; nothing of a database is used any more when this returns.
    void showStart();
    void showOpenFailed(const Error &error);
    /// Asks whether the tables shall be made in the database that was to be opened and has none; calls `make` if so.
    void askToMakeTables(std::function<void()> make);
    /// Says in the message bar what happened.
    void tell(const QString &text);
    /// What takes long, in the status bar; see StatusLine::showProgress().
    void showProgress(const QString &text, qint64 done, qint64 total, std::function<void()> cancel = {});
    void endProgress();
    /// Opens the import wizard on the database that is shown.
    void startImport();
    void setRecent(const QStringList &paths);

    /// What to keep for the next start.
    [[nodiscard]] ShellState state() const;

signals:
    void demoWanted();
    /// @param create  make the file if it is not there
    /// @param import  start an import once it is open
    void databaseWanted(const QString &path, bool create, bool import);
    /// Somebody wants to say where a shared database is.
    void connectWanted();
    /// The person wants that backup in the place of the database that is shown.
    void restoreWanted(const QString &backup);
    /// The worklist of a database shows its rows for the first time.
    void worklistShown();
    void closing();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildMenus();
    void connectActions();
    void connectStart();
    /// A dialog that deletes itself; not opened yet.
    [[nodiscard]] QFileDialog *askForDatabase(const QString &title);
    void chooseDatabase();
    void makeDatabase(bool import);
    /// Goes on at once if nothing typed would be lost, otherwise when the person says so. @param withoutIt  the button for that.
    void leaveThen(const QString &withoutIt, std::function<void()> goOn);
    void wantDatabase(const QString &path, bool create, bool import);
    void verify();
    void showGlossary();
    /// Says who is signed in, and whom to ask where that person may do nothing.
    void showPerson();
    void showVerified(const Result<VerifyReport> &report);
    void showAbout();
    void updateActions();

    ShellState m_state;
    std::function<QDate()> m_today;
    ShellActions m_actions;
    SearchBox *m_search = nullptr;
    MessageBar *m_messages = nullptr;
    QStackedWidget *m_pages = nullptr;
    StartView *m_start = nullptr;
    StatusLine *m_status = nullptr;
    Workspace *m_workspace = nullptr;
    Backups *m_backups = nullptr;
    QPointer<ImportWizard> m_wizard;
    QPointer<GlossaryDialog> m_glossary;
    bool m_mayClose = false;              ///< the person said that what was typed may go
    AccountStore *m_store = nullptr;
};

} // namespace Tally
