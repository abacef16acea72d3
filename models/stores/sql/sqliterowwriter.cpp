// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/sqliterowwriter.h"

#include "models/domain/searchtext.h"
#include "models/stores/sql/auditchain.h"
#include "models/stores/sql/rawstatement.h"
#include "models/stores/sql/sqlrows.h"

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

using SqlRows::notNull;
using SqlRows::text;

QVariant orNull(const QString &text) { return text.isEmpty() ? QVariant() : QVariant(text); }
QString textOrNull(const QString &text) { return text.isEmpty() ? QString() : text; }

QVariant orNull(const std::optional<qint64> &number) { return number ? QVariant(*number) : QVariant(); }

template <class Tag>
QVariant orNull(const std::optional<Id<Tag>> &id)
{
    return id && id->value != 0 ? QVariant(id->value) : QVariant();
}

/// The first column of the only row.
template <class... Values>
qint64 oneNumber(RawStatement &statement, const Values &...values)
{
    const RawStatement::Closing closing(statement);
    statement.open(values...);
    return statement.nextRow() ? statement.number(0) : 0;
}

template <class Tag>
qint64 valueOf(const std::optional<Id<Tag>> &id)
{
    return id ? id->value : 0;
}

} // namespace

SqliteRowWriter::SqliteRowWriter(Database &database, const Stamp &stamp)
    : RowWriter(stamp), m_database{database}, m_summaries{database}, m_at{text(stamp.at)}, m_by{notNull(stamp.by)}
{
}

template <class Id>
Id SqliteRowWriter::take(Id &next, const char *nextSql, qint64 count)
{
    if (!next.isValid())
        next = {oneNumber(m_database.raw(nextSql))};
    const Id first = next;
    next.value += count;
    return first;
}

LineId SqliteRowWriter::takeLines(qint64 count)
{
    return take(m_nextLine, "SELECT coalesce(max(id), 0) + 1 FROM account_line", count);
}

OffsetId SqliteRowWriter::takeOffsets(qint64 count)
{
    return take(m_nextOffset, "SELECT coalesce(max(id), 0) + 1 FROM account_offset", count);
}

HolderId SqliteRowWriter::takeHolders(qint64 count)
{
    return take(m_nextHolder, "SELECT coalesce(max(id), 0) + 1 FROM holder", count);
}

AccountId SqliteRowWriter::takeAccounts(qint64 count)
{
    return take(m_nextAccount, "SELECT coalesce(max(id), 0) + 1 FROM account", count);
}

qint64 SqliteRowWriter::takePaymentSerials(qint64 count)
{
    return m_database.value(u"UPDATE serial SET value = value + ? WHERE name = 'payment_reference' RETURNING value - ?"_s, {count, count})
        .toLongLong();
}

qint64 SqliteRowWriter::takeReceipt(const QString &series)
{
    return m_database.value(u"INSERT INTO receipt_serial (series, value) VALUES (?, 1) "
                            "ON CONFLICT (series) DO UPDATE SET value = value + 1 RETURNING value"_s, {notNull(series)}).toLongLong();
}

void SqliteRowWriter::insertLine(const AccountLine &line, qint64 batch)
{
    const QString null;
    m_database.raw("INSERT INTO account_line (id, account_id, credit_type, debit_type, amount, amount_outstanding, date, due_date, "
                            "description, internal_note, payment_type, status, batch_id, created_at, created_by, cash_register, "
                            "receipt_number, origin_line_id, proposal_id, accruing) "
                            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0), ?, ?, ?, ?, nullif(?, 0), nullif(?, 0), ?)")
        .run(line.id.value, line.account.value, line.isCredit() ? line.type : null, line.isDebit() ? line.type : null,
             line.amount.minor(), line.outstanding.minor(), text(line.date), text(line.dueDate), notNull(line.description),
             notNull(line.internalNote), textOrNull(line.paymentType), SqlRows::code(line.status), batch, m_at, m_by,
             textOrNull(line.cashRegister), textOrNull(line.receiptNumber), valueOf(line.origin), valueOf(line.proposal),
             qint64(line.accruing));
    m_summaries.add(line);
    Moved &moved = m_moved[line.account];
    moved.openDebits += line.isDebit() && line.isOpen() ? 1 : 0;
    if (line.isCredit() && line.type == LineTypeCode::payment && line.status == LineStatus::Normal) {
        // Of one day, the later number is the later payment.
        if (const QString date = text(line.date); date >= moved.paidOn) {
            moved.paidOn = date;
            moved.paid = -line.amount.minor();
        }
    }
}

void SqliteRowWriter::updateLine(const AccountLine &line)
{
    const bool wasOpen = m_summaries.change(line) != 0;
    Moved &moved = m_moved[line.account];
    if (line.isDebit())
        moved.openDebits += int(line.isOpen()) - int(wasOpen);
    moved.paymentUndone = moved.paymentUndone || (line.isCredit() && line.type == LineTypeCode::payment && line.status != LineStatus::Normal);
    // Only what differs is set: the triggers refuse an amount that is set again, even to what it is. What is outstanding moves
    // with it, as it may never be more than the amount.
    if (line.isDebit() && line.type == LineTypeCode::overdue)
        m_database.run(u"UPDATE account_line SET amount = ?, amount_outstanding = ? WHERE id = ? AND amount <> ?"_s,
                       {line.amount.minor(), line.outstanding.minor(), line.id.value, line.amount.minor()});
    m_database.raw("UPDATE account_line SET amount_outstanding = ?, status = ?, description = ?, internal_note = ?, accruing = ? "
                            "WHERE id = ?")
        .run(line.outstanding.minor(), SqlRows::code(line.status), notNull(line.description), notNull(line.internalNote),
             qint64(line.accruing), line.id.value);
}

void SqliteRowWriter::insertOffset(const Offset &offset)
{
    m_database.raw("INSERT INTO account_offset (id, type, amount, credit_id, debit_id, created_at, created_by) "
                   "VALUES (?, ?, ?, nullif(?, 0), nullif(?, 0), ?, ?)")
        .run(offset.id.value, SqlRows::code(offset.type), offset.amount.minor(), valueOf(offset.credit), valueOf(offset.debit), m_at, m_by);
}

qint64 SqliteRowWriter::updateTotals(AccountId account, Money balance, std::optional<qint64>)
{
    const Moved moved = m_moved[account];
    m_moved.erase(account);
    RawStatement &update = m_database.raw(
        "UPDATE account SET account_balance = ?1, ledger_version = ledger_version + 1, open_debits = open_debits + ?2, "
        "last_payment_amount = iif(?3 IS NOT NULL AND ?3 >= coalesce(last_payment_date, ''), ?4, last_payment_amount), "
        "last_payment_date = iif(?3 IS NOT NULL AND ?3 >= coalesce(last_payment_date, ''), ?3, last_payment_date) WHERE id = ?5 RETURNING ledger_version");
    const qint64 version = oneNumber(update, balance.minor(), moved.openDebits, textOrNull(moved.paidOn), moved.paid, account.value);
    if (moved.paymentUndone)
        updateLastPayment(account);
    return version;
}

void SqliteRowWriter::updateLastPayment(AccountId account)
{
    m_database.raw("UPDATE account SET (last_payment_date, last_payment_amount) = (SELECT date, -amount FROM account_line WHERE account_id = account.id "
                   "AND credit_type = 'PAYMENT' AND status IS NULL ORDER BY date DESC, id DESC LIMIT 1) WHERE id = ?")
        .run(account.value);
}

void SqliteRowWriter::flush()
{
    m_summaries.flush();
}

void SqliteRowWriter::discard()
{
    m_summaries.discard();
    m_moved.clear();
}

HolderId SqliteRowWriter::insertHolder(const Holder &holder)
{
    return {oneNumber(m_database.raw("INSERT INTO holder (id, reference, name, sort_name) VALUES (nullif(?, 0), ?, ?, ?) RETURNING id"),
                      holder.id.value, holder.reference, holder.name, notNull(folded(holder.name)))};
}

void SqliteRowWriter::renameHolder(const Holder &holder)
{
    m_database.run(u"UPDATE holder SET name = ?, sort_name = ? WHERE id = ?"_s,
                   {holder.name, notNull(folded(holder.name)), holder.id.value});
}

AccountId SqliteRowWriter::insertAccount(const Account &account)
{
    Account stored = account;
    stored.id = {oneNumber(m_database.raw(
        "INSERT INTO account (id, uuid, holder_id, payment_reference, parent_account_id, target_type, target_id, account_type, "
        "rent_group_type, agreement_type, account_status, currency, tenure_id, tenure_type_code, tenure_type, full_address, patch, "
        "start_date, end_date, end_reason_code, created_at, created_by, last_updated_at, last_updated_by, search_text) "
        "VALUES (nullif(?, 0), ?, ?, ?, nullif(?, 0), nullif(?, ''), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"),
        account.id.value, account.uuid.toString(QUuid::WithoutBraces), account.holder.id.value, account.paymentReference,
        valueOf(account.parentAccount), notNull(account.targetType), notNull(account.targetId), code(account.accountType),
        notNull(account.rentGroupType), notNull(account.agreementType), code(account.status), account.currency().code(),
        notNull(account.tenure.tenureId), notNull(account.tenure.typeCode), notNull(account.tenure.typeDescription),
        notNull(account.tenure.fullAddress), notNull(account.patch), text(account.startDate), text(account.endDate),
        notNull(account.endReasonCode), m_at, m_by, m_at, m_by, SqlRows::searchText(account))};
    insertCharges(stored);
    return stored.id;
}

void SqliteRowWriter::updateAccount(const Account &account)
{
    m_database.run(
        u"UPDATE account SET parent_account_id = ?, target_type = ?, target_id = ?, rent_group_type = ?, agreement_type = ?, "
        "account_status = ?, tenure_id = ?, tenure_type_code = ?, tenure_type = ?, full_address = ?, patch = ?, start_date = ?, "
        "end_date = ?, end_reason_code = ?, last_updated_at = ?, last_updated_by = ?, version = ?, search_text = ? WHERE id = ?"_s,
        {orNull(account.parentAccount), orNull(account.targetType), notNull(account.targetId), notNull(account.rentGroupType),
         notNull(account.agreementType), code(account.status), notNull(account.tenure.tenureId), notNull(account.tenure.typeCode),
         notNull(account.tenure.typeDescription), notNull(account.tenure.fullAddress), notNull(account.patch),
         text(account.startDate), text(account.endDate), notNull(account.endReasonCode), m_at, m_by,
         account.version, SqlRows::searchText(account), account.id.value});
    replaceCharges(account);
}

void SqliteRowWriter::replaceCharges(const Account &account)
{
    m_database.run(u"DELETE FROM consolidated_charge WHERE account_id = ?"_s, {account.id.value});
    insertCharges(account);
}

void SqliteRowWriter::insertCharges(const Account &account)
{
    int position = 0;
    for (const ConsolidatedCharge &charge : account.consolidatedCharges)
        m_database.run(u"INSERT INTO consolidated_charge (account_id, position, type, frequency, amount) VALUES (?, ?, ?, ?, ?)"_s,
                       {account.id.value, ++position, charge.type, notNull(charge.frequency), charge.amount.minor()});
}

void SqliteRowWriter::touchAccount(const Account &account)
{
    m_database.run(u"UPDATE account SET search_text = ?, version = version + 1, last_updated_at = ?, last_updated_by = ? WHERE id = ?"_s,
                   {SqlRows::searchText(account), m_at, m_by, account.id.value});
}

qint64 SqliteRowWriter::insertBatch(const QString &name)
{
    return m_database.value(u"INSERT INTO batch (name, created_at, created_by) VALUES (?, ?, ?) RETURNING id"_s,
                            {notNull(name), m_at, m_by}).toLongLong();
}

void SqliteRowWriter::rulesChanged()
{
    m_database.run(u"UPDATE ledger_settings SET rules_version = rules_version + 1"_s);
}

void SqliteRowWriter::putLineType(const LineType &type)
{
    m_database.run(
        u"INSERT INTO line_type (code, label, kind, by_hand, default_amount, by_caseworker, by_finance, archived, position) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM line_type)) "
        "ON CONFLICT (code) DO UPDATE SET label = excluded.label, by_hand = excluded.by_hand, default_amount = excluded.default_amount, "
        "by_caseworker = excluded.by_caseworker, by_finance = excluded.by_finance, archived = excluded.archived"_s,
        {type.code, type.label, type.kind == LineKind::Debit ? u"debit"_s : u"credit"_s, int(type.byHand), orNull(type.defaultAmountMinor),
         int(type.postedBy.testFlag(Role::Caseworker)), int(type.postedBy.testFlag(Role::Finance)), int(type.archived)});
    rulesChanged();
}

void SqliteRowWriter::putPaymentType(const PaymentType &type)
{
    m_database.run(u"INSERT INTO payment_type (code, label, archived, position) "
                   "VALUES (?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM payment_type)) "
                   "ON CONFLICT (code) DO UPDATE SET label = excluded.label, archived = excluded.archived"_s,
                   {type.code, type.label, int(type.archived)});
    rulesChanged();
}

void SqliteRowWriter::putCashRegister(const CashRegister &cashRegister)
{
    m_database.run(u"INSERT INTO cash_register (code, label, archived, position) "
                   "VALUES (?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM cash_register)) "
                   "ON CONFLICT (code) DO UPDATE SET label = excluded.label, archived = excluded.archived"_s,
                   {cashRegister.code, cashRegister.label, int(cashRegister.archived)});
    rulesChanged();
}

void SqliteRowWriter::putSettings(const LedgerSettings &settings)
{
    m_database.run(u"UPDATE ledger_settings SET receipt_numbers = ?, cash_registers = ?, warn_above = ?, refuse_above = ?, version = ?"_s,
                   {SqlRows::code(settings.receiptNumbers), int(settings.cashRegisters), orNull(settings.warnAboveMinor),
                    orNull(settings.refuseAboveMinor), settings.version});
    m_database.run(u"DELETE FROM approval_step"_s);
    for (const ApprovalStep &step : settings.approvalLadder)
        m_database.run(u"INSERT INTO approval_step (above_amount, approvers) VALUES (?, ?)"_s, {step.aboveMinor, step.approvers});
    rulesChanged();
}

void SqliteRowWriter::putPerson(const Person &person)
{
    m_database.run(u"INSERT INTO person (name, display_name, posting_limit, active, version) VALUES (?, ?, ?, ?, ?) "
                   "ON CONFLICT (name) DO UPDATE SET display_name = excluded.display_name, posting_limit = excluded.posting_limit, "
                   "active = excluded.active, version = excluded.version"_s,
                   {person.name, notNull(person.displayName), orNull(person.postingLimitMinor), int(person.active), person.version});
    m_database.run(u"DELETE FROM person_role WHERE name = ?"_s, {person.name});
    for (const Role role : {Role::Caseworker, Role::Finance, Role::Administrator}) {
        if (person.roles.testFlag(role))
            m_database.run(u"INSERT INTO person_role (name, role) VALUES (?, ?)"_s, {person.name, roleCode(role)});
    }
}

ProposalId SqliteRowWriter::insertProposal(const WriteOffProposal &proposal)
{
    const ProposalId id{m_database.value(
        u"INSERT INTO write_off_proposal (account_id, amount, type, date, reason, evidence, proposed_by, proposed_at, approvals_needed) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"_s,
        {proposal.account.value, proposal.amount.minor(), proposal.type, text(proposal.date), proposal.reason,
         notNull(proposal.evidence), m_by, m_at, proposal.approvalsNeeded}).toLongLong()};
    int position = 0;
    for (const LineId debit : proposal.debits)
        m_database.run(u"INSERT INTO write_off_debit (proposal_id, position, line_id) VALUES (?, ?, ?)"_s,
                       {id.value, ++position, debit.value});
    return id;
}

void SqliteRowWriter::insertDecision(const WriteOffProposal &proposal, const ProposalDecision &decision)
{
    m_database.run(u"INSERT INTO write_off_decision (proposal_id, person, proposed_by, answer, at, note) VALUES (?, ?, ?, ?, ?, ?)"_s,
                   {proposal.id.value, m_by, proposal.proposedBy, SqlRows::code(decision.answer), m_at, notNull(decision.note)});
}

void SqliteRowWriter::closeProposal(ProposalId proposal, ProposalStatus status, std::optional<LineId> line)
{
    m_database.run(u"UPDATE write_off_proposal SET status = ?, line_id = ? WHERE id = ?"_s,
                   {SqlRows::code(status), orNull(line), proposal.value});
}

void SqliteRowWriter::audit(const AuditEntry &entry)
{
    const qint64 account = valueOf(entry.account);
    const auto [number, hash] = nextInChain(account, entry);
    m_database.raw("INSERT INTO audit (at, actor, action, account_id, line_id, batch_id, before, after, chain_number, hash) "
                   "VALUES (?, ?, ?, nullif(?, 0), nullif(?, 0), nullif(?, 0), ?, ?, ?, ?)")
        .run(m_at, m_by, entry.action, account, valueOf(entry.line), entry.batch, entry.before, entry.after, number, hash);
    if (account != 0)
        m_database.raw("UPDATE account SET audit_entries = ?, audit_hash = ? WHERE id = ?").run(number, hash, account);
    else
        m_database.raw("UPDATE ledger_settings SET audit_entries = ?, audit_hash = ?").run(number, hash);
}

SqliteRowWriter::Link SqliteRowWriter::nextInChain(qint64 account, const AuditEntry &entry)
{
    RawStatement &end = account != 0 ? m_database.raw("SELECT audit_entries, audit_hash FROM account WHERE id = ?1")
                                     : m_database.raw("SELECT audit_entries, audit_hash FROM ledger_settings WHERE ?1 = 0");
    const RawStatement::Closing closing(end);
    end.open(account);
    const bool found = end.nextRow();
    const qint64 number = (found ? end.number(0) : 0) + 1;
    return {number, chainHash(found ? end.string(1) : QString(), number, m_at, m_by, entry)};
}

void SqliteRowWriter::event(const QString &type, const QString &key, qint64 version, const QString &payload)
{
    m_database.raw("INSERT INTO event (at, type, key, version, payload) VALUES (?, ?, ?, ?, ?)")
        .run(m_at, type, key, version, payload);
}

void SqliteRowWriter::remember(const QString &key, const KnownKey &use)
{
    m_database.raw("INSERT INTO idempotency_key (key, operation, fingerprint, account_id, line_id, created_at, subject_id) "
                   "VALUES (?, ?, ?, nullif(?, 0), nullif(?, 0), ?, nullif(?, 0))")
        .run(key, use.operation, notNull(use.fingerprint), use.account.value, use.line.value, m_at, use.subject);
}

void SqliteRowWriter::checkpoint()
{
    QSqlQuery before = m_database.run(u"SELECT last_audit_id, hash FROM audit_checkpoint ORDER BY id DESC LIMIT 1"_s);
    const bool first = !nextRow(before);
    const qint64 since = first ? 0 : before.value(0).toLongLong();
    CheckpointHash hash(first ? QString() : before.value(1).toString());
    before.finish();
    const qint64 last = m_database.value(u"SELECT coalesce(max(id), 0) FROM audit"_s).toLongLong();
    if (last <= since)
        return;
    QSqlQuery ends = m_database.run(u"SELECT coalesce(account_id, 0) AS chain, max(chain_number), hash FROM audit WHERE id > ? "
                                    "GROUP BY chain ORDER BY chain"_s, {since});
    while (nextRow(ends))
        hash.add(ends.value(0).toLongLong(), ends.value(1).toLongLong(), ends.value(2).toString());
    m_database.run(u"INSERT INTO audit_checkpoint (at, actor, last_audit_id, hash) VALUES (?, ?, ?, ?)"_s, {m_at, m_by, last, hash.result()});
}

} // namespace Tally
