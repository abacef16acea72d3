// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"
#include "tests/bench/children.h"
#include "tests/bench/gridscene.h"
#include "tests/bench/heartbeat.h"
#include "tests/bench/postings.h"
#include "tests/bench/waiting.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally::Bench {
namespace {

constexpr double longestGoal = 16;
constexpr double longestGoalBeyondAMillion = 30;
constexpr double p99Goal = 8;
constexpr std::size_t gapsToTell = 5;

/// "gap at 12.35 s: computed 5.2 ms, a processor stood still 30.1 ms, 0 pages read from the disk"
QString describe(const Heartbeat::HoldUp &one)
{
    return u"gap at %1 s: computed %2 ms, a processor stood still %3 ms, %4 pages read from the disk"_s.arg(one.at / 1000, 0, 'f', 2).arg(one.computed, 0, 'f', 1)
        .arg(one.stoodStill, 0, 'f', 1).arg(one.pages);
}

/// Everything a person does with a list: sorts it by each column, filters, searches, takes the filter away, and scrolls about.
void useTheList(GridScene &scene)
{
    AccountWorklist &list = scene.worklist();
    const Currency pounds = *Currency::fromCode(u"GBP");
    for (int column = 0; column < AccountModel::ColumnCount; ++column) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            const AccountColumn by = AccountModel::storeColumn(AccountModel::Column(column));
            scene.ask([&] { list.setSort(by, order); });
            for (quint64 jump = 0; jump < 8; ++jump)
                (void)scene.jumpTo(int(splitmix(jump + quint64(column)) % quint64(list.model().rowCount())));
        }
    }
    const AccountFilter filters[] = {{.accountType = AccountType::Recharge},
                                     {.status = AccountStatus::Suspended},
                                     {.patch = BenchCouncil::patch(65)},
                                     {.minimumBalance = Money::fromMinor(10'000, pounds)},
                                     {.text = BenchCouncil::street(0)},
                                     {.text = u"novak"_s},
                                     {.text = u"zzzq"_s}};
    for (const AccountFilter &filter : filters) {
        scene.ask([&] { list.setFilter(filter); });
        scene.settle();
        scene.ask([&] { list.clearFilter(); });
        scene.settle();
    }
}

class StallRows final
{
public:
    explicit StallRows(Bench &bench) : m_bench{bench}, m_scene{bench.application, bench.database}
    {
        m_scene.waitForSnapshot();
    }

    void run()
    {
        if (m_bench.wants(u"stall"_s))
            watch(u"stall"_s, u"using the list"_s, {});
        if (m_bench.wants(u"stall-posting"_s)) {
            PostingProcess other(m_bench.database, QUuid::createUuid().toString(QUuid::Id128), m_bench.options.size.accounts);
            watch(u"stall-posting"_s, u"using the list while another process posts"_s,
                  [&other] { return u"Payments the other process posted meanwhile: %1."_s.arg(other.stop()); });
        }
        if (m_bench.wants(u"stall-import"_s))
            watchDuringImport();
    }

private:
    void watchDuringImport()
    {
        const qint64 accounts = m_bench.options.size.accounts;
        const auto source = std::make_shared<PaymentSource>(m_bench.options.size, QUuid::createUuid().toString(QUuid::Id128), 1, accounts);
        auto import = m_scene.store().runBatch(source, {.name = u"bench"_s, .linesInChunk = paymentsInChunk});
        watch(u"stall-import"_s, u"using the list during an import in the same program"_s, [&] {
            const bool ended = import.isFinished();
            source->cancel();
            (void)await(import);
            return ended ? u"The import of %1 payments ended before the list was used up."_s.arg(accounts)
                         : u"Accounts the import came to meanwhile: %1 of %2."_s.arg(source->done()).arg(accounts);
        });
    }

    // The figure is of the gaps in which the host of a virtual computer left it its processors: in others everything stands still.
    void watch(const QString &id, const QString &what, const std::function<QString()> &end)
    {
        (void)m_bench.application.takeSlowEvents();
        Heartbeat heart;
        heart.start();
        for (int round = 0; round < std::max(m_bench.options.repeat / 2, 1); ++round)
            useTheList(m_scene);
        heart.stop();
        const QString note = end ? end() : QString();
        const bool large = m_bench.options.size.accounts > 1'000'000;
        Row row{.id = id, .what = u"longest hold-up of the window, %1"_s.arg(what), .unit = u"ms"_s, .figure = heart.longestUndisturbed(),
                .reference = heart.processors().longestGap(),
                .referenceWhat = heart.processors().comesFirst() ? u"the longest a processor stood still meanwhile"_s
                                                                 : u"the longest gap of threads beside it that do nothing"_s,
                .goal = large ? u"<= 30 ms"_s : u"<= 16 ms"_s, .limit = large ? longestGoalBeyondAMillion : longestGoal, .note = note,
                .details = heart.histogram()};
        row.details.emplace_back(u"seconds watched"_s, seconds(heart));
        row.details.emplace_back(u"longest the window's thread computed between two beats"_s, heart.longestComputing());
        row.details.emplace_back(u"longest, those included in which the host took a processor away"_s, heart.longest());
        for (const Heartbeat::HoldUp &one : heart.longestGaps(gapsToTell))
            row.details.emplace_back(describe(one), one.gap);
        for (const auto &[event, ms] : m_bench.application.takeSlowEvents())
            row.details.emplace_back(u"slow: "_s + event, ms);
        m_bench.report.rows.push_back(std::move(row));
        m_bench.report.rows.push_back({.id = id + u"-p99"_s, .what = u"99 of 100 gaps, %1"_s.arg(what), .unit = u"ms"_s,
                                       .figure = percentile(heart.gaps(), 0.99), .reference = 1,
                                       .referenceWhat = u"the beat itself"_s, .goal = u"<= 8 ms"_s, .limit = p99Goal});
    }

    static double seconds(const Heartbeat &heart)
    {
        double sum = 0;
        for (const double gap : heart.gaps())
            sum += gap;
        return sum / 1000;
    }

    Bench &m_bench;
    GridScene m_scene;
};

} // namespace

void measureStalls(Bench &bench)
{
    if (bench.wantsAny({u"stall"_s, u"stall-posting"_s, u"stall-import"_s}))
        StallRows(bench).run();
}

} // namespace Tally::Bench
