// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/linejson.h"
#include "app/verbs/verb.h"

#include <QHash>
#include <QRegularExpression>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {


std::optional<std::vector<LineId>> lineIds(const QString &text)
{
    std::vector<LineId> ids;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const qint64 id = part.trimmed().toLongLong(&isNumber);
        if (!isNumber || id <= 0)
            return std::nullopt;
        ids.push_back({id});
    }
    return ids;
}

/// The amount as given, or nothing after having said what is wrong: a number that does not fit is refused, anything else
/// is a wrong call.
std::optional<Money> amountOf(VerbCall &call, Currency currency, Exit &exit)
{
    static const QRegularExpression number(u"\\A[+-]?[0-9]+(\\.[0-9]+)?\\z"_s);
    const QString text = call.arguments.value(u"amount"_s);
    if (!number.match(text).hasMatch()) {
        exit = call.misuse(text.isEmpty() ? u"Say how much with --amount, for example --amount 100.00."_s
                                          : u"“%1” is not an amount (--amount)."_s.arg(text));
        return std::nullopt;
    }
    const auto amount = Money::parse(text, NumberFormat{.group = {}}, currency);
    if (!amount) {
        const qsizetype point = text.indexOf(u'.');
        const bool fine = point >= 0 && text.size() - point - 1 > currency.decimals();
        exit = call.refuse({.kind = fine ? ErrorKind::Invalid : ErrorKind::AmountTooLarge,
                            .detail = u"%1 amounts have %2 decimals"_s.arg(currency.code()).arg(currency.decimals()),
                            .field = u"amount"_s, .value = text});
    }
    return amount;
}

std::optional<LineText> textOf(VerbCall &call, Exit &exit)
{
    const auto date = call.date(u"date"_s, QDate::currentDate(), exit);
    if (!date)
        return std::nullopt;
    if (*date > QDate::currentDate()) {
        exit = call.refuse({.kind = ErrorKind::Invalid, .detail = u"it lies in the future; money is posted when it has moved"_s,
                            .field = u"date"_s, .value = date->toString(Qt::ISODate)});
        return std::nullopt;
    }
    const auto due = call.date(u"due-date"_s, {}, exit);
    if (!due)
        return std::nullopt;
    return LineText{.date = *date, .dueDate = *due, .description = call.arguments.value(u"description"_s),
                    .internalNote = call.arguments.value(u"note"_s)};
}

/// The option that was given and does not belong to `operation`; empty if there is none. Ignoring it could post to another
/// charge than was meant.
QString strayOption(const QCommandLineParser &arguments, const QString &operation)
{
    const QStringList general{u"database"_s, u"demo"_s, u"account"_s, u"key"_s, u"date"_s, u"description"_s, u"note"_s};
    const QHash<QString, QStringList> own{
        {u"payment"_s, {u"amount"_s, u"payment-type"_s, u"lines"_s}},
        {u"debit"_s, {u"amount"_s, u"type"_s, u"due-date"_s}},
        {u"void"_s, {u"line"_s, u"lines"_s}},
    };
    for (const QString &given : arguments.optionNames()) {
        if (!general.contains(given) && !own.value(operation).contains(given))
            return given;
    }
    return {};
}

std::optional<LedgerCommand> commandOf(VerbCall &call, const QString &operation, Currency currency, Exit &exit)
{
    const QCommandLineParser &arguments = call.arguments;
    auto text = textOf(call, exit);
    if (!text)
        return std::nullopt;
    const auto lines = lineIds(arguments.value(u"lines"_s));
    const auto line = lineIds(arguments.value(u"line"_s));
    if (!lines || !line) {
        exit = call.misuse(u"Lines are given by their numbers, for example --lines 12,15."_s);
        return std::nullopt;
    }
    if (operation == "void"_L1) {
        const std::vector<LineId> &credit = line->empty() ? *lines : *line;
        if (credit.size() != 1) {
            exit = call.misuse(u"Say which credit to void with --line NUMBER."_s);
            return std::nullopt;
        }
        return VoidCredit{.credit = credit.front(), .text = *std::move(text)};
    }
    const auto amount = amountOf(call, currency, exit);
    if (!amount)
        return std::nullopt;
    if (operation == "debit"_L1) {
        const QString type = arguments.isSet(u"type"_s) ? arguments.value(u"type"_s) : LineTypeCode::manual.toString();
        return AddDebit{.amount = *amount, .type = type, .text = *std::move(text)};
    }
    return AddCredit{.amount = *amount, .paymentType = arguments.value(u"payment-type"_s), .debits = *lines, .text = *std::move(text)};
}

Exit run(VerbCall &call)
{
    const QString operation = call.arguments.positionalArguments().value(0);
    if (!QStringList{u"payment"_s, u"debit"_s, u"void"_s}.contains(operation) || call.arguments.positionalArguments().size() != 1)
        return call.misuse(u"Say what to post: payment, debit or void."_s);
    if (const QString stray = strayOption(call.arguments, operation); !stray.isEmpty())
        return call.misuse(u"--%1 does not belong to post %2."_s.arg(stray, operation));
    const QString reference = call.arguments.value(u"account"_s);
    if (reference.isEmpty())
        return call.misuse(u"Say which account with --account REFERENCE."_s);
    Exit exit = Exit::Done;
    const auto store = call.openStore(false, exit);
    if (!store)
        return exit;
    const auto id = await(store->resolve(reference));
    if (!id)
        return call.refuse(id.error());
    const auto account = await(store->account(*id));
    if (!account)
        return call.refuse(account.error());
    const auto command = commandOf(call, operation, account->currency(), exit);
    if (!command)
        return exit;
    const QString key = call.arguments.isSet(u"key"_s) ? call.arguments.value(u"key"_s)
                                                       : QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto posted = await(store->post({.key = key, .account = *id, .command = *command}));
    if (!posted)
        return call.refuse(posted.error());
    LineOutput line(account->uuid, account->holder.reference);
    line.add(posted->line, posted->offsets);
    call.out << line.output().jsonObject(0) << '\n';
    return Exit::Done;
}

} // namespace

Verb postVerb()
{
    return {.name = u"post"_s,
            .summary = u"Posts a payment or a debit, or voids a credit, and prints the new line as JSON."_s,
            .declare = [](QCommandLineParser &parser) {
                parser.addPositionalArgument(u"operation"_s, u"payment, debit or void."_s);
                declareDatabase(parser, false);
                parser.addOptions({
                    {u"account"_s, u"Payment reference, account id, or the holder's own reference when that names one account."_s, u"REFERENCE"_s},
                    {u"amount"_s, u"How much, for example 100.00; always positive."_s, u"AMOUNT"_s},
                    {u"payment-type"_s, u"How a payment came in: CASH, CARD, DIRECT_DEBIT, CHEQUE, BANK_TRANSFER, STANDING_ORDER or HOUSING_BENEFIT."_s, u"CODE"_s},
                    {u"type"_s, u"The type of a debit, for example RENT; MANUAL unless given."_s, u"CODE"_s},
                    {u"lines"_s, u"The charges a payment pays first, in this order."_s, u"NUMBER,NUMBER"_s},
                    {u"line"_s, u"The credit to void."_s, u"NUMBER"_s},
                    {u"key"_s, u"Idempotency key: the same key posts once, however often it is sent."_s, u"KEY"_s},
                    {u"date"_s, u"The day it counts from; today unless given."_s, u"DATE"_s},
                    {u"due-date"_s, u"When a debit should be paid."_s, u"DATE"_s},
                    {u"description"_s, u"What the holder reads."_s, u"TEXT"_s},
                    {u"note"_s, u"What only staff read."_s, u"TEXT"_s},
                });
            },
            .run = run};
}

} // namespace Tally
