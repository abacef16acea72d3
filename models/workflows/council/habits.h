// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/council/charges.h"

/// How the people of the demo council pay.
namespace Tally::Council {

/// The first five owe nothing in the end, the others do.
enum class Habit {
    DirectDebit,       ///< what is due, on the day it is due
    StandingOrder,     ///< what is due, some days late
    Benefit,           ///< housing benefit for most of it, the rest by card
    Ahead,             ///< rounds up: in credit by some weeks
    LumpAhead,         ///< a quarter in advance
    Behind,            ///< regular, but one payment was missed and never made up
    BetweenPayments,   ///< regular, and the next payment is not due yet
    Shortfall,         ///< benefit comes, the rest stopped coming
    Irregular,         ///< what there is, when there is some
    Stopped,           ///< regular until some months ago
    NeverPaid,
    LumpBehind,        ///< everything once a quarter, afterwards
    OldRate,           ///< pays less than the charge
};
[[nodiscard]] constexpr bool owes(Habit habit) { return habit >= Habit::Behind; }

struct Payment
{
    QDate date;
    qint64 pence = 0;
    QString type;          ///< code of a payment type
    QString description;
};

/// A habit at random among those that fit: regular ones for either frequency, with or without something owed in the end.
[[nodiscard]] Habit habitFor(Random &random, Frequency frequency, bool owing);

/// Adds what somebody of that habit pays for `charges` (oldest first, not empty) until `today`, oldest first.
/// After long silence court costs may be added to `charges`. If the habit owes, so does the account; if not, not.
[[nodiscard]] std::vector<Payment> payRegularly(Random &random, Habit habit, Frequency frequency, std::vector<Charge> &charges,
                                                QDate today);

/// Payments for bills sent once: each in full, in instalments, or (if `owing`) in part or never.
[[nodiscard]] std::vector<Payment> payBills(Random &random, const std::vector<Charge> &bills, bool owing, QDate today);

} // namespace Tally::Council
