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

void requireTargetType(Database &database, const Account &account)
{
    if (!account.targetType.isEmpty()
        && database.value(u"SELECT 1 FROM target_type WHERE code = ?"_s, {account.targetType}).isNull())
        throw SqlFailure{{.kind = ErrorKind::Invalid, .detail = u"there is no such target type"_s,
                          .field = u"targetType"_s, .value = account.targetType}};
}

/// Fills in the parent's payment reference.
void requireParent(Database &database, Account &account)
{
    account.parentPaymentReference.clear();
    if (account.parentAccount)
        account.parentPaymentReference = database.value(u"SELECT payment_reference FROM account WHERE id = ?"_s,
                                                        {account.parentAccount->value}).toString();
    if (account.parentAccount && account.parentPaymentReference.isEmpty())
        throw SqlFailure{{.kind = ErrorKind::Invalid, .detail = u"there is no such account"_s,
                          .field = u"parentAccountId"_s, .value = QString::number(account.parentAccount->value)}};
}

/// Stores the holder or takes the known one with that reference; a known holder keeps its name unless `rename`.
void storeHolder(Database &database, RowWriter &rows, Holder &holder, bool rename)
{
    const auto reference = normalisedHolderReference(holder.reference);
    if (!reference)
        throw SqlFailure{reference.error()};
    holder.reference = *reference;
    QSqlQuery known = database.run(u"SELECT id, name FROM holder WHERE reference = ?"_s, {holder.reference});
    if (known.next()) {
        holder.id = {known.value(0).toLongLong()};
        const QString name = known.value(1).toString();
        if (!rename || name == holder.name) {
            holder.name = name;
            return;
        }
        rows.renameHolder(holder);
        return;
    }
    holder.id = rows.insertHolder(holder);
}

std::vector<AccountId> otherAccounts(Database &database, const Account &account)
{
    QSqlQuery query = database.run(u"SELECT id FROM account WHERE holder_id = ? AND id <> ? ORDER BY id"_s,
                                   {account.holder.id.value, account.id.value});
    std::vector<AccountId> others;
    while (query.next())
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

void insertAccount(Database &database, RowWriter &rows, Account &account)
{
    normaliseCodes(account);
    if (const auto faults = faultsOf(account); !faults.empty())
        throw SqlFailure{faults.front()};
    requireTargetType(database, account);
    requireParent(database, account);
    storeHolder(database, rows, account.holder, false);
    if (account.uuid.isNull())
        account.uuid = QUuid::createUuid();
    else if (const QString uuid = account.uuid.toString(QUuid::WithoutBraces);
             !database.value(u"SELECT 1 FROM account WHERE uuid = ?"_s, {uuid}).isNull())
        throw SqlFailure{{.kind = ErrorKind::Invalid, .detail = u"another account has this id"_s, .field = u"id"_s, .value = uuid}};
    if (account.paymentReference.isEmpty())
        account.paymentReference = nextPaymentReference(database, rows);
    else if (!database.value(u"SELECT 1 FROM account WHERE payment_reference = ?"_s, {account.paymentReference}).isNull())
        throw SqlFailure{{.kind = ErrorKind::PaymentReferenceTaken, .detail = {},
                          .field = u"paymentReference"_s, .value = account.paymentReference}};
    account.balance = Money::fromMinor(0, account.currency());
    account.createdAt = account.lastUpdatedAt = rows.stamp().at;
    account.createdBy = account.lastUpdatedBy = rows.stamp().by;
    account.version = 1;
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
    requireTargetType(database, changed);
    requireParent(database, changed);
    storeHolder(database, rows, changed.holder, true);
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
