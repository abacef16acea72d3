// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/sqlrows.h"

#include "models/domain/searchtext.h"
#include "models/stores/sql/sqlerror.h"

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace Tally::SqlRows {
namespace {

constexpr QStringView offsetCodes[] = {u"CREATE", u"APPLY", u"VOID", u"OVERDUE_INCREASE", u"OVERDUE_DECREASE"};
constexpr QStringView receiptCodes[] = {u"off", u"running", u"per-year"};
constexpr QStringView statusCodes[] = {u"waiting", u"posted", u"declined", u"withdrawn"};
constexpr QStringView answerCodes[] = {u"approve", u"decline", u"withdraw"};

/// The value whose code stands at its place in `codes`.
template <class T>
T fromCode(std::span<const QStringView> codes, const QString &text)
{
    const auto found = std::find(codes.begin(), codes.end(), text);
    if (found == codes.end())
        throw SqlFailure{{.kind = ErrorKind::Corrupt, .detail = u"unknown code %1"_s.arg(text)}};
    return T(found - codes.begin());
}

Currency currencyOf(const QVariant &code)
{
    const auto currency = Currency::fromCode(code.toString());
    if (!currency)
        throw SqlFailure{{.kind = ErrorKind::Corrupt, .detail = u"unknown currency %1"_s.arg(code.toString())}};
    return *currency;
}

template <class T>
T known(const std::optional<T> &value, const QVariant &code)
{
    if (!value)
        throw SqlFailure{{.kind = ErrorKind::Corrupt, .detail = u"unknown code %1"_s.arg(code.toString())}};
    return *value;
}

std::optional<LineId> lineId(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(LineId{value.toLongLong()});
}

} // namespace

QString text(QDate date) { return date.isValid() ? date.toString(Qt::ISODate) : QString(); }
QString text(const QDateTime &instant) { return instant.toUTC().toString(Qt::ISODateWithMs); }
QDate date(const QVariant &value) { return QDate::fromString(value.toString(), Qt::ISODate); }

QDateTime instant(const QVariant &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

QString notNull(const QString &text) { return text.isNull() ? u""_s : text; }
QString code(OffsetType type) { return offsetCodes[std::size_t(type)].toString(); }
OffsetType offsetType(const QString &code) { return fromCode<OffsetType>(offsetCodes, code); }

QString code(ReceiptNumbers numbers) { return receiptCodes[std::size_t(numbers)].toString(); }
ReceiptNumbers receiptNumbers(const QString &code) { return fromCode<ReceiptNumbers>(receiptCodes, code); }
QString code(ProposalStatus status) { return statusCodes[std::size_t(status)].toString(); }
ProposalStatus proposalStatus(const QString &code) { return fromCode<ProposalStatus>(statusCodes, code); }
QString code(ProposalAnswer answer) { return answerCodes[std::size_t(answer)].toString(); }
ProposalAnswer proposalAnswer(const QString &code) { return fromCode<ProposalAnswer>(answerCodes, code); }

QString code(LineStatus status)
{
    switch (status) {
    case LineStatus::Normal: return {};
    case LineStatus::Void: return u"VOID"_s;
    case LineStatus::Cancelled: return u"CANCELLED"_s;
    }
    Q_UNREACHABLE();
}

const QString accountRowColumns = u"a.id, a.uuid, h.id, h.reference, h.name, a.payment_reference, a.target_type, a.target_id, "
                                  "a.account_type, a.rent_group_type, a.agreement_type, a.account_status, a.full_address, a.patch, "
                                  "a.start_date, a.end_date, a.currency, a.account_balance, a.open_debits, a.last_payment_date, "
                                  "a.last_payment_amount"_s;

AccountRow accountRow(const QSqlQuery &query)
{
    const Currency currency = currencyOf(query.value(16));
    return {.id = {query.value(0).toLongLong()},
            .uuid = QUuid::fromString(query.value(1).toString()),
            .holder = {query.value(2).toLongLong()},
            .holderReference = query.value(3).toString(),
            .holderName = query.value(4).toString(),
            .paymentReference = query.value(5).toString(),
            .targetType = query.value(6).toString(),
            .targetId = query.value(7).toString(),
            .accountType = known(accountTypeFromCode(query.value(8).toString()), query.value(8)),
            .rentGroupType = query.value(9).toString(),
            .agreementType = query.value(10).toString(),
            .status = known(accountStatusFromCode(query.value(11).toString()), query.value(11)),
            .fullAddress = query.value(12).toString(),
            .patch = query.value(13).toString(),
            .startDate = date(query.value(14)),
            .endDate = date(query.value(15)),
            .balance = Money::fromMinor(query.value(17).toLongLong(), currency),
            .openCharges = query.value(18).toLongLong(),
            .lastPaymentDate = date(query.value(19)),
            .lastPaymentAmount = Money::fromMinor(query.value(20).toLongLong(), currency)};
}

Account account(Database &database, AccountId id)
{
    QSqlQuery query = database.run(
        u"SELECT a.uuid, h.id, h.reference, h.name, a.payment_reference, a.parent_account_id, p.payment_reference, "
        "a.target_type, a.target_id, a.account_type, a.rent_group_type, a.agreement_type, a.account_status, a.currency, "
        "a.account_balance, a.tenure_id, a.tenure_type_code, a.tenure_type, a.full_address, a.patch, a.start_date, a.end_date, "
        "a.end_reason_code, a.created_at, a.created_by, a.last_updated_at, a.last_updated_by, a.version "
        "FROM account a JOIN holder h ON h.id = a.holder_id LEFT JOIN account p ON p.id = a.parent_account_id WHERE a.id = ?"_s,
        {id.value});
    if (!nextRow(query))
        throw SqlFailure{{.kind = ErrorKind::NotFound, .detail = u"account %1"_s.arg(id.value)}};
    const Currency currency = currencyOf(query.value(13));
    Account account{
        .id = id,
        .uuid = QUuid::fromString(query.value(0).toString()),
        .holder = {.id = {query.value(1).toLongLong()}, .reference = query.value(2).toString(), .name = query.value(3).toString()},
        .paymentReference = query.value(4).toString(),
        .parentAccount = query.value(5).isNull() ? std::nullopt : std::optional(AccountId{query.value(5).toLongLong()}),
        .parentPaymentReference = query.value(6).toString(),
        .targetType = query.value(7).toString(),
        .targetId = query.value(8).toString(),
        .accountType = known(accountTypeFromCode(query.value(9).toString()), query.value(9)),
        .rentGroupType = query.value(10).toString(),
        .agreementType = query.value(11).toString(),
        .status = known(accountStatusFromCode(query.value(12).toString()), query.value(12)),
        .balance = Money::fromMinor(query.value(14).toLongLong(), currency),
        .tenure = {.tenureId = query.value(15).toString(),
                   .typeCode = query.value(16).toString(),
                   .typeDescription = query.value(17).toString(),
                   .fullAddress = query.value(18).toString()},
        .patch = query.value(19).toString(),
        .startDate = date(query.value(20)),
        .endDate = date(query.value(21)),
        .endReasonCode = query.value(22).toString(),
        .createdAt = instant(query.value(23)),
        .createdBy = query.value(24).toString(),
        .lastUpdatedAt = instant(query.value(25)),
        .lastUpdatedBy = query.value(26).toString(),
        .version = query.value(27).toLongLong(),
    };
    QSqlQuery charges = database.run(
        u"SELECT type, frequency, amount FROM consolidated_charge WHERE account_id = ? ORDER BY position"_s, {id.value});
    while (nextRow(charges))
        account.consolidatedCharges.push_back({.type = charges.value(0).toString(),
                                               .frequency = charges.value(1).toString(),
                                               .amount = Money::fromMinor(charges.value(2).toLongLong(), currency)});
    return account;
}

const QString lineColumns = u"id, account_id, credit_type, debit_type, amount, amount_outstanding, date, due_date, description, "
                            "internal_note, payment_type, status, created_at, created_by, cash_register, receipt_number, origin_line_id, proposal_id, accruing"_s;

AccountLine line(const QSqlQuery &query, Currency currency)
{
    const bool credit = !query.value(2).isNull();
    const QString status = query.value(11).toString();
    return {.id = {query.value(0).toLongLong()},
            .account = {query.value(1).toLongLong()},
            .kind = credit ? LineKind::Credit : LineKind::Debit,
            .type = query.value(credit ? 2 : 3).toString(),
            .amount = Money::fromMinor(query.value(4).toLongLong(), currency),
            .outstanding = Money::fromMinor(query.value(5).toLongLong(), currency),
            .date = date(query.value(6)),
            .dueDate = date(query.value(7)),
            .description = query.value(8).toString(),
            .internalNote = query.value(9).toString(),
            .paymentType = query.value(10).toString(),
            .cashRegister = query.value(14).toString(),
            .receiptNumber = query.value(15).toString(),
            .origin = lineId(query.value(16)),
            .proposal = query.value(17).isNull() ? std::nullopt : std::optional(ProposalId{query.value(17).toLongLong()}),
            .accruing = query.value(18).toInt() != 0,
            .status = status == "VOID"_L1 ? LineStatus::Void : status == "CANCELLED"_L1 ? LineStatus::Cancelled : LineStatus::Normal,
            .createdAt = instant(query.value(12)),
            .createdBy = query.value(13).toString()};
}

const QString offsetColumns = u"id, type, amount, credit_id, debit_id, created_at, created_by"_s;

Offset offset(const QSqlQuery &query, Currency currency)
{
    return {.id = {query.value(0).toLongLong()},
            .type = offsetType(query.value(1).toString()),
            .amount = Money::fromMinor(query.value(2).toLongLong(), currency),
            .credit = lineId(query.value(3)),
            .debit = lineId(query.value(4)),
            .createdAt = instant(query.value(5)),
            .createdBy = query.value(6).toString()};
}

QString searchText(const Account &account)
{
    QStringList parts{account.holder.name, account.holder.reference, account.paymentReference, account.tenure.fullAddress, account.patch};
    // A million of these lie in memory: nobody types a piece of a UUID, and a whole one is looked up (accountlist.cpp).
    for (const QString &identifier : {account.targetId, account.tenure.tenureId}) {
        if (!isUuid(identifier) && !parts.contains(identifier))
            parts.append(identifier);
    }
    return folded(parts.join(u' '));
}

} // namespace Tally::SqlRows
