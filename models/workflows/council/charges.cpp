// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/council/charges.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Tally::Council {
namespace {

/// A kind of bill: what for, and between how many pounds.
struct Bill
{
    QStringView type;
    QStringView what;
    qint64 least;
    qint64 most;
    int share;
};

constexpr std::array repairs{
    Bill{u"RECHARGE", u"Lock change", 65, 140, 30},      Bill{u"RECHARGE", u"Blocked drain", 80, 210, 20},
    Bill{u"RECHARGE", u"Broken window", 95, 260, 20},    Bill{u"RECHARGE", u"Door repair", 120, 480, 15},
    Bill{u"RECHARGE", u"Clearing of rubbish", 150, 620, 15},
};

constexpr std::array sundries{
    Bill{u"SUNDRY", u"Market pitch, quarter", 180, 720, 30},     Bill{u"SUNDRY", u"Overpaid housing benefit", 140, 2400, 35},
    Bill{u"SUNDRY", u"Licence fee", 110, 1450, 20},              Bill{u"SUNDRY", u"Commercial waste, quarter", 95, 540, 15},
};

/// The day of `year` on which the charge rises: its first in April.
QDate riseOf(int year, Frequency frequency)
{
    const QDate april(year, 4, 1);
    return frequency == Frequency::Monthly ? april : april.addDays((8 - april.dayOfWeek()) % 7);
}

/// How much more each pound became that April, in thousandths. Only the last few years are ever asked for.
qint64 riseInThousandths(int year)
{
    constexpr std::array<qint64, 4> rises{41, 77, 27, 48};
    return rises[std::size_t(year % int(rises.size()))];
}

QDate firstOn(QDate date, Frequency frequency)
{
    if (frequency == Frequency::Weekly)
        return date.addDays((8 - date.dayOfWeek()) % 7);
    return date.day() == 1 ? date : QDate(date.year(), date.month(), 1).addMonths(1);
}

} // namespace

qint64 rateOn(const RegularCharge &charge, QDate date, QDate today)
{
    qint64 pence = charge.penceNow;
    for (int year = today.year(); year >= date.year(); --year) {
        const QDate rise = riseOf(year, charge.frequency);
        if (rise > date && rise <= today) {
            const qint64 after = 1000 + riseInThousandths(year);
            pence = (pence * 1000 + after / 2) / after;
        }
    }
    return pence;
}

std::vector<Charge> regularCharges(const RegularCharge &charge, QDate from, QDate until, QDate today)
{
    const bool weekly = charge.frequency == Frequency::Weekly;
    std::vector<Charge> charges;
    qint64 rate = 0;
    for (QDate date = firstOn(from, charge.frequency); date <= until; date = weekly ? date.addDays(7) : date.addMonths(1)) {
        if (rate == 0 || date.month() == 4)   // it rises in April only
            rate = rateOn(charge, date, today);
        charges.push_back({.date = date,
                           .due = date.addDays(weekly ? 6 : 14),
                           .pence = rate,
                           .type = charge.type,
                           .description = charge.description});
    }
    return charges;
}

std::vector<Charge> bills(Random &random, bool sundry, QDate from, QDate until)
{
    std::vector<Charge> charges;
    const qint64 days = std::max<qint64>(0, from.daysTo(until));
    for (qint64 left = random.between(1, 3); left > 0; --left) {
        const QDate date = from.addDays(random.between(0, days));
        if (!sundry) {
            insertByDate(charges, repair(random, date));
            continue;
        }
        const Bill &bill = random.pickByShare<Bill>(sundries);
        insertByDate(charges, {.date = date,
                               .due = date.addDays(28),
                               .pence = random.between(bill.least * 20, bill.most * 20) * 5,
                               .type = bill.type.toString(),
                               .description = bill.what.toString()});
    }
    return charges;
}

Charge repair(Random &random, QDate date)
{
    const Bill &bill = random.pickByShare<Bill>(repairs);
    return {.date = date,
            .due = date.addDays(28),
            .pence = random.between(bill.least * 20, bill.most * 20) * 5,
            .type = bill.type.toString(),
            .description = bill.what.toString()};
}

Charge courtCosts(QDate date)
{
    return {.date = date, .due = date.addDays(28), .pence = 40'400, .type = u"COURT_COST"_s, .description = u"Claim for possession"_s};
}

void insertByDate(std::vector<Charge> &charges, Charge extra)
{
    const auto place = std::upper_bound(charges.begin(), charges.end(), extra.date,
                                        [](QDate date, const Charge &charge) { return date < charge.date; });
    charges.insert(place, std::move(extra));
}

} // namespace Tally::Council
