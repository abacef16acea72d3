// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/account.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

using Change = std::function<void(Account &)>;

/// A complete account without a fault.
Account soundAccount()
{
    Account account;
    account.id = {7};
    account.holder = {.id = {3}, .reference = u"user:012345678901"_s, .name = u"Adaeze Okonkwo"_s};
    account.paymentReference = u"1000000013"_s;
    account.targetType = u"Tenure"_s;
    account.targetId = u"31254"_s;
    account.rentGroupType = u"Tenant"_s;
    account.agreementType = u"M"_s;
    account.status = AccountStatus::Active;
    account.tenure = {.tenureId = u"31254"_s, .typeCode = u"SEC"_s, .typeDescription = u"Secure"_s, .fullAddress = u"1 Wren Road"_s};
    account.patch = u"East 1"_s;
    account.consolidatedCharges = {{.type = u"rent"_s, .frequency = u"weekly"_s, .amount = Money::fromMinor(9840)}};
    account.startDate = QDate(2019, 4, 1);
    return account;
}

QStringList fieldsOf(const std::vector<Error> &faults)
{
    QStringList fields;
    for (const Error &fault : faults)
        fields << fault.field;
    return fields;
}

void end(Account &account)
{
    account.status = AccountStatus::Ended;
    account.endDate = QDate(2020, 1, 1);
    account.endReasonCode = u"MOVED"_s;
}

} // namespace

Q_DECLARE_METATYPE(Change)

class AccountTest : public QObject
{
    Q_OBJECT

private slots:
    void codesAreKeptInTheLettersOfTheirLists()
    {
        Account account;
        account.rentGroupType = u"tenant"_s;
        account.agreementType = u"m"_s;
        account.endReasonCode = u"Moved"_s;
        account.consolidatedCharges = {{.type = u"RENT"_s, .frequency = u"WEEKLY"_s, .amount = Money::fromMinor(1)}};
        normaliseCodes(account);
        QCOMPARE(account.rentGroupType, u"Tenant"_s);
        QCOMPARE(account.agreementType, u"M"_s);
        QCOMPARE(account.endReasonCode, u"MOVED"_s);
        QCOMPARE(account.consolidatedCharges.front().frequency, u"weekly"_s);
        account.rentGroupType = u"no such group"_s;
        normaliseCodes(account);
        QCOMPARE(account.rentGroupType, u"no such group"_s);
    }

    void findsNoFaultInASoundAccount_data()
    {
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
        row("as it is", [](Account &) {});
        row("only holder and type", [](Account &a) { a = Account{.holder = a.holder}; });
        row("ended with date and reason", [](Account &a) { end(a); });
        row("ended on the day it started", [](Account &a) { end(a); a.endDate = a.startDate; });
        row("a longest name", [](Account &a) { a.holder.name = QString(200, u'x'); });
        row("codes in any case", [](Account &a) { a.rentGroupType = u"tenant"_s; a.agreementType = u"m"_s; });
        row("parent is another account", [](Account &a) { a.parentAccount = AccountId{8}; });
        row("a holder without a URN", [](Account &a) { a.holder.reference = u"9181-HEKGV"_s; });
    }
    void findsNoFaultInASoundAccount()
    {
        QFETCH(Change, change);
        Account account = soundAccount();
        change(account);
        QCOMPARE(fieldsOf(faultsOf(account)), QStringList());
    }

    void namesTheFieldOfEveryFault_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QStringList>("fields");
        const auto row = [](const char *name, const QStringList &fields, const Change &change) { QTest::newRow(name) << change << fields; };
        row("no holder", {u"holder"_s}, [](Account &a) { a.holder.reference.clear(); });
        row("half a URN", {u"holder"_s}, [](Account &a) { a.holder.reference = u"user:12"_s; });
        row("no name", {u"name"_s}, [](Account &a) { a.holder.name = u"  "_s; });
        row("name too long", {u"name"_s}, [](Account &a) { a.holder.name = QString(201, u'x'); });
        row("payment reference too long", {u"paymentReference"_s}, [](Account &a) { a.paymentReference = QString(41, u'1'); });
        row("target too long", {u"targetId"_s}, [](Account &a) { a.targetId = QString(81, u'1'); });
        row("address too long", {u"fullAddress"_s}, [](Account &a) { a.tenure.fullAddress = QString(301, u'1'); });
        row("patch too long", {u"patch"_s}, [](Account &a) { a.patch = QString(81, u'1'); });
        row("no such rent group", {u"rentGroupType"_s}, [](Account &a) { a.rentGroupType = u"Castles"_s; });
        row("no such agreement", {u"agreementType"_s}, [](Account &a) { a.agreementType = u"Q"_s; });
        row("ends before it starts", {u"endDate"_s}, [](Account &a) { end(a); a.endDate = a.startDate.addDays(-1); });
        row("ended without a date", {u"endDate"_s}, [](Account &a) { end(a); a.endDate = {}; });
        row("ended without a reason", {u"endReasonCode"_s}, [](Account &a) { end(a); a.endReasonCode.clear(); });
        row("no such reason", {u"endReasonCode"_s}, [](Account &a) { end(a); a.endReasonCode = u"BORED"_s; });
        row("a reason but not ended", {u"endReasonCode"_s}, [](Account &a) { a.endReasonCode = u"MOVED"_s; });
        row("its own parent", {u"parentAccountId"_s}, [](Account &a) { a.parentAccount = a.id; });
        row("charge without a type", {u"consolidatedCharges"_s}, [](Account &a) { a.consolidatedCharges[0].type.clear(); });
        row("charge of nothing", {u"consolidatedCharges"_s}, [](Account &a) { a.consolidatedCharges[0].amount = {}; });
        row("no such frequency", {u"consolidatedCharges"_s}, [](Account &a) { a.consolidatedCharges[0].frequency = u"daily"_s; });
        row("several at once", {u"name"_s, u"patch"_s}, [](Account &a) { a.holder.name.clear(); a.patch = QString(81, u'1'); });
    }
    void namesTheFieldOfEveryFault()
    {
        QFETCH(Change, change);
        QFETCH(QStringList, fields);
        Account account = soundAccount();
        change(account);
        const std::vector<Error> faults = faultsOf(account);
        QCOMPARE(fieldsOf(faults), fields);
        for (const Error &fault : faults)
            QCOMPARE(fault.kind, ErrorKind::Invalid);
    }

    void knowsWhoMayHoldWhat_data()
    {
        QTest::addColumn<QString>("holder");
        QTest::addColumn<QString>("types");
        const auto mayHoldWhat = [](const char *name, const QString &holder, const QString &types) { QTest::newRow(name) << holder << types; };
        mayHoldWhat("user", u"user:012345678901"_s, u"Master Recharge Sundry savings hsa education"_s);
        mayHoldWhat("sponsor", u"sponsor:6f9619ff-8b86-d011-b42d-00c04fc964ff"_s, u"Master Recharge Sundry savings sponsor"_s);
        mayHoldWhat("own number", u"9181-HEKGV"_s, u"Master Recharge Sundry"_s);
    }
    void knowsWhoMayHoldWhat()
    {
        QFETCH(QString, holder);
        Account account = soundAccount();
        account.holder.reference = holder;
        QStringList allowed;
        for (const CodeLabel &entry : accountTypes()) {
            account.accountType = accountTypeFromCode(QString::fromLatin1(entry.code)).value();
            const bool may = mayHold(account.holder, account.accountType);
            if (may)
                allowed << code(account.accountType);
            const std::vector<Error> faults = faultsOf(account);
            QCOMPARE(faults.empty(), may);
            if (!may)
                QCOMPARE(faults.front().kind, ErrorKind::HolderTypeNotAllowed);
        }
        QTEST(allowed.join(u' '), "types");
    }

    void someFactsNeverChange_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const QString &field, const Change &change) { QTest::newRow(name) << change << field; };
        row("id", u"id"_s, [](Account &a) { a.id = {8}; });
        row("holder", u"holder"_s, [](Account &a) { a.holder.reference = u"user:999999999999"_s; });
        row("type", u"accountType"_s, [](Account &a) { a.accountType = AccountType::Sundry; });
        row("payment reference", u"paymentReference"_s, [](Account &a) { a.paymentReference = u"2"_s; });
        row("currency", u"currency"_s, [](Account &a) { a.balance = Money::fromMinor(0, Currency::fromCode(u"EUR").value()); });
        row("the result is checked whole", u"endDate"_s, [](Account &a) { end(a); a.endDate = {}; });
    }
    void someFactsNeverChange()
    {
        QFETCH(Change, change);
        QFETCH(QString, field);
        Account after = soundAccount();
        change(after);
        QCOMPARE(fieldsOf(faultsOfChange(soundAccount(), after)), QStringList{field});
    }

    void everythingElseMayChange()
    {
        Account after = soundAccount();
        after.holder.name = u"Adaeze Bello"_s;
        after.tenure.fullAddress = u"2 Wren Road"_s;
        after.patch = u"West 3"_s;
        end(after);
        QCOMPARE(fieldsOf(faultsOfChange(soundAccount(), after)), QStringList());
    }

    void codesReadBackInAnyCase()
    {
        for (const CodeLabel &entry : accountTypes()) {
            const auto text = QString::fromLatin1(entry.code);
            QCOMPARE(code(accountTypeFromCode(text.toUpper()).value()), text);
        }
        for (const CodeLabel &entry : accountStatuses()) {
            const auto text = QString::fromLatin1(entry.code);
            QCOMPARE(code(accountStatusFromCode(text.toUpper()).value()), text);
        }
        QVERIFY(!accountTypeFromCode(u"Castle"));
        QVERIFY(!accountStatusFromCode(u""));
    }
};

QTEST_GUILESS_MAIN(AccountTest)
#include "tst_account.moc"
