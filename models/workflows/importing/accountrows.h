// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/bulk.h"
#include "models/workflows/importing/importrow.h"

namespace Tally {

/// The dates an import reckons with. No rule asks a clock.
struct ImportDates
{
    QDate asAt;                   ///< invalid: the file is taken as it stands
    QDate today;
};

/// One row of a file of accounts.
struct AccountRecord
{
    Account account;              ///< as it would be created; its balance is zero and carries the currency
    Money opening;                ///< positive owes
    QString identity;             ///< tells the row from every other: the payment reference, or else all that names the account
    QString content;              ///< everything the row says, in one spelling
};

/// Reads one row; its faults stay in `row`.
[[nodiscard]] AccountRecord readAccountRecord(ImportRow &row, const ImportProfile &profile);

/// The account and its opening line, as the store takes them.
[[nodiscard]] BulkAccount toBulk(const AccountRecord &record, const ImportProfile &profile, const ImportDates &dates, qint64 line);

} // namespace Tally
