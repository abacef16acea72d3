// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"
#include "models/stores/wholeledger.h"
#include "models/tables/ledgermodel.h"
#include "models/workflows/holderledger/accounttrail.h"
#include "models/workflows/rows/rowfetcher.h"

#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace Tally {

/// One open case: an account of a holder with its ledger, kept up to date while it is open. What a screen shows comes first and costs
/// the same for any length: what stands above the lines and the newest of them, then the order of all, then rows as they come into
/// sight. The whole ledger, which forms decide by, follows behind.
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
    /// What stands above the lines; null before the first answer. Its rows are the model's.
    [[nodiscard]] const LedgerHead *head() const { return m_head ? &*m_head : nullptr; }
    /// Of the head; without figures before the first answer. Of a long ledger the number of charges comes with the order.
    [[nodiscard]] LedgerFacts facts() const { return m_head ? m_head->facts : LedgerFacts(); }
    /// The whole ledger; null until it was read. While a newer one is read it is the older one.
    [[nodiscard]] const SharedLedger &ledger() const { return m_ledger; }
    /// Whether lines that were asked for are on their way. Not of the whole ledger, which nobody looks at.
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// Whether the whole ledger is there as it was when it was last asked for.
    [[nodiscard]] bool isRead() const { return m_read; }
    /// Whether it is being read, for the first time or anew.
    [[nodiscard]] bool isReading() const { return m_reading; }

    [[nodiscard]] const LedgerFilter &filter() const { return m_filter; }
    /// Shows other lines. Of an account of few lines at once; otherwise what is shown stays until the answer is there.
    void setFilter(LedgerFilter filter);
    void refresh();

    /// Fetches these lines in words, whether or not they are in sight; rowsFetched() or failed() answers. Invalid if they are more than
    /// RowFetcher::mostCopied, or the list is not there yet. A later call takes the place of an earlier one.
    void fetchForCopy(const std::vector<qint64> &lines);

signals:
    void busyChanged(bool busy);
    /// What stands above the lines is there anew, and with it the newest of them.
    void headLoaded();
    /// The list has the lines of the filter, all of them, in their order.
    void orderLoaded();
    /// The whole ledger was read, behind the others.
    void loaded();
    /// @param rows  what fetchForCopy() asked for, as a list of its own.
    void rowsFetched(const std::shared_ptr<Tally::LedgerModel> &rows);
    void failed(const Tally::Error &error);

private:
    using Words = std::vector<LedgerModel::Row>;
    using Order = std::shared_ptr<const LedgerOrder>;

    void refreshSoon();
    /// Something that was waited for is there: what others changed meanwhile is read now.
    void becameFree();
    void setBusy(bool busy);
    void takeHead(LedgerHead head, Words words);
    void showFew();
    void askOrder();
    void takeOrder(LedgerOrder order);
    void readWhole();
    void setOrdering(bool ordering);

    AccountStore &m_store;
    AccountId m_account;
    std::function<QDate()> m_today;
    LedgerModel m_model;
    RowFetcher m_rows;
    AccountTrail m_trail;
    LedgerFilter m_filter;
    std::optional<LedgerHead> m_head;
    Words m_newest;                  ///< the head's rows, until the order is there that they belong to
    std::vector<qint64> m_few;       ///< of an account of few lines: those that are open
    Order m_order;                   ///< of the list
    SharedLedger m_ledger;
    QTimer m_refreshSoon;
    quint64 m_generation = 0;
    quint64 m_orderGeneration = 0;
    QueryStop m_stop;                ///< of the order that is on its way
    bool m_asking = false;           ///< the head is on its way
    bool m_ordering = false;         ///< rows wait for the order: the balances after them come from it
    bool m_busy = false;
    bool m_reading = false;
    bool m_read = false;
    bool m_refreshWhenFree = false;
};

} // namespace Tally
