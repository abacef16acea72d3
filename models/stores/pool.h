// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/handover.h"

#include <QRunnable>
#include <QThreadPool>

#include <utility>

namespace Tally {

/// Runs `work` once on a thread of the pool. What it holds is used and freed there.
template <class F>
void runInPool(F work)
{
    class Errand final : public QRunnable
    {
    public:
        explicit Errand(F work) : m_work{std::move(work)} {}
        void run() override
        {
            Handover::take(this);
            m_work();
        }

    private:
        F m_work;
    };
    auto *errand = new Errand(std::move(work));
    Handover::give(errand);
    QThreadPool::globalInstance()->start(errand);
}

} // namespace Tally
