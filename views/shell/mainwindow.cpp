// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/mainwindow.h"

#include "models/workflows/importing/importrun.h"
#include "models/workflows/administration/settingswords.h"
#include "views/help/glossarydialog.h"
#include "views/importing/importwizard.h"
#include "views/shell/backups.h"
#include "views/shell/searchbox.h"
#include "views/shell/shortcutsdialog.h"
#include "views/shell/statusline.h"
#include "views/shell/workspace.h"
#include "views/start/startview.h"
#include "views/widgets/errortext.h"
#include "views/widgets/filedialog.h"
#include "views/widgets/icons.h"
#include "views/widgets/messagebar.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QFutureWatcher>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QTime>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr QSize firstSize{1280, 800};

} // namespace

MainWindow::MainWindow(ShellState state, std::function<QDate()> today, QWidget *parent)
    : QMainWindow(parent), m_state{std::move(state)}, m_today{std::move(today)}
{
    setWindowTitle(tr("Tallystick"));
    setWindowIcon(QIcon(u":/icons/tallystick.svg"_s));
    m_search = new SearchBox;
    m_messages = new MessageBar;
    m_messages->setObjectName(u"messageBar"_s);
    m_start = new StartView;
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_start);
    m_status = new StatusLine;
    setStatusBar(m_status);
    m_backups = new Backups(this, *m_messages, *m_status);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addWidget(m_pages, 1);
    setCentralWidget(content);
    buildMenus();
    connectActions();
    connectStart();
    resize(firstSize.boundedTo(screen()->availableSize()));
    if (!m_state.geometry.isEmpty())
        restoreGeometry(m_state.geometry);
    m_actions[ShellActions::NarrowNavigation]->setChecked(m_state.narrowNavigation);
    showStart();
}

MainWindow::~MainWindow()
{
    m_search->setSearch(nullptr);
    delete m_workspace;          // before the actions and the message bar it uses
}

void MainWindow::buildMenus()
{
    for (const ShellActions::Menu &menu : m_actions.menus()) {
        QMenu *entry = menuBar()->addMenu(menu.title);
        entry->setToolTipsVisible(true);
        for (QAction *action : menu.actions) {
            if (action == nullptr)
                entry->addSeparator();
            else
                entry->addAction(action);
        }
    }
    auto *corner = new QWidget;
    auto *layout = new QVBoxLayout(corner);
    layout->setContentsMargins(0, 4, 12, 4);
    layout->addWidget(m_search);
    menuBar()->setCornerWidget(corner);
}

void MainWindow::connectActions()
{
    const auto on = [this](ShellActions::Id id, auto slot) { connect(m_actions[id], &QAction::triggered, this, slot); };
    on(ShellActions::NewDatabase, [this] { makeDatabase(false); });
    on(ShellActions::OpenDatabase, [this] { chooseDatabase(); });
    on(ShellActions::ConnectServer, [this] { leaveThen(tr("Connect without it"), [this] { emit connectWanted(); }); });
    on(ShellActions::Import, [this] {
        if (m_store != nullptr)
            startImport();
        else
            makeDatabase(true);
    });
    on(ShellActions::Quit, [this] { close(); });
    on(ShellActions::Find, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    on(ShellActions::Verify, [this] { verify(); });
    on(ShellActions::BackUp, [this] { m_backups->askAndBackUp(*m_store, m_workspace); });
    on(ShellActions::Restore, [this] {
        leaveThen(tr("Go on without it"), [this] { m_backups->askAndRestore(m_store->info()); });
    });
    connect(m_backups, &Backups::restoreWanted, this, &MainWindow::restoreWanted);
    connect(m_backups, &Backups::runningChanged, this, &MainWindow::updateActions);
    on(ShellActions::Glossary, [this] { showGlossary(); });
    on(ShellActions::Shortcuts, [this] {
        auto *dialog = new ShortcutsDialog(m_actions, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    on(ShellActions::About, [this] { showAbout(); });
    connect(m_search, &SearchBox::accountChosen, this, [this](AccountId account) {
        if (m_workspace != nullptr)
            m_workspace->openCase(account);
    });
    connect(m_search, &SearchBox::allWanted, this, [this](const QString &text) {
        if (m_workspace != nullptr)
            m_workspace->showAllWith(text);
    });
}

void MainWindow::connectStart()
{
    connect(m_start, &StartView::demoWanted, this, &MainWindow::demoWanted);
    connect(m_start, &StartView::openWanted, this, &MainWindow::chooseDatabase);
    connect(m_start, &StartView::connectWanted, this, &MainWindow::connectWanted);
    connect(m_start, &StartView::newWanted, this, [this] { makeDatabase(false); });
    connect(m_start, &StartView::importWanted, this, [this] { makeDatabase(true); });
    connect(m_start, &StartView::recentWanted, this, [this](const QString &path) { wantDatabase(path, false, false); });
}

void MainWindow::showDatabase(AccountStore &store, const QString &user)
{
    showStart();
    m_store = &store;
    m_workspace = new Workspace(store, m_actions, *m_messages, m_today, m_state);
    m_pages->addWidget(m_workspace);
    m_pages->setCurrentWidget(m_workspace);
    m_workspace->focusList();
    m_search->setSearch(&m_workspace->search());
    m_status->showDatabase(store.info(), user);
    setWindowTitle(tr("%1 – Tallystick").arg(store.info().name));
    connect(&store, &AccountStore::connectionChanged, m_workspace, [this](bool connected) {
        if (connected)
            m_messages->showGood(tr("The connection to the database is there again."));
        else
            m_messages->showAttention(tr("The connection to the database was lost. What was confirmed is kept; the next step connects again."));
    });
    connect(&m_workspace->administration(), &Administration::changed, this, &MainWindow::showPerson);
    connect(m_workspace, &Workspace::worklistShown, this, &MainWindow::worklistShown);
    connect(m_workspace, &Workspace::readDone, this, [this] { m_status->showReadAt(QTime::currentTime()); });
    updateActions();
}

void MainWindow::showStart()
{
    delete m_wizard;             // it imports into the store that is let go
    m_status->endProgress();
    if (m_workspace != nullptr) {
        m_workspace->saveState(m_state);
        m_search->setSearch(nullptr);
        delete m_workspace;
        m_workspace = nullptr;
    }
    m_store = nullptr;
    m_messages->clear();
    m_search->setSearch(nullptr);
    m_start->setRecent(m_state.recent);
    m_pages->setCurrentWidget(m_start);
    m_status->showNoDatabase();
    setWindowTitle(tr("Tallystick"));
    updateActions();
}

void MainWindow::showOpenFailed(const Error &error)
{
    m_messages->showError(errorSentence(error), error.detail);
}

void MainWindow::tell(const QString &text)
{
    m_messages->showInformation(text);
}

void MainWindow::showProgress(const QString &text, qint64 done, qint64 total, std::function<void()> cancel)
{
    m_status->showProgress(text, done, total, std::move(cancel));
}

void MainWindow::endProgress() { m_status->endProgress(); }

void MainWindow::setRecent(const QStringList &paths)
{
    m_state.recent = paths;
    m_start->setRecent(paths);
}

ShellState MainWindow::state() const
{
    ShellState state = m_state;
    state.geometry = saveGeometry();
    state.narrowNavigation = m_actions[ShellActions::NarrowNavigation]->isChecked();
    if (m_workspace != nullptr)
        m_workspace->saveState(state);
    return state;
}

void MainWindow::leaveThen(const QString &withoutIt, std::function<void()> goOn)
{
    const QStringList drafts = m_workspace != nullptr ? m_workspace->drafts() : QStringList();
    if (drafts.isEmpty()) {
        goOn();
        return;
    }
    auto *question = new QMessageBox(QMessageBox::Warning, tr("Tallystick"), drafts.join(u'\n'), QMessageBox::NoButton, this);
    question->setTextFormat(Qt::PlainText);        // it names people
    question->setInformativeText(tr("Going on throws away what was typed there."));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setObjectName(u"leaveQuestion"_s);
    QPushButton *stay = question->addButton(tr("Keep working"), QMessageBox::RejectRole);
    QPushButton *leave = question->addButton(withoutIt, QMessageBox::DestructiveRole);
    question->setDefaultButton(stay);
    question->setEscapeButton(stay);
    connect(leave, &QPushButton::clicked, this, [goOn = std::move(goOn)] { goOn(); });
    question->open();
}

void MainWindow::askToMakeTables(std::function<void()> make)
{
    auto *question = new QMessageBox(QMessageBox::Question, tr("Tallystick"),
                                     tr("This database has no tables of Tallystick yet. Make them in it? You will be its first administrator."),
                                     QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setObjectName(u"makeTablesQuestion"_s);
    QPushButton *yes = question->addButton(tr("Make the tables"), QMessageBox::AcceptRole);
    QPushButton *no = question->addButton(tr("Leave it as it is"), QMessageBox::RejectRole);
    question->setDefaultButton(no);
    question->setEscapeButton(no);
    connect(yes, &QPushButton::clicked, this, [make = std::move(make)] { make(); });
    question->open();
}

void MainWindow::wantDatabase(const QString &path, bool create, bool import)
{
    leaveThen(tr("Open without it"), [this, path, create, import] { emit databaseWanted(path, create, import); });
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_mayClose && m_workspace != nullptr && !m_workspace->drafts().isEmpty()) {
        event->ignore();
        leaveThen(tr("Close without it"), [this] {
            m_mayClose = true;
            close();
        });
        return;
    }
    emit closing();
    event->accept();
}

QFileDialog *MainWindow::askForDatabase(const QString &title)
{
    auto *dialog = new FileDialog(this, title, {}, tr("Tallystick databases (*.db);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    return dialog;
}

void MainWindow::chooseDatabase()
{
    QFileDialog *dialog = askForDatabase(tr("Open a database"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { wantDatabase(path, false, false); });
    dialog->open();
}

void MainWindow::makeDatabase(bool import)
{
    QFileDialog *dialog = askForDatabase(import ? tr("Where to keep what is imported") : tr("Make a new database"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"db"_s);
    // An existing database is opened, never overwritten.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    connect(dialog, &QFileDialog::fileSelected, this, [this, import](const QString &path) { wantDatabase(path, true, import); });
    dialog->open();
}

void MainWindow::startImport()
{
    if (m_store == nullptr)
        return;
    auto *run = new ImportRun(*m_store, m_today());
    auto *wizard = new ImportWizard(*run, {}, this);
    run->setParent(wizard);
    m_wizard = wizard;
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    wizard->setWindowModality(Qt::WindowModal);
    wizard->show();
}

void MainWindow::verify()
{
    if (m_store == nullptr)
        return;
    m_actions.setEnabled(ShellActions::Verify, false, tr("It is being verified now."));
    auto *watcher = new QFutureWatcher<Result<VerifyReport>>(m_workspace);
    const auto show = [this](int percent) { m_status->showProgress(tr("Verifying…"), percent, 100); };
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this, show);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        m_status->endProgress();
        updateActions();
        showVerified(watcher->future().resultCount() > 0 ? watcher->result() : Result<VerifyReport>(Error{.kind = ErrorKind::Cancelled}));
        watcher->deleteLater();
    });
    show(0);
    watcher->setFuture(m_store->verify());
}

void MainWindow::showVerified(const Result<VerifyReport> &report)
{
    if (!report) {
        m_messages->showError(errorSentence(report.error()), report.error().detail);
        return;
    }
    const QLocale locale;
    if (report->faultCount == 0) {
        m_messages->showGood(tr("Everything agrees: %1 accounts, %2 lines and %3 offsets were checked.")
                                 .arg(locale.toString(report->accounts), locale.toString(report->lines), locale.toString(report->offsets)));
        return;
    }
    QStringList details;
    for (const VerifyFault &fault : report->faults)
        details.append(u"%1: %2 %3: %4"_s.arg(fault.check, fault.table, QString::number(fault.row), fault.detail));
    m_messages->showError(tr("%1 faults were found in this database. Stop posting and restore a backup.").arg(locale.toString(report->faultCount)),
                          details.join(u'\n'));
}

void MainWindow::showPerson()
{
    const Administration &administration = m_workspace->administration();
    const QString whomToAsk = SettingsWords::whomToAsk(administration.me(), administration.people());
    m_status->showPerson(SettingsWords::signedInAs(administration.me()),
                         whomToAsk.isEmpty() ? tr("Everything you post is recorded under this name.") : whomToAsk);
    if (!whomToAsk.isEmpty())
        m_messages->showAttention(whomToAsk);
}

void MainWindow::showGlossary()
{
    if (!m_glossary) {
        m_glossary = new GlossaryDialog(this);
        m_glossary->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_glossary->show();
    m_glossary->raise();
    m_glossary->activateWindow();
}

void MainWindow::showAbout()
{
    QMessageBox::about(this, tr("About Tallystick"),
                       tr("Tallystick %1\n\nThe desktop for people who work with debts.\n\n"
                          "Free software under the GNU General Public License, version 3 or later.")
                           .arg(QCoreApplication::applicationVersion()));
}

void MainWindow::updateActions()
{
    const bool open = m_store != nullptr;
    const QString why = tr("Open a database first.");
    for (const auto id : {ShellActions::NewAccount, ShellActions::Verify, ShellActions::ShowSettings, ShellActions::Find, ShellActions::Refresh,
                          ShellActions::ShowArrears, ShellActions::ShowAccounts, ShellActions::ShowApprovals})
        m_actions.setEnabled(id, open, why);
    const bool copies = open && m_store->capabilities().backup;
    const QString whyNoCopy = open ? tr("A server's database is backed up on the server, with pg_dump.") : why;
    m_actions.setEnabled(ShellActions::BackUp, copies && !m_backups->isRunning(), copies ? tr("A backup is being made now.") : whyNoCopy);
    m_actions.setEnabled(ShellActions::Restore, copies, whyNoCopy);
    if (!open) {
        for (const auto id : {ShellActions::EditAccount, ShellActions::OpenLedger, ShellActions::ShowSettled, ShellActions::ShowHistory,
                              ShellActions::Filter, ShellActions::Back, ShellActions::CloseTab})
            m_actions.setEnabled(id, false, why);
        for (const PostingModeSpec &spec : postingModes())
            m_actions.setEnabled(ShellActions::idOf(spec.mode), false, why);
    }
}

} // namespace Tally
