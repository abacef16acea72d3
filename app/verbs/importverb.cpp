// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/verb.h"

#include "app/interrupt.h"
#include "app/progress.h"
#include "models/workflows/importing/importrun.h"
#include "models/workflows/importing/importwords.h"
#include "views/widgets/errortext.h"

#include <QEventLoop>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr std::size_t mostFaultsListed = 100;

void declare(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"file"_s, u"The CSV file to import."_s, u"FILE"_s);
    declareDatabase(parser, true);
    parser.addOptions({
        {u"profile"_s, u"How the file is written: the name of a profile that comes with the program (accounts, accounts-receivable) or a JSON file of your own."_s, u"NAME|FILE.json"_s},
        {u"as-at"_s, u"Leave out what had not happened by that day."_s, u"DATE"_s},
        {u"dry-run"_s, u"Do everything and keep nothing."_s},
        {u"skip-bad"_s, u"Import the good rows and write the refused ones to a file."_s},
        {u"refused"_s, u"Where to write the refused rows; beside the database unless given."_s, u"FILE"_s},
    });
}

QString defaultRefusedFile(const QString &database, const QString &file)
{
    return QFileInfo(database).absolutePath() + u'/' + QFileInfo(file).completeBaseName() + u".refused.csv"_s;
}

ImportOutcome runToTheEnd(ImportRun &run, bool dryRun, QTextStream &err)
{
    QEventLoop loop;
    Progress progress(err, {});
    QObject::connect(&run, &ImportRun::progressChanged, &loop, [&](qint64 done, qint64 total) {
        progress.showText(ImportWords::progress(run.phase(), done, total, run.remaining()));
    });
    const Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::asked, &run, &ImportRun::cancel);
    QObject::connect(&run, &ImportRun::finished, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    if (dryRun)
        run.dryRun();
    else
        run.start();
    loop.exec();
    return run.outcome().value_or(ImportOutcome{});
}

void printFaults(QTextStream &err, const ImportOutcome &outcome)
{
    std::size_t listed = 0;
    for (const ImportFault &fault : outcome.faults) {
        if (++listed > mostFaultsListed) {
            err << u"… and %1 more.\n"_s.arg(QLocale().toString(qint64(outcome.faults.size() - mostFaultsListed)));
            break;
        }
        err << ImportWords::place(fault) << ": " << ImportWords::reason(fault) << '\n';
    }
}

QString outcomeJson(const ImportOutcome &outcome)
{
    QStringList faults;
    for (const ImportFault &fault : outcome.faults)
        faults.append(u"{\"file\": %1, \"line\": %2, \"column\": %3, \"name\": %4, \"reason\": %5, \"value\": %6}"_s.arg(
            jsonString(fault.file), QString::number(fault.line), jsonString(fault.column), jsonString(fault.name()),
            jsonString(ImportWords::reason(fault)), jsonString(fault.value)));
    const BulkReport &counts = outcome.counts;
    return u"{\"kept\": %1, \"dryRun\": %2, \"rows\": %3, \"rowsRefused\": %4, \"rowsLater\": %5, \"accountsAdded\": %6, "
           "\"accountsKnown\": %7, \"linesAdded\": %8, \"linesKnown\": %9, "_s
               .arg(outcome.kept || outcome.partly ? u"true"_s : u"false"_s, outcome.dryRun ? u"true"_s : u"false"_s)
               .arg(outcome.rows).arg(outcome.rowsRefused).arg(outcome.rowsLater).arg(counts.accountsAdded)
               .arg(counts.accountsKnown).arg(counts.linesAdded).arg(counts.linesKnown)
        + u"\"charged\": %1, \"paid\": %2, \"refusedFile\": %3, \"partly\": %4, \"faults\": [%5]}\n"_s.arg(
            counts.charged.toPlainString(), counts.paid.toPlainString(),
            outcome.refusedFile.isEmpty() ? u"null"_s : jsonString(outcome.refusedFile),
            outcome.partly ? u"true"_s : u"false"_s, faults.join(u", "_s));
}

void report(VerbCall &call, const ImportOutcome &outcome)
{
    if (call.format == OutputFormat::Json) {
        call.out << outcomeJson(outcome);
        return;
    }
    if (call.format == OutputFormat::Csv) {
        Output faults({{u"file"_s, {}}, {u"line"_s, {}}, {u"column"_s, {}}, {u"name"_s, {}}, {u"reason"_s, {}}, {u"value"_s, {}}});
        for (const ImportFault &fault : outcome.faults)
            faults.add({OutputCell::text(fault.file), OutputCell::count(fault.line), OutputCell::text(fault.column),
                        OutputCell::text(fault.name()), OutputCell::text(ImportWords::reason(fault)), OutputCell::text(fault.value)});
        faults.print(call.out, call.format);
        return;
    }
    call.out << ImportWords::headline(outcome) << '\n';
    for (const ImportWords::Fact &fact : ImportWords::facts(outcome))
        call.out << "  " << fact.label << ": " << fact.value << '\n';
}

/// A trial leaves nothing behind, not even the database it was tried in.
void takeAway(std::unique_ptr<AccountStore> store, const QString &database)
{
    const auto accounts = await(store->accounts({.limit = 1}));
    store.reset();
    if (!accounts || accounts->count > 0)
        return;                          // somebody else has begun to use it
    for (const QString &part : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(database + part);
}

Exit importInto(AccountStore &store, VerbCall &call, const ImportProfile &profile, QDate asAt)
{
    const QString file = call.arguments.positionalArguments().front();
    ImportRun import(store, QDate::currentDate());
    import.setProfile(profile);
    import.setAsAt(asAt);
    import.setSkipBad(call.arguments.isSet(u"skip-bad"_s));
    import.setRefusedFile(call.arguments.isSet(u"refused"_s) ? call.arguments.value(u"refused"_s)
                                                             : defaultRefusedFile(store.info().location, file));
    import.setFile(file);
    const ImportOutcome outcome = runToTheEnd(import, call.arguments.isSet(u"dry-run"_s), call.err);
    report(call, outcome);
    printFaults(call.err, outcome);
    if (!outcome.faults.empty() && !outcome.fileRefused && !outcome.kept && !outcome.skipBad && !outcome.isWrongThroughout())
        call.err << u"With --skip-bad the other rows are imported, and these are written to a file.\n"_s;
    if (outcome.failure)
        return call.refuse(*outcome.failure);
    if (!outcome.refusedFileError.isEmpty()) {
        call.err << "Internal: " << outcome.refusedFileError << '\n';
        return Exit::Refused;
    }
    return outcome.kept || outcome.isClean() ? Exit::Done : Exit::Refused;
}

Exit run(VerbCall &call)
{
    const QStringList files = call.arguments.positionalArguments();
    if (files.size() != 1)
        return call.misuse(u"Say which file to import."_s);
    if (!call.arguments.isSet(u"profile"_s))
        return call.misuse(u"Say how the file is written with --profile NAME or --profile FILE.json."_s);
    const auto profile = ImportProfile::load(call.arguments.value(u"profile"_s));
    if (!profile) {
        call.err << errorName(profile.error().kind) << ": " << profile.error().detail << '\n';
        return Exit::Refused;
    }
    Exit exit = Exit::Done;
    const auto asAt = call.date(u"as-at"_s, {}, exit);
    if (!asAt)
        return exit;
    const auto database = call.databaseFile(exit);
    if (!database)
        return exit;
    const bool isNew = !database->contains("://"_L1) && !QFileInfo::exists(*database);
    auto store = call.openStore(Use::Create, exit);
    if (!store)
        return exit;
    exit = importInto(*store, call, *profile, *asAt);
    if (isNew && call.arguments.isSet(u"dry-run"_s) && !call.arguments.isSet(u"demo"_s))
        takeAway(std::move(store), *database);
    return exit;
}

} // namespace

Verb importVerb()
{
    return {.name = u"import"_s,
            .summary = u"Imports accounts or invoices from a CSV file; a large one can be stopped and gone on with."_s,
            .positional = 1,
            .declare = declare,
            .run = run};
}

} // namespace Tally
