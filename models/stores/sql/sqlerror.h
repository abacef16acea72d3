// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QSqlError>

namespace Tally {

/// Thrown inside this folder when SQL fails, so that a transaction unwinds from any depth; the worker turns it into the
/// Error of the reply. It never leaves the worker's thread.
struct SqlFailure
{
    Error error;
};

/// The Error a driver's error stands for; `what` says what was being done, for the log.
[[nodiscard]] Error errorOf(const QSqlError &error, const QString &what);
/// The same for PostgreSQL; `connected` says whether the connection is still there.
[[nodiscard]] Error errorOfPostgres(const QSqlError &error, const QString &what, bool connected);
/// Why PostgreSQL let nobody in: Offline, SignInRequired or CannotOpen.
[[nodiscard]] Error errorOfSignIn(const QSqlError &error);
/// What the SQLSTATE of a server's refusal stands for.
[[nodiscard]] ErrorKind kindOfSqlState(const QString &state);
/// The same for a bare SQLite result code.
[[nodiscard]] ErrorKind kindOfSqliteCode(int code);

} // namespace Tally
