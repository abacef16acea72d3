// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/account.h"

#include <QString>

#include <span>
#include <vector>

namespace Tally {

/// What a person can fill in about an account, in the order of the form.
enum class AccountField {
    HolderReference,
    HolderName,
    AccountType,
    PaymentReference,
    Parent,
    Status,
    EndDate,
    EndReason,
    TargetType,
    TargetId,
    RentGroup,
    Agreement,
    StartDate,
    Patch,
    TenureId,
    TenureTypeCode,
    TenureType,
    Address,
    Charges,
};

[[nodiscard]] std::span<const AccountField> accountFields();

/// The field's name on the wire, which Error::field carries: "holder", "name", "endReasonCode", …
[[nodiscard]] QString wireName(AccountField field);
/// What people call it, for example "End reason".
[[nodiscard]] QString label(AccountField field);
/// Its value in words for people; "not given" where there is none.
[[nodiscard]] QString valueInWords(const Account &account, AccountField field);

/// The text of a field that holds one (names, references, codes), or null for a type, status, date, parent or list.
[[nodiscard]] QString *textOf(Account &account, AccountField field);
/// The date of a field that holds one, or null.
[[nodiscard]] QDate *dateOf(Account &account, AccountField field);

[[nodiscard]] bool isSame(const Account &a, const Account &b, AccountField field);
/// Gives `to` the value that `field` has in `from`.
void copyField(const Account &from, Account &to, AccountField field);

/// The fields in which two states of an account differ.
[[nodiscard]] std::vector<AccountField> differences(const Account &a, const Account &b);

} // namespace Tally
