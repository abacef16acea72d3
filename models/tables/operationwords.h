// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/rights.h"

#include <QString>

#include <span>

/// What each operation of the ledger is for, in words, once: menus, forms and the glossary say the same.
namespace Tally::Words {

/// The operations people choose in a ledger, in the order menus and the glossary show them.
[[nodiscard]] std::span<const Operation> ledgerOperations();

/// What it is called where it is chosen: "Void credit".
[[nodiscard]] QString operationLabel(Operation operation);
/// What it is for and, where staff confuse it, what it is not: one or two short sentences.
[[nodiscard]] QString operationSentence(Operation operation);
/// The same at length, for the glossary: what happens to which lines, when it is refused, and what to use instead.
[[nodiscard]] QString operationGlossary(Operation operation);

/// Those who hold one of the roles: "caseworkers and finance staff".
[[nodiscard]] QString holdersOf(Roles roles);
/// What somebody with these roles is: "a caseworker and an administrator"; without one "somebody without a role".
[[nodiscard]] QString oneWith(Roles roles);

} // namespace Tally::Words
