// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/ledgerbook.h"
#include "tests/support/anycommand.h"
#include "tests/support/referenceledger.h"

#include <QTest>

#include <rapidcheck.h>

#include <set>

using namespace Qt::StringLiterals;
using namespace Tally;
using Tally::Test::ReferenceLedger;

namespace {

int below(int limit)
{
    // At full size from the first: RapidCheck would begin with narrow ranges, and so with the first kinds of command only.
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, limit));
}

QString outcomeOf(std::optional<ErrorKind> refusal)
{
    return refusal ? errorName(*refusal) : u"ok"_s;
}

LedgerRules anyRules()
{
    LedgerRules rules;
    rules.settings.cashRegisters = below(4) == 0;
    if (below(2) == 0)
        rules.settings.approvalLadder = {{.aboveMinor = 50, .approvers = 1}, {.aboveMinor = 150, .approvers = 2}};
    return rules;
}

} // namespace

class LedgerReferenceTest : public QObject
{
    Q_OBJECT

private:
    std::set<ErrorKind> m_refusals;          ///< seen on the way
    std::set<std::size_t> m_accepted;        ///< alternatives of LedgerCommand seen accepted

private slots:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("RC_PARAMS"))
            qputenv("RC_PARAMS", "max_success=1500");
    }

    void bothSayTheSameOfEveryCommand()
    {
        QVERIFY(rc::check("decide() agrees with a second reading of the contract", [this] {
            const LedgerRules rules = anyRules();
            LedgerState state;
            ReferenceLedger reference{rules.settings};
            const int steps = 1 + below(80);
            for (int step = 0; step < steps; ++step) {
                const LedgerCommand command = Test::anyCommand(state, below);
                // RapidCheck shows this if the case fails.
                RC_LOG() << "operation " << command.index() << " on " << Test::textOf(state.lines).toStdString() << '\n';
                auto change = decide(state, command, rules);
                const auto expected = reference.post(command, LineId{qint64(state.lines.size()) + 1});
                const auto said = change ? std::nullopt : std::optional(change.error().kind);
                if (said != expected)
                    RC_FAIL(u"the ledger says %1, the reference %2"_s.arg(outcomeOf(said), outcomeOf(expected)).toStdString());
                if (said) {
                    m_refusals.insert(*said);
                } else {
                    m_accepted.insert(command.index());
                    number(*change, {qint64(state.lines.size()) + 1}, {qint64(state.offsets.size()) + 1});
                    Tally::apply(state, *change);
                }
                if (const QString differs = Test::difference(state, reference); !differs.isEmpty())
                    RC_FAIL(differs.toStdString());
            }
        }));
    }

    void everyOperationAndEveryRefusalWasMet()
    {
        // Otherwise the comparison above proves less than it seems to.
        QCOMPARE(m_accepted.size(), std::variant_size_v<LedgerCommand>);
        for (int kind = int(ErrorKind::AmountNotPositive); kind <= int(ErrorKind::AmountTooLarge); ++kind)
            QVERIFY2(m_refusals.contains(ErrorKind(kind)), qPrintable(errorName(ErrorKind(kind))));
        QVERIFY(m_refusals.contains(ErrorKind::NotFound) && m_refusals.contains(ErrorKind::Invalid));
    }
};

QTEST_GUILESS_MAIN(LedgerReferenceTest)
#include "tst_ledger_reference.moc"
