// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/accountform/accountform.h"
#include "models/workflows/accountform/regularcharges.h"
#include "tests/forms/formstore.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

struct Scene
{
    Test::FormStore store;
    AccountForm form{store};
    Account known;

    Scene() { known = store.add(Test::tenantAccount(u"user:100000000001"_s, u"Adaeze Okafor"_s, u"1000000010"_s)); }
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
    void fillNew(const QString &reference, const QString &name)
    {
        form.beginCreate();
        form.setText(AccountField::HolderReference, reference);
        form.setText(AccountField::HolderName, name);
    }
    /// Fills in a change that meets somebody else's.
    void meetConflict()
    {
        form.beginEdit(known);
        form.setText(AccountField::Patch, u"West 1"_s);
        form.setText(AccountField::Address, u"3 Mill Lane"_s);
        store.changeBehind(known.id, [](Account &account) {
            account.patch = u"North 2"_s;
            account.agreementType = u"M"_s;
        });
        QVERIFY(submitted());
    }
};

} // namespace

class TestAccountForm final : public QObject
{
    Q_OBJECT
private slots:
    void aNewAccountIsCreatedPending()
    {
        Scene s;
        s.fillNew(u" 9181-HEKGV "_s, u" Bryn Lindqvist "_s);
        s.form.setText(AccountField::RentGroup, u"Garages"_s);
        s.form.setCharges({{.type = u" Garage "_s, .frequency = u"monthly"_s, .amount = Money::fromMinor(4000)}});
        QVERIFY(s.form.canSubmit());
        QSignalSpy saved(&s.form, &AccountForm::saved);
        QVERIFY(s.submitted());
        QCOMPARE(saved.count(), 1);
        const auto account = saved.front().front().value<Account>();
        QCOMPARE(account.status, AccountStatus::Pending);
        QCOMPARE(account.holder.reference, u"9181-HEKGV"_s);
        QCOMPARE(account.holder.name, u"Bryn Lindqvist"_s);
        QCOMPARE(account.consolidatedCharges.front().type, u"Garage"_s);
        QVERIFY(!account.paymentReference.isEmpty());
        QVERIFY(!s.form.isDirty());
        QVERIFY(s.form.account().holder.reference.isEmpty());
    }

    void targetTypesComeFromTheStore()
    {
        Scene s;
        s.form.beginCreate();
        QTRY_COMPARE(s.form.targetTypes().size(), 2u);
        QCOMPARE(s.form.targetTypes().front().code, u"HousingBenefit"_s);
    }

    void aKnownHolderFillsInTheName()
    {
        Scene s;
        s.form.beginCreate();
        s.form.setText(AccountField::HolderReference, u"user:100000000001"_s);
        s.form.lookUpHolder();
        QTRY_VERIFY(s.form.isHolderKnown());
        QCOMPARE(s.form.account().holder.name, u"Adaeze Okafor"_s);
        QVERIFY(!s.form.isEditable(AccountField::HolderName));
        s.form.setText(AccountField::HolderName, u"Somebody"_s);
        QCOMPARE(s.form.account().holder.name, u"Adaeze Okafor"_s);
        s.form.setText(AccountField::HolderReference, u"user:100000000002"_s);
        QVERIFY(!s.form.isHolderKnown());
        QCOMPARE(s.form.account().holder.name, QString());
        QVERIFY(s.form.isEditable(AccountField::HolderName));
    }

    void anAnswerAboutAnEarlierReferenceIsDropped()
    {
        Scene s;
        s.form.beginCreate();
        s.form.setText(AccountField::HolderReference, u"user:100000000001"_s);
        s.form.lookUpHolder();
        s.form.setText(AccountField::HolderReference, u"user:100000000002"_s);
        // The store answers in order: when the parent is found, the holder was answered too.
        s.form.setParent(s.known.paymentReference);
        s.form.lookUpParent();
        QTRY_VERIFY(s.form.account().parentAccount);
        QVERIFY(!s.form.isHolderKnown());
        QCOMPARE(s.form.account().holder.name, QString());
    }

    void aHolderMayNotHaveEveryType_data()
    {
        QTest::addColumn<QString>("holder");
        QTest::addColumn<AccountType>("type");
        QTest::addColumn<bool>("allowed");
        const QString user = u"user:100000000009"_s;
        const QString sponsor = u"sponsor:0f8fad5b-d9cb-469f-a165-70867728950e"_s;
        QTest::newRow("a user saves for health") << user << AccountType::Hsa << true;
        QTest::newRow("a sponsor does not") << sponsor << AccountType::Hsa << false;
        QTest::newRow("a sponsor has a wallet") << sponsor << AccountType::Sponsor << true;
        QTest::newRow("a tenant has none") << u"9181-HEKGV"_s << AccountType::Sponsor << false;
        QTest::newRow("anybody has a main account") << u"9181-HEKGV"_s << AccountType::Master << true;
    }

    void aHolderMayNotHaveEveryType()
    {
        QFETCH(QString, holder);
        QFETCH(AccountType, type);
        QFETCH(bool, allowed);
        Scene s;
        s.fillNew(holder, u"Name"_s);
        s.form.setAccountType(type);
        QCOMPARE(s.form.canSubmit(), allowed);
        QCOMPARE(s.form.faultOf(u"accountType").has_value(), !allowed);
        if (!allowed)
            QCOMPARE(s.form.faultOf(u"accountType")->kind, ErrorKind::HolderTypeNotAllowed);
    }

    void aParentIsFoundByItsPaymentReference()
    {
        Scene s;
        s.fillNew(u"9181-HEKGV"_s, u"Name"_s);
        s.form.setParent(u"1000000011"_s);
        s.form.lookUpParent();
        QTRY_VERIFY(s.form.faultOf(u"parentAccountId"));
        QCOMPARE(s.form.faultOf(u"parentAccountId")->kind, ErrorKind::NotFound);
        QVERIFY(!s.form.canSubmit());
        s.form.setParent(u" 1000000010 "_s);
        QVERIFY(!s.form.faultOf(u"parentAccountId"));
        // Not looked up yet: submitting does it.
        QSignalSpy saved(&s.form, &AccountForm::saved);
        QVERIFY(s.submitted());
        QCOMPARE(saved.count(), 1);
        QCOMPARE(saved.front().front().value<Account>().parentAccount, s.known.id);
    }

    void aParentThatIsNotThereIsNotStored()
    {
        Scene s;
        s.fillNew(u"9181-HEKGV"_s, u"Name"_s);
        s.form.setParent(u"nobody"_s);
        QSignalSpy failed(&s.form, &AccountForm::failed);
        QVERIFY(s.submitted());
        QCOMPARE(failed.count(), 1);
        QVERIFY(s.store.keys().isEmpty());
        QVERIFY(!s.form.isBusy());
        QCOMPARE(s.form.parentText(), u"nobody"_s);
    }

    void anAccountIsNotItsOwnParent()
    {
        Scene s;
        s.form.beginEdit(s.known);
        s.form.setParent(s.known.paymentReference);
        QVERIFY(s.submitted());
        QVERIFY(s.store.keys().isEmpty());
        QVERIFY(s.form.faultOf(u"parentAccountId"));
    }

    void whatIsStoredKeepsItsHolderTypeAndReference()
    {
        Scene s;
        s.form.beginEdit(s.known);
        s.form.setText(AccountField::HolderReference, u"user:100000000002"_s);
        s.form.setText(AccountField::PaymentReference, u"1"_s);
        s.form.setAccountType(AccountType::Sundry);
        QVERIFY(!s.form.isDirty());
        s.form.setText(AccountField::HolderName, u"Adaeze Okafor-Bell"_s);
        QVERIFY(s.form.isDirty());
        QVERIFY(s.form.canSubmit());
    }

    void anEndedAccountNeedsItsEnd()
    {
        Scene s;
        s.form.beginEdit(s.known);
        s.form.setStatus(AccountStatus::Ended);
        QVERIFY(s.form.faultOf(u"endDate"));
        QVERIFY(s.form.faultOf(u"endReasonCode"));
        s.form.setDate(AccountField::EndDate, {2011, 1, 1});
        s.form.setText(AccountField::EndReason, u"MOVED"_s);
        QVERIFY(s.form.faultOf(u"endDate"));
        s.form.setDate(AccountField::EndDate, {}, false);
        QVERIFY(s.form.faultOf(u"endDate"));
        s.form.setDate(AccountField::EndDate, {2013, 9, 30});
        QVERIFY(s.form.canSubmit());
        QVERIFY(s.submitted());
        QCOMPARE(s.store.accountOf(s.known.id).status, AccountStatus::Ended);
        QCOMPARE(s.form.before().status, AccountStatus::Ended);
    }

    void anAccountInUseAgainLosesItsEnd()
    {
        Scene s;
        s.store.changeBehind(s.known.id, [](Account &account) {
            account.status = AccountStatus::Ended;
            account.endDate = {2013, 9, 1};
            account.endReasonCode = u"ERROR"_s;
        });
        s.form.beginEdit(s.store.accountOf(s.known.id));
        s.form.setStatus(AccountStatus::Active);
        QVERIFY(s.form.canSubmit());
        QVERIFY(!s.form.result().endDate.isValid());
        // Changing one's mind finds what was there.
        QCOMPARE(s.form.account().endReasonCode, u"ERROR"_s);
        QVERIFY(s.submitted());
        QVERIFY(s.store.accountOf(s.known.id).endReasonCode.isEmpty());
    }

    void aRefusedAccountKeepsWhatWasTypedAndItsKey()
    {
        Scene s;
        s.fillNew(u"9181-HEKGV"_s, u"Bryn Lindqvist"_s);
        s.store.failCall(1, {.kind = ErrorKind::Internal}, true);
        QSignalSpy failed(&s.form, &AccountForm::failed);
        QVERIFY(s.submitted());
        QCOMPARE(failed.count(), 1);
        QCOMPARE(s.form.account().holder.name, u"Bryn Lindqvist"_s);
        const AccountDraft draft = s.form.draft();
        s.form.beginCreate();
        QVERIFY(s.form.restore(draft));
        QSignalSpy saved(&s.form, &AccountForm::saved);
        QVERIFY(s.submitted());
        QCOMPARE(saved.count(), 1);
        QCOMPARE(s.store.keys().size(), 2);
        QCOMPARE(s.store.keys()[0], s.store.keys()[1]);
        QCOMPARE(saved.front().front().value<Account>().id.value, 2);
    }

    void otherContentHasAnotherKey()
    {
        Scene s;
        s.fillNew(u"9181-HEKGV"_s, u"Bryn Lindqvist"_s);
        s.store.failCall(1, {.kind = ErrorKind::Busy});
        QVERIFY(s.submitted());
        s.form.setText(AccountField::Patch, u"East 3"_s);
        QVERIFY(s.submitted());
        QCOMPARE(s.store.keys().size(), 2);
        QVERIFY(s.store.keys()[0] != s.store.keys()[1]);
    }

    void aSecondClickWhileSavingSavesNothing()
    {
        Scene s;
        s.form.beginEdit(s.known);
        s.form.setText(AccountField::Patch, u"West 1"_s);
        s.store.hold();
        s.form.submit();
        s.form.submit();
        s.form.setText(AccountField::Patch, u"North 2"_s);
        QVERIFY(s.form.isBusy());
        QSignalSpy saved(&s.form, &AccountForm::saved);
        s.store.release();
        QTRY_COMPARE(saved.count(), 1);
        QCOMPARE(s.store.keys().size(), 1);
        QCOMPARE(s.store.accountOf(s.known.id).patch, u"West 1"_s);
    }

    void aTakenPaymentReferenceIsNamedInItsField()
    {
        Scene s;
        s.fillNew(u"9181-HEKGV"_s, u"Bryn Lindqvist"_s);
        s.form.setText(AccountField::PaymentReference, u"1000000010"_s);
        QVERIFY(s.submitted());
        QCOMPARE(s.form.faultOf(u"paymentReference")->kind, ErrorKind::PaymentReferenceTaken);
        s.form.setText(AccountField::PaymentReference, {});
        QVERIFY(!s.form.faultOf(u"paymentReference"));
    }

    void aLostRaceShowsBothValues()
    {
        Scene s;
        QSignalSpy conflict(&s.form, &AccountForm::conflict);
        QSignalSpy failed(&s.form, &AccountForm::failed);
        s.meetConflict();
        QCOMPARE(conflict.count(), 1);
        QCOMPARE(failed.count(), 0);
        QVERIFY(!s.form.canSubmit());
        const auto fields = conflict.front().at(1).value<std::vector<AccountDifference>>();
        QCOMPARE(fields.size(), 3u);
        const AccountDifference agreement{AccountField::Agreement, u"Agreement type"_s, u"not given"_s,
                                          u"Master agreement (M)"_s, false};
        const AccountDifference patch{AccountField::Patch, u"Patch"_s, u"West 1"_s, u"North 2"_s, true};
        QCOMPARE(fields[0], agreement);
        QCOMPARE(fields[1], patch);
        QCOMPARE(fields[2].field, AccountField::Address);
        QVERIFY(fields[2].changedByMe);
        QCOMPARE(s.store.accountOf(s.known.id).patch, u"North 2"_s);
    }

    void takingTheirsForgetsMine()
    {
        Scene s;
        s.meetConflict();
        s.form.takeTheirs();
        QVERIFY(!s.form.theirs());
        QVERIFY(!s.form.isDirty());
        QCOMPARE(s.form.account().patch, u"North 2"_s);
    }

    void keepingMineChangesOnlyWhatIChanged()
    {
        Scene s;
        s.meetConflict();
        s.form.keepMine();
        QVERIFY(s.form.isDirty());
        QVERIFY(s.submitted());
        const Account &stored = s.store.accountOf(s.known.id);
        QCOMPARE(stored.patch, u"West 1"_s);
        QCOMPARE(stored.tenure.fullAddress, u"3 Mill Lane"_s);
        QCOMPARE(stored.agreementType, u"M"_s);
        QCOMPARE(stored.version, 3);
        QVERIFY(s.store.keys()[0] != s.store.keys()[1]);
    }

    void aConflictWhoseOtherSideCannotBeReadFailsAndKeepsWhatWasTyped()
    {
        Scene s;
        s.store.failCall(2, {.kind = ErrorKind::Busy});
        QSignalSpy failed(&s.form, &AccountForm::failed);
        s.meetConflict();
        QCOMPARE(failed.count(), 1);
        QVERIFY(s.form.canSubmit());
        QCOMPARE(s.form.account().patch, u"West 1"_s);
    }

    void aDraftOfAnOlderVersionMeetsItsConflictWhenSubmitted()
    {
        Scene s;
        s.form.beginEdit(s.known);
        s.form.setText(AccountField::Patch, u"West 1"_s);
        const AccountDraft draft = s.form.draft();
        s.store.changeBehind(s.known.id, [](Account &account) { account.patch = u"North 2"_s; });
        s.form.beginEdit(s.store.accountOf(s.known.id));
        QVERIFY(s.form.restore(draft));
        QSignalSpy conflict(&s.form, &AccountForm::conflict);
        QVERIFY(s.submitted());
        QCOMPARE(conflict.count(), 1);
        s.form.beginCreate();
        QVERIFY(!s.form.restore(draft));
    }

    void everyFieldIsComparedAndCopied()
    {
        Account other = Test::tenantAccount(u"user:100000000003"_s, u"Bryn"_s, u"2"_s);
        other.accountType = AccountType::Sundry;
        other.parentAccount = AccountId{7};
        other.status = AccountStatus::Ended;
        other.endDate = {2013, 1, 1};
        other.endReasonCode = u"MOVED"_s;
        other.targetType = u"Tenure"_s;
        other.targetId = u"t"_s;
        other.agreementType = u"M"_s;
        other.tenure.tenureId = u"1"_s;
        other.tenure.typeCode = u"SEC"_s;
        other.tenure.typeDescription = u"Secure"_s;
        Account copy;
        QCOMPARE(differences(copy, other).size(), accountFields().size());
        for (const AccountField field : accountFields())
            copyField(other, copy, field);
        QCOMPARE(copy, other);
    }

    void regularChargesAreEditedInPlace()
    {
        RegularChargesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy edited(&model, &RegularChargesModel::edited);
        model.setCharges({{.type = u"Rent"_s, .frequency = u"weekly"_s, .amount = Money::fromMinor(9840)}}, Currency());
        QCOMPARE(edited.count(), 0);
        model.addCharge();
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.setData(model.index(1, RegularChargesModel::Type), u"Heating"_s));
        QVERIFY(model.setData(model.index(1, RegularChargesModel::Amount), u"£1,012.5"_s));
        QVERIFY(!model.setData(model.index(1, RegularChargesModel::Amount), u"much"_s));
        QVERIFY(model.setData(model.index(1, RegularChargesModel::Frequency), u"monthly"_s));
        QCOMPARE(edited.count(), 4);
        QCOMPARE(model.charges()[1].amount, Money::fromMinor(101250));
        QCOMPARE(model.index(1, RegularChargesModel::Frequency).data().toString(), u"a month"_s);
        QVERIFY(model.removeRows(0, 1));
        QCOMPARE(model.charges().front().type, u"Heating"_s);
        model.setReadOnly(true);
        QVERIFY(!model.setData(model.index(0, RegularChargesModel::Type), u"Rent"_s));
        QVERIFY(!model.flags(model.index(0, 0)).testFlag(Qt::ItemIsEditable));
    }
};

QTEST_GUILESS_MAIN(TestAccountForm)
#include "tst_accountform.moc"
