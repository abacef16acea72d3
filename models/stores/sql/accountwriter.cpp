// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/accountwriter.h"

#include "models/domain/paymentreference.h"
#include "models/domain/searchtext.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqlrows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

using SqlRows::notNull;
using SqlRows::text;

QVariant orNull(const QString &text) { return text.isEmpty() ? QVariant() : QVariant(text); }

QVariant parentOf(const Account &account)
{
    return account.parentAccount ? QVariant(account.parentAccount->value) : QVariant();
}

void requireTargetType(Database &database, const Account &account)
{
    if (!account.targetType.isEmpty()
        && database.value(u"SELECT 1 FROM target_type WHERE code = ?"_s, {account.targetType}).isNull())
        throw SqlFailure{{.kind = ErrorKind::Invalid, .detail = u"there is no such target type"_s,
                          .field = u"targetType"_s, .value = account.targetType}};
}

void requireParent(Database &database, const Account &account)
{
    if (account.parentAccount
        && database.value(u"SELECT 1 FROM account WHERE id = ?"_s, {account.parentAccount->value}).isNull())
        throw SqlFailure{{.kind = ErrorKind::Invalid, .detail = u"there is no such account"_s,
                          .field = u"parentAccountId"_s, .value = QString::number(account.parentAccount->value)}};
}

/// Stores the holder or takes the known one with that reference; a known holder keeps its name unless `rename`.
void storeHolder(Database &database, Holder &holder, bool rename)
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
        database.run(u"UPDATE holder SET name = ?, sort_name = ? WHERE id = ?"_s,
                     {holder.name, notNull(folded(holder.name)), holder.id.value});
        return;
    }
    QSqlQuery insert = database.run(u"INSERT INTO holder (reference, name, sort_name) VALUES (?, ?, ?)"_s,
                                    {holder.reference, holder.name, notNull(folded(holder.name))});
    holder.id = {insert.lastInsertId().toLongLong()};
}

void storeCharges(Database &database, const Account &account)
{
    database.run(u"DELETE FROM consolidated_charge WHERE account_id = ?"_s, {account.id.value});
    int position = 0;
    for (const ConsolidatedCharge &charge : account.consolidatedCharges)
        database.run(u"INSERT INTO consolidated_charge (account_id, position, type, frequency, amount) VALUES (?, ?, ?, ?, ?)"_s,
                     {account.id.value, ++position, charge.type, notNull(charge.frequency), charge.amount.minor()});
}

/// The holder's other accounts are found by the new name too. Their version grows with it, or somebody who has one of them in
/// a form would put the old name back unasked.
void renameOnOthers(Database &database, const Account &renamed, const Stamp &stamp)
{
    for (const AccountId id : otherAccounts(database, renamed))
        database.run(u"UPDATE account SET search_text = ?, version = version + 1, last_updated_at = ?, last_updated_by = ? WHERE id = ?"_s,
                     {SqlRows::searchText(SqlRows::account(database, id)), text(stamp.at), notNull(stamp.by), id.value});
}

} // namespace

std::vector<AccountId> otherAccounts(Database &database, const Account &account)
{
    QSqlQuery query = database.run(u"SELECT id FROM account WHERE holder_id = ? AND id <> ? ORDER BY id"_s,
                                   {account.holder.id.value, account.id.value});
    std::vector<AccountId> others;
    while (query.next())
        others.push_back({query.value(0).toLongLong()});
    return others;
}

QString nextPaymentReference(Database &database)
{
    for (;;) {
        const qint64 serial = database.value(u"SELECT value FROM serial WHERE name = 'payment_reference'"_s).toLongLong();
        if (serial < PaymentReference::firstSerial || serial > PaymentReference::lastSerial)
            throw SqlFailure{{.kind = ErrorKind::Internal, .detail = u"the payment references are used up"_s}};
        database.run(u"UPDATE serial SET value = ? WHERE name = 'payment_reference'"_s, {serial + 1});
        const QString reference = PaymentReference::make(serial);
        // An imported account may have brought the very number along.
        if (database.value(u"SELECT 1 FROM account WHERE payment_reference = ?"_s, {reference}).isNull())
            return reference;
    }
}

void insertAccount(Database &database, Account &account, const Stamp &stamp)
{
    normaliseCodes(account);
    if (const auto faults = faultsOf(account); !faults.empty())
        throw SqlFailure{faults.front()};
    requireTargetType(database, account);
    requireParent(database, account);
    storeHolder(database, account.holder, false);
    if (account.uuid.isNull())
        account.uuid = QUuid::createUuid();
    else if (const QString uuid = account.uuid.toString(QUuid::WithoutBraces);
             !database.value(u"SELECT 1 FROM account WHERE uuid = ?"_s, {uuid}).isNull())
        throw SqlFailure{{.kind = ErrorKind::Invalid, .detail = u"another account has this id"_s, .field = u"id"_s, .value = uuid}};
    if (account.paymentReference.isEmpty())
        account.paymentReference = nextPaymentReference(database);
    else if (!database.value(u"SELECT 1 FROM account WHERE payment_reference = ?"_s, {account.paymentReference}).isNull())
        throw SqlFailure{{.kind = ErrorKind::PaymentReferenceTaken, .detail = {},
                          .field = u"paymentReference"_s, .value = account.paymentReference}};
    account.balance = Money::fromMinor(0, account.currency());
    account.createdAt = account.lastUpdatedAt = stamp.at;
    account.createdBy = account.lastUpdatedBy = stamp.by;
    account.version = 1;
    QSqlQuery insert = database.run(
        u"INSERT INTO account (uuid, holder_id, payment_reference, parent_account_id, target_type, target_id, account_type, "
        "rent_group_type, agreement_type, account_status, currency, tenure_id, tenure_type_code, tenure_type, full_address, patch, "
        "start_date, end_date, end_reason_code, created_at, created_by, last_updated_at, last_updated_by, search_text) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {account.uuid.toString(QUuid::WithoutBraces), account.holder.id.value, account.paymentReference, parentOf(account),
         orNull(account.targetType), notNull(account.targetId), code(account.accountType), notNull(account.rentGroupType),
         notNull(account.agreementType), code(account.status), account.currency().code(), notNull(account.tenure.tenureId),
         notNull(account.tenure.typeCode), notNull(account.tenure.typeDescription), notNull(account.tenure.fullAddress),
         notNull(account.patch), text(account.startDate), text(account.endDate), notNull(account.endReasonCode),
         text(stamp.at), notNull(stamp.by), text(stamp.at), notNull(stamp.by), SqlRows::searchText(account)});
    account.id = {insert.lastInsertId().toLongLong()};
    storeCharges(database, account);
}

Account updateAccount(Database &database, Account &changed, const Stamp &stamp)
{
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
    storeHolder(database, changed.holder, true);
    changed.uuid = before.uuid;
    changed.version = before.version + 1;
    changed.lastUpdatedAt = stamp.at;
    changed.lastUpdatedBy = stamp.by;
    database.run(
        u"UPDATE account SET parent_account_id = ?, target_type = ?, target_id = ?, rent_group_type = ?, agreement_type = ?, "
        "account_status = ?, tenure_id = ?, tenure_type_code = ?, tenure_type = ?, full_address = ?, patch = ?, start_date = ?, "
        "end_date = ?, end_reason_code = ?, last_updated_at = ?, last_updated_by = ?, version = ?, search_text = ? WHERE id = ?"_s,
        {parentOf(changed), orNull(changed.targetType), notNull(changed.targetId), notNull(changed.rentGroupType),
         notNull(changed.agreementType), code(changed.status), notNull(changed.tenure.tenureId), notNull(changed.tenure.typeCode),
         notNull(changed.tenure.typeDescription), notNull(changed.tenure.fullAddress), notNull(changed.patch),
         text(changed.startDate), text(changed.endDate), notNull(changed.endReasonCode), text(stamp.at), notNull(stamp.by),
         changed.version, SqlRows::searchText(changed), changed.id.value});
    storeCharges(database, changed);
    if (changed.holder.name != before.holder.name)
        renameOnOthers(database, changed, stamp);
    return before;
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
