// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/accountstorecontract.h"

#include "tests/stores/storetest.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

const QString january = u"2025-01-01"_s;
const QString february = u"2025-02-01"_s;

/// Account A with the debits 1 (100.00) and 2 (40.00) and the credit 3 (60.00, used on 1), and another with one debit.
struct Books
{
    AccountId account;
    LineId debit1, debit2, credit;
    AccountId other;
    LineId otherDebit;
};

Books fill(AccountStore &store)
{
    Books books;
    books.account = created(store, u"A"_s, u"Ann"_s).id;
    books.debit1 = posted(store, books.account, debitOf(u"100.00"_s, january)).line.id;
    books.debit2 = posted(store, books.account, debitOf(u"40.00"_s, february)).line.id;
    books.credit = posted(store, books.account, paymentOf(u"60.00"_s, february)).line.id;
    books.other = created(store, u"B"_s, u"Ben"_s).id;
    books.otherDebit = posted(store, books.other, debitOf(u"7.00"_s, january)).line.id;
    return books;
}

/// Makes a command once the ids are known.
using Wish = std::function<LedgerCommand(const Books &)>;

LedgerCommand payment(const QString &amount, const QString &type, const QString &paymentType)
{
    return AddCredit{.amount = pounds(amount), .type = type, .paymentType = paymentType, .text = {.date = day(january)}};
}

} // namespace

void AccountStoreContract::postsAsTheLedgerCoreDecides()
{
    const Books books = fill(store());
    const QString before = u"1 RENT 100.00 40.00; 2 RENT 40.00 40.00; 3 PAYMENT -60.00 0.00"
                           " | CREATE 100.00 d1; CREATE 40.00 d2; CREATE -60.00 c3; APPLY -60.00 c3 d1"_s;
    QCOMPARE(textOf(must(store().ledger(books.account))), before);
    const LineId second = posted(store(), books.account, paymentOf(u"90.00"_s, february, {books.debit2})).line.id;
    QCOMPARE(textOf(must(store().ledger(books.account))),
             u"1 RENT 100.00 0.00; 2 RENT 40.00 0.00; 3 PAYMENT -60.00 0.00; 4 PAYMENT -90.00 -10.00"
             " | CREATE 100.00 d1; CREATE 40.00 d2; CREATE -60.00 c3; APPLY -60.00 c3 d1; CREATE -90.00 c4; "
             "APPLY -40.00 c4 d2; APPLY -40.00 c4 d1"_s);
    const LineId third = posted(store(), books.account, debitOf(u"4.00"_s, february)).line.id;
    posted(store(), books.account, ApplyCredit{.credit = second, .debits = {third}});
    posted(store(), books.account, voidOf(books.credit, february));
    const Ledger ledger = must(store().ledger(books.account));
    QCOMPARE(textOf(ledger),
             u"1 RENT 100.00 60.00; 2 RENT 40.00 0.00; 3 PAYMENT -60.00 0.00 void; 4 PAYMENT -90.00 -6.00; 5 RENT 4.00 0.00; "
             "6 VOID 60.00 0.00 | CREATE 100.00 d1; CREATE 40.00 d2; CREATE -60.00 c3; APPLY -60.00 c3 d1; CREATE -90.00 c4; "
             "APPLY -40.00 c4 d2; APPLY -40.00 c4 d1; CREATE 4.00 d5; APPLY -4.00 c4 d5; CREATE 60.00 d6; VOID 60.00 c3 d1; "
             "APPLY -60.00 c3 d6"_s);
    QCOMPARE(ledger.account.balance, pounds(u"54.00"_s));
    QCOMPARE(ledger.state().balance(), ledger.account.balance);
}

void AccountStoreContract::answersWithTheLineAndItsOffsets()
{
    const Books books = fill(store());
    Posted answer = posted(store(), books.account, paymentOf(u"50.00"_s, february));
    QCOMPARE(answer.line.amount, pounds(u"-50.00"_s));
    QCOMPARE(answer.line.outstanding, Money());
    QCOMPARE(answer.offsets.size(), 3U);
    QCOMPARE(answer.balance, pounds(u"30.00"_s));
    QVERIFY(!answer.repeated);
    const Ledger ledger = must(store().ledger(books.account));
    QCOMPARE(*ledger.state().line(answer.line.id), answer.line);
    QCOMPARE(ledger.offsets.back(), answer.offsets.back());

    answer = posted(store(), books.account, voidOf(books.credit, february));
    QCOMPARE(answer.line.type, u"VOID"_s);
    answer = posted(store(), books.account, paymentOf(u"100.00"_s, february));
    const LineId rest = answer.line.id;
    QCOMPARE(answer.line.outstanding, pounds(u"-10.00"_s));
    const LineId debit = posted(store(), books.account, debitOf(u"4.00"_s, february)).line.id;
    answer = posted(store(), books.account, ApplyCredit{.credit = rest, .debits = {debit}});
    QCOMPARE(answer.line.id, rest);
    QCOMPARE(answer.line.outstanding, pounds(u"-6.00"_s));
    QCOMPARE(answer.balance, pounds(u"-6.00"_s));
}

void AccountStoreContract::keepsTheTextsOfALine()
{
    const Account account = created(store(), u"A"_s, u"Ann"_s);
    const LineText text{.date = day(january), .dueDate = day(february), .description = u"Über ‘quoted’ \"x\"; --"_s,
                        .internalNote = u"a\nb"_s};
    posted(store(), account.id, AddDebit{.amount = pounds(u"1.00"_s), .type = u"rent"_s, .text = text});
    posted(store(), account.id, AddCredit{.amount = pounds(u"0.01"_s), .paymentType = u"cash"_s, .text = text});
    for (const AccountLine &line : must(store().ledger(account.id)).lines) {
        QCOMPARE(line.date, text.date);
        QCOMPARE(line.dueDate, text.dueDate);
        QCOMPARE(line.description, text.description);
        QCOMPARE(line.internalNote, text.internalNote);
        QCOMPARE(line.type, line.isDebit() ? u"RENT"_s : u"PAYMENT"_s);      // as the catalogue writes it
        QCOMPARE(line.paymentType, line.isDebit() ? QString() : u"CASH"_s);
        QVERIFY(line.createdAt.isValid());
    }
}

void AccountStoreContract::keepsEachLedgerToItself()
{
    const Books books = fill(store());
    const QString other = textOf(must(store().ledger(books.other)));
    QCOMPARE(other, u"1 RENT 7.00 7.00 | CREATE 7.00 d1"_s);
    posted(store(), books.account, paymentOf(u"500.00"_s, february));
    QCOMPARE(textOf(must(store().ledger(books.other))), other);
    QCOMPARE(must(store().account(books.other)).balance, pounds(u"7.00"_s));
}

void AccountStoreContract::readsALedgerByDate()
{
    const Account account = created(store(), u"A"_s, u"Ann"_s);
    for (const QString &date : {u"2025-03-01"_s, u"2025-01-01"_s, u"2025-02-01"_s, u"2025-01-01"_s})
        posted(store(), account.id, debitOf(u"1.00"_s, date));
    const Ledger ledger = must(store().ledger(account.id));
    QVERIFY(std::is_sorted(ledger.lines.begin(), ledger.lines.end(), isOlder));
    QCOMPARE(ledger.lines.size(), 4U);
}

void AccountStoreContract::showsTheOtherAccountsOfTheHolder()
{
    QStringList references;
    for (const QString &reference : {u"R2"_s, u"R1"_s}) {
        Account draft = draftOf(u"A"_s, u"Ann"_s);
        draft.paymentReference = reference;
        created(store(), draft);
    }
    created(store(), u"B"_s, u"Ben"_s);
    for (const AccountRow &row : must(store().ledger(must(store().resolve(u"R2"_s)))).accountsOfHolder)
        references.append(row.paymentReference);
    QCOMPARE(references, QStringList({u"R1"_s, u"R2"_s}));
}

void AccountStoreContract::keepsLastPaymentUpToDate()
{
    const Account account = created(store(), u"A"_s, u"Ann"_s);
    const auto last = [this] {
        const AccountRow row = must(store().accounts({})).rows.at(0);
        return row.lastPaymentDate.toString(Qt::ISODate) + u' ' + row.lastPaymentAmount.toPlainString();
    };
    QCOMPARE(last(), u" 0.00"_s);
    posted(store(), account.id, paymentOf(u"1.00"_s, u"2025-01-05"_s));
    const LineId newest = posted(store(), account.id, paymentOf(u"2.00"_s, u"2025-03-05"_s)).line.id;
    const LineId late = posted(store(), account.id, paymentOf(u"3.00"_s, u"2025-02-05"_s)).line.id;      // entered late
    QCOMPARE(last(), u"2025-03-05 2.00"_s);
    posted(store(), account.id, voidOf(newest, u"2025-03-06"_s));
    QCOMPARE(last(), u"2025-02-05 3.00"_s);
    posted(store(), account.id, paymentOf(u"4.00"_s, u"2025-02-05"_s));      // of one day, the later number
    QCOMPARE(last(), u"2025-02-05 4.00"_s);
    const LineId debit = posted(store(), account.id, debitOf(u"2.00"_s, u"2025-03-01"_s)).line.id;
    posted(store(), account.id, ApplyCredit{.credit = late, .debits = {debit}});
    QCOMPARE(last(), u"2025-02-05 4.00"_s);
}

void AccountStoreContract::refusesAPosting_data()
{
    QTest::addColumn<Wish>("wish");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *name, Wish wish, const QString &outcome) { QTest::newRow(name) << wish << outcome; };
    row("debit of nothing", [](auto &) { return debitOf(u"0.00"_s, january); }, u"AmountNotPositive amount"_s);
    row("negative payment", [](auto &) { return paymentOf(u"-1.00"_s, january); }, u"AmountNotPositive amount"_s);
    row("debit too large", [](auto &) { return debitOf(u"1000000000000.00"_s, january); }, u"AmountTooLarge amount"_s);
    row("unknown debit type", [](auto &) { return debitOf(u"1.00"_s, january, u"MOON"_s); }, u"UnrecognisedType debit_type"_s);
    row("a VOID by hand", [](auto &) { return debitOf(u"1.00"_s, january, u"VOID"_s); }, u"UnrecognisedType debit_type"_s);
    row("unknown credit type", [](auto &) { return payment(u"1.00"_s, u"MOON"_s, u"CASH"_s); }, u"UnrecognisedType credit_type"_s);
    row("no payment type", [](auto &) { return payment(u"1.00"_s, u"PAYMENT"_s, {}); }, u"PaymentTypeRequired payment_type"_s);
    row("unknown payment type", [](auto &) { return payment(u"1.00"_s, u"PAYMENT"_s, u"SHELLS"_s); },
        u"UnrecognisedType payment_type"_s);
    row("no date", [](auto &) { return debitOf(u"1.00"_s, {}); }, u"Invalid date"_s);
    row("another currency", [](auto &) {
        return AddDebit{.amount = Money::fromMinor(1, *Currency::fromCode(u"EUR")), .type = u"RENT"_s, .text = {.date = day(january)}};
    }, u"Invalid currency"_s);
    row("paying a credit", [](const Books &b) { return paymentOf(u"1.00"_s, january, {b.debit2, b.credit}); },
        u"IsNotDebit account_lines_ids"_s);
    row("paying no line", [](auto &) { return paymentOf(u"1.00"_s, january, {LineId{999}}); }, u"NotFound account_lines_ids"_s);
    row("applying a debit", [](const Books &b) { return ApplyCredit{.credit = b.debit1, .debits = {b.debit2}}; },
        u"IsNotCredit account_line_id"_s);
    row("applying a used credit", [](const Books &b) { return ApplyCredit{.credit = b.credit, .debits = {b.debit2}}; },
        u"NoAvailableCredit account_line_id"_s);
    row("applying no line", [](const Books &b) { return ApplyCredit{.credit = LineId{999}, .debits = {b.debit2}}; },
        u"NotFound account_line_id"_s);
    row("voiding a debit", [](const Books &b) { return voidOf(b.debit1, january); }, u"IsNotCredit account_line_id"_s);
    row("voiding no line", [](auto &) { return voidOf(LineId{999}, january); }, u"NotFound account_line_id"_s);
    row("voiding without a date", [](const Books &b) { return voidOf(b.credit, {}); }, u"Invalid date"_s);
}

void AccountStoreContract::refusesAPosting()
{
    QFETCH(Wish, wish);
    QFETCH(QString, outcome);
    const Books books = fill(store());
    const QString before = pictureOf(store());
    QCOMPARE(outcomeOf(store().post({.key = u"k"_s, .account = books.account, .command = wish(books)})), outcome);
    QCOMPARE(pictureOf(store()), before);
    // The key was not used up.
    const Posted later = must(store().post({.key = u"k"_s, .account = books.account, .command = debitOf(u"1.00"_s, january)}));
    QVERIFY(!later.repeated);
}

void AccountStoreContract::refusesToVoidTwice()
{
    const Books books = fill(store());
    posted(store(), books.account, voidOf(books.credit, february));
    const QString before = pictureOf(store());
    QCOMPARE(outcomeOf(store().post({.key = u"k"_s, .account = books.account, .command = voidOf(books.credit, february)})),
             u"AlreadyVoid account_line_id"_s);
    QCOMPARE(pictureOf(store()), before);
}

void AccountStoreContract::refusesLinesOfAnotherAccount()
{
    const Books books = fill(store());
    const QString before = pictureOf(store());
    const auto outcome = [&](AccountId account, const LedgerCommand &command) {
        return outcomeOf(store().post({.key = QUuid::createUuid().toString(), .account = account, .command = command}));
    };
    QCOMPARE(outcome(books.account, paymentOf(u"1.00"_s, january, {books.otherDebit})), u"NotFound account_lines_ids"_s);
    QCOMPARE(outcome(books.other, voidOf(books.credit, january)), u"NotFound account_line_id"_s);
    QCOMPARE(outcome(books.other, ApplyCredit{.credit = books.credit, .debits = {books.otherDebit}}), u"NotFound account_line_id"_s);
    QCOMPARE(outcome(AccountId{999}, debitOf(u"1.00"_s, january)), u"NotFound"_s);
    QCOMPARE(outcomeOf(store().post({.key = {}, .account = books.account, .command = debitOf(u"1.00"_s, january)})), u"Invalid key"_s);
    QCOMPARE(outcomeOf(store().post({.key = QString(201, u'k'), .account = books.account, .command = debitOf(u"1.00"_s, january)})),
             u"Invalid key"_s);
    QCOMPARE(pictureOf(store()), before);
}

void AccountStoreContract::postsOnceForOneKey_data()
{
    QTest::addColumn<Wish>("wish");
    QTest::newRow("debit") << Wish([](auto &) { return debitOf(u"1.00"_s, january); });
    QTest::newRow("payment") << Wish([](const Books &b) { return paymentOf(u"1.00"_s, january, {b.debit2}); });
    QTest::newRow("void") << Wish([](const Books &b) { return voidOf(b.credit, january); });
    QTest::newRow("apply") << Wish([](const Books &b) { return ApplyCredit{.credit = LineId{b.otherDebit.value + 1}, .debits = {}}; });
}

void AccountStoreContract::postsOnceForOneKey()
{
    QFETCH(Wish, wish);
    Books books = fill(store());
    // An open credit, for the command that needs one.
    posted(store(), books.other, paymentOf(u"9.00"_s, february));
    LedgerCommand command = wish(books);
    AccountId account = books.account;
    if (auto *apply = std::get_if<ApplyCredit>(&command)) {
        const Ledger ledger = must(store().ledger(books.other));
        account = books.other;
        apply->credit = ledger.lines.back().id;
        apply->debits = {posted(store(), account, debitOf(u"0.50"_s, february)).line.id};
    }
    const Posting posting{.key = QString(200, u'k'), .account = account, .command = command};
    const Posted first = must(store().post(posting));
    const QString before = pictureOf(store());
    const Posted again = must(store().post(posting));
    QVERIFY(!first.repeated);
    QVERIFY(again.repeated);
    QCOMPARE(again.line, first.line);
    QCOMPARE(again.offsets, first.offsets);
    QCOMPARE(again.balance, first.balance);
    QCOMPARE(pictureOf(store()), before);
}

void AccountStoreContract::refusesAKeyOfAnotherPosting_data()
{
    QTest::addColumn<Wish>("wish");
    const auto row = [](const char *name, Wish wish) { QTest::newRow(name) << wish; };
    row("another amount", [](auto &) { return paymentOf(u"1.01"_s, january); });
    row("another payment type", [](auto &) { return payment(u"1.00"_s, u"PAYMENT"_s, u"CARD"_s); });
    row("other charges", [](const Books &b) { return paymentOf(u"1.00"_s, january, {b.debit2}); });
    row("a debit", [](auto &) { return debitOf(u"1.00"_s, january); });
    row("a void", [](const Books &b) { return voidOf(b.credit, january); });
}

void AccountStoreContract::refusesAKeyOfAnotherPosting()
{
    QFETCH(Wish, wish);
    const Books books = fill(store());
    const Posting first{.key = u"k"_s, .account = books.account, .command = paymentOf(u"1.00"_s, january)};
    must(store().post(first));
    const QString before = pictureOf(store());
    QCOMPARE(outcomeOf(store().post({.key = u"k"_s, .account = books.account, .command = wish(books)})), u"KeyReused key"_s);
    QCOMPARE(outcomeOf(store().post({.key = u"k"_s, .account = books.other, .command = first.command})), u"KeyReused key"_s);
    QCOMPARE(pictureOf(store()), before);
}

void AccountStoreContract::keepsAnswersApartUnderManyCallers()
{
    // Nobody waits for an answer before asking the next: each must get its own, and every posting must see the one before.
    const Books books = fill(store());
    std::vector<Reply<Posted>> replies;
    for (int i = 1; i <= 50; ++i)
        replies.push_back(store().post({.key = u"many %1"_s.arg(i), .account = books.account,
                                        .command = AddDebit{.amount = Money::fromMinor(i), .type = u"RENT"_s,
                                                            .text = {.date = day(january)}}}));
    const Reply<Account> read = store().account(books.account);
    Money balance = pounds(u"80.00"_s);
    for (int i = 1; i <= 50; ++i) {
        const Posted answer = must(replies[std::size_t(i - 1)]);
        balance += Money::fromMinor(i);
        QCOMPARE(answer.line.amount, Money::fromMinor(i));
        QCOMPARE(answer.balance, balance);
    }
    QCOMPARE(outcomeOf(read), u"ok"_s);
    QCOMPARE(must(store().account(books.account)).balance, balance);
}

} // namespace Tally::Test
