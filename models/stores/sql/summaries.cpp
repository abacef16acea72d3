// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/summaries.h"

#include "models/stores/sql/rawstatement.h"

#include <string_view>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// The lines as rows of open_sum and of flow_sum, in PostgreSQL's words.
const QString openOfLines = u"SELECT a.account_type, a.currency, CASE WHEN l.debit_type IS NULL THEN 'credit' ELSE 'debit' END AS kind, "
                            "CASE WHEN l.debit_type IS NULL THEN '' ELSE coalesce(l.due_date, l.date) END AS day, "
                            "sum(l.amount_outstanding) AS outstanding, count(*) AS lines "
                            "FROM account_line l JOIN account a ON a.id = l.account_id WHERE l.amount_outstanding <> 0 GROUP BY 1, 2, 3, 4"_s;
const QString flowOfLines = u"SELECT a.account_type, a.currency, left(l.date, 7) AS month, coalesce(l.debit_type, l.credit_type) AS line_type, "
                            "sum(l.amount) AS amount, count(*) AS lines "
                            "FROM account_line l JOIN account a ON a.id = l.account_id GROUP BY 1, 2, 3, 4"_s;

void rebuildOnServer(Database &database)
{
    database.run(u"LOCK TABLE account_line IN SHARE ROW EXCLUSIVE MODE"_s);
    for (const QString &table : {u"open_sum"_s, u"flow_sum"_s, u"open_change"_s, u"flow_change"_s})
        database.run(u"DELETE FROM "_s + table);
    database.run(u"INSERT INTO open_sum (account_type, currency, kind, day, outstanding, lines) "_s + openOfLines);
    database.run(u"INSERT INTO flow_sum (account_type, currency, month, line_type, amount, lines) "_s + flowOfLines);
}

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

QString differenceText(const QString &key, const QString &keptAmount, const QString &keptLines, const QString &amount, const QString &lines)
{
    return u"%1: says %2 in %3 lines, the lines say %4 in %5"_s.arg(key, keptAmount, keptLines, amount, lines);
}

void compareOnServer(Database &database, const std::function<void(const QString &, const QString &)> &differs)
{
    const auto compare = [&](const QString &table, const QString &change, const QString &key, const QString &amount, const QString &ofLines) {
        const QString columns = u"account_type, currency, "_s + key;
        // As texts: forged amounts may add up to more than 64 bits.
        const QString sql = u"SELECT account_type || ' ' || currency || ' ' || %2, CAST(coalesce(kept.%4, 0) AS text), CAST(coalesce(kept.lines, 0) AS text), "
                            "CAST(coalesce(made.%4, 0) AS text), CAST(coalesce(made.lines, 0) AS text) FROM "
                            "(SELECT %1, sum(%4) AS %4, sum(lines) AS lines FROM "
                            "(SELECT %1, %4, lines FROM %5 UNION ALL SELECT %1, %4, lines FROM %6) rows GROUP BY %1) kept "
                            "FULL JOIN (%3) made USING (%1) "
                            "WHERE coalesce(kept.%4, 0) <> coalesce(made.%4, 0) OR coalesce(kept.lines, 0) <> coalesce(made.lines, 0) ORDER BY 1"_s;
        QString words = key;
        QSqlQuery rows = database.run(sql.arg(columns, words.replace(u", "_s, u" || ' ' || "_s), ofLines, amount, table, change));
        while (nextRow(rows))
            differs(table, differenceText(rows.value(0).toString().trimmed(), rows.value(1).toString(), rows.value(2).toString(), rows.value(3).toString(),
                                          rows.value(4).toString()));
    };
    compare(u"open_sum"_s, u"open_change"_s, u"kind, day"_s, u"outstanding"_s, openOfLines);
    compare(u"flow_sum"_s, u"flow_change"_s, u"month, line_type"_s, u"amount"_s, flowOfLines);
}

Summaries::Rows keptIn(Database &database, const char *sql)
{
    Summaries::Rows kept;
    RawStatement rows(database.handle(), sql);
    rows.open();
    while (rows.nextRow()) {
        const auto column = [&rows](int index) { return std::string(rows.bytes(index)); };
        kept[{.accountType = column(0), .currency = column(1), .part = column(2), .item = column(3)}]
            = {.amount = rows.number(4), .lines = rows.number(5)};
    }
    return kept;
}

void compareRows(const QString &table, const Summaries::Rows &kept, const Summaries::Rows &made,
                 const std::function<void(const QString &, const QString &)> &differs)
{
    Summaries::Rows all = kept;
    all.insert(made.begin(), made.end());
    for (const auto &[key, any] : all) {
        // A row of nothing is as good as none.
        const auto valueIn = [&key = key](const Summaries::Rows &rows) {
            const auto found = rows.find(key);
            return found != rows.end() ? found->second : SummarySum{};
        };
        const SummarySum says = valueIn(kept);
        const SummarySum is = valueIn(made);
        if (says.amount != is.amount || says.lines != is.lines) {
            const QString name = text(key.accountType + ' ' + key.currency + ' ' + key.part + ' ' + key.item).trimmed();
            differs(table, differenceText(name, QString::number(says.amount), QString::number(says.lines), QString::number(is.amount),
                                          QString::number(is.lines)));
        }
    }
}

} // namespace

void addToSummaries(Database &database, const Summaries &changes)
{
    RawStatement &open = database.raw("INSERT INTO open_sum (account_type, currency, kind, day, outstanding, lines) VALUES (?, ?, ?, ?, ?, ?) "
                                      "ON CONFLICT DO UPDATE SET outstanding = outstanding + excluded.outstanding, lines = lines + excluded.lines");
    for (const auto &[key, sum] : changes.open)
        open.run(key.accountType, key.currency, key.part, key.item, sum.amount, sum.lines);
    RawStatement &flow = database.raw("INSERT INTO flow_sum (account_type, currency, month, line_type, amount, lines) VALUES (?, ?, ?, ?, ?, ?) "
                                      "ON CONFLICT DO UPDATE SET amount = amount + excluded.amount, lines = lines + excluded.lines");
    for (const auto &[key, sum] : changes.flow)
        flow.run(key.accountType, key.currency, key.part, key.item, sum.amount, sum.lines);
}

void rebuildSummaries(Database &database)
{
    if (database.backend() == Backend::Postgres) {
        rebuildOnServer(database);
        return;
    }
    const Summaries made = summariesOfLines(database);
    database.run(u"DELETE FROM open_sum"_s);
    database.run(u"DELETE FROM flow_sum"_s);
    addToSummaries(database, made);
}

void compareSummaries(Database &database, const std::function<void(const QString &, const QString &)> &differs)
{
    if (database.backend() == Backend::Postgres) {
        compareOnServer(database, differs);
        return;
    }
    const Summaries made = summariesOfLines(database);
    compareRows(u"open_sum"_s, keptIn(database, "SELECT account_type, currency, kind, day, outstanding, lines FROM open_sum"), made.open, differs);
    compareRows(u"flow_sum"_s, keptIn(database, "SELECT account_type, currency, month, line_type, amount, lines FROM flow_sum"), made.flow, differs);
}

} // namespace Tally
