// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/linerows.h"

#include "models/stores/sql/rawstatement.h"
#include "models/stores/sql/sqlrows.h"

#include <array>
#include <string>

using namespace Qt::StringLiterals;

namespace Tally::LineRows {
namespace {

constexpr std::array lineConditions{"id = ?", "origin_line_id = ?"};
constexpr std::array offsetConditions{"credit_id = ?1", "debit_id = ?1", "credit_id = ?1 OR debit_id = ?1"};

/// "2013-09-30"; anything else as slowly as elsewhere.
QDate date(std::string_view day)
{
    const auto digits = [day](std::size_t from, std::size_t count) {
        int number = 0;
        for (std::size_t i = from; i < from + count; ++i) {
            if (day[i] < '0' || day[i] > '9')
                return -1;
            number = number * 10 + (day[i] - '0');
        }
        return number;
    };
    if (day.size() == 10 && day[4] == '-' && day[7] == '-' && digits(0, 4) >= 0 && digits(5, 2) >= 0 && digits(8, 2) >= 0)
        return QDate(digits(0, 4), digits(5, 2), digits(8, 2));
    return SqlRows::date(QString::fromUtf8(day.data(), qsizetype(day.size())));
}

std::optional<LineId> lineId(const RawStatement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(LineId{row.number(column)});
}

LineStatus statusOf(std::string_view code)
{
    return code == "VOID" ? LineStatus::Void : code == "CANCELLED" ? LineStatus::Cancelled : LineStatus::Normal;
}

/// Of SqlRows::lineColumns.
AccountLine lineOf(const RawStatement &row, Currency currency)
{
    const bool credit = !row.isNull(2);
    return {.id = {row.number(0)},
            .account = {row.number(1)},
            .kind = credit ? LineKind::Credit : LineKind::Debit,
            .type = row.string(credit ? 2 : 3),
            .amount = Money::fromMinor(row.number(4), currency),
            .outstanding = Money::fromMinor(row.number(5), currency),
            .date = date(row.text(6)),
            .dueDate = date(row.text(7)),
            .description = row.string(8),
            .internalNote = row.string(9),
            .paymentType = row.string(10),
            .cashRegister = row.string(14),
            .receiptNumber = row.string(15),
            .origin = lineId(row, 16),
            .proposal = row.isNull(17) ? std::nullopt : std::optional(ProposalId{row.number(17)}),
            .accruing = row.number(18) != 0,
            .status = statusOf(row.text(11)),
            .createdAt = SqlRows::instant(row.string(12)),
            .createdBy = row.string(13)};
}

Offset offsetOf(const RawStatement &row, Currency currency)
{
    return {.id = {row.number(0)},
            .type = SqlRows::offsetType(row.string(1)),
            .amount = Money::fromMinor(row.number(2), currency),
            .credit = lineId(row, 3),
            .debit = lineId(row, 4),
            .createdAt = SqlRows::instant(row.string(5)),
            .createdBy = row.string(6)};
}

/// Built once each, because a statement that stays prepared is known by the address of its text.
template <std::size_t count>
std::array<std::string, count> statements(const QString &columns, const char *table, const std::array<const char *, count> &conditions, const char *order)
{
    std::array<std::string, count> all;
    for (std::size_t i = 0; i < count; ++i)
        all[i] = "SELECT " + columns.toStdString() + " FROM " + table + " WHERE " + conditions[i] + order;
    return all;
}

/// The statement goes back to its beginning also when a row cannot be read: open, it would hold back checkpoints.
template <class Value, class Read>
std::vector<Value> rowsOf(RawStatement &statement, qint64 number, Read read)
{
    std::vector<Value> values;
    const RawStatement::Closing closing(statement);
    statement.open(number);
    while (statement.nextRow())
        values.push_back(read(statement));
    return values;
}

} // namespace

std::vector<AccountLine> lines(Database &database, Which which, qint64 number, Currency currency)
{
    if (database.backend() == Backend::Sqlite) {
        static const auto sql = statements(SqlRows::lineColumns, "account_line", lineConditions, "");
        return rowsOf<AccountLine>(database.raw(sql[std::size_t(which)].c_str()), number, [currency](const RawStatement &row) { return lineOf(row, currency); });
    }
    std::vector<AccountLine> found;
    QSqlQuery query = database.run(u"SELECT "_s + SqlRows::lineColumns + u" FROM account_line WHERE "_s
                                   + QString::fromLatin1(lineConditions[std::size_t(which)]), {number});
    while (nextRow(query))
        found.push_back(SqlRows::line(query, currency));
    return found;
}

std::vector<AccountLine> openLines(Database &database, AccountId account, Currency currency)
{
    std::vector<AccountLine> found;
    if (database.backend() == Backend::Sqlite) {
        QString type;
        std::string typeCode;
        RawStatement &statement = database.raw("SELECT id, debit_type, credit_type, amount, amount_outstanding, date, status, accruing, origin_line_id "
                                               "FROM account_line WHERE account_id = ? AND amount_outstanding <> 0 ORDER BY date, id");
        return rowsOf<AccountLine>(statement, account.value, [&](const RawStatement &row) {
            const bool debit = !row.isNull(1);
            if (const std::string_view code = row.text(debit ? 1 : 2); code != typeCode) {
                typeCode = code;
                type = QString::fromStdString(typeCode);
            }
            return AccountLine{.id = {row.number(0)}, .account = account, .kind = debit ? LineKind::Debit : LineKind::Credit, .type = type,
                               .amount = Money::fromMinor(row.number(3), currency), .outstanding = Money::fromMinor(row.number(4), currency),
                               .date = date(row.text(5)), .dueDate = {}, .description = {}, .internalNote = {}, .paymentType = {},
                               .origin = lineId(row, 8), .accruing = row.number(7) != 0, .status = statusOf(row.text(6)), .createdAt = {}, .createdBy = {}};
        });
    }
    QSqlQuery query = database.run(
        u"SELECT id, account_id, credit_type, debit_type, amount, amount_outstanding, date, NULL, '', '', NULL, status, NULL, '', NULL, NULL, "
        "origin_line_id, NULL, accruing FROM account_line WHERE account_id = ? AND amount_outstanding <> 0 ORDER BY date, id"_s, {account.value});
    while (nextRow(query))
        found.push_back(SqlRows::line(query, currency));
    return found;
}

std::vector<Offset> offsets(Database &database, Named named, LineId line, Currency currency)
{
    if (database.backend() == Backend::Sqlite) {
        static const auto sql = statements(SqlRows::offsetColumns, "account_offset", offsetConditions, " ORDER BY id");
        return rowsOf<Offset>(database.raw(sql[std::size_t(named)].c_str()), line.value, [currency](const RawStatement &row) { return offsetOf(row, currency); });
    }
    constexpr std::array conditions{"credit_id = ?", "debit_id = ?", "credit_id = ? OR debit_id = ?"};
    const QVariantList values = named == Named::Either ? QVariantList{line.value, line.value} : QVariantList{line.value};
    std::vector<Offset> found;
    QSqlQuery query = database.run(u"SELECT "_s + SqlRows::offsetColumns + u" FROM account_offset WHERE "_s
                                   + QString::fromLatin1(conditions[std::size_t(named)]) + u" ORDER BY id"_s, values);
    while (nextRow(query))
        found.push_back(SqlRows::offset(query, currency));
    return found;
}

} // namespace Tally::LineRows
