// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/ledgermodel.h"

#include <QLabel>

namespace Tally {

/// One line in words beneath the table: what it is, and what it paid or what paid it, as links to those lines.
class LineView final : public QLabel
{
    Q_OBJECT
public:
    explicit LineView(QWidget *parent = nullptr);

    /// Shows the line in that row of the model; -1 for none.
    void showLine(const LedgerModel &model, int row);

signals:
    void lineWanted(Tally::LineId line);
};

} // namespace Tally
