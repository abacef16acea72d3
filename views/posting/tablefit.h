// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Tally {

class TableView;

/// Makes the table as high as its rows, up to `mostRows`; it scrolls beyond that.
void fitHeight(TableView *table, int mostRows);

} // namespace Tally
