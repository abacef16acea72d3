// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/verb.h"

#include "models/tables/words.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// What the table of types is made of, whichever of the three lists a row comes from.
const QStringList &kinds()
{
    static const QStringList all{u"debit"_s, u"credit"_s, u"payment"_s, u"register"_s};
    return all;
}

QString rolesCode(Roles roles)
{
    QStringList codes;
    for (const Role role : {Role::Caseworker, Role::Finance}) {
        if (roles.testFlag(role))
            codes.append(roleCode(role));
    }
    return codes.join(u' ');
}

void print(VerbCall &call, const TypeCatalogue &types)
{
    Output output({{u"kind"_s, u"Kind"_s}, {u"code"_s, u"Code"_s}, {u"label"_s, u"Label"_s}, {u"by_hand"_s, u"By hand"_s},
                   {u"default_amount"_s, u"Default"_s}, {u"posted_by"_s, u"Posted by"_s}, {u"archived"_s, u"Archived"_s}});
    const auto none = OutputCell::coded({}, {});
    for (const LineType &type : types.lineTypes)
        output.add({OutputCell::text(type.kind == LineKind::Debit ? u"debit"_s : u"credit"_s), OutputCell::text(type.code),
                    OutputCell::text(Words::label(type)), OutputCell::yesNo(type.byHand),
                    type.defaultAmountMinor ? OutputCell::money(Money::fromMinor(*type.defaultAmountMinor)) : none,
                    OutputCell::text(rolesCode(type.postedBy)), OutputCell::yesNo(type.archived)});
    for (const PaymentType &type : types.paymentTypes)
        output.add({OutputCell::text(u"payment"_s), OutputCell::text(type.code), OutputCell::text(Words::label(type)),
                    none, none, none, OutputCell::yesNo(type.archived)});
    for (const CashRegister &each : types.cashRegisters)
        output.add({OutputCell::text(u"register"_s), OutputCell::text(each.code), OutputCell::text(each.label), none, none, none,
                    OutputCell::yesNo(each.archived)});
    output.print(call.out, call.format);
}

/// The list the change is made in, by the option --kind or, for what exists already, by its code.
QString kindOf(const VerbCall &call, const TypeCatalogue &types, const QString &code)
{
    if (call.arguments.isSet(u"kind"_s))
        return call.arguments.value(u"kind"_s);
    if (types.find(code, LineKind::Debit) != nullptr)
        return u"debit"_s;
    if (types.find(code, LineKind::Credit) != nullptr)
        return u"credit"_s;
    return types.findPayment(code) != nullptr ? u"payment"_s : u"register"_s;
}

/// Puts what the options say of a line type into `type`; false after having said what is wrong.
bool changeLineType(VerbCall &call, LineType &type, Exit &exit)
{
    const QCommandLineParser &given = call.arguments;
    if (given.isSet(u"by-hand"_s))
        type.byHand = given.value(u"by-hand"_s) != "no"_L1;
    if (given.isSet(u"default-amount"_s) && !call.amountOrNone(u"default-amount"_s, type.defaultAmountMinor, exit))
        return false;
    if (!given.isSet(u"posted-by"_s))
        return true;
    type.postedBy = {};
    for (const QString &code : given.value(u"posted-by"_s).split(u',', Qt::SkipEmptyParts)) {
        const auto role = roleFromCode(code.trimmed());
        if (!role || *role == Role::Administrator) {
            exit = call.misuse(u"Types are posted by caseworker, finance or both (--posted-by)."_s);
            return false;
        }
        type.postedBy.setFlag(*role);
    }
    return true;
}

template <class Type>
Type knownOr(const Type *known, Type fresh)
{
    return known == nullptr ? std::move(fresh) : *known;
}

/// What to change, or nothing after having said what is wrong.
std::optional<RulesChange> changeOf(VerbCall &call, const TypeCatalogue &types, const QString &verb, const QString &code, Exit &exit)
{
    const QString kind = kindOf(call, types, code);
    const LineKind lineKind = kind == "debit"_L1 ? LineKind::Debit : LineKind::Credit;
    const bool ofLines = kind == "debit"_L1 || kind == "credit"_L1;
    const LineType *line = ofLines ? types.find(code, lineKind) : nullptr;
    const PaymentType *payment = kind == "payment"_L1 ? types.findPayment(code) : nullptr;
    const CashRegister *till = kind == "register"_L1 ? types.findRegister(code) : nullptr;
    const bool known = line != nullptr || payment != nullptr || till != nullptr;
    if (known == (verb == "add"_L1)) {
        exit = call.refuse({.kind = known ? ErrorKind::Invalid : ErrorKind::NotFound,
                            .detail = known ? u"there is a type with this code already"_s : QString(), .field = u"code"_s, .value = code});
        return std::nullopt;
    }
    // What was read goes along: another administrator may change it before we do.
    const auto finish = [&](auto changed, const auto *read) {
        if (call.arguments.isSet(u"label"_s))
            changed.label = call.arguments.value(u"label"_s);
        changed.archived = verb == "archive"_L1 || (changed.archived && verb != "bring-back"_L1);
        return RulesChange(std::move(changed), read == nullptr ? std::nullopt : std::optional(*read));
    };
    if (ofLines) {
        LineType type = knownOr(line, LineType{.code = code, .label = {}, .kind = lineKind, .byHand = true});
        return changeLineType(call, type, exit) ? std::optional(finish(std::move(type), line)) : std::nullopt;
    }
    for (const QString &stray : {u"by-hand"_s, u"default-amount"_s, u"posted-by"_s}) {
        if (call.arguments.isSet(stray)) {
            exit = call.misuse(u"--%1 belongs to types of debits and credits only."_s.arg(stray));
            return std::nullopt;
        }
    }
    if (kind == "payment"_L1)
        return finish(knownOr(payment, PaymentType{.code = code, .label = {}}), payment);
    return finish(knownOr(till, CashRegister{.code = code, .label = {}}), till);
}

Exit run(VerbCall &call)
{
    const QCommandLineParser &given = call.arguments;
    QStringList changes;
    for (const QString &verb : {u"add"_s, u"change"_s, u"archive"_s, u"bring-back"_s}) {
        if (given.isSet(verb))
            changes.append(verb);
    }
    if (changes.size() > 1)
        return call.misuse(u"Choose one of --add, --change, --archive and --bring-back."_s);
    for (const QString &detail : {u"kind"_s, u"label"_s, u"by-hand"_s, u"default-amount"_s, u"posted-by"_s}) {
        if (changes.isEmpty() && given.isSet(detail))
            return call.misuse(u"--%1 goes with --add CODE or --change CODE."_s.arg(detail));
    }
    if (given.isSet(u"kind"_s) && !kinds().contains(given.value(u"kind"_s)))
        return call.misuse(u"--kind is debit, credit, payment or register."_s);
    if (given.isSet(u"add"_s) && (!given.isSet(u"kind"_s) || given.value(u"label"_s).isEmpty()))
        return call.misuse(u"A new type needs --kind debit, credit, payment or register, and the --label people read."_s);
    if (given.isSet(u"by-hand"_s) && !QStringList{u"yes"_s, u"no"_s}.contains(given.value(u"by-hand"_s)))
        return call.misuse(u"--by-hand is yes or no."_s);
    Exit exit = Exit::Done;
    const auto store = call.openStore(changes.isEmpty() ? Use::Read : Use::Write, exit);
    if (!store)
        return exit;
    auto rules = await(store->rules());
    if (!rules)
        return call.refuse(rules.error());
    if (!changes.isEmpty()) {
        const auto change = changeOf(call, rules->types, changes.front(), given.value(changes.front()), exit);
        if (!change)
            return exit;
        rules = await(store->changeRules(*change, QUuid::createUuid().toString(QUuid::WithoutBraces)));
        if (!rules)
            return call.refuse(rules.error());
    }
    print(call, rules->types);
    return Exit::Done;
}

} // namespace

Verb typesVerb()
{
    return {.name = u"types"_s,
            .summary = u"Prints the types of debits and credits, payment types and tills, after making one change."_s,
            .declare = [](QCommandLineParser &parser) {
                declareDatabase(parser, true);
                parser.addOptions({
                    {u"add"_s, u"Add this type; needs --kind and --label."_s, u"CODE"_s},
                    {u"change"_s, u"Change this type; what is not said stays."_s, u"CODE"_s},
                    {u"archive"_s, u"Keep this type for the lines that have it, and post it no more."_s, u"CODE"_s},
                    {u"bring-back"_s, u"Let an archived type be posted again."_s, u"CODE"_s},
                    {u"kind"_s, u"debit, credit, payment or register."_s, u"KIND"_s},
                    {u"label"_s, u"What people read."_s, u"TEXT"_s},
                    {u"by-hand"_s, u"Whether staff may choose it: yes or no."_s, u"yes|no"_s},
                    {u"default-amount"_s, u"What a form proposes."_s, u"AMOUNT|none"_s},
                    {u"posted-by"_s, u"Who may post it: caseworker, finance or both."_s, u"ROLE,ROLE"_s},
                });
            },
            .run = run};
}

} // namespace Tally
