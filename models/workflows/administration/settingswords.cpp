// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/administration/settingswords.h"

#include "models/domain/money.h"
#include "models/tables/operationwords.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Tally::SettingsWords {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Tally::SettingsWords)
};

constexpr Role everyOne[] = {Role::Caseworker, Role::Finance, Role::Administrator};

QString list(const QStringList &words, const QString &last)
{
    if (words.size() < 2)
        return words.join(QString());
    return last.arg(words.mid(0, words.size() - 1).join(Text::tr(", ")), words.back());
}

QString roleNoun(Role role)
{
    switch (role) {
    case Role::Caseworker: return Text::tr("caseworker");
    case Role::Finance: return Text::tr("finance");
    case Role::Administrator: return Text::tr("administrator");
    }
    Q_UNREACHABLE();
}

} // namespace

QString roles(Roles roles)
{
    QStringList words;
    for (const Role role : everyOne) {
        if (roles.testFlag(role))
            words.append(roleNoun(role));
    }
    //: The last two of somebody's roles: finance and administrator
    return words.isEmpty() ? Text::tr("no role") : list(words, Text::tr("%1 and %2"));
}

QString posters(Roles roles)
{
    const QString words = Words::holdersOf(roles & (Role::Caseworker | Role::Finance));
    return words.isEmpty() ? Text::tr("nobody") : words;
}

QString roleLabel(Role role)
{
    switch (role) {
    case Role::Caseworker: return Text::tr("&Caseworker");
    case Role::Finance: return Text::tr("F&inance");
    case Role::Administrator: return Text::tr("A&dministrator");
    }
    Q_UNREACHABLE();
}

QString roleSentence(Role role)
{
    switch (role) {
    case Role::Caseworker: return Text::tr("Reads, edits accounts, adds notes, posts payments and proposes write-offs.");
    case Role::Finance: return Text::tr("Posts and voids everything, and approves write-offs that others proposed.");
    case Role::Administrator: return Text::tr("Manages types, limits and people, and posts nothing.");
    }
    Q_UNREACHABLE();
}

QString kind(LineKind kind) { return kind == LineKind::Debit ? Text::tr("Charge") : Text::tr("Credit"); }

QString amount(std::optional<qint64> minor, const QString &unset)
{
    return minor ? Money::fromMinor(*minor).toString(QLocale()) : unset;
}

QString receiptNumbers(ReceiptNumbers numbers)
{
    switch (numbers) {
    case ReceiptNumbers::Off: return Text::tr("none");
    case ReceiptNumbers::Running: return Text::tr("one running series");
    case ReceiptNumbers::PerYear: return Text::tr("a series for each year");
    }
    Q_UNREACHABLE();
}

QString ladder(const std::vector<ApprovalStep> &steps)
{
    QStringList words;
    for (const ApprovalStep &step : steps) {
        const QString above = Money::fromMinor(step.aboveMinor).toString(QLocale());
        words.append(step.approvers == 1 ? Text::tr("above %1: 1 approver").arg(above) : Text::tr("above %1: 2 approvers").arg(above));
    }
    return words.isEmpty() ? Text::tr("nothing waits") : words.join(Text::tr("; "));
}

QString signedInAs(const Person &person)
{
    if (!person.active || !person.roles)
        return Text::tr("Signed in as %1 (without a role)").arg(person.name);
    return Text::tr("Signed in as %1 (%2)").arg(person.name, roles(person.roles));
}

QString administrators(const std::vector<Person> &people)
{
    QStringList names;
    for (const Person &person : people) {
        if (person.has(Role::Administrator))
            names.append(person.displayName.isEmpty() ? person.name : Text::tr("%1 (%2)").arg(person.displayName, person.name));
    }
    return list(names, Text::tr("%1 or %2"));
}

QString whomToAsk(const Person &person, const std::vector<Person> &people)
{
    if (person.active && person.roles)
        return {};
    const QString names = administrators(people);
    const QString first = person.active ? Text::tr("You are signed in as %1, who has no role in this database, so you cannot change anything here.").arg(person.name)
                                        : Text::tr("You are signed in as %1, who is not active in this database any more, so you cannot change anything here.").arg(person.name);
    //: First a sentence that says what is the case, then whom to ask.
    return names.isEmpty() ? Text::tr("%1 Ask whoever administers the database for a role.").arg(first)
                           : Text::tr("%1 Ask %2 for a role.").arg(first, names);
}

} // namespace Tally::SettingsWords
