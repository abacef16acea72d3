// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace Tally::Bench {

/// Says what went wrong on stderr and ends the program: a benchmark has nobody to answer to.
[[noreturn]] void giveUp(const QString &why);

/// A database file through SQLite's own interface, past everything of ours: what our figures are compared with.
class RawFile final
{
public:
    enum class Use { Read, Write };

    /// With the settings our own readers have: the same cache, the file mapped into memory.
    RawFile(const QString &path, Use use);
    ~RawFile();
    Q_DISABLE_COPY_MOVE(RawFile)

    void run(const char *sql);
    [[nodiscard]] qint64 number(const char *sql);
    [[nodiscard]] QString text(const char *sql);
    [[nodiscard]] sqlite3 *handle() const { return m_file; }

private:
    sqlite3 *m_file = nullptr;
};

/// One prepared statement. Texts are bound without a copy: they must live until the statement has run.
class RawQuery final
{
public:
    RawQuery(RawFile &file, const char *sql);
    ~RawQuery();
    Q_DISABLE_COPY_MOVE(RawQuery)

    template <class... Values>
    RawQuery &bind(const Values &...values)
    {
        rewind();
        int place = 0;
        (put(++place, values), ...);
        return *this;
    }
    template <class... Values>
    void run(const Values &...values)
    {
        bind(values...);
        (void)next();
        rewind();
    }
    [[nodiscard]] bool next();
    void rewind();

    [[nodiscard]] qint64 number(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] int columns() const;

private:
    void put(int place, qint64 value);
    void put(int place, const char *text);           ///< null: NULL
    void put(int place, const QByteArray &text);

    RawFile &m_file;
    sqlite3_stmt *m_statement = nullptr;
};

} // namespace Tally::Bench
