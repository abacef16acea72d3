// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/council/councilsource.h"

#include "models/workflows/council/households.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

using namespace Council;

/// Charges and payments as one list in the order of their days; what is charged on a day comes before what is paid on it.
std::vector<BulkCommand> merged(const std::vector<Charge> &charges, const std::vector<Payment> &payments)
{
    std::vector<BulkCommand> commands;
    commands.reserve(charges.size() + payments.size());
    auto payment = payments.begin();
    const auto addPayment = [&] {
        commands.push_back({.key = {},
                            .command = AddCredit{.amount = Money::fromMinor(payment->pence),
                                                 .paymentType = payment->type,
                                                 .text = {.date = payment->date, .description = payment->description}}});
        ++payment;
    };
    for (const Charge &charge : charges) {
        while (payment != payments.end() && payment->date < charge.date)
            addPayment();
        commands.push_back({.key = {},
                            .command = AddDebit{.amount = Money::fromMinor(charge.pence),
                                                .type = charge.type,
                                                .text = {.date = charge.date, .dueDate = charge.due, .description = charge.description}}});
    }
    while (payment != payments.end())
        addPayment();
    return commands;
}

} // namespace

CouncilSource::CouncilSource(qint64 accounts, quint64 seed, QDate today) : m_accounts{accounts}, m_seed{seed}, m_today{today}
{
    Q_ASSERT(accounts >= 0 && today.isValid());
}

CouncilSource::~CouncilSource() = default;

std::optional<BulkAccount> CouncilSource::next()
{
    if (m_given >= m_accounts)
        return std::nullopt;
    if (m_waiting.empty()) {
        // Each household has numbers of its own, so what one of them draws moves no other.
        Random random = Random::ofStream(m_seed, m_household);
        for (Plan &plan : household(random, m_seed, m_household, m_today))
            m_waiting.push_back(accountOf(plan, random));
        ++m_household;
    }
    BulkAccount account = std::move(m_waiting.front());
    m_waiting.pop_front();
    ++m_given;
    return account;
}

BulkAccount CouncilSource::accountOf(Plan &plan, Random &random) const
{
    BulkAccount account;
    account.draft = std::move(plan.draft);
    const Account &draft = account.draft;
    if (draft.status == AccountStatus::Pending)
        return account;

    QDate until = draft.endDate.isValid() ? draft.endDate : m_today;
    if (draft.status == AccountStatus::Suspended)
        until = std::max(draft.startDate, m_today.addDays(-random.between(20, 200)));
    const QDate from = std::max(draft.startDate, m_today.addYears(-2).addDays(1));
    std::vector<Charge> charges = plan.regular ? regularCharges(*plan.regular, from, until, m_today)
                                               : bills(random, plan.sundry, from, until);
    if (charges.empty())
        return account;

    std::vector<Payment> payments;
    if (plan.regular) {
        const Frequency frequency = plan.regular->frequency;
        if (frequency == Frequency::Weekly && charges.size() > 8 && random.chance(4))
            insertByDate(charges, repair(random, charges[charges.size() / 2].date));
        payments = payRegularly(random, habitFor(random, frequency, plan.owing), frequency, charges, m_today);
    } else {
        payments = payBills(random, charges, plan.owing, m_today);
    }
    account.entries.push_back({.row = 0, .commands = merged(charges, payments)});
    return account;
}

} // namespace Tally
