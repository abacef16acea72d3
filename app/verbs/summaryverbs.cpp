// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/verb.h"

#include "models/tables/words.h"

#include <map>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

void declareAgedDebt(QCommandLineParser &parser)
{
    declareDatabase(parser, true);
    parser.addOption({u"as-at"_s, u"Count ages on this day, for example 2013-09-30; today by default."_s, u"DATE"_s});
    parser.addOption({u"bands"_s, u"The last day of each band, in days past due. The default is 30,60,90."_s, u"DAYS"_s});
}

/// Reads --bands; false after having said what is wrong.
bool readEdges(VerbCall &call, std::vector<int> &edges, Exit &exit)
{
    if (!call.arguments.isSet(u"bands"_s))
        return true;
    edges.clear();
    for (const QString &word : call.arguments.value(u"bands"_s).split(u',')) {
        bool isNumber = false;
        edges.push_back(word.toInt(&isNumber));
        if (!isNumber || edges.back() < 1 || (edges.size() > 1 && edges.back() <= edges[edges.size() - 2])) {
            exit = call.misuse(u"--bands takes whole numbers of days that ascend, for example 30,60,90."_s);
            return false;
        }
    }
    return true;
}

/// A column for each band, by its key and its title.
std::vector<OutputColumn> bandColumns(const std::vector<int> &edges)
{
    std::vector<OutputColumn> columns{{u"notYetDue"_s, u"Not yet due"_s}};
    int first = 1;
    for (const int edge : edges) {
        columns.push_back({u"days%1To%2"_s.arg(first).arg(edge), u"%1–%2 days"_s.arg(first).arg(edge)});
        first = edge + 1;
    }
    columns.push_back({u"from%1Days"_s.arg(first), u"From %1 days"_s.arg(first)});
    return columns;
}

std::vector<OutputCell> agedDebtCells(const QString &type, const QString &code, const AgedDebtRow &row)
{
    std::vector<OutputCell> cells{OutputCell::coded(type, code), OutputCell::text(row.unusedCredit.amount.currency().code())};
    qint64 charges = 0;
    for (const AgedBand &band : row.bands) {
        cells.push_back(OutputCell::money(band.amount));
        charges += band.lines;
    }
    OutputCell credit = OutputCell::money(row.unusedCredit.amount);
    credit.words = OutputCell::money(row.unusedCredit.amount.abs()).words;      // the heading says which way it goes
    cells.insert(cells.end(), {credit, OutputCell::balance(row.balance()), OutputCell::count(charges), OutputCell::count(row.unusedCredit.lines)});
    return cells;
}

/// For people: what the rows of a currency come to, if there are several.
void addTotals(Output &output, const std::vector<AgedDebtRow> &rows)
{
    std::map<QString, std::vector<AgedDebtRow>> byCurrency;
    for (const AgedDebtRow &row : rows)
        byCurrency[row.unusedCredit.amount.currency().code()].push_back(row);
    for (const auto &[currency, own] : byCurrency) {
        AgedDebtRow total = own.front();
        for (std::size_t i = 1; i < own.size(); ++i) {
            for (std::size_t band = 0; band < total.bands.size(); ++band)
                total.bands[band] += own[i].bands[band];
            total.unusedCredit += own[i].unusedCredit;
        }
        if (own.size() > 1)
            output.add(agedDebtCells(u"All types"_s, {}, total));
    }
}

void printAgedDebt(VerbCall &call, const std::vector<AgedDebtRow> &rows, const std::vector<int> &edges)
{
    std::vector<OutputColumn> columns{{u"accountType"_s, u"Type"_s}, {u"currency"_s, u"Currency"_s}};
    const std::vector<OutputColumn> bands = bandColumns(edges);
    columns.insert(columns.end(), bands.begin(), bands.end());
    columns.insert(columns.end(), {{u"unusedCredit"_s, u"Unused credit"_s}, {u"balance"_s, u"Together"_s}, {u"openCharges"_s, u"Open charges"_s},
                                   {u"unusedCredits"_s, {}}});
    Output output(columns);
    for (const AgedDebtRow &row : rows)
        output.add(agedDebtCells(Words::label(row.accountType), code(row.accountType), row));
    if (call.format == OutputFormat::Table)
        addTotals(output, rows);
    output.print(call.out, call.format);
}

Exit runAgedDebt(VerbCall &call)
{
    Exit exit = Exit::Done;
    const auto asAt = call.date(u"as-at"_s, QDate::currentDate(), exit);
    AgedDebtQuery query;
    if (!asAt || !readEdges(call, query.edges, exit))
        return exit;
    query.asAt = *asAt;
    const auto store = call.openStore(Use::Read, exit);
    if (!store)
        return exit;
    const auto rows = await(store->agedDebt(query));
    if (!rows)
        return call.refuse(rows.error());
    printAgedDebt(call, *rows, query.edges);
    // What was outstanding on an earlier day is not known here: the table would be taken for that.
    if (call.format == OutputFormat::Table && query.asAt != QDate::currentDate())
        call.out << u"What is outstanding now, by its age on %1.\n"_s.arg(query.asAt.toString(Qt::ISODate));
    return Exit::Done;
}

void declareTrend(QCommandLineParser &parser)
{
    declareDatabase(parser, true);
    parser.addOption({u"months"_s, u"Print the last N months up to this one, or to the last one posted to. The default is 12."_s, u"N"_s});
    parser.addOption({u"type"_s, u"Only accounts of this type, for example Master."_s, u"TYPE"_s});
}

/// What happened in a month, and what is owed at its end.
struct MonthSums
{
    Money charged;
    Money credited;
    Money balance;
};

using Trend = std::map<QString, std::map<QDate, MonthSums>>;      ///< by currency

/// Every month from the first posted to up to `last` at least, also those in which nothing was.
Trend trendOf(const std::vector<MonthFlow> &flows, std::optional<AccountType> type, QDate last)
{
    Trend trend;
    for (const MonthFlow &flow : flows) {
        if (type && flow.accountType != *type)
            continue;
        const Money nothing = Money::fromMinor(0, flow.amount.currency());
        MonthSums &sums = trend[flow.amount.currency().code()].try_emplace(flow.month, MonthSums{nothing, nothing, nothing}).first->second;
        (flow.amount.isNegative() ? sums.credited : sums.charged) += flow.amount.abs();
        last = std::max(last, flow.month);
    }
    for (auto &[currency, months] : trend) {
        Money balance = Money::fromMinor(0, months.begin()->second.charged.currency());
        for (QDate month = months.begin()->first; month <= last; month = month.addMonths(1)) {
            const Money nothing = Money::fromMinor(0, balance.currency());
            MonthSums &sums = months.try_emplace(month, MonthSums{nothing, nothing, nothing}).first->second;
            balance += sums.charged - sums.credited;
            sums.balance = balance;
        }
    }
    return trend;
}

Exit runTrend(VerbCall &call)
{
    bool isNumber = true;
    const int wanted = call.arguments.isSet(u"months"_s) ? call.arguments.value(u"months"_s).toInt(&isNumber) : 12;
    if (!isNumber || wanted < 1)
        return call.misuse(u"--months takes a whole number of at least 1."_s);
    const auto type = accountTypeFromCode(call.arguments.value(u"type"_s));
    if (call.arguments.isSet(u"type"_s) && !type)
        return call.misuse(call.arguments.value(u"type"_s), u"an account type"_s, accountTypes());
    Exit exit = Exit::Done;
    const auto store = call.openStore(Use::Read, exit);
    if (!store)
        return exit;
    // All months, because what is owed at the end of one is what all before it add up to.
    const auto flows = await(store->trend({}));
    if (!flows)
        return call.refuse(flows.error());
    const QDate today = QDate::currentDate();
    const Trend trend = trendOf(*flows, type, QDate(today.year(), today.month(), 1));
    Output output({{u"month"_s, u"Month"_s}, {u"currency"_s, u"Currency"_s}, {u"charged"_s, u"Charged"_s}, {u"credited"_s, u"Credited"_s},
                   {u"balance"_s, u"Owed at its end"_s}});
    for (const auto &[currency, months] : trend) {
        const auto first = std::next(months.begin(), std::max<std::ptrdiff_t>(0, std::ssize(months) - wanted));
        for (auto each = first; each != months.end(); ++each) {
            const QString month = each->first.toString(u"yyyy-MM"_s);
            output.add({OutputCell::text(month), OutputCell::text(currency), OutputCell::money(each->second.charged),
                        OutputCell::money(each->second.credited), OutputCell::balance(each->second.balance)});
        }
    }
    output.print(call.out, call.format);
    return Exit::Done;
}

} // namespace

Verb agedDebtVerb()
{
    return {.name = u"aged-debt"_s, .summary = u"Prints what is outstanding by type of account and by age."_s, .declare = declareAgedDebt,
            .run = runAgedDebt};
}

Verb trendVerb()
{
    return {.name = u"trend"_s, .summary = u"Prints what was charged and credited in each month, and what was owed at its end."_s,
            .declare = declareTrend, .run = runTrend};
}

} // namespace Tally
