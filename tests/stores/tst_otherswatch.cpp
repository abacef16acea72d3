// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/otherswatch.h"

#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

/// Two programs on one file: what one keeps the other shows, without anybody asking.
class TestOthersWatch final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"council.db"_s);
        m_other = sqlStore(m_path);
        fillTwoAccounts(*m_other);
        SqlSession session{.user = u"tester"_s};
        session.fileLookInterval = std::chrono::milliseconds(20);
        m_store = std::make_unique<SqlAccountStore>(m_path, SqlAccountStore::Opening::MustExist, session);
        (void)must(m_store->accounts({}));
        m_one = std::make_unique<QSignalSpy>(m_store.get(), &AccountStore::accountChanged);
        m_all = std::make_unique<QSignalSpy>(m_store.get(), &AccountStore::accountsChanged);
        m_rules = std::make_unique<QSignalSpy>(m_store.get(), &AccountStore::rulesChanged);
        m_proposals = std::make_unique<QSignalSpy>(m_store.get(), &AccountStore::proposalsChanged);
        settle();
    }
    void cleanup()
    {
        m_store.reset();
        m_other.reset();
    }

    void tellsOfThePostingOfAnotherProgram()
    {
        posted(*m_other, {2}, debitOf(u"5.00"_s, u"2025-01-01"_s));
        QTRY_COMPARE(m_one->count(), 1);
        QCOMPARE(m_one->first().first().value<AccountId>(), AccountId{2});
        settle();
        QCOMPARE(m_one->count(), 1);
        QCOMPARE(m_all->count() + m_rules->count() + m_proposals->count(), 0);
    }

    void tellsOfItsOwnPostingOnce()
    {
        // The first of all may be told twice: nobody can say yet who wrote before it.
        posted(*m_store, {1}, debitOf(u"5.00"_s, u"2025-01-01"_s));
        settle();
        m_one->clear();
        for (int i = 0; i < 3; ++i) {
            posted(*m_store, {1}, debitOf(u"5.00"_s, u"2025-01-01"_s));
            settle();
        }
        QCOMPARE(m_one->count(), 3);
    }

    void losesNothingOfAnothersBetweenItsOwn()
    {
        posted(*m_store, {1}, debitOf(u"5.00"_s, u"2025-01-01"_s));
        settle();
        m_one->clear();
        posted(*m_other, {2}, debitOf(u"5.00"_s, u"2025-01-01"_s));
        posted(*m_store, {1}, debitOf(u"5.00"_s, u"2025-01-01"_s));
        posted(*m_store, {1}, debitOf(u"6.00"_s, u"2025-01-01"_s));
        QTRY_VERIFY(toldOf({2}));
        QVERIFY(toldOf({1}));
    }

    void namesNobodyWhenManyChanged()
    {
        for (int i = 0; i < int(OthersWatch::mostNamed) + 10; ++i)
            created(*m_other, u"N%1"_s.arg(i), u"Newcomer %1"_s.arg(i));
        QTRY_VERIFY(m_all->count() + m_one->count() > 0);
        settle();
        // In one look or in several: everything is told of, one by one or all at once.
        QVERIFY(m_all->count() > 0 || m_one->count() >= int(OthersWatch::mostNamed) + 10);
    }

    void tellsOfSettingsAndProposals()
    {
        LedgerRules rules = must(m_other->rules());
        LedgerSettings settings = rules.settings;
        settings.warnAboveMinor = 12'345;
        (void)must(m_other->changeRules(settings, u"s1"_s));
        QTRY_COMPARE(m_rules->count(), 1);
        settle();
        QCOMPARE(m_proposals->count(), 0);
        WriteOffWish wish{.account = {1}, .debits = {{1}}};
        wish.amount = pounds(u"1.00"_s);
        wish.date = day(u"2025-02-01"_s);
        wish.reason = u"gone away"_s;
        (void)must(m_other->propose(wish, u"p1"_s));
        QTRY_VERIFY(m_proposals->count() > 0);
        QCOMPARE(m_rules->count(), 1);
    }

private:
    /// Until a look has been taken at whatever is there now.
    void settle()
    {
        for (int i = 0; i < 5; ++i) {
            (void)must(m_store->accounts({.limit = 1}));
            QTest::qSleep(10);
            QCoreApplication::processEvents();
        }
    }
    [[nodiscard]] bool toldOf(AccountId account) const
    {
        return std::any_of(m_one->begin(), m_one->end(), [account](const QVariantList &told) { return told.first().value<AccountId>() == account; });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<SqlAccountStore> m_other;
    std::unique_ptr<SqlAccountStore> m_store;
    std::unique_ptr<QSignalSpy> m_one;
    std::unique_ptr<QSignalSpy> m_all;
    std::unique_ptr<QSignalSpy> m_rules;
    std::unique_ptr<QSignalSpy> m_proposals;
};

QTEST_GUILESS_MAIN(TestOthersWatch)
#include "tst_otherswatch.moc"
