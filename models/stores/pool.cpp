// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/pool.h"

namespace Tally {

QThreadPool &workPool()
{
    static QThreadPool pool;
    return pool;
}

} // namespace Tally
