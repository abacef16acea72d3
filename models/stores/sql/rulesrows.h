// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"
#include "models/stores/sql/database.h"
#include "models/stores/sql/rowwriter.h"

/// Types, settings and people: read, and changed by administrators.
namespace Tally {

/// The rules a connection read last, kept until somebody changes them.
class RulesCache final
{
public:
    /// The rules in force, read again only if they changed. Call it inside the transaction that depends on them.
    [[nodiscard]] const LedgerRules &current(Database &database);

private:
    qint64 m_version = -1;
    LedgerRules m_rules;
};

[[nodiscard]] LedgerRules readRules(Database &database);
/// The person of that sign-in name; one nobody knows has no roles and version 0.
[[nodiscard]] Person readPerson(Database &database, const QString &name);
[[nodiscard]] std::vector<Person> readPeople(Database &database);

/// Applies one change inside an open transaction. Throws NotAllowed, Invalid, Conflict. A known key changes nothing.
/// @return whether something changed.
bool changeRules(Database &database, RowWriter &rows, const RulesChange &change, const QString &key, const Person &by);
/// The same for a person. @return the person as kept now.
[[nodiscard]] Person changePerson(Database &database, RowWriter &rows, Person person, const QString &key, const Person &by, bool &changed);

/// Whoever first writes to a database that knows nobody holds every role.
void welcomeFirstPerson(Database &database, const Stamp &stamp);

} // namespace Tally
