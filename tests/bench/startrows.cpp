// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"
#include "tests/bench/children.h"
#include "tests/bench/databasemaker.h"
#include "tests/bench/gridscene.h"
#include "tests/bench/references.h"
#include "tests/bench/waiting.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace Tally::Bench {
namespace {

void measureMemory(Bench &bench)
{
    const QTemporaryDir folder;
    const QString empty = folder.filePath(u"empty.db"_s);
    {
        SqlAccountStore store(empty, SqlAccountStore::Opening::CreateIfMissing, {.user = benchUser()});
        if (const auto opened = await(store.open()); !opened)
            giveUp(opened.error().detail);
    }
    const double base = numbersOf({u"memory"_s, empty}).back();
    const std::vector<double> full = numbersOf({u"memory"_s, bench.database});
    const auto accounts = double(bench.options.size.accounts);
    bench.add({.id = u"memory"_s, .what = u"anonymous memory over the program on an empty database"_s, .unit = u"bytes/account"_s,
               .figure = (full.back() - base) / accounts, .reference = base / accounts,
               .referenceWhat = u"the program on an empty database, spread over the accounts"_s, .goal = u"<= 150 bytes an account"_s,
               .limit = 150,
               .note = u"Twelve seconds after the list was sorted by every column: all orders are in memory, the buffers of a sort no longer."_s,
               .details = {{u"before any sort, bytes an account"_s, (full.front() - base) / accounts},
                           {u"right after the sorts, bytes an account"_s, (full.at(1) - base) / accounts},
                           {u"empty program, megabytes"_s, base / 1e6},
                           {u"with the list, megabytes"_s, full.back() / 1e6},
                           {u"heap in use then, bytes an account"_s, full.at(2) / accounts},
                           {u"holes in the heap then, bytes an account"_s, full.at(3) / accounts},
                           {u"SQLite's pages and statements then, bytes an account"_s, full.at(4) / accounts},
                           {u"text that is searched, bytes an account"_s,
                            double(bench.raw.number("SELECT sum(length(CAST(search_text AS BLOB))) FROM account")) / accounts}}});
}

void measureStart(Bench &bench)
{
    std::vector<double> bare, program;
    // The first round fills the caches.
    for (int round = 0; round <= std::max(bench.options.repeat, 5); ++round) {
        const double window = numbersSinceStart({u"empty-window"_s}).front();
        const double ours = numbersSinceStart({u"program"_s, bench.database}).front();
        if (round > 0) {
            bare.push_back(window);
            program.push_back(ours);
        }
    }
    const double page = pageByBalance(bench.raw, bench.options.repeat);
    bench.add({.id = u"start"_s, .what = u"process start to a painted worklist"_s, .unit = u"ms"_s, .figure = median(program),
               .reference = median(bare), .referenceWhat = u"process start to an empty QMainWindow painted"_s,
               .goal = u"<= 3 x reference + first page"_s, .limit = 3 * median(bare) + page,
               .details = {{u"raw query of the first page"_s, page}}});
}

} // namespace

void measureProcesses(Bench &bench)
{
    if (bench.wants(u"memory"_s))
        measureMemory(bench);
    if (bench.wants(u"start"_s))
        measureStart(bench);
}

} // namespace Tally::Bench
