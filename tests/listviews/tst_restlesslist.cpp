// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/worklist/accountlistview.h"

#include "models/stores/sql/sqlaccountstore.h"
#include "resources/resources.h"
#include "tests/stores/storetest.h"
#include "tests/support/postgrescluster.h"
#include "views/widgets/tableview.h"

#include <QAbstractItemModelTester>
#include <QDeadlineTimer>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using Tally::Test::must;

namespace {

constexpr AccountColumn sortable[] = {AccountColumn::PaymentReference, AccountColumn::Holder, AccountColumn::Address, AccountColumn::Patch,
                                      AccountColumn::Status, AccountColumn::Balance, AccountColumn::OpenCharges, AccountColumn::LastPaid};

int fromEnvironment(const char *name, int usual)
{
    bool said = false;
    const int value = qEnvironmentVariableIntValue(name, &said);
    return said ? value : usual;
}

QString wordsOf(const WindowedModel::Row &row)
{
    QString words = QString::number(row.key);
    for (const QString &text : row.texts)
        words += u'|' + text;
    return words;
}

/// Accounts of made-up people, every third of whom owes something: those behind the first `from`, to the one with the number `to`.
class ManyAccounts final : public BulkSource
{
public:
    ManyAccounts(qint64 from, qint64 to) : m_first{from}, m_last{to}, m_next{from} {}

    std::optional<BulkAccount> next() override
    {
        if (m_next == m_last)
            return std::nullopt;
        const qint64 n = ++m_next;
        BulkAccount account;
        account.draft.holder = {.reference = u"H-%1"_s.arg(n), .name = u"%1 Person %2"_s.arg(QChar(char16_t(u'A' + n % 26)), QString::number(n % 977))};
        account.draft.status = n % 7 == 0 ? AccountStatus::Suspended : AccountStatus::Active;
        account.draft.patch = u"East %1"_s.arg(n % 12);
        account.draft.startDate = QDate(2010, 1, 1);
        account.draft.tenure.fullAddress = u"%1 %2"_s.arg(n % 300).arg(n % 5 == 0 ? u"Orchard Gardens"_s : u"Mill Lane"_s);
        if (n % 3 == 0)
            account.entries = {{.commands = {{.key = {}, .command = AddDebit{.amount = Money::fromMinor(100 + n * 37 % 9000), .type = u"RENT"_s,
                                                                                .text = {.date = {2013, 1, 1}}}}}}};
        return account;
    }
    [[nodiscard]] qint64 total() const override { return m_last - m_first; }

private:
    qint64 m_first;
    qint64 m_last;
    qint64 m_next;
};

} // namespace

/// A list on screen to which everything happens at once, for as many rounds as TALLY_LIST_ROUNDS says, over TALLY_LIST_ACCOUNTS
/// accounts, from TALLY_LIST_SEED: it never breaks a rule of models, and whenever it comes to rest it says what the database says.
class TestRestlessList final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { initResources(); }

    void endsAsTheDatabaseHasIt_data()
    {
        QTest::addColumn<bool>("server");
        QTest::newRow("SQLite") << false;
        QTest::newRow("PostgreSQL, with lost connections") << true;
    }
    void endsAsTheDatabaseHasIt()
    {
        QFETCH(bool, server);
        m_accounts = fromEnvironment("TALLY_LIST_ACCOUNTS", 3000);
        const int rounds = fromEnvironment("TALLY_LIST_ROUNDS", 80);
        const quint32 seed = quint32(fromEnvironment("TALLY_LIST_SEED", 20261121));
        qInfo("%d rounds over %d accounts from seed %u", rounds, m_accounts, seed);
        m_random.seed(seed);
        const QTemporaryDir folder;
        const std::unique_ptr<Test::PostgresCluster> cluster = server ? std::make_unique<Test::PostgresCluster>() : nullptr;
        if (cluster)
            cluster->makeDatabase(u"council"_s);
        const QString where = server ? cluster->address(u"council"_s) : folder.filePath(u"council.db"_s);
        const auto other = open(where);
        // By the piece: no answer may take longer than tests wait for one, not even under a sanitizer.
        constexpr qint64 atOnce = 5000;
        for (qint64 from = 0; from < m_accounts; from += atOnce) {
            const auto people = std::make_shared<ManyAccounts>(from, std::min<qint64>(from + atOnce, m_accounts));
            QVERIFY(must(other->runBatch(people, {.name = u"people from %1"_s.arg(from)})).kept);
        }
        const auto store = open(where);

        AccountWorklist worklist(*store, AccountWorklist::Scope::AllAccounts);
        const QAbstractItemModelTester tester(&worklist.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        AccountListView view(worklist);
        view.resize(1200, 800);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy failed(&worklist, &AccountWorklist::failed);
        connect(&worklist, &AccountWorklist::failed, this, [this] { m_hasFailed = true; });
        for (int round = 1; round <= rounds && !QTest::currentTestFailed(); ++round) {
            doAnything(worklist, view, *other);
            if (cluster && m_random.bounded(15) == 0)
                cluster->run(u"council"_s, u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tallystick'"_s);
            // What was begun is sometimes half done when the next thing happens.
            spin(m_random.bounded(12));
            if (round % 20 == 0 || round == rounds)
                compareAtRest(worklist, view, *other);
        }
        for (const QVariantList &failure : std::as_const(failed)) {
            const Error error = failure.first().value<Error>();
            QVERIFY2(server && error.kind == ErrorKind::Offline, qPrintable(errorName(error.kind) + u": "_s + error.detail));
        }
    }

private:
    static std::unique_ptr<SqlAccountStore> open(const QString &where)
    {
        SqlSession session{.user = u"tester"_s};
        session.fileLookInterval = std::chrono::milliseconds(50);
        session.lookInterval = std::chrono::milliseconds(50);
        auto store = std::make_unique<SqlAccountStore>(where, SqlAccountStore::Opening::CreateIfMissing, session);
        (void)must(store->open());
        return store;
    }

    static void spin(int milliseconds)
    {
        const QDeadlineTimer end(milliseconds);
        do {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        } while (!end.hasExpired());
    }

    void doAnything(AccountWorklist &worklist, AccountListView &view, AccountStore &other)
    {
        TableView &table = view.table();
        const int rows = worklist.model().rowCount();
        switch (m_random.bounded(10)) {
        case 0:
        case 1:
            worklist.setSort(sortable[m_random.bounded(int(std::size(sortable)))], m_random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
            break;
        case 2:
        case 3: worklist.setFilter(anyFilter()); break;
        case 4: worklist.stop(); break;
        case 5: table.verticalScrollBar()->setValue(m_random.bounded(table.verticalScrollBar()->maximum() + 1)); break;
        case 6:
            if (rows > 0)
                table.selectRow(m_random.bounded(rows));
            break;
        case 7: QTest::keyClick(&table, m_random.bounded(2) == 0 ? Qt::Key_End : Qt::Key_PageDown); break;
        case 8: worklist.refresh(); break;
        default:
            for (int i = m_random.bounded(4); i >= 0; --i)
                m_lastPosting = other.post({.key = u"posting %1"_s.arg(++m_postings), .account = {1 + m_random.bounded(m_accounts)},
                                  .command = AddDebit{.amount = Money::fromMinor(1 + m_random.bounded(5000)), .type = u"RENT"_s, .text = {.date = {2014, 1, 1}}}});
        }
    }

    AccountFilter anyFilter()
    {
        AccountFilter filter;
        switch (m_random.bounded(5)) {
        case 0: filter.text = u"orchard"_s; break;
        case 1: filter.text = u"person %1"_s.arg(m_random.bounded(1000)); break;
        case 2: filter.patch = u"East %1"_s.arg(m_random.bounded(12)); break;
        case 3: filter.minimumBalance = Money::fromMinor(m_random.bounded(9000)); break;
        default: break;
        }
        if (m_random.bounded(4) == 0)
            filter.status = AccountStatus::Suspended;
        return filter;
    }

    /// The rows in sight, in words; one empty text if some are on their way.
    static QStringList inSight(const TableView &table, const AccountModel &model)
    {
        QStringList rows;
        const int last = table.rowAt(table.viewport()->height() - 1);
        for (int row = table.rowAt(0); row >= 0 && row <= (last < 0 ? model.rowCount() - 1 : last); ++row) {
            const WindowedModel::Row *said = model.rowAt(row);
            if (said == nullptr)
                return {QString()};
            rows.append(wordsOf(*said));
        }
        return rows;
    }

    void compareAtRest(AccountWorklist &worklist, AccountListView &view, AccountStore &other)
    {
        (void)Test::await(m_lastPosting);                // whether it was kept or its connection was lost
        // What was stopped a moment ago goes back to what is shown, and so do filter and order.
        QTRY_VERIFY_WITH_TIMEOUT(!worklist.isBusy(), 60'000);
        const AccountQuery query{.filter = worklist.filter(), .sort = worklist.sortColumn(), .order = worklist.sortOrder()};
        const AccountOrder expected = eventually<AccountOrder>([&] { return other.accountOrder(query, {}); });
        // It may have been told to stop, or its connection be lost: then it is asked again.
        const auto agrees = [&] {
            if (worklist.isBusy())
                return false;
            if (!worklist.isPartial() && *worklist.model().keys() == expected.ids && worklist.count() == expected.count && worklist.owed() == expected.owed)
                return true;
            worklist.refresh();
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(agrees(), 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(worklist.model().rowCount(), int(expected.ids.size()), 60'000);
        const auto shown = [&] { return inSight(view.table(), worklist.model()); };
        QStringList wanted;
        const auto saysTheSame = [&] {
            view.table().viewport()->update();
            // Rows whose connection was lost are asked for again with the list.
            if (std::exchange(m_hasFailed, false))
                worklist.refresh();
            const int first = std::max(0, view.table().rowAt(0));
            std::vector<qint64> ids;
            for (int row = first; row < worklist.model().rowCount() && row - first < shown().size(); ++row)
                ids.push_back(worklist.model().keyAt(row));
            wanted.clear();
            for (const WindowedModel::Row &row : AccountModel::inWords(eventually<std::vector<AccountRow>>([&] { return other.accountRows(ids); })))
                wanted.append(wordsOf(row));
            return shown() == wanted;
        };
        // Looked at anew each time: a bar that comes or goes makes room for other rows.
        if (!QTest::qWaitFor(saysTheSame, 60'000))
            QCOMPARE(shown(), wanted);
    }

    /// The answer, asked for again while the connection is lost.
    template <class T, class Ask>
    static T eventually(Ask ask)
    {
        for (int attempt = 0;; ++attempt) {
            auto answer = Test::await(ask());
            if (answer)
                return *std::move(answer);
            if (answer.error().kind != ErrorKind::Offline || attempt == 50)
                Test::giveUp(answer.error());
        }
    }

    QRandomGenerator m_random;
    Reply<Posted> m_lastPosting = QtFuture::makeReadyFuture(Result<Posted>(Posted()));
    int m_accounts = 0;
    int m_postings = 0;
    bool m_hasFailed = false;                            ///< since rows were asked for again
};

QTEST_MAIN(TestRestlessList)
#include "tst_restlesslist.moc"
