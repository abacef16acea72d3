// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/council/habits.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Tally::Council {
namespace {

struct HabitShare
{
    Habit habit;
    int share;
};

constexpr std::array weeklySettled{HabitShare{Habit::DirectDebit, 36}, HabitShare{Habit::StandingOrder, 16},
                                   HabitShare{Habit::Benefit, 24}, HabitShare{Habit::Ahead, 15}, HabitShare{Habit::LumpAhead, 9}};
constexpr std::array weeklyOwing{HabitShare{Habit::Behind, 26}, HabitShare{Habit::BetweenPayments, 17}, HabitShare{Habit::Shortfall, 11},
                                 HabitShare{Habit::Irregular, 17}, HabitShare{Habit::Stopped, 14}, HabitShare{Habit::NeverPaid, 4},
                                 HabitShare{Habit::LumpBehind, 5}, HabitShare{Habit::OldRate, 6}};
constexpr std::array monthlySettled{HabitShare{Habit::DirectDebit, 50}, HabitShare{Habit::StandingOrder, 24},
                                    HabitShare{Habit::Ahead, 15}, HabitShare{Habit::LumpAhead, 11}};
constexpr std::array monthlyOwing{HabitShare{Habit::Behind, 38}, HabitShare{Habit::Irregular, 18}, HabitShare{Habit::Stopped, 20},
                                  HabitShare{Habit::NeverPaid, 5}, HabitShare{Habit::LumpBehind, 11}, HabitShare{Habit::OldRate, 8}};

constexpr auto directDebit = "DIRECT_DEBIT"_L1;
constexpr auto standingOrder = "STANDING_ORDER"_L1;
constexpr auto card = "CARD"_L1;
constexpr auto bankTransfer = "BANK_TRANSFER"_L1;

QString counterType(Random &random)
{
    constexpr std::array types{card, "CASH"_L1, card, bankTransfer, "CHEQUE"_L1};
    return types[std::size_t(random.between(0, qint64(types.size()) - 1))];
}

/// Somebody who pays: knows what is owed on each day and remembers what was paid. Days must be asked for in order.
class Payer
{
public:
    Payer(Random &random, Frequency frequency, std::vector<Charge> &charges, QDate today)
        : m_random{random}, m_weekly{frequency == Frequency::Weekly}, m_charges{charges}, m_today{today},
          m_week{m_weekly ? charges.back().pence : charges.back().pence * 12 / 52}
    {
    }

    std::vector<Payment> pay(Habit habit);

private:
    /// The days of payment: one cycle ends on the day of the last charge moved by `shift` days, the others every `cycles`
    /// times four weeks, or a month, before it; none lies after today.
    [[nodiscard]] std::vector<QDate> days(qint64 shift, int cycles = 1) const;
    /// An index into `days`: from there on something is different, somewhere in the second half.
    [[nodiscard]] std::size_t turn(const std::vector<QDate> &days);
    [[nodiscard]] qint64 owedOn(QDate day);
    void payOn(QDate day, qint64 pence, const QString &type, const QString &description = {});

    void payKeeping(qint64 kept, qint64 shift, const QString &type, int cycles = 1);
    void payBenefit(bool restStops);
    void payAhead();
    void payBehind();
    void payIrregularly();
    void payUntilStopped();
    void payOldRate();
    void owingAfterAll();

    Random &m_random;
    bool m_weekly;
    std::vector<Charge> &m_charges;
    QDate m_today;
    qint64 m_week;               ///< a week's charge, in pence
    std::size_t m_counted = 0;   ///< charges in m_owed
    qint64 m_owed = 0;
    std::vector<Payment> m_payments;
};

std::vector<QDate> Payer::days(qint64 shift, int cycles) const
{
    std::vector<QDate> found;
    const QDate last = m_charges.back().date;
    const QDate first = m_charges.front().date;
    for (int back = 0;; back += cycles) {
        const QDate due = m_weekly ? last.addDays(-28 * back) : last.addMonths(-back);
        if (due < first)
            break;
        const QDate day = std::min(due.addDays(shift), m_today);
        if (day >= first)
            found.push_back(day);
    }
    std::reverse(found.begin(), found.end());
    return found;
}

std::size_t Payer::turn(const std::vector<QDate> &days)
{
    const auto count = qint64(days.size());
    return std::size_t(m_random.between(count / 2, std::max<qint64>(count / 2, count - 2)));
}

qint64 Payer::owedOn(QDate day)
{
    for (; m_counted < m_charges.size() && m_charges[m_counted].date <= day; ++m_counted)
        m_owed += m_charges[m_counted].pence;
    return m_owed;
}

void Payer::payOn(QDate day, qint64 pence, const QString &type, const QString &description)
{
    if (pence <= 0)
        return;
    m_owed -= pence;
    m_payments.push_back({.date = day, .pence = pence, .type = type, .description = description});
}

/// Pays down to `kept` pence, which is negative for somebody who likes to be in credit.
void Payer::payKeeping(qint64 kept, qint64 shift, const QString &type, int cycles)
{
    for (const QDate day : days(shift, cycles))
        payOn(day, owedOn(day) - kept, type);
}

void Payer::payBenefit(bool restStops)
{
    const qint64 covered = m_random.between(11, restStops ? 18 : 20) * 5;   // per cent
    const auto all = days(0);
    const std::size_t stop = restStops ? turn(all) : all.size();
    for (std::size_t at = 0; at < all.size(); ++at) {
        const qint64 due = m_week * 4 * covered / 100;
        payOn(all[at], std::min(owedOn(all[at]), due), u"HOUSING_BENEFIT"_s, u"Benefit for four weeks"_s);
        const QDate rest = std::min(all[at].addDays(2), m_today);
        if (at < stop)
            payOn(rest, owedOn(rest), card);
    }
}

void Payer::payAhead()
{
    qint64 credit = 0;
    const qint64 most = m_week * m_random.between(1, 5);
    for (const QDate day : days(0)) {
        credit = std::min(credit + m_week / 4, most);
        // Whole five pounds, as people who overpay do.
        payOn(day, (owedOn(day) + credit + 499) / 500 * 500, standingOrder);
    }
}

void Payer::payBehind()
{
    const qint64 missed = m_week * m_random.between(2, 24) / 4;
    const auto all = days(m_random.between(0, 3));
    const std::size_t from = turn(all);
    for (std::size_t at = 0; at < all.size(); ++at)
        payOn(all[at], owedOn(all[at]) - (at >= from ? missed : 0), directDebit);
}

void Payer::payIrregularly()
{
    const qint64 floor = m_week * m_random.between(1, 7);
    QDate day = m_charges.front().date;
    while (true) {
        day = day.addDays(m_random.between(12, 65));
        if (day > m_today)
            return;
        const qint64 inPocket = m_week * m_random.between(2, 8) / 500 * 500;
        payOn(day, std::min(inPocket, owedOn(day) - floor), counterType(m_random));
    }
}

void Payer::payUntilStopped()
{
    const qint64 dice = m_random.between(1, 100);
    const qint64 weeks = dice <= 48 ? m_random.between(3, 11) : dice <= 80 ? m_random.between(12, 36) : m_random.between(37, 92);
    const QDate stop = m_charges.back().date.addDays(-7 * weeks);
    for (const QDate day : days(1)) {
        if (day < stop)
            payOn(day, owedOn(day), bankTransfer);
    }
    if (const QDate claim = stop.addDays(7 * 18); claim <= m_charges.back().date && m_random.chance(35))
        insertByDate(m_charges, courtCosts(std::max(claim, m_charges.front().date)));
}

void Payer::payOldRate()
{
    const auto all = days(0);
    const std::size_t from = turn(all);
    const qint64 shortBy = m_week * 4 * m_random.between(3, 15) / 100;
    qint64 missing = 0;
    for (std::size_t at = 0; at < all.size(); ++at) {
        missing += at >= from ? shortBy : 0;
        payOn(all[at], owedOn(all[at]) - missing, standingOrder);
    }
}

/// Takes back the latest payments until something is owed.
void Payer::owingAfterAll()
{
    (void)owedOn(m_charges.back().date);
    while (m_owed <= 0 && !m_payments.empty()) {
        m_owed += m_payments.back().pence;
        m_payments.pop_back();
    }
}

std::vector<Payment> Payer::pay(Habit habit)
{
    switch (habit) {
    case Habit::DirectDebit: payKeeping(0, 0, directDebit); break;
    case Habit::StandingOrder: payKeeping(0, m_random.between(2, 6), standingOrder); break;
    case Habit::Benefit: payBenefit(false); break;
    case Habit::Ahead: payAhead(); break;
    case Habit::LumpAhead: {
        // A quarter in advance, at most eight weeks ago: the account is never above zero between two payments.
        const qint64 ahead = m_week * 13;
        for (const QDate day : days(-7 * m_random.between(0, 8), 3))
            payOn(day, owedOn(day) + ahead, bankTransfer);
        break;
    }
    case Habit::Behind: payBehind(); break;
    case Habit::BetweenPayments: payKeeping(0, -7 * m_random.between(1, 3), standingOrder); break;
    case Habit::Shortfall: payBenefit(true); break;
    case Habit::Irregular: payIrregularly(); break;
    case Habit::Stopped: payUntilStopped(); break;
    case Habit::NeverPaid: break;
    case Habit::LumpBehind: payKeeping(0, -7 * m_random.between(3, 12), bankTransfer, 3); break;
    case Habit::OldRate: payOldRate(); break;
    }
    if (owes(habit))
        owingAfterAll();
    else if (m_payments.empty())
        payKeeping(0, 0, directDebit);   // has not lived there long enough for the habit
    return std::move(m_payments);
}

} // namespace

Habit habitFor(Random &random, Frequency frequency, bool owing)
{
    if (frequency == Frequency::Weekly)
        return owing ? random.pickByShare<HabitShare>(weeklyOwing).habit : random.pickByShare<HabitShare>(weeklySettled).habit;
    return owing ? random.pickByShare<HabitShare>(monthlyOwing).habit : random.pickByShare<HabitShare>(monthlySettled).habit;
}

std::vector<Payment> payRegularly(Random &random, Habit habit, Frequency frequency, std::vector<Charge> &charges, QDate today)
{
    // Nobody is left alone for two years without a payment; somebody who has lived there that long stopped at some time.
    const qint64 weeks = charges.front().date.daysTo(charges.back().date) / 7;
    if (habit == Habit::NeverPaid && weeks > 40 && !random.chance(15))
        habit = Habit::Stopped;
    return Payer(random, frequency, charges, today).pay(habit);
}

std::vector<Payment> payBills(Random &random, const std::vector<Charge> &bills, bool owing, QDate today)
{
    std::vector<Payment> payments;
    for (std::size_t at = 0; at < bills.size(); ++at) {
        const Charge &bill = bills[at];
        const bool last = at + 1 == bills.size();
        const qint64 parts = random.chance(60) ? 1 : random.between(2, 6);
        const qint64 paid = owing && last ? random.between(0, parts - 1) : parts;
        const QDate first = bill.date.addDays(random.between(3, 34));
        for (qint64 part = 0; part < paid; ++part) {
            const QDate day = std::min(first.addMonths(int(part)), today);
            const qint64 pence = part + 1 < parts ? bill.pence / parts : bill.pence - bill.pence / parts * (parts - 1);
            payments.push_back({.date = day, .pence = pence, .type = counterType(random), .description = {}});
        }
    }
    std::stable_sort(payments.begin(), payments.end(), [](const Payment &a, const Payment &b) { return a.date < b.date; });
    return payments;
}

} // namespace Tally::Council
