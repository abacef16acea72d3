// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/account.h"

#include <QDate>
#include <QString>

#include <vector>

namespace Tally::Bench {

struct CouncilSize
{
    qint64 accounts = 0;
    qint64 lines = 0;
};

/// One line of an invented ledger. Its texts are constants, so that ten million of them cost nothing.
struct CouncilLine
{
    const char *debitType = nullptr;      ///< null: a credit
    const char *creditType = nullptr;
    const char *paymentType = nullptr;
    const char *description = "";
    qint64 amount = 0;                    ///< minor units, positive owes
    qint64 outstanding = 0;
    int day = 0;                          ///< as dayOf() counts
    int dueDay = -1;                      ///< -1: none
};

/// So much of a credit was used on a debit; both are places in CouncilLedger::lines.
struct CouncilApply
{
    std::size_t credit = 0;
    std::size_t debit = 0;
    qint64 amount = 0;                    ///< positive
};

struct CouncilLedger
{
    std::vector<CouncilLine> lines;       ///< oldest first
    std::vector<CouncilApply> applies;
    qint64 balance = 0;
    qint64 openDebits = 0;
    qint64 lastPayment = 0;               ///< what the newest payment paid, positive; 0: never paid
    int lastPaymentDay = -1;
};

/// An invented council of any size, the same for the same size: everything about an account comes from its number. Of the accounts
/// 30 % are in arrears and 25 % owe exactly nothing; 60 x 40 x 26 names, 180 patches, 30 street names, all seven account types.
/// Account 1 has a ledger of 100,000 lines, or a tenth of all lines if they are fewer than a million.
class BenchCouncil final
{
public:
    static constexpr int streets = 30;

    explicit BenchCouncil(CouncilSize size);

    [[nodiscard]] const CouncilSize &size() const { return m_size; }
    [[nodiscard]] qint64 linesOf(qint64 number) const;
    /// The facts of account `number`, from 1; its id and its holder's are that number.
    [[nodiscard]] Account account(qint64 number) const;
    void makeLedger(qint64 number, CouncilLedger &ledger) const;
    /// The key under which the account is known to a later batch.
    [[nodiscard]] static QString accountKey(qint64 number);

    [[nodiscard]] static QDate dayOf(int day);
    [[nodiscard]] static QString patch(int number);
    [[nodiscard]] static QString street(int number);

private:
    CouncilSize m_size;
    qint64 m_longLedger = 0;
};

/// A number that looks random and is decided by `number`.
[[nodiscard]] quint64 splitmix(quint64 number);

} // namespace Tally::Bench
