// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"

#include <QStatusBar>

#include <functional>

class QLabel;
class QProgressBar;
class QToolButton;

namespace Tally {

/// The status bar: which database, who is signed in, when it was last read, and the progress of what takes long.
class StatusLine final : public QStatusBar
{
    Q_OBJECT
public:
    explicit StatusLine(QWidget *parent = nullptr);

    void showDatabase(const StoreInfo &info, const QString &user);
    /// Who is signed in, in words; the tip says more.
    void showPerson(const QString &text, const QString &tip);
    void showNoDatabase();
    /// "up to date 10:42"
    void showReadAt(const QTime &time);
    /// A bar with text. `total` 0: it is not known how much there is to do.
    void showProgress(const QString &text, qint64 done, qint64 total, std::function<void()> cancel = {});
    void endProgress();

private:
    QLabel *m_database;
    QLabel *m_user;
    QLabel *m_readAt;
    QLabel *m_what;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
    std::function<void()> m_onCancel;
};

} // namespace Tally
