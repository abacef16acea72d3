// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/accountform/accountfields.h"

#include <QString>

#include <optional>

namespace Tally {

enum class AccountFormMode { Create, Edit };

/// The content last handed to the store and the key it had: the same content again is a retry.
struct AccountAttempt
{
    Account content;
    QString key;

    friend bool operator==(const AccountAttempt &, const AccountAttempt &) = default;
};

/// A form that was put away.
struct AccountDraft
{
    AccountFormMode mode = AccountFormMode::Create;
    Account before;                        ///< as it was read; an empty account when creating
    Account filled;                        ///< as it was filled in
    QString parentText;                    ///< what was typed to name the parent account
    std::optional<AccountAttempt> attempt; ///< a try whose answer may have been lost

    friend bool operator==(const AccountDraft &, const AccountDraft &) = default;
};

/// A field that somebody else's version and the form fill differently.
struct AccountDifference
{
    AccountField field = AccountField::HolderName;
    QString label;
    QString mine;             ///< in words
    QString theirs;           ///< in words
    bool changedByMe = false; ///< false: only they changed it, and their value is kept either way

    friend bool operator==(const AccountDifference &, const AccountDifference &) = default;
};

} // namespace Tally
