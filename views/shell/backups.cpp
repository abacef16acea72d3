// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/backups.h"

#include "views/shell/statusline.h"
#include "views/widgets/errortext.h"
#include "views/widgets/messagebar.h"

#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Tally {

Backups::Backups(QWidget *window, MessageBar &messages, StatusLine &status)
    : QObject(window), m_window{window}, m_messages{messages}, m_status{status}
{
}

void Backups::askAndBackUp(AccountStore &store, QObject *uses)
{
    const QFileInfo database(store.info().location);
    const QString name = u"%1 %2.db"_s.arg(database.completeBaseName(), QDate::currentDate().toString(Qt::ISODate));
    auto *dialog = new QFileDialog(m_window, tr("Where to keep the backup"), database.path());
    dialog->setObjectName(u"backupDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Tallystick databases (*.db)"), tr("All files (*)")});
    dialog->setDefaultSuffix(u"db"_s);
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
    const auto show = [this](int percent) { m_status.showProgress(tr("Backing up…"), percent, 100); };
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
    else if (answer.error().kind == ErrorKind::Invalid)
        m_messages.showError(tr("There is a file with this name already, and a backup never replaces one. Choose another name."), answer.error().detail);
    else
        m_messages.showError(errorSentence(answer.error()), answer.error().detail);
}

void Backups::askAndRestore(const StoreInfo &info)
{
    auto *dialog = new QFileDialog(m_window, tr("Which backup to restore"), QFileInfo(info.location).path());
    dialog->setObjectName(u"restoreDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Tallystick databases (*.db)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this, name = info.name](const QString &backup) { confirmRestore(name, backup); });
    dialog->open();
}

void Backups::confirmRestore(const QString &name, const QString &backup)
{
    auto *question = new QMessageBox(QMessageBox::Warning, tr("Tallystick"),
                                     tr("Everything that was entered in %1 after this backup was made will no longer be in it.").arg(name),
                                     QMessageBox::NoButton, m_window);
    question->setObjectName(u"restoreQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr("The database as it is now is kept beside it under another name. The backup is %1.").arg(QDir::toNativeSeparators(backup)));
    QPushButton *restore = question->addButton(tr("Restore the backup"), QMessageBox::DestructiveRole);
    QPushButton *keep = question->addButton(tr("Keep %1 as it is").arg(name), QMessageBox::RejectRole);
    question->setDefaultButton(keep);
    question->setEscapeButton(keep);
    connect(restore, &QPushButton::clicked, this, [this, backup] { emit restoreWanted(backup); });
    question->open();
}

} // namespace Tally
