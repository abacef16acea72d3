// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/sqlerror.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Tally {

ErrorKind kindOfSqliteCode(int code)
{
    switch (code & 0xff) {   // the low byte is the primary code, whatever the extended one says
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorKind::Busy;
    case SQLITE_READONLY: return ErrorKind::ReadOnly;
    case SQLITE_FULL: return ErrorKind::DiskFull;
    case SQLITE_CORRUPT: return ErrorKind::Corrupt;
    case SQLITE_NOTADB: return ErrorKind::NotADatabase;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH: return ErrorKind::CannotOpen;
    case SQLITE_INTERRUPT: return ErrorKind::Cancelled;
    default: return ErrorKind::Internal;
    }
}

Error errorOf(const QSqlError &error, const QString &what)
{
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber);
    return {.kind = isNumber ? kindOfSqliteCode(code) : ErrorKind::Internal,
            .detail = u"%1: %2 (%3)"_s.arg(what, error.text(), error.nativeErrorCode())};
}

} // namespace Tally
