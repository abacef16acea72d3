// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/posting/tablefit.h"

#include "views/widgets/tableview.h"

#include <QHeaderView>

#include <algorithm>

namespace Tally {

void fitHeight(TableView *table, int mostRows)
{
    const int rows = std::clamp(table->model()->rowCount(), 1, mostRows);
    table->setFixedHeight(table->horizontalHeader()->sizeHint().height() + rows * table->rowHeight()
                          + 2 * table->frameWidth());
}

} // namespace Tally
