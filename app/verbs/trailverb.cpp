// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/verb.h"

#include "models/tables/trailfields.h"
#include "models/tables/trailwords.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr qint64 atOnce = 500;

OutputCell moneyOrNone(const std::optional<Money> &money)
{
    return money ? OutputCell::balance(*money) : OutputCell::coded({}, {});
}

QString fieldsJson(const TrailEntry &entry)
{
    QStringList all;
    for (const FieldChange &change : entry.fields)
        all.append(u"{\"field\": %1, \"before\": %2, \"after\": %3}"_s.arg(jsonString(change.field), jsonString(change.before),
                                                                          jsonString(change.after)));
    return u'[' + all.join(u", "_s) + u']';
}

QString linesJson(const TrailEntry &entry)
{
    QStringList all;
    for (const LineChange &change : entry.lines)
        all.append(u"{\"account_line_id\": %1, \"type\": %2, \"amount\": %3, \"outstanding_before\": %4, \"outstanding_after\": %5}"_s.arg(
            QString::number(change.line.value), jsonString(change.type), change.amount.toPlainString(),
            change.outstandingBefore ? change.outstandingBefore->toPlainString() : u"null"_s, change.outstandingAfter.toPlainString()));
    return u'[' + all.join(u", "_s) + u']';
}

void add(Output &output, const TrailEntry &entry, Currency currency, const TypeCatalogue &types)
{
    const QString at = entry.at.toUTC().toString(Qt::ISODateWithMs);
    OutputCell fields = OutputCell::text(Words::trailFields(entry, currency, types).join(u"; "_s));
    fields.json = fieldsJson(entry);
    output.add({OutputCell::count(entry.id), OutputCell::coded(at.left(19).replace(u'T', u' '), at), OutputCell::text(entry.actor),
                OutputCell::coded(Words::trailAction(entry.action), entry.action),
                entry.line ? OutputCell::count(entry.line->value) : OutputCell::coded({}, {}), moneyOrNone(entry.balanceBefore),
                moneyOrNone(entry.balanceAfter), std::move(fields), OutputCell::onlyJson(linesJson(entry))});
}

/// The query the options ask for; nothing after having said what is wrong.
std::optional<TrailQuery> queryOf(VerbCall &call, qint64 &most, Exit &exit)
{
    const QCommandLineParser &given = call.arguments;
    TrailQuery query{.limit = atOnce};
    if (given.isSet(u"account"_s) == given.isSet(u"administration"_s)) {
        exit = call.misuse(u"Say which account with --account REFERENCE, or --administration for types, settings and people."_s);
        return std::nullopt;
    }
    bool isNumber = true;
    if (given.isSet(u"limit"_s))
        most = given.value(u"limit"_s).toLongLong(&isNumber);
    if (!isNumber || most < 1) {
        exit = call.misuse(u"--limit takes a whole number of at least 1."_s);
        return std::nullopt;
    }
    if (given.isSet(u"line"_s)) {
        query.line = LineId{given.value(u"line"_s).toLongLong(&isNumber)};
        if (!isNumber || !query.line->isValid()) {
            exit = call.misuse(u"--line takes the number of a line."_s);
            return std::nullopt;
        }
    }
    return query;
}

Exit run(VerbCall &call)
{
    Exit exit = Exit::Done;
    qint64 most = std::numeric_limits<qint64>::max();
    auto query = queryOf(call, most, exit);
    if (!query)
        return exit;
    const auto store = call.openStore(Use::Read, exit);
    if (!store)
        return exit;
    if (call.arguments.isSet(u"account"_s)) {
        const auto id = await(store->resolve(call.arguments.value(u"account"_s)));
        if (!id)
            return call.refuse(id.error());
        query->account = *id;
    }
    const auto rules = await(store->rules());
    if (!rules)
        return call.refuse(rules.error());
    Currency currency;
    if (query->account.isValid()) {
        const auto account = await(store->account(query->account));
        if (!account)
            return call.refuse(account.error());
        currency = account->currency();
    }
    Output output({{u"id"_s, u"Entry"_s}, {u"at"_s, u"When (UTC)"_s}, {u"actor"_s, u"Who"_s}, {u"action"_s, u"What"_s}, {u"account_line_id"_s, u"Line"_s},
                   {u"balance_before"_s, u"Before"_s}, {u"balance_after"_s, u"After"_s}, {u"fields"_s, u"Changed"_s}, {u"lines"_s, {}, true}});
    for (bool more = true; more;) {
        query->limit = std::min(atOnce, most);
        const auto entries = await(store->trail(*query));
        if (!entries)
            return call.refuse(entries.error());
        for (const TrailEntry &entry : *entries)
            add(output, entry, currency, rules->types);
        most -= qint64(entries->size());
        more = most > 0 && qint64(entries->size()) == query->limit;
        if (more)
            query->before = entries->back().id;
    }
    output.print(call.out, call.format);
    return Exit::Done;
}

} // namespace

Verb trailVerb()
{
    return {.name = u"trail"_s,
            .summary = u"Prints who did what to an account or one of its lines, newest first."_s,
            .declare = [](QCommandLineParser &parser) {
                declareDatabase(parser, true);
                declareAccount(parser);
                parser.addOptions({
                    {u"line"_s, u"Only what touched this line."_s, u"NUMBER"_s},
                    {u"administration"_s, u"What was done to types, settings and people instead."_s},
                    {u"limit"_s, u"Print at most N entries; all unless given."_s, u"N"_s},
                });
            },
            .run = run};
}

} // namespace Tally
