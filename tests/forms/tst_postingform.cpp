// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/posting/opencharges.h"
#include "models/workflows/posting/postingform.h"
#include "models/workflows/posting/previewmodel.h"
#include "tests/forms/formstore.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using Mode = PostingForm::Mode;

namespace {

const QDate today{2013, 9, 30};

Money pounds(qint64 whole)
{
    return Money::fromMinor(whole * 100);
}

/// Three charges of 50.00, 72.13 and 124.00 pounds on a tenant's account.
struct Scene
{
    Test::FormStore store;
    LedgerAccess access{store};
    PostingForm form{store, access};
    AccountId account;
    LineId august;
    LineId early;
    LineId september;

    Scene()
    {
        if (!QTest::qWaitFor([this] { return access.isLoaded(); }))
            qFatal("the rules do not come");
        account = store.add(Test::tenantAccount(u"9181-HEKGV"_s, u"Adaeze Okafor"_s, u"1000000010"_s)).id;
        august = charge(7213, {2013, 8, 5});
        early = charge(5000, {2013, 7, 1});
        september = charge(12400, {2013, 9, 2});
    }
    LineId charge(qint64 minor, QDate date)
    {
        return store.given(account,
                           AddDebit{.amount = Money::fromMinor(minor),
                                    .type = u"RENT"_s,
                                    .text = {.date = date, .dueDate = date.addDays(14)}});
    }
    LineId payment(qint64 minor)
    {
        return store.given(account,
                           AddCredit{.amount = Money::fromMinor(minor), .paymentType = u"CASH"_s, .text = {.date = today}});
    }
    void begin(Mode mode, PostingTarget target = {}) { form.begin(mode, store.wholeOf(account), today, std::move(target)); }
    void fillPayment(Money amount)
    {
        form.setAmount(amount, amount.toPlainString());
        form.setPaymentType(u"CARD"_s);
    }
    [[nodiscard]] bool submitted()
    {
        form.submit();
        return answered();
    }
    /// Waits for the store's answer.
    [[nodiscard]] bool answered()
    {
        return QTest::qWaitFor([this] { return !form.isBusy(); });
    }
    [[nodiscard]] Money balance() const { return store.ledgerOf(account).account.balance; }
};

} // namespace

class TestPostingForm final : public QObject
{
    Q_OBJECT
private slots:
    void aPaymentIsPreviewedOldestChargeFirst()
    {
        Scene s;
        s.begin(Mode::Payment);
        QVERIFY(!s.form.preview());
        s.fillPayment(pounds(100));
        QVERIFY(s.form.preview());
        QCOMPARE(s.form.preview()->balanceBefore, Money::fromMinor(24613));
        QCOMPARE(s.form.preview()->balanceAfter, Money::fromMinor(14613));
        QCOMPARE(s.form.preview()->changed.size(), 2u);
        QCOMPARE(s.form.preview()->changed[0].id, s.early);
        QVERIFY(s.form.preview()->changed[0].outstanding.isZero());
        QCOMPARE(s.form.preview()->changed[1].outstanding, Money::fromMinor(2213));
        QVERIFY(s.form.canSubmit());
        QVERIFY(s.form.restAsCredit().isZero());
    }

    void namedDebitsArePaidInTheOrderNamed()
    {
        Scene s;
        s.begin(Mode::Payment);
        s.fillPayment(pounds(150));
        s.form.setNamedDebits({s.september, s.august});
        QCOMPARE(s.form.preview()->changed[0].id, s.september);
        QCOMPARE(s.form.preview()->changed[1].id, s.august);
    }

    void whatIsPaidTooMuchIsAWarningAndNoRefusal()
    {
        Scene s;
        s.begin(Mode::Payment);
        s.fillPayment(Money::fromMinor(24613 + 500));
        QCOMPARE(s.form.restAsCredit(), pounds(5));
        QVERIFY(s.form.canSubmit());
    }

    void aFieldThatIsWrongIsNamed_data()
    {
        QTest::addColumn<Mode>("mode");
        QTest::addColumn<QString>("spoil");
        QTest::addColumn<QString>("field");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("no amount") << Mode::Payment << u"no amount"_s << u"amount"_s << ErrorKind::Invalid;
        QTest::newRow("words for an amount") << Mode::Payment << u"words"_s << u"amount"_s << ErrorKind::Invalid;
        QTest::newRow("zero") << Mode::Payment << u"zero"_s << u"amount"_s << ErrorKind::AmountNotPositive;
        QTest::newRow("a negative debit") << Mode::Debit << u"negative"_s << u"amount"_s << ErrorKind::AmountNotPositive;
        QTest::newRow("no payment type") << Mode::Payment << u"no payment type"_s << u"payment_type"_s
                                         << ErrorKind::PaymentTypeRequired;
        QTest::newRow("unknown payment type")
            << Mode::Payment << u"shells"_s << u"payment_type"_s << ErrorKind::UnrecognisedType;
        QTest::newRow("no debit type") << Mode::Debit << u"no type"_s << u"debit_type"_s << ErrorKind::UnrecognisedType;
        QTest::newRow("tomorrow") << Mode::Payment << u"tomorrow"_s << u"date"_s << ErrorKind::Invalid;
        QTest::newRow("a void tomorrow") << Mode::Void << u"tomorrow"_s << u"date"_s << ErrorKind::Invalid;
        QTest::newRow("no date") << Mode::Debit << u"no date"_s << u"date"_s << ErrorKind::Invalid;
        QTest::newRow("due before it is charged") << Mode::Debit << u"due early"_s << u"due_date"_s << ErrorKind::Invalid;
        QTest::newRow("due on no day") << Mode::Debit << u"due unreadable"_s << u"due_date"_s << ErrorKind::Invalid;
        QTest::newRow("no credit to void") << Mode::Void << u"no credit"_s << u"account_line_id"_s << ErrorKind::Invalid;
        QTest::newRow("voiding a charge") << Mode::Void << u"charge"_s << u"account_line_id"_s << ErrorKind::IsNotCredit;
    }

    void aFieldThatIsWrongIsNamed()
    {
        QFETCH(Mode, mode);
        QFETCH(QString, spoil);
        QFETCH(QString, field);
        QFETCH(ErrorKind, kind);
        Scene s;
        const LineId credit = s.payment(1000);
        s.begin(mode, {.line = spoil == "no credit"_L1 ? std::nullopt : std::optional(spoil == "charge"_L1 ? s.august : credit)});
        if (mode != Mode::Void)
            s.fillPayment(pounds(10));
        const bool spoiledFromTheStart = spoil == "no credit"_L1 || spoil == "charge"_L1;
        QCOMPARE(s.form.canSubmit(), !spoiledFromTheStart);
        const QHash<QString, std::function<void()>> spoils{
            {u"no amount"_s, [&] { s.form.setAmount(std::nullopt); }},
            {u"words"_s, [&] { s.form.setAmount(std::nullopt, u"ten"_s); }},
            {u"zero"_s, [&] { s.form.setAmount(pounds(0), u"0"_s); }},
            {u"negative"_s, [&] { s.form.setAmount(pounds(-3), u"-3"_s); }},
            {u"no payment type"_s, [&] { s.form.setPaymentType({}); }},
            {u"shells"_s, [&] { s.form.setPaymentType(u"SHELLS"_s); }},
            {u"no type"_s, [&] { s.form.setType({}); }},
            {u"tomorrow"_s, [&] { s.form.setDate(today.addDays(1)); }},
            {u"no date"_s, [&] { s.form.setDate({}); }},
            {u"due early"_s, [&] { s.form.setDueDate(today.addDays(-1)); }},
            {u"due unreadable"_s, [&] { s.form.setDueDate({}, false); }},
        };
        if (const auto change = spoils.value(spoil))
            change();
        QCOMPARE(s.form.faults().size(), 1u);
        QCOMPARE(s.form.faults().front().field, field);
        QCOMPARE(s.form.faults().front().kind, kind);
        QVERIFY(!s.form.canSubmit());
        QVERIFY(s.submitted());
        QVERIFY(s.store.postings().empty());
    }

    void aDayLongPastIsAccepted()
    {
        Scene s;
        s.begin(Mode::Payment);
        s.fillPayment(pounds(10));
        s.form.setDate({1999, 1, 1});
        QVERIFY(s.form.canSubmit());
    }

    void theUsualChargeOfAnAccountIsOffered_data()
    {
        QTest::addColumn<QString>("rentGroup");
        QTest::addColumn<QString>("type");
        QTest::newRow("tenants pay rent") << u"Tenant"_s << u"RENT"_s;
        QTest::newRow("garages pay rent") << u"Garages"_s << u"RENT"_s;
        QTest::newRow("leaseholders pay for major works") << u"LHMajorWorks"_s << u"MAJOR_WORKS"_s;
        QTest::newRow("leaseholders pay service charges") << u"LHServCharges"_s << u"SERVICE_CHARGE"_s;
        QTest::newRow("no rent group") << QString() << u"MANUAL"_s;
    }

    void theUsualChargeOfAnAccountIsOffered()
    {
        QFETCH(QString, rentGroup);
        Scene s;
        Ledger ledger = s.store.ledgerOf(s.account);
        ledger.account.rentGroupType = rentGroup;
        s.form.begin(Mode::Debit, WholeLedger::share(ledger), today);
        QTEST(s.form.fields().type, "type");
        QVERIFY(!s.form.isDirty());
    }

    void aDebitIsPosted()
    {
        Scene s;
        s.begin(Mode::Debit);
        s.form.setAmount(pounds(12), u"12"_s);
        s.form.setDueDate(today.addDays(14));
        s.form.setDescription(u"  Lock changed "_s);
        QSignalSpy posted(&s.form, &PostingForm::posted);
        QVERIFY(s.submitted());
        QCOMPARE(posted.count(), 1);
        const AccountLine line = posted.front().front().value<Posted>().line;
        QCOMPARE(line.amount, pounds(12));
        QCOMPARE(line.type, u"RENT"_s);
        QCOMPARE(line.description, u"Lock changed"_s);
        QCOMPARE(line.dueDate, today.addDays(14));
        QCOMPARE(s.balance(), Money::fromMinor(24613 + 1200));
        QVERIFY(!s.form.isDirty());
    }

    void aVoidGivesEverythingBack()
    {
        Scene s;
        const LineId credit = s.payment(10000);
        s.begin(Mode::Void, {.line = credit});
        QCOMPARE(s.form.line()->id, credit);
        QCOMPARE(s.form.preview()->balanceAfter, Money::fromMinor(24613));
        QVERIFY(s.submitted());
        QCOMPARE(s.balance(), Money::fromMinor(24613));
        QVERIFY(!s.form.canSubmit());
    }

    void aSecondClickWhilePostingPostsNothing()
    {
        Scene s;
        s.begin(Mode::Payment);
        s.fillPayment(pounds(100));
        s.store.hold();
        QSignalSpy posted(&s.form, &PostingForm::posted);
        s.form.submit();
        QVERIFY(s.form.isBusy());
        QVERIFY(!s.form.canSubmit());
        s.form.submit();
        s.form.setAmount(pounds(1), u"1"_s);
        QCOMPARE(*s.form.fields().amount, pounds(100));
        s.store.release();
        QTRY_COMPARE(posted.count(), 1);
        QCOMPARE(s.store.postings().size(), 1u);
        QVERIFY(!s.form.isBusy());
        QVERIFY(!s.form.isDirty());
    }

    void aRefusedPostingKeepsWhatWasTypedAndItsKey()
    {
        Scene s;
        s.begin(Mode::Payment);
        s.fillPayment(pounds(100));
        s.form.setInternalNote(u"at the desk"_s);
        s.store.failCall(1, {.kind = ErrorKind::Busy});
        QSignalSpy failed(&s.form, &PostingForm::failed);
        QVERIFY(s.submitted());
        QCOMPARE(failed.count(), 1);
        QCOMPARE(failed.front().front().value<Error>().kind, ErrorKind::Busy);
        QCOMPARE(*s.form.fields().amount, pounds(100));
        QCOMPARE(s.form.fields().internalNote, u"at the desk"_s);
        QVERIFY(s.form.canSubmit());
        QVERIFY(s.submitted());
        QCOMPARE(s.store.postings().size(), 2u);
        QCOMPARE(s.store.postings()[0].key, s.store.postings()[1].key);
        QVERIFY(!s.store.postings()[0].key.isEmpty());
        QCOMPARE(s.balance(), Money::fromMinor(14613));
    }

    void aLostAnswerNeverPostsTwice()
    {
        Scene s;
        s.begin(Mode::Payment);
        s.fillPayment(pounds(100));
        s.store.failCall(1, {.kind = ErrorKind::Internal}, true);
        QVERIFY(s.submitted());
        QCOMPARE(s.balance(), Money::fromMinor(14613));
        // The form was put away and taken up again in between, and the ledger shows the payment already.
        const PostingDraft draft = s.form.draft();
        s.begin(Mode::Payment);
        QVERIFY(s.form.restore(draft));
        QSignalSpy posted(&s.form, &PostingForm::posted);
        QVERIFY(s.submitted());
        QCOMPARE(posted.count(), 1);
        QVERIFY(posted.front().front().value<Posted>().repeated);
        QCOMPARE(s.balance(), Money::fromMinor(14613));
    }

    void otherContentHasAnotherKey()
    {
        Scene s;
        s.begin(Mode::Payment);
        s.fillPayment(pounds(100));
        s.store.failCall(1, {.kind = ErrorKind::Busy});
        QVERIFY(s.submitted());
        s.form.setAmount(pounds(90), u"90"_s);
        QVERIFY(s.submitted());
        QCOMPARE(s.store.postings().size(), 2u);
        QVERIFY(s.store.postings()[0].key != s.store.postings()[1].key);
        s.begin(Mode::Payment);
        s.fillPayment(pounds(90));
        QVERIFY(s.submitted());
        QVERIFY(s.store.postings()[1].key != s.store.postings()[2].key);
    }

    void theSameAmountWrittenOtherwiseIsTheSameContent()
    {
        Scene s;
        s.begin(Mode::Payment);
        s.fillPayment(pounds(100));
        s.store.failCall(1, {.kind = ErrorKind::Busy});
        QVERIFY(s.submitted());
        s.form.setAmount(pounds(100), u"100.00"_s);
        QVERIFY(s.submitted());
        QCOMPARE(s.store.postings()[0].key, s.store.postings()[1].key);
    }

    void whatTheStoreRefusesInAFieldStandsThereUntilSomethingChanges()
    {
        Scene s;
        s.begin(Mode::Payment);
        s.fillPayment(pounds(100));
        s.store.failCall(1, {.kind = ErrorKind::UnrecognisedType, .detail = {}, .field = u"payment_type"_s});
        QVERIFY(s.submitted());
        QVERIFY(s.form.faultOf(u"payment_type"));
        QVERIFY(s.form.canSubmit());
        s.form.setPaymentType(u"CASH"_s);
        QVERIFY(!s.form.faultOf(u"payment_type"));
    }

    void aLedgerThatMovedMeanwhileMovesThePreviewAndSaysSo()
    {
        Scene s;
        s.begin(Mode::Payment);
        s.fillPayment(pounds(100));
        QSignalSpy moved(&s.form, &PostingForm::ledgerChangedMeanwhile);
        s.form.refreshLedger(s.store.wholeOf(s.account));
        QCOMPARE(moved.count(), 0);
        s.payment(5000);
        s.form.refreshLedger(s.store.wholeOf(s.account));
        QCOMPARE(moved.count(), 1);
        QCOMPARE(s.form.preview()->balanceBefore, Money::fromMinor(19613));
        QCOMPARE(*s.form.fields().amount, pounds(100));
        const AccountId other = s.store.add(Test::tenantAccount(u"x"_s, u"Another"_s, u"2"_s)).id;
        s.form.refreshLedger(s.store.wholeOf(other));
        QCOMPARE(s.form.account().id, s.account);
    }

    void whatWasPostedHereIsNoNews()
    {
        Scene s;
        s.begin(Mode::Payment);
        s.fillPayment(pounds(100));
        QSignalSpy moved(&s.form, &PostingForm::ledgerChangedMeanwhile);
        QVERIFY(s.submitted());
        s.form.refreshLedger(s.store.wholeOf(s.account));
        QCOMPARE(moved.count(), 0);
        QCOMPARE(s.form.state().balance(), s.store.ledgerOf(s.account).state().balance());
    }

    void anEarlierFormsAnswerIsReportedAndLeavesTheNewFormAlone()
    {
        Scene s;
        s.begin(Mode::Payment);
        s.fillPayment(pounds(100));
        s.store.hold();
        s.form.submit();
        s.begin(Mode::Debit);
        s.form.setAmount(pounds(12), u"12"_s);
        QSignalSpy posted(&s.form, &PostingForm::posted);
        s.store.release();
        QTRY_COMPARE(posted.count(), 1);
        QCOMPARE(*s.form.fields().amount, pounds(12));
    }

    void aDraftOfAnotherKindOrAccountIsRefused()
    {
        Scene s;
        s.begin(Mode::Payment);
        s.fillPayment(pounds(100));
        const PostingDraft draft = s.form.draft();
        s.begin(Mode::Debit);
        QVERIFY(!s.form.restore(draft));
        QVERIFY(!s.form.isDirty());
        s.begin(Mode::Payment);
        QVERIFY(s.form.restore(draft));
        QVERIFY(s.form.isDirty());
        QCOMPARE(s.form.draft(), draft);
    }

    void tickedChargesKeepTheOrderOfTicking()
    {
        Scene s;
        s.begin(Mode::Payment);
        OpenChargesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setCharges(s.form.charges(), {}, Currency());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, 0).data(OpenChargesModel::LineRole).toLongLong(), s.early.value);
        QCOMPARE(model.index(0, OpenChargesModel::Outstanding).data().toString(), u"50.00"_s);
        QSignalSpy ticked(&model, &OpenChargesModel::tickedChanged);
        QVERIFY(model.setData(model.index(2, 0), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(model.setData(model.index(0, 0), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(ticked.count(), 2);
        QCOMPARE(model.ticked(), (std::vector<LineId>{s.september, s.early}));
        QCOMPARE(model.index(0, 0).data(OpenChargesModel::TurnRole).toInt(), 2);
        QVERIFY(model.setData(model.index(2, 0), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(model.index(0, 0).data(OpenChargesModel::TurnRole).toInt(), 1);
        model.setCharges({}, model.ticked(), Currency());
        QVERIFY(model.ticked().empty());
    }

    void thePreviewTableSaysWhatBecomesOfEachLine()
    {
        Scene s;
        PreviewModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        s.begin(Mode::Payment);
        s.fillPayment(pounds(100));
        model.setChange(s.form.state(), *s.form.preview());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, PreviewModel::Before).data().toString(), u"50.00"_s);
        QCOMPARE(model.index(0, PreviewModel::After).data().toString(), u"0.00"_s);
        QCOMPARE(model.index(0, PreviewModel::Outcome).data().toString(), u"settled"_s);
        QCOMPARE(model.index(0, 0).data(PreviewModel::SeverityRole).toInt(), int(Severity::Good));
        QCOMPARE(model.index(1, PreviewModel::Outcome).data().toString(), u"£22.13 left"_s);

        const LineId credit = s.payment(5000);
        s.begin(Mode::Void, {.line = credit});
        model.setChange(s.form.state(), *s.form.preview());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, PreviewModel::Outcome).data().toString(), u"£50.00 owed again"_s);
        QCOMPARE(model.index(1, PreviewModel::Outcome).data().toString(), u"void"_s);

        s.begin(Mode::Debit);
        s.form.setAmount(pounds(12));
        model.setChange(s.form.state(), *s.form.preview());
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, PreviewModel::Before).data().toString(), QString());
        QCOMPARE(model.index(0, PreviewModel::After).data().toString(), u"12.00"_s);
        QCOMPARE(model.index(0, PreviewModel::Outcome).data().toString(), u"new"_s);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPostingForm)
#include "tst_postingform.moc"
