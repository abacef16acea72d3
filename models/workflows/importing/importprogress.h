// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>

namespace Tally {

/// What an import is doing.
enum class ImportPhase { Reading, Checking, Writing };

/// How far reading and checking a file have come, told by the thread that does it and read by the one that shows it; the other way
/// round, whether it is to stop.
struct ImportProgress
{
    std::atomic<ImportPhase> phase = ImportPhase::Reading;
    std::atomic<qint64> done = 0;         ///< bytes while reading, rows while checking
    std::atomic<qint64> total = 0;
    std::atomic_bool cancelled = false;

    void begin(ImportPhase next, qint64 of)
    {
        done = 0;
        total = of;
        phase = next;
    }
};

} // namespace Tally
