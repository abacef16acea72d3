// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <chrono>
#include <memory>

struct sqlite3;

namespace Tally {

/// One connection. It lives and dies on the thread that opened it. Its calls throw SqlFailure.
class Database final
{
public:
    enum class Access { Writer, Reader };

    /// Opens the SQLite file `path`, which must exist unless `create`, and changes nothing in it. Throws CannotOpen, NotADatabase,
    /// NetworkShare. `busyTimeout` is how long a statement waits for another program's lock before it throws Busy.
    Database(const QString &path, Access access, bool create, std::chrono::milliseconds busyTimeout);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// Runs one statement with its values and returns the query, positioned before its first row.
    QSqlQuery run(const QString &sql, const QVariantList &values = {});
    /// The first column of the first row; a null QVariant if there is none.
    QVariant value(const QString &sql, const QVariantList &values = {});
    /// A forward-only query that is kept prepared between calls with the same text.
    QSqlQuery &prepared(const QString &sql);

    /// Turns the write-ahead log on, which stays in the file: only once the file is known to be ours. Throws ReadOnly, Busy.
    void useWriteAheadLog();

    /// The driver's own handle, for the few places where PERFORMANCE.md measured QtSql to be too slow.
    [[nodiscard]] sqlite3 *handle() const;

private:
    void configure(Access access);

    QString m_name;
    std::chrono::milliseconds m_busyTimeout;
    QSqlDatabase m_database;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_prepared;
};

/// Reads that belong together, all of one moment. Nothing is written, so there is nothing to commit.
class Snapshot final
{
public:
    explicit Snapshot(Database &database);
    ~Snapshot();
    Q_DISABLE_COPY_MOVE(Snapshot)

private:
    Database &m_database;
};

/// A write transaction: takes the write lock at once, rolls back unless commit() succeeded.
class Transaction final
{
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)

    /// Throws if the database refuses; the transaction is then rolled back.
    void commit();

private:
    Database &m_database;
    bool m_open = true;
};

} // namespace Tally
