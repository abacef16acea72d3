// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QString>

namespace Tally {

enum class Backend { Sqlite, Postgres };

/// Where a database is: a file, or a server's address as in postgresql://user@host:port/name?sslmode=verify-full. It never holds
/// a password.
class DatabaseAddress final
{
public:
    /// Reads a path or an address. Invalid, with field "database", for an address that holds a password, names no database, or
    /// says something we do not know; it is never taken for a file name.
    [[nodiscard]] static Result<DatabaseAddress> parse(const QString &text);
    [[nodiscard]] static DatabaseAddress ofFile(const QString &path);

    [[nodiscard]] Backend backend() const { return m_backend; }
    /// The path of an SQLite file.
    [[nodiscard]] const QString &file() const { return m_file; }

    [[nodiscard]] const QString &user() const { return m_user; }
    [[nodiscard]] const QString &host() const { return m_host; }        ///< empty: the server of this computer, through its socket
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] const QString &name() const { return m_name; }        ///< of the database on its server
    /// What libpq is told about TLS, as its own "key=value" options joined by semicolons.
    [[nodiscard]] QString tlsOptions() const;
    /// How PostgreSQL's own programs are told where the database is and who signs in: "host='…' port=… …".
    [[nodiscard]] QString libpqText() const;

    /// The whole address as text, which parse() reads again.
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString shortName() const;                            ///< for a title: "council.db", "council"
    [[nodiscard]] QString kind() const;                                 ///< "SQLite", "PostgreSQL"

    friend bool operator==(const DatabaseAddress &, const DatabaseAddress &) = default;

private:
    Backend m_backend = Backend::Sqlite;
    QString m_file;
    QString m_user;
    QString m_host;
    int m_port = 5432;
    QString m_name;
    QString m_tlsMode;
    QString m_rootCertificate;
};

} // namespace Tally
