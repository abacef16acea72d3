// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace Tally {

/// One prepared statement stepped through SQLite's own interface: a batch of a million rows goes four times as fast
/// as through QSqlQuery (PERFORMANCE.md, section 1). It shares the connection, and so the transaction, of its Database.
class RawStatement final
{
public:
    RawStatement(sqlite3 *connection, const char *sql);
    ~RawStatement();
    Q_DISABLE_COPY_MOVE(RawStatement)

    /// Binds the values in order and runs the statement once. Throws SqlFailure.
    template <class... Values>
    void run(const Values &...values)
    {
        int position = 0;
        (bind(++position, values), ...);
        step();
    }

    /// Binds the values in order; nextRow() then goes through the rows.
    template <class... Values>
    void open(const Values &...values)
    {
        rewind();
        int position = 0;
        (bind(++position, values), ...);
    }
    /// Done with before the last row: a statement that stays open holds back checkpoints.
    void close() { rewind(); }
    /// False behind the last row, where the statement is done with. Throws SqlFailure.
    [[nodiscard]] bool nextRow();
    /// Of the row nextRow() came to. A text is UTF-8 and valid until the next row; NULL is 0 or empty.
    [[nodiscard]] qint64 number(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] QString string(int column) const { return QString::fromUtf8(text(column)); }
    [[nodiscard]] bool isNull(int column) const;
    /// The text where it lies, without the copy text() makes: for scans of millions of rows.
    [[nodiscard]] std::string_view bytes(int column) const;

    /// Closes a statement that stays prepared at the end of its block, whatever happens there.
    class Closing final
    {
    public:
        explicit Closing(RawStatement &statement) : m_statement{statement} {}
        ~Closing() { m_statement.close(); }
        Q_DISABLE_COPY_MOVE(Closing)

    private:
        RawStatement &m_statement;
    };

private:
    void rewind();
    void bind(int position, qint64 value);
    void bind(int position, const QString &value);   ///< a null text is NULL, an empty one is empty
    void bind(int position, const std::string &value);
    void step();
    void check(int code) const;

    sqlite3 *m_connection;
    sqlite3_stmt *m_statement = nullptr;
};

} // namespace Tally
