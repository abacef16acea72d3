// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/ledgerwriter.h"

#include "models/stores/sql/journal.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqlrows.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

using SqlRows::notNull;

Currency currencyOf(Database &database, AccountId account, Money *balance = nullptr)
{
    QSqlQuery query = database.run(u"SELECT currency, account_balance FROM account WHERE id = ?"_s, {account.value});
    if (!query.next())
        throw SqlFailure{{.kind = ErrorKind::NotFound, .detail = u"account %1"_s.arg(account.value)}};
    const auto currency = Currency::fromCode(query.value(0).toString());
    if (!currency)
        throw SqlFailure{{.kind = ErrorKind::Corrupt, .detail = u"unknown currency"_s}};
    if (balance != nullptr)
        *balance = Money::fromMinor(query.value(1).toLongLong(), *currency);
    return *currency;
}

void readLines(Database &database, LedgerState &state, const QString &where, const QVariantList &values)
{
    QSqlQuery query = database.run(u"SELECT "_s + SqlRows::lineColumns + u" FROM account_line WHERE "_s + where, values);
    while (query.next())
        state.lines.push_back(SqlRows::line(query, state.currency));
}

void readOffsets(Database &database, LedgerState &state, const QString &where, const QVariantList &values)
{
    QSqlQuery query = database.run(
        u"SELECT "_s + SqlRows::offsetColumns + u" FROM account_offset WHERE "_s + where + u" ORDER BY id"_s, values);
    while (query.next())
        state.offsets.push_back(SqlRows::offset(query, state.currency));
}

/// Adds lines a command names, or an offset leads to, that are not open and so not yet there.
void addLines(Database &database, LedgerState &state, const std::vector<LineId> &ids)
{
    for (const LineId id : ids) {
        if (state.line(id) == nullptr)
            readLines(database, state, u"id = ? AND account_id = ?"_s, {id.value, state.account.value});
    }
}

std::vector<LineId> linesNamed(const LedgerCommand &command)
{
    struct Named
    {
        std::vector<LineId> operator()(const AddDebit &) const { return {}; }
        std::vector<LineId> operator()(const AddCredit &c) const { return c.debits; }
        std::vector<LineId> operator()(const ApplyCredit &c) const
        {
            std::vector<LineId> ids = c.debits;
            ids.push_back(c.credit);
            return ids;
        }
        std::vector<LineId> operator()(const VoidCredit &c) const { return {c.credit}; }
    };
    return std::visit(Named{}, command);
}

Posted answerFor(Database &database, AccountId account, LineId line, bool repeated)
{
    Money balance;
    LedgerState state{.account = account, .currency = currencyOf(database, account, &balance)};
    readLines(database, state, u"id = ?"_s, {line.value});
    readOffsets(database, state, u"credit_id = ? OR debit_id = ?"_s, {line.value, line.value});
    if (state.lines.empty())
        throw SqlFailure{{.kind = ErrorKind::Corrupt, .detail = u"line %1 of a posting is missing"_s.arg(line.value)}};
    return {.line = state.lines.front(), .offsets = std::move(state.offsets), .balance = balance, .repeated = repeated};
}

} // namespace

LedgerState loadAffected(Database &database, AccountId account, const LedgerCommand &command)
{
    LedgerState state{.account = account, .currency = currencyOf(database, account)};
    readLines(database, state, u"account_id = ? AND amount_outstanding <> 0"_s, {account.value});
    addLines(database, state, linesNamed(command));
    if (const auto *voided = std::get_if<VoidCredit>(&command)) {
        readOffsets(database, state, u"credit_id = ?"_s, {voided->credit.value});
        std::vector<LineId> debits;
        for (const Offset &offset : state.offsets) {
            if (offset.debit)
                debits.push_back(*offset.debit);
        }
        addLines(database, state, debits);
    }
    return state;
}

LedgerState loadWhole(Database &database, AccountId account, Currency currency)
{
    LedgerState state{.account = account, .currency = currency};
    readLines(database, state, u"account_id = ? ORDER BY date, id"_s, {account.value});
    // Two lists by index rather than one with OR, which would scan all offsets.
    QSqlQuery query = database.run(
        u"SELECT "_s + SqlRows::offsetColumns
            + u" FROM account_offset WHERE id IN ("
              "SELECT o.id FROM account_line l JOIN account_offset o ON o.credit_id = l.id WHERE l.account_id = ? "
              "UNION SELECT o.id FROM account_line l JOIN account_offset o ON o.debit_id = l.id WHERE l.account_id = ?) ORDER BY id"_s,
        {account.value, account.value});
    while (query.next())
        state.offsets.push_back(SqlRows::offset(query, currency));
    return state;
}

LineId subjectOf(const LedgerChange &change, const LedgerCommand &command)
{
    if (const auto *applied = std::get_if<ApplyCredit>(&command))
        return applied->credit;
    Q_ASSERT(!change.added.empty());
    return change.added.front().id;
}

LedgerWriter::LedgerWriter(Database &database, const Stamp &stamp)
    : m_database{database}
    , m_at{SqlRows::text(stamp.at)}
    , m_by{notNull(stamp.by)}
    , m_nextLine{database.value(u"SELECT coalesce(max(id), 0) + 1 FROM account_line"_s).toLongLong()}
    , m_nextOffset{database.value(u"SELECT coalesce(max(id), 0) + 1 FROM account_offset"_s).toLongLong()}
    , m_insertLine{database.handle(),
                   "INSERT INTO account_line (id, account_id, credit_type, debit_type, amount, amount_outstanding, date, due_date, "
                   "description, internal_note, payment_type, status, batch_id, created_at, created_by) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0), ?, ?)"}
    , m_updateLine{database.handle(), "UPDATE account_line SET amount_outstanding = ?, status = ? WHERE id = ?"}
    , m_insertOffset{database.handle(),
                     "INSERT INTO account_offset (id, type, amount, credit_id, debit_id, created_at, created_by) "
                     "VALUES (?, ?, ?, nullif(?, 0), nullif(?, 0), ?, ?)"}
{
}

void LedgerWriter::number(LedgerChange &change)
{
    Tally::number(change, m_nextLine, m_nextOffset);
    m_nextLine.value += qint64(change.added.size());
    m_nextOffset.value += qint64(change.offsets.size());
}

void LedgerWriter::write(std::span<const AccountLine> added, std::span<const AccountLine> changed, std::span<const Offset> offsets)
{
    const QString null;
    for (const AccountLine &line : added)
        m_insertLine.run(line.id.value, line.account.value, line.isCredit() ? line.type : null, line.isDebit() ? line.type : null,
                         line.amount.minor(), line.outstanding.minor(), SqlRows::text(line.date), SqlRows::text(line.dueDate),
                         notNull(line.description), notNull(line.internalNote), line.paymentType.isEmpty() ? null : line.paymentType,
                         SqlRows::code(line.status), m_batch, m_at, m_by);
    for (const AccountLine &line : changed)
        m_updateLine.run(line.outstanding.minor(), SqlRows::code(line.status), line.id.value);
    for (const Offset &offset : offsets)
        m_insertOffset.run(offset.id.value, SqlRows::code(offset.type), offset.amount.minor(), offset.credit.value_or(LineId{}).value,
                           offset.debit.value_or(LineId{}).value, m_at, m_by);
}

qint64 LedgerWriter::refreshAccount(AccountId account, Money balance)
{
    QSqlQuery last = m_database.run(
        u"SELECT date, -amount FROM account_line WHERE account_id = ? AND credit_type = 'PAYMENT' AND status IS NULL "
        "ORDER BY date DESC, id DESC LIMIT 1"_s, {account.value});
    const bool paid = last.next();
    const QVariant date = paid ? last.value(0) : QVariant();
    const QVariant amount = paid ? last.value(1) : QVariant();
    last.finish();
    return m_database.value(
        u"UPDATE account SET account_balance = ?, ledger_version = ledger_version + 1, last_payment_date = ?, "
        "last_payment_amount = ?, open_debits = (SELECT count(*) FROM account_line l WHERE l.account_id = account.id "
        "AND l.amount_outstanding <> 0 AND l.debit_type IS NOT NULL) WHERE id = ? RETURNING ledger_version"_s,
        {balance.minor(), date, amount, account.value}).toLongLong();
}

Posted postOne(Database &database, const Posting &posting, const Stamp &stamp)
{
    Transaction transaction(database);
    const QString operation = Journal::operationOf(posting.command);
    const QString fingerprint = Journal::fingerprintOf(posting.account, posting.command);
    if (const auto known = Journal::known(database, posting.key)) {
        Journal::requireSame(*known, operation, fingerprint, posting.key);
        return answerFor(database, known->account, known->line, true);
    }

    const LedgerState state = loadAffected(database, posting.account, posting.command);
    auto change = decide(state, posting.command);
    if (!change)
        throw SqlFailure{change.error()};
    Money stored;
    currencyOf(database, posting.account, &stored);
    // The same fact from both sides: what the lines add up to is what the account says.
    if (stored != change->balanceBefore)
        throw SqlFailure{{.kind = ErrorKind::Corrupt, .detail = u"account %1: balance %2, lines %3"_s.arg(posting.account.value)
                              .arg(stored.toPlainString(), change->balanceBefore.toPlainString())}};

    LedgerWriter writer(database, stamp);
    writer.number(*change);
    writer.write(change->added, change->changed, change->offsets);
    const qint64 version = writer.refreshAccount(posting.account, change->balanceAfter);
    const LineId subject = subjectOf(*change, posting.command);
    const QString json = Journal::changeJson(*change);
    const auto uuid = QUuid::fromString(database.value(u"SELECT uuid FROM account WHERE id = ?"_s, {posting.account.value}).toString());
    Journal::audit(database, {.action = operation, .account = posting.account, .line = subject, .after = json}, stamp);
    Journal::event(database, u"LedgerChanged"_s, uuid, version, json, stamp);
    Journal::remember(database, posting.key,
                      {.operation = operation, .fingerprint = fingerprint, .account = posting.account, .line = subject}, stamp);
    Posted posted = answerFor(database, posting.account, subject, false);
    transaction.commit();
    return posted;
}

} // namespace Tally
