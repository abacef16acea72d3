// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/crashround.h"

#include "tests/stores/postingclerk.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"

#include <chrono>
#include <thread>

using namespace Qt::StringLiterals;

namespace Tally::Test {

int crashesAsked(int otherwise)
{
    const int asked = qEnvironmentVariableIntValue("TALLY_CRASHES");
    return asked > 0 ? asked : otherwise;
}

void CrashRound::open(const Office &office)
{
    const auto store = sqlStore(office.where(u"tester"_s));
    must(store->open());
    openOffice(*store, accounts, {u"ann"_s, u"bob"_s}, true);
}

QString CrashRound::run(const Office &office)
{
    ++m_rounds;
    const auto work = [&](const QString &name) {
        return Writer::Work{.where = office.where(name), .name = name, .series = name + QString::number(m_rounds),
                            .seed = m_random.generate(), .accounts = accounts};
    };
    Writer victim(work(u"ann"_s)), survivor(work(u"bob"_s));
    if (!victim.waitFor(1 + m_random.bounded(20)) || !survivor.waitFor(1))
        return u"a writer says nothing"_s;
    std::this_thread::sleep_for(std::chrono::microseconds(m_random.bounded(12'000)));
    office.crash(victim);
    victim.kill();
    if (!survivor.finish())
        return u"the other writer did not end well"_s;

    QStringList faults;
    if (!office.othersNotice)
        faults = survivor.failed() + victim.failed();
    const auto store = sqlStore(office.where(u"tester"_s));
    must(store->open());
    const PlainRows rows(office.where(u"tester"_s));
    faults += faultsOf(*store, rows) + faultsOf(victim, rows) + faultsOf(survivor, rows) + askAgain(*store, victim, rows);
    m_answered += victim.posted().size() + survivor.posted().size();
    return faults.join(u"; "_s);
}

QStringList CrashRound::askAgain(AccountStore &store, const Writer &victim, const PlainRows &rows)
{
    QStringList keys = victim.unconfirmed();
    if (!victim.unanswered().isEmpty())
        keys.append(victim.unanswered());
    QStringList faults;
    for (const QString &key : std::as_const(keys)) {
        const bool kept = rows.number(u"SELECT count(*) FROM idempotency_key WHERE key = '%1'"_s.arg(key)) == 1;
        ++(kept ? m_keptUnanswered : m_lostUnanswered);
        const qint64 number = key.section(u'-', 1).toLongLong();
        if (!isKnownPayment(number))
            continue;
        // Asking again posts it if it is not there, and only then.
        const Posted again = must(store.post(knownPayment(key, number, accounts)));
        if (again.repeated != kept || rows.number(u"SELECT count(*) FROM account_line WHERE description = '%1'"_s.arg(key)) != 1)
            faults.append(u"asked again and not posted once: "_s + key);
    }
    return faults;
}

QString CrashRound::summary() const
{
    return u"%1 crashes, %2 postings answered; of those under way %3 were kept and %4 were not"_s.arg(m_rounds).arg(m_answered)
        .arg(m_keptUnanswered).arg(m_lostUnanswered);
}

} // namespace Tally::Test
