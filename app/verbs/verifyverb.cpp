// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/verb.h"

#include "models/tables/words.h"

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

Exit run(VerbCall &call)
{
    Exit exit = Exit::Done;
    const auto store = call.openStore(false, exit);
    if (!store)
        return exit;
    const auto report = await(store->verify());
    if (!report)
        return call.refuse(report.error());
    Output faults({{u"check"_s, u"Check"_s}, {u"table"_s, u"Table"_s}, {u"row"_s, u"Row"_s}, {u"detail"_s, u"What is wrong"_s}});
    for (const VerifyFault &fault : report->faults)
        faults.add({OutputCell::text(fault.check), OutputCell::text(fault.table), OutputCell::count(fault.row),
                    OutputCell::text(fault.detail)});
    const bool sound = report->faultCount == 0;
    if (call.format != OutputFormat::Table || !sound)
        faults.print(call.out, call.format);
    if (call.format == OutputFormat::Table) {
        QStringList sums;
        for (const Money &sum : report->owed)
            sums.append(Words::balance(sum, QLocale()));
        call.out << u"Checked %1 accounts, %2 lines and %3 offsets; all balances together: %4.\n"_s
                        .arg(report->accounts).arg(report->lines).arg(report->offsets)
                        .arg(sums.isEmpty() ? u"settled"_s : sums.join(u" and "_s));
        if (sound)
            call.out << "Everything agrees.\n";
    }
    if (sound)
        return Exit::Done;
    call.err << u"Corrupt: %1 faults were found, the first %2 in row %3 of %4. Stop posting and restore a backup.\n"_s
                    .arg(report->faultCount).arg(report->faults.front().check).arg(report->faults.front().row)
                    .arg(report->faults.front().table);
    return Exit::Refused;
}

} // namespace

Verb verifyVerb()
{
    return {.name = u"verify"_s,
            .summary = u"Checks that every figure in the database agrees with every other."_s,
            .declare = [](QCommandLineParser &parser) { declareDatabase(parser, true); },
            .run = run};
}

} // namespace Tally
