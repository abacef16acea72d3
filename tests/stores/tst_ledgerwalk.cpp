// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/ledgerinvariants.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"
#include "tests/support/anycommand.h"
#include "tests/support/referenceledger.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

namespace {

constexpr int accountsAtOnce = 6;
/// Then another account takes its place: a step costs what its ledger is long, and rare meetings happen in short ledgers, too.
constexpr std::size_t linesOfAnAccount = 60;
constexpr std::size_t retriesKept = 200;

/// One account's ledger twice: as the core decides it given the whole ledger, and as a second reading of the contract has it.
struct Model
{
    LedgerState state;
    ReferenceLedger reference;
    OffsetId nextOffset{1};
};

/// Words of one ledger without what only the store knows (ids of other accounts lie between, times, people).
QString textOf(LedgerState state)
{
    std::sort(state.lines.begin(), state.lines.end(), isOlder);
    Account account;
    account.balance = Money::fromMinor(0, state.currency);
    return Test::textOf(Ledger{.account = account, .lines = state.lines, .offsets = state.offsets});
}

/// What the core says to `command`, kept in the model: "ok" or the refusal.
QString runOn(Model &model, const LedgerCommand &command, LineId firstLine)
{
    auto change = decide(model.state, command);
    if (!change)
        return outcomeOf(change);
    number(*change, firstLine, model.nextOffset);
    model.nextOffset.value += qint64(change->offsets.size());
    apply(model.state, *change);
    return u"ok"_s;
}

int operations()
{
    const int asked = qEnvironmentVariableIntValue("TALLY_WALK_OPERATIONS");
    return asked > 0 ? asked : 1500;
}

} // namespace

/// A long random walk of every operation on several accounts. After each step what a second connection reads back from disk is
/// exactly what the ledger core says it should be (the store gives the core only the part a command can touch), and what the
/// reference says, which shares no rule with the core. TALLY_WALK_OPERATIONS and TALLY_WALK_SEED make it longer or another.
class TestLedgerWalk : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QRandomGenerator m_random;
    std::unique_ptr<SqlAccountStore> m_store, m_reader;
    std::vector<Model> m_models;   ///< of the accounts in use
    std::vector<Posting> m_kept;   ///< of the last accepted postings
    int m_accounts = 0;
    qint64 m_lines = 0;
    Money m_owedByRetired;

    int below(int limit) { return int(m_random.bounded(limit)); }

    Model newModel()
    {
        ++m_accounts;
        const Account account = created(*m_store, u"H%1"_s.arg(m_accounts), u"Holder %1"_s.arg(m_accounts));
        return {.state = {.account = account.id}, .reference = ReferenceLedger()};
    }

    void start(const QString &file)
    {
        m_store = sqlStore(file);
        must(m_store->open());
        m_reader = sqlStore(file);
        must(m_reader->open());
        m_models.clear();
        m_kept.clear();
        m_accounts = 0;
        m_lines = 0;
        m_owedByRetired = {};
        for (int i = 0; i < accountsAtOnce; ++i)
            m_models.push_back(newModel());
    }

    void keep(const Posting &posting)
    {
        if (m_kept.size() < retriesKept)
            m_kept.push_back(posting);
        else
            m_kept[std::size_t(below(int(retriesKept)))] = posting;
    }

    /// Posts one command; sets `accepted`.
    void step(Model &model, const Posting &posting, bool &accepted)
    {
        const LedgerState before = model.state;
        const LineId firstLine{m_lines + 1};
        const auto refusal = model.reference.post(posting.command, firstLine);
        const QString expected = runOn(model, posting.command, firstLine);
        const auto answer = await(m_store->post(posting));
        if (!answer && !isRefusal(answer.error().kind))
            QFAIL(qPrintable(answer.error().detail));
        QCOMPARE(outcomeOf(answer), expected);
        QCOMPARE(answer ? u"ok"_s : errorName(answer.error().kind), refusal ? errorName(*refusal) : u"ok"_s);
        accepted = answer.ok();
        if (answer) {
            m_lines += qint64(model.state.lines.size() - before.lines.size());
            QCOMPARE(answer->balance, model.reference.balance());
        }
        const Ledger ledger = must(m_reader->ledger(model.state.account));
        QCOMPARE(Test::textOf(ledger), textOf(model.state));
        QCOMPARE(ledger.account.balance, model.reference.balance());
        QCOMPARE(difference(ledger.state(), model.reference), QString());
        QCOMPARE(brokenInvariant(ledger.state()), QString());
        QCOMPARE(rewrittenRow(before, model.state), QString());
    }

private slots:
    void keepsWhatTheContractSays_data()
    {
        QTest::addColumn<quint32>("seed");
        const auto seeds = qEnvironmentVariable("TALLY_WALK_SEED", u"1 20130930"_s).split(u' ', Qt::SkipEmptyParts);
        for (const QString &seed : seeds)
            QTest::newRow(qPrintable(seed)) << seed.toUInt();
    }
    void keepsWhatTheContractSays()
    {
        QFETCH(quint32, seed);
        m_random.seed(seed);
        const QString file = m_folder.filePath(u"walk%1.db"_s.arg(seed));
        start(file);
        int refused = 0;
        for (int count = 0; count < operations(); ++count) {
            if (!m_kept.empty() && below(20) == 0) {
                // A retry of anything posted before changes nothing.
                QVERIFY(must(m_store->post(m_kept[std::size_t(below(int(m_kept.size())))])).repeated);
                continue;
            }
            Model &model = m_models[std::size_t(below(accountsAtOnce))];
            const Posting posting{.key = u"step %1"_s.arg(count), .account = model.state.account,
                                  .command = anyCommand(model.state, [this](int limit) { return below(limit); })};
            bool accepted = false;
            step(model, posting, accepted);
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(u"seed %1, operation %2"_s.arg(seed).arg(count)));
            if (accepted)
                keep(posting);
            refused += accepted ? 0 : 1;
            if (model.state.lines.size() >= linesOfAnAccount) {
                m_owedByRetired += model.reference.balance();
                model = newModel();
            }
        }
        QVERIFY2(refused > operations() / 50 && refused < operations() * 2 / 3,
                 qPrintable(u"%1 of %2 refused"_s.arg(refused).arg(operations())));
        endsSound(file);
    }

private:
    /// What is on disk once everybody has left.
    void endsSound(const QString &file)
    {
        m_reader.reset();
        m_store = sqlStore(file);
        must(m_store->open());
        Money owed = m_owedByRetired;
        for (const Model &model : m_models) {
            const Ledger ledger = must(m_store->ledger(model.state.account));
            QCOMPARE(difference(ledger.state(), model.reference), QString());
            owed += ledger.account.balance;
        }
        const VerifyReport report = must(m_store->verify());
        for (const VerifyFault &fault : report.faults)
            qWarning("%s %lld: %s: %s", qPrintable(fault.table), fault.row, qPrintable(fault.check), qPrintable(fault.detail));
        QCOMPARE(report.faultCount, 0);
        QCOMPARE(report.owed, std::vector{owed});
        QCOMPARE(report.lines, m_lines);
        m_store.reset();
    }
};

QTEST_GUILESS_MAIN(TestLedgerWalk)
#include "tst_ledgerwalk.moc"
