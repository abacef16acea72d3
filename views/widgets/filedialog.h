// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileDialog>
#include <QFileIconProvider>

namespace Tally {

/// The dialog in which files are chosen: every one of the program is this one.
///
/// It opens no file. Qt's own, and those of some desktops, read a little of each file they list to tell its kind, and when a program
/// closes a file, Unix drops every lock the program has on it: SQLite's too, if the open database is among those listed. Another
/// program would then take the database for unused and throw away what was posted.
class FileDialog final : public QFileDialog
{
    Q_OBJECT
public:
    /// @param filter  as in QFileDialog
    FileDialog(QWidget *parent, const QString &title, const QString &folder = {}, const QString &filter = {});

private:
    /// Kinds and icons from the names alone.
    class Kinds final : public QFileIconProvider
    {
    public:
        using QFileIconProvider::icon;
        [[nodiscard]] QIcon icon(const QFileInfo &file) const override;
        [[nodiscard]] QString type(const QFileInfo &file) const override;
    };

    Kinds m_kinds;
};

} // namespace Tally
