// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/accountform/regularcharges.h"
#include "resources/resources.h"
#include "tests/forms/formstore.h"
#include "views/accounts/accountpanel.h"
#include "views/accounts/conflictview.h"
#include "views/widgets/datefield.h"
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

namespace {

struct Scene
{
    Test::FormStore store;
    AccountForm form{store};
    Account known;
    AccountPanel panel{form};

    Scene() { known = store.add(Test::tenantAccount(u"user:100000000001"_s, u"Adaeze Okafor"_s, u"1000000010"_s)); }
    void create()
    {
        form.beginCreate();
        show();
    }
    void edit()
    {
        form.beginEdit(store.accountOf(known.id));
        show();
    }
    void show()
    {
        panel.resize(900, 700);
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
    [[nodiscard]] QLineEdit *edit(const QString &name) const { return find<QLineEdit>(name); }
    [[nodiscard]] QString problem(const QString &field) const { return find<SentenceLabel>(field + u"Problem"_s)->sentence(); }
    [[nodiscard]] QPushButton *submit() const { return find<QPushButton>(u"accountSubmit"_s); }
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
    void replace(const QString &name, const QString &text)
    {
        edit(name)->setFocus();
        edit(name)->selectAll();
        type(text);
    }
};

} // namespace

class TestAccountPanel final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { initResources(); }

    void anAccountIsCreatedFromTheKeyboardAlone()
    {
        Scene s;
        s.create();
        QCOMPARE(s.submit()->text(), u"Create account"_s);
        QCOMPARE(QApplication::focusWidget(), s.edit(u"accountHolderReference"_s));
        s.type(u"9181-HEKGV"_s);
        s.press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), s.edit(u"accountHolderName"_s));
        s.type(u"Bryn Lindqvist"_s);
        s.press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), s.find<QComboBox>(u"accountType"_s));
        s.press(Qt::Key_Down);
        QCOMPARE(s.form.account().accountType, AccountType::Recharge);
        QSignalSpy saved(&s.form, &AccountForm::saved);
        s.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(s.answered());
        QCOMPARE(saved.count(), 1);
        QCOMPARE(saved.front().front().value<Account>().holder.name, u"Bryn Lindqvist"_s);
        QCOMPARE(s.edit(u"accountHolderName"_s)->text(), QString());
    }

    void aKnownHolderIsSaid()
    {
        Scene s;
        s.create();
        s.type(u"user:100000000001"_s);
        s.press(Qt::Key_Tab);
        QTRY_COMPARE(s.edit(u"accountHolderName"_s)->text(), u"Adaeze Okafor"_s);
        QVERIFY(s.edit(u"accountHolderName"_s)->isReadOnly());
        QCOMPARE(s.problem(u"accountHolderReference"_s), u"This holder is known; the name is filled in."_s);
    }

    void submittingWhatIsWrongGoesToTheFirstWrongField()
    {
        Scene s;
        s.create();
        s.edit(u"accountPatch"_s)->setFocus();
        QCOMPARE(s.problem(u"accountHolderReference"_s), u"The holder is missing."_s);
        QCOMPARE(s.problem(u"accountHolderName"_s), QString());
        s.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(s.answered());
        QCOMPARE(QApplication::focusWidget(), s.edit(u"accountHolderReference"_s));
        QCOMPARE(s.problem(u"accountHolderName"_s), u"The holder's name is missing."_s);
        QVERIFY(!s.submit()->isEnabled());
        QCOMPARE(s.submit()->toolTip(), u"The holder is missing."_s);
    }

    void editingShowsWhatCannotChange()
    {
        Scene s;
        s.edit();
        QCOMPARE(s.submit()->text(), u"Save account"_s);
        QCOMPARE(s.edit(u"accountHolderReference"_s)->text(), u"user:100000000001"_s);
        QVERIFY(s.edit(u"accountHolderReference"_s)->isReadOnly());
        QVERIFY(s.edit(u"accountPaymentReference"_s)->isReadOnly());
        QVERIFY(!s.find<QComboBox>(u"accountType"_s)->isEnabled());
        QCOMPARE(s.find<QComboBox>(u"accountRentGroup"_s)->currentData().toString(), u"Tenant"_s);
        QCOMPARE(s.find<DateField>(u"accountStartDate"_s)->date(), QDate(2012, 4, 2));
        QVERIFY(!s.form.isDirty());
    }

    void theEndIsAskedOfAnEndedAccountOnly()
    {
        Scene s;
        s.edit();
        auto *end = s.find<DateField>(u"accountEndDate"_s);
        QVERIFY(!end->isVisible());
        auto *status = s.find<QComboBox>(u"accountStatus"_s);
        status->setFocus();
        s.press(Qt::Key_E);
        QCOMPARE(s.form.account().status, AccountStatus::Ended);
        QVERIFY(end->isVisible());
        s.press(Qt::Key_Tab);
        QVERIFY(end->hasFocus());
        s.type(u"2013-09-30"_s);
        auto *reason = s.find<QComboBox>(u"accountEndReason"_s);
        reason->setFocus();
        s.press(Qt::Key_M);
        QCOMPARE(s.form.account().endReasonCode, u"MOVED"_s);
        s.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(s.answered());
        QCOMPARE(s.store.accountOf(s.known.id).endDate, QDate(2013, 9, 30));
    }

    void anotherAccountTakesOverNoDate()
    {
        Scene s;
        s.edit();
        Account other = Test::tenantAccount(u"x"_s, u"Bryn Lindqvist"_s, u"2"_s);
        other.startDate = {2010, 1, 1};
        other.status = AccountStatus::Ended;
        other.endDate = {2012, 1, 1};
        other.endReasonCode = u"MOVED"_s;
        s.form.beginEdit(s.store.add(other));
        QVERIFY(!s.form.isDirty());
        QCOMPARE(s.find<DateField>(u"accountStartDate"_s)->date(), QDate(2010, 1, 1));
        QCOMPARE(s.find<DateField>(u"accountEndDate"_s)->date(), QDate(2012, 1, 1));
    }

    void regularChargesAreAddedChangedAndRemovedByKeys()
    {
        Scene s;
        s.edit();
        auto *table = s.find<QTableView>(u"accountCharges"_s);
        const QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        table->setFocus();
        s.press(Qt::Key_Insert);
        QVERIFY(table->model()->rowCount() == 2);
        s.type(u"Heating"_s);
        s.press(Qt::Key_Return);
        QTRY_COMPARE(s.form.account().consolidatedCharges[1].type, u"Heating"_s);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(1, RegularChargesModel::Amount));
        s.press(Qt::Key_F2);
        s.type(u"£12.5"_s);
        s.press(Qt::Key_Return);
        QTRY_COMPARE(s.form.account().consolidatedCharges[1].amount, Money::fromMinor(1250));
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        s.press(Qt::Key_Delete);
        QCOMPARE(s.form.account().consolidatedCharges.size(), 1u);
        s.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(s.answered());
        QCOMPARE(s.store.accountOf(s.known.id).consolidatedCharges.front().type, u"Heating"_s);
    }

    void aPanelThatGoesWhileACellIsEditedTakesNothingDown()
    {
        Test::FormStore store;
        AccountForm form(store);
        {
            AccountPanel panel(form);
            form.beginCreate();
            panel.show();
            panel.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&panel));
            panel.findChild<QPushButton *>(u"accountAddCharge"_s)->click();
            QTest::keyClicks(QApplication::focusWidget(), u"Heating"_s);
        }
        QCOMPARE(form.account().consolidatedCharges.size(), 1u);
        form.setText(AccountField::Patch, u"East 3"_s);
    }

    void aFormThatGoesBeforeItsPanelTakesNothingDown()
    {
        Test::FormStore store;
        auto form = std::make_unique<AccountForm>(store);
        AccountPanel panel(*form);
        form->beginCreate();
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        panel.start();
        panel.findChild<QPushButton *>(u"accountAddCharge"_s)->click();
        QTest::keyClicks(QApplication::focusWidget(), u"Heating"_s);
        form.reset();
    }

    void escapeInACellLeavesThePanelOpen()
    {
        Scene s;
        s.edit();
        QSignalSpy closed(&s.panel, &AccountPanel::closed);
        auto *table = s.find<QTableView>(u"accountCharges"_s);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        s.press(Qt::Key_F2);
        s.press(Qt::Key_Escape);
        QCOMPARE(closed.count(), 0);
        table->setFocus();
        s.press(Qt::Key_Escape);
        QCOMPARE(closed.count(), 1);
    }

    void aLostRaceIsSettledInThePanel()
    {
        Scene s;
        s.edit();
        s.replace(u"accountPatch"_s, u"West 1"_s);
        s.store.changeBehind(s.known.id, [](Account &account) {
            account.patch = u"North 2"_s;
            account.agreementType = u"M"_s;
            account.lastUpdatedBy = u"amy"_s;
        });
        s.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(s.answered());
        auto *conflict = s.find<ConflictView>(u"accountConflict"_s);
        QVERIFY(conflict->isVisible());
        QVERIFY(s.find<SentenceLabel>(u"accountConflictText"_s)->sentence().startsWith(u"amy changed"_s));
        QStringList texts;
        for (const QLabel *label : conflict->findChildren<QLabel *>())
            texts.append(label->text());
        QVERIFY(texts.contains(u"West 1"_s));
        QVERIFY(texts.contains(u"North 2"_s));
        QVERIFY(texts.contains(u"Master agreement (M)"_s));
        QVERIFY(!s.submit()->isEnabled());
        QCOMPARE(QApplication::focusWidget(), s.find<QPushButton>(u"accountKeepMine"_s));
        s.press(Qt::Key_Space);
        QVERIFY(!conflict->isVisible());
        QVERIFY(s.submit()->isEnabled());
        s.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(s.answered());
        QCOMPARE(s.store.accountOf(s.known.id).patch, u"West 1"_s);
        QCOMPARE(s.store.accountOf(s.known.id).agreementType, u"M"_s);
    }

    void aRefusalKeepsWhatWasTyped()
    {
        Scene s;
        s.create();
        s.replace(u"accountHolderReference"_s, u"9181-HEKGV"_s);
        s.replace(u"accountHolderName"_s, u"Bryn Lindqvist"_s);
        s.replace(u"accountPaymentReference"_s, u"1000000010"_s);
        s.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(s.answered());
        QCOMPARE(s.problem(u"accountPaymentReference"_s), u"Another account has this payment reference."_s);
        QCOMPARE(QApplication::focusWidget(), s.edit(u"accountPaymentReference"_s));
        QCOMPARE(s.edit(u"accountHolderName"_s)->text(), u"Bryn Lindqvist"_s);
    }
};

QTEST_MAIN(TestAccountPanel)
#include "tst_accountpanel.moc"
