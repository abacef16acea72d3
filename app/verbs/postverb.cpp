// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/postingrun.h"

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

Exit runFile(VerbCall &call)
{
    const QStringList ours{u"database"_s, u"demo"_s, u"batch"_s, u"atomic"_s};
    for (const QString &given : call.arguments.optionNames()) {
        if (!ours.contains(given))
            return call.misuse(u"--%1 does not belong to post --batch; the lines of the file say it."_s.arg(given));
    }
    if (!call.arguments.positionalArguments().isEmpty())
        return call.misuse(u"The lines of a batch say what to post; leave “%1” out."_s.arg(call.arguments.positionalArguments().front()));
    return runBatch(call, call.arguments.value(u"batch"_s), call.arguments.isSet(u"atomic"_s));
}

Exit run(VerbCall &call)
{
    if (call.arguments.isSet(u"batch"_s))
        return runFile(call);
    const PostingOperation *operation = findPostingOperation(call.arguments.positionalArguments().value(0));
    if (operation == nullptr || operation->name == "describe"_L1)
        return call.misuse(u"Say what to post: %1."_s.arg(postingOperationNames()));
    if (const QString stray = strayWord(*operation, wordsOf(call.arguments)); !stray.isEmpty())
        return call.misuse(u"--%1 does not belong to post %2."_s.arg(stray, operation->name));
    const QString reference = call.arguments.value(u"account"_s);
    if (reference.isEmpty())
        return call.misuse(u"Say which account with --account REFERENCE."_s);
    return runPosting(call, *operation, reference);
}

void declare(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"operation"_s, postingOperationNames() + u'.', u"OPERATION"_s);
    declareDatabase(parser, false);
    declareAccount(parser);
    parser.addOptions({
        {u"amount"_s, u"How much, for example 100.00; always positive. For adjust: what the overdue charge comes to."_s, u"AMOUNT"_s},
        {u"line"_s, u"The line acted on: the credit to apply, void or pay out, the charge to cancel, discount, refund or adjust."_s, u"NUMBER"_s},
        {u"lines"_s, u"The charges that are paid or written off, in this order."_s, u"NUMBER,NUMBER"_s},
        {u"type"_s, u"The type of a debit or credit, as code or label; MANUAL or CREDIT unless given. See tallystick types."_s, u"TYPE"_s},
        {u"payment-type"_s, u"How money moves: CASH, CARD, DIRECT_DEBIT … See tallystick types."_s, u"TYPE"_s},
        {u"register"_s, u"The till cash goes through, where tills are in use."_s, u"CODE"_s},
        {u"with-payout"_s, u"For refund: the money leaves at once instead of staying as credit."_s},
        {u"final"_s, u"For adjust: the charge accrues no more."_s},
        {u"reason"_s, u"For writeoff and forgive: why; required."_s, u"TEXT"_s},
        {u"evidence"_s, u"For writeoff and forgive: what shows it."_s, u"TEXT"_s},
        {u"key"_s, u"Idempotency key: the same key posts once, however often it is sent."_s, u"KEY"_s},
        {u"date"_s, u"The day it counts from; today unless given."_s, u"DATE"_s},
        {u"due-date"_s, u"When a debit should be paid."_s, u"DATE"_s},
        {u"description"_s, u"What the holder reads."_s, u"TEXT"_s},
        {u"note"_s, u"What only staff read."_s, u"TEXT"_s},
        {u"batch"_s, u"Post every line of a file, each a JSON object with these words, \"op\" and \"key\"; - reads standard input."_s, u"FILE.jsonl"_s},
        {u"atomic"_s, u"With --batch: all lines in one transaction, or none."_s},
    });
}

} // namespace

Verb postVerb()
{
    return {.name = u"post"_s,
            .summary = u"Posts to an account, or proposes a write-off, and prints the new line or the proposal as JSON."_s,
            .positional = 1,
            .declare = declare,
            .run = run};
}

Verb describeVerb()
{
    return {.name = u"describe"_s,
            .summary = u"Changes what a line says about itself, and keeps the old text in its history."_s,
            .declare = [](QCommandLineParser &parser) {
                declareDatabase(parser, false);
                declareAccount(parser);
                parser.addOptions({
                    {u"line"_s, u"The line to describe."_s, u"NUMBER"_s},
                    {u"description"_s, u"What the holder reads."_s, u"TEXT"_s},
                    {u"note"_s, u"What only staff read."_s, u"TEXT"_s},
                    {u"key"_s, u"Idempotency key: the same key changes once, however often it is sent."_s, u"KEY"_s},
                });
            },
            .run = [](VerbCall &call) {
                const QString line = call.arguments.value(u"line"_s).trimmed();
                if (line.isEmpty())
                    return call.misuse(u"Say which line with --line NUMBER."_s);
                // The account is only a check: a line belongs to one.
                return runPosting(call, *findPostingOperation(u"describe"),
                                  call.arguments.isSet(u"account"_s) ? call.arguments.value(u"account"_s) : u"line:"_s + line);
            }};
}

} // namespace Tally
