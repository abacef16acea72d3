// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"
#include "tests/bench/gridscene.h"
#include "tests/bench/references.h"

#include <QMetaEnum>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally::Bench {
namespace {

constexpr AccountColumn allColumns[] = {
    AccountColumn::Balance, AccountColumn::PaymentReference, AccountColumn::Holder, AccountColumn::Address, AccountColumn::Patch,
    AccountColumn::AccountType, AccountColumn::RentGroup, AccountColumn::Status, AccountColumn::OpenCharges, AccountColumn::LastPaid,
    AccountColumn::StartDate};
constexpr AccountColumn indexedColumns[] = {AccountColumn::Balance, AccountColumn::PaymentReference};
constexpr AccountColumn numericColumns[] = {AccountColumn::Balance, AccountColumn::OpenCharges, AccountColumn::LastPaid,
                                            AccountColumn::StartDate};

QString nameOf(AccountColumn column)
{
    const auto names = QMetaEnum::fromType<AccountModel::Column>();
    return QString::fromLatin1(names.valueToKey(AccountModel::modelColumn(column)));
}

/// Medians of the times of one question asked several times.
struct Medians
{
    double first = 0;
    double order = 0;
    double settled = 0;
};

Medians mediansOf(const std::vector<ListTimes> &all)
{
    std::vector<double> first, order, settled;
    for (const ListTimes &times : all) {
        first.push_back(times.first);
        order.push_back(times.order);
        settled.push_back(times.settled);
    }
    return {.first = median(first), .order = median(order), .settled = median(settled)};
}

class GridRows final
{
public:
    explicit GridRows(Bench &bench)
        : m_bench{bench}, m_scene{bench.application, bench.database}, m_columns{rawColumns(bench.raw)}
    {
        m_scene.waitForSnapshot();
    }

    void run()
    {
        if (m_bench.wantsAny({u"first-screen"_s, u"full-order"_s, u"numeric-sort"_s}))
            measureSorts();
        if (m_bench.wants(u"filter"_s))
            measureFilters();
        if (m_bench.wants(u"text"_s))
            measureText();
        if (m_bench.wants(u"jump"_s))
            measureJumps();
    }

private:
    void measureSorts()
    {
        std::map<AccountColumn, Medians> sorts;
        for (const AccountColumn column : allColumns) {
            std::vector<ListTimes> times;
            for (int i = 0; i < std::max(m_bench.options.repeat, 2); ++i) {
                const Qt::SortOrder order = i % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
                times.push_back(m_scene.ask([&] { m_scene.worklist().setSort(column, order); }));
                m_scene.settle();
            }
            sorts[column] = mediansOf(times);
        }
        checkOrder();
        firstScreen(sorts);
        fullOrder(sorts);
        numericSort(sorts);
    }

    /// A wrong list would be a fast one.
    void checkOrder()
    {
        m_scene.ask([&] { m_scene.worklist().setSort(AccountColumn::Balance, Qt::AscendingOrder); });
        m_scene.ask([&] { m_scene.worklist().setSort(AccountColumn::Balance, Qt::DescendingOrder); });
        if (m_scene.worklist().model().keyAt(0)
            != m_bench.raw.number("SELECT id FROM account ORDER BY account_balance DESC, payment_reference LIMIT 1"))
            giveUp(u"the list is not in the order of the balances"_s);
    }

    void firstScreen(const std::map<AccountColumn, Medians> &sorts)
    {
        const int repeat = m_bench.options.repeat;
        const double page = std::max(pageByBalance(m_bench.raw, repeat), pageByReference(m_bench.raw, repeat));
        const double paint = paintOfNewText(m_scene, repeat);
        Row row{.id = u"first-screen"_s, .what = u"first screen after an indexed sort, to painted rows"_s, .unit = u"ms"_s,
                .reference = page + paint, .referenceWhat = u"raw query of 128 rows by the index, and one paint of new text"_s,
                .goal = u"<= 2.5 x reference"_s, .limit = 2.5 * (page + paint),
                .details = {{u"raw page query"_s, page}, {u"one paint of new text"_s, paint}}};
        row.figure = worst(sorts, indexedColumns, &Medians::first);
        row.details.emplace_back(u"rows in sight"_s, m_scene.visibleRows());
        row.details.emplace_back(u"opening the list, to painted rows"_s, m_scene.firstPaint());
        for (const auto &[column, times] : sorts)
            row.details.emplace_back(u"by %1"_s.arg(nameOf(column)), times.first);
        m_bench.add(std::move(row));
    }

    void fullOrder(const std::map<AccountColumn, Medians> &sorts)
    {
        const double scan = scanNumbers(m_bench.raw, "SELECT id FROM account ORDER BY account_balance", m_bench.options.repeat);
        Row row{.id = u"full-order"_s, .what = u"order of all rows known after an indexed sort"_s, .unit = u"ms"_s,
                .figure = worst(sorts, indexedColumns, &Medians::order), .reference = scan,
                .referenceWhat = u"raw scan of the covering index"_s, .goal = u"<= 1.5 x reference"_s, .limit = 1.5 * scan};
        for (const auto &[column, times] : sorts)
            row.details.emplace_back(u"by %1"_s.arg(nameOf(column)), times.order);
        m_bench.add(std::move(row));
    }

    void numericSort(const std::map<AccountColumn, Medians> &sorts)
    {
        const double radix = radixSort(m_columns.balance, m_bench.options.repeat);
        Row row{.id = u"numeric-sort"_s, .what = u"numeric re-sort from memory, to painted rows"_s, .unit = u"ms"_s,
                .figure = worst(sorts, numericColumns, &Medians::settled), .reference = radix,
                .referenceWhat = u"packed radix sort of the same keys"_s, .goal = u"<= 5 x reference"_s, .limit = 5 * radix};
        for (const auto &[column, times] : sorts)
            row.details.emplace_back(u"by %1"_s.arg(nameOf(column)), times.settled);
        m_bench.add(std::move(row));
    }

    template <std::size_t n>
    static double worst(const std::map<AccountColumn, Medians> &sorts, const AccountColumn (&columns)[n], double Medians::*time)
    {
        double longest = 0;
        for (const AccountColumn column : columns)
            longest = std::max(longest, sorts.at(column).*time);
        return longest;
    }

    /// The medians until the filtered list is painted, and until all its rows are known, too.
    Medians measureFilter(const AccountFilter &filter)
    {
        std::vector<ListTimes> times;
        for (int i = 0; i < m_bench.options.repeat; ++i) {
            times.push_back(m_scene.ask([&] { m_scene.worklist().setFilter(filter); }));
            m_scene.settle();
            m_lastCount = m_scene.worklist().count();
            times.back().order = m_scene.ask([&] { m_scene.worklist().clearFilter(); }).settled;
            m_scene.settle();
        }
        const Medians medians = mediansOf(times);
        m_clearing.push_back(medians.order);
        return medians;
    }

    void measureFilters()
    {
        const Currency pounds = *Currency::fromCode(u"GBP");
        const std::pair<QString, AccountFilter> filters[] = {
            {u"type"_s, {.accountType = AccountType::Recharge}},
            {u"status"_s, {.status = AccountStatus::Suspended}},
            {u"patch"_s, {.patch = BenchCouncil::patch(65)}},
            {u"minimum balance"_s, {.minimumBalance = Money::fromMinor(10'000, pounds)}},
            {u"type and minimum balance"_s, {.accountType = AccountType::Recharge, .minimumBalance = Money::fromMinor(10'000, pounds)}},
        };
        Row row{.id = u"filter"_s, .what = u"filter by type, status, patch, minimum; to painted rows"_s, .unit = u"ms"_s, .figure = 0,
                .reference = filterColumns(m_columns, m_bench.options.repeat),
                .referenceWhat = u"two conditions over bare columns, without a branch"_s, .goal = u"<= 20 ms"_s, .limit = 20};
        for (const auto &[name, filter] : filters) {
            const Medians medians = measureFilter(filter);
            row.figure = std::max(*row.figure, medians.first);
            row.details.emplace_back(u"%1 (%2 rows)"_s.arg(name).arg(m_lastCount), medians.first);
            row.details.emplace_back(u"%1, count and all rows known"_s.arg(name), medians.settled);
        }
        row.details.emplace_back(u"taking the filter away"_s, *std::max_element(m_clearing.begin(), m_clearing.end()));
        if (m_lastCount != m_bench.raw.number("SELECT count(*) FROM account WHERE account_type = 'Recharge' AND account_balance >= 10000"))
            giveUp(u"the filter lets other rows through than the database"_s);
        m_bench.add(std::move(row));
    }

    void measureText()
    {
        const QString rare = BenchCouncil(m_bench.options.size).account(m_bench.options.size.accounts / 2 + 1).paymentReference;
        const QString words[] = {BenchCouncil::street(0).toLower(), u"novak"_s, rare, u"zzzq"_s};
        Row row{.id = u"text"_s, .what = u"free text over name, reference, address; to painted rows"_s, .unit = u"ms"_s,
                .referenceWhat = u"memmem over the same bytes in memory, of the word with the worst ratio"_s, .goal = u"<= 3 x reference"_s};
        for (const QString &word : words) {
            const TextScan scan = scanText(m_columns, word.toStdString(), m_bench.options.repeat);
            const auto [ms, order, settled] = measureFilter({.text = word});
            if (m_lastCount != scan.hits)
                giveUp(u"the search for %1 finds %2 rows, the texts have %3"_s.arg(word).arg(m_lastCount).arg(scan.hits));
            if (!row.figure || ms / scan.ms > *row.ratio()) {
                row.figure = ms;
                row.reference = scan.ms;
            }
            row.details.emplace_back(u"“%1” (%2 rows)"_s.arg(word).arg(scan.hits), ms);
            row.details.emplace_back(u"“%1”, count and all rows known"_s.arg(word), settled);
            row.details.emplace_back(u"“%1”, memmem"_s.arg(word), scan.ms);
        }
        row.limit = 3 * *row.reference;
        row.details.emplace_back(u"megabytes of text"_s, double(m_columns.arena.size()) / 1e6);
        row.note = u"From the question to painted rows; the 200 ms the field waits behind the last key are not in it."_s;
        m_bench.add(std::move(row));
    }

    void measureJumps()
    {
        constexpr int jumps = 200;
        const int rows = m_scene.worklist().model().rowCount();
        std::vector<double> times;
        for (int i = 0; i < jumps; ++i) {
            times.push_back(m_scene.jumpTo(int(splitmix(quint64(i)) % quint64(rows))));
            m_scene.settle();
        }
        const double reference = pageByIds(m_bench.raw, m_bench.options.repeat) + paintOfNewText(m_scene, m_bench.options.repeat);
        m_bench.add({.id = u"jump"_s, .what = u"jump to any scroll position, rows complete (99 of 100)"_s, .unit = u"ms"_s,
                     .figure = percentile(times, 0.99), .reference = reference,
                     .referenceWhat = u"raw query of 128 rows by id, and one paint of new text"_s, .goal = u"<= 16.7 ms, one frame"_s,
                     .limit = oneFrame,
                     .details = {{u"median"_s, median(times)}, {u"longest of 200"_s, *std::max_element(times.begin(), times.end())}}});
    }

    Bench &m_bench;
    GridScene m_scene;
    RawColumns m_columns;
    qint64 m_lastCount = 0;
    std::vector<double> m_clearing;
};

} // namespace

void measureGrid(Bench &bench)
{
    if (bench.wantsAny({u"first-screen"_s, u"full-order"_s, u"numeric-sort"_s, u"filter"_s, u"text"_s, u"jump"_s}))
        GridRows(bench).run();
}

} // namespace Tally::Bench
