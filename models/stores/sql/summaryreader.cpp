// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/summaryreader.h"

#include "models/stores/sql/rawstatement.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqlrows.h"
#include "models/stores/sql/summaries.h"

#include <QSet>

#include <algorithm>
#include <string>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

AccountType accountTypeOf(const QString &code)
{
    if (const auto type = accountTypeFromCode(code))
        return *type;
    throw SqlFailure{{.kind = ErrorKind::Corrupt, .detail = u"unknown account type %1"_s.arg(code)}};
}

Currency currencyOf(const QString &code)
{
    if (const auto currency = Currency::fromCode(code))
        return *currency;
    throw SqlFailure{{.kind = ErrorKind::Corrupt, .detail = u"unknown currency %1"_s.arg(code)}};
}

void requireSensible(const AgedDebtQuery &query)
{
    if (!query.asAt.isValid())
        throw SqlFailure{{.kind = ErrorKind::Invalid, .detail = u"ages are counted on a day"_s, .field = u"asAt"_s}};
    for (std::size_t i = 0; i < query.edges.size(); ++i) {
        if (query.edges[i] <= (i == 0 ? 0 : query.edges[i - 1]))
            throw SqlFailure{{.kind = ErrorKind::Invalid, .detail = u"the edges of the bands are positive and ascend"_s, .field = u"edges"_s}};
    }
}

/// The first day of each band but the last: what is due on it or later, and before the band ahead of it, is in the band.
QStringList firstDays(const AgedDebtQuery &query)
{
    QStringList days{SqlRows::text(query.asAt)};
    for (const int edge : query.edges)
        days.append(SqlRows::text(query.asAt.addDays(-edge)));
    return days;
}

/// Collects rows that come ordered by account type and currency.
class Bands
{
public:
    explicit Bands(std::size_t count) : m_count{count} {}

    void add(const QString &accountType, const QString &currency, bool credit, std::size_t band, qint64 amount, qint64 lines)
    {
        if (m_rows.empty() || accountType != m_accountType || currency != m_currency) {
            const Money nothing = Money::fromMinor(0, currencyOf(currency));
            m_rows.push_back({.accountType = accountTypeOf(accountType), .bands = std::vector<AgedBand>(m_count, {.amount = nothing}),
                              .unusedCredit = {.amount = nothing}});
            m_accountType = accountType;
            m_currency = currency;
        }
        AgedBand &own = credit ? m_rows.back().unusedCredit : m_rows.back().bands[band];
        own.amount += Money::fromMinor(amount, own.amount.currency());
        own.lines += lines;
    }

    /// Accounts that owe nothing and have nothing are no row.
    std::vector<AgedDebtRow> rows() &&
    {
        std::erase_if(m_rows, [](const AgedDebtRow &row) {
            return row.unusedCredit.lines == 0 && std::all_of(row.bands.begin(), row.bands.end(), [](const AgedBand &band) { return band.lines == 0; });
        });
        return std::move(m_rows);
    }

private:
    std::size_t m_count;
    QString m_accountType;
    QString m_currency;
    std::vector<AgedDebtRow> m_rows;
};

/// A day is a row: there are tens of thousands, so they are put into their bands as they come (PERFORMANCE.md, section 6).
std::vector<AgedDebtRow> agedDebtOfFile(Database &database, const QStringList &firstDays)
{
    std::vector<std::string> first;
    for (const QString &day : firstDays)
        first.push_back(day.toStdString());
    Bands bands(first.size() + 1);
    std::vector<SummarySum> sums(first.size() + 1);
    SummaryKey group;                    // whose days are in `sums`
    const auto handOver = [&] {
        for (std::size_t band = 0; band < sums.size(); ++band) {
            if (sums[band].lines != 0 || sums[band].amount != 0)
                bands.add(text(group.accountType), text(group.currency), group.part == "credit", band, sums[band].amount, sums[band].lines);
        }
        std::fill(sums.begin(), sums.end(), SummarySum{});
    };
    RawStatement rows(database.handle(), "SELECT account_type, currency, kind, day, outstanding, lines FROM open_sum "
                                         "ORDER BY account_type, currency, kind, day");
    rows.open();
    while (rows.nextRow()) {
        if (rows.bytes(0) != group.accountType || rows.bytes(1) != group.currency || rows.bytes(2) != group.part) {
            handOver();
            group = {.accountType = std::string(rows.bytes(0)), .currency = std::string(rows.bytes(1)), .part = std::string(rows.bytes(2)), .item = {}};
        }
        std::size_t band = 0;
        if (group.part != "credit") {
            const std::string_view day = rows.bytes(3);
            while (band < first.size() && day < first[band])
                ++band;
        }
        sums[band].amount += rows.number(4);
        sums[band].lines += rows.number(5);
    }
    handOver();
    return std::move(bands).rows();
}

std::vector<AgedDebtRow> agedDebtOfServer(Database &database, const QStringList &firstDays)
{
    QString band = u"CASE WHEN kind = 'credit' THEN 0"_s;
    QVariantList values;
    for (const QString &day : firstDays) {
        band += u" WHEN day >= ? THEN %1"_s.arg(values.size());
        values.append(day);
    }
    band += u" ELSE %1 END"_s.arg(values.size());
    QSqlQuery rows = database.run(
        u"SELECT account_type, currency, kind, %1, CAST(sum(outstanding) AS bigint), CAST(sum(lines) AS bigint) FROM "
        "(SELECT account_type, currency, kind, day, outstanding, lines FROM open_sum UNION ALL "
        "SELECT account_type, currency, kind, day, outstanding, lines FROM open_change) rows GROUP BY 1, 2, 3, 4 ORDER BY 1, 2"_s.arg(band), values);
    Bands bands(std::size_t(firstDays.size()) + 1);
    while (nextRow(rows))
        bands.add(rows.value(0).toString(), rows.value(1).toString(), rows.value(2).toString() == "credit"_L1, std::size_t(rows.value(3).toInt()),
                  rows.value(4).toLongLong(), rows.value(5).toLongLong());
    return std::move(bands).rows();
}

/// Turns rows into values; texts that come again and again are kept.
class Flows
{
public:
    void add(const QString &accountType, const QString &currency, const QString &month, const QString &lineType, qint64 amount, qint64 lines)
    {
        if (amount == 0 && lines == 0)
            return;                                    // a row of nothing may stay behind
        const QDate first = QDate::fromString(month + u"-01"_s, Qt::ISODate);
        if (!first.isValid())
            throw SqlFailure{{.kind = ErrorKind::Corrupt, .detail = u"%1 is no month"_s.arg(month)}};
        m_flows.push_back({.accountType = accountTypeOf(accountType), .month = first, .lineType = *m_lineTypes.insert(lineType),
                           .amount = Money::fromMinor(amount, currencyOf(currency)), .lines = lines});
    }
    std::vector<MonthFlow> flows() && { return std::move(m_flows); }

private:
    QSet<QString> m_lineTypes;
    std::vector<MonthFlow> m_flows;
};

} // namespace

std::vector<AgedDebtRow> readAgedDebt(Database &database, const AgedDebtQuery &query)
{
    requireSensible(query);
    return database.backend() == Backend::Sqlite ? agedDebtOfFile(database, firstDays(query)) : agedDebtOfServer(database, firstDays(query));
}

std::vector<MonthFlow> readTrend(Database &database, const TrendQuery &query)
{
    const QString from = query.from.isValid() ? query.from.toString(u"yyyy-MM"_s) : u"0000-00"_s;
    const QString until = query.until.isValid() ? query.until.toString(u"yyyy-MM"_s) : u"9999-99"_s;
    Flows flows;
    if (database.backend() == Backend::Sqlite) {
        RawStatement rows(database.handle(), "SELECT account_type, currency, month, line_type, amount, lines FROM flow_sum "
                                             "WHERE month BETWEEN ? AND ? ORDER BY account_type, currency, month, line_type");
        rows.open(from, until);
        while (rows.nextRow())
            flows.add(text(rows.bytes(0)), text(rows.bytes(1)), text(rows.bytes(2)), text(rows.bytes(3)), rows.number(4), rows.number(5));
    } else {
        QSqlQuery rows = database.run(
            u"SELECT account_type, currency, month, line_type, CAST(sum(amount) AS bigint), CAST(sum(lines) AS bigint) FROM "
            "(SELECT account_type, currency, month, line_type, amount, lines FROM flow_sum UNION ALL "
            "SELECT account_type, currency, month, line_type, amount, lines FROM flow_change) rows WHERE month BETWEEN ? AND ? "
            "GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"_s, {from, until});
        while (nextRow(rows))
            flows.add(rows.value(0).toString(), rows.value(1).toString(), rows.value(2).toString(), rows.value(3).toString(),
                      rows.value(4).toLongLong(), rows.value(5).toLongLong());
    }
    return std::move(flows).flows();
}

} // namespace Tally
