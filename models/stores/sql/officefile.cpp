// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/officefile.h"

#include "models/stores/sql/rawstatement.h"

namespace Tally::OfficeFile {

qint64 rulesVersion(Database &database)
{
    RawStatement &row = database.raw("SELECT rules_version FROM ledger_settings");
    const RawStatement::Closing closing(row);
    row.open();
    return row.nextRow() ? row.number(0) : 0;
}

Person person(Database &database, const QString &name)
{
    RawStatement &row = database.raw("SELECT name, display_name, posting_limit, active, version FROM person WHERE name = ?");
    const RawStatement::Closing closing(row);
    row.open(name);
    if (!row.nextRow())
        return {.name = name};
    Person person{.name = row.string(0), .displayName = row.string(1), .active = row.number(3) != 0, .version = row.number(4)};
    if (!row.isNull(2))
        person.postingLimitMinor = row.number(2);
    RawStatement &roles = database.raw("SELECT role FROM person_role WHERE name = ?");
    const RawStatement::Closing closingRoles(roles);
    roles.open(name);
    while (roles.nextRow()) {
        if (const auto role = roleFromCode(roles.string(0)))
            person.roles.setFlag(*role);
    }
    return person;
}

} // namespace Tally::OfficeFile
