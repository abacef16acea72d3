// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariant>
#include <Qt>

namespace Tally {

/// One column of a table: all there is to say about it. `Row` is what the table shows a line of.
template <class Row>
struct ColumnSpec
{
    const char *title;                       ///< marked for translation in the table's context
    Qt::Alignment alignment;
    QString (*text)(const Row &row);
    QVariant (*sortKey)(const Row &row);     ///< a number, date or text that compares as the column should
};

} // namespace Tally
