// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/bulk.h"
#include "models/workflows/importing/importfault.h"

#include <QDate>
#include <QStringList>

#include <algorithm>
#include <optional>
#include <vector>

namespace Tally {

/// What an import did or, after a dry run, would do.
struct ImportOutcome
{
    QString file;                        ///< its path
    QString profile;                     ///< its name
    QDate asAt;                          ///< invalid: none was given
    bool dryRun = false;
    bool skipBad = false;
    bool kept = false;                   ///< something was asked to be kept and it was
    bool partly = false;                 ///< it ended early, and what counts says until then was kept: the same file goes on from there
    bool fileRefused = false;            ///< no row was looked at: the file is not what the profile says
    bool cancelled = false;
    std::optional<Error> failure;        ///< the store could not work at all
    qint64 rows = 0;                     ///< behind the header
    qint64 rowsRefused = 0;              ///< rows with at least one fault
    qint64 rowsLater = 0;                ///< invoices left out because they come after asAt
    qint64 rowsToDo = 0;                 ///< if partly: rows nobody came to, but for those of a chunk that was not kept
    BulkReport counts;                   ///< its problems are among the faults
    std::vector<ImportFault> faults;     ///< by line
    QStringList ignoredColumns;
    QString refusedFile;                 ///< where the refused rows were written; empty: nowhere
    QString refusedFileError;            ///< why they could not be

    /// Nothing stood in the way: no fault, no failure, not cancelled.
    /// Whether the same is wrong in each of many rows: then it is the profile rather than the rows.
    [[nodiscard]] bool isWrongThroughout() const
    {
        constexpr qint64 notByChance = 10;
        return rows >= notByChance && rowsRefused == rows
               && std::all_of(faults.begin(), faults.end(), [this](const ImportFault &fault) { return fault.reason == faults.front().reason; });
    }
    [[nodiscard]] bool isClean() const { return faults.empty() && !failure && !cancelled; }
};

} // namespace Tally
