// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/sidedoor.h"

#include <QStringList>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

int collect(void *rows, int columns, char **values, char ** /*names*/)
{
    if (columns > 0)
        static_cast<QStringList *>(rows)->append(QString::fromUtf8(values[0]));
    return 0;
}

} // namespace

SideDoor::SideDoor(const QString &path)
{
    if (sqlite3_open(path.toUtf8().constData(), &m_connection) != SQLITE_OK)
        qFatal("the side door stays shut: %s", sqlite3_errmsg(m_connection));
    sqlite3_busy_timeout(m_connection, 5000);
}

SideDoor::~SideDoor()
{
    sqlite3_close(m_connection);
}

QString SideDoor::run(const QString &sql)
{
    const bool done = sqlite3_exec(m_connection, sql.toUtf8().constData(), nullptr, nullptr, nullptr) == SQLITE_OK;
    return done ? QString() : QString::fromUtf8(sqlite3_errmsg(m_connection));
}

QString SideDoor::value(const QString &sql)
{
    QStringList rows;
    if (sqlite3_exec(m_connection, sql.toUtf8().constData(), collect, &rows, nullptr) != SQLITE_OK)
        qFatal("%s: %s", qPrintable(sql), sqlite3_errmsg(m_connection));
    return rows.isEmpty() ? QString() : rows.first();
}

void SideDoor::disarm()
{
    sqlite3_exec(m_connection, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'", collect, &m_dropped, nullptr);
    QStringList triggers;
    sqlite3_exec(m_connection, "SELECT name FROM sqlite_schema WHERE type = 'trigger'", collect, &triggers, nullptr);
    for (const QString &trigger : triggers)
        run(u"DROP TRIGGER "_s + trigger);
    run(u"PRAGMA ignore_check_constraints = ON"_s);
    run(u"PRAGMA foreign_keys = OFF"_s);
}

void SideDoor::rearm()
{
    for (const QString &trigger : std::as_const(m_dropped))
        run(trigger);
}

} // namespace Tally::Test
