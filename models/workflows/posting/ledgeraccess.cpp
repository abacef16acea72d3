// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/posting/ledgeraccess.h"

#include "models/tables/operationwords.h"

namespace Tally {
namespace {

constexpr Roles posting = Roles(int(Role::Caseworker) | int(Role::Finance));

/// What somebody goes by: the name people know, or the sign-in name.
QString nameOf(const Person &person) { return person.displayName.isEmpty() ? person.name : person.displayName; }

QString onlyOthers(Roles roles, const Person &person)
{
    //: Who may do it, then who one is: Only finance staff may do this; you are signed in as a caseworker.
    return LedgerAccess::tr("Only %1 may do this; you are signed in as %2.").arg(Words::holdersOf(roles), Words::oneWith(person.roles));
}

} // namespace

LedgerAccess::LedgerAccess(AccountStore &store, QObject *parent) : QObject(parent), m_store{store}
{
    connect(&store, &AccountStore::rulesChanged, this, &LedgerAccess::refresh);
    refresh();
}

void LedgerAccess::refresh()
{
    m_wasRefused = false;
    const auto take = [this, generation = ++m_generation](auto &kept, auto done) {
        return [this, generation, &kept, done](auto answer) {
            if (generation != m_generation)
                return;
            if (!answer) {
                m_wasRefused = true;
                emit failed(answer.error());
            } else {
                kept = *std::move(answer);
                done();
            }
            emit changed();
        };
    };
    whenAnswered(m_store.rules(), this, take(m_rules, [this] { m_hasRules = true; }));
    whenAnswered(m_store.me(), this, take(m_person, [this] { m_hasPerson = true; }));
    whenAnswered(m_store.people(), this, take(m_people, [] {}));
}

QStringList LedgerAccess::approvers() const
{
    QStringList names;
    for (const Person &person : m_people) {
        if (person.name != m_person.name && mayDo(person, Operation::DecideWriteOff))
            names.append(nameOf(person));
    }
    return names;
}

QString LedgerAccess::whyNotAllowed(Operation right) const
{
    if (!isLoaded()) {
        return m_wasRefused ? tr("Who may do what could not be read. Refresh the page to try again.")
                            : tr("Who may do what is still being read.");
    }
    if (!m_person.active)
        return tr("You are no longer active in this database; ask an administrator.");
    return mayDo(m_person, right) ? QString() : onlyOthers(rolesFor(right), m_person);
}

QString LedgerAccess::whyTypeNotAllowed(const LineType &type) const
{
    const Roles allowed = type.postedBy & posting;
    return (m_person.roles & allowed) ? QString() : onlyOthers(allowed, m_person);
}

} // namespace Tally
