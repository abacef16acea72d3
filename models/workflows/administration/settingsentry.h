// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledgerrules.h"
#include "models/domain/people.h"

#include <QString>

#include <variant>
#include <vector>

namespace Tally {

/// One thing an administrator changes at once.
using SettingsEntry = std::variant<LineType, PaymentType, CashRegister, LedgerSettings, Person>;

/// Which kind an entry is: the index of its alternative.
enum class EntryKind { LineType, PaymentType, CashRegister, Settings, Person };
[[nodiscard]] EntryKind kindOf(const SettingsEntry &entry);

/// What tells an entry from others of its kind: the code or sign-in name; empty for the settings, of which there is one.
[[nodiscard]] QString keyOf(const SettingsEntry &entry);
/// What people call it.
[[nodiscard]] QString nameOf(const SettingsEntry &entry);
/// As it would be stored: texts trimmed, a missing code made from the name.
[[nodiscard]] SettingsEntry tidied(SettingsEntry entry);
/// "COURT_COST" of "Court cost": capitals, digits and underscores; empty if the name has none of them.
[[nodiscard]] QString codeFor(const QString &name);

/// All entries of that kind in those rules, in their order; none for people.
[[nodiscard]] std::vector<SettingsEntry> entriesOf(const LedgerRules &rules, EntryKind kind);
[[nodiscard]] const SettingsEntry *findEntry(const std::vector<SettingsEntry> &entries, const QString &key);

/// A field that somebody else's version and the form fill differently, in words.
struct EntryDifference
{
    QString label;
    QString mine;
    QString theirs;
    bool changedByMe = false;   ///< false: only they changed it, and their value is kept either way

    friend bool operator==(const EntryDifference &, const EntryDifference &) = default;
};

/// Where `mine` and `theirs`, both made from `before`, differ. All three are of one kind.
[[nodiscard]] std::vector<EntryDifference> differences(const SettingsEntry &before, const SettingsEntry &mine, const SettingsEntry &theirs);
/// `theirs` with the fields I changed put on top.
[[nodiscard]] SettingsEntry merged(const SettingsEntry &before, const SettingsEntry &mine, const SettingsEntry &theirs);
/// Whether they and I changed the same field to different values.
[[nodiscard]] bool isContested(const SettingsEntry &before, const SettingsEntry &mine, const SettingsEntry &theirs);

} // namespace Tally
