// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/id.h"

#include <QSet>

#include <mutex>

namespace Tally {

/// Accounts whose whole ledger is a screen or less, as the last look at its head said. All of it is then as quick to read as the head,
/// and need not wait on the thread of long lists. Callable from any thread; what it does not know counts as long.
class ShortLedgers final
{
public:
    void note(AccountId account, bool isShort)
    {
        const std::lock_guard lock(m_guard);
        if (m_accounts.size() >= mostKept)
            m_accounts.clear();
        if (isShort)
            m_accounts.insert(account.value);
        else
            m_accounts.remove(account.value);
    }
    [[nodiscard]] bool has(AccountId account) const
    {
        const std::lock_guard lock(m_guard);
        return m_accounts.contains(account.value);
    }

private:
    static constexpr qsizetype mostKept = 1000;      ///< far more than anybody has open

    mutable std::mutex m_guard;
    QSet<qint64> m_accounts;
};

} // namespace Tally
