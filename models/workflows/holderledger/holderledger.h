// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/allocation.h"
#include "models/stores/accountstore.h"
#include "models/tables/ledgermodel.h"
#include "models/workflows/holderledger/accounttrail.h"

#include <QTimer>

#include <functional>
#include <optional>

namespace Tally {

/// One open case: an account of a holder with its ledger, kept up to date while it is open.
class HolderLedger final : public QObject
{
    Q_OBJECT
public:
    /// @param today  asked each time it matters: a case may stay open over midnight.
    HolderLedger(AccountStore &store, AccountId account, std::function<QDate()> today, QObject *parent = nullptr);
    HolderLedger(AccountStore &store, AccountId account, QDate today, QObject *parent = nullptr);

    [[nodiscard]] AccountId accountId() const { return m_account; }
    [[nodiscard]] LedgerModel &model() { return m_model; }
    /// Who did what here; closed until somebody wants to see it.
    [[nodiscard]] AccountTrail &trail() { return m_trail; }
    [[nodiscard]] QDate today() const { return m_today(); }
    /// Nothing before the first answer.
    [[nodiscard]] const std::optional<Ledger> &ledger() const { return m_ledger; }
    [[nodiscard]] const LedgerFacts &facts() const { return m_facts; }
    [[nodiscard]] bool isBusy() const { return m_busy; }

    void refresh();

signals:
    void busyChanged(bool busy);
    void loaded();
    void failed(const Tally::Error &error);

private:
    void setBusy(bool busy);

    AccountStore &m_store;
    AccountId m_account;
    std::function<QDate()> m_today;
    LedgerModel m_model;
    AccountTrail m_trail;
    std::optional<Ledger> m_ledger;
    LedgerFacts m_facts;
    QTimer m_refreshSoon;
    quint64 m_generation = 0;
    bool m_busy = false;
};

} // namespace Tally
