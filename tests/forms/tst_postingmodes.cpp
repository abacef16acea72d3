// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/posting/availability.h"
#include "models/workflows/posting/postingform.h"
#include "tests/forms/formstore.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using Mode = PostingForm::Mode;

namespace {

const QDate today{2013, 9, 30};

Money pounds(qint64 whole) { return Money::fromMinor(whole * 100); }

/// A rent of 100.00 half paid, an overdue charge of 20.00, and 30.00 of unused credit.
struct Scene
{
    Test::FormStore store;
    LedgerAccess access{store};
    PostingForm form{store, access};
    AccountId account;
    LineId rent;
    LineId fine;
    LineId untouched;
    LineId payment;
    LineId credit;

    Scene()
    {
        account = store.add(Test::tenantAccount(u"9181-HEKGV"_s, u"Adaeze Okafor"_s, u"1000000010"_s)).id;
        const LineText text{.date = {2013, 8, 5}};
        rent = store.given(account, AddDebit{.amount = pounds(100), .type = u"RENT"_s, .text = text});
        payment = store.given(account, AddCredit{.amount = pounds(50), .paymentType = u"CASH"_s, .text = text});
        fine = store.given(account, AddDebit{.amount = pounds(20), .type = u"OVERDUE"_s, .text = text});
        untouched = store.given(account, AddDebit{.amount = pounds(7), .type = u"SUNDRY"_s, .text = text});
        credit = store.given(account, AddCredit{.amount = pounds(30), .type = u"CREDIT"_s, .text = text});
        if (!QTest::qWaitFor([this] { return access.isLoaded(); }))
            qFatal("the rules do not come");
    }
    [[nodiscard]] LineId lineFor(Mode mode) const
    {
        switch (mode) {
        case Mode::Void: return payment;
        case Mode::Apply:
        case Mode::PayOut: return credit;
        case Mode::Cancel: return untouched;
        case Mode::AdjustOverdue: return fine;
        default: return rent;
        }
    }
    void begin(Mode mode) { form.begin(mode, store.wholeOf(account), today, {.line = lineFor(mode), .debits = {rent}}); }
    /// Fills in what the mode needs.
    void fill(Mode mode)
    {
        begin(mode);
        if (form.hasField(PostingField::Amount))
            form.setAmount(pounds(10), u"10"_s);
        form.setPaymentType(u"CARD"_s);
        form.setReason(u"died without an estate"_s);
        form.setDescription(u"at the desk"_s);
    }
    [[nodiscard]] bool submitted()
    {
        form.submit();
        return QTest::qWaitFor([this] { return !form.isBusy(); });
    }
    void sign(Person person, const std::vector<Person> &others = {})
    {
        store.setPeople(person, others);
        QVERIFY(QTest::qWaitFor([&] { return access.person() == person; }));
    }
    void rule(const LedgerSettings &settings)
    {
        LedgerRules rules = access.rules();
        rules.settings = settings;
        store.setRules(rules);
        QVERIFY(QTest::qWaitFor([&] { return access.rules().settings == settings; }));
    }
    [[nodiscard]] Money balance() const { return store.ledgerOf(account).account.balance; }
};

void allModes()
{
    QTest::addColumn<Mode>("mode");
    for (const PostingModeSpec &spec : postingModes())
        QTest::addRow("mode %d", int(spec.mode)) << spec.mode;
}

} // namespace

class TestPostingModes final : public QObject
{
    Q_OBJECT
private slots:
    void everyModePostsItsOwnOperationOnce_data()
    {
        QTest::addColumn<Mode>("mode");
        QTest::addColumn<qint64>("balance");
        QTest::newRow("payment") << Mode::Payment << qint64(3700);
        QTest::newRow("charge") << Mode::Debit << qint64(5700);
        QTest::newRow("credit") << Mode::Credit << qint64(3700);
        QTest::newRow("apply") << Mode::Apply << qint64(4700);
        QTest::newRow("reconcile") << Mode::Reconcile << qint64(4700);
        QTest::newRow("void") << Mode::Void << qint64(9700);
        QTest::newRow("cancel") << Mode::Cancel << qint64(4000);
        QTest::newRow("discount") << Mode::Discount << qint64(3700);
        QTest::newRow("refund") << Mode::Refund << qint64(3700);
        QTest::newRow("pay out") << Mode::PayOut << qint64(5700);
        QTest::newRow("write off") << Mode::WriteOff << qint64(3700);
        QTest::newRow("forgive") << Mode::Forgive << qint64(3700);
        QTest::newRow("adjust") << Mode::AdjustOverdue << qint64(3700);
        QTest::newRow("describe") << Mode::Describe << qint64(4700);
    }
    void everyModePostsItsOwnOperationOnce()
    {
        QFETCH(Mode, mode);
        QFETCH(qint64, balance);
        Scene s;
        QCOMPARE(s.balance(), pounds(47));
        s.fill(mode);
        QVERIFY(s.form.faults().empty());
        QVERIFY(s.form.preview());
        QCOMPARE(s.form.preview()->balanceAfter, Money::fromMinor(balance));
        s.store.hold();
        QSignalSpy posted(&s.form, &PostingForm::posted);
        QSignalSpy proposed(&s.form, &PostingForm::proposed);
        s.form.submit();
        s.form.submit();
        s.store.release();
        QTRY_COMPARE(posted.count() + proposed.count(), 1);
        QCOMPARE(s.store.postings().size() + s.store.wishes().size(), 1u);
        if (!s.store.postings().empty())
            QCOMPARE(operationOf(s.store.postings().front().command), specOf(mode).operation);
        QCOMPARE(s.balance(), Money::fromMinor(balance));
    }

    void aFailureKeepsTheFormAndItsKey_data() { allModes(); }
    void aFailureKeepsTheFormAndItsKey()
    {
        QFETCH(Mode, mode);
        Scene s;
        s.fill(mode);
        const PostingFields typed = s.form.fields();
        s.store.failCall(1, {.kind = ErrorKind::Busy});
        QVERIFY(s.submitted());
        QCOMPARE(s.form.fields(), typed);
        const PostingDraft draft = s.form.draft();
        s.begin(mode);
        QVERIFY(s.form.restore(draft));
        QVERIFY(s.submitted());
        QStringList keys = s.store.keys();
        for (const Posting &posting : s.store.postings())
            keys.append(posting.key);
        QCOMPARE(keys.size(), 2);
        QCOMPARE(keys.front(), keys.back());
    }

    void whoMayNotCannotSubmitAndIsToldWhy_data() { allModes(); }
    void whoMayNotCannotSubmitAndIsToldWhy()
    {
        QFETCH(Mode, mode);
        Scene s;
        s.sign({.name = u"ada"_s, .roles = Role::Administrator});
        s.fill(mode);
        QVERIFY(!s.form.canSubmit());
        QVERIFY2(s.form.whyNotAllowed().contains(u"you are signed in as an administrator"_s), qPrintable(s.form.whyNotAllowed()));
        const LedgerState state = s.store.ledgerOf(s.account).state();
        QCOMPARE(whyNotNow(mode, state, state.line(s.lineFor(mode)), s.access), s.access.whyNotAllowed(specOf(mode).right));
        QVERIFY(s.submitted());
        QVERIFY(s.store.postings().empty() && s.store.wishes().empty());
    }

    void moneyThatLeavesNeedsItsPaymentType_data()
    {
        QTest::addColumn<Mode>("mode");
        QTest::addColumn<bool>("withPayout");
        QTest::addColumn<bool>("needed");
        QTest::newRow("a payout") << Mode::PayOut << false << true;
        QTest::newRow("a refund paid out") << Mode::Refund << true << true;
        QTest::newRow("a refund that stays") << Mode::Refund << false << false;
    }
    void moneyThatLeavesNeedsItsPaymentType()
    {
        QFETCH(Mode, mode);
        QFETCH(bool, withPayout);
        QFETCH(bool, needed);
        Scene s;
        s.fill(mode);
        s.form.setPaymentType({});
        s.form.setWithPayout(withPayout);
        QCOMPARE(s.form.canSubmit(), !needed);
        QCOMPARE(s.form.faultOf(u"payment_type").has_value(), needed);
        if (needed)
            QCOMPARE(s.form.faultOf(u"payment_type")->kind, ErrorKind::PaymentTypeRequired);
        s.form.setPaymentType(u"BANK_TRANSFER"_s);
        QVERIFY(s.form.canSubmit());
        QVERIFY(s.submitted());
        const LedgerState state = s.store.ledgerOf(s.account).state();
        QCOMPARE(state.lines.back().paymentType, needed ? u"BANK_TRANSFER"_s : QString());
    }

    void aLargeAmountIsAskedForAgain()
    {
        Scene s;
        s.rule({.warnAboveMinor = 999});
        s.fill(Mode::Payment);
        QVERIFY(s.submitted());
        QVERIFY(s.form.asksAgain());
        QVERIFY(s.store.postings().empty());
        s.form.setAmount(pounds(11), u"11"_s);
        QVERIFY(!s.form.asksAgain());
        QVERIFY(s.submitted());
        QVERIFY(s.submitted());
        QCOMPARE(s.store.postings().size(), 1u);
    }

    void anAmountAboveTheLimitIsRefused_data()
    {
        QTest::addColumn<bool>("own");
        QTest::newRow("everybody's limit") << false;
        QTest::newRow("this person's limit") << true;
    }
    void anAmountAboveTheLimitIsRefused()
    {
        QFETCH(bool, own);
        Scene s;
        if (own)
            s.sign({.name = u"okb"_s, .roles = Role::Caseworker, .postingLimitMinor = 999});
        else
            s.rule({.refuseAboveMinor = 999});
        s.fill(Mode::Payment);
        QVERIFY(!s.form.canSubmit());
        QCOMPARE(s.form.faultOf(u"amount")->kind, ErrorKind::AboveLimit);
        s.form.setAmount(Money::fromMinor(999), u"9.99"_s);
        QVERIFY(s.form.canSubmit());
    }

    void aWriteOffProposesWhatIsOutstandingUntilAnAmountIsTyped()
    {
        Scene s;
        s.begin(Mode::WriteOff);
        QCOMPARE(*s.form.fields().amount, pounds(50));
        s.form.setNamedDebits({s.rent, s.fine});
        QCOMPARE(*s.form.fields().amount, pounds(70));
        s.form.setAmount(pounds(5), u"5"_s);
        s.form.setNamedDebits({s.fine});
        QCOMPARE(*s.form.fields().amount, pounds(5));
        QCOMPARE(s.form.faultOf(u"reason")->kind, ErrorKind::Invalid);
        s.form.setNamedDebits({});
        QVERIFY(s.form.faultOf(u"account_lines_ids"));
    }

    void aWriteOffAboveTheLadderWaits()
    {
        Scene s;
        s.sign({.name = u"okb"_s, .roles = Role::Finance},
               {{.name = u"bl"_s, .displayName = u"Bryn Lindqvist"_s, .roles = Role::Finance}, {.name = u"cw"_s, .roles = Role::Caseworker}});
        s.rule({.approvalLadder = {{.aboveMinor = 999, .approvers = 1}}});
        s.fill(Mode::WriteOff);
        QCOMPARE(s.form.approvals(), 1);
        QTRY_COMPARE(s.access.approvers(), QStringList{u"Bryn Lindqvist"_s});
        QVERIFY(s.form.canSubmit());
        QSignalSpy proposed(&s.form, &PostingForm::proposed);
        QVERIFY(s.submitted());
        QCOMPARE(proposed.count(), 1);
        QVERIFY(!proposed.front().front().value<WriteOffProposal>().line);
        QCOMPARE(s.balance(), pounds(47));
    }

    void cashNeedsItsRegisterWhereRegistersAreInUse()
    {
        Scene s;
        LedgerRules rules = s.access.rules();
        rules.settings.cashRegisters = true;
        rules.types.cashRegisters = {{.code = u"T1"_s, .label = u"Till one"_s}};
        s.fill(Mode::Payment);
        QVERIFY(!s.form.hasRegister());
        s.store.setRules(rules);
        QTRY_VERIFY(s.form.hasRegister());
        s.form.setPaymentType(u"CASH"_s);
        QCOMPARE(s.form.faultOf(u"cash_register")->kind, ErrorKind::RegisterRequired);
        s.form.setCashRegister(u"T1"_s);
        QVERIFY(s.form.canSubmit());
    }

    void onlyTypesInForceAreOfferedWithTheirUsualAmount()
    {
        Scene s;
        LedgerRules rules = s.access.rules();
        for (LineType &type : rules.types.lineTypes) {
            if (type.code == "COURT_COST"_L1)
                type.archived = true;
            if (type.code == "NEW_CARD"_L1)
                type.defaultAmountMinor = 500;
            if (type.code == "SUNDRY"_L1)
                type.postedBy = Role::Caseworker;
        }
        s.store.setRules(rules);
        s.sign({.name = u"okb"_s, .roles = Role::Finance});
        s.begin(Mode::Debit);
        const auto choices = typeChoices(Mode::Debit, s.access);
        QVERIFY(std::none_of(choices.begin(), choices.end(), [](const TypeChoice &choice) { return choice.code == "COURT_COST"_L1; }));
        s.form.setType(u"NEW_CARD"_s);
        QCOMPARE(*s.form.fields().amount, pounds(5));
        s.form.setType(u"SUNDRY"_s);
        QVERIFY(!s.form.fields().amount);
        QVERIFY(s.form.whyNotAllowed().contains(u"Only caseworkers"_s));
    }

    void aLineThatMakesNoSenseSaysWhy_data()
    {
        QTest::addColumn<Mode>("mode");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("why");
        QTest::newRow("voiding a charge") << Mode::Void << u"rent"_s << u"Select a payment or another credit in the list first."_s;
        QTest::newRow("cancelling what was paid") << Mode::Cancel << u"rent"_s << u"Something was paid or given up on this charge already, so it cannot be cancelled."_s;
        QTest::newRow("refunding what nobody paid") << Mode::Refund << u"untouched"_s << u"No money was paid on this charge that could be given back."_s;
        QTest::newRow("adjusting rent") << Mode::AdjustOverdue << u"rent"_s << u"Only an overdue charge can be adjusted."_s;
        QTest::newRow("discounting a payment") << Mode::Discount << u"payment"_s << u"Select a charge in the list first."_s;
        QTest::newRow("describing nothing") << Mode::Describe << u"none"_s << u"Select a line in the list first."_s;
        QTest::newRow("voiding a payment") << Mode::Void << u"payment"_s << QString();
        QTest::newRow("refunding rent") << Mode::Refund << u"rent"_s << QString();
    }
    void aLineThatMakesNoSenseSaysWhy()
    {
        QFETCH(Mode, mode);
        QFETCH(QString, line);
        Scene s;
        const QHash<QString, LineId> lines{{u"rent"_s, s.rent}, {u"untouched"_s, s.untouched}, {u"payment"_s, s.payment}};
        const LedgerState state = s.store.ledgerOf(s.account).state();
        QTEST(whyNotNow(mode, state, state.line(lines.value(line)), s.access), "why");
    }

    void theSameWordsAgainChangeNothing()
    {
        Scene s;
        s.begin(Mode::Describe);
        QVERIFY(s.form.changesNothing());
        QVERIFY(!s.form.canSubmit());
        s.form.setInternalNote(u"spoke to her"_s);
        QVERIFY(s.form.canSubmit());
    }
};

QTEST_GUILESS_MAIN(TestPostingModes)
#include "tst_postingmodes.moc"
