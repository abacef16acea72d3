// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/copyfile.h"

#include "models/stores/sql/sqlerror.h"

#include <QFile>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace Tally {

#ifdef Q_OS_UNIX
namespace {

constexpr mode_t ownerBits = S_IRUSR | S_IWUSR;
constexpr mode_t groupBits = S_IRWXG;
constexpr mode_t everyBit = S_IRWXU | S_IRWXG | S_IRWXO;

[[noreturn]] void fail(int code, const QString &file)
{
    const ErrorKind kind = code == ENOSPC || code == EDQUOT ? ErrorKind::DiskFull
                         : code == EROFS                    ? ErrorKind::ReadOnly
                                                            : ErrorKind::CannotOpen;
    throw SqlFailure{{.kind = kind, .detail = qt_error_string(code), .value = file}};
}

/// A file that was just made, still empty.
class NewFile
{
public:
    NewFile(const QString &file, mode_t mode)
        : m_file{file}, m_handle{::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode)}
    {
        if (m_handle < 0)
            fail(errno, file);
    }
    ~NewFile() { ::close(m_handle); }
    Q_DISABLE_COPY_MOVE(NewFile)

    [[nodiscard]] struct stat facts() const
    {
        struct stat facts = {};
        if (::fstat(m_handle, &facts) != 0)
            fail(errno, m_file);
        return facts;
    }
    /// Whether it has that group now. The owner is kept too if that can be, for whoever restores as root.
    [[nodiscard]] bool giveTo(uid_t owner, gid_t group) const
    {
        return ::fchown(m_handle, owner, group) == 0 || ::fchown(m_handle, uid_t(-1), group) == 0 || facts().st_gid == group;
    }
    /// A file system without such rights may refuse; the file then stays its owner's alone.
    void let(mode_t mode) const
    {
        if (::fchmod(m_handle, mode) != 0 && errno != EPERM && errno != ENOTSUP)
            fail(errno, m_file);
    }

private:
    QString m_file;
    int m_handle;
};

/// What the user's umask leaves of all rights. Asked of a file, as asking for the umask changes it for the other threads.
mode_t leftByUmask(const QString &file)
{
    const mode_t left = NewFile(file, everyBit).facts().st_mode & everyBit;
    if (!QFile::remove(file))
        fail(EACCES, file);
    return left;
}

struct stat factsOf(const QString &file)
{
    struct stat facts = {};
    if (::stat(QFile::encodeName(file).constData(), &facts) != 0)
        fail(errno, file);
    return facts;
}

void make(const QString &target, uid_t owner, gid_t group, mode_t mode)
{
    const NewFile made(target, ownerBits);
    if (!made.giveTo(owner, group))
        mode &= ~groupBits | ((mode & S_IRWXO) << 3);
    made.let(mode);
}

} // namespace

void makeFileForCopy(const QString &target, const QString &source)
{
    const struct stat facts = factsOf(source);
    make(target, uid_t(-1), facts.st_gid, (facts.st_mode & leftByUmask(target)) | ownerBits);
}

void makeFileInPlaceOf(const QString &target, const QString &original)
{
    const struct stat facts = factsOf(original);
    make(target, facts.st_uid, facts.st_gid, facts.st_mode & everyBit);
}

#else

void makeFileForCopy(const QString &target, const QString & /*source*/)
{
    // A new file has the rights of its folder there.
    QFile file(target);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        throw SqlFailure{{.kind = ErrorKind::CannotOpen, .detail = file.errorString(), .value = target}};
}

void makeFileInPlaceOf(const QString &target, const QString &original)
{
    makeFileForCopy(target, original);
}

#endif

} // namespace Tally
