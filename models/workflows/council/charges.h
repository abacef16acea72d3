// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/council/random.h"

#include <QDate>
#include <QString>

#include <vector>

/// What the demo council charges: two years of rent or service charges, and bills sent once.
namespace Tally::Council {

enum class Frequency { Weekly, Monthly };

/// One debit to come. Amounts here and in habits.h are pence.
struct Charge
{
    QDate date;
    QDate due;
    qint64 pence = 0;
    QString type;          ///< code of the catalogue
    QString description;
};

/// A charge that comes back every Monday or every first of the month and rises each April.
struct RegularCharge
{
    Frequency frequency = Frequency::Weekly;
    qint64 penceNow = 0;   ///< as it is on `today`
    QString type;
    QString description;
};

/// What the charge was on `date`, given what it is on `today`.
[[nodiscard]] qint64 rateOn(const RegularCharge &charge, QDate date, QDate today);

/// The charges from `from` to `until`, both included, oldest first.
[[nodiscard]] std::vector<Charge> regularCharges(const RegularCharge &charge, QDate from, QDate until, QDate today);

/// One to three bills sent between `from` and `until`, oldest first: recharged repairs, or what `sundry` firms and people are billed.
[[nodiscard]] std::vector<Charge> bills(Random &random, bool sundry, QDate from, QDate until);
/// One recharged repair, for a tenant's main account.
[[nodiscard]] Charge repair(Random &random, QDate date);
/// The costs of a court claim.
[[nodiscard]] Charge courtCosts(QDate date);

/// Puts `extra` where its date belongs, behind other charges of that day.
void insertByDate(std::vector<Charge> &charges, Charge extra);

} // namespace Tally::Council
