// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/handover.h"
#include "models/stores/precedence.h"

#include <QRunnable>
#include <QThreadPool>

#include <utility>

namespace Tally {

/// The threads for work that would hold up the window. Not QThreadPool::globalInstance(): Qt 6.4 has that one fill and blend larger
/// areas, and the window waits for it, so that a paint would stand behind whatever is done there.
[[nodiscard]] QThreadPool &workPool();

/// Runs `work` once on a thread of workPool(), behind the window. What it holds is used and freed there.
template <class F>
void runInPool(F work)
{
    class Errand final : public QRunnable
    {
    public:
        explicit Errand(F work) : m_work{std::move(work)} {}
        void run() override
        {
            standBack(Behind::Window);
            Handover::take(this);
            m_work();
        }

    private:
        F m_work;
    };
    auto *errand = new Errand(std::move(work));
    Handover::give(errand);
    workPool().start(errand);
}

} // namespace Tally
