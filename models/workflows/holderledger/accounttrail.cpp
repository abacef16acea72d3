// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/holderledger/accounttrail.h"

#include <chrono>

using namespace std::chrono_literals;

namespace Tally {

AccountTrail::AccountTrail(AccountStore &store, AccountId account, QObject *parent) : QObject(parent), m_store{store}, m_account{account}
{
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(60ms);
    connect(&m_readSoon, &QTimer::timeout, this, &AccountTrail::refresh);
}

void AccountTrail::open(std::optional<LineId> line)
{
    if (m_open && m_line == line)
        return;
    m_open = true;
    ++m_generation;
    if (m_line != line) {
        m_line = line;
        m_entries.clear();
        m_error.reset();
        m_read = false;
        m_hasOlder = false;
        m_wanted = pageSize;
        emit changed();
    }
    m_readSoon.start();
}

void AccountTrail::close()
{
    m_open = false;
    ++m_generation;
    m_readSoon.stop();
}

void AccountTrail::refresh()
{
    m_readSoon.stop();
    if (!m_open)
        return;
    // One more than is shown tells whether there are older ones.
    whenAnswered(m_store.trail({.account = m_account, .line = m_line, .limit = m_wanted + 1}), this,
                 [this, generation = ++m_generation](Result<std::vector<TrailEntry>> entries) {
                     if (generation == m_generation)
                         take(std::move(entries));
                 });
}

void AccountTrail::readOlder()
{
    if (!m_hasOlder)
        return;
    // From the newest again, not only the older ones: what was posted meanwhile then stands where it belongs.
    m_wanted = qint64(m_entries.size()) + pageSize;
    refresh();
}

void AccountTrail::take(Result<std::vector<TrailEntry>> entries)
{
    m_read = true;
    if (entries) {
        m_error.reset();
        m_entries = *std::move(entries);
        m_hasOlder = qint64(m_entries.size()) > m_wanted;
        if (m_hasOlder)
            m_entries.resize(std::size_t(m_wanted));
    } else {
        m_error = entries.error();
    }
    emit changed();
}

} // namespace Tally
