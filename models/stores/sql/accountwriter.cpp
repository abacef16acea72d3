// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/accountwriter.h"

#include "models/domain/paymentreference.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqlrows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

bool hasTargetType(Database &database, const Account &account)
{
    return account.targetType.isEmpty() || !database.value(u"SELECT 1 FROM target_type WHERE code = ?"_s, {account.targetType}).isNull();
}

QString parentReference(Database &database, const Account &account)
{
    return account.parentAccount ? database.value(u"SELECT payment_reference FROM account WHERE id = ?"_s, {account.parentAccount->value}).toString()
                                 : QString();
}

void requireTargetType(bool there, const Account &account)
{
    if (!there)
        throw SqlFailure{{.kind = ErrorKind::Invalid, .detail = u"there is no such target type"_s,
                          .field = u"targetType"_s, .value = account.targetType}};
}

/// Takes over the parent's payment reference.
void requireParent(const QString &reference, Account &account)
{
    account.parentPaymentReference = reference;
    if (account.parentAccount && reference.isEmpty())
        throw SqlFailure{{.kind = ErrorKind::Invalid, .detail = u"there is no such account"_s,
                          .field = u"parentAccountId"_s, .value = QString::number(account.parentAccount->value)}};
}

QString normalised(const QString &holderReference)
{
    const auto reference = normalisedHolderReference(holderReference);
    if (!reference)
        throw SqlFailure{reference.error()};
    return *reference;
}

AccountNeighbours neighboursOf(Database &database, const Account &account)
{
    AccountNeighbours there{.holder = {},
                            .hasTargetType = hasTargetType(database, account),
                            .parentReference = parentReference(database, account)};
    QSqlQuery holder = database.run(u"SELECT id, reference, name FROM holder WHERE reference = ?"_s, {account.holder.reference});
    if (nextRow(holder))
        there.holder = Holder{.id = {holder.value(0).toLongLong()}, .reference = holder.value(1).toString(), .name = holder.value(2).toString()};
    if (!account.uuid.isNull())
        there.uuidTaken = !database.value(u"SELECT 1 FROM account WHERE uuid = ?"_s, {account.uuid.toString(QUuid::WithoutBraces)}).isNull();
    if (!account.paymentReference.isEmpty())
        there.referenceTaken = !database.value(u"SELECT 1 FROM account WHERE payment_reference = ?"_s, {account.paymentReference}).isNull();
    return there;
}

/// Takes the known holder, renamed if the name differs, or stores a new one.
void storeHolder(Database &database, RowWriter &rows, Holder &holder)
{
    holder.reference = normalised(holder.reference);
    QSqlQuery known = database.run(u"SELECT id, name FROM holder WHERE reference = ?"_s, {holder.reference});
    if (!nextRow(known)) {
        holder.id = rows.insertHolder(holder);
        return;
    }
    holder.id = {known.value(0).toLongLong()};
    if (known.value(1).toString() != holder.name)
        rows.renameHolder(holder);
}

std::vector<AccountId> otherAccounts(Database &database, const Account &account)
{
    QSqlQuery query = database.run(u"SELECT id FROM account WHERE holder_id = ? AND id <> ? ORDER BY id"_s,
                                   {account.holder.id.value, account.id.value});
    std::vector<AccountId> others;
    while (nextRow(query))
        others.push_back({query.value(0).toLongLong()});
    return others;
}

/// The holder's other accounts are found by the new name too. Their version grows with it, or somebody who has one of them in
/// a form would put the old name back unasked.
void renameOnOthers(Database &database, RowWriter &rows, const Account &renamed, std::vector<AccountChange> &changes)
{
    const QString before = changes.front().before.holder.name;
    for (const AccountId id : otherAccounts(database, renamed)) {
        AccountChange change{.before = SqlRows::account(database, id), .after = {}};
        change.after = change.before;
        // SQLite has the new name already, a server not yet.
        change.before.holder.name = before;
        change.after.holder.name = renamed.holder.name;
        ++change.after.version;
        rows.touchAccount(change.after);
        changes.push_back(std::move(change));
    }
}

} // namespace

QString nextPaymentReference(Database &database, RowWriter &rows)
{
    for (;;) {
        const qint64 serial = rows.takePaymentSerials(1);
        if (serial < PaymentReference::firstSerial || serial > PaymentReference::lastSerial)
            throw SqlFailure{{.kind = ErrorKind::Internal, .detail = u"the payment references are used up"_s}};
        const QString reference = PaymentReference::make(serial);
        // An imported account may have brought the very number along.
        if (database.value(u"SELECT 1 FROM account WHERE payment_reference = ?"_s, {reference}).isNull())
            return reference;
    }
}

void normaliseNewAccount(Account &account)
{
    normaliseCodes(account);
    if (const auto faults = faultsOf(account); !faults.empty())
        throw SqlFailure{faults.front()};
    account.holder.reference = normalised(account.holder.reference);
}

void admitNewAccount(Account &account, const AccountNeighbours &there, const Stamp &stamp)
{
    requireTargetType(there.hasTargetType, account);
    requireParent(there.parentReference, account);
    if (there.holder)
        account.holder = *there.holder;
    else
        account.holder.id = {};
    if (account.uuid.isNull())
        account.uuid = QUuid::createUuid();
    else if (there.uuidTaken)
        throw SqlFailure{{.kind = ErrorKind::Invalid, .detail = u"another account has this id"_s, .field = u"id"_s,
                          .value = account.uuid.toString(QUuid::WithoutBraces)}};
    if (there.referenceTaken)
        throw SqlFailure{{.kind = ErrorKind::PaymentReferenceTaken, .detail = {},
                          .field = u"paymentReference"_s, .value = account.paymentReference}};
    account.balance = Money::fromMinor(0, account.currency());
    account.createdAt = account.lastUpdatedAt = stamp.at;
    account.createdBy = account.lastUpdatedBy = stamp.by;
    account.version = 1;
    account.id = {};
}

void insertAccount(Database &database, RowWriter &rows, Account &account)
{
    normaliseNewAccount(account);
    admitNewAccount(account, neighboursOf(database, account), rows.stamp());
    if (!account.holder.id.isValid())
        account.holder.id = rows.insertHolder(account.holder);
    if (account.paymentReference.isEmpty())
        account.paymentReference = nextPaymentReference(database, rows);
    account.id = rows.insertAccount(account);
}

std::vector<AccountChange> updateAccount(Database &database, RowWriter &rows, Account changed)
{
    rows.lockAccount(changed.id);
    Account before = SqlRows::account(database, changed.id);
    if (before.version != changed.version)
        throw SqlFailure{{.kind = ErrorKind::Conflict,
                          .detail = u"version %1 was changed, %2 is stored"_s.arg(changed.version).arg(before.version),
                          .field = {}, .value = before.lastUpdatedBy}};
    normaliseCodes(changed);
    if (const auto faults = faultsOfChange(before, changed); !faults.empty())
        throw SqlFailure{faults.front()};
    requireTargetType(hasTargetType(database, changed), changed);
    requireParent(parentReference(database, changed), changed);
    storeHolder(database, rows, changed.holder);
    changed.uuid = before.uuid;
    changed.version = before.version + 1;
    changed.lastUpdatedAt = rows.stamp().at;
    changed.lastUpdatedBy = rows.stamp().by;
    rows.updateAccount(changed);
    std::vector<AccountChange> changes{{.before = std::move(before), .after = std::move(changed)}};
    if (const Account after = changes.front().after; after.holder.name != changes.front().before.holder.name)
        renameOnOthers(database, rows, after, changes);
    return changes;
}

QString accountJson(const Account &account)
{
    QJsonArray charges;
    for (const ConsolidatedCharge &charge : account.consolidatedCharges)
        charges.append(QJsonObject{{u"type"_s, charge.type}, {u"frequency"_s, charge.frequency},
                                   {u"amountMinor"_s, charge.amount.minor()}});
    const QJsonObject json{
        {u"id"_s, account.uuid.toString(QUuid::WithoutBraces)},
        {u"holder"_s, account.holder.reference},
        {u"name"_s, account.holder.name},
        {u"paymentReference"_s, account.paymentReference},
        {u"parentPaymentReference"_s, account.parentPaymentReference},
        {u"targetType"_s, account.targetType},
        {u"targetId"_s, account.targetId},
        {u"accountType"_s, code(account.accountType)},
        {u"rentGroupType"_s, account.rentGroupType},
        {u"agreementType"_s, account.agreementType},
        {u"accountStatus"_s, code(account.status)},
        {u"currency"_s, account.currency().code()},
        {u"tenureId"_s, account.tenure.tenureId},
        {u"tenureTypeCode"_s, account.tenure.typeCode},
        {u"tenureType"_s, account.tenure.typeDescription},
        {u"fullAddress"_s, account.tenure.fullAddress},
        {u"patch"_s, account.patch},
        {u"startDate"_s, account.startDate.toString(Qt::ISODate)},
        {u"endDate"_s, account.endDate.toString(Qt::ISODate)},
        {u"endReasonCode"_s, account.endReasonCode},
        {u"version"_s, account.version},
        {u"consolidatedCharges"_s, charges},
    };
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace Tally
