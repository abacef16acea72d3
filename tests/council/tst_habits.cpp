// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/council/habits.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Tally::Council;

namespace {

const QDate today(2026, 11, 20);

RegularCharge rent(Frequency frequency)
{
    return {.frequency = frequency, .penceNow = 9'840, .type = u"RENT"_s, .description = u"Rent"_s};
}

qint64 sumOf(const auto &list)
{
    qint64 sum = 0;
    for (const auto &item : list)
        sum += item.pence;
    return sum;
}

} // namespace

class HabitsTest : public QObject
{
    Q_OBJECT

private slots:
    void aHabitEndsAsItsNameSays_data()
    {
        QTest::addColumn<int>("habit");
        QTest::addColumn<bool>("monthly");
        QTest::addColumn<QDate>("from");
        for (int habit = 0; habit <= int(Habit::OldRate); ++habit) {
            for (const bool monthly : {false, true}) {
                for (const int days : {728, 200, 40}) {
                    QTest::addRow("habit %d, %s, %d days", habit, monthly ? "monthly" : "weekly", days)
                        << habit << monthly << today.addDays(-days);
                }
            }
        }
    }
    void aHabitEndsAsItsNameSays()
    {
        QFETCH(int, habit);
        QFETCH(bool, monthly);
        QFETCH(QDate, from);
        const Frequency frequency = monthly ? Frequency::Monthly : Frequency::Weekly;
        for (quint64 seed = 0; seed < 40; ++seed) {
            Random random(seed);
            std::vector<Charge> charges = regularCharges(rent(frequency), from, today, today);
            const auto payments = payRegularly(random, Habit(habit), frequency, charges, today);
            const qint64 owed = sumOf(charges) - sumOf(payments);
            QCOMPARE(owed > 0, owes(Habit(habit)));
            QVERIFY(std::is_sorted(payments.begin(), payments.end(), [](auto &a, auto &b) { return a.date < b.date; }));
            QVERIFY(std::is_sorted(charges.begin(), charges.end(), [](auto &a, auto &b) { return a.date < b.date; }));
            for (const Payment &payment : payments)
                QVERIFY(payment.pence > 0 && payment.date >= from && payment.date <= today);
        }
    }

    void chargesRiseEachAprilUpToTodaysRate()
    {
        const RegularCharge weekly = rent(Frequency::Weekly);
        const auto charges = regularCharges(weekly, QDate(2024, 11, 21), today, today);
        QCOMPARE(charges.size(), 104U);
        QCOMPARE(charges.front().date, QDate(2024, 11, 25));
        QCOMPARE(charges.back().pence, qint64(9'840));
        QCOMPARE(rateOn(weekly, QDate(2026, 4, 6), today), qint64(9'840));
        QCOMPARE(rateOn(weekly, QDate(2026, 4, 5), today), charges.at(60).pence);
        QVERIFY(charges.front().pence < rateOn(weekly, QDate(2025, 4, 7), today));
        QVERIFY(rateOn(weekly, QDate(2025, 4, 7), today) < 9'840);
    }

    void monthlyChargesComeOnTheFirst()
    {
        const auto charges = regularCharges(rent(Frequency::Monthly), QDate(2026, 1, 1), QDate(2026, 3, 1), today);
        QCOMPARE(charges.size(), 3U);
        QCOMPARE(charges.front().date, QDate(2026, 1, 1));
        QCOMPARE(charges.back().date, QDate(2026, 3, 1));
        QVERIFY(regularCharges(rent(Frequency::Monthly), QDate(2026, 1, 2), QDate(2026, 1, 31), today).empty());
    }

    void billsArePaidInFullUnlessSomethingIsOwed()
    {
        for (quint64 seed = 0; seed < 200; ++seed) {
            for (const bool owing : {false, true}) {
                Random random(seed);
                const auto charges = bills(random, seed % 2 == 0, QDate(2025, 3, 1), today);
                QVERIFY(!charges.empty() && charges.size() <= 3);
                const auto payments = payBills(random, charges, owing, today);
                QCOMPARE(sumOf(charges) - sumOf(payments) > 0, owing);
            }
        }
    }
};

QTEST_GUILESS_MAIN(HabitsTest)
#include "tst_habits.moc"
