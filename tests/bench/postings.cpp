// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/postings.h"

using namespace Qt::StringLiterals;

namespace Tally::Bench {
namespace {

AddCredit paymentOf(quint64 number)
{
    return {.amount = Money::fromMinor(100 + qint64(splitmix(number) % 5'000), *Currency::fromCode(u"GBP")),
            .paymentType = u"DIRECT_DEBIT"_s,
            .text = {.date = QDate(2026, 11, 17)}};
}

} // namespace

Posting paymentOf(const QString &series, quint64 number, qint64 accounts)
{
    return {.key = u"%1-%2"_s.arg(series).arg(number),
            .account = {qint64(splitmix(number + 0x5555) % quint64(accounts)) + 1},
            .command = paymentOf(number)};
}

PaymentSource::PaymentSource(CouncilSize size, QString series, qint64 first, qint64 count)
    : m_council{size}, m_series{std::move(series)}, m_first{first}, m_count{count}
{
}

std::optional<BulkAccount> PaymentSource::next()
{
    if (m_given == m_count)
        return std::nullopt;
    const qint64 number = m_first + m_given++;
    const QString key = BenchCouncil::accountKey(number);
    return BulkAccount{.key = key,
                       .fingerprint = key,
                       .draft = m_council.account(number),
                       .row = m_given,
                       .entries = {{.row = m_given,
                                    .commands = {{.key = u"%1:%2"_s.arg(m_series).arg(number, 10, 10, QChar(u'0')),
                                                  .command = paymentOf(quint64(number))}}}}};
}

} // namespace Tally::Bench
