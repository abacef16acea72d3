// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/stores/querystop.h"
#include "models/stores/sql/databaseaddress.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <unordered_map>

struct sqlite3;

namespace Tally {

class RawStatement;
class SqliteWait;

/// One connection. It lives and dies on the thread that opened it. Its calls throw SqlFailure.
class Database final
{
public:
    enum class Access { Writer, Reader };

    /// Opens the SQLite file `path`, which must exist unless `create`, and changes nothing in it. Throws CannotOpen, NotADatabase,
    /// NetworkShare, and Busy while a backup takes its place. `busyTimeout` is how long a statement waits for another program's lock before it throws Busy.
    Database(const QString &path, Access access, bool create, std::chrono::milliseconds busyTimeout);
    /// Signs in to the PostgreSQL server at `address`, without a password if it is null (libpq then looks for one by itself), and
    /// changes nothing there. `lockTimeout` is how long a statement waits for another's lock. Throws Offline, SignInRequired, CannotOpen.
    Database(const DatabaseAddress &address, Access access, const QString &password, std::chrono::milliseconds lockTimeout);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    [[nodiscard]] Backend backend() const { return m_backend; }
    /// The server ended the connection: nothing can be asked of this object any more.
    [[nodiscard]] bool isLost() const { return m_lost; }

    /// Runs one statement with its values and returns the query, positioned before its first row.
    QSqlQuery run(const QString &sql, const QVariantList &values = {});
    /// The first column of the first row; a null QVariant if there is none.
    QVariant value(const QString &sql, const QVariantList &values = {});
    /// A forward-only query that is kept prepared between calls with the same text.
    QSqlQuery &prepared(const QString &sql);
    /// On a file: the statement of this literal, kept prepared for as long as the connection lives. Told apart by its address.
    RawStatement &raw(const char *sql);

    /// After many changes: the log is folded into the file and the planner learns the new sizes.
    void tidyUp();
    /// Calls `heard` with the text of every notification on `channel` that another connection sent, on this object's thread.
    void listen(const QString &channel, std::function<void(const QString &)> heard);
    /// The server's number for this connection, which notifications tell senders by; 0 for a file.
    [[nodiscard]] int serverProcess() const;
    /// Stops the statement that runs. Callable from any thread, for as long as this object lives.
    [[nodiscard]] Interrupter interrupter() const;
    /// From now on no statement begins once `stop` says so: it throws Cancelled. interrupter() stops what runs, and at that moment maybe
    /// nothing does. Null: nobody stops it.
    void heed(const std::atomic_bool *stop) { m_stop = stop; }
    /// Whether a transaction was begun and not ended, also one that failed.
    [[nodiscard]] bool isInTransaction() const;

    /// Turns the write-ahead log on, which stays in the file: only once the file is known to be ours. Throws ReadOnly, Busy.
    void useWriteAheadLog();

    /// The driver's own handle, for the few places where PERFORMANCE.md measured QtSql to be too slow.
    [[nodiscard]] sqlite3 *handle() const;

private:
    void openFile(const QString &path, Access access, bool create);
    void configure(Access access);
    /// Whether the file that is open is no longer the one of that name; waits for whoever has it alone.
    [[nodiscard]] bool wasExchanged();
    void configurePostgres(Access access);
    void throwIfStopped() const;
    [[nodiscard]] Error failureOf(const QSqlError &error, const QString &what);

    Backend m_backend = Backend::Sqlite;
    bool m_lost = false;
    QString m_name;
    std::chrono::milliseconds m_busyTimeout;
    std::unique_ptr<SqliteWait> m_wait;
    QSqlDatabase m_database;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_prepared;
    std::unordered_map<const char *, std::unique_ptr<RawStatement>> m_raw;
    std::unique_ptr<QObject> m_listener;
    const std::atomic_bool *m_stop = nullptr;
};

/// As QSqlQuery::next(); but an end that is none, because the file could not be read any further or somebody interrupted, throws
/// SqlFailure. A ledger that silently lacks its last lines adds up to another amount.
[[nodiscard]] bool nextRow(QSqlQuery &query);

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

    /// Throws if the database refuses; the transaction is then rolled back. Unconfirmed if the connection was lost before the
    /// server's answer came: it may have been kept.
    void commit();

private:
    Database &m_database;
    bool m_open = true;
};

} // namespace Tally
