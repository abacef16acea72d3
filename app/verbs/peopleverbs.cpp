// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/verb.h"

#include <QUuid>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr std::array allRoles{Role::Caseworker, Role::Finance, Role::Administrator};

QStringList rolesOf(const Person &person)
{
    QStringList codes;
    for (const Role role : allRoles) {
        if (person.roles.testFlag(role))
            codes.append(roleCode(role));
    }
    return codes;
}

OutputCell rolesCell(const Person &person)
{
    const QStringList codes = rolesOf(person);
    QStringList quoted;
    for (const QString &role : codes)
        quoted.append(jsonString(role));
    return {.words = codes.join(u", "_s), .plain = codes.join(u' '), .json = u'[' + quoted.join(u", "_s) + u']'};
}

Output outputOf(const std::vector<Person> &people)
{
    Output output({{u"name"_s, u"Name"_s}, {u"display_name"_s, u"Called"_s}, {u"roles"_s, u"Roles"_s}, {u"posting_limit"_s, u"Limit"_s},
                   {u"active"_s, u"Active"_s}});
    for (const Person &person : people)
        output.add({OutputCell::text(person.name), OutputCell::text(person.displayName), rolesCell(person),
                    person.postingLimitMinor ? OutputCell::money(Money::fromMinor(*person.postingLimitMinor)) : OutputCell::coded({}, {}),
                    OutputCell::yesNo(person.active)});
    return output;
}

Exit list(VerbCall &call)
{
    Exit exit = Exit::Done;
    const auto store = call.openStore(Use::Read, exit);
    if (!store)
        return exit;
    const auto people = await(store->people());
    if (!people)
        return call.refuse(people.error());
    outputOf(*people).print(call.out, call.format);
    return Exit::Done;
}

/// Puts what the options say into `person`; false after having said what is wrong.
bool change(VerbCall &call, Person &person, Exit &exit)
{
    const QCommandLineParser &given = call.arguments;
    if (given.isSet(u"active"_s) && given.isSet(u"inactive"_s)) {
        exit = call.misuse(u"Choose either --active or --inactive."_s);
        return false;
    }
    if (given.isSet(u"roles"_s)) {
        person.roles = {};
        for (const QString &code : given.value(u"roles"_s).split(u',', Qt::SkipEmptyParts)) {
            const auto role = roleFromCode(code.trimmed());
            if (!role) {
                exit = call.misuse(u"“%1” is not a role; roles are caseworker, finance and administrator (--roles)."_s.arg(code));
                return false;
            }
            person.roles.setFlag(*role);
        }
    }
    if (given.isSet(u"limit"_s) && !call.amountOrNone(u"limit"_s, person.postingLimitMinor, exit))
        return false;
    if (given.isSet(u"called"_s))
        person.displayName = given.value(u"called"_s);
    person.active = given.isSet(u"active"_s) || (person.active && !given.isSet(u"inactive"_s));
    return true;
}

Exit runPerson(VerbCall &call)
{
    const QString name = call.arguments.value(u"name"_s);
    if (name.isEmpty())
        return call.misuse(u"Say who with --name NAME, as that person signs in."_s);
    Exit exit = Exit::Done;
    Person person{.name = name};
    if (!change(call, person, exit))
        return exit;                     // a wrong call is one whatever the database says
    const auto store = call.openStore(Use::Write, exit);
    if (!store)
        return exit;
    const auto people = await(store->people());
    if (!people)
        return call.refuse(people.error());
    const auto known = std::find_if(people->begin(), people->end(), [&](const Person &each) { return each.name == name; });
    if (known != people->end()) {
        person = *known;
        if (!change(call, person, exit))
            return exit;
    }
    if (known != people->end() && person == *known) {
        call.out << outputOf({person}).jsonObject(0) << '\n';
        return Exit::Done;
    }
    const auto kept = await(store->changePerson(person, QUuid::createUuid().toString(QUuid::WithoutBraces)));
    if (!kept)
        return call.refuse(kept.error());
    call.out << outputOf({*kept}).jsonObject(0) << '\n';
    return Exit::Done;
}

} // namespace

Verb peopleVerb()
{
    return {.name = u"people"_s,
            .summary = u"Prints who may do what in this database."_s,
            .declare = [](QCommandLineParser &parser) { declareDatabase(parser, true); },
            .run = list};
}

Verb personVerb()
{
    return {.name = u"person"_s,
            .summary = u"Adds a person, or changes what one may do; what is not said stays."_s,
            .declare = [](QCommandLineParser &parser) {
                declareDatabase(parser, false);
                parser.addOptions({
                    {u"name"_s, u"The name the computer knows the person by."_s, u"NAME"_s},
                    {u"roles"_s, u"caseworker, finance and administrator, one or several."_s, u"ROLE,ROLE"_s},
                    {u"limit"_s, u"The largest amount of one posting; none takes the limit away."_s, u"AMOUNT|none"_s},
                    {u"called"_s, u"The name people read."_s, u"TEXT"_s},
                    {u"inactive"_s, u"The person may do nothing any more; the name stays in the history."_s},
                    {u"active"_s, u"The person may work here again."_s},
                });
            },
            .run = runPerson};
}

} // namespace Tally
