// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/database.h"

#include "models/stores/sql/rawstatement.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqlitewait.h"

#include <QAtomicInt>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QLoggingCategory>
#include <QSqlDriver>
#include <QStorageInfo>

#include <libpq-fe.h>
#include <sqlite3.h>

#include <thread>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

Q_LOGGING_CATEGORY(log, "tally.sql")

/// File systems on which SQLite's locks and shared memory cannot be trusted.
bool isNetworkShare(const QString &path)
{
    static const QByteArrayList networks{"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "9p", "ncpfs", "fuse.sshfs"};
    const QFileInfo info(path);
    return networks.contains(QStorageInfo(info.exists() ? path : info.absolutePath()).fileSystemType());
}

QString nextName()
{
    static QAtomicInt number;
    return u"tally-%1"_s.arg(number.fetchAndAddRelaxed(1));
}

/// libpq's connection; null if there is none.
PGconn *postgresOf(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    // Qt calls the type by the name behind libpq's alias.
    return qstrcmp(handle.typeName(), "pg_conn*") == 0 ? *static_cast<PGconn *const *>(handle.constData()) : nullptr;
}

} // namespace

Database::Database(const DatabaseAddress &address, Access access, const QString &password, std::chrono::milliseconds lockTimeout)
    : m_backend{Backend::Postgres}, m_name{nextName()}, m_busyTimeout{lockTimeout}
{
    m_database = QSqlDatabase::addDatabase(u"QPSQL"_s, m_name);
    m_database.setHostName(address.host());
    m_database.setPort(address.port());
    m_database.setDatabaseName(address.name());
    m_database.setUserName(address.user());
    m_database.setPassword(password);
    m_database.setConnectOptions(u"connect_timeout=10;application_name=tallystick;keepalives_idle=30;keepalives_interval=10;keepalives_count=3;tcp_user_timeout=60000;"_s + address.tlsOptions());
    try {
        if (!m_database.open())
            throw SqlFailure{errorOfSignIn(m_database.lastError())};
        configurePostgres(access);
    } catch (SqlFailure &failure) {
        failure.error.value = address.text();
        m_database = {};
        QSqlDatabase::removeDatabase(m_name);
        throw;
    }
}

Database::Database(const QString &path, Access access, bool create, std::chrono::milliseconds busyTimeout)
    : m_name{nextName()}, m_busyTimeout{busyTimeout}
{
    const QFileInfo info(path);
    if (info.isDir() || (!info.exists() && !info.absoluteDir().exists()))
        throw SqlFailure{{.kind = ErrorKind::CannotOpen, .detail = u"this is not a file in an existing folder"_s, .value = path}};
    if (isNetworkShare(path))
        throw SqlFailure{{.kind = ErrorKind::NetworkShare, .detail = u"SQLite locks do not work there"_s, .value = path}};
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    m_database.setDatabaseName(path);
    try {
        openFile(path, access, create);
    } catch (SqlFailure &failure) {
        failure.error.value = path;
        m_database = {};
        QSqlDatabase::removeDatabase(m_name);
        throw;
    }
}

Database::~Database()
{
    m_listener.reset();
    m_prepared.clear();
    m_raw.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

// Whoever puts a backup in a file's place has the file alone until the new one has its name. Whoever opened it meanwhile has the old
// one, and would write into what is kept aside.
void Database::openFile(const QString &path, Access access, bool create)
{
    constexpr int attempts = 5;
    for (int attempt = 1; attempt <= attempts; ++attempt) {
        if (!create && !QFileInfo::exists(path))
            throw SqlFailure{{.kind = ErrorKind::CannotOpen, .detail = u"there is no such file"_s}};
        if (!m_database.open())
            throw SqlFailure{errorOf(m_database.lastError(), u"open"_s)};
        m_wait = std::make_unique<SqliteWait>(handle(), m_busyTimeout);
        configure(access);
        if (!wasExchanged())
            return;
        m_wait.reset();
        m_database.close();
    }
    throw SqlFailure{{.kind = ErrorKind::Busy, .detail = u"the file is being exchanged for another again and again"_s}};
}

bool Database::wasExchanged()
{
    // With the write-ahead log the first look at the file takes a lock that is held from then on, against which nobody has it alone.
    (void)value(u"SELECT count(*) FROM sqlite_schema"_s);
    int moved = 0;
    sqlite3_file_control(handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved != 0;
}

void Database::configure(Access access)
{
    if (access == Access::Reader) {
        run(u"PRAGMA query_only=ON"_s);
        run(u"PRAGMA mmap_size=2147418112"_s);
    }
    run(u"PRAGMA synchronous=FULL"_s);
    run(u"PRAGMA foreign_keys=ON"_s);
    // In kilobytes. Readers have the file mapped; but a sort that no index helps may take as much, too.
    run(access == Access::Reader ? u"PRAGMA cache_size=-32768"_s : u"PRAGMA cache_size=-65536"_s);
    run(u"PRAGMA trusted_schema=OFF"_s);
}

void Database::configurePostgres(Access access)
{
    run(u"SET search_path = tallystick, pg_temp"_s);
    run(u"SET TimeZone = 'UTC'"_s);
    run(u"SET client_min_messages = warning"_s);
    run(u"SET lock_timeout = %1"_s.arg(m_busyTimeout.count()));
    run(u"SET idle_in_transaction_session_timeout = '5min'"_s);
    if (access == Access::Reader)
        run(u"SET default_transaction_read_only = on"_s);
}

void Database::tidyUp()
{
    if (m_backend == Backend::Postgres)
        return;                           // the server does both by itself
    run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    run(u"PRAGMA optimize"_s);
}

void Database::listen(const QString &channel, std::function<void(const QString &)> heard)
{
    m_listener = std::make_unique<QObject>();
    QObject::connect(m_database.driver(), &QSqlDriver::notification, m_listener.get(),
                     [channel, heard = std::move(heard)](const QString &name, QSqlDriver::NotificationSource source, const QVariant &text) {
                         if (name == channel && source != QSqlDriver::SelfSource)
                             heard(text.toString());
                     });
    if (!m_database.driver()->subscribeToNotification(channel))
        throw SqlFailure{failureOf(m_database.driver()->lastError(), u"LISTEN"_s)};
}

int Database::serverProcess() const
{
    const PGconn *connection = postgresOf(m_database);
    return connection != nullptr ? PQbackendPID(connection) : 0;
}

Interrupter Database::interrupter() const
{
    if (m_backend == Backend::Sqlite)
        return {.stop = [connection = handle()] { sqlite3_interrupt(connection); }};
    const auto cancel = [cancel = std::shared_ptr<PGcancel>(PQgetCancel(postgresOf(m_database)), PQfreeCancel)] {
        char why[256];
        if (cancel && PQcancel(cancel.get(), why, int(sizeof why)) == 0)
            qCWarning(log) << "interrupt:" << why;
    };
    return {.stop = cancel, .waitsForNetwork = true};
}

bool Database::isInTransaction() const
{
    if (m_backend == Backend::Sqlite)
        return sqlite3_get_autocommit(handle()) == 0;
    const PGTransactionStatusType status = PQtransactionStatus(postgresOf(m_database));
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

Error Database::failureOf(const QSqlError &error, const QString &what)
{
    if (m_backend == Backend::Sqlite)
        return errorOf(error, what);
    m_lost = m_lost || PQstatus(postgresOf(m_database)) != CONNECTION_OK;
    return errorOfPostgres(error, what, !m_lost);
}

void Database::useWriteAheadLog()
{
    // Two programs that make the same file at once get in each other's way here without SQLite waiting: the one that came
    // second must let go of the file and come again.
    for (const QDeadlineTimer deadline(m_busyTimeout);;) {
        try {
            if (value(u"PRAGMA journal_mode=WAL"_s).toString() != "wal"_L1)
                throw SqlFailure{{.kind = ErrorKind::ReadOnly, .detail = u"the database does not take the WAL mode"_s}};
            return;
        } catch (const SqlFailure &failure) {
            if (failure.error.kind != ErrorKind::Busy || deadline.hasExpired())
                throw;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

void Database::throwIfStopped() const
{
    if (m_stop != nullptr && *m_stop)
        throw SqlFailure{{.kind = ErrorKind::Cancelled}};
}

QSqlQuery Database::run(const QString &sql, const QVariantList &values)
{
    throwIfStopped();
    QSqlQuery query(m_database);
    // A forward-only query of QPSQL loses its rows when another runs before they are read.
    query.setForwardOnly(m_backend == Backend::Sqlite);
    if (m_backend == Backend::Postgres && values.isEmpty()) {
        // One round trip instead of three.
        if (!query.exec(sql))
            throw SqlFailure{failureOf(query.lastError(), sql.left(120))};
        return query;
    }
    if (!query.prepare(sql))
        throw SqlFailure{failureOf(query.lastError(), sql.left(120))};
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(int(i), values.at(i));
    if (!query.exec())
        throw SqlFailure{failureOf(query.lastError(), sql.left(120))};
    return query;
}

QVariant Database::value(const QString &sql, const QVariantList &values)
{
    QSqlQuery query = run(sql, values);
    return nextRow(query) ? query.value(0) : QVariant();
}

bool nextRow(QSqlQuery &query)
{
    if (query.next())
        return true;
    if (query.lastError().isValid())
        throw SqlFailure{errorOf(query.lastError(), query.lastQuery().left(120))};
    return false;
}

QSqlQuery &Database::prepared(const QString &sql)
{
    throwIfStopped();
    auto &query = m_prepared[sql];
    if (!query) {
        query = std::make_shared<QSqlQuery>(m_database);
        query->setForwardOnly(m_backend == Backend::Sqlite);
        if (!query->prepare(sql)) {
            const Error error = failureOf(query->lastError(), sql.left(120));
            m_prepared.remove(sql);
            throw SqlFailure{error};
        }
    }
    return *query;
}

RawStatement &Database::raw(const char *sql)
{
    throwIfStopped();
    std::unique_ptr<RawStatement> &kept = m_raw[sql];
    if (!kept)
        kept = std::make_unique<RawStatement>(handle(), sql);
    return *kept;
}

sqlite3 *Database::handle() const
{
    const QVariant handle = m_database.driver()->handle();
    Q_ASSERT(qstrcmp(handle.typeName(), "sqlite3*") == 0);
    return *static_cast<sqlite3 *const *>(handle.constData());
}

namespace {

/// Ends the transaction, whoever interrupts: one that stayed open would be the last of its connection, which could read nothing more.
void rollBack(Database &database)
{
    constexpr int mostTries = 1000;      // each of them may be interrupted
    for (int tries = 1;; ++tries) {
        try {
            database.run(u"ROLLBACK"_s);
            return;
        } catch (const SqlFailure &failure) {
            // SQLite has rolled back by itself after a full disk or an input/output error; there is nothing left to undo.
            if (!database.isInTransaction() || tries == mostTries) {
                qCWarning(log) << "rollback:" << failure.error.detail;
                return;
            }
        }
    }
}

} // namespace

Snapshot::Snapshot(Database &database) : m_database{database}
{
    if (database.backend() == Backend::Sqlite)
        database.raw("BEGIN").run();
    else
        database.run(u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s);
}

Snapshot::~Snapshot()
{
    if (m_database.isLost())
        return;
    rollBack(m_database);
}

Transaction::Transaction(Database &database) : m_database{database}
{
    if (database.backend() == Backend::Sqlite)
        database.raw("BEGIN IMMEDIATE").run();
    else
        database.run(u"BEGIN ISOLATION LEVEL READ COMMITTED"_s);
}

Transaction::~Transaction()
{
    if (!m_open || m_database.isLost())
        return;
    rollBack(m_database);
}

void Transaction::commit()
{
    try {
        if (m_database.backend() == Backend::Sqlite)
            m_database.raw("COMMIT").run();
        else
            m_database.run(u"COMMIT"_s);
    } catch (SqlFailure &failure) {
        if (m_database.isLost())
            failure.error.kind = ErrorKind::Unconfirmed;
        throw;
    }
    m_open = false;
}

} // namespace Tally
