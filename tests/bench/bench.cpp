// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"

#include <algorithm>

namespace Tally::Bench {

bool Bench::wantsAny(const QStringList &rows) const
{
    return std::any_of(rows.begin(), rows.end(), [this](const QString &row) { return wants(row); });
}

void Bench::add(Row row)
{
    if (wants(row.id))
        report.rows.push_back(std::move(row));
}

} // namespace Tally::Bench
