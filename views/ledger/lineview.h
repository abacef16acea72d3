// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/wholeledger.h"

#include <QLabel>

namespace Tally {

/// One line in words beneath the table: what it is, what is left of it, and the lines it answers as links.
class LineView final : public QLabel
{
    Q_OBJECT
public:
    explicit LineView(QWidget *parent = nullptr);

    /// Shows that line of the ledger; empty for one it does not have (yet), or while there is no ledger.
    void showLine(const SharedLedger &ledger, LineId line);

signals:
    /// Somebody followed the link to that line.
    void lineActivated(Tally::LineId line);
};

} // namespace Tally
