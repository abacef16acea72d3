// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/backups.h"

#include "views/shell/statusline.h"
#include "views/widgets/errortext.h"
#include "views/widgets/filedialog.h"
#include "views/widgets/messagebar.h"

#include <QDate>
#include <QDir>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

bool isOnServer(const StoreInfo &info)
{
    return info.location.contains("://"_L1);
}

} // namespace

Backups::Backups(QWidget *window, MessageBar &messages, StatusLine &status)
    : QObject(window), m_window{window}, m_messages{messages}, m_status{status}
{
}

void Backups::askAndBackUp(AccountStore &store, QObject *uses)
{
    const StoreInfo info = store.info();
    const QString suffix = isOnServer(info) ? u"dump"_s : u"db"_s;
    const QString name = u"%1 %2.%3"_s.arg(isOnServer(info) ? info.name : QFileInfo(info.name).completeBaseName(), QDate::currentDate().toString(Qt::ISODate), suffix);
    QFileDialog *dialog = fileDialog(info, tr("Where to keep the backup"));
    dialog->setObjectName(u"backupDialog"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    // A backup never takes the place of another file: the store refuses it and says so.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, uses, [this, &store, uses](const QString &file) { backUp(store, uses, file); });
    dialog->open();
}

void Backups::backUp(AccountStore &store, QObject *uses, const QString &file)
{
    m_running = true;
    emit runningChanged();
    auto *watcher = new QFutureWatcher<Result<>>(uses);
    const auto show = [this, watcher](int percent) {
        // The answer comes when the store has let go of it.
        m_status.showProgress(tr("Backing up…"), percent, 100, [watching = QPointer(watcher)] {
            if (watching)
                watching->cancel();
        });
    };
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this, show);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, file] {
        watcher->deleteLater();
        finish(watcher->future().resultCount() > 0 ? watcher->result() : Result<>(Error{.kind = ErrorKind::Cancelled}), file);
    });
    connect(watcher, &QObject::destroyed, this, [this] {
        m_running = false;                         // also when the database was closed meanwhile
        emit runningChanged();
    });
    show(0);
    watcher->setFuture(store.backup(file));
}

void Backups::finish(const Result<> &answer, const QString &file)
{
    m_status.endProgress();
    if (answer)
        m_messages.showGood(tr("The backup is complete. It is in %1.").arg(QDir::toNativeSeparators(file)));
    else if (answer.error().kind == ErrorKind::Invalid && answer.error().field == "file"_L1)
        m_messages.showError(tr("There is a file with this name already, and a backup never replaces one. Choose another name."), answer.error().detail);
    else if (answer.error().kind == ErrorKind::Cancelled)
        m_messages.showInformation(errorSentence(answer.error()));
    else
        m_messages.showError(errorSentence(answer.error()), answer.error().detail);
}

void Backups::askAndRestore(const StoreInfo &info)
{
    QFileDialog *dialog = fileDialog(info, tr("Which backup to restore"));
    dialog->setObjectName(u"restoreDialog"_s);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, info](const QString &backup) { confirmRestore(info, backup); });
    dialog->open();
}

QFileDialog *Backups::fileDialog(const StoreInfo &info, const QString &title)
{
    const bool onServer = isOnServer(info);
    const QString folder = onServer ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) : QFileInfo(info.location).path();
    auto *dialog = new FileDialog(m_window, title, folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({onServer ? tr("Copies of a server's database (*.dump *.backup)") : tr("Tallystick databases (*.db)"), tr("All files (*)")});
    return dialog;
}

void Backups::confirmRestore(const StoreInfo &info, const QString &backup)
{
    const QString name = info.name;
    const QString kept = isOnServer(info) ? tr("The database as it is now is kept on the server under another name. Nobody else may be using it meanwhile.")
                                          : tr("The database as it is now is kept beside it under another name.");
    auto *question = new QMessageBox(QMessageBox::Warning, tr("Tallystick"),
                                     tr("Everything that was entered in %1 after this backup was made will no longer be in it.").arg(name),
                                     QMessageBox::NoButton, m_window);
    question->setObjectName(u"restoreQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    //: %1: what becomes of the database as it is now, a sentence or two. %2: a file.
    question->setInformativeText(tr("%1 Receipt numbers that were given since the backup will be given again, to other payments. The backup is %2.").arg(kept, QDir::toNativeSeparators(backup)));
    QPushButton *restore = question->addButton(tr("Restore the backup"), QMessageBox::DestructiveRole);
    QPushButton *keep = question->addButton(tr("Keep %1 as it is").arg(name), QMessageBox::RejectRole);
    question->setDefaultButton(keep);
    question->setEscapeButton(keep);
    connect(restore, &QPushButton::clicked, this, [this, backup] { emit restoreWanted(backup); });
    question->open();
}

} // namespace Tally
