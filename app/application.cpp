// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/places.h"
#include "models/stores/precedence.h"
#include "models/stores/sql/databaseaddress.h"
#include "views/start/connectdialog.h"
#include "views/widgets/errortext.h"

#include <QApplication>
#include <QDate>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QTextStream>
#include <QThread>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tally {
namespace {

constexpr qsizetype mostRecent = 8;

bool isFile(const QString &database)
{
    const auto address = DatabaseAddress::parse(database);
    return address && address->backend() == Backend::Sqlite;
}

} // namespace

Application::Application(WindowOptions options, QObject *parent)
    : QObject(parent), m_options{std::move(options)}
    , m_first{m_options.demo ? QString() : m_options.database.isEmpty() ? m_settings.lastDatabase() : m_options.database}
{
    letTheWindowGoFirst();
    // A file is opened on a thread of its own while the window is built.
    if (!m_first.isEmpty() && isFile(m_first)) {
        if (!m_options.database.isEmpty() || QFileInfo::exists(m_first))
            open(m_first, false, false);
        m_first.clear();
    }
    m_window = std::make_unique<MainWindow>(m_settings.shellState(), [] { return QDate::currentDate(); });
    connect(m_window.get(), &MainWindow::demoWanted, this, &Application::openDemo);
    connect(m_window.get(), &MainWindow::databaseWanted, this, &Application::open);
    connect(m_window.get(), &MainWindow::connectWanted, this, [this] { askForServer(); });
    connect(m_window.get(), &MainWindow::restoreWanted, this, &Application::restore);
    connect(m_window.get(), &MainWindow::closing, this, [this] { m_settings.setShellState(m_window->state()); });
    if (!m_options.picture.isEmpty())
        connect(m_window.get(), &MainWindow::worklistShown, this, [this] {
            // The columns are fitted and painted in the turns that follow the rows.
            QTimer::singleShot(300ms, this, &Application::savePicture);
        });
}

Application::~Application()
{
    if (m_restoring) {
        *m_stopRestoring = true;
        m_restoring->wait();     // half a restored file would be neither the old nor the new one
    }
    m_window.reset();            // its pages use the store
}

void Application::start()
{
    m_window->show();
    if (m_options.demo)
        openDemo();
    else if (!m_first.isEmpty())
        open(m_first, false, false);
}

void Application::open(const QString &where, bool create, bool import)
{
    stopDemo();
    const auto address = DatabaseAddress::parse(where);
    if (!address) {
        fail(address.error());
        return;
    }
    if (address->backend() == Backend::Postgres) {
        m_secrets.find(address->text(), [this, text = address->text()](const QString &password) { openServer(text, password); });
        return;
    }
    openStore(std::make_unique<SqlAccountStore>(
                  where, create ? SqlAccountStore::Opening::CreateIfMissing : SqlAccountStore::Opening::MustExist,
                  SqlSession{.user = Places::userName()}),
              import, [this](const Error &error) { fail(error); });
}

void Application::openServer(const QString &address, const QString &password, std::function<void()> shown,
                             SqlAccountStore::Opening how)
{
    // The store asks for it again whenever it connects anew; it is kept in memory only.
    openStore(std::make_unique<SqlAccountStore>(address, how,
                                                SqlSession{.user = Places::userName(), .password = [password] { return password; }}),
              false, [this, address, password](const Error &error) {
        // How the store says that a database has no tables of ours.
        if (error.kind == ErrorKind::CannotOpen && error.field == "schema"_L1 && m_options.picture.isEmpty())
            m_window->askToMakeTables([this, address, password] { openServer(address, password, {}, SqlAccountStore::Opening::CreateIfMissing); });
        else if (error.kind == ErrorKind::SignInRequired && m_options.picture.isEmpty())
            askForServer(address, errorSentence(error));
        else
            fail(error);
    }, [this, password, shown = std::move(shown)] {
        m_password = password;
        if (shown)
            shown();
    });
}

void Application::askForServer(const QString &address, const QString &why)
{
    auto *dialog = new ConnectDialog(m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!address.isEmpty())
        dialog->askAgain(QUrl(address), why);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const QString wanted = dialog->address();
        const QString password = dialog->password();
        if (dialog->isToBeKept())
            m_secrets.keep(wanted, password, [this](bool kept) {
                if (!kept)
                    m_window->tell(tr("This computer has no keychain that is open, so the password was not kept. You will be asked for it again."));
            });
        openServer(wanted, password);
    });
    dialog->open();
}

void Application::openStore(std::unique_ptr<SqlAccountStore> store, bool import, std::function<void(const Error &)> failed,
                            std::function<void()> shown)
{
    m_opening = std::move(store);
    whenAnswered(m_opening->open(), this, [this, import, failed = std::move(failed), shown = std::move(shown), store = m_opening.get()](Result<> opened) {
        if (store != m_opening.get())
            return;                                  // another one was asked for meanwhile
        if (opened) {
            show(std::move(m_opening), import);
            if (shown)
                shown();
            return;
        }
        m_opening.reset();
        failed(opened.error());
    });
}

void Application::openDemo()
{
    stopDemo();
    m_opening = std::make_unique<SqlAccountStore>(Places::demoDatabase(), SqlAccountStore::Opening::CreateIfMissing,
                                                  SqlSession{.user = Places::userName()});
    whenAnswered(m_opening->open(), this, [this, store = m_opening.get()](Result<> opened) {
        if (store != m_opening.get())
            return;
        if (!opened)
            fail(opened.error());
        else
            makeDemo();
    });
}

void Application::makeDemo()
{
    m_demo = std::make_unique<DemoCouncil>(*m_opening, QDate::currentDate());
    connect(m_demo.get(), &DemoCouncil::progressChanged, this, [this](qint64 done, qint64 total) {
        m_window->showProgress(tr("Making the demo council: %1 of %2 accounts").arg(QLocale().toString(done), QLocale().toString(total)),
                               done, total, [this] {
            if (m_demo)
                m_demo->cancel();
        });
    });
    connect(m_demo.get(), &DemoCouncil::ready, this, [this] {
        m_window->endProgress();
        show(std::move(m_opening), false);
    });
    connect(m_demo.get(), &DemoCouncil::failed, this, [this](const Error &error) {
        m_window->endProgress();
        fail(error);
    });
    m_demo->start();
}

void Application::stopDemo()
{
    // Before its store is closed, which would wait for thousands of accounts.
    m_demo.reset();
    if (m_window)
        m_window->endProgress();
}

void Application::show(std::unique_ptr<SqlAccountStore> store, bool import)
{
    m_window->showStart();                           // lets go of the store that was shown
    m_store = std::move(store);
    const QString path = m_store->info().location;
    QStringList recent = m_settings.shellState().recent;
    recent.removeAll(path);
    recent.prepend(path);
    recent = recent.first(std::min(recent.size(), mostRecent));
    m_window->setRecent(recent);
    m_settings.setRecent(recent);
    m_settings.setLastDatabase(path);
    m_window->showDatabase(*m_store, Places::userName());
    if (import)
        m_window->startImport();
}

void Application::restore(const QString &backup)
{
    if (!m_store)
        return;
    const QString path = m_store->info().location;
    m_window->showStart();                           // lets go of the store that was shown
    m_store.reset();
    auto stop = std::make_shared<std::atomic_bool>(false);
    const auto show = [this, stop](int percent) { m_window->showProgress(tr("Restoring the backup…"), percent, 100, [stop] { *stop = true; }); };
    show(0);
    auto outcome = std::make_shared<Result<Restored>>(Error{.kind = ErrorKind::Cancelled});
    // Its window asked whether what is there may be replaced.
    const RestoreWish wish{.backup = backup, .database = path, .password = m_password, .replace = true};
    QThread *work = QThread::create([this, wish, stop, show, outcome] {
        *outcome = restoreDatabase(wish, [this, stop, show](int percent) {
            QMetaObject::invokeMethod(this, [show, percent] { show(percent); }, Qt::QueuedConnection);
            return !*stop;
        });
    });
    work->setParent(this);
    connect(work, &QThread::finished, this, [this, work, path, outcome] {
        work->deleteLater();
        m_window->endProgress();
        tellRestored(path, *outcome);
    });
    m_restoring = work;
    m_stopRestoring = stop;
    work->start();
}

void Application::tellRestored(const QString &path, const Result<Restored> &outcome)
{
    const bool onServer = path.contains("://"_L1);
    const auto answer = std::make_shared<const Result<Restored>>(outcome);
    const auto shown = [this, answer, onServer] {
        const Result<Restored> &restored = *answer;
        if (!restored && restored.error().kind == ErrorKind::Cancelled)
            m_window->tell(errorSentence(restored.error()));
        else if (!restored)
            m_window->showOpenFailed(restored.error());
        if (!restored)
            return;
        QString text = restored->kept.isEmpty() ? tr("The backup was restored.")
            : onServer ? tr("The backup was restored. The database as it was before is kept on the server, in the schema %1.").arg(restored->kept)
                       : tr("The backup was restored. The database as it was before is kept as %1.").arg(QDir::toNativeSeparators(restored->kept));
        if (!restored->strangers.isEmpty())
            //: %1: what became of the backup, a sentence. %2: names of people.
            text = tr("%1 These people have no login on this server yet, or not the role that goes with it: %2.").arg(text, restored->strangers.join(u", "_s));
        m_window->tell(text);
    };
    if (onServer)
        openServer(path, m_password, shown);
    else
        openStore(std::make_unique<SqlAccountStore>(path, SqlAccountStore::Opening::MustExist, SqlSession{.user = Places::userName()}), false,
                  [this](const Error &error) { fail(error); }, shown);
}

void Application::fail(const Error &error)
{
    m_opening.reset();
    m_window->showOpenFailed(error);
    if (!m_options.picture.isEmpty()) {
        QTextStream(stderr) << error.detail << '\n';
        QApplication::exit(1);
    }
}

void Application::savePicture()
{
    const bool saved = m_window->grab().save(m_options.picture);
    if (!saved)
        QTextStream(stderr) << tr("The picture could not be saved as %1.").arg(m_options.picture) << '\n';
    QApplication::exit(saved ? 0 : 1);
}

} // namespace Tally
