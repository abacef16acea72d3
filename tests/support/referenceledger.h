// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"

#include <optional>
#include <vector>

namespace Tally::Test {

/// One account's ledger by LEDGER.md, told a second time to check the first: it keeps a flat list of what moved and works out
/// everything else from it each time it is asked. Slow and simple on purpose; no rule is shared with models/domain. It knows the
/// types of the contract only, and no cash register by name.
class ReferenceLedger
{
public:
    explicit ReferenceLedger(LedgerSettings settings = {}) : m_settings{std::move(settings)} {}

    /// Posts the command or says why not. New lines get the ids from `firstLine` on, or those after the last line.
    std::optional<ErrorKind> post(const LedgerCommand &command, std::optional<LineId> firstLine = std::nullopt);

    /// Every line, in the order they were posted.
    [[nodiscard]] std::vector<LineId> lines() const;
    /// Signed as the ledger has it: debits positive, credits negative.
    [[nodiscard]] Money amount(LineId line) const;
    [[nodiscard]] Money outstanding(LineId line) const;
    [[nodiscard]] LineStatus status(LineId line) const;
    [[nodiscard]] QString type(LineId line) const;
    /// What the holder owes; positive owes.
    [[nodiscard]] Money balance() const;

private:
    enum class End { None, Void, Cancelled };
    struct Paper   ///< one line as it was written down
    {
        qint64 id = 0;
        bool isCharge = false;
        QString type;
        QDate date;
        qint64 about = 0;     ///< the charge a discount, refund or overpayment is about
        End end = End::None;
        bool moves = false;   ///< an overdue charge that accrues
    };
    struct Worth { qint64 line; qint64 pence; };                 ///< a line was made or changed by so much
    struct Move { qint64 credit; qint64 charge; qint64 pence; }; ///< so much went from credit to charge; below zero: back

    using Refusal = std::optional<ErrorKind>;
    Refusal on(const AddDebit &command);
    Refusal on(const AddCredit &command);
    Refusal on(const ApplyCredit &command);
    Refusal on(const VoidCredit &command);
    Refusal on(const WriteOff &command);
    Refusal on(const Reconcile &command);
    Refusal on(const CancelDebit &command);
    Refusal on(const Discount &command);
    Refusal on(const Refund &command);
    Refusal on(const PayOut &command);
    Refusal on(const AdjustOverdue &command);
    Refusal on(const Describe &command);

    [[nodiscard]] const Paper *find(LineId line) const;
    [[nodiscard]] Paper &paper(qint64 line);
    [[nodiscard]] Refusal wrongAmount(Money amount, const LineText &text) const;
    [[nodiscard]] Refusal wrongLine(LineId line, bool wantsCharge) const;
    [[nodiscard]] Refusal wrongCharges(const std::vector<LineId> &lines) const;
    [[nodiscard]] Refusal wrongWay(const QString &paymentType, const QString &cashRegister) const;
    [[nodiscard]] qint64 worth(qint64 line) const;
    [[nodiscard]] qint64 moved(qint64 line) const;   ///< what a charge received, or a credit gave
    [[nodiscard]] qint64 left(qint64 line) const { return worth(line) - moved(line); }
    [[nodiscard]] qint64 between(qint64 credit, qint64 charge) const;
    [[nodiscard]] qint64 moneyOn(qint64 charge) const;
    [[nodiscard]] qint64 returned(qint64 charge, bool refundsToo) const;
    [[nodiscard]] std::vector<qint64> openOldestFirst(bool charges) const;
    qint64 write(bool isCharge, const QString &type, QDate date, qint64 pence, qint64 about = 0);
    void pay(qint64 credit, qint64 charge);
    void payOutOf(const std::vector<qint64> &credits, Money amount, QDate date);

    LedgerSettings m_settings;
    qint64 m_next = 1;
    std::vector<Paper> m_papers;
    std::vector<Worth> m_worths;
    std::vector<Move> m_moves;
};

/// The first way in which a whole ledger differs from the reference, in words; empty if they are the same.
[[nodiscard]] QString difference(const LedgerState &state, const ReferenceLedger &reference);

} // namespace Tally::Test
