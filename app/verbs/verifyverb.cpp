// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/progress.h"
#include "app/verbs/verb.h"

#include "models/tables/words.h"

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// "row 4 of account_line, offset-not-zero: an offset of zero explains nothing".
QString sentenceOf(const VerifyFault &fault)
{
    const QString what = fault.check + u": "_s + fault.detail;
    if (fault.table.isEmpty())
        return what;
    return fault.row == 0 ? u"%1, %2"_s.arg(fault.table, what) : u"row %1 of %2, %3"_s.arg(QString::number(fault.row), fault.table, what);
}

void printJson(QTextStream &out, const VerifyReport &report, const Output &faults)
{
    out << u"{\"sound\": %1, \"accounts\": %2, \"lines\": %3, \"offsets\": %4, \"trailEntries\": %5, \"trailSeal\": %6, "
           "\"faultCount\": %7, \"faults\": "_s
               .arg(report.faultCount == 0 ? u"true"_s : u"false"_s).arg(report.accounts).arg(report.lines).arg(report.offsets)
               .arg(report.trailEntries).arg(jsonString(report.trailSeal)).arg(report.faultCount);
    QString list;
    QTextStream text(&list);
    faults.print(text, OutputFormat::Json);
    out << list.trimmed() << "}\n";
}

Exit run(VerbCall &call)
{
    Exit exit = Exit::Done;
    const auto store = call.openStore(Use::Read, exit);
    if (!store)
        return exit;
    Result<VerifyReport> report;
    {
        Progress progress(call.err, u"Checking"_s);
        report = await(store->verify(), progress);
    }
    if (!report)
        return call.refuse(report.error());
    Output faults({{u"check"_s, u"Check"_s}, {u"table"_s, u"Table"_s}, {u"row"_s, u"Row"_s}, {u"detail"_s, u"What is wrong"_s}});
    for (const VerifyFault &fault : report->faults)
        faults.add({OutputCell::text(fault.check), OutputCell::text(fault.table), OutputCell::count(fault.row),
                    OutputCell::text(fault.detail)});
    const bool sound = report->faultCount == 0;
    if (call.format == OutputFormat::Json)
        printJson(call.out, *report, faults);
    else if (call.format == OutputFormat::Csv || !sound)
        faults.print(call.out, call.format);
    if (call.format == OutputFormat::Table) {
        QStringList sums;
        for (const Money &sum : report->owed)
            sums.append(Words::balance(sum, QLocale()));
        call.out << u"Checked %1 accounts, %2 lines and %3 offsets; all balances together: %4.\n"_s
                        .arg(QLocale().toString(report->accounts), QLocale().toString(report->lines), QLocale().toString(report->offsets))
                        .arg(sums.isEmpty() ? u"settled"_s : sums.join(u" and "_s));
        if (!report->trailSeal.isEmpty())
            call.out << u"The history has %1 entries. Its seal, worth keeping elsewhere: %2\n"_s.arg(QLocale().toString(report->trailEntries), report->trailSeal);
        if (sound)
            call.out << "Everything agrees.\n";
    }
    if (sound)
        return Exit::Done;
    call.err << u"Corrupt: %1 faults were found; the first: %2. Stop posting and restore a backup.\n"_s
                    .arg(report->faultCount).arg(sentenceOf(report->faults.front()));
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
