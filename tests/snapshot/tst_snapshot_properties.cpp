// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/snapshot/anyaccount.h"

#include <QTest>

#include <rapidcheck.h>

using namespace Tally;
using namespace Tally::Test;

class SnapshotPropertiesTest : public QObject
{
    Q_OBJECT

private slots:
    void anyQueryOverAnyAccountsIsAnsweredAsThePlainSearchDoes()
    {
        QVERIFY(rc::check("sorted and filtered alike", [] {
            const Choose choose = [](int count) { return *rc::gen::inRange(0, count); };
            const std::vector<PlainAccount> accounts = anyAccounts(choose(30), choose);
            AccountSnapshot snapshot;
            fill(snapshot, accounts);
            compare(snapshot, accounts, anyQuery(choose));
        }));
    }

    void anyChangesLeaveTheAnswerRight()
    {
        QVERIFY(rc::check("changed alike", [] {
            const Choose choose = [](int count) { return *rc::gen::inRange(0, count); };
            std::vector<PlainAccount> accounts = anyAccounts(1 + choose(20), choose);
            AccountSnapshot snapshot;
            fill(snapshot, accounts);
            for (int changes = choose(15); changes > 0; --changes) {
                PlainAccount &account = accounts[std::size_t(choose(int(accounts.size())))];
                changeSomehow(account, choose);
                put(snapshot, account);
            }
            const AccountQuery query = anyQuery(choose);
            if (!snapshot.columns().hasOrder(query.sort))
                RC_ASSERT(giveOrders(snapshot, accounts));
            compare(snapshot, accounts, query);
        }));
    }

private:
    static void compare(AccountSnapshot &snapshot, const std::vector<PlainAccount> &accounts, const AccountQuery &query)
    {
        const auto answer = snapshot.answer(query);
        const AccountOrder expected = plainAnswer(accounts, query);
        RC_ASSERT(answer.has_value());
        RC_ASSERT(answer->ids == expected.ids);
        RC_ASSERT(answer->count == expected.count);
        RC_ASSERT(answer->owed == expected.owed);
    }
};

QTEST_APPLESS_MAIN(SnapshotPropertiesTest)
#include "tst_snapshot_properties.moc"
