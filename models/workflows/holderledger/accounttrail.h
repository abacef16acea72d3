// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"

#include <QTimer>

#include <optional>
#include <vector>

namespace Tally {

/// Who did what to an account or to one of its lines, newest first, a page at a time. It reads only while it is open: most who look
/// at a ledger never ask.
class AccountTrail final : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 pageSize = 20;

    AccountTrail(AccountStore &store, AccountId account, QObject *parent = nullptr);

    /// Wants the trail of that line, or without one of the whole account, and reads its newest page, a moment later so that
    /// running through the lines does not ask about each. What was read of something else is gone at once.
    void open(std::optional<LineId> line);
    /// Wants nothing; an answer that is still on its way is dropped, what was read stays.
    void close();
    /// Reads again what is shown, if it is open: something was posted.
    void refresh();
    /// Shows one page more, if there is any.
    void readOlder();

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] std::optional<LineId> line() const { return m_line; }
    [[nodiscard]] const std::vector<TrailEntry> &entries() const { return m_entries; }
    [[nodiscard]] bool hasOlder() const { return m_hasOlder; }
    /// Whether an answer came since open() last asked for something else.
    [[nodiscard]] bool isRead() const { return m_read; }
    /// Why the last reading failed; what is shown is from before.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

signals:
    /// Any of what this answers may be different.
    void changed();

private:
    void take(Result<std::vector<TrailEntry>> entries);

    AccountStore &m_store;
    AccountId m_account;
    std::optional<LineId> m_line;
    std::vector<TrailEntry> m_entries;
    std::optional<Error> m_error;
    QTimer m_readSoon;
    qint64 m_wanted = pageSize;   ///< so many of the newest
    quint64 m_generation = 0;
    bool m_open = false;
    bool m_read = false;
    bool m_hasOlder = false;
};

} // namespace Tally
