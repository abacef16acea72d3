// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/accountstorecontract.h"

#include "tests/stores/storetest.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

const QString march = u"2025-03-01"_s;

/// One account with something for every operation: a part-paid and an untouched rent, an overdue charge that accrues, a payment
/// that is used up and a manual credit that is not.
struct Desk
{
    AccountId account;
    LineId partPaid, untouched, overdue, payment, credit;
};

Desk setUp(AccountStore &store)
{
    Desk desk;
    desk.account = created(store, u"D"_s, u"Dora"_s).id;
    desk.partPaid = posted(store, desk.account, debitOf(u"100.00"_s, u"2025-01-01"_s)).line.id;
    desk.payment = posted(store, desk.account, paymentOf(u"60.00"_s, u"2025-01-02"_s)).line.id;
    desk.untouched = posted(store, desk.account, debitOf(u"40.00"_s, u"2025-02-01"_s)).line.id;
    desk.overdue = posted(store, desk.account, debitOf(u"9.00"_s, u"2025-02-02"_s, u"OVERDUE"_s)).line.id;
    desk.credit = posted(store, desk.account, AddCredit{.amount = pounds(u"15.00"_s), .type = u"CREDIT"_s,
                                                        .text = {.date = day(u"2025-02-03"_s)}}).line.id;
    return desk;
}

using Deed = std::function<LedgerCommand(const Desk &)>;

LineText text()
{
    return {.date = day(march), .description = u"Why"_s, .internalNote = u"Seen by Ann"_s};
}

/// Every operation once, and after it one that differs from it in what counts, for the same key.
void addEveryOperation()
{
    QTest::addColumn<Deed>("deed");
    QTest::addColumn<Deed>("other");
    const auto row = [](const char *name, Deed deed, Deed other) { QTest::newRow(name) << deed << other; };
    row("debit", [](const Desk &) { return AddDebit{.amount = pounds(u"2.50"_s), .type = u"fine"_s, .text = text()}; },
        [](const Desk &) { return AddDebit{.amount = pounds(u"2.51"_s), .type = u"fine"_s, .text = text()}; });
    row("payment", [](const Desk &d) { return paymentOf(u"50.00"_s, march, {d.untouched}); },
        [](const Desk &d) { return paymentOf(u"50.00"_s, march, {d.partPaid}); });
    row("manual credit", [](const Desk &d) {
        return AddCredit{.amount = pounds(u"3.00"_s), .type = u"CREDIT"_s, .debits = {d.untouched}, .text = text()};
    }, [](const Desk &) { return AddCredit{.amount = pounds(u"3.00"_s), .type = u"CREDIT"_s, .text = text()}; });
    row("apply", [](const Desk &d) { return ApplyCredit{.credit = d.credit, .debits = {d.overdue, d.untouched}}; },
        [](const Desk &d) { return ApplyCredit{.credit = d.credit, .debits = {d.untouched}}; });
    row("void", [](const Desk &d) { return VoidCredit{.credit = d.payment, .text = text()}; },
        [](const Desk &d) { return VoidCredit{.credit = d.credit, .text = text()}; });
    row("write-off", [](const Desk &d) {
        return WriteOff{.amount = pounds(u"45.00"_s), .debits = {d.untouched, d.partPaid}, .text = text()};
    }, [](const Desk &d) { return WriteOff{.amount = pounds(u"45.00"_s), .debits = {d.partPaid, d.untouched}, .text = text()}; });
    row("forgive", [](const Desk &d) {
        return WriteOff{.amount = pounds(u"5.00"_s), .debits = {d.overdue}, .text = text(), .type = u"FORGIVEN"_s};
    }, [](const Desk &d) { return WriteOff{.amount = pounds(u"5.00"_s), .debits = {d.overdue}, .text = text()}; });
    row("reconcile", [](const Desk &) { return Reconcile{}; }, [](const Desk &) { return debitOf(u"1.00"_s, march); });
    row("cancel", [](const Desk &d) { return CancelDebit{.debit = d.untouched, .text = text()}; },
        [](const Desk &d) { return CancelDebit{.debit = d.overdue, .text = text()}; });
    row("discount", [](const Desk &d) { return Discount{.debit = d.partPaid, .amount = pounds(u"10.00"_s), .text = text()}; },
        [](const Desk &d) { return Discount{.debit = d.partPaid, .amount = pounds(u"10.01"_s), .text = text()}; });
    row("refund", [](const Desk &d) { return Refund{.debit = d.partPaid, .amount = pounds(u"20.00"_s), .text = text()}; },
        [](const Desk &d) {
            return Refund{.debit = d.partPaid, .amount = pounds(u"20.00"_s), .text = text(), .withPayout = true, .paymentType = u"CARD"_s};
        });
    row("refund with payout", [](const Desk &d) {
        return Refund{.debit = d.partPaid, .amount = pounds(u"20.00"_s), .text = text(), .withPayout = true, .paymentType = u"CARD"_s};
    }, [](const Desk &d) { return Refund{.debit = d.partPaid, .amount = pounds(u"20.00"_s), .text = text()}; });
    row("payout of a credit", [](const Desk &d) {
        return PayOut{.amount = pounds(u"4.00"_s), .credit = d.credit, .text = text(), .paymentType = u"CASH"_s};
    }, [](const Desk &) { return PayOut{.amount = pounds(u"4.00"_s), .text = text(), .paymentType = u"CASH"_s}; });
    row("payout of the account", [](const Desk &) { return PayOut{.amount = pounds(u"15.00"_s), .text = text()}; },
        [](const Desk &) { return PayOut{.amount = pounds(u"14.00"_s), .text = text()}; });
    row("overdue up", [](const Desk &d) { return AdjustOverdue{.debit = d.overdue, .amount = pounds(u"12.00"_s), .text = text()}; },
        [](const Desk &d) { return AdjustOverdue{.debit = d.overdue, .amount = pounds(u"12.00"_s), .text = text(), .final = true}; });
    row("overdue down for good", [](const Desk &d) {
        return AdjustOverdue{.debit = d.overdue, .amount = pounds(u"2.00"_s), .text = text(), .final = true};
    }, [](const Desk &d) { return AdjustOverdue{.debit = d.overdue, .amount = pounds(u"3.00"_s), .text = text(), .final = true}; });
    row("describe", [](const Desk &d) {
        return Describe{.line = d.payment, .description = u"By post"_s, .internalNote = u"See letter"_s};
    }, [](const Desk &d) { return Describe{.line = d.payment, .description = u"By hand"_s, .internalNote = u"See letter"_s}; });
}

/// The lines with everything a posting decides, but for the ids and times that a store gives: lines are numbered from 1.
std::vector<AccountLine> linesOf(std::vector<AccountLine> lines)
{
    std::vector<LineId> ids;
    for (const AccountLine &line : lines)
        ids.push_back(line.id);
    std::sort(ids.begin(), ids.end());
    const auto numberOf = [&ids](LineId id) { return LineId{1 + (std::lower_bound(ids.begin(), ids.end(), id) - ids.begin())}; };
    for (AccountLine &line : lines) {
        line.id = numberOf(line.id);
        if (line.origin)
            line.origin = numberOf(*line.origin);
        line.createdAt = {};
        line.createdBy.clear();
    }
    std::sort(lines.begin(), lines.end(), [](const AccountLine &a, const AccountLine &b) { return a.id < b.id; });
    return lines;
}

QString textOf(const LedgerState &state)
{
    return Test::textOf(Ledger{.account = {}, .lines = linesOf(state.lines), .offsets = {}});
}

} // namespace

void AccountStoreContract::postsEveryOperationAsDecided_data() { addEveryOperation(); }

void AccountStoreContract::postsEveryOperationAsDecided()
{
    QFETCH(Deed, deed);
    const Desk desk = setUp(store());
    LedgerState expected = must(store().ledger(desk.account)).state();
    auto change = decide(expected, deed(desk), must(store().rules()));
    QVERIFY(change.ok());
    qint64 last = 0, lastOffset = 0;
    for (const AccountLine &line : expected.lines)
        last = std::max(last, line.id.value);
    for (const Offset &offset : expected.offsets)
        lastOffset = std::max(lastOffset, offset.id.value);
    number(*change, {last + 1}, {lastOffset + 1});
    apply(expected, *change);

    const Posted answer = posted(store(), desk.account, deed(desk));
    const Ledger kept = must(store().ledger(desk.account));
    QCOMPARE(textOf(kept.state()), textOf(expected));
    QVERIFY(linesOf(kept.lines) == linesOf(expected.lines));
    QCOMPARE(kept.offsets.size(), expected.offsets.size());
    Ledger decided{.account = kept.account, .lines = expected.lines, .offsets = expected.offsets};
    QCOMPARE(Test::textOf(kept), (std::sort(decided.lines.begin(), decided.lines.end(), isOlder), Test::textOf(decided)));
    QCOMPARE(kept.account.balance, change->balanceAfter);
    QCOMPARE(answer.balance, change->balanceAfter);
    QVERIFY(!answer.repeated);
    QVERIFY(kept.state().line(answer.line.id) != nullptr);
    QVERIFY(*kept.state().line(answer.line.id) == answer.line);
    for (const AccountLine &line : kept.lines) {
        QCOMPARE(line.createdBy, u"tester"_s);
        QVERIFY(line.createdAt.isValid());
    }
}

void AccountStoreContract::answersEveryOperationOnceForOneKey_data() { addEveryOperation(); }

void AccountStoreContract::answersEveryOperationOnceForOneKey()
{
    QFETCH(Deed, deed);
    QFETCH(Deed, other);
    const Desk desk = setUp(store());
    const Posting posting{.key = u"once"_s, .account = desk.account, .command = deed(desk)};
    const Posted first = must(store().post(posting));
    const QString before = pictureOf(store());
    const Posted again = must(store().post(posting));
    QVERIFY(again.repeated);
    QCOMPARE(again.line, first.line);
    QCOMPARE(again.offsets, first.offsets);
    QCOMPARE(again.balance, first.balance);
    QCOMPARE(outcomeOf(store().post({.key = u"once"_s, .account = desk.account, .command = other(desk)})), u"KeyReused key"_s);
    QCOMPARE(pictureOf(store()), before);
}

void AccountStoreContract::keepsNothingOfARefusedOperation_data()
{
    QTest::addColumn<Deed>("deed");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *name, Deed deed, ErrorKind kind) { QTest::newRow(name) << deed << errorName(kind); };
    const Money penny = pounds(u"0.01"_s);
    const Money much = pounds(u"60.01"_s);
    row("write-off of more than is owed", [much](const Desk &d) {
        return WriteOff{.amount = much, .debits = {d.untouched}, .text = text()};
    }, ErrorKind::ParameterTooHigh);
    row("write-off of a credit", [penny](const Desk &d) { return WriteOff{.amount = penny, .debits = {d.credit}, .text = text()}; },
        ErrorKind::IsNotDebit);
    row("write-off of nothing", [](const Desk &d) { return WriteOff{.amount = {}, .debits = {d.untouched}, .text = text()}; },
        ErrorKind::AmountNotPositive);
    row("write-off under another name", [penny](const Desk &d) {
        return WriteOff{.amount = penny, .debits = {d.untouched}, .text = text(), .type = u"REFUND"_s};
    }, ErrorKind::UnrecognisedType);
    row("applying to a credit", [](const Desk &d) { return ApplyCredit{.credit = d.credit, .debits = {d.untouched, d.payment}}; },
        ErrorKind::IsNotDebit);
    row("cancelling what was paid on", [](const Desk &d) { return CancelDebit{.debit = d.partPaid, .text = text()}; },
        ErrorKind::AlreadyOffset);
    row("cancelling a credit", [](const Desk &d) { return CancelDebit{.debit = d.credit, .text = text()}; }, ErrorKind::IsNotDebit);
    row("discount of more than is open", [](const Desk &d) {
        return Discount{.debit = d.partPaid, .amount = pounds(u"40.01"_s), .text = text()};
    }, ErrorKind::ParameterTooHigh);
    row("discount of a credit", [penny](const Desk &d) { return Discount{.debit = d.credit, .amount = penny, .text = text()}; },
        ErrorKind::IsNotDebit);
    row("refund of more than was paid", [much](const Desk &d) { return Refund{.debit = d.partPaid, .amount = much, .text = text()}; },
        ErrorKind::ParameterTooHigh);
    row("refund of what nobody paid", [penny](const Desk &d) { return Refund{.debit = d.untouched, .amount = penny, .text = text()}; },
        ErrorKind::ParameterTooHigh);
    row("payout of more than there is", [](const Desk &) { return PayOut{.amount = pounds(u"15.01"_s), .text = text()}; },
        ErrorKind::ParameterTooHigh);
    row("payout of a debit", [penny](const Desk &d) { return PayOut{.amount = penny, .credit = d.untouched, .text = text()}; },
        ErrorKind::IsNotCredit);
    row("payout from no register there is", [penny](const Desk &) {
        return PayOut{.amount = penny, .text = text(), .paymentType = u"CASH"_s, .cashRegister = u"NOWHERE"_s};
    }, ErrorKind::RegisterRequired);
    row("adjusting a rent", [penny](const Desk &d) { return AdjustOverdue{.debit = d.untouched, .amount = penny, .text = text()}; },
        ErrorKind::UnrecognisedType);
    row("adjusting to nothing", [](const Desk &d) { return AdjustOverdue{.debit = d.overdue, .amount = {}, .text = text()}; },
        ErrorKind::AmountNotPositive);
    row("describing no line", [](const Desk &) { return Describe{.line = {999'999}, .description = u"x"_s}; }, ErrorKind::NotFound);
    row("writing off no line", [penny](const Desk &) { return WriteOff{.amount = penny, .debits = {{999'999}}, .text = text()}; },
        ErrorKind::NotFound);
}

void AccountStoreContract::keepsNothingOfARefusedOperation()
{
    QFETCH(Deed, deed);
    QFETCH(QString, kind);
    const Desk desk = setUp(store());
    const QString before = pictureOf(store());
    const auto told = must(store().trail({.account = desk.account})).size();
    const Posting posting{.key = u"refused"_s, .account = desk.account, .command = deed(desk)};
    const auto answer = await(store().post(posting));
    QVERIFY(!answer);
    QCOMPARE(errorName(answer.error().kind), kind);
    QCOMPARE(pictureOf(store()), before);
    QCOMPARE(must(store().trail({.account = desk.account})).size(), told);
    QVERIFY(!must(store().post({.key = u"refused"_s, .account = desk.account, .command = debitOf(u"1.00"_s, march)})).repeated);
}

void AccountStoreContract::refusesToTakeBackWhatWentOn()
{
    const Desk desk = setUp(store());
    const auto kindOf = [this, &desk](const LedgerCommand &command) {
        const auto answer = await(store().post({.key = QUuid::createUuid().toString(), .account = desk.account, .command = command}));
        return answer ? u"ok"_s : errorName(answer.error().kind);
    };
    posted(store(), desk.account, PayOut{.amount = pounds(u"1.00"_s), .credit = desk.credit, .text = text()});
    const LineId cancellation = posted(store(), desk.account, CancelDebit{.debit = desk.untouched, .text = text()}).line.id;
    posted(store(), desk.account, Refund{.debit = desk.partPaid, .amount = pounds(u"60.00"_s), .text = text()});
    posted(store(), desk.account, AdjustOverdue{.debit = desk.overdue, .amount = pounds(u"8.00"_s), .text = text(), .final = true});
    const QString before = pictureOf(store());
    QCOMPARE(kindOf(voidOf(desk.credit, march)), u"CreditPaidOut"_s);
    QCOMPARE(kindOf(voidOf(cancellation, march)), u"CannotBeVoided"_s);
    QCOMPARE(kindOf(voidOf(desk.payment, march)), u"AlreadyRefunded"_s);
    QCOMPARE(kindOf(CancelDebit{.debit = desk.untouched, .text = text()}), u"AlreadyOffset"_s);
    QCOMPARE(kindOf(AdjustOverdue{.debit = desk.overdue, .amount = pounds(u"9.00"_s), .text = text()}), u"UnrecognisedType"_s);
    QCOMPARE(pictureOf(store()), before);
}

void AccountStoreContract::postsTogetherAllOrNone()
{
    const Desk desk = setUp(store());
    const auto posting = [&desk](const QString &key, const LedgerCommand &command) {
        return Posting{.key = key, .account = desk.account, .command = command};
    };
    std::vector<Posting> postings{posting(u"t1"_s, debitOf(u"1.00"_s, march)),
                                  posting(u"t2"_s, Discount{.debit = desk.untouched, .amount = pounds(u"41.00"_s), .text = text()}),
                                  posting(u"t3"_s, paymentOf(u"2.00"_s, march))};
    const QString before = pictureOf(store());
    auto results = must(store().postTogether(postings));
    QCOMPARE(results.size(), 3U);
    QCOMPARE(results[0].error().kind, ErrorKind::Cancelled);
    QCOMPARE(results[1].error().kind, ErrorKind::ParameterTooHigh);
    QCOMPARE(results[2].error().kind, ErrorKind::Cancelled);
    QCOMPARE(pictureOf(store()), before);

    postings[1].command = Discount{.debit = desk.untouched, .amount = pounds(u"4.00"_s), .text = text()};
    results = must(store().postTogether(postings));
    for (const auto &result : results)
        QVERIFY(result.ok() && !result->repeated);
    QCOMPARE(results[2]->balance, pounds(u"69.00"_s));
    const QString after = pictureOf(store());
    results = must(store().postTogether(postings));
    for (const auto &result : results)
        QVERIFY(result.ok() && result->repeated);
    QCOMPARE(pictureOf(store()), after);
    QVERIFY(must(store().postTogether({})).empty());
}

} // namespace Tally::Test
