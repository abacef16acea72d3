// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/wholeledger.h"

#include "models/domain/linestory.h"
#include "tests/domain/ledgerbook.h"
#include "tests/support/accountrows.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using Tally::Test::LedgerBook;

namespace {

const LineText text{.date = QDate(2025, 3, 1)};

/// Something to do to a ledger of so many lines.
QString anything(QRandomGenerator &random, int lines)
{
    const QString date = QDate(2025, 1, 1).addDays(random.bounded(30)).toString(Qt::ISODate);
    const auto line = [&] { return random.bounded(lines + 1) + 1; };
    const int amount = random.bounded(1, 60);
    switch (random.bounded(9)) {
    case 0:
    case 1: return u"%1 debit RENT %2.00"_s.arg(date).arg(amount);
    case 2: return u"%1 pay CASH %2.00"_s.arg(date).arg(amount);
    case 3: return u"%1 apply %2 %3"_s.arg(date).arg(line()).arg(line());
    case 4: return u"%1 void %2"_s.arg(date).arg(line());
    case 5: return u"%1 discount %2 %3.00"_s.arg(date).arg(line()).arg(amount / 4 + 1);
    case 6: return u"%1 refund %2 %3.00"_s.arg(date).arg(line()).arg(amount / 4 + 1);
    case 7: return u"%1 debit OVERDUE %2.00"_s.arg(date).arg(amount);
    default: return u"%1 payout %2.00 CASH"_s.arg(date).arg(amount / 4 + 1);
    }
}

/// Every command that is about that line, and those about none.
std::vector<LedgerCommand> commandsAbout(LineId line)
{
    const Money some = Money::fromMinor(700);
    return {AddDebit{.amount = some, .type = u"RENT"_s, .text = text},
            AddCredit{.amount = some, .paymentType = u"CASH"_s, .debits = {line}, .text = text},
            ApplyCredit{.credit = line, .debits = {}},
            VoidCredit{.credit = line, .text = text},
            WriteOff{.amount = some, .debits = {line}, .text = text},
            Reconcile{},
            CancelDebit{.debit = line, .text = text},
            Discount{.debit = line, .amount = some, .text = text},
            Refund{.debit = line, .amount = some, .text = text},
            PayOut{.amount = some, .credit = line, .text = text},
            PayOut{.amount = some, .text = text},
            AdjustOverdue{.debit = line, .amount = some, .text = text},
            Describe{.line = line, .description = u"other"_s}};
}

QString outcome(const Result<LedgerChange> &decided)
{
    if (!decided)
        return u"refused %1 %2 %3"_s.arg(int(decided.error().kind)).arg(decided.error().field, decided.error().value);
    QString told = decided->balanceAfter.toPlainString();
    for (const auto *lines : {&decided->added, &decided->changed}) {
        for (const AccountLine &line : *lines)
            told += u"; %1 %2 %3 %4"_s.arg(line.id.value).arg(line.outstanding.toPlainString(), line.description).arg(int(line.status));
    }
    for (const Offset &offset : decided->offsets)
        told += u"; %1 %2"_s.arg(int(offset.type)).arg(offset.amount.toPlainString());
    return told;
}

LedgerBook bookAfter(quint32 seed, int steps)
{
    QRandomGenerator random(seed);
    LedgerBook book;
    book.state.account = {1};
    for (int step = 0; step < steps; ++step)
        (void)book.run(anything(random, int(book.state.lines.size())));
    return book;
}

Ledger ledgerAfter(const QString &script)
{
    LedgerBook book;
    if (!book.runAll(script))
        qFatal("refused: %s", qPrintable(script));
    return Test::ledgerOf(book.state);
}

} // namespace

class TestWholeLedger final : public QObject
{
    Q_OBJECT

private slots:
    void theStateForALineDecidesAsTheWholeLedgerDoes_data() { addSeeds(); }
    void theStateForALineDecidesAsTheWholeLedgerDoes()
    {
        QFETCH(quint32, seed);
        const LedgerBook book = bookAfter(seed, 60);
        const Ledger ledger = Test::ledgerOf(book.state);
        const WholeLedger whole(ledger);
        for (const AccountLine &line : ledger.lines) {
            const LedgerState part = whole.stateFor(line.id);
            QCOMPARE(part.balance(), ledger.account.balance);
            for (const LedgerCommand &command : commandsAbout(line.id))
                QCOMPARE(outcome(decide(part, command)), outcome(decide(ledger.state(), command)));
            QCOMPARE(refundable(part, line.id), refundable(ledger.state(), line.id));
        }
    }

    void theStoryOfALineIsTheOneTheWholeLedgerTells_data() { addSeeds(); }
    void theStoryOfALineIsTheOneTheWholeLedgerTells()
    {
        QFETCH(quint32, seed);
        const LedgerBook book = bookAfter(seed, 60);
        const Ledger ledger = Test::ledgerOf(book.state);
        const WholeLedger whole(ledger);
        for (const AccountLine &line : ledger.lines) {
            const LedgerState part = whole.storyState(line.id);
            QVERIFY(storyOf(line.id, part.lines, part.offsets) == storyOf(line.id, ledger.lines, ledger.offsets));
            QVERIFY(whole.line(line.id) != nullptr && *whole.line(line.id) == line);
        }
        QVERIFY(whole.line({999}) == nullptr);
        QVERIFY(whole.storyState({999}).lines.empty());
    }

    void theStateForALineLeavesOutWhatIsSettled()
    {
        QString script;
        for (int week = 0; week < 20; ++week)
            script += u"2025-01-06 debit RENT 10.00; 2025-01-07 pay CASH 10.00;"_s;
        const WholeLedger whole(ledgerAfter(script + u"2025-01-08 debit RENT 3.00"_s));
        QCOMPARE(whole.stateFor({}).lines.size(), 1U);
        QCOMPARE(whole.stateFor({1}).lines.size(), 3U);
        QCOMPARE(whole.stateFor({1}).offsets.size(), 2U);
        QCOMPARE(whole.stateFor({}, {{3}, {5}, {999}}).lines.size(), 3U);
    }

    void twoLedgersSayTheSameUntilSomethingHappens_data()
    {
        QTest::addColumn<QString>("more");
        QTest::addColumn<bool>("same");
        const auto row = [](const char *name, const QString &more, bool same) { QTest::newRow(name) << more << same; };
        row("nothing", {}, true);
        row("a charge", u"2025-01-09 debit RENT 3.00"_s, false);
        row("a payment is used", u"2025-01-09 apply 2 3"_s, false);
        row("other words", u"- describe 1 Week 2"_s, false);
    }
    void twoLedgersSayTheSameUntilSomethingHappens()
    {
        QFETCH(QString, more);
        const QString script = u"2025-01-06 debit RENT 10.00; 2025-01-07 pay CASH 15.00; 2025-01-08 debit RENT 3.00;"_s;
        const WholeLedger before(ledgerAfter(script));
        const WholeLedger after(ledgerAfter(script + more));
        QTEST(after.says(before), "same");
        QTEST(before.says(after), "same");
    }

    void aLongLedgerIsLetGoOfOnAnotherThread()
    {
        Ledger ledger = ledgerAfter(u"2025-01-06 debit RENT 10.00"_s);
        ledger.lines.resize(5000, ledger.lines.front());
        for (std::size_t i = 0; i < ledger.lines.size(); ++i)
            ledger.lines[i].id = {qint64(i) + 1};
        SharedLedger shared = WholeLedger::share(std::move(ledger));
        QCOMPARE(shared->line({5000})->id, LineId{5000});
        shared.reset();                      // the leak checker of a sanitised build would tell
    }

private:
    static void addSeeds()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : {1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U})
            QTest::addRow("seed %u", seed) << seed;
    }
};

QTEST_GUILESS_MAIN(TestWholeLedger)
#include "tst_wholeledger.moc"
