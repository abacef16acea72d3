// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/filedialog.h"

#include <QAbstractItemModel>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <optional>
#include <vector>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace Tally;

/// Choosing a file leaves the files alone.
class TestFileDialog final : public QObject
{
    Q_OBJECT

private slots:
    void listingADatabaseKeepsTheLocksOnIt()
    {
#ifdef Q_OS_UNIX
        // What SQLite has on a database while a window shows it: a lock of this program on a part of the file.
        const QTemporaryDir folder;
        QStringList files;
        for (const QString &name : {u"council.db"_s, u"council.db-shm"_s, u"letters"_s, u"old.dump"_s}) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("SQLite format 3");
            file.write(QByteArray(5000, '\0'));
            files.append(file.fileName());
        }
        std::vector<int> locked;
        for (const QString &file : files) {
            locked.push_back(::open(QFile::encodeName(file).constData(), O_RDWR));
            QVERIFY(lock(locked.back(), F_SETLK).has_value());
            QVERIFY(isLocked(file));
        }
        {
            FileDialog dialog(nullptr, u"Open"_s, folder.path(), u"All files (*)"_s);
            dialog.setViewMode(QFileDialog::Detail);
            dialog.show();
            auto *list = dialog.findChild<QTreeView *>();
            QVERIFY(list != nullptr);
            QTRY_COMPARE(list->model()->rowCount(list->rootIndex()), int(files.size()));
            // Every cell was asked for, kinds and icons too.
            for (int row = 0; row < int(files.size()); ++row) {
                for (int column = 0; column < list->model()->columnCount(list->rootIndex()); ++column) {
                    const QModelIndex index = list->model()->index(row, column, list->rootIndex());
                    (void)index.data();
                    (void)index.data(Qt::DecorationRole);
                }
            }
            dialog.selectFile(files.first());
            QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        }
        for (const QString &file : files)
            QVERIFY2(isLocked(file), qPrintable(file));
        for (const int file : locked)
            ::close(file);
#else
        QSKIP("only Unix drops a program's locks when it closes a file");
#endif
    }

    void saysWhatKindAFileIsByItsName()
    {
        const QTemporaryDir folder;
        const FileDialog dialog(nullptr, u"Open"_s);
        QCOMPARE(dialog.iconProvider()->type(QFileInfo(folder.filePath(u"council.db"_s))), u"DB file"_s);
        QCOMPARE(dialog.iconProvider()->type(QFileInfo(folder.filePath(u"council"_s))), u"File"_s);
        QCOMPARE(dialog.iconProvider()->type(QFileInfo(folder.path())), u"Folder"_s);
        QVERIFY(!dialog.iconProvider()->icon(QFileInfo(folder.path())).isNull());
    }

private:
#ifdef Q_OS_UNIX
    static std::optional<struct flock> lock(int file, int command)
    {
        struct flock wanted = {};
        wanted.l_type = F_WRLCK;
        wanted.l_whence = SEEK_SET;
        wanted.l_len = 100;
        return ::fcntl(file, command, &wanted) == 0 ? std::optional(wanted) : std::nullopt;
    }

    /// As another program sees it: one's own locks are in nobody's own way.
    static bool isLocked(const QString &path)
    {
        const pid_t other = ::fork();
        if (other == 0) {
            const int file = ::open(QFile::encodeName(path).constData(), O_RDWR);
            const auto found = lock(file, F_GETLK);
            ::_exit(found && found->l_type != F_UNLCK ? 1 : 0);
        }
        int status = 0;
        ::waitpid(other, &status, 0);
        return WIFEXITED(status) && WEXITSTATUS(status) == 1;
    }
#endif
};

QTEST_MAIN(TestFileDialog)
#include "tst_filedialog.moc"
