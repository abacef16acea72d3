// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/bulk.h"
#include "models/stores/sql/batchfacts.h"
#include "models/stores/sql/database.h"
#include "models/stores/sql/rowwriter.h"

#include <deque>
#include <functional>

namespace Tally {

class RulesCache;

/// What a batch needs of its store.
struct BatchSurroundings
{
    std::function<Stamp()> stampNow;
    RulesCache &rules;
    std::function<void(qint64 rows)> progress;    ///< so many of the source's rows are done
    std::function<void()> announce;               ///< accounts were changed and kept
};

/// Runs a batch as its options say: in one transaction, or in chunks of which each is one. On the writer's thread.
/// Throws SqlFailure when nothing of it was kept.
[[nodiscard]] BulkReport runBatch(Database &database, BulkSource &source, const BulkOptions &options, const BatchSurroundings &around);

/// Cuts a batch into pieces of about so many postings, each at least one account.
class BatchParts final
{
public:
    enum class Larger { StaysWhole, IsCut };
    /// @param larger  what becomes of an account that has more postings than `lines`.
    BatchParts(BulkSource &source, qint64 lines, Larger larger) : m_source{source}, m_lines{lines}, m_larger{larger} {}

    /// The next piece; empty at the end or once the source is cancelled.
    [[nodiscard]] std::vector<BatchPart> next();
    /// How many of the source's rows the pieces given so far are.
    [[nodiscard]] qint64 rows() const { return m_rows; }

private:
    [[nodiscard]] std::optional<BatchPart> nextPart();
    [[nodiscard]] BatchPart cut(BatchPart &whole) const;

    BulkSource &m_source;
    qint64 m_lines;
    Larger m_larger;
    std::deque<BatchPart> m_held;                 ///< read, and not yet given
    qint64 m_rows = 0;
};

} // namespace Tally
