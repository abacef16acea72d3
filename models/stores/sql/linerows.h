// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"
#include "models/stores/sql/database.h"

#include <vector>

/// Lines and offsets for one posting, of either database: those of a file through statements that stay prepared.
namespace Tally::LineRows {

/// Which lines: each takes one number.
enum class Which { WithId, OfOrigin };
[[nodiscard]] std::vector<AccountLine> lines(Database &database, Which which, qint64 number, Currency currency);

/// The open lines of an account by date, without texts, payment type, register, receipt and who wrote them when: an account may have
/// thousands, and few of them change.
[[nodiscard]] std::vector<AccountLine> openLines(Database &database, AccountId account, Currency currency);
/// Whether a line was read by openLines().
[[nodiscard]] inline bool isBare(const AccountLine &line) { return !line.createdAt.isValid(); }

/// Offsets as they happened.
enum class Named { Credit, Debit, Either };
[[nodiscard]] std::vector<Offset> offsets(Database &database, Named named, LineId line, Currency currency);

} // namespace Tally::LineRows
