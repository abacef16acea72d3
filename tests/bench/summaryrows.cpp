// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/sqlaccountstore.h"
#include "models/stores/sql/summaries.h"
#include "tests/bench/bench.h"
#include "tests/bench/databasemaker.h"
#include "tests/bench/references.h"
#include "tests/bench/waiting.h"

using namespace Qt::StringLiterals;

namespace Tally::Bench {
namespace {

constexpr double answerGoal = 10;
const QDate asAt(2026, 11, 17);

template <class Ask>
double medianOf(int repeat, Ask ask)
{
    std::vector<double> times;
    for (int i = 0; i <= repeat; ++i) {
        const Stopwatch watch;
        const auto answer = await(ask());
        const double ms = watch.ms();
        if (!answer)
            giveUp(u"the store gives no summary: %1"_s.arg(answer.error().detail));
        if (i > 0)
            times.push_back(ms);
    }
    return median(times);
}

void measureAnswers(Bench &bench, double scan)
{
    SqlAccountStore store(bench.database, SqlAccountStore::Opening::MustExist, {.user = benchUser()});
    if (const auto opened = await(store.open()); !opened)
        giveUp(opened.error().detail);
    const auto aged = await(store.agedDebt({.asAt = asAt}));
    qint64 together = 0;
    for (const AgedDebtRow &row : aged ? *aged : std::vector<AgedDebtRow>())
        together += row.balance().minor();
    if (together != bench.raw.number("SELECT sum(account_balance) FROM account"))
        giveUp(u"the aged debt does not add up to the balances"_s);
    const QString beside = u"a raw scan of all lines, which it saves"_s;
    bench.add({.id = u"aged-debt"_s, .what = u"aged debt by account type and band"_s, .unit = u"ms"_s,
               .figure = medianOf(bench.options.repeat, [&] { return store.agedDebt({.asAt = asAt}); }), .reference = scan,
               .referenceWhat = beside, .goal = u"<= 10 ms"_s, .limit = answerGoal,
               .details = {{u"rows of the summary"_s, double(bench.raw.number("SELECT count(*) FROM open_sum"))}}});
    bench.add({.id = u"trend"_s, .what = u"what was charged and paid by month and type"_s, .unit = u"ms"_s,
               .figure = medianOf(bench.options.repeat, [&] { return store.trend({}); }), .reference = scan, .referenceWhat = beside,
               .goal = u"<= 10 ms"_s, .limit = answerGoal,
               .details = {{u"rows of the summary"_s, double(bench.raw.number("SELECT count(*) FROM flow_sum"))}}});
}

void measureRebuild(Bench &bench, double scan)
{
    Database database(bench.database, Database::Access::Writer, false, std::chrono::seconds(5));
    std::vector<double> times;
    for (int i = 0; i < std::max(bench.options.repeat / 2, 1); ++i) {
        const Transaction rolledBack(database);
        const Stopwatch watch;
        rebuildSummaries(database);
        times.push_back(watch.ms());
    }
    bench.add({.id = u"rebuild"_s, .what = u"making both summaries anew from all lines"_s, .unit = u"ms"_s, .figure = median(times),
               .reference = scan, .referenceWhat = u"a raw scan of the same columns"_s, .goal = u"<= 1.3 x reference"_s, .limit = 1.3 * scan});
}

} // namespace

void measureSummaries(Bench &bench)
{
    if (!bench.wantsAny({u"aged-debt"_s, u"trend"_s, u"rebuild"_s}))
        return;
    const double scan = scanLines(bench.raw, std::max(bench.options.repeat / 2, 1));
    if (bench.wantsAny({u"aged-debt"_s, u"trend"_s}))
        measureAnswers(bench, scan);
    if (bench.wants(u"rebuild"_s))
        measureRebuild(bench, scan);
}

} // namespace Tally::Bench
