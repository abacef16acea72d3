// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/holderledger/holderledger.h"

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace Tally {

HolderLedger::HolderLedger(AccountStore &store, AccountId account, QDate today, QObject *parent)
    : HolderLedger(store, account, [today] { return today; }, parent)
{
}

HolderLedger::HolderLedger(AccountStore &store, AccountId account, std::function<QDate()> today, QObject *parent)
    : QObject(parent), m_store{store}, m_account{account}, m_today{std::move(today)}, m_trail(store, account)
{
    m_refreshSoon.setSingleShot(true);
    m_refreshSoon.setInterval(20ms);
    connect(&m_refreshSoon, &QTimer::timeout, this, &HolderLedger::refresh);
    connect(&store, &AccountStore::accountsChanged, &m_refreshSoon, qOverload<>(&QTimer::start));
    connect(&store, &AccountStore::accountChanged, this, [this](AccountId changed) {
        const auto isShown = [changed](const AccountRow &row) { return row.id == changed; };
        // The holder's other accounts stand on the page too.
        if (changed == m_account || (m_ledger && std::any_of(m_ledger->accountsOfHolder.begin(), m_ledger->accountsOfHolder.end(), isShown)))
            m_refreshSoon.start();
    });
}

void HolderLedger::refresh()
{
    m_refreshSoon.stop();
    m_trail.refresh();
    setBusy(true);
    whenAnswered(m_store.ledger(m_account), this, [this, generation = ++m_generation](Result<Ledger> ledger) {
        if (generation != m_generation)
            return;
        setBusy(false);
        if (!ledger) {
            emit failed(ledger.error());
            return;
        }
        m_ledger = *std::move(ledger);
        m_facts = factsOf(m_ledger->lines, m_ledger->account.currency());
        m_model.setLedger(*m_ledger, m_today());
        emit loaded();
    });
}

void HolderLedger::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    emit busyChanged(busy);
}

} // namespace Tally
