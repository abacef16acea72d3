// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/accountstorecontract.h"

#include "tests/stores/storetest.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace Tally::Test {

void AccountStoreContract::init()
{
    m_store = makeStore();
}

void AccountStoreContract::cleanup()
{
    // Whatever a test did, what is kept must add up.
    const VerifyReport report = must(store().verify());
    for (const VerifyFault &fault : report.faults)
        qWarning("%s: %s %lld: %s", qPrintable(fault.check), qPrintable(fault.table), fault.row, qPrintable(fault.detail));
    QCOMPARE(report.faultCount, 0);
    m_others.clear();
    m_store.reset();
}

AccountStore &AccountStoreContract::as(const QString &user)
{
    auto &other = m_others[user];
    if (!other) {
        makeLogin(user);
        other = signIn(user);
    }
    return *other;
}

AccountStore &AccountStoreContract::hire(const QString &user, Roles roles, std::optional<qint64> limitMinor)
{
    makeLogin(user);
    must(store().changePerson({.name = user, .roles = roles, .postingLimitMinor = limitMinor}, u"hire "_s + user));
    return as(user);
}

} // namespace Tally::Test
