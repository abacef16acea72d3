// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/postgresrowwriter.h"

#include "models/domain/searchtext.h"
#include "models/stores/sql/sqlrows.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr qint64 numbersAtOnce = 500;

QJsonValue textOrNull(const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }
/// A null text is NULL, an empty one is empty.
QJsonValue asIs(const QString &text) { return text.isNull() ? QJsonValue() : QJsonValue(text); }
QJsonValue numberOrNull(qint64 number) { return number == 0 ? QJsonValue() : QJsonValue(number); }
QJsonValue orNull(const std::optional<qint64> &number) { return number ? QJsonValue(*number) : QJsonValue(); }
int flag(bool is) { return is ? 1 : 0; }

template <class Tag>
QJsonValue orNull(const std::optional<Id<Tag>> &id)
{
    return numberOrNull(id ? id->value : 0);
}

/// What create and update both say of an account.
QJsonObject factsOf(const Account &account)
{
    QJsonArray charges;
    for (const ConsolidatedCharge &charge : account.consolidatedCharges)
        charges.append(QJsonObject{{u"type"_s, charge.type}, {u"frequency"_s, charge.frequency}, {u"amount"_s, charge.amount.minor()}});
    return {
        {u"id"_s, account.id.value},
        {u"parent"_s, orNull(account.parentAccount)},
        {u"target_type"_s, textOrNull(account.targetType)},
        {u"target_id"_s, account.targetId},
        {u"rent_group_type"_s, account.rentGroupType},
        {u"agreement_type"_s, account.agreementType},
        {u"account_status"_s, code(account.status)},
        {u"tenure_id"_s, account.tenure.tenureId},
        {u"tenure_type_code"_s, account.tenure.typeCode},
        {u"tenure_type"_s, account.tenure.typeDescription},
        {u"full_address"_s, account.tenure.fullAddress},
        {u"patch"_s, account.patch},
        {u"start_date"_s, textOrNull(SqlRows::text(account.startDate))},
        {u"end_date"_s, textOrNull(SqlRows::text(account.endDate))},
        {u"end_reason_code"_s, account.endReasonCode},
        {u"search_text"_s, SqlRows::searchText(account)},
        {u"charges"_s, charges},
    };
}

} // namespace

PostgresRowWriter::PostgresRowWriter(Database &database, const Stamp &stamp)
    : RowWriter(stamp), m_database{database}, m_lines{.table = u"account_line"_s}, m_offsets{.table = u"account_offset"_s}
{
}

void PostgresRowWriter::lockAccount(AccountId account)
{
    m_database.run(u"SELECT lock_account(?)"_s, {account.value});
}

void PostgresRowWriter::lockRules()
{
    m_database.run(u"SELECT lock_rules()"_s);
}

qint64 PostgresRowWriter::takeOf(const QString &table, qint64 count)
{
    return count == 0 ? 0 : m_database.value(u"SELECT take(?, ?)"_s, {table, count}).toLongLong();
}

qint64 PostgresRowWriter::take(Numbers &numbers, qint64 count)
{
    if (count == 0)
        return 0;
    if (numbers.left < count) {
        const qint64 wanted = numbers.asked ? std::max(count, numbersAtOnce) : count;
        numbers.next = takeOf(numbers.table, wanted);
        numbers.left = wanted;
        numbers.asked = true;
    }
    const qint64 first = numbers.next;
    numbers.next += count;
    numbers.left -= count;
    return first;
}

LineId PostgresRowWriter::takeLines(qint64 count) { return {take(m_lines, count)}; }
OffsetId PostgresRowWriter::takeOffsets(qint64 count) { return {take(m_offsets, count)}; }

HolderId PostgresRowWriter::takeHolders(qint64 count) { return {takeOf(u"holder"_s, count)}; }
AccountId PostgresRowWriter::takeAccounts(qint64 count) { return {takeOf(u"account"_s, count)}; }

qint64 PostgresRowWriter::takePaymentSerials(qint64 count)
{
    return m_database.value(u"SELECT take_payment_serials(?)"_s, {count}).toLongLong();
}

qint64 PostgresRowWriter::takeReceipt(const QString &series)
{
    return m_database.value(u"SELECT take_receipt(?)"_s, {SqlRows::notNull(series)}).toLongLong();
}

void PostgresRowWriter::add(const QString &operation, QJsonObject row)
{
    row.insert(u"op"_s, operation);
    m_rows.append(row);
}

void PostgresRowWriter::insertLine(const AccountLine &line, qint64 batch)
{
    add(u"line"_s, {
        {u"id"_s, line.id.value},
        {u"account"_s, line.account.value},
        {line.isCredit() ? u"credit"_s : u"debit"_s, line.type},
        {u"amount"_s, line.amount.minor()},
        {u"outstanding"_s, line.outstanding.minor()},
        {u"date"_s, SqlRows::text(line.date)},
        {u"due"_s, textOrNull(SqlRows::text(line.dueDate))},
        {u"description"_s, line.description},
        {u"note"_s, line.internalNote},
        {u"payment"_s, textOrNull(line.paymentType)},
        {u"status"_s, textOrNull(SqlRows::code(line.status))},
        {u"batch"_s, numberOrNull(batch)},
        {u"register"_s, textOrNull(line.cashRegister)},
        {u"receipt"_s, textOrNull(line.receiptNumber)},
        {u"origin"_s, orNull(line.origin)},
        {u"proposal"_s, orNull(line.proposal)},
        {u"accruing"_s, flag(line.accruing)},
    });
}

void PostgresRowWriter::updateLine(const AccountLine &line)
{
    add(u"change"_s, {
        {u"id"_s, line.id.value},
        {u"account"_s, line.account.value},
        {u"amount"_s, line.amount.minor()},
        {u"outstanding"_s, line.outstanding.minor()},
        {u"status"_s, textOrNull(SqlRows::code(line.status))},
        {u"description"_s, line.description},
        {u"note"_s, line.internalNote},
        {u"accruing"_s, flag(line.accruing)},
    });
}

void PostgresRowWriter::insertOffset(const Offset &offset)
{
    add(u"offset"_s, {{u"id"_s, offset.id.value}, {u"type"_s, SqlRows::code(offset.type)}, {u"amount"_s, offset.amount.minor()},
                      {u"credit"_s, orNull(offset.credit)}, {u"debit"_s, orNull(offset.debit)}});
}

qint64 PostgresRowWriter::updateTotals(AccountId account, Money balance, std::optional<qint64> versionBefore)
{
    add(u"totals"_s, {{u"account"_s, account.value}, {u"balance"_s, balance.minor()}});
    if (versionBefore)
        return *versionBefore + 1;
    // The account is locked, or made in this very transaction.
    return m_database.value(u"SELECT ledger_version FROM account WHERE id = ?"_s, {account.value}).toLongLong() + 1;
}

HolderId PostgresRowWriter::insertHolder(const Holder &holder)
{
    const HolderId id = holder.id.isValid() ? holder.id : takeHolders(1);
    add(u"holder"_s, {{u"id"_s, id.value}, {u"reference"_s, holder.reference}, {u"name"_s, holder.name}, {u"sort_name"_s, folded(holder.name)}});
    return id;
}

void PostgresRowWriter::renameHolder(const Holder &holder)
{
    add(u"rename"_s, {{u"id"_s, holder.id.value}, {u"name"_s, holder.name}, {u"sort_name"_s, folded(holder.name)}});
}

AccountId PostgresRowWriter::insertAccount(const Account &account)
{
    QJsonObject row = factsOf(account);
    const AccountId id = account.id.isValid() ? account.id : takeAccounts(1);
    row.insert(u"id"_s, id.value);
    row.insert(u"uuid"_s, account.uuid.toString(QUuid::WithoutBraces));
    row.insert(u"holder"_s, account.holder.id.value);
    row.insert(u"payment_reference"_s, account.paymentReference);
    row.insert(u"account_type"_s, code(account.accountType));
    row.insert(u"currency"_s, account.currency().code());
    add(u"new_account"_s, row);
    return id;
}

void PostgresRowWriter::updateAccount(const Account &account)
{
    QJsonObject row = factsOf(account);
    row.insert(u"version"_s, account.version);
    add(u"change_account"_s, row);
}

void PostgresRowWriter::touchAccount(const Account &account)
{
    add(u"touch"_s, {{u"id"_s, account.id.value}, {u"search_text"_s, SqlRows::searchText(account)}});
}

qint64 PostgresRowWriter::insertBatch(const QString &name)
{
    const qint64 id = takeOf(u"batch"_s, 1);
    add(u"batch"_s, {{u"id"_s, id}, {u"name"_s, name}});
    return id;
}

void PostgresRowWriter::putLineType(const LineType &type)
{
    add(u"line_type"_s, {
        {u"code"_s, type.code},
        {u"label"_s, type.label},
        {u"kind"_s, type.kind == LineKind::Debit ? u"debit"_s : u"credit"_s},
        {u"by_hand"_s, flag(type.byHand)},
        {u"default_amount"_s, orNull(type.defaultAmountMinor)},
        {u"by_caseworker"_s, flag(type.postedBy.testFlag(Role::Caseworker))},
        {u"by_finance"_s, flag(type.postedBy.testFlag(Role::Finance))},
        {u"archived"_s, flag(type.archived)},
    });
}

void PostgresRowWriter::putPaymentType(const PaymentType &type)
{
    add(u"payment_type"_s, {{u"code"_s, type.code}, {u"label"_s, type.label}, {u"archived"_s, flag(type.archived)}});
}

void PostgresRowWriter::putCashRegister(const CashRegister &cashRegister)
{
    add(u"cash_register"_s, {{u"code"_s, cashRegister.code}, {u"label"_s, cashRegister.label}, {u"archived"_s, flag(cashRegister.archived)}});
}

void PostgresRowWriter::putSettings(const LedgerSettings &settings)
{
    QJsonArray ladder;
    for (const ApprovalStep &step : settings.approvalLadder)
        ladder.append(QJsonObject{{u"above"_s, step.aboveMinor}, {u"approvers"_s, step.approvers}});
    add(u"settings"_s, {{u"receipt_numbers"_s, SqlRows::code(settings.receiptNumbers)}, {u"cash_registers"_s, flag(settings.cashRegisters)},
                        {u"warn_above"_s, orNull(settings.warnAboveMinor)}, {u"refuse_above"_s, orNull(settings.refuseAboveMinor)},
                        {u"ladder"_s, ladder}});
}

void PostgresRowWriter::putPerson(const Person &person)
{
    QJsonArray roles;
    for (const Role role : {Role::Caseworker, Role::Finance, Role::Administrator}) {
        if (person.roles.testFlag(role))
            roles.append(roleCode(role));
    }
    add(u"person"_s, {{u"name"_s, person.name}, {u"display_name"_s, person.displayName}, {u"posting_limit"_s, orNull(person.postingLimitMinor)},
                      {u"active"_s, flag(person.active)}, {u"version"_s, person.version}, {u"roles"_s, roles}});
}

ProposalId PostgresRowWriter::insertProposal(const WriteOffProposal &proposal)
{
    const ProposalId id{takeOf(u"write_off_proposal"_s, 1)};
    QJsonArray debits;
    for (const LineId debit : proposal.debits)
        debits.append(debit.value);
    add(u"proposal"_s, {{u"id"_s, id.value}, {u"account"_s, proposal.account.value}, {u"amount"_s, proposal.amount.minor()},
                        {u"type"_s, proposal.type}, {u"date"_s, SqlRows::text(proposal.date)}, {u"reason"_s, proposal.reason},
                        {u"evidence"_s, proposal.evidence}, {u"approvals"_s, proposal.approvalsNeeded}, {u"debits"_s, debits}});
    return id;
}

void PostgresRowWriter::insertDecision(const WriteOffProposal &proposal, const ProposalDecision &decision)
{
    add(u"decision"_s, {{u"proposal"_s, proposal.id.value}, {u"answer"_s, SqlRows::code(decision.answer)}, {u"note"_s, decision.note}});
}

void PostgresRowWriter::closeProposal(ProposalId proposal, ProposalStatus status, std::optional<LineId> line)
{
    add(u"close"_s, {{u"id"_s, proposal.value}, {u"status"_s, SqlRows::code(status)}, {u"line"_s, orNull(line)}});
}

void PostgresRowWriter::audit(const AuditEntry &entry)
{
    add(u"audit"_s, {{u"action"_s, entry.action}, {u"account"_s, orNull(entry.account)}, {u"line"_s, orNull(entry.line)},
                     {u"batch"_s, numberOrNull(entry.batch)}, {u"before"_s, asIs(entry.before)}, {u"after"_s, asIs(entry.after)}});
}

void PostgresRowWriter::event(const QString &type, const QString &key, qint64 version, const QString &payload)
{
    add(u"event"_s, {{u"type"_s, type}, {u"key"_s, key}, {u"version"_s, version}, {u"payload"_s, payload}});
}

void PostgresRowWriter::remember(const QString &key, const KnownKey &use)
{
    add(u"remember"_s, {{u"key"_s, key}, {u"operation"_s, use.operation}, {u"fingerprint"_s, use.fingerprint},
                        {u"account"_s, numberOrNull(use.account.value)}, {u"line"_s, numberOrNull(use.line.value)},
                        {u"subject"_s, numberOrNull(use.subject)}});
}

void PostgresRowWriter::checkpoint()
{
    add(u"checkpoint"_s, {});
}

void PostgresRowWriter::flush()
{
    if (m_rows.isEmpty())
        return;
    const QString rows = QString::fromUtf8(QJsonDocument(m_rows).toJson(QJsonDocument::Compact));
    m_rows = {};
    m_database.run(u"SELECT write(?)"_s, {rows});
}

void PostgresRowWriter::discard()
{
    m_rows = {};
}

} // namespace Tally
