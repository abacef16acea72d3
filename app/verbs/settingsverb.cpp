// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/verb.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

QString code(ReceiptNumbers numbers)
{
    static constexpr QStringView codes[] = {u"off", u"running", u"per-year"};
    return codes[std::size_t(numbers)].toString();
}

std::optional<ReceiptNumbers> receiptNumbers(const QString &text)
{
    for (const ReceiptNumbers each : {ReceiptNumbers::Off, ReceiptNumbers::Running, ReceiptNumbers::PerYear}) {
        if (text == code(each))
            return each;
    }
    return std::nullopt;
}

OutputCell amountCell(std::optional<qint64> minor)
{
    return minor ? OutputCell::money(Money::fromMinor(*minor)) : OutputCell::coded(u"no limit"_s, {});
}

OutputCell ladderCell(const std::vector<ApprovalStep> &ladder)
{
    QStringList words;
    QStringList plain;
    QStringList json;
    for (const ApprovalStep &step : ladder) {
        const QString above = Money::fromMinor(step.aboveMinor).toPlainString();
        plain.append(u"%1:%2"_s.arg(above).arg(step.approvers));
        words.append(u"above %1 by %2"_s.arg(above, step.approvers == 1 ? u"one other"_s : u"two others"_s));
        json.append(u"{\"above\": %1, \"approvers\": %2}"_s.arg(above).arg(step.approvers));
    }
    return {.words = ladder.empty() ? u"none"_s : words.join(u", "_s), .plain = plain.join(u' '),
            .json = u'[' + json.join(u", "_s) + u']'};
}

void print(VerbCall &call, const LedgerSettings &settings)
{
    // One row, but nobody reads five headings over five words.
    if (call.format == OutputFormat::Table) {
        call.out << "Receipt numbers: " << code(settings.receiptNumbers)
                 << "\nCash registers: " << (settings.cashRegisters ? "in use" : "not in use")
                 << "\nForms ask again above: " << amountCell(settings.warnAboveMinor).words
                 << "\nNobody posts more than: " << amountCell(settings.refuseAboveMinor).words
                 << "\nWrite-offs that wait for approval: " << ladderCell(settings.approvalLadder).words << '\n';
        return;
    }
    Output output({{u"receipts"_s, {}}, {u"registers"_s, {}}, {u"warn_above"_s, {}},
                   {u"refuse_above"_s, {}}, {u"ladder"_s, {}}});
    output.add({OutputCell::text(code(settings.receiptNumbers)), OutputCell::yesNo(settings.cashRegisters),
                amountCell(settings.warnAboveMinor), amountCell(settings.refuseAboveMinor), ladderCell(settings.approvalLadder)});
    output.print(call.out, call.format);
}

/// "50.00:1,1000.00:2"; nothing if it is no ladder.
std::optional<std::vector<ApprovalStep>> ladderOf(const QString &text)
{
    std::vector<ApprovalStep> ladder;
    if (text == "none"_L1)
        return ladder;
    for (const QString &step : text.split(u',')) {
        const auto above = Money::parse(step.section(u':', 0, 0), NumberFormat{.group = {}});
        bool isNumber = false;
        const int approvers = step.section(u':', 1).toInt(&isNumber);
        if (!above || !isNumber)
            return std::nullopt;
        ladder.push_back({.aboveMinor = above->minor(), .approvers = approvers});
    }
    return ladder;
}

/// Puts what the options say into `settings`; false after having said what is wrong.
bool change(VerbCall &call, LedgerSettings &settings, Exit &exit)
{
    const QCommandLineParser &given = call.arguments;
    if (given.isSet(u"receipts"_s)) {
        const auto numbers = receiptNumbers(given.value(u"receipts"_s));
        if (!numbers) {
            exit = call.misuse(u"--receipts is off, running or per-year."_s);
            return false;
        }
        settings.receiptNumbers = *numbers;
    }
    if (const QString registers = given.value(u"registers"_s); given.isSet(u"registers"_s)) {
        if (registers != "on"_L1 && registers != "off"_L1) {
            exit = call.misuse(u"--registers is on or off."_s);
            return false;
        }
        settings.cashRegisters = registers == "on"_L1;
    }
    if (given.isSet(u"warn-above"_s) && !call.amountOrNone(u"warn-above"_s, settings.warnAboveMinor, exit))
        return false;
    if (given.isSet(u"refuse-above"_s) && !call.amountOrNone(u"refuse-above"_s, settings.refuseAboveMinor, exit))
        return false;
    if (given.isSet(u"ladder"_s)) {
        const auto ladder = ladderOf(given.value(u"ladder"_s));
        if (!ladder) {
            exit = call.misuse(u"A ladder is amounts with the number of others who must approve, such as 50.00:1,1000.00:2, or none (--ladder)."_s);
            return false;
        }
        settings.approvalLadder = *ladder;
    }
    return true;
}

Exit run(VerbCall &call)
{
    Exit exit = Exit::Done;
    LedgerSettings wished;
    if (!change(call, wished, exit))
        return exit;                     // a wrong call is one whatever the database says
    const bool changes = call.arguments.isSet(u"receipts"_s) || call.arguments.isSet(u"registers"_s)
        || call.arguments.isSet(u"warn-above"_s) || call.arguments.isSet(u"refuse-above"_s) || call.arguments.isSet(u"ladder"_s);
    const auto store = call.openStore(changes ? Use::Write : Use::Read, exit);
    if (!store)
        return exit;
    auto rules = await(store->rules());
    if (!rules)
        return call.refuse(rules.error());
    LedgerSettings settings = rules->settings;
    if (!change(call, settings, exit))
        return exit;
    if (settings != rules->settings) {
        rules = await(store->changeRules(settings, QUuid::createUuid().toString(QUuid::WithoutBraces)));
        if (!rules)
            return call.refuse(rules.error());
    }
    print(call, rules->settings);
    return Exit::Done;
}

} // namespace

Verb settingsVerb()
{
    return {.name = u"settings"_s,
            .summary = u"Prints the settings of the ledger, after changing those that are given."_s,
            .declare = [](QCommandLineParser &parser) {
                declareDatabase(parser, true);
                parser.addOptions({
                    {u"receipts"_s, u"Receipt numbers: off, running or per-year."_s, u"KIND"_s},
                    {u"registers"_s, u"Whether cash must say through which till it moves: on or off."_s, u"on|off"_s},
                    {u"warn-above"_s, u"Forms ask again above this amount."_s, u"AMOUNT|none"_s},
                    {u"refuse-above"_s, u"Nobody may post more than this at once."_s, u"AMOUNT|none"_s},
                    {u"ladder"_s, u"Write-offs above each amount wait for one or two others, for example 50.00:1,1000.00:2."_s, u"STEPS|none"_s},
                });
            },
            .run = run};
}

} // namespace Tally
