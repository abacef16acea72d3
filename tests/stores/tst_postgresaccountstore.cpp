// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/sqlaccountstore.h"
#include "resources/resources.h"
#include "tests/stores/accountstorecontract.h"
#include "tests/stores/storetest.h"
#include "tests/support/postgrescluster.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

/// The contract, kept by the store in a PostgreSQL database.
class TestPostgresAccountStore : public Test::AccountStoreContract
{
    Q_OBJECT

protected:
    std::unique_ptr<AccountStore> makeStore() override
    {
        if (m_number == 0) {
            initResources();
            m_cluster.makeDatabase(u"empty"_s);
            Test::must(open(u"empty"_s)->open());
        }
        // A copy of a database that is ready is made faster than a new one.
        const QString name = u"store%1"_s.arg(++m_number);
        m_cluster.makeDatabase(name, u"empty"_s);
        auto store = open(name);
        Test::must(store->open());
        return store;
    }

    void makeLogin(const QString &user) override
    {
        if (!m_logins.contains(user)) {
            m_cluster.run(u"empty"_s, u"CREATE ROLE %1 LOGIN IN ROLE tallystick_caseworker"_s.arg(user));
            m_logins.append(user);
        }
    }
    std::unique_ptr<AccountStore> signIn(const QString &user) override
    {
        auto store = open(u"store%1"_s.arg(m_number), user);
        Test::must(store->open());
        return store;
    }

private:
    std::unique_ptr<SqlAccountStore> open(const QString &name, const QString &user = u"tester"_s)
    {
        return std::make_unique<SqlAccountStore>(m_cluster.address(name, user), SqlAccountStore::Opening::CreateIfMissing, SqlSession{.user = u"nobody"_s});
    }

    Test::PostgresCluster m_cluster;
    QStringList m_logins;
    int m_number = 0;
};

QTEST_GUILESS_MAIN(TestPostgresAccountStore)
#include "tst_postgresaccountstore.moc"
