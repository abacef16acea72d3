// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/pool.h"

#include <algorithm>

namespace Tally {
namespace {

class OurPool final : public QThreadPool
{
public:
    // A file that is read for minutes takes one; the words of a screen find another even where there is one processor.
    OurPool() { setMaxThreadCount(std::max(2, maxThreadCount())); }
};

} // namespace


QThreadPool &workPool()
{
    static OurPool pool;
    return pool;
}

} // namespace Tally
