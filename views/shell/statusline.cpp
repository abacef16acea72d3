// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/statusline.h"

#include "views/widgets/theme.h"

#include <QLabel>
#include <QProgressBar>
#include <QTime>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Tally {

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent)
    , m_database{new QLabel}
    , m_user{new QLabel}
    , m_readAt{new QLabel}
    , m_what{new QLabel}
    , m_bar{new QProgressBar}
    , m_cancel{new QToolButton}
{
    m_database->setObjectName(u"statusDatabase"_s);
    m_user->setObjectName(u"statusUser"_s);
    m_bar->setObjectName(u"statusProgress"_s);
    m_bar->setMaximumWidth(200);
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel->setText(tr("Cancel"));
    addWidget(m_database);
    addWidget(m_what);
    addWidget(m_bar);
    addWidget(m_cancel);
    addPermanentWidget(m_user);
    addPermanentWidget(m_readAt);
    setContentsMargins(8, 0, 8, 0);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (m_onCancel)
            m_onCancel();
    });
    endProgress();
    showNoDatabase();
}

void StatusLine::showDatabase(const StoreInfo &info, const QString &user)
{
    //: The status bar: council.db · SQLite
    m_database->setText(u"%1 "_s.arg(Theme::symbol(Severity::Information)) + tr("%1 · %2").arg(info.name, info.kind));
    m_database->setToolTip(info.location);
    showPerson(tr("Signed in as %1").arg(user), tr("The name your computer knows you by. Everything you post is recorded under it."));
}

void StatusLine::showPerson(const QString &text, const QString &tip)
{
    m_user->setText(text);
    m_user->setToolTip(tip);
}

void StatusLine::showNoDatabase()
{
    m_database->setText(tr("No database is open"));
    m_database->setToolTip({});
    m_user->clear();
    m_readAt->clear();
}

void StatusLine::showReadAt(const QTime &time)
{
    m_readAt->setText(tr("\u00b7 up to date at %1").arg(QLocale().toString(time, QLocale::ShortFormat)));
}

void StatusLine::showProgress(const QString &text, qint64 done, qint64 total, std::function<void()> cancel)
{
    m_what->setText(text);
    m_bar->setRange(0, int(total));
    m_bar->setValue(int(done));
    m_onCancel = std::move(cancel);
    m_what->show();
    m_bar->show();
    m_cancel->setVisible(bool(m_onCancel));
}

void StatusLine::endProgress()
{
    m_onCancel = {};
    m_what->hide();
    m_bar->hide();
    m_cancel->hide();
}

} // namespace Tally
