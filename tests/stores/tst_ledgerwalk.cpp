// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/ledgerinvariants.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

namespace {

constexpr int steps = 1500;
constexpr int accounts = 12;

/// A whole ledger in memory that goes through decide() and apply() alone.
struct Model
{
    LedgerState state;
    LineId nextLine{1};
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

} // namespace

/// A long random walk of postings on several accounts: after each step the SQLite store has exactly what the ledger core,
/// given the whole ledger, says it should have. The store gives the core only the part a command can touch.
class TestLedgerWalk : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QRandomGenerator m_random;
    std::vector<Model> m_models;

    int below(int limit) { return int(m_random.bounded(limit)); }
    QDate anyDay() { return QDate(2024, 1, 1).addDays(below(700)); }

    /// A line of the ledger, mostly: now and then one that is not there.
    LineId anyLine(const LedgerState &state)
    {
        if (state.lines.empty() || below(40) == 0)
            return {1'000'000};
        return state.lines[std::size_t(below(int(state.lines.size())))].id;
    }
    std::vector<LineId> anyLines(const LedgerState &state)
    {
        std::vector<LineId> ids;
        for (int i = below(4); i > 0; --i)
            ids.push_back(anyLine(state));
        // Mostly debits: one credit among them is a refusal, which would be nearly all there is.
        std::erase_if(ids, [&](LineId id) { const auto *line = state.line(id); return line != nullptr && line->isCredit() && below(20) != 0; });
        return ids;
    }
    LineId anyCredit(const LedgerState &state)
    {
        for (int tries = 0; tries < 8; ++tries) {
            const LineId id = anyLine(state);
            if (const auto *line = state.line(id); line != nullptr && line->isCredit())
                return id;
        }
        return anyLine(state);
    }

    LedgerCommand anyCommand(const LedgerState &state)
    {
        const Money amount = Money::fromMinor(below(30) == 0 ? -below(2) : 1 + below(20'000));
        const LineText text{.date = below(50) == 0 ? QDate() : anyDay()};
        switch (below(10)) {
        case 0:
        case 1:
        case 2:
        case 3: return AddDebit{.amount = amount, .type = below(30) == 0 ? u"MOON"_s : u"RENT"_s, .text = text};
        case 4:
        case 5:
        case 6: return AddCredit{.amount = amount, .paymentType = u"CARD"_s, .debits = anyLines(state), .text = text};
        case 7: return ApplyCredit{.credit = anyCredit(state), .debits = anyLines(state)};
        default: return VoidCredit{.credit = anyCredit(state), .text = text};
        }
    }

    /// What the core says to `command`, kept in the model: "ok" or the refusal.
    static QString runOn(Model &model, const LedgerCommand &command, LineId firstLine)
    {
        auto change = decide(model.state, command);
        if (!change)
            return outcomeOf(change);
        number(*change, firstLine, model.nextOffset);
        model.nextOffset.value += qint64(change->offsets.size());
        apply(model.state, *change);
        return u"ok"_s;
    }

private slots:
    void keepsWhatTheCoreDecides_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::newRow("1") << quint32(1);
        QTest::newRow("20130930") << quint32(20130930);
    }
    void keepsWhatTheCoreDecides()
    {
        QFETCH(quint32, seed);
        m_random.seed(seed);
        auto store = sqlStore(m_folder.filePath(u"walk%1.db"_s.arg(seed)));
        m_models.clear();
        for (int i = 0; i < accounts; ++i)
            m_models.push_back({.state = {.account = created(*store, u"H%1"_s.arg(i), u"Holder"_s).id}});
        int refused = 0;
        qint64 lastLine = 0;
        std::vector<Posting> kept;
        for (int step = 0; step < steps; ++step) {
            Model &model = m_models[std::size_t(below(accounts))];
            if (!kept.empty() && below(20) == 0) {
                // A retry of anything posted before changes nothing.
                QVERIFY(must(store->post(kept[std::size_t(below(int(kept.size())))])).repeated);
                continue;
            }
            const Posting posting{.key = u"step %1"_s.arg(step), .account = model.state.account, .command = anyCommand(model.state)};
            const LedgerState before = model.state;
            const QString expected = runOn(model, posting.command, {lastLine + 1});
            const auto answer = await(store->post(posting));
            QCOMPARE(outcomeOf(answer), expected);
            refused += answer ? 0 : 1;
            if (answer) {
                kept.push_back(posting);
                lastLine += qint64(model.state.lines.size() - before.lines.size());
                QCOMPARE(answer->balance, model.state.balance());
            }
            const Ledger ledger = must(store->ledger(model.state.account));
            QCOMPARE(Test::textOf(ledger), textOf(model.state));
            QCOMPARE(ledger.account.balance, model.state.balance());
            QCOMPARE(brokenInvariant(ledger.state()), QString());
            QCOMPARE(rewrittenRow(before, model.state), QString());
        }
        QVERIFY2(refused > steps / 50 && refused < steps / 2, qPrintable(u"%1 of %2 refused"_s.arg(refused).arg(steps)));

        store = sqlStore(m_folder.filePath(u"walk%1.db"_s.arg(seed)));
        must(store->open());
        Money owed;
        qint64 lines = 0;
        for (const Model &model : m_models) {
            const Ledger ledger = must(store->ledger(model.state.account));
            QCOMPARE(Test::textOf(ledger), textOf(model.state));
            owed += ledger.account.balance;
            lines += qint64(ledger.lines.size());
        }
        const VerifyReport report = must(store->verify());
        QCOMPARE(report.faultCount, 0);
        QCOMPARE(report.owed, std::vector{owed});
        QCOMPARE(report.lines, lines);
    }
};

QTEST_GUILESS_MAIN(TestLedgerWalk)
#include "tst_ledgerwalk.moc"
