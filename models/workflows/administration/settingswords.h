// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledgerrules.h"
#include "models/domain/people.h"

#include <QString>

#include <vector>

/// Words for what an administrator sets.
namespace Tally::SettingsWords {

/// "finance and administrator", as said of one person; "no role" without one.
[[nodiscard]] QString roles(Roles roles);
/// "caseworkers and finance staff", or "nobody".
[[nodiscard]] QString posters(Roles roles);
/// What somebody with that role may do: one sentence.
[[nodiscard]] QString roleSentence(Role role);
[[nodiscard]] QString roleLabel(Role role);
/// "Charge" or "Credit".
[[nodiscard]] QString kind(LineKind kind);
/// "1,246.08", or `unset` where there is none. Without a currency sign: it is of each account's own currency.
[[nodiscard]] QString amount(std::optional<qint64> minor, const QString &unset);
[[nodiscard]] QString receiptNumbers(ReceiptNumbers numbers);
/// "above 50.00: 1 approver; above 500.00: 2 approvers", or that nothing waits.
[[nodiscard]] QString ladder(const std::vector<ApprovalStep> &steps);

/// "Signed in as okb, finance and administrator"
[[nodiscard]] QString signedInAs(const Person &person);
/// Those who can give roles: "Ada Onwu (ada) or ben"; empty if there is nobody.
[[nodiscard]] QString administrators(const std::vector<Person> &people);
/// For somebody without a role: that nothing can be done here, and whom to ask. Empty for everybody else.
[[nodiscard]] QString whomToAsk(const Person &person, const std::vector<Person> &people);

} // namespace Tally::SettingsWords
