// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/rawfile.h"

#include <QFile>

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace Tally::Bench {
namespace {

void check(sqlite3 *file, int code)
{
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
        giveUp(u"SQLite: %1"_s.arg(QString::fromUtf8(sqlite3_errmsg(file))));
}

} // namespace

void giveUp(const QString &why)
{
    std::fprintf(stderr, "%s\n", qPrintable(why));
    std::exit(1);
}

RawFile::RawFile(const QString &path, Use use)
{
    const int flags = use == Use::Read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    check(m_file, sqlite3_open_v2(QFile::encodeName(path).constData(), &m_file, flags | SQLITE_OPEN_NOMUTEX, nullptr));
    run("PRAGMA busy_timeout=5000");
    run("PRAGMA cache_size=-65536");
    if (use == Use::Read)
        run("PRAGMA mmap_size=2147418112");
}

RawFile::~RawFile() { sqlite3_close(m_file); }

void RawFile::run(const char *sql) { check(m_file, sqlite3_exec(m_file, sql, nullptr, nullptr, nullptr)); }

qint64 RawFile::number(const char *sql)
{
    RawQuery query(*this, sql);
    return query.next() ? query.number(0) : 0;
}

QString RawFile::text(const char *sql)
{
    RawQuery query(*this, sql);
    if (!query.next())
        return {};
    const std::string_view text = query.text(0);
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

RawQuery::RawQuery(RawFile &file, const char *sql) : m_file{file}
{
    check(file.handle(), sqlite3_prepare_v3(file.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr));
}

RawQuery::~RawQuery() { sqlite3_finalize(m_statement); }

bool RawQuery::next()
{
    const int code = sqlite3_step(m_statement);
    check(m_file.handle(), code);
    return code == SQLITE_ROW;
}

void RawQuery::rewind() { sqlite3_reset(m_statement); }

qint64 RawQuery::number(int column) const { return sqlite3_column_int64(m_statement, column); }

std::string_view RawQuery::text(int column) const
{
    const void *bytes = sqlite3_column_text(m_statement, column);
    return bytes == nullptr ? std::string_view()
                            : std::string_view(static_cast<const char *>(bytes), std::size_t(sqlite3_column_bytes(m_statement, column)));
}

int RawQuery::columns() const { return sqlite3_column_count(m_statement); }

void RawQuery::put(int place, qint64 value) { check(m_file.handle(), sqlite3_bind_int64(m_statement, place, value)); }

// A null destructor is SQLITE_STATIC, without its cast.
void RawQuery::put(int place, const char *text) { check(m_file.handle(), sqlite3_bind_text(m_statement, place, text, -1, nullptr)); }

void RawQuery::put(int place, const QByteArray &text)
{
    check(m_file.handle(), sqlite3_bind_text(m_statement, place, text.constData(), int(text.size()), nullptr));
}

} // namespace Tally::Bench
