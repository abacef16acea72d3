// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stores/writers.h"

#include <QRandomGenerator>

#include <functional>

namespace Tally::Test {

/// How many crashes a test makes: TALLY_CRASHES, or `otherwise`.
[[nodiscard]] int crashesAsked(int otherwise);

/// Two post on the same accounts, something ends suddenly, and what is kept afterwards is held against what they were told.
class CrashRound
{
public:
    struct Office
    {
        std::function<QString(const QString &person)> where;   ///< the database's address for one of ann, bob and tester
        std::function<void(Writer &victim)> crash;              ///< kills the victim or what it talks to, and mends that
        bool othersNotice = false;                              ///< the crash may cut off the other writer, too
    };
    static constexpr int accounts = 6;

    explicit CrashRound(quint32 seed) : m_random{seed} {}

    /// Fills a database that is empty.
    static void open(const Office &office);
    /// One crash. @return what is wrong afterwards; empty: nothing.
    [[nodiscard]] QString run(const Office &office);

    [[nodiscard]] qint64 answered() const { return m_answered; }
    /// "300 crashes, 7114 postings answered; …"
    [[nodiscard]] QString summary() const;

private:
    [[nodiscard]] QStringList askAgain(AccountStore &store, const Writer &victim, const PlainRows &rows);

    QRandomGenerator m_random;
    int m_rounds = 0;
    qint64 m_answered = 0, m_keptUnanswered = 0, m_lostUnanswered = 0;
};

} // namespace Tally::Test
