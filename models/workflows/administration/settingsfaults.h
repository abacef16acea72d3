// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/workflows/administration/settingsentry.h"

#include <vector>

namespace Tally {

/// What an entry is judged against.
struct SettingsContext
{
    const LedgerRules &rules;
    const std::vector<Person> &people;
    bool isNew = false;
};

/// What the store would refuse in that entry, as Invalid with the field's name and a sentence; in the order of the form.
[[nodiscard]] std::vector<Error> faultsOf(const SettingsEntry &entry, const SettingsContext &context);

} // namespace Tally
