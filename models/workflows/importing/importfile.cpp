// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/importfile.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <new>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// Whether `path` is the file of the database, or one beside it that SQLite needs. It must not even be opened: closing it again would
/// drop the locks this program has on its database.
bool belongsToDatabase(const QString &path, const QString &database)
{
    const QString file = QFileInfo(database).canonicalFilePath();
    const QString chosen = QFileInfo(path).canonicalFilePath();
    return !file.isEmpty() && (chosen == file || chosen == file + u"-wal"_s || chosen == file + u"-shm"_s);
}

/// Piece by piece, so that it can be stopped; the room for all of it is taken first, so that it is not taken twice.
bool readAll(QFile &file, QByteArray &bytes, ImportProgress &progress)
{
    constexpr qint64 piece = qint64(4) << 20;
    progress.begin(ImportPhase::Reading, 2 * file.size());
    bytes.reserve(qsizetype(file.size()));
    while (!progress.cancelled) {
        const qsizetype before = bytes.size();
        bytes.resize(before + qsizetype(piece));
        const qint64 got = file.read(bytes.data() + before, piece);
        bytes.resize(before + qsizetype(std::max<qint64>(got, 0)));
        if (got <= 0)
            return got == 0 && file.error() == QFileDevice::NoError;
        progress.done += got;
    }
    return true;
}

} // namespace

std::variant<QByteArray, ImportFault> readImportFile(const QString &path, const QString &database, ImportProgress &progress)
{
    const QFileInfo info(path);
    ImportFault fault{.file = info.fileName(), .line = 0, .column = {}, .reason = ImportReason::FileMissing, .value = path};
    const auto refused = [&fault](ImportReason reason) {
        fault.reason = reason;
        return fault;
    };
    if (!info.exists())
        return fault;
    if (info.isDir())
        return refused(ImportReason::FileIsFolder);
    if (belongsToDatabase(path, database))
        return refused(ImportReason::FileIsDatabase);
    QFile file(path);
    QByteArray bytes;
    try {
        if (!file.open(QIODevice::ReadOnly) || !readAll(file, bytes, progress)) {
            fault.value = file.errorString();
            return refused(ImportReason::FileUnreadable);
        }
    } catch (const std::bad_alloc &) {
        return refused(ImportReason::FileTooLarge);
    }
    if (progress.cancelled)
        return QByteArray();
    const bool marked = bytes.startsWith("\xef\xbb\xbf");
    const QByteArrayView text = QByteArrayView(bytes).sliced(marked ? 3 : 0);
    const bool isBlank = std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
    if (isBlank)
        return refused(ImportReason::FileEmpty);
    if (isUtf16(bytes))
        return refused(ImportReason::FileIsUtf16);
    return bytes;
}

} // namespace Tally
