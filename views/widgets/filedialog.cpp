// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/filedialog.h"

using namespace Qt::StringLiterals;

namespace Tally {

QIcon FileDialog::Kinds::icon(const QFileInfo &file) const
{
    return icon(file.isRoot() ? Drive : file.isDir() ? Folder : File);
}

QString FileDialog::Kinds::type(const QFileInfo &file) const
{
    if (file.isDir())
        return FileDialog::tr("Folder");
    const QString suffix = file.suffix();
    //: The kind of a file by the end of its name: DB file
    return suffix.isEmpty() ? FileDialog::tr("File") : FileDialog::tr("%1 file").arg(suffix.toUpper());
}

FileDialog::FileDialog(QWidget *parent, const QString &title, const QString &folder, const QString &filter)
    : QFileDialog(parent, title, folder, filter)
{
#ifndef Q_OS_WIN
    // Windows locks files, not programs: there the desktop's own dialog does no harm.
    setOption(DontUseNativeDialog);
#endif
    setIconProvider(&m_kinds);
}

} // namespace Tally
