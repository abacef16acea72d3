// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/sqlfixture.h"

#include "resources/resources.h"
#include "tests/stores/storetest.h"

using namespace Qt::StringLiterals;

namespace Tally::Test {

std::unique_ptr<SqlAccountStore> sqlStore(const QString &path, std::chrono::milliseconds busyTimeout, const QString &user)
{
    initResources();
    return std::make_unique<SqlAccountStore>(path, SqlAccountStore::Opening::CreateIfMissing,
                                             SqlSession{.user = user, .busyTimeout = busyTimeout});
}

void fillTwoAccounts(AccountStore &store)
{
    const AccountId a = created(store, u"A"_s, u"Ann"_s).id;
    posted(store, a, debitOf(u"100.00"_s, u"2025-01-01"_s));
    posted(store, a, debitOf(u"40.00"_s, u"2025-02-01"_s));
    posted(store, a, paymentOf(u"60.00"_s, u"2025-02-02"_s));
    posted(store, created(store, u"B"_s, u"Ben"_s).id, debitOf(u"7.00"_s, u"2025-01-01"_s));
}

} // namespace Tally::Test
