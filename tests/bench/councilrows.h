// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/benchcouncil.h"

#include <memory>

namespace Tally::Bench {

class RawFile;

/// The instant everything in a made database happened at, as its rows say it.
[[nodiscard]] QString madeAt();

/// One account with everything that is written about it, as bytes.
struct AccountRows
{
    QByteArray uuid, holder, holderName, sortName, reference, targetId, address, patch, searchText, startDate, endDate, json, summary;
    QByteArray createdHash, postedHash;
    QString type, status, rentGroup, agreement;
    CouncilLedger ledger;
};

/// Puts account `number` into words and hashes: most of the work, on any thread.
[[nodiscard]] AccountRows accountRows(const BenchCouncil &council, qint64 number);

/// Writes rows into a database that has none.
class RowFiller final
{
public:
    explicit RowFiller(RawFile &file);
    ~RowFiller();
    Q_DISABLE_COPY_MOVE(RowFiller)

    void write(qint64 number, const AccountRows &rows);

private:
    struct Statements;

    void writeLedger(qint64 number, const CouncilLedger &ledger);
    void writeTrail(qint64 number, const AccountRows &rows);

    std::unique_ptr<Statements> m_sql;
    qint64 m_lastLine = 0;
};

} // namespace Tally::Bench
