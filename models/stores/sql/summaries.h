// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/sql/database.h"

#include <compare>
#include <functional>
#include <map>
#include <string>

namespace Tally {

/// A row of open_sum (part: "debit" or "credit"; item: the day, empty for credit) or of flow_sum (part: the month; item: the type).
struct SummaryKey
{
    std::string accountType;
    std::string currency;
    std::string part;
    std::string item;

    friend auto operator<=>(const SummaryKey &, const SummaryKey &) = default;
};

struct SummarySum
{
    qint64 amount = 0;                   ///< minor units: outstanding in open_sum, posted in flow_sum
    qint64 lines = 0;
};

/// Both summaries, or what changes in them.
struct Summaries
{
    using Rows = std::map<SummaryKey, SummarySum>;
    Rows open;
    Rows flow;

    [[nodiscard]] bool isEmpty() const { return open.empty() && flow.empty(); }
};

/// Makes open_sum and flow_sum anew from the lines: behind a bulk load that went around RowWriter, and to repair. Inside a transaction
/// that is open; on a server as the schema's owner, and nobody else writes lines until it ends. Throws SqlFailure.
void rebuildSummaries(Database &database);

/// Compares both with the lines, inside a transaction that is open. Calls `differs` with the table and what is wrong, once for each key.
void compareSummaries(Database &database, const std::function<void(const QString &table, const QString &detail)> &differs);

/// What the lines of an SQLite file add up to, in one scan of them.
[[nodiscard]] Summaries summariesOfLines(Database &database);

/// Adds `changes` to the sums of an SQLite file.
void addToSummaries(Database &database, const Summaries &changes);

} // namespace Tally
