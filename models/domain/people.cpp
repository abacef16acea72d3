// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/people.h"

using namespace Qt::StringLiterals;

namespace Tally {

QString roleCode(Role role)
{
    switch (role) {
    case Role::Caseworker: return u"caseworker"_s;
    case Role::Finance: return u"finance"_s;
    case Role::Administrator: return u"administrator"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Role> roleFromCode(QStringView code)
{
    for (const Role role : {Role::Caseworker, Role::Finance, Role::Administrator}) {
        if (code.compare(roleCode(role), Qt::CaseInsensitive) == 0)
            return role;
    }
    return std::nullopt;
}

} // namespace Tally
