// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>
#include <QString>

#include <optional>

namespace Tally {

/// What a person may do here. Somebody may hold several.
enum class Role {
    Caseworker = 1,      ///< reads, adds notes, posts payments within a limit, proposes write-offs
    Finance = 2,         ///< posts everything, approves write-offs of others
    Administrator = 4,   ///< manages types, settings and people, and posts nothing
};
Q_DECLARE_FLAGS(Roles, Role)

inline constexpr Roles everyRole = Roles(int(Role::Caseworker) | int(Role::Finance) | int(Role::Administrator));

/// One who signs in: the user of the operating system on an SQLite file, the database's own user on PostgreSQL.
struct Person
{
    QString name;                                  ///< the sign-in name
    QString displayName = {};                      ///< empty: the sign-in name is shown
    Roles roles = {};
    std::optional<qint64> postingLimitMinor = {};  ///< the largest single posting, in minor units; unset: no limit
    bool active = true;
    qint64 version = 0;                            ///< counts changes; 0: not kept yet

    [[nodiscard]] bool has(Role role) const { return active && roles.testFlag(role); }
    friend bool operator==(const Person &, const Person &) = default;
};

/// The codes of the roles as the database and scripts say them: "caseworker", "finance", "administrator".
[[nodiscard]] QString roleCode(Role role);
[[nodiscard]] std::optional<Role> roleFromCode(QStringView code);

} // namespace Tally

// At global scope: in our namespace it would hide Qt's own operators of flags and keys.
Q_DECLARE_OPERATORS_FOR_FLAGS(Tally::Roles)
