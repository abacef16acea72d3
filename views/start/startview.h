// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace Tally {

/// The first page: what one can do without a database.
class StartView final : public QWidget
{
    Q_OBJECT
public:
    explicit StartView(QWidget *parent = nullptr);

    /// Paths opened before, newest first; those that are gone are left out.
    void setRecent(const QStringList &paths);

signals:
    void demoWanted();
    void openWanted();
    void connectWanted();
    void newWanted();
    void importWanted();
    void recentWanted(const QString &path);

private:
    QVBoxLayout *m_recent = nullptr;
};

} // namespace Tally
