// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/rawstatement.h"

#include "models/stores/sql/sqlerror.h"

#include <sqlite3.h>

namespace Tally {

RawStatement::RawStatement(sqlite3 *connection, const char *sql) : m_connection{connection}
{
    check(sqlite3_prepare_v3(connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr));
}

RawStatement::~RawStatement()
{
    sqlite3_finalize(m_statement);
}

void RawStatement::rewind()
{
    sqlite3_reset(m_statement);
}

bool RawStatement::nextRow()
{
    const int stepped = sqlite3_step(m_statement);
    if (stepped == SQLITE_ROW)
        return true;
    const int reset = sqlite3_reset(m_statement);
    if (stepped != SQLITE_DONE)
        check(reset != SQLITE_OK ? reset : stepped);
    return false;
}

qint64 RawStatement::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view RawStatement::text(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return text == nullptr ? std::string_view() : std::string_view(text, std::size_t(sqlite3_column_bytes(m_statement, column)));
}

bool RawStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::string_view RawStatement::bytes(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return bytes == nullptr ? std::string_view() : std::string_view(bytes, std::size_t(sqlite3_column_bytes(m_statement, column)));
}

void RawStatement::bind(int position, qint64 value)
{
    check(sqlite3_bind_int64(m_statement, position, value));
}

void RawStatement::bind(int position, const QString &value)
{
    if (value.isNull()) {
        check(sqlite3_bind_null(m_statement, position));
        return;
    }
    // Static: every value outlives run(), and the statement is reset before run() returns.
    check(sqlite3_bind_text16(m_statement, position, value.utf16(), int(value.size() * qsizetype(sizeof(char16_t))), nullptr));
}

void RawStatement::bind(int position, const std::string &value)
{
    check(sqlite3_bind_text(m_statement, position, value.data(), int(value.size()), nullptr));
}

void RawStatement::step()
{
    const int stepped = sqlite3_step(m_statement);
    const int reset = sqlite3_reset(m_statement);
    if (stepped != SQLITE_DONE && stepped != SQLITE_ROW)
        check(reset != SQLITE_OK ? reset : stepped);
}

void RawStatement::check(int code) const
{
    if (code != SQLITE_OK)
        throw SqlFailure{{.kind = kindOfSqliteCode(code), .detail = QString::fromUtf8(sqlite3_errmsg(m_connection))}};
}

} // namespace Tally
