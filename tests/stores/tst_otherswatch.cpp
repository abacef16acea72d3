// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/otherswatch.h"

#include "models/stores/sql/database.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

namespace {

std::unique_ptr<Database> connection(const QString &path, Database::Access access)
{
    return std::make_unique<Database>(path, access, false, std::chrono::seconds(5));
}

} // namespace

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
        m_reader = connection(m_path, Database::Access::Reader);
        m_writer = connection(m_path, Database::Access::Writer);
        m_watch = std::make_unique<OthersWatch>();
        QVERIFY(heard().empty());
        m_watch->noteOwn(*m_writer);
        QVERIFY(heard().empty());
    }
    void cleanup()
    {
        m_reader.reset();
        m_writer.reset();
        m_other.reset();
    }

    void tellsOfThePostingOfAnotherProgramOnce()
    {
        postByAnother(2);
        QCOMPARE(heard(), std::vector<AccountId>{{2}});
        QVERIFY(heard().empty());
    }

    void doesNotTellOfItsOwn()
    {
        writeMyself(1);
        QVERIFY(heard().empty());
        writeMyself(1);
        writeMyself(2);
        QVERIFY(heard().empty());
    }

    void losesNothingOfAnothersBetweenItsOwn()
    {
        writeMyself(1);
        postByAnother(2);
        writeMyself(1);
        writeMyself(1);
        const auto accounts = heard();
        QVERIFY(std::find(accounts.begin(), accounts.end(), AccountId{2}) != accounts.end());
        // From here on it knows again what is its own.
        writeMyself(1);
        QVERIFY(heard().empty());
        postByAnother(1);
        QCOMPARE(heard(), std::vector<AccountId>{{1}});
    }

    void namesNobodyWhenManyChanged()
    {
        for (int i = 0; i < int(OthersWatch::mostNamed) + 1; ++i)
            created(*m_other, u"N%1"_s.arg(i), u"Newcomer %1"_s.arg(i));
        const OthersWatch::Heard all = m_watch->look(*m_reader);
        QVERIFY(all.manyAccounts);
        QVERIFY(all.accounts.empty());
    }

    void tellsOfSettingsPeopleAndProposals()
    {
        LedgerSettings settings = must(m_other->rules()).settings;
        settings.warnAboveMinor = 12'345;
        (void)must(m_other->changeRules(settings, u"s1"_s));
        OthersWatch::Heard told = m_watch->look(*m_reader);
        QVERIFY(told.rules && !told.proposals && told.accounts.empty());
        (void)must(m_other->changePerson({.name = u"amy"_s, .displayName = u"Amy"_s, .roles = Role::Finance}, u"a1"_s));
        told = m_watch->look(*m_reader);
        QVERIFY(told.rules && !told.proposals && told.accounts.empty());
        (void)must(m_other->propose({.account = {1}, .amount = pounds(u"1.00"_s), .debits = {{1}}, .date = day(u"2025-02-01"_s), .reason = u"gone away"_s}, u"p1"_s));
        told = m_watch->look(*m_reader);
        QVERIFY(told.proposals && !told.rules);
    }

    void aStoreTellsOfWhatAnotherKept()
    {
        SqlSession session{.user = u"tester"_s};
        session.fileLookInterval = std::chrono::milliseconds(10);
        SqlAccountStore store(m_path, SqlAccountStore::Opening::MustExist, session);
        (void)must(store.rules());
        const QSignalSpy changed(&store, &AccountStore::accountChanged);
        // The first look only finds out where it begins.
        QTRY_VERIFY((postByAnother(2), !changed.isEmpty()));
        QCOMPARE(changed.first().first().value<AccountId>(), AccountId{2});
    }

private:
    [[nodiscard]] std::vector<AccountId> heard() { return m_watch->look(*m_reader).accounts; }
    void postByAnother(qint64 account) { posted(*m_other, {account}, debitOf(u"5.00"_s, u"2025-01-01"_s)); }
    /// As the store does it: a change with its event, then the note.
    void writeMyself(qint64 account)
    {
        m_writer->run(u"INSERT INTO event (at, type, key, version, payload) SELECT 'now', 'LedgerChanged', uuid, 99, '{}' FROM account WHERE id = ?"_s, {account});
        m_watch->noteOwn(*m_writer);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<SqlAccountStore> m_other;
    std::unique_ptr<Database> m_reader;
    std::unique_ptr<Database> m_writer;
    std::unique_ptr<OthersWatch> m_watch;
};

QTEST_GUILESS_MAIN(TestOthersWatch)
#include "tst_otherswatch.moc"
