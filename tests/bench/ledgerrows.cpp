// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/sqlaccountstore.h"
#include "models/tables/windowedmodel.h"
#include "models/workflows/holderledger/holderledger.h"
#include "tests/bench/bench.h"
#include "tests/bench/databasemaker.h"
#include "tests/bench/references.h"
#include "tests/bench/waiting.h"
#include "views/ledger/ledgerview.h"
#include "views/widgets/tableview.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally::Bench {
namespace {

constexpr AccountId longest{1};
constexpr AccountId ordinary{2};

/// The raw read of what the order of a ledger is made from.
constexpr auto plainScan = "SELECT id, amount, amount_outstanding, debit_type IS NOT NULL FROM account_line WHERE account_id = 1 "
                           "ORDER BY date DESC, id DESC";

class LedgerRows final
{
public:
    explicit LedgerRows(Bench &bench)
        : m_bench{bench}, m_store{bench.database, SqlAccountStore::Opening::MustExist, {.user = benchUser()}}
    {
        if (const auto opened = await(m_store.open()); !opened)
            giveUp(opened.error().detail);
    }

    void measureFirst()
    {
        (void)open(ordinary);                         // makes icons and fonts
        std::vector<double> ours, ten;
        for (int i = 0; i < m_bench.options.repeat; ++i) {
            ours.push_back(open(longest));
            ten.push_back(open(ordinary));
        }
        m_bench.add({.id = u"ledger-first"_s, .what = u"opening a case of %1 lines, to painted rows"_s.arg(lines()), .unit = u"ms"_s,
                     .figure = median(ours), .reference = median(ten),
                     .referenceWhat = u"the same for an account of %1 lines"_s.arg(BenchCouncil(m_bench.options.size).linesOf(ordinary.value)),
                     .goal = u"<= 16.7 ms, one frame"_s, .limit = oneFrame,
                     .note = u"With the page around the lines, which is built anew for each case."_s,
                     .details = {{u"the newest 128 lines from the store"_s, askForHead()}}});
    }

    void measureAll()
    {
        std::vector<double> ours;
        std::size_t found = 0;
        for (int i = 0; i <= m_bench.options.repeat; ++i) {
            const Stopwatch watch;
            const auto order = await(m_store.ledgerOrder(longest, {}, QueryStop()));
            const double ms = watch.ms();
            if (!order)
                giveUp(order.error().detail);
            found = order->ids.size();
            if (i > 0)
                ours.push_back(ms);
        }
        if (qint64(found) < lines())
            giveUp(u"the order of the ledger has %1 of its %2 lines"_s.arg(found).arg(lines()));
        const double reference = scanNumbers(m_bench.raw, plainScan, m_bench.options.repeat);
        m_bench.add({.id = u"ledger-all"_s, .what = u"order and running balance of a ledger of %1 lines"_s.arg(lines()), .unit = u"ms"_s,
                     .figure = median(ours), .reference = reference, .referenceWhat = u"plain scan of the same lines"_s,
                     .goal = u"<= 1.3 x reference"_s, .limit = 1.3 * reference});
    }

private:
    [[nodiscard]] qint64 lines() const { return BenchCouncil(m_bench.options.size).linesOf(longest.value); }

    double askForHead()
    {
        std::vector<double> times;
        for (int i = 0; i <= m_bench.options.repeat; ++i) {
            const Stopwatch watch;
            if (!await(m_store.ledgerHead(longest, WindowedModel::pageRows)))
                giveUp(u"the store gives no ledger"_s);
            times.push_back(watch.ms());
        }
        return median(times);
    }

    static bool isComplete(const TableView &table)
    {
        const int rows = table.model()->rowCount();
        const auto *window = qobject_cast<const WindowedModel *>(table.model());
        if (rows == 0 || window == nullptr)
            return rows > 0;
        const int last = table.rowAt(table.viewport()->height() - 1);
        for (int row = std::max(table.rowAt(0), 0); row <= (last < 0 ? rows - 1 : last); ++row) {
            if (window->rowAt(row) == nullptr)
                return false;
        }
        return true;
    }

    /// Milliseconds until the newest lines of that account are painted.
    double open(AccountId account)
    {
        QEventLoop loop;
        double ms = 0;
        const Stopwatch watch;
        HolderLedger ledger(m_store, account, QDate(2026, 11, 17));
        LedgerView view(ledger);
        view.resize(1344, 1140);
        m_bench.application.watch(view.table().viewport(), [&] {
            if (ms <= 0 && isComplete(view.table())) {
                ms = watch.ms();
                loop.quit();
            }
        });
        view.show();
        ledger.refresh();
        QTimer::singleShot(std::chrono::minutes(5), &loop, [] { giveUp(u"the ledger was not painted in five minutes"_s); });
        loop.exec();
        m_bench.application.watch(nullptr, {});
        waitForTheRest(ledger);
        return ms;
    }

    /// What is read behind the first screen must not run into the next measurement.
    void waitForTheRest(HolderLedger &ledger)
    {
        if (!await(m_store.ledger(ledger.accountId())))
            giveUp(u"the store gives no ledger"_s);
        QEventLoop loop;
        QTimer::singleShot(std::chrono::milliseconds(50), &loop, &QEventLoop::quit);
        loop.exec();
    }

    Bench &m_bench;
    SqlAccountStore m_store;
};

} // namespace

void measureLedgers(Bench &bench)
{
    if (!bench.wantsAny({u"ledger-first"_s, u"ledger-all"_s}))
        return;
    LedgerRows rows(bench);
    if (bench.wants(u"ledger-first"_s))
        rows.measureFirst();
    if (bench.wants(u"ledger-all"_s))
        rows.measureAll();
}

} // namespace Tally::Bench
