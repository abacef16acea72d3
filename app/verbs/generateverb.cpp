// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/verb.h"

#include "app/interrupt.h"
#include "app/progress.h"
#include "models/workflows/council/councilsource.h"

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr qint64 mostAccounts = 5'000'000;
/// Of a large council so many lines are kept at a time: nobody else waits for an empty database.
constexpr qint64 accountsOfWhole = 20'000, linesInChunk = 10'000;

Result<BulkReport> make(AccountStore &store, const std::shared_ptr<BulkSource> &source, const BulkOptions &options, QTextStream &err)
{
    Progress progress(err, u"Making accounts"_s);
    const Interrupt interrupt;
    QEventLoop loop;
    QFutureWatcher<Result<BulkReport>> watcher;
    QObject::connect(&interrupt, &Interrupt::asked, &loop, [&source] { source->cancel(); });
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    QObject::connect(&watcher, &QFutureWatcherBase::progressValueChanged, &loop, [&] { progress.showCount(source->done()); });
    watcher.setFuture(store.runBatch(source, options));
    loop.exec();
    return watcher.future().resultCount() == 0 ? Result<BulkReport>(Error{.kind = ErrorKind::Cancelled}) : watcher.result();
}

Exit run(VerbCall &call)
{
    bool countIsNumber = false;
    bool seedIsNumber = false;
    const qint64 accounts = call.arguments.value(u"accounts"_s).toLongLong(&countIsNumber);
    const quint64 seed = call.arguments.value(u"seed"_s).toULongLong(&seedIsNumber);
    if (!countIsNumber || accounts < 1 || accounts > mostAccounts)
        return call.misuse(u"Say how many accounts to make with --accounts N, from 1 to %1."_s.arg(mostAccounts));
    if (!seedIsNumber)
        return call.misuse(u"--seed takes a whole number."_s);
    Exit exit = Exit::Done;
    const auto today = call.date(u"as-at"_s, QDate::currentDate(), exit);
    if (!today)
        return exit;
    const auto store = call.openStore(Use::Create, exit);
    if (!store)
        return exit;
    const auto report = make(*store, std::make_shared<CouncilSource>(accounts, seed, *today),
                             {.name = u"demo council, seed %1"_s.arg(seed), .onlyIntoEmpty = true,
                              .linesInChunk = accounts > accountsOfWhole ? linesInChunk : 0}, call.err);
    if (!report)
        return call.refuse(report.error());
    if (report->stopped) {
        if (report->accountsAdded == 0)
            return call.refuse(*report->stopped);
        call.err << u"%1: The council is not whole: it ends after %2 accounts, which are kept. Make it again in an empty database.\n"_s
                        .arg(errorName(report->stopped->kind), QLocale().toString(report->accountsAdded));
        return Exit::Refused;
    }
    call.out << u"Made %1 accounts with %2 lines: %3 charged and %4 paid.\n"_s
                    .arg(QLocale().toString(report->accountsAdded), QLocale().toString(report->linesAdded),
                         report->charged.toCurrencyString(QLocale()), report->paid.toCurrencyString(QLocale()));
    return Exit::Done;
}

} // namespace

Verb generateVerb()
{
    return {.name = u"generate"_s,
            .summary = u"Makes an invented council in an empty database, the same one for the same number, seed and day."_s,
            .declare = [](QCommandLineParser &parser) {
                declareDatabase(parser, false);
                parser.addOptions({
                    {u"accounts"_s, u"How many accounts to make."_s, u"N"_s},
                    {u"seed"_s, u"Which council: another seed makes another one."_s, u"S"_s, u"1"_s},
                    {u"as-at"_s, u"The last day on which anything happens; today unless given."_s, u"DATE"_s},
                });
            },
            .run = run};
}

} // namespace Tally
