// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"

#include <QRandomGenerator>

namespace Tally::Test {

/// Every third posting is a payment that its number alone decides, so that somebody else can ask for it again.
[[nodiscard]] constexpr bool isKnownPayment(qint64 number) { return number % 3 == 0; }
[[nodiscard]] Posting knownPayment(const QString &key, qint64 number, int accounts);

/// One who posts at random for ever: reads an account as it is, thinks of any operation, and asks for it.
class PostingClerk
{
public:
    /// Which operations: all, or all but adjustments of overdue charges, whose answer does not say what they changed.
    enum class Kinds { All, OfKnownEffect };

    PostingClerk(AccountStore &store, QString name, QString series, quint32 seed, int accounts, Kinds kinds);

    [[nodiscard]] QString keyOf(qint64 number) const { return m_series + u'-' + QString::number(number); }
    /// Does one thing under that key. @return what came of it, in words split by spaces: "Posted KEY LINE MINOR WAITED" (the line
    /// or 0, what it changed of the balance in minor units, how many milliseconds it took), "Refused KEY KIND" or "Failed KEY KIND".
    QString doOne(qint64 number);

private:
    [[nodiscard]] int below(int limit) { return int(m_random.bounded(limit)); }
    QString post(const Posting &posting);
    QString propose(AccountId account, const WriteOff &command, const QString &key);
    /// Answers a proposal of somebody else that waits; nothing if there is none.
    std::optional<QString> answerOne(const QString &key);

    AccountStore &m_store;
    QString m_name;
    QString m_series;
    QRandomGenerator m_random;
    int m_accounts;
    Kinds m_kinds;
};

} // namespace Tally::Test
