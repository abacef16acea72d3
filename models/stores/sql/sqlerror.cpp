// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/sqlerror.h"

#include <QHash>

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

ErrorKind kindOfSqlState(const QString &state)
{
    static const QHash<QString, ErrorKind> kinds{
        {u"55P03"_s, ErrorKind::Busy},          // lock_timeout
        {u"40001"_s, ErrorKind::Busy},          // serialization_failure
        {u"40P01"_s, ErrorKind::Busy},          // deadlock_detected
        {u"23505"_s, ErrorKind::Conflict},      // somebody else kept the same key or reference meanwhile
        {u"57014"_s, ErrorKind::Cancelled},
        {u"53100"_s, ErrorKind::DiskFull},
        {u"25006"_s, ErrorKind::ReadOnly},
        {u"42501"_s, ErrorKind::NotAllowed},
        {u"3D000"_s, ErrorKind::CannotOpen},    // no such database
        {u"XX001"_s, ErrorKind::Corrupt},
        {u"XX002"_s, ErrorKind::Corrupt},
    };
    if (const auto kind = kinds.constFind(state); kind != kinds.cend())
        return *kind;
    if (state.startsWith("08"_L1) || state.startsWith("57P"_L1))
        return ErrorKind::Offline;
    if (state.startsWith("28"_L1))
        return ErrorKind::SignInRequired;
    if (state.startsWith("53"_L1))
        return ErrorKind::Busy;
    return ErrorKind::Internal;
}

Error errorOfPostgres(const QSqlError &error, const QString &what, bool connected)
{
    const QString state = error.nativeErrorCode();
    return {.kind = connected ? kindOfSqlState(state) : ErrorKind::Offline,
            .detail = u"%1: %2 (%3)"_s.arg(what, error.text(), state)};
}

Error errorOfSignIn(const QSqlError &error)
{
    // libpq keeps no SQLSTATE of a sign-in that failed, so its words must do.
    const QString text = error.databaseText() + error.driverText();
    ErrorKind kind = ErrorKind::Offline;
    if (text.contains("password"_L1) || text.contains("authentication"_L1) || text.contains("pg_hba.conf"_L1) || text.contains("role \""_L1))
        kind = ErrorKind::SignInRequired;
    else if (text.contains("database \""_L1) || text.contains("certificate"_L1) || text.contains("SSL"_L1))
        kind = ErrorKind::CannotOpen;
    return {.kind = kind, .detail = text.simplified()};
}

Error errorOf(const QSqlError &error, const QString &what)
{
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber);
    return {.kind = isNumber ? kindOfSqliteCode(code) : ErrorKind::Internal,
            .detail = u"%1: %2 (%3)"_s.arg(what, error.text(), error.nativeErrorCode())};
}

} // namespace Tally
