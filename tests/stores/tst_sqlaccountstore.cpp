// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/sqlaccountstore.h"
#include "resources/resources.h"
#include "tests/stores/accountstorecontract.h"
#include "tests/stores/storetest.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

/// The contract, kept by the store in an SQLite file.
class TestSqlAccountStore : public Test::AccountStoreContract
{
    Q_OBJECT

protected:
    std::unique_ptr<AccountStore> makeStore() override
    {
        initResources();
        ++m_number;
        return signIn(u"tester"_s);
    }
    std::unique_ptr<AccountStore> signIn(const QString &user) override
    {
        const QString path = m_folder.filePath(u"store%1.db"_s.arg(m_number));
        auto store = std::make_unique<SqlAccountStore>(path, SqlAccountStore::Opening::CreateIfMissing, SqlSession{.user = user});
        Test::must(store->open());
        return store;
    }

private:
    QTemporaryDir m_folder;
    int m_number = 0;
};

QTEST_GUILESS_MAIN(TestSqlAccountStore)
#include "tst_sqlaccountstore.moc"
