// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/posting/previewmodel.h"
#include "resources/resources.h"
#include "tests/forms/formstore.h"
#include "views/posting/postingpanel.h"
#include "views/widgets/datefield.h"
#include "views/widgets/moneyedit.h"
#include "views/widgets/sentencelabel.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using Mode = PostingForm::Mode;

namespace {

const QDate today{2013, 9, 30};

struct Scene
{
    Test::FormStore store;
    LedgerAccess access{store};
    PostingForm form{store, access};
    AccountId account;
    LineId august;
    LineId september;
    PostingPanel panel{form};

    Scene()
    {
        if (!QTest::qWaitFor([this] { return access.isLoaded(); }))
            qFatal("the rules do not come");
        account = store.add(Test::tenantAccount(u"9181-HEKGV"_s, u"Adaeze Okafor"_s, u"1000000010"_s)).id;
        august = charge(7213, {2013, 8, 5});
        september = charge(12400, {2013, 9, 2});
    }
    LineId charge(qint64 minor, QDate date)
    {
        return store.given(account,
                           AddDebit{.amount = Money::fromMinor(minor),
                                    .type = u"RENT"_s,
                                    .text = {.date = date, .dueDate = date.addDays(14)}});
    }
    void open(Mode mode, PostingTarget target = {})
    {
        form.begin(mode, store.wholeOf(account), today, std::move(target));
        panel.resize(420, 700);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        panel.start();
    }
    template <class W>
    [[nodiscard]] W *find(const QString &name) const
    {
        auto *widget = panel.findChild<W *>(name);
        if (widget == nullptr)
            qFatal("the panel has no %s", qPrintable(name));
        return widget;
    }
    [[nodiscard]] QString text(const QString &label) const { return find<QLabel>(label)->text(); }
    [[nodiscard]] QString problem(const QString &field) const { return find<SentenceLabel>(field + u"Problem"_s)->sentence(); }
    [[nodiscard]] QPushButton *submit() const { return find<QPushButton>(u"postingSubmit"_s); }
    /// Waits for the store's answer.
    [[nodiscard]] bool answered()
    {
        return QTest::qWaitFor([this] { return !form.isBusy(); });
    }
    void type(const QString &keys) { QTest::keyClicks(QApplication::focusWidget(), keys); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    [[nodiscard]] Money balance() const { return store.ledgerOf(account).account.balance; }
};

} // namespace

class TestPostingPanel final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { initResources(); }

    void aPaymentIsPostedFromTheKeyboardAlone()
    {
        Scene s;
        s.open(Mode::Payment);
        QCOMPARE(QApplication::focusWidget(), s.find<MoneyEdit>(u"postingAmount"_s));
        s.type(u"100"_s);
        s.press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), s.find<QComboBox>(u"postingPaymentType"_s));
        s.press(Qt::Key_Down);
        QCOMPARE(s.form.fields().paymentType, u"CASH"_s);
        s.press(Qt::Key_Tab);
        QVERIFY(s.find<DateField>(u"postingDate"_s)->hasFocus());
        s.press(Qt::Key_Tab);
        s.press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), s.find<QLineEdit>(u"postingDescription"_s));
        s.type(u"at the desk"_s);
        s.press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), s.find<QLineEdit>(u"postingNote"_s));
        QCOMPARE(s.text(u"postingPreview"_s), u"Balance now: owes £196.13. After: owes £96.13."_s);
        QCOMPARE(s.submit()->text(), u"Post £100.00 payment"_s);
        QVERIFY(s.submit()->toolTip().contains(u"Ctrl+Enter"_s));
        QSignalSpy posted(&s.form, &PostingForm::posted);
        s.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(s.answered());
        QCOMPARE(posted.count(), 1);
        QCOMPARE(s.balance(), Money::fromMinor(9613));
        QCOMPARE(s.store.ledgerOf(s.account).lines.back().description, u"at the desk"_s);
        QCOMPARE(s.find<MoneyEdit>(u"postingAmount"_s)->text(), QString());
        QCOMPARE(s.problem(u"postingAmount"_s), QString());
    }

    void tickingAChargePaysItFirst()
    {
        Scene s;
        s.open(Mode::Payment);
        auto *charges = s.find<QTableView>(u"postingDebits"_s);
        const QAbstractItemModelTester tester(charges->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester previewTester(s.find<QTableView>(u"postingPreviewLines"_s)->model(),
                                                     QAbstractItemModelTester::FailureReportingMode::QtTest);
        s.type(u"100"_s);
        s.find<QComboBox>(u"postingPaymentType"_s)->setFocus();
        s.press(Qt::Key_Down);
        charges->setFocus();
        s.press(Qt::Key_Down);
        s.press(Qt::Key_Space);
        QCOMPARE(s.form.fields().debits, std::vector<LineId>{s.september});
        QCOMPARE(charges->model()->index(1, 0).data().toString(), u"1. Rent of 2 Sep 2013"_s);
        auto *preview = s.find<QTableView>(u"postingPreviewLines"_s);
        QCOMPARE(preview->model()->rowCount(), 1);
        QCOMPARE(preview->model()->index(0, PreviewModel::Outcome).data().toString(), u"£24.00 left"_s);
    }

    void aFieldIsJudgedWhenItIsLeft()
    {
        Scene s;
        s.open(Mode::Payment);
        s.type(u"0"_s);
        QCOMPARE(s.problem(u"postingAmount"_s), QString());
        s.press(Qt::Key_Tab);
        QCOMPARE(s.problem(u"postingAmount"_s), u"The amount must be more than zero."_s);
        QCOMPARE(s.problem(u"postingPaymentType"_s), QString());
        QVERIFY(!s.submit()->isEnabled());
        QCOMPARE(s.submit()->toolTip(), u"The amount must be more than zero."_s);
        s.press(Qt::Key_Backtab);
        s.type(u"5"_s);
        QCOMPARE(s.problem(u"postingAmount"_s), QString());
    }

    void whatIsPossibleIsSaidInMoney()
    {
        Scene s;
        LedgerRules rules = s.access.rules();
        rules.settings.refuseAboveMinor = 100'000;
        s.store.setRules(rules);
        QTRY_COMPARE(s.access.rules().settings.refuseAboveMinor, rules.settings.refuseAboveMinor);
        s.open(Mode::Payment);
        s.type(u"1000.01"_s);
        s.press(Qt::Key_Tab);
        QCOMPARE(s.problem(u"postingAmount"_s), u"You may post at most £1,000.00 at once."_s);
    }

    void submittingWhatIsWrongGoesToTheFirstWrongField()
    {
        Scene s;
        s.open(Mode::Payment);
        s.type(u"ten pounds"_s);
        s.find<QLineEdit>(u"postingNote"_s)->setFocus();
        s.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(s.answered());
        QCOMPARE(QApplication::focusWidget(), s.find<MoneyEdit>(u"postingAmount"_s));
        QCOMPARE(s.problem(u"postingAmount"_s), u"This is not an amount."_s);
        QCOMPARE(s.problem(u"postingPaymentType"_s), u"Choose how the money is paid."_s);
        QCOMPARE(s.find<MoneyEdit>(u"postingAmount"_s)->text(), u"ten pounds"_s);
        QVERIFY(s.store.postings().empty());
    }

    void aDateThatIsNoneStaysAsItWasTyped()
    {
        Scene s;
        s.open(Mode::Debit);
        s.type(u"12"_s);
        auto *due = s.find<DateField>(u"postingDueDate"_s);
        due->setFocus();
        s.type(u"soon"_s);
        s.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(s.answered());
        QCOMPARE(s.problem(u"postingDueDate"_s), u"This is not a day."_s);
        QVERIFY(!due->isBlank());
        QVERIFY(s.store.postings().empty());
        auto *date = s.find<DateField>(u"postingDate"_s);
        date->setFocus();
        QTest::keySequence(QApplication::focusWidget(), QKeySequence::SelectAll);
        s.type(u"someday"_s);
        s.press(Qt::Key_Tab);
        QCOMPARE(s.problem(u"postingDate"_s), u"A date is needed."_s);
        QVERIFY(!date->isBlank());
    }

    void escapeClosesAndKeepsWhatWasTyped()
    {
        Scene s;
        s.open(Mode::Payment);
        s.type(u"100"_s);
        QSignalSpy closed(&s.panel, &PostingPanel::closed);
        s.press(Qt::Key_Escape);
        QCOMPARE(closed.count(), 1);
        const PostingDraft draft = s.form.draft();
        s.form.begin(Mode::Debit, s.store.wholeOf(s.account), today);
        QCOMPARE(s.find<MoneyEdit>(u"postingAmount"_s)->text(), QString());
        s.form.begin(Mode::Payment, s.store.wholeOf(s.account), today);
        QVERIFY(s.form.restore(draft));
        s.panel.start();
        QCOMPARE(*s.find<MoneyEdit>(u"postingAmount"_s)->money(), Money::fromMinor(10000));
        QCOMPARE(s.form.draft(), draft);
    }

    void whatIsTooMuchIsSaidAndAllowed()
    {
        Scene s;
        s.open(Mode::Payment);
        s.type(u"201.13"_s);
        s.press(Qt::Key_Tab);
        s.press(Qt::Key_Down);
        QCOMPARE(s.find<SentenceLabel>(u"postingRest"_s)->sentence(), u"£5.00 stays as credit."_s);
        QVERIFY(s.submit()->isEnabled());
    }

    void aVoidExplainsItselfAndNamesThePayment()
    {
        Scene s;
        const LineId credit = s.store.given(
            s.account, AddCredit{.amount = Money::fromMinor(10000), .paymentType = u"CASH"_s, .text = {.date = today}});
        s.open(Mode::Void, {.line = credit});
        QVERIFY(s.find<QLabel>(u"postingExplanation"_s)->isVisible());
        QVERIFY(!s.find<MoneyEdit>(u"postingAmount"_s)->isVisible());
        QVERIFY(!s.find<QTableView>(u"postingDebits"_s)->isVisible());
        QCOMPARE(s.submit()->text(), u"Void £100.00 payment of 30 Sep 2013"_s);
        QCOMPARE(s.text(u"postingPreview"_s), u"Balance now: owes £96.13. After: owes £196.13."_s);
        s.press(Qt::Key_Enter, Qt::ControlModifier);
        QVERIFY(s.answered());
        QCOMPARE(s.balance(), Money::fromMinor(19613));
    }

    void aRefusalKeepsWhatWasTypedAndGivesTheFocusBack()
    {
        Scene s;
        s.open(Mode::Debit);
        s.type(u"12"_s);
        auto *note = s.find<QLineEdit>(u"postingNote"_s);
        note->setFocus();
        s.type(u"lock"_s);
        s.store.failCall(1, {.kind = ErrorKind::Busy});
        s.store.hold();
        s.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(s.submit()->text(), u"Posting…"_s);
        QVERIFY(!s.submit()->isEnabled());
        QVERIFY(!note->isEnabled());
        QSignalSpy failed(&s.form, &PostingForm::failed);
        s.store.release();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(note->text(), u"lock"_s);
        QCOMPARE(QApplication::focusWidget(), note);
        QCOMPARE(s.submit()->text(), u"Add £12.00 charge"_s);
        QVERIFY(s.submit()->isEnabled());
    }

    void whatLeavesSaysHowItIsPaidOut()
    {
        Scene s;
        s.store.given(s.account, AddCredit{.amount = Money::fromMinor(50000), .paymentType = u"CASH"_s, .text = {.date = {2013, 9, 3}}});
        const auto label = [&s] {
            for (const QLabel *each : s.panel.findChildren<QLabel *>()) {
                if (each->buddy() == s.find<QComboBox>(u"postingPaymentType"_s))
                    return each->text();
            }
            return QString();
        };
        s.open(Mode::PayOut);
        QCOMPARE(label(), u"&Paid out by"_s);
        s.form.setAmount(Money::fromMinor(2000), u"20"_s);
        s.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!s.form.isBusy());
        QCOMPARE(s.problem(u"postingPaymentType"_s), u"Choose how the money is paid."_s);
        QVERIFY(s.find<QComboBox>(u"postingPaymentType"_s)->hasFocus());
        s.open(Mode::Refund, {.line = s.august});
        QCOMPARE(label(), u"&Paid out by"_s);
        s.open(Mode::Payment);
        QCOMPARE(label(), u"&Paid by"_s);
    }

    void figuresThatMovedMeanwhileAreSaid()
    {
        Scene s;
        s.open(Mode::Payment);
        s.charge(1000, {2013, 9, 10});
        s.form.refreshLedger(s.store.wholeOf(s.account));
        QVERIFY(s.find<SentenceLabel>(u"postingNotice"_s)->isVisible());
        s.panel.start();
        QVERIFY(!s.find<SentenceLabel>(u"postingNotice"_s)->isVisible());
    }

    void anotherCurrencyTakesNothingOver()
    {
        Scene s;
        s.open(Mode::Payment);
        s.type(u"12"_s);
        Account euros = Test::tenantAccount(u"x"_s, u"Bryn Lindqvist"_s, u"2"_s);
        euros.balance = Money::fromMinor(0, *Currency::fromCode(u"EUR"));
        s.form.begin(Mode::Payment, s.store.wholeOf(s.store.add(euros).id), today);
        QVERIFY(!s.form.fields().amount);
        QVERIFY(!s.form.isDirty());
        s.find<MoneyEdit>(u"postingAmount"_s)->setFocus();
        s.type(u"7"_s);
        QCOMPARE(s.form.fields().amount->currency().code(), u"EUR"_s);
    }
};

QTEST_MAIN(TestPostingPanel)
#include "tst_postingpanel.moc"
