// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/money.h"
#include "models/domain/result.h"

#include <QString>

#include <optional>

/// Words for errors, without a screen: the command line says the same sentences as the message bar.
namespace Tally {

/// One or two whole sentences for a person: what happened, what was kept and, where it helps, what to do.
/// Error::detail is not in it unless it is itself the reason, as with a wrong field; show it as "details".
/// @param currency  of the account, so that a limit reads "£30.00"; without it, it reads "30.00".
[[nodiscard]] QString errorSentence(const Error &error, std::optional<Currency> currency = std::nullopt);

/// One short sentence to stand under the field that is wrong.
[[nodiscard]] QString fieldSentence(const Error &error, std::optional<Currency> currency = std::nullopt);

/// What people call the field with that wire name, for example "End date"; an unknown name comes back as it is.
[[nodiscard]] QString fieldLabel(QStringView wireName);

} // namespace Tally
